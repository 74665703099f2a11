"""Opens a scheme file and reads it, or says everything that is wrong with its form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..problems import Place, Problem, Refusal, refuse
from .dated import newest
from .extend import extended
from .file_text import decode, read_bytes
from .find import find_scheme
from .loaded import Loaded
from .marks import Marks, Path
from .mistakes import mistakes
from .model import Scheme
from .yaml_text import YamlText, read_yaml

# A file with one of these is no scheme at all; every other problem is a mistake in a scheme.
NO_SCHEME = frozenset({"SG401", "SG402", "SG403", "SG404", "SG405", "SG406", "SG407", "SG408", "SG409"})

Whole = TypeVar("Whole")


def load_scheme(path: File) -> Loaded:
    """Read a scheme file.

    Raises Refusal with every problem of the file's form, each with line and column; what the
    form cannot tell (names, sums, labels) is found by `check.check_scheme`.
    """
    return _loaded(_layered(path, ()))


@dataclass(frozen=True)
class _Layered:
    """A scheme file laid over those that it extends: what they say together, and all their bytes."""

    path: File
    read: YamlText
    data: bytes
    blanks: tuple[Problem, ...]
    base: _Layered | None = None
    said: tuple[Problem, ...] = ()


def _loaded(file: _Layered) -> Loaded:
    base = None if file.base is None else _loaded(file.base)
    scheme = newest(read_part(file.read, Scheme, file.blanks))
    return Loaded(scheme, hashlib.sha256(file.data).hexdigest(), file.path, file.read.marks, base, file.said)


def _layered(path: File, above: tuple[File, ...]) -> _Layered:
    """A file and, below it, the one that it extends; `above` are the files that extend this one."""
    data = read_bytes(path)
    own = read_yaml(decode(data, str(path)), str(path))
    _is_scheme(own)
    blanks = tuple(_blanks(own.data, own.marks))
    name = own.data.get("extends")
    if not isinstance(name, str):
        return _Layered(path, _nothing_removed(own), data, blanks)
    found, said = _base(name, path, own.marks)
    chain = (*above, path)
    if any(found.exists() and one.exists() and found.samefile(one) for one in chain):
        raise refuse("SG490", own.marks.value(("extends",)), base=name)
    base = _layered(found, chain)
    return _Layered(path, extended(base.read, own), base.data + data, blanks, base, said)


def base_beside(path: File) -> File:
    """Where a scheme file that travels carries the text of the one that it extends, as in a record of the ledger."""
    return path.with_name(f"{path.stem}.extends.yaml")


def _base(name: str, path: File, marks: Marks) -> tuple[File, tuple[Problem, ...]]:
    """The file of the extended scheme: the one carried along, else the one named; a path counts from its own file."""
    carried = base_beside(path)
    if carried.is_file():
        return carried, ()
    if "/" in name or name.endswith(".yaml"):
        return path.parent / name, ()
    try:
        return find_scheme(name, besides=path)
    except Refusal as refusal:
        place = marks.value(("extends",))
        raise Refusal([replace(problem, place=place) for problem in refusal.problems]) from refusal


def _nothing_removed(own: YamlText) -> YamlText:
    """A file that extends nothing has nothing to remove."""
    if "remove" not in own.data:
        return own
    return replace(own, problems=(*own.problems, Problem("SG498", own.marks.key(("remove",)))))


def _is_scheme(read: YamlText) -> None:
    """Stop at a file that does not claim to be a scheme, so that nothing more of it is shown."""
    if not isinstance(read.data, dict) or "stargrade" not in read.data:
        raise refuse("SG407", read.marks.value(()))


def read_part(read: YamlText, holds: type[Whole], problems: Sequence[Problem] = ()) -> Whole:
    """The data of a file as what it should hold, such as a `Scheme`.

    Raises Refusal with all that does not fit, and with the problems already known.
    """
    found = [*read.problems, *problems]
    try:
        whole = TypeAdapter(holds).validate_python(read.data)
    except ValidationError as error:
        found = _joined(found, mistakes(error, holds, read.data, read.marks))
    if found:
        raise Refusal(in_order(found))
    return whole


def _joined(found: Sequence[Problem], more: Sequence[Problem]) -> list[Problem]:
    """Both, without saying of a blank that it does not fit, or of an unknown key that it is blank."""
    unknown = {p.place for p in more if p.code == "SG413"}
    kept = [p for p in found if p.place not in unknown]
    blank = {p.place for p in kept if p.code == "SG417"}
    return [*kept, *(p for p in more if p.place not in blank)]


def _blanks(data: Any, marks: Marks, path: Path = ()) -> Iterator[Problem]:
    """Keys with nothing behind them; only a label may do without further spellings."""
    if path[-3:-2] == ("columns",) and path[-1:] == ("labels",):
        return
    if isinstance(data, dict | list):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _blanks(inner, marks, (*path, step))
    elif data is None and isinstance(path[-1], str):
        yield Problem("SG417", marks.value(path), {"key": path[-1]})


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a file from its first line to its last."""
    return sorted(problems, key=lambda p: (p.place.line or 0, p.place.col or 0, p.code))


def texts_of(loaded: Loaded) -> tuple[bytes, ...]:
    """The bytes of a scheme's file, then of those that it extends; Refusal where they have just been changed."""
    texts: list[bytes] = []
    layer: Loaded | None = loaded
    while layer is not None:
        texts.append(read_bytes(layer.path))
        layer = layer.base
    if hashlib.sha256(b"".join(reversed(texts))).hexdigest() != loaded.sha256:
        raise refuse("SG613", Place(str(loaded.path)))
    return tuple(texts)
