"""What a file says about its cells beside their values: errors, percentages, hidden rows.

The engine that reads values gives a blank for ``#DIV/0!`` and never says that a number is shown
as a percentage, so every format has a scan of its own that finds these facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .model import BadCell

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


def lay(bad: Mapping[Spot, BadCell], rows: list[list[Any]]) -> list[list[Any]]:
    """Put the bad cells into the rows; rows and cells that the engine left out are added."""
    for (row, column), cell in bad.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        line = rows[row]
        line.extend([None] * (column + 1 - len(line)))
        line[column] = cell
    return rows


def numbers_of(spots: frozenset[Spot], rows: list[list[Any]]) -> frozenset[Spot]:
    """Those spots whose cell is a number: a blank or a word may have a percent format too."""
    return frozenset(spot for spot in spots if _is_number(rows, spot))


def _is_number(rows: list[list[Any]], spot: Spot) -> bool:
    row, column = spot
    return row < len(rows) and column < len(rows[row]) and type(rows[row][column]) in (int, float)
