"""Finds the file of a scheme: a path is taken as it is, a name is looked up.

A name is looked for in ./schemes, then in the user's own folder, then among the built-in schemes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..problems import Place, Problem, refuse
from ..texts import Text
from .file_text import decode, read_bytes
from .nearest import hint
from .yaml_text import read_head

_NAME = re.compile(r"[a-z0-9-]+")
_HEAD = frozenset({"id", "title"})


@dataclass(frozen=True, slots=True)
class Builtin:
    """A built-in scheme: its name, its title, and its file."""

    id: str
    title: Text
    path: Path


def find_scheme(value: str, besides: Path | None = None) -> tuple[Path, tuple[Problem, ...]]:
    """The file that a value of ``--scheme`` means, and what should be said aloud about it.

    A name does not mean the file `besides`: a scheme may extend a built-in one of its own name.
    Raises Refusal where the value is no name, or nothing has that name. A path is not looked at.
    """
    if "/" in value or value.endswith(".yaml"):
        return Path(value), ()
    if not _NAME.fullmatch(value):
        raise refuse("SG403", name=value)
    for folder in folders():
        path = folder / f"{value}.yaml"
        if path.is_file() and not (besides is not None and besides.exists() and path.samefile(besides)):
            return path, tuple(_hidden(value, path))
    raise refuse("SG402", name=value, hint=hint(value, known_names()))


def folders() -> tuple[Path, ...]:
    """Where names are looked up, in this order."""
    return Path("schemes"), own_folder(), builtin_folder()


def own_folder() -> Path:
    """The user's own schemes, wherever the system keeps such things."""
    from platformdirs import user_data_path

    return user_data_path("stargrade", appauthor=False) / "schemes"


def builtin_folder() -> Path:
    """The built-in schemes: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "_builtin"
    return packed if packed.is_dir() else package.parent / "schemes"


def known_names() -> tuple[str, ...]:
    """The names of all schemes that can be found by name."""
    return tuple(sorted({path.stem for folder in folders() for path in _files(folder)}))


def list_builtins() -> tuple[Builtin, ...]:
    """The built-in schemes by name; reads only the head of each file."""
    return tuple(_head(path) for path in sorted(_files(builtin_folder()), key=lambda path: path.stem))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("*.yaml") if _NAME.fullmatch(path.stem))


def _head(path: Path) -> Builtin:
    head = read_head(decode(read_bytes(path), str(path)), _HEAD)
    return Builtin(head["id"], Text(head["title"]["en"], head["title"]["zh"]), path)


def _hidden(name: str, path: Path) -> Iterator[Problem]:
    """A notice where a scheme of one's own takes the place of a built-in one with other rules."""
    builtin = builtin_folder() / path.name
    if builtin.is_file() and read_bytes(builtin) != read_bytes(path):
        yield Problem("SG419", Place(str(path)), {"name": name})
