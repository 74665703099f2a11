"""A workbook with the cells of a sheet that is none (csv, parquet) or that is of another kind (xls, xlsb, ods)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Any

from ..problems import Place, refuse
from ..report.as_xlsx import MOST_COLUMNS, MOST_ROWS
from ..report.raw import MOST_EXACT, exact, plain, text_of
from ..report.workbook import new_workbook
from ..report.xlsx_cells import in_calendar, moment_format, percent_format
from ..report.xlsx_formats import Formats, fitting, formats
from ..sheet.facts import Spot
from ..sheet.model import Book, Grid

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_LOOKED_AT = 200
_NARROWEST, _WIDEST = 8, 40


def plain_workbook(book: Book) -> bytes:
    """An xlsx with the same cells: texts as texts, numbers as numbers, nothing that is calculated.

    Raises Refusal (SG173) where a worksheet cannot hold them.
    """
    out = io.BytesIO()
    workbook = new_workbook(out, PurePath(book.path).name)
    look = formats(workbook)
    for grid, name in zip(book.grids, sheet_names(book), strict=True):
        _refuse_vast(book, grid)
        _fill(workbook.add_worksheet(name), grid, look)
    workbook.close()
    return out.getvalue()


def sheet_names(book: Book) -> tuple[str, ...]:
    """What the worksheets are called there; a sheet without a name is called as its file."""
    names: list[str] = []
    for grid in book.grids:
        wanted = _NOT_IN_NAMES.sub("_", grid.name or PurePath(book.path).stem).strip("'")[:_LONGEST_NAME] or "1"
        names.append(next(name for name in _numbered(wanted) if name.casefold() not in map(str.casefold, names)))
    return tuple(names)


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 1_000_000):
        tail = f" ({number})"
        yield name[: _LONGEST_NAME - len(tail)] + tail


def _refuse_vast(book: Book, grid: Grid) -> None:
    rows, columns = len(grid.rows), max(map(len, grid.rows), default=0)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise refuse("SG173", Place(book.path, grid.name), rows=rows, columns=columns)


def _fill(sheet: Any, grid: Grid, look: Formats) -> None:
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            _write(sheet, (row, column), cell, (row, column) in grid.percent, look)
    for top, left, bottom, right in grid.merges:
        sheet.merge_range(top, left, bottom, right, "", look.cell)
        _write(sheet, (top, left), grid.rows[top][left], (top, left) in grid.percent, look)
    for row in grid.hidden_rows:
        sheet.set_row(row, options={"hidden": True})
    for column, width in enumerate(_widths(grid.rows[:_LOOKED_AT])):
        sheet.set_column(column, column, width)
    # ids with leading zeros are texts on purpose: no green corners
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{max(1, len(grid.rows))}"})
    if not grid.visible:
        sheet.hide()


def _write(sheet: Any, spot: Spot, cell: Any, percent: bool, look: Formats) -> None:
    match plain(cell):
        case None | "":
            return
        case bool() as answer:
            sheet.write_boolean(*spot, answer)
        case int() | float() as number if abs(number) < MOST_EXACT:
            sheet.write_number(*spot, number, percent_format(exact(number), look) if percent else None)
        case datetime() | date() | time() | timedelta() as moment if in_calendar(moment):
            sheet.write_datetime(*spot, moment, moment_format(moment, look))
        case other:
            sheet.write_string(*spot, text_of(other))


def _widths(rows: Sequence[Sequence[Any]]) -> Iterator[int]:
    for column in range(max(map(len, rows), default=0)):
        texts = (text_of(row[column]) for row in rows if column < len(row))
        yield fitting(texts, _NARROWEST, _WIDEST)
