"""The sheet `Problems` of the workbook: the rows that were not graded, and what to do about each."""

from __future__ import annotations

from typing import Any

from ..problems import Problem, errors
from ..texts import Lang
from . import headings
from .outcome import Outcome
from .people import key_at
from .sentences import mend
from .xlsx_formats import Formats, page

_WIDTHS = (8, 16, 10, 10, 60, 60)


def problems_sheet(sheet: Any, outcome: Outcome, look: Formats) -> None:
    """One line for each problem of a rejected row, in the order of the sheet."""
    words = (
        headings.ROW, headings.KEY, headings.CELL, headings.CODE, headings.PROBLEM, headings.TO_DO,
    )  # fmt: skip
    for at, word in enumerate(words):
        sheet.write_string(0, at, word.to(outcome.lang), look.result_heading)
        sheet.set_column(at, at, _WIDTHS[at])
    keys = {
        int(outcome.sheet.rows[position]): key_at(outcome.sheet, outcome.scheme.key, position) or ""
        for position in outcome.rejected
    }
    found = sorted((problem for problem in errors(outcome.problems) if problem.place.row in keys), key=_row_of)
    for line, problem in enumerate(found, start=1):
        row = _row_of(problem)
        sheet.write_number(line, 0, row, look.whole)
        for at, text in enumerate((keys[row], *_said(problem, outcome.lang)), start=1):
            if text:
                sheet.write_string(line, at, text, look.wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(found), len(words) - 1)
    sheet.repeat_rows(0)
    page(sheet, outcome.lang, outcome.scheme.name.to(outcome.lang), landscape=True)


def _row_of(problem: Problem) -> int:
    return problem.place.row or 0


def _said(problem: Problem, lang: Lang) -> tuple[str, ...]:
    return (problem.place.cell or "", problem.code, problem.message(lang), mend(problem, lang))
