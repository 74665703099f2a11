"""A new workbook that holds what it is given: texts stay texts, and no clock is in it."""

from __future__ import annotations

from datetime import datetime
from typing import IO, Any

import xlsxwriter

from .xlsx_archive import Archive
from .xlsx_texts import Texts

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NO_CLOCK = datetime(2000, 1, 1)  # the same result must give the same bytes on any day


class _Nowhere:
    """Where XlsxWriter may write a zip file of its own, in which nothing is."""

    def write(self, data: bytes) -> int:
        """Take it and forget it."""
        return len(data)

    def flush(self) -> None:
        """There is nothing to be done."""


class _Workbook(xlsxwriter.Workbook):  # type: ignore[misc]  # it has no types
    """A workbook whose parts are packed one by one into a zip file at `out`."""

    def __init__(self, out: IO[bytes], large: bool) -> None:
        super().__init__(_Nowhere(), _OPTIONS)
        self.str_table = Texts()
        self._archive = Archive(out, large)

    def _get_packager(self) -> Archive:
        return self._archive


def new_workbook(out: IO[bytes], title: str, large: bool = False) -> Any:
    """An empty workbook of XlsxWriter that will be written to `out` when it is closed.

    A `large` one is packed with less effort: it takes a fourth more room, and a fourth of the time.
    """
    workbook = _Workbook(out, large)
    workbook.set_properties({"title": title, "created": _NO_CLOCK})
    return workbook
