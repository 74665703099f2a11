"""The rows of a worksheet that is held column by column: any row can be looked at, none is laid out before."""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq
from typing import Any, overload

from ..numbers.coded import compact
from .model import Cells
from .raw_cells import without_blanks

Row = Sequence[Any]


class ColumnRows(Sequence[Row]):
    """Rows made when they are asked for: those of `head` first, then those of the columns."""

    def __init__(self, columns: Sequence[Cells], many: int, head: Sequence[Row] = ()) -> None:
        self.columns = tuple(columns)
        self.head = tuple(head)
        self._many = many

    def __len__(self) -> int:
        return len(self.head) + self._many

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same rows, laid out or not."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(len(self))

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
        """The cells of every column from a row on, with nothing for whatever looks blank."""
        rest = (compact(cells.different, cells.of[first - len(self.head) :]) for cells in self.columns)
        return tuple(map(without_blanks, rest))
