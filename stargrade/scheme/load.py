"""Opens a scheme file and reads it, or says everything that is wrong with its form."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path as File
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..problems import Place, Problem, Refusal, refuse
from .loaded import Loaded
from .marks import Marks, Path
from .mistakes import mistakes
from .model import Scheme
from .yaml_text import YamlText, read_yaml

MOST_BYTES = 2**20

# A file with one of these is no scheme at all; every other problem is a mistake in a scheme.
NO_SCHEME = frozenset({"SG401", "SG402", "SG403", "SG404", "SG405", "SG406", "SG407", "SG408", "SG409"})

AnyPart = TypeVar("AnyPart", bound=BaseModel)


def load_scheme(path: File) -> Loaded:
    """Read a scheme file.

    Raises Refusal with every problem of the file's form, each with line and column; what the
    form cannot tell (names, sums, labels) is found by `check.check_scheme`.
    """
    data = read_bytes(path)
    read = read_yaml(decode(data, str(path)), str(path))
    _is_scheme(read, str(path))
    scheme = read_part(read, Scheme, list(_blanks(read.data, read.marks)))
    return Loaded(scheme, hashlib.sha256(data).hexdigest(), path, read.marks)


def read_bytes(path: File) -> bytes:
    """The bytes of a scheme file; raises Refusal where it cannot be read or is absurdly large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refuse("SG401", Place(str(path)), reason=error.strerror or type(error).__name__) from error
    if len(data) > MOST_BYTES:
        raise refuse("SG404", Place(str(path)), most=MOST_BYTES // 1024)
    return data


def decode(data: bytes, file: str) -> str:
    """The text of a scheme file; raises Refusal at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        col = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        raise refuse("SG405", Place(file, line=line, col=col)) from error


def _is_scheme(read: YamlText, file: str) -> None:
    """Stop at a file that does not claim to be a scheme, so that nothing more of it is shown."""
    if not isinstance(read.data, dict) or "stargrade" not in read.data:
        raise refuse("SG407", Place(file, line=1, col=1))


def read_part(read: YamlText, model: type[AnyPart], problems: Collection[Problem] = ()) -> AnyPart:
    """The data of a file as the model's value.

    Raises Refusal with all that does not fit, and with the problems already known.
    """
    found = [*read.problems, *problems]
    try:
        part = model.model_validate(read.data)
    except ValidationError as error:
        blank = {problem.place for problem in problems}
        found += [p for p in mistakes(error, model, read.data, read.marks) if p.place not in blank]
    if found:
        raise Refusal(in_order(found))
    return part


def _blanks(data: Any, marks: Marks, path: Path = ()) -> Iterator[Problem]:
    """Keys with nothing behind them; only a label may do without further spellings."""
    if path[:1] == ("columns",) and path[2:] == ("labels",):
        return
    if isinstance(data, dict | list):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _blanks(inner, marks, (*path, step))
    elif data is None and isinstance(path[-1], str):
        yield Problem("SG417", marks.value(path), {"key": path[-1]})


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a file from its first line to its last."""
    return sorted(problems, key=lambda p: (p.place.line or 0, p.place.col or 0, p.code))
