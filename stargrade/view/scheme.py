"""A scheme in words on a terminal: headings in bold, long lines wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from ..scheme.in_words import rules_in_words
from ..scheme.model import Scheme
from ..texts import Lang
from .layout import Line, Screen, Span, hanging, line, wrap


def scheme_lines(scheme: Scheme, lang: Lang, screen: Screen) -> tuple[Line, ...]:
    """All rules of a scheme, as wide as the screen."""
    return tuple(one for text in rules_in_words(scheme, lang) for one in _wrapped(text, screen))


def _wrapped(text: str, screen: Screen) -> Iterator[Line]:
    if not text.startswith(" "):
        yield from (line(Span(part, "bold")) for part in wrap(text, screen.width, screen))
        return
    first, *rest = wrap(text.strip(), screen.width - 4, screen)
    yield line("  ", first)
    for part in rest:
        yield from hanging("    ", part, screen)
