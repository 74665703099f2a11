"""The rows of a worksheet that is held column by column: any row can be looked at, none is laid out before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, overload

from ..numbers.coded import compact
from .model import Cells
from .raw_cells import as_cells

Row = Sequence[Any]


class ColumnRows(Sequence[Row]):
    """Rows made when they are asked for: those of `head` first, then those of the columns."""

    def __init__(self, columns: Sequence[Cells], many: int, head: Sequence[Row] = ()) -> None:
        self.columns = tuple(columns)
        self.head = tuple(head)
        self._many = many

    def __len__(self) -> int:
        return len(self.head) + self._many

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        """One row, or the rows of a stretch as a list."""
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        if at < len(self.head):
            return self.head[at]
        return [cells[at - len(self.head)] for cells in self.columns]

    def below(self, first: int) -> tuple[Cells, ...]:
        """The cells of every column from a row on."""
        return tuple(compact(cells.different, cells.of[first - len(self.head) :]) for cells in self.columns)


def columns_below(rows: Sequence[Row], first: int) -> tuple[Sequence[Cells], int]:
    """The cells of every column from row `first` on, and how many rows these are."""
    many = max(0, len(rows) - first)
    if isinstance(rows, ColumnRows) and first >= len(rows.head):
        return rows.below(first), many
    return [as_cells(cells) for cells in zip_longest(*rows[first:])], many
