"""A new workbook that holds what it is given: texts stay texts, and no clock is in it."""

from __future__ import annotations

from datetime import datetime
from typing import IO, Any
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.sharedstrings import SharedStringTable

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NO_CLOCK = datetime(2000, 1, 1)  # the same result must give the same bytes on any day
_RICH, _RICH_END = "<r>", "</r>"


class _PlainTexts(SharedStringTable):  # type: ignore[misc]  # it has no types
    """The texts of a workbook, of which none is taken for a piece of the file itself.

    XlsxWriter writes a text from ``<r>`` to ``</r>`` as it is, taking it for one with formats of its
    own; in a cell of somebody's sheet it is a text like any other. It becomes one run without formats.
    """

    def _get_shared_string_index(self, string: str) -> int:
        rich = string.startswith(_RICH) and string.endswith(_RICH_END)
        index: int = super()._get_shared_string_index(f"<r><t>{escape(string)}</t></r>" if rich else string)
        return index


def new_workbook(out: IO[bytes], title: str, folder: str | None = None) -> Any:
    """An empty workbook of XlsxWriter that will be written to `out` when it is closed.

    Its parts are put together in memory, or in files of a `folder`: those of a large one need several times its size.
    """
    workbook = xlsxwriter.Workbook(out, {**_OPTIONS, "in_memory": folder is None, "tmpdir": folder})
    workbook.str_table = _PlainTexts()
    workbook.set_properties({"title": title, "created": _NO_CLOCK})
    return workbook
