"""Lays the rows of a worksheet out as columns of different cells, some hundred rows at a time.

So few rows are still at hand when their cells are looked at, and no sheet ever stands in memory row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest

from .model import Cells
from .raw_cells import Coding
from .rows_of_columns import ColumnRows, Row

STRETCH = 512  # rows


def columns_of(rows: Iterable[Row]) -> ColumnRows:
    """The same rows held column by column; rows may be of different widths, and "" is a blank."""
    columns: list[Coding] = []
    many = 0
    left = iter(rows)
    while stretch := list(islice(left, STRETCH)):
        wide = max(map(len, stretch))
        columns.extend(Coding(many) for _ in range(wide - len(columns)))
        for column, cells in zip(columns, zip_longest(*stretch), strict=False):
            column.take_in(cells)
        for column in columns[wide:]:
            column.take_in((None,) * len(stretch))
        many += len(stretch)
    return ColumnRows([column.cells() for column in columns], many)


def columns_below(rows: Sequence[Row], first: int) -> tuple[Sequence[Cells], int]:
    """The cells of every column from row `first` on, and how many rows these are."""
    laid = rows if isinstance(rows, ColumnRows) and first >= len(rows.head) else columns_of(rows)
    return laid.below(first), max(0, len(rows) - first)
