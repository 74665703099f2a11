"""How the people of a run stand, so that it can be laid beside another result."""

from __future__ import annotations

from fractions import Fraction

from ..compare import Side, Standing
from .figures import each
from .outcome import Outcome
from .people import names, teams
from .table import reasons


def side_of(outcome: Outcome, label: str) -> Side:
    """The standings of a graded sheet."""
    grading = outcome.grading
    team = teams(outcome) or [None] * len(grading)
    columns = zip(
        grading.keys,
        names(outcome),
        team,
        grading.rated.yes.tolist(),
        each(grading.star, Fraction).values(),
        grading.tier.values(),
        each(grading.score, Fraction).values(),
        each(grading.bonus, Fraction).values(Fraction(0)),
        each(grading.deduction, Fraction).values(Fraction(0)),
        (said[-1] if said else None for said in reasons(outcome).shown),
        strict=True,
    )
    return Side(label, {row[0]: Standing(*row) for row in columns})
