"""The result as a workbook that can be handed on: results, summary, problems, provenance."""

from __future__ import annotations

import io

from ..problems import Place, refuse
from ..progress import Tell, silent
from .outcome import Outcome
from .table import table
from .workbook import new_workbook
from .xlsx_formats import formats
from .xlsx_problems import problems_sheet
from .xlsx_provenance import provenance_sheet
from .xlsx_results import results_sheet
from .xlsx_rows import RowsSheet
from .xlsx_summary import summary_sheet

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LARGE = 4_000  # rows from which a workbook is packed with less effort


def xlsx_bytes(outcome: Outcome, tell: Tell = silent) -> bytes:
    """The whole workbook. Raises Refusal (SG032, SG036, SG037) where a workbook cannot hold the result."""
    columns = table(outcome)
    if len(outcome.grading) + 1 > MOST_ROWS or len(columns) > MOST_COLUMNS:
        raise refuse(
            "SG032",
            Place(outcome.sheet.file, outcome.sheet.name),
            rows=len(outcome.grading),
            columns=len(columns),
            most_rows=MOST_ROWS,
            most_columns=MOST_COLUMNS,
        )
    out = io.BytesIO()
    workbook = new_workbook(out, outcome.scheme.name.to(outcome.lang), large=len(outcome.grading) >= LARGE)
    look = formats(workbook)
    results_sheet(workbook.add_worksheet("Results", RowsSheet), outcome, columns, look, tell)
    summary_sheet(workbook, workbook.add_worksheet("Summary"), outcome, look)
    if outcome.rejected:
        problems_sheet(workbook.add_worksheet("Problems"), outcome, look)
    provenance_sheet(workbook.add_worksheet("Provenance"), outcome, look)
    workbook.close()
    return out.getvalue()
