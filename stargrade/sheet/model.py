"""A sheet as a person sees it: rows with their numbers, columns with their letters, raw cells.

`Grid` is one worksheet as the file holds it. `Sheet` is the table found in it: which row holds
the headings, which column is which, which rows are people. `Values` is the table once every
cell has been read as what its column should hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ..numbers.coded import Coded
from ..numbers.columns import Column
from ..problems import Place, Problem
from .repairs import Repair

Cells = Coded[Any]  # a column of raw cells


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that the file itself holds no value for.

    `kind` is ``error`` (then `text` is such as ``#DIV/0!``) or ``uncalculated`` (a formula that
    no program has calculated yet).
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet: `rows[0]` is row 1 of the sheet and `rows[r][0]` is column A.

    Cells are str, int, float, bool, date, datetime, time, timedelta, `BadCell`, or None for a
    blank. `merges` are (first row, first column, last row, last column), counted from 0.
    `percent` holds the (row, column) of number cells that are shown as a percentage, `own_digits`
    of those whose number format writes other digits; `hidden_rows` are counted from 0 too.
    """

    name: str | None
    rows: Sequence[Sequence[Any]]
    visible: bool = True
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    percent: frozenset[tuple[int, int]] = frozenset()
    own_digits: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A file as read: its worksheets, its name and the hash of its bytes."""

    path: str
    sha256: str
    grids: tuple[Grid, ...]
    kind: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row of totals: its row number as a person sees it, the words on it, its raw cells by column position."""

    row: int
    words: str
    cells: Mapping[int, Any]


@dataclass(frozen=True)
class Sheet:
    """The table found in a worksheet, cells still raw.

    `headings[c]` is the heading of the c-th column that the table has and `letters[c]` its
    column letter; `cells[c]` holds its raw cells, one for each row kept. `rows[i]` is the row
    number that a person sees. `found` says which columns belong to each column id. `totals` are the
    rows of totals, which are no people; `repairs` is what was read as something else than it shows;
    `titles` are the rows above the headings, each with its number and its texts in one.
    """

    file: str
    name: str | None
    sha256: str
    header_row: int
    headings: tuple[str, ...]
    letters: tuple[str, ...]
    cells: tuple[Cells, ...]
    percent: tuple[npt.NDArray[np.bool_], ...]
    rows: npt.NDArray[np.int64]
    found: Mapping[str, tuple[int, ...]]
    problems: tuple[Problem, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    repairs: tuple[Repair, ...] = ()
    titles: tuple[tuple[int, str], ...] = ()

    def place(self, at: int | None = None, column: str | None = None) -> Place:
        """Where row `at` (counted from 0 among the rows kept) stands, and the column of an id."""
        spot = self.found.get(column, ()) if column else ()
        return Place(
            file=self.file,
            sheet=self.name,
            row=None if at is None else int(self.rows[at]),
            column=self.letters[spot[0]] if spot else None,
        )


@dataclass(frozen=True)
class Values:
    """The typed columns of a sheet, by column id, each as long as the sheet.

    `bad[id]` marks the cells that have a problem of their own, so that no second problem is
    raised about them. `blank[id]` marks, for the columns that an earlier period may stand for, the
    cells in which the default stands. `keys` are the subjects' ids as text ("" where the cell is blank or bad).
    """

    columns: Mapping[str, Column]
    bad: Mapping[str, npt.NDArray[np.bool_]]
    keys: Sequence[str]
    problems: tuple[Problem, ...] = field(default=())
    blank: Mapping[str, npt.NDArray[np.bool_]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
