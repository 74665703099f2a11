"""The sheet `Problems` of the workbook: the rows that were not graded, and what to do about each."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from ..problems import Problem
from ..texts import Lang
from . import headings
from .outcome import Outcome
from .rejected import on_main, rejected, strays
from .sentences import mend
from .xlsx_formats import Formats, page, show_whole

_WIDTHS = (8, 16, 10, 10, 60, 60)


def problems_sheet(sheet: Any, outcome: Outcome, look: Formats) -> None:
    """One line for each problem of those left out, in the order of the sheet, then those of nobody's rows."""
    words = (
        headings.ROW, headings.KEY, headings.CELL, headings.CODE, headings.PROBLEM, headings.TO_DO,
    )  # fmt: skip
    for at, word in enumerate(words):
        sheet.write_string(0, at, word.to(outcome.lang), look.result_heading)
        sheet.set_column(at, at, _WIDTHS[at])
    found = [(one.row, one.key, problem) for one in rejected(outcome) for problem in one.problems]
    found += [(problem.place.row or 0, problem.key, problem) for problem in strays(outcome)]
    for line, (row, key, problem) in enumerate(found, start=1):
        sheet.write_number(line, 0, row, look.whole)
        said = (key or "", _cell(problem, outcome), *_said(problem, outcome.lang))
        for at, text in enumerate(said, start=1):
            if text:
                sheet.write_string(line, at, text, look.wrapped)
        show_whole(sheet, line, said, _WIDTHS[1:])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(found), len(words) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)  # on paper, lines lead the eye
    page(sheet, outcome.lang, outcome.scheme.name.to(outcome.lang), landscape=True)


def _cell(problem: Problem, outcome: Outcome) -> str:
    """The address; that of a cell on a detail sheet with the name of the sheet or file."""
    place = problem.place
    if on_main(outcome.sheet, problem):
        return place.cell or ""
    return f"{place.sheet or PurePath(place.file or '').name}!{place.cell or place.row}"


def _said(problem: Problem, lang: Lang) -> tuple[str, ...]:
    return (problem.code, problem.message(lang), mend(problem, lang))
