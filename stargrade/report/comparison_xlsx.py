"""A comparison as a workbook: what it costs, and one line for everybody who moves."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..compare import Comparison, Move, Standing, words
from ..numbers import show
from ..texts import Lang, Text
from .widths import width
from .workbook import new_workbook
from .xlsx_formats import Formats, formats, page

_WIDEST = 60
Row = Sequence[str | Fraction | int | None]


def xlsx_bytes(comparison: Comparison, lang: Lang) -> bytes:
    """The workbook; the same comparison gives the same bytes."""
    out = io.BytesIO()
    workbook = new_workbook(out, title(comparison, lang))
    look = formats(workbook)
    _table(workbook.add_worksheet(words.SUMMARY_SHEET), _summary_head(lang), _summary(comparison, lang), look)
    _table(workbook.add_worksheet(words.MOVES_SHEET), _moves_head(lang), _moves(comparison, lang), look)
    for sheet in workbook.worksheets():
        page(sheet, lang, title(comparison, lang), landscape=True)
    workbook.close()
    return out.getvalue()


def title(comparison: Comparison, lang: Lang) -> str:
    """What is compared with what."""
    return words.TITLE.fill(lang, {"before": comparison.before, "after": comparison.after})


def standing_text(one: Standing | None, lang: Lang) -> str:
    """A star, a tier, a score, or that there is no rating."""
    if one is None:
        return words.ABSENT.to(lang)
    if not one.rated:
        return words.NOT_RATED.to(lang)
    return star_text(one.star, lang) if one.star is not None else one.tier or _plain(one.score)


def star_text(star: Fraction | None, lang: Lang) -> str:
    """A star as signs; 0 as the figure."""
    if star is None:
        return words.NOT_RATED.to(lang)
    return "★" * int(star) if star > 0 else _plain(star)


def _plain(value: Fraction | None) -> str:
    return "" if value is None else show(value)


def _summary_head(lang: Lang) -> list[str]:
    heads = (words.STAR, words.PEOPLE_BEFORE, words.PEOPLE_AFTER, words.NET_BEFORE, words.NET_AFTER, words.CHANGE)
    return [one.to(lang) for one in heads]


def _summary(comparison: Comparison, lang: Lang) -> list[Row]:
    rows: list[Row] = []
    for star, (before, after) in comparison.stars.items():
        cost = comparison.by_star[star]
        rows.append([star_text(star, lang), before, after, cost.before, cost.after, cost.change])
    for team, cost in comparison.by_team.items():
        rows.append([team, cost.people, cost.people, cost.before, cost.after, cost.change])
    totals: tuple[tuple[Text, Any], ...] = (
        (words.BONUS, comparison.bonus),
        (words.DEDUCTION, comparison.deduction),
        (words.NET, comparison.net),
    )
    rows.extend([what.to(lang), None, None, cost.before, cost.after, cost.change] for what, cost in totals)
    return rows


def _moves_head(lang: Lang) -> list[str]:
    heads = (words.KEY, words.NAME, words.TEAM, words.MOVE, words.STAR_BEFORE, words.STAR_AFTER)
    money = (words.NET_BEFORE, words.NET_AFTER, words.CHANGE, words.WHY_BEFORE, words.WHY_AFTER)
    return [one.to(lang) for one in (*heads, *money)]


def _moves(comparison: Comparison, lang: Lang) -> list[Row]:
    return [_move(move, lang) for move in comparison.movers]


def _move(move: Move, lang: Lang) -> Row:
    who, before, after = move.someone, move.before, move.after
    return [
        move.key,
        who.name,
        who.team,
        words.DIRECTIONS[move.direction].to(lang),
        standing_text(before, lang),
        standing_text(after, lang),
        None if before is None else before.net,
        None if after is None else after.net,
        move.change,
        None if before is None else before.why,
        None if after is None else after.why,
    ]


def _table(sheet: Any, heads: Sequence[str], rows: Sequence[Row], look: Formats) -> None:
    for at, head in enumerate(heads):
        sheet.write_string(0, at, head, look.result_heading)
        cells = [str(row[at]) for row in rows if isinstance(row[at], str)]
        sheet.set_column(at, at, min(_WIDEST, max(12, *(width(text) + 2 for text in (head, *cells)))))
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            _cell(sheet, line, at, value, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    sheet.repeat_rows(0)


def _cell(sheet: Any, line: int, at: int, value: str | Fraction | int | None, look: Formats) -> None:
    if isinstance(value, str):
        sheet.write_string(line, at, value, look.wrapped)
    elif isinstance(value, Fraction):
        sheet.write_number(line, at, float(value), look.money)
    elif value is not None:
        sheet.write_number(line, at, value, look.whole)
