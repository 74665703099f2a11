"""Where every key and value of a scheme file stands, so that a problem can point at it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..problems import Place

Path = tuple[str | int, ...]

_OPENING = re.compile(r"""['"]|[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\n[ ]*|""")
# How the file writes one character of a value, by the quote that the value begins with.
_PIECES = {
    "'": re.compile(r"''|\s*\n\s*|.", re.DOTALL),
    '"': re.compile(r"\\.|\s*\n\s*|.", re.DOTALL),
}
_BARE = re.compile(r"\s*\n\s*|.", re.DOTALL)


def name_at(whole: Any, path: Path) -> str:
    """A path with ids in the place of numbers, as `remove` has them: ``tiers.ladder.four``, ``items.late.bands.2``."""
    names: list[str] = []
    for step in path:
        whole = _within(whole, step)
        names.append(str(getattr(whole, "id", step + 1)) if isinstance(step, int) else step)
    return ".".join(names)


def _within(whole: Any, step: str | int) -> Any:
    """What stands behind one step; None inside a rule."""
    if isinstance(whole, tuple) and isinstance(step, int):
        return whole[step]
    if isinstance(whole, Mapping):
        return whole.get(step)
    return getattr(whole, str(step), None)


@dataclass(frozen=True, slots=True)
class Spot:
    """The line and column (from 1) where something begins, and how it is written in the file.

    `file` is named where it is another one than that of the marks.
    """

    line: int
    col: int
    raw: str = ""
    file: str | None = None


@dataclass(frozen=True)
class Marks:
    """The spots of a file by path, such as ``("tiers", "ladder", 0, "star")``."""

    file: str
    keys: Mapping[Path, Spot]
    values: Mapping[Path, Spot]

    def value(self, path: Path, at: int = 0) -> Place:
        """The place of a value, `at` characters into its text where it is a formula.

        A path that is not in the file (something left out, or a lone value where a list may
        stand) points at the nearest part around it that is.
        """
        while path and path not in self.values:
            at = at if isinstance(path[-1], int) else 0
            path = path[:-1]
        spot = self.values.get(path, Spot(1, 1))
        line, col = _inside(spot, at)
        return Place(spot.file or self.file, line=line, col=col)

    def key(self, path: Path) -> Place:
        """The place of a key; that of its value where it has none."""
        spot = self.keys.get(path)
        return self.value(path) if spot is None else Place(spot.file or self.file, line=spot.line, col=spot.col)


def _inside(spot: Spot, at: int) -> tuple[int, int]:
    """The line and column of the character `at` of a value.

    Line breaks, indents, quotes and the sign of a block stand in the file but not in the value.
    """
    if at == 0:
        return spot.line, spot.col
    opening = _OPENING.match(spot.raw)
    end = opening.end() if opening is not None else 0
    pieces = _PIECES.get(spot.raw[:1], _BARE)
    for _, piece in zip(range(at), pieces.finditer(spot.raw, end), strict=False):
        end = piece.end()
    before = spot.raw[:end]
    breaks = before.count("\n")
    return (spot.line + breaks, len(before) - before.rfind("\n")) if breaks else (spot.line, spot.col + end)
