"""The sheet `Results` of the workbook: the table as it is, stars coloured, ready to filter and print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from ..numbers import places_of
from ..numbers.coded import Coded, code_type, different_ints
from ..numbers.columns import Ints
from ..progress import LAYING_OUT, Tell, told
from .figures import each
from .outcome import Outcome
from .raw import MOST_EXACT, exact, plain, text_of
from .shown import carried, different_texts
from .table import Answers, Carried, Column, Figures, Lists, Measure, Named
from .xlsx_cells import in_calendar, moment_format, percent_format
from .xlsx_formats import Formats, fitting, height, page, show_whole, star_format
from .xlsx_rows import RowsSheet

_LOOKED_AT = 500
_WIDEST = 40
_WIDEST_LIST = 66
_WIDEST_RARE_LIST = 34
_FROZEN_AT_MOST = 4
_POINTS_PLACES = 2


def results_sheet(sheet: RowsSheet, outcome: Outcome, columns: Sequence[Column], look: Formats, tell: Tell) -> None:
    """Fill the sheet from the columns of the result table."""
    rows = len(outcome.grading)
    widths = [_width(column, outcome) for column in columns]
    for at, column in enumerate(columns):
        heading = look.input_heading if isinstance(column.cells, Carried) else look.result_heading
        sheet.write_string(0, at, column.heading, heading)
        sheet.set_column(at, at, widths[at])
    show_whole(sheet, 0, [column.heading for column in columns], widths)
    heights = _heights(columns, widths, outcome)
    cells = [_cells(sheet, column, outcome, look) for column in told(columns, tell, LAYING_OUT, rows)]
    sheet.put_rows(1, cells, heights, tell)
    sheet.freeze_panes(1, _frozen(outcome))
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)  # on paper, lines lead the eye
    # ids with leading zeros are texts on purpose: no green corners
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})
    if _frozen(outcome):
        sheet.repeat_columns(0, _frozen(outcome) - 1)
    page(sheet, outcome.lang, outcome.scheme.name.to(outcome.lang), landscape=True, wide=sum(widths))


def _heights(columns: Sequence[Column], widths: Sequence[int], outcome: Outcome) -> Ints:
    """Rows high enough for all lines of the lists: not every program fits the height by itself."""
    heights = np.zeros(len(outcome.grading), dtype=np.int64)
    for column, wide in zip(columns, widths, strict=True):
        if isinstance(column.cells, Lists):
            texts = different_texts(column, outcome.lang)
            needed = np.array([*(height(text, wide) for text in texts.different), 0])
            heights = np.maximum(heights, needed[texts.of])
    return heights


def _frozen(outcome: Outcome) -> int:
    """How many columns stay in view: up to the id and the name where these stand at the left."""
    found = outcome.sheet.found
    spots = [found[name][0] + 1 for name in (outcome.scheme.key, "name") if found.get(name)]
    return max((spot for spot in spots if spot <= _FROZEN_AT_MOST), default=0)


def _width(column: Column, outcome: Outcome) -> int:
    texts = different_texts(_top(column), outcome.lang)
    widest = _WIDEST
    if isinstance(column.cells, Lists):
        seen = texts.values("")
        widest = _WIDEST_LIST if 2 * sum(map(bool, seen)) > len(seen) else _WIDEST_RARE_LIST
    # a heading may break into two lines, a cell may not
    return max(fitting(texts.different, 6, widest), fitting([column.heading], 6, 16))


def _top(column: Column) -> Column:
    """The column with the rows alone that its width is judged by."""
    match column.cells:
        case Carried(cells, percent, numeric):
            top = np.arange(min(len(cells), _LOOKED_AT))
            return replace(column, cells=Carried(cells.take(top), percent[top], numeric))
        case Figures(figures, measure):
            return replace(column, cells=Figures(figures.take(np.arange(min(len(figures), _LOOKED_AT))), measure))
        case Answers(flags):
            return replace(column, cells=Answers(flags.take(np.arange(min(len(flags), _LOOKED_AT)))))
        case Named(ids, shown):
            top = np.arange(min(len(ids), _LOOKED_AT))
            return replace(column, cells=Named(ids.take(top), shown.take(top)))
        case Lists(ids, shown):
            top = np.arange(min(len(ids), _LOOKED_AT))
            return replace(column, cells=Lists(ids.take(top), shown.take(top)))


def _cells(sheet: RowsSheet, column: Column, outcome: Outcome, look: Formats) -> Coded[str]:
    match column.cells:
        case Carried() as cells:
            return carried(cells, partial(_carried, sheet, look))
        case Figures() as figures:
            return _figures(sheet, figures, look)
        case other:
            kind = look.wrapped if isinstance(other, Lists) else look.cell
            texts = different_texts(column, outcome.lang)
            return Coded(sheet.texts(texts.different, kind), texts.of)


def _figures(sheet: RowsSheet, figures: Figures, look: Formats) -> Coded[str]:
    column, den = figures.numbers, figures.numbers.den
    if figures.measure in ("star", "rate") or not isinstance(den, int) or den != 10 ** (len(str(den)) - 1):
        return each(column, lambda value: sheet.number(float(value), _figure_format(figures.measure, value, look)))
    kept = np.flatnonzero(~column.null)
    different, which = different_ints(column.num[kept])
    of = np.full(len(column), -1, dtype=code_type(len(different)))
    of[kept] = which
    usual, fine = _decimal_formats(figures.measure, look)
    step = max(den // 10**_POINTS_PLACES, 1)
    # the quotient of two whole numbers is the nearest number that a cell can hold
    nums: list[int] = different.tolist()
    if step == 1 or usual is fine:
        return Coded(sheet.numbers([num / den for num in nums], usual), of)
    return Coded([sheet.number(num / den, fine if num % step else usual) for num in nums], of)


def _figure_format(measure: Measure, value: Fraction, look: Formats) -> Any:
    match measure:
        case "star":
            return star_format(look, int(value))
        case "rate":
            return percent_format(value, look)
        case _:
            usual, fine = _decimal_formats(measure, look)
            return usual if (places_of(value) or 0) <= _POINTS_PLACES else fine


def _decimal_formats(measure: Measure, look: Formats) -> tuple[Any, Any]:
    """The formats of figures with up to two decimals, and with more."""
    match measure:
        case "points":
            return look.points, look.fine_points
        case "rank":
            return look.whole, look.whole
        case "money":
            return look.money, look.money
        case _:
            return look.cell, look.cell


def _carried(sheet: RowsSheet, look: Formats, cells: Sequence[Any], percent: bool) -> list[str]:
    listed = list(cells)
    kinds = set(map(type, listed))
    if kinds == {str}:
        return sheet.texts(listed, look.cell)
    if not percent and kinds <= {int, float} and all(abs(number) < MOST_EXACT for number in listed):
        return sheet.numbers(listed, look.cell)
    return [_carried_cell(sheet, look, cell, percent) for cell in listed]


def _carried_cell(sheet: RowsSheet, look: Formats, cell: Any, percent: bool) -> str:
    match plain(cell):
        case None | "":
            return ""
        case bool() as answer:
            return sheet.answer(answer, look.cell)
        case int() | float() as number if abs(number) < MOST_EXACT:
            return sheet.number(number, percent_format(exact(number), look) if percent else look.cell)
        case datetime() | date() | time() | timedelta() as moment if in_calendar(moment):
            return sheet.moment(moment, moment_format(moment, look))
        case other:
            return sheet.text(text_of(other), look.cell)
