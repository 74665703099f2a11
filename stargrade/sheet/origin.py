"""What an entry sheet made by ``stargrade template`` says of itself: by which scheme it is to be graded.

The words stand on a hidden worksheet of their own, one to a row, so that they outlive every
program that opens the file and saves it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..problems import Place, Problem
from ..scheme.loaded import Loaded
from .model import Book, Grid
from .spelling import cell_text

ORIGIN_SHEET = "stargrade"
_SCHEME, _VERSION, _SHA256 = "scheme", "version", "sha256"
_NAME = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """The scheme that an entry sheet was made from: its id, its version, and its file's hash."""

    scheme: str
    version: str
    sha256: str

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The words of the hidden worksheet, in two columns."""
        return ((_SCHEME, self.scheme), (_VERSION, self.version), (_SHA256, self.sha256))


def origin_of(book: Book) -> Origin | None:
    """What the file says of its scheme; None where it says nothing, or what is said names no scheme."""
    for grid in book.grids:
        if grid.name == ORIGIN_SHEET:
            said = _said(grid)
            # a name only: a sheet that somebody sent must not choose a file by its path
            if _NAME.fullmatch(said.get(_SCHEME, "")):
                return Origin(said[_SCHEME], said.get(_VERSION, ""), said.get(_SHA256, ""))
    return None


def _said(grid: Grid) -> dict[str, str]:
    return {cell_text(row[0]): cell_text(row[1]) for row in grid.rows if len(row) > 1}


def differences(book: Book, loaded: Loaded) -> tuple[Problem, ...]:
    """A notice where the sheet was made from other rules than those that it is graded by."""
    origin = origin_of(book)
    if origin is None or origin.sha256 == loaded.sha256:
        return ()
    place = Place(book.path)
    if origin.scheme != loaded.scheme.id:
        return (Problem("SG170", place, {"made": origin.scheme, "scheme": loaded.scheme.id}),)
    params = {"scheme": origin.scheme, "then": origin.version, "now": loaded.scheme.version}
    return (Problem("SG169", place, params),)
