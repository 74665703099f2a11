"""What has changed since the period before, on a few lines of the screen."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.against import Against
from ..report.against import changed_totals, listings
from ..texts import Lang
from . import words
from .layout import Line, Screen, Span, hanging, line, packed


def against_lines(compared: Against, lang: Lang, screen: Screen) -> Iterator[Line]:
    """The totals that changed, then who is new or missing, and whose star or money moved far; a few names of each."""
    yield line(Span(words.AGAINST.fill(lang, {"before": compared.before}), "bold"))
    totals = [text.to(lang) for text in changed_totals(compared)] or [words.SAME_TOTALS.to(lang)]
    yield from (line("  ", part) for part in packed(totals, "   ", Screen(screen.width - 2, screen.sign_width)))
    for one in listings(compared):
        text = words.LISTED.fill(lang, {"title": one.heading, "people": one.few})
        yield from hanging("  ", text, screen)
