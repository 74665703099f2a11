"""What a file says about its cells beside their values: errors, percentages, hidden rows.

The engine that reads values gives a blank for ``#DIV/0!`` and never says that a number is shown
as a percentage, so every format has a scan of its own that finds these facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .model import BadCell

Spot = tuple[int, int]  # row and column, counted from 0
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one worksheet; rows and columns are counted from 0.

    `end` is the farthest row and the farthest column that hold a value, where a scan knows them.
    """

    bad: Mapping[Spot, BadCell] = field(default_factory=dict)
    percent: frozenset[Spot] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    end: Spot = (0, 0)


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
