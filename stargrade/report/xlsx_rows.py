"""Writes the many rows of a results sheet at once, each different cell put into form a single time.

XlsxWriter stays the frame: headings, widths, filters, formats and every other part of the workbook
are its own. Only the rows below the headings, which it would keep and write cell by cell, are handed
to it ready-made (docs/decisions/0012).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from ..numbers.coded import Coded
from ..numbers.columns import Ints
from ..problems import refuse
from ..progress import WRITING, Tell, silent, told
from .xlsx_laid import Laid, lay_out, rows_text

_AT_ONCE = 2048
_SHOWN = 20
LONGEST = 32_767  # characters as Excel counts them, in UTF-16


class RowsSheet(Worksheet):  # type: ignore[misc]  # it has no types
    """A worksheet whose rows from `first` on are given as ready-made cells, column by column.

    A cell is what one of `numbers`, `texts`, `answer` and `moment` gives back, or "" for a blank one.
    """

    dim_rowmax: int  # the last row that XlsxWriter knows of

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        self.many = 0
        self.laid: Sequence[Laid] = ()
        self.tell: Tell = silent

    def put_rows(self, first: int, columns: Sequence[Coded[str]], heights: Ints, tell: Tell = silent) -> None:
        """Take all rows from row `first` (counted from 0) on, with their heights in points (0: as usual)."""
        self.first, self.many, self.tell = first, len(heights), tell
        self.laid = lay_out(columns, heights)
        if self.many:
            self._check_dimensions(first + self.many - 1, len(columns) - 1)

    def numbers(self, values: Sequence[float], look: Any) -> list[str]:
        """Number cells."""
        if not values:  # a look that no cell has stays out of the workbook
            return []
        opened = f'" s="{look._get_xf_index()}"><v>'
        return [f"{opened}{value:.16G}</v></c>" for value in values]

    def number(self, value: float, look: Any) -> str:
        """A number cell."""
        return self.numbers((value,), look)[0]

    def texts(self, values: Sequence[str], look: Any) -> list[str]:
        """Text cells, never a formula or a link; "" for an empty text.

        Raises Refusal (SG036) where no cell of a worksheet can hold all of one.
        """
        for value in values:
            if len(value) > LONGEST // 2 and len(value.encode("utf-16-le")) // 2 > LONGEST:
                raise refuse("SG036", seen=f"{value[:_SHOWN]}...", most=LONGEST)
        if "" in values:
            return [self.text(value, look) if value else "" for value in values]
        opened = f'" s="{look._get_xf_index()}" t="s"><v>' if values else ""
        return [f"{opened}{place}</v></c>" for place in self.str_table.places(values)]

    def text(self, value: str, look: Any) -> str:
        """A text cell, as `texts` makes them."""
        return self.texts((value,), look)[0]

    def answer(self, value: bool, look: Any) -> str:
        """A cell that is true or false."""
        return f'" s="{look._get_xf_index()}" t="b"><v>{int(value)}</v></c>'

    def moment(self, value: Any, look: Any) -> str:
        """A date, a time or both."""
        return self.number(self._convert_date_time(value), look)

    def _write_rows(self) -> None:
        last = self.dim_rowmax
        self.dim_rowmax = min(last, self.first - 1) if self.many else last
        super()._write_rows()
        self.dim_rowmax = last
        for start in told(range(0, self.many, _AT_ONCE), self.tell, WRITING, self.many):
            self.fh.write(rows_text(self.laid, self.first, range(start, min(start + _AT_ONCE, self.many))))
