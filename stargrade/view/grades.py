"""The preview: the results as a table that fits the screen, sorted by any column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..numbers import show
from ..report.amounts import money
from ..report.outcome import Outcome
from ..report.people import names
from ..report.shown import cell_texts
from ..report.spread import star_signs
from ..report.table import Carried, Column, Figures, Measure, table
from ..texts import Lang, say
from . import words
from .layout import Line, Screen, Span, cut, hanging, line, pad
from .order import find_column, ordered

_GAP = 2
_WIDEST_CELL = 24
_MOST_NAMED = 6
_DEAREST = ("star", "score", "net", "tier", "rank", "award", "bonus", "deduction", "flags")  # kept longest


@dataclass(frozen=True)
class Shown:
    """One column of the preview; of those that do not fit, the one of the highest `rank` goes first."""

    heading: str
    cells: list[str]
    rank: int
    right: bool = False

    def places(self, screen: Screen) -> int:
        """The places that its widest cell takes."""
        widest = max(screen.measure(text) for text in (self.heading, *self.cells))
        return min(widest, _WIDEST_CELL)


def preview(outcome: Outcome, screen: Screen, top: int | None = None, by: str | None = None) -> tuple[Line, ...]:
    """The first `top` rows (all if None), in the order of the sheet or sorted by a column.

    Raises Refusal (SG033) where there is no such column.
    """
    columns = table(outcome)
    asked = find_column(columns, by) if by else None
    rows = (ordered(asked, outcome.lang) if asked else list(range(len(outcome.grading))))[:top]
    if not rows:
        return (line(words.NOTHING.to(outcome.lang)),)
    filled = [shown for shown in _columns(outcome, columns, rows, asked) if any(shown.cells)]
    fitting = _fitting(filled, screen)
    return (*_drawn(fitting, screen), *_below(outcome, filled, fitting, screen))


def _columns(outcome: Outcome, columns: Sequence[Column], rows: Sequence[int], asked: Column | None) -> Iterator[Shown]:
    """Who it is, then the columns of the result in their order, and the one that was asked for."""
    lang, named = outcome.lang, names(outcome)
    yield Shown(words.KEY.to(lang), [outcome.grading.keys[at] for at in rows], rank=0)
    yield Shown(words.NAME.to(lang), [named[at] or "" for at in rows], rank=1)
    for column in columns:
        rank = 2 if column is asked else _rank(column)
        if rank is not None:
            yield Shown(column.heading, _texts(column, rows, lang), rank, _is_right(column))


def _rank(column: Column) -> int | None:
    """How dear a result column is, items and further fields least; None for what a preview leaves out."""
    name = column.id.removeprefix("stargrade_").removesuffix("_computed")
    if isinstance(column.cells, Carried) or name == "reasons":
        return None
    return 3 + (_DEAREST.index(name) if name in _DEAREST else len(_DEAREST))


def _is_right(column: Column) -> bool:
    return isinstance(column.cells, Figures) and column.cells.measure != "star"


def _texts(column: Column, rows: Sequence[int], lang: Lang) -> list[str]:
    if isinstance(column.cells, Figures) and column.cells.measure in ("star", "points", "money"):
        return [_figure(column.cells.numbers.row(at), column.cells.measure) for at in rows]
    texts = cell_texts(column, lang)
    return [texts[at] for at in rows]


def _figure(value: Fraction | None, measure: Measure) -> str:
    if value is None:
        return ""
    if measure == "star":
        return star_signs(int(value))
    if measure == "points":
        return show(value, 2)
    return money(value) if value else ""


def _fitting(columns: Sequence[Shown], screen: Screen) -> list[Shown]:
    """As many columns as fit, the dearest first, in the order of the table."""
    chosen: list[Shown] = []
    room = screen.width + _GAP
    for column in sorted(columns, key=lambda shown: shown.rank):
        room -= column.places(screen) + _GAP
        if room < 0 and chosen:
            break
        chosen.append(column)
    return [column for column in columns if column in chosen]


def _drawn(columns: Sequence[Shown], screen: Screen) -> Iterator[Line]:
    places = [min(column.places(screen), screen.width) for column in columns]
    gap = " " * _GAP

    def row(cells: Sequence[str], style: str = "") -> Line:
        texts = [
            pad(cut(text, room, screen), room, screen, column.right)
            for text, room, column in zip(cells, places, columns, strict=True)
        ]
        return line(Span(gap.join(texts), style))

    yield row([column.heading for column in columns], "bold")
    yield line(Span("━" * ((sum(places) + _GAP * (len(places) - 1)) // screen.sign_width), "dim"))
    for cells in zip(*(column.cells for column in columns), strict=True):
        yield row(cells)


def _below(outcome: Outcome, filled: Sequence[Shown], fitting: Sequence[Shown], screen: Screen) -> Iterator[Line]:
    """How many rows there are in all, and which columns found no room."""
    lang, rows = outcome.lang, len(outcome.grading)
    shown = len(fitting[0].cells)
    if shown < rows:
        yield from hanging("", words.SHOWN_OF.fill(lang, {"shown": shown, "rows": rows}), screen, "dim")
    hidden = [column.heading for column in filled if column not in fitting]
    if hidden:
        named = say(hidden[:_MOST_NAMED], lang)
        if len(hidden) > _MOST_NAMED:
            named = words.AND_MORE.fill(lang, {"named": named, "count": len(hidden) - _MOST_NAMED})
        yield from hanging("", words.NOT_SHOWN.fill(lang, {"columns": named}), screen, "dim")
