"""Columns of ready-made cells, laid out so that the rows of a worksheet are only put one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt
from xlsxwriter.utility import xl_col_to_name

from ..numbers.coded import Coded, Codes, different_ints, spread
from ..numbers.columns import Bools, Ints

_ROW = '<row r="'


@dataclass(frozen=True)
class Laid:
    """A column: what stands after the number of a row, by code (the last one: no cell).

    That includes how the next cell begins, as far as the number, where the next column has a cell in every row.
    Where this column has none in some row, `filled` says by code which are cells; they begin with `start`.
    """

    after: npt.NDArray[np.object_]
    of: Codes
    start: str
    filled: Bools | None

    def pieces(self, rows: slice, numbers: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        """Of each of these rows the number of this cell, and what follows it."""
        of = self.of[rows]
        if self.filled is not None:
            there = zip(numbers, self.filled[of].tolist(), strict=True)
            numbers = [f"{self.start}{number}" if cell else "" for number, cell in there]
        return numbers, self.after[of].tolist()


def lay_out(columns: Sequence[Coded[str]], heights: Ints) -> Sequence[Laid]:
    """The beginnings of all rows, and the columns; "" is no cell. Heights are points, 0 as usual."""
    different, of = different_ints(heights)
    every = (Coded([_opened(height) for height in different.tolist()], of), *columns)
    starts = (_ROW, *(f'<c r="{xl_col_to_name(at)}' for at in range(len(columns))))
    laid: list[Laid] = []
    after = "</row>"
    for start, column in reversed([*zip(starts, every, strict=True)]):
        filled = np.array([*map(bool, column.different), False])
        whole = bool(filled[column.of].all())
        ends = spread([cell + after for cell in column.different], after)
        laid.append(Laid(ends, column.of, start, None if whole else filled))
        after = start if whole else ""
    return laid[::-1]


def rows_text(laid: Sequence[Laid], first: int, rows: range) -> str:
    """These rows as a worksheet holds them, the first of all being row `first` (counted from 0)."""
    numbers = [str(first + row + 1) for row in rows]
    pieces = chain.from_iterable(column.pieces(slice(rows.start, rows.stop), numbers) for column in laid)
    return "".join(chain.from_iterable(zip(repeat(_ROW), *pieces, strict=False)))


def _opened(height: int) -> str:
    return f'" ht="{height}" customHeight="1">' if height else '">'
