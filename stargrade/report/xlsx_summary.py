"""The sheet `Summary` of the workbook: how the results spread, the money, a chart, what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import headings
from .notices import notice_lines
from .outcome import Outcome
from .spread import Spread, spread
from .totals import TeamTotals, Totals, count_lines, team_totals, totals
from .xlsx_formats import STAR_COLOURS, Formats, long_text, page, show_whole, star_format

_CHART_AT = "H3"
_FIRST_WIDTH = 28
_OTHER_WIDTH = 13


def summary_sheet(workbook: Any, sheet: Any, outcome: Outcome, look: Formats) -> None:
    """Fill the sheet from the totals of the run."""
    lang = outcome.lang
    sheet.set_column(0, 0, _FIRST_WIDTH)
    sheet.set_column(1, 5, _OTHER_WIDTH)
    sheet.write_string(0, 0, title(outcome), look.title)
    sums = totals(outcome)
    row = _counts(sheet, 2, outcome, sums, look)
    spreading = spread(outcome)
    _chart(workbook, sheet, row + 2, spreading, outcome)
    row = _spread(sheet, row + 1, spreading, outcome, look)
    row = _money(sheet, row + 1, outcome, sums, look)
    row = _flags(sheet, row + 1, outcome, look)
    if outcome.against is not None:
        from .xlsx_against import against_block

        row = against_block(sheet, row + 1, outcome.against, lang, look)
    _notices(sheet, row + 1, outcome, look)
    sheet.hide_gridlines(2)
    page(sheet, lang, title(outcome), landscape=True)


def title(outcome: Outcome) -> str:
    """The scheme's title, and the period where it is known."""
    name = outcome.scheme.name.to(outcome.lang)
    return f"{name}  {outcome.period}" if outcome.period else name


def _heading(sheet: Any, row: int, texts: Sequence[str], look: Formats) -> int:
    for at, text in enumerate(texts):
        sheet.write_string(row, at, text, look.section_figure if at else look.section)
    return row + 1


def _counts(sheet: Any, row: int, outcome: Outcome, sums: Totals, look: Formats) -> int:
    for text, count in count_lines(sums):
        sheet.write_string(row, 0, text.to(outcome.lang), look.label)
        sheet.write_number(row, 1, count, look.whole)
        row += 1
    return row


def _spread(sheet: Any, row: int, spreading: Spread, outcome: Outcome, look: Formats) -> int:
    words = (spreading.title, headings.HOW_MANY, headings.SHARE)
    row = _heading(sheet, row, [word.to(outcome.lang) for word in words], look)
    for line in spreading.lines:
        kind = look.cell if line.star is None else star_format(look, line.star)
        sheet.write_string(row, 0, line.label, kind)
        sheet.write_number(row, 1, line.count, look.whole)
        if spreading.whole:
            sheet.write_number(row, 2, line.count / spreading.whole, look.share)
        row += 1
    return row


def _chart(workbook: Any, sheet: Any, first: int, spreading: Spread, outcome: Outcome) -> None:
    last = first + len(spreading.lines) - 1
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [sheet.get_name(), first, 0, last, 0],
            "values": [sheet.get_name(), first, 1, last, 1],
            "data_labels": {"value": True},
            "gap": 60,
            "fill": {"color": "#1F4E78"},
            "points": [_point(line.star) for line in spreading.lines],
        }
    )
    chart.set_title({"name": spreading.title.to(outcome.lang), "overlay": False, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"reverse": True, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_size({"width": 460, "height": 110 + 30 * len(spreading.lines)})
    sheet.insert_chart(_CHART_AT, chart, {"description": spreading.title.to(outcome.lang)})


def _point(star: int | None) -> dict[str, Any] | None:
    if star is None:
        return None
    return {"fill": {"color": STAR_COLOURS[min(star, max(STAR_COLOURS))]}, "border": {"color": "#7F7F7F"}}


def _money(sheet: Any, row: int, outcome: Outcome, sums: Totals, look: Formats) -> int:
    lang = outcome.lang
    teams = team_totals(outcome)
    first = headings.TEAM if teams else headings.MONEY
    words = (first, headings.HOW_MANY, headings.RATED, headings.BONUS, headings.DEDUCTION, headings.NET)
    row = _heading(sheet, row, [word.to(lang) for word in words], look)
    for team in teams:
        _money_line(sheet, row, team.team or headings.NO_TEAM.to(lang), team, (look.cell, look.whole, look.money))
        row += 1
    whole = TeamTotals(None, len(outcome.grading), sums.rated, sums.bonus, sums.deduction, sums.net)
    strong = (look.strong_text, look.strong_whole, look.strong_money)
    _money_line(sheet, row, headings.TOTAL.to(lang), whole, strong)
    return row + 1


def _money_line(sheet: Any, row: int, label: str, sums: TeamTotals, look: tuple[Any, Any, Any]) -> None:
    text, whole, money = look
    sheet.write_string(row, 0, label, text)
    sheet.write_number(row, 1, sums.rows, whole)
    sheet.write_number(row, 2, sums.rated, whole)
    for at, amount in enumerate((sums.bonus, sums.deduction, sums.net), start=3):
        sheet.write_number(row, at, float(amount), money)


def _flags(sheet: Any, row: int, outcome: Outcome, look: Formats) -> int:
    grading, lang = outcome.grading, outcome.lang
    counts = {flag: int(marks.sum()) for flag, marks in grading.flags.items() if marks.any()}
    if not counts:
        return row
    words = (headings.FLAGS, headings.HOW_MANY)
    row = _heading(sheet, row, [word.to(lang) for word in words], look)
    for flag, count in counts.items():
        text = grading.flag_texts[flag].to(lang) if flag in grading.flag_texts else flag
        sheet.write_string(row, 0, text, look.wrapped)
        show_whole(sheet, row, [text], [_FIRST_WIDTH])
        sheet.write_number(row, 1, count, look.whole)
        row += 1
    return row


def _notices(sheet: Any, row: int, outcome: Outcome, look: Formats) -> None:
    lines = notice_lines(outcome)
    if lines:
        row = _heading(sheet, row, [headings.NOTICES.to(outcome.lang)], look)
    for line in lines:
        long_text(sheet, row, line, look.wrapped, (_FIRST_WIDTH, *[_OTHER_WIDTH] * 5))
        row += 1
