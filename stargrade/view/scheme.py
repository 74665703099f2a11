"""A scheme as a notice on a terminal: headings in bold, tables that fit the screen, long lines wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from ..scheme.changes import whole_notice
from ..scheme.loaded import Loaded
from ..scheme.notice import Section
from ..texts import Lang
from .grid import fits, grid
from .layout import Line, Screen, Span, hanging, line, wrap


def scheme_lines(loaded: Loaded, lang: Lang, screen: Screen) -> Iterator[Line]:
    """All rules of a scheme, as wide as the screen."""
    whole = whole_notice(loaded, lang)
    yield from _bold(whole.title, screen)
    for text in whole.head:
        yield from hanging("", text, screen)
    for section in whole.sections:
        yield line()
        yield from _bold(section.heading, screen)
        yield from _section(section, screen)


def _bold(text: str, screen: Screen) -> Iterator[Line]:
    return (line(Span(part, "bold")) for part in wrap(text, screen.width, screen))


def _section(section: Section, screen: Screen) -> Iterator[Line]:
    inner = Screen(screen.width - 2, screen.sign_width)
    as_table = bool(section.rows) and fits(section.headings, section.table, inner)
    if as_table:
        yield from ((Span("  "), *one) for one in grid(section.headings, section.table, inner))
    for text in section.lines if as_table else section.words():
        yield from hanging("  ", text, screen)
