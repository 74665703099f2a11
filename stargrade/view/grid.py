"""A table of texts on a terminal: columns as wide as there is room for, else one row below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from .layout import Line, Screen, Span, hanging, line, pad, wrap

_GAP = 2
_NARROWEST = 10


def grid(headings: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen) -> Iterator[Line]:
    """The lines of a table, its headings in bold above a rule; on a narrow screen, each row as a list."""
    places = _places(headings, rows, screen)
    if sum(places) + _GAP * (len(places) - 1) > screen.width:
        for row in rows:
            yield from _listed(headings, row, screen)
        return
    yield from _row(headings, places, screen, "bold")
    yield line(Span("━" * ((sum(places) + _GAP * (len(places) - 1)) // screen.sign_width), "dim"))
    for row in rows:
        yield from _row(row, places, screen)


def fits(headings: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen) -> bool:
    """Whether the table fits the screen without columns too narrow to be read."""
    return sum(_places(headings, rows, screen)) + _GAP * (len(headings) - 1) <= screen.width


def _places(headings: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen) -> list[int]:
    """The width of each column: what it needs, the widest ones cut back until all fit."""
    places = [max(screen.measure(cell) for cell in column) for column in zip(headings, *rows, strict=True)]
    room = screen.width - _GAP * (len(places) - 1)
    while sum(places) > room and max(places) > _NARROWEST:
        places[places.index(max(places))] -= 1
    return places


def _listed(headings: Sequence[str], row: Sequence[str], screen: Screen) -> Iterator[Line]:
    """The first cell in bold, below it the others that are filled, each after its heading."""
    yield from hanging("", row[0], screen, "bold")
    for heading, cell in zip(headings[1:], row[1:], strict=True):
        if cell:
            yield from hanging(f"  {heading}  ", cell, screen)


def _row(cells: Sequence[str], places: Sequence[int], screen: Screen, style: str = "") -> Iterator[Line]:
    wrapped = [wrap(cell, room, screen) for cell, room in zip(cells, places, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        texts = [pad(part, room, screen) for part, room in zip(parts, places, strict=True)]
        yield line(Span((" " * _GAP).join(texts).rstrip(), style))
