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
from ..progress import LAYING_OUT, Tell, told
from .figures import each
from .outcome import Outcome
from .raw import MOST_EXACT, exact, plain, text_of
from .shown import carried_texts, cell_texts, different_texts
from .table import Answers, Carried, Column, Figures, Lists, Named
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


def _heights(columns: Sequence[Column], widths: Sequence[int], outcome: Outcome) -> Sequence[float]:
    """Rows high enough for all lines of the lists: not every program fits the height by itself."""
    heights: list[Sequence[float]] = [(0.0,) * len(outcome.grading)]
    for column, wide in zip(columns, widths, strict=True):
        if isinstance(column.cells, Lists):
            texts = different_texts(column, outcome.lang)
            heights.append(texts.map(partial(height, room=wide)).values(0.0))
    return list(map(max, *heights)) if len(heights) > 1 else heights[0]


def _frozen(outcome: Outcome) -> int:
    """How many columns stay in view: up to the id and the name where these stand at the left."""
    found = outcome.sheet.found
    spots = [found[name][0] + 1 for name in (outcome.scheme.key, "name") if found.get(name)]
    return max((spot for spot in spots if spot <= _FROZEN_AT_MOST), default=0)


def _width(column: Column, outcome: Outcome) -> int:
    seen = cell_texts(_top(column), outcome.lang)
    widest = _WIDEST
    if isinstance(column.cells, Lists):
        widest = _WIDEST_LIST if 2 * sum(map(bool, seen)) > len(seen) else _WIDEST_RARE_LIST
    # a heading may break into two lines, a cell may not
    return max(fitting(seen, 6, widest), fitting([column.heading], 6, 16))


def _top(column: Column) -> Column:
    """The column with the rows alone that its width is judged by."""
    top = slice(_LOOKED_AT)
    match column.cells:
        case Carried(cells, percent, numeric):
            return replace(column, cells=Carried(cells[top], percent[top], numeric))
        case Figures(figures, measure):
            return replace(column, cells=Figures(figures.take(np.arange(len(figures))[top]), measure))
        case Answers(flags):
            return replace(column, cells=Answers(flags.take(np.arange(len(flags))[top])))
        case Named(ids, shown):
            return replace(column, cells=Named(ids[top], shown[top]))
        case Lists(ids, shown):
            return replace(column, cells=Lists(ids[top], shown[top]))


def _cells(sheet: RowsSheet, column: Column, outcome: Outcome, look: Formats) -> Sequence[str]:
    match column.cells:
        case Carried() as carried:
            return carried_texts(carried, partial(_carried, sheet, look)).values("")
        case Figures() as figures:
            return each(figures.numbers, partial(_figure, sheet, figures, look)).values("")
        case cells:
            kind = look.wrapped if isinstance(cells, Lists) else look.cell
            texts = different_texts(column, outcome.lang)
            return texts.map(lambda text: sheet.text(text, kind)).values("")


def _figure(sheet: RowsSheet, figures: Figures, look: Formats, value: Fraction) -> str:
    return sheet.number(float(value), _figure_format(figures, value, look))


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
            return percent_format(value, look)
        case _:
            return look.cell


def _carried(sheet: RowsSheet, look: Formats, cell: Any, percent: bool) -> str:
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
