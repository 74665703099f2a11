"""The figures of the summary: how many rows, how many of each star, how much money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..grading.result import Grading
from ..texts import Text
from . import headings
from .figures import each, total
from .outcome import Outcome
from .people import teams


@dataclass(frozen=True)
class Totals:
    """Rows of the sheet, and exact sums of money in CNY.

    `rows` = `rated` + `not_rated` + `rejected`; `stars` counts the stars that occur, the
    highest first.
    """

    rows: int
    rated: int
    not_rated: int
    rejected: int
    stars: Mapping[int, int]
    bonus: Fraction
    deduction: Fraction
    net: Fraction


@dataclass(frozen=True)
class TeamTotals:
    """The same for one team; `team` is None for rows without one."""

    team: str | None
    rows: int
    rated: int
    bonus: Fraction
    deduction: Fraction
    net: Fraction


def totals(outcome: Outcome) -> Totals:
    """Sum up a whole run."""
    return totals_of(outcome.grading, len(outcome.rejected))


def totals_of(grading: Grading, rejected: int = 0) -> Totals:
    """Sum up results; `rejected` rows were left out of them."""
    rated = int(grading.rated.yes.sum())
    return Totals(
        rows=len(grading) + rejected,
        rated=rated,
        not_rated=len(grading) - rated,
        rejected=rejected,
        stars=stars_of(grading),
        bonus=total(grading.bonus),
        deduction=total(grading.deduction),
        net=total(grading.net),
    )


def stars_of(grading: Grading) -> dict[int, int]:
    """How many subjects have each star, the highest first; star 0 counts as one."""
    stars = each(grading.star, int)
    counted = dict(zip(stars.different, np.bincount(stars.of + 1, minlength=1)[1:].tolist(), strict=True))
    return dict(sorted(counted.items(), reverse=True))


def team_totals(outcome: Outcome) -> tuple[TeamTotals, ...]:
    """Sum up every team, in the order of the sheet; nothing where the sheet knows no teams."""
    named = teams(outcome)
    if named is None:
        return ()
    known = {team: code for code, team in enumerate(dict.fromkeys(named))}
    codes = np.array([known[team] for team in named], dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    edges = np.searchsorted(codes[order], np.arange(1, len(known)))
    members = np.split(order, edges) if known else []
    return tuple(_team(outcome, team, rows) for team, rows in zip(known, members, strict=True))


def _team(outcome: Outcome, team: str | None, rows: np.ndarray) -> TeamTotals:
    grading = outcome.grading
    return TeamTotals(
        team=team,
        rows=len(rows),
        rated=int(grading.rated.yes[rows].sum()),
        bonus=total(grading.bonus.take(rows)),
        deduction=total(grading.deduction.take(rows)),
        net=total(grading.net.take(rows)),
    )


def count_lines(sums: Totals) -> tuple[tuple[Text, int], ...]:
    """The counts of rows with their words."""
    return (
        (headings.ROWS, sums.rows),
        (headings.RATED, sums.rated),
        (headings.NOT_RATED, sums.not_rated),
        (headings.REJECTED, sums.rejected),
    )
