"""Writes the many rows of a results sheet at once, each different cell put into form a single time.

XlsxWriter stays the frame: headings, widths, filters, formats and every other part of the workbook
are its own. Only the rows below the headings, which it would keep and write cell by cell, are handed
to it ready-made (docs/decisions/0012).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ..problems import refuse
from ..progress import WRITING, Tell, silent, told

_AT_ONCE = 4096
_SHOWN = 20
LONGEST = 32_767  # characters as Excel counts them, in UTF-16


class RowsSheet(Worksheet):  # type: ignore[misc]  # it has no types
    """A worksheet whose rows from `first` on are given as ready-made cells, column by column.

    A cell is what one of `number`, `text` and `answer` gives back, or "" for a blank one.
    """

    dim_rowmax: int  # the last row that XlsxWriter knows of

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        self.ready: Sequence[Sequence[str]] = ()
        self.high: Sequence[float] = ()
        self.tell: Tell = silent

    def put_rows(
        self, first: int, columns: Sequence[Sequence[str]], heights: Sequence[float], tell: Tell = silent
    ) -> None:
        """Take all rows from row `first` (counted from 0) on, with their heights in points (0: as usual)."""
        self.first, self.ready, self.high, self.tell = first, columns, heights, tell
        if heights:
            self._check_dimensions(first + len(heights) - 1, len(columns) - 1)

    def number(self, value: float, look: Any) -> str:
        """A number cell."""
        return f'" s="{look._get_xf_index()}"><v>{value:.16G}</v></c>'

    def text(self, value: str, look: Any) -> str:
        """A text cell, never a formula or a link; "" for an empty text.

        Raises Refusal (SG036) where no cell of a worksheet can hold all of it.
        """
        if not value:
            return ""
        if len(value) > LONGEST // 2 and len(value.encode("utf-16-le")) // 2 > LONGEST:
            raise refuse("SG036", seen=f"{value[:_SHOWN]}...", most=LONGEST)
        return f'" s="{look._get_xf_index()}" t="s"><v>{self.str_table._get_shared_string_index(value)}</v></c>'

    def answer(self, value: bool, look: Any) -> str:
        """A cell that is true or false."""
        return f'" s="{look._get_xf_index()}" t="b"><v>{int(value)}</v></c>'

    def moment(self, value: Any, look: Any) -> str:
        """A date, a time or both."""
        return self.number(self._convert_date_time(value), look)

    def _write_rows(self) -> None:
        last = self.dim_rowmax
        self.dim_rowmax = min(last, self.first - 1) if self.ready else last
        super()._write_rows()
        self.dim_rowmax = last
        for start in told(range(0, len(self.high), _AT_ONCE), self.tell, WRITING, len(self.high)):
            self.fh.write(self._rows(start, min(start + _AT_ONCE, len(self.high))))

    def _rows(self, start: int, stop: int) -> str:
        numbers = [str(self.first + at + 1) for at in range(start, stop)]
        cells = [
            [f'<c r="{letters}{n}{cell}' if cell else "" for n, cell in zip(numbers, column[start:stop], strict=True)]
            for letters, column in zip(map(xl_col_to_name, range(len(self.ready))), self.ready, strict=True)
        ]
        opened = [_opened(n, height) for n, height in zip(numbers, self.high[start:stop], strict=True)]
        return "".join(chain.from_iterable(zip(opened, *cells, repeat("</row>"), strict=False)))


def _opened(number: str, height: float) -> str:
    high = f' ht="{height:.16g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{high}>'
