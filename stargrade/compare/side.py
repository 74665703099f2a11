"""One of the two results that are compared: how each person stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..report.figures import each
from ..report.outcome import Outcome
from ..report.people import names, teams
from ..report.table import reasons


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands: star, tier, money in CNY, and the first reason given."""

    key: str
    name: str | None
    team: str | None
    rated: bool
    star: Fraction | None
    tier: str | None
    score: Fraction | None
    bonus: Fraction
    deduction: Fraction
    why: str | None

    @property
    def net(self) -> Fraction:
        """What is paid on top less what is taken off."""
        return self.bonus - self.deduction


@dataclass(frozen=True)
class Side:
    """One result: what it is called, and every person in the order of the sheet."""

    label: str
    people: Mapping[str, Standing]


def side_of(outcome: Outcome, label: str) -> Side:
    """The standings of a graded sheet."""
    grading = outcome.grading
    team = teams(outcome) or [None] * len(grading)
    columns = zip(
        grading.keys,
        names(outcome),
        team,
        grading.rated.yes.tolist(),
        each(grading.star, Fraction, None),
        grading.tier.values(),
        each(grading.score, Fraction, None),
        each(grading.bonus, Fraction, Fraction(0)),
        each(grading.deduction, Fraction, Fraction(0)),
        (said[-1] if said else None for said in reasons(outcome).shown),
        strict=True,
    )
    return Side(label, {row[0]: Standing(*row) for row in columns})
