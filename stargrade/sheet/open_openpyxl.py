"""The second reader for xlsx, slow but patient, for the few files that the first one gives up on."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

import openpyxl

from .columns_of_rows import columns_of
from .facts import Merge
from .rows_of_columns import ColumnRows


def read_sheets(data: bytes) -> Iterator[tuple[int, str, ColumnRows, bool, tuple[Merge, ...]]]:
    """Position, name, rows from A1 on, visible, merges, of every worksheet.

    Raises whatever openpyxl's parsers raise.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of drop-downs and styles that it would lose on saving
        workbook = openpyxl.load_workbook(BytesIO(data), data_only=True)
    for sheet in workbook.worksheets:
        yield (
            workbook.sheetnames.index(sheet.title),
            sheet.title,
            columns_of(sheet.iter_rows(min_row=1, min_col=1, values_only=True)),
            sheet.sheet_state == "visible",
            tuple(
                (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
                for area in sheet.merged_cells.ranges
            ),
        )
