"""What a file says about its cells beside their values: errors, percentages, hidden rows.

The engine that reads values gives a blank for ``#DIV/0!`` and never says that a number is shown
as a percentage, so every format has a scan of its own that finds these facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ..numbers.coded import coded, compact
from .model import BadCell, Cells
from .raw_cells import no_cells
from .rows_of_columns import ColumnRows

Spot = tuple[int, int]  # row and column, counted from 0
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one worksheet; rows and columns are counted from 0.

    `name` is that of the sheet, empty where the format of the file gives it elsewhere. `end` is the
    farthest row and the farthest column that hold a value, where a scan knows them. `zeros` are
    formulas that show a zero which may stand there only because nobody has calculated them;
    `calculated` says that some formula shows anything else. `shared_texts` counts the cells that
    show one of the texts which cells share. `own_digits` are cells whose number format writes digits
    that are not the cell's own.
    """

    bad: Mapping[Spot, BadCell] = field(default_factory=dict)
    percent: frozenset[Spot] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    end: Spot = (0, 0)
    zeros: Mapping[Spot, BadCell] = field(default_factory=dict)
    calculated: bool = False
    shared_texts: int = 0
    name: str = ""
    own_digits: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The facts of all sheets, charts counted too, in the order of the workbook; may be cut short.

    `doubtful` where the scan cannot promise that the engine will come to an end with this file;
    `renamed` is the same workbook with the names of parts that the engine goes by, where it has others.
    """

    sheets: Sequence[Facts]
    doubtful: bool = True
    renamed: bytes | None = None


def doubting_zeros(sheets: Sequence[Facts]) -> list[Facts]:
    """The facts with all doubtful zeros as uncalculated, where no formula of the workbook shows anything else.

    Programs that write formulas without calculating them put a zero there, or an empty text, and a
    note that the workbook is to be calculated when it is opened.
    """
    if any(sheet.calculated for sheet in sheets):
        return list(sheets)
    return [replace(sheet, bad={**sheet.bad, **sheet.zeros}) for sheet in sheets]


def lay(bad: Mapping[Spot, BadCell], rows: ColumnRows) -> ColumnRows:
    """The rows with the bad cells in them; rows and columns that the engine left out are added."""
    if not bad:
        return rows
    of_column: dict[int, dict[int, BadCell]] = {}
    for (row, column), cell in bad.items():
        of_column.setdefault(column, {})[row] = cell
    many = max(len(rows), *(row + 1 for row, _ in bad))
    columns = [*rows.columns, *(no_cells(len(rows)) for _ in range(max(of_column) + 1 - len(rows.columns)))]
    return ColumnRows([_laid(cells, of_column.get(at, {}), many) for at, cells in enumerate(columns)], many)


def _laid(cells: Cells, bad: Mapping[int, BadCell], many: int) -> Cells:
    """One column with so many rows and its bad cells."""
    added = coded(bad.values())
    of = np.full(many, -1, dtype=np.int32)
    of[: len(cells)] = cells.of
    of[list(bad)] = added.of + np.int32(len(cells.different))
    return compact([*cells.different, *added.different], of)


def numbers_of(spots: Iterable[Spot], rows: ColumnRows) -> frozenset[Spot]:
    """Those spots whose cell is a number: a blank or a word may have a percent format too."""
    of_column: dict[int, list[int]] = {}
    for row, column in spots:
        of_column.setdefault(column, []).append(row)
    return frozenset(
        (row, column)
        for column, own in of_column.items()
        if column < len(rows.columns)
        for row in _numbers_among(rows.columns[column], own)
    )


def _numbers_among(cells: Cells, rows: Sequence[int]) -> list[int]:
    number = cells.holding(place for place, cell in enumerate(cells.different) if type(cell) in (int, float))
    marked = np.array([row for row in rows if row < len(cells)], dtype=np.int64)
    found: list[int] = marked[number[marked]].tolist()
    return found
