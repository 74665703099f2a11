"""How the results spread: over stars, else tiers, else titles, else rated and not rated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..numbers.columns import Words
from ..texts import Text
from . import headings
from .outcome import Outcome
from .totals import stars_of

_MOST_SIGNS = 6


@dataclass(frozen=True)
class Share:
    """One line of a spread: its label, how many of the rated it holds, the star if it is one."""

    label: str
    count: int
    star: int | None = None


@dataclass(frozen=True)
class Spread:
    """What is counted, and the lines, the best first. Shares are parts of `whole`."""

    title: Text
    lines: tuple[Share, ...]
    whole: int


def spread(outcome: Outcome) -> Spread:
    """Count the results by what the scheme gives: stars, tiers, titles, or ratings alone."""
    grading = outcome.grading
    rated = int(grading.rated.yes.sum())
    if stars := stars_of(grading):
        return Spread(headings.STARS, tuple(Share(star_signs(s), n, s) for s, n in stars.items()), rated)
    if tiers := _counted(grading.tier):
        lines = [Share(_said(outcome, grading.tier_titles.get(word), word), n) for word, n in tiers.items()]
        return Spread(headings.TIERS, tuple(lines), rated)
    if awards := _counted(grading.award):
        lines = [Share(_said(outcome, grading.award_titles.get(word), word), n) for word, n in awards.items()]
        rest = Share(headings.NO_AWARD.to(outcome.lang), rated - sum(awards.values()))
        return Spread(headings.AWARDS, (*lines, rest), rated)
    return _ratings(outcome, rated)


def star_signs(star: int) -> str:
    """A star as signs: ``★★★``, ``☆`` for 0; a long row of them as ``★ x 12``."""
    if star == 0:
        return "☆"
    return "★" * star if 0 < star <= _MOST_SIGNS else f"★ x {star}"


def _ratings(outcome: Outcome, rated: int) -> Spread:
    lines = (
        Share(headings.RATED.to(outcome.lang), rated),
        Share(headings.NOT_RATED.to(outcome.lang), len(outcome.grading) - rated),
    )
    return Spread(headings.RATINGS, lines, len(outcome.grading))


def _counted(column: Words) -> dict[str, int]:
    counted = np.bincount(column.codes + 1, minlength=len(column.words) + 1)[1:].tolist()
    return {word: many for word, many in zip(column.words, counted, strict=True) if many}


def _said(outcome: Outcome, title: Text | None, word: str) -> str:
    return title.to(outcome.lang) if title else word
