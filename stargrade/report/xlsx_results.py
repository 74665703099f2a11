"""The sheet `Results` of the workbook: the table as it is, stars coloured, ready to filter and print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from ..numbers import places_of
from .figures import each
from .outcome import Outcome
from .raw import MOST_EXACT, exact, plain, text_of
from .shown import cell_texts
from .table import Carried, Column, Figures, Lists
from .xlsx_formats import Formats, fitting, page, show_whole, star_format

_LOOKED_AT = 500
_WIDEST = 40
_WIDEST_LIST = 66
_WIDEST_RARE_LIST = 34
_FROZEN_AT_MOST = 4
_POINTS_PLACES = 2


def results_sheet(sheet: Any, outcome: Outcome, columns: Sequence[Column], look: Formats) -> None:
    """Fill the sheet from the columns of the result table."""
    rows = len(outcome.grading)
    widths = [_width(column, outcome) for column in columns]
    for at, column in enumerate(columns):
        heading = look.input_heading if isinstance(column.cells, Carried) else look.result_heading
        sheet.write_string(0, at, column.heading, heading)
        _write(sheet, at, column, outcome, look)
        sheet.set_column(at, at, widths[at])
    show_whole(sheet, 0, [column.heading for column in columns], widths)
    _heights(sheet, columns, widths, outcome)
    sheet.freeze_panes(1, _frozen(outcome))
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)  # on paper, lines lead the eye
    # ids with leading zeros are texts on purpose: no green corners
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})
    if _frozen(outcome):
        sheet.repeat_columns(0, _frozen(outcome) - 1)
    page(sheet, outcome.lang, outcome.scheme.name.to(outcome.lang), landscape=True, wide=sum(widths))


def _heights(sheet: Any, columns: Sequence[Column], widths: Sequence[int], outcome: Outcome) -> None:
    """Rows high enough for all lines of the lists: not every program fits the height by itself."""
    lists = [at for at, column in enumerate(columns) if isinstance(column.cells, Lists)]
    texts = [cell_texts(columns[at], outcome.lang) for at in lists]
    for row, cells in enumerate(zip(*texts, strict=True), start=1):
        show_whole(sheet, row, cells, [widths[at] for at in lists])


def _frozen(outcome: Outcome) -> int:
    """How many columns stay in view: up to the id and the name where these stand at the left."""
    found = outcome.sheet.found
    spots = [found[name][0] + 1 for name in (outcome.scheme.key, "name") if found.get(name)]
    return max((spot for spot in spots if spot <= _FROZEN_AT_MOST), default=0)


def _width(column: Column, outcome: Outcome) -> int:
    seen = cell_texts(column, outcome.lang)[:_LOOKED_AT]
    widest = _WIDEST
    if isinstance(column.cells, Lists):
        widest = _WIDEST_LIST if 2 * sum(map(bool, seen)) > len(seen) else _WIDEST_RARE_LIST
    # a heading may break into two lines, a cell may not
    return max(fitting(seen, 6, widest), fitting([column.heading], 6, 16))


def _write(sheet: Any, at: int, column: Column, outcome: Outcome, look: Formats) -> None:
    match column.cells:
        case Carried() as carried:
            pairs = zip(carried.cells.tolist(), carried.percent.tolist(), strict=True)
            for row, (cell, percent) in enumerate(pairs, start=1):
                _write_carried(sheet, (row, at), cell, percent, look)
        case Figures() as figures:
            _write_figures(sheet, at, figures, look)
        case Lists():
            _write_texts(sheet, at, cell_texts(column, outcome.lang), look.wrapped)
        case _:
            _write_texts(sheet, at, cell_texts(column, outcome.lang), look.cell)


def _write_texts(sheet: Any, at: int, cells: Sequence[str], look: Any) -> None:
    for row, text in enumerate(cells, start=1):
        if text:
            sheet.write_string(row, at, text, look)


def _write_figures(sheet: Any, at: int, figures: Figures, look: Formats) -> None:
    for row, value in enumerate(each(figures.numbers, Fraction, None), start=1):
        if value is not None:
            sheet.write_number(row, at, float(value), _figure_format(figures, value, look))


def _figure_format(figures: Figures, value: Fraction, look: Formats) -> Any:
    match figures.measure:
        case "star":
            return star_format(look, int(value))
        case "rank":
            return look.whole
        case "money":
            return look.money
        case "points":
            return look.points if (places_of(value) or 0) <= _POINTS_PLACES else look.fine_points
        case "rate":
            return _percent_format(value, look)
        case _:
            return look.cell


def _percent_format(value: Fraction, look: Formats) -> Any:
    places = places_of(value * 100)
    most = len(look.percent) - 1
    return look.percent[most if places is None else min(places, most)]


def _write_carried(sheet: Any, spot: tuple[int, int], cell: Any, percent: bool, look: Formats) -> None:
    match plain(cell):
        case None | "":
            return
        case bool() as answer:
            sheet.write_boolean(*spot, answer, look.cell)
        case int() | float() as number if abs(number) < MOST_EXACT:
            kind = _percent_format(exact(number), look) if percent else look.cell
            sheet.write_number(*spot, number, kind)
        case datetime() | date() | time() | timedelta() as moment if _in_calendar(moment):
            sheet.write_datetime(*spot, moment, _moment_format(moment, look))
        case other:
            sheet.write_string(*spot, text_of(other), look.cell)


def _in_calendar(moment: datetime | date | time | timedelta) -> bool:
    """Whether a worksheet can hold the moment: it knows no year before 1900 and no time zones."""
    if isinstance(moment, timedelta):
        return moment >= timedelta(0)
    zoned = getattr(moment, "tzinfo", None) is not None
    return not zoned and (not isinstance(moment, date) or moment.year >= 1900)


def _moment_format(moment: datetime | date | time | timedelta, look: Formats) -> Any:
    match moment:
        case datetime():
            return look.date if moment.time() == time() else look.moment
        case date():
            return look.date
        case time():
            return look.time
        case timedelta():
            return look.span
