"""Compares a sheet's own column of periods (考核月份, 季度) with the period that the run is for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ..problems import Place, Problem
from .body import row_list
from .model import Sheet
from .spelling import cell_text, shown, squeeze

_NUMERALS: Mapping[str, str] = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2"}
_MONTH = re.compile(r"(?:(\d{4})(?:[-/.]|年))?(\d{1,2})(?:月份?)?(?:[-/.]\d{1,2}|\d{1,2}日)?")
_SPOKEN_MONTH = re.compile(r"(?:(\d{4})年)?(十[一二]?|[一二三四五六七八九])月份?")
_SPOKEN = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_SPAN = re.compile(r"(?:(\d{4})年)?(\d{1,2})月?(?:-|~|至|到)(\d{1,2})月份?")
_SPANS: Mapping[tuple[int, int], str] = {
    **{(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"},
    **{(1, 6): "H1", (7, 12): "H2", (1, 12): ""},
}
_YEAR_AND_TENTH = re.compile(r"\d{4}\.1")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})")
_QUARTER = re.compile(r"(?:(\d{4})(?:年度?)?[-/.]?)?(?:q([1-4])|第?([1-4一二三四])季度?)")
_HALF = re.compile(r"(?:(\d{4})(?:年度?)?[-/.]?)?(?:h([12])|([上下])半年)")
_YEAR = re.compile(r"(\d{4})(?:年度?)?")


def period_disagreements(sheet: Sheet, period: str) -> tuple[Problem, ...]:
    """A problem for each different cell of the period column that names another period.

    `period` is written 2026-10, 2026Q3, 2026H1 or 2026. A cell without a year is compared
    without it; a blank cell, and a sheet without such a column, agree with every period.
    """
    problems = []
    for spot in sheet.found.get("period", ()):
        cells = sheet.cells[spot]
        is_quarter = squeeze(sheet.headings[spot]).endswith("季度")
        for which, cell in enumerate(cells.different):
            unsure = _is_cut_short(cell)
            if unsure or not (agrees(cell, period) or (is_quarter and agrees(f"{cell_text(cell)}季", period))):
                place = Place(sheet.file, sheet.name, sheet.header_row, sheet.letters[spot])
                rows = row_list(sheet.rows[cells.holding([which])])
                params = {"column": shown(sheet.headings[spot]), "value": shown(cell), "period": period, "rows": rows}
                problems.append(Problem("SG253" if unsure else "SG217", place, params))
    return tuple(problems)


def _is_cut_short(cell: object) -> bool:
    """Whether a number cell may have lost its last zero: 2026.10 kept as a number is 2026.1, which is January too."""
    return isinstance(cell, float) and _YEAR_AND_TENTH.fullmatch(cell_text(cell)) is not None


def agrees(cell: object, period: str) -> bool:
    """Whether a cell names the period: 2026年10月, 202610, 10月 or a day of it for 2026-10."""
    if isinstance(cell, date):
        return period in _periods_of(cell)
    year, part = period[:4], period[4:].lstrip("-").lstrip("0")
    said = _said(squeeze(cell_text(cell)))
    return said is not None and said[1] == part and said[0] in ("", year)


def _periods_of(day: date) -> tuple[str, ...]:
    year = day.year
    return (
        f"{year}-{day.month:02d}",
        f"{year}Q{(day.month + 2) // 3}",
        f"{year}H{1 if day.month <= 6 else 2}",
        f"{year}",
    )


def _said(text: str) -> tuple[str, str] | None:
    """The year ("" where none is named) and the part of it: 10, Q3, H1, or "" for all of it."""
    if found := _YEAR.fullmatch(text):
        return found[1], ""
    if found := _RUN_TOGETHER.fullmatch(text):
        return found[1], found[2].lstrip("0")
    if found := _MONTH.fullmatch(text):
        return found[1] or "", found[2].lstrip("0")
    if found := _SPOKEN_MONTH.fullmatch(text):
        return found[1] or "", str(_SPOKEN.index(found[2]))
    if (found := _SPAN.fullmatch(text)) and (part := _SPANS.get((int(found[2]), int(found[3])))) is not None:
        return found[1] or "", part
    for letter, pattern in (("Q", _QUARTER), ("H", _HALF)):
        if found := pattern.fullmatch(text):
            part = found[2] or found[3]
            return found[1] or "", letter + _NUMERALS.get(part, part)
    return None
