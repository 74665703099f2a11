"""What later periods look back at once something was decided: it follows the decided results.

Months in a row follow the decided star, or the decided tier where a scheme gives no stars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..expr.columns import number
from ..expr.table import Table
from ..numbers.columns import Column, Numbers, Words
from .look_back import facts
from .past import MET
from .plan import Line
from .result import Decision, Grading
from .work import Work

_RESULTS = ("rated", "star", "tier", "award", "bonus", "deduction", "net")


def decided_facts(work: Work, grading: Grading) -> dict[str, Column]:
    """The facts of the period, worked out once more with the decided results in the place of the computed ones."""
    old = work.table
    decided = {name: getattr(grading, name) for name in _RESULTS}
    found = facts(replace(work, table=Table(old.rows, {**old.columns, **decided}, old.sets, old.details)))
    met = found[MET]
    if isinstance(met, Words):
        codes = met.codes.copy()
        ladder = _ladder(work)
        for one in grading.decisions:
            codes[one.at] = ladder.met(one, int(codes[one.at]))
        found[MET] = Words(codes, met.words)
    return found


@dataclass(frozen=True)
class _Ladder:
    """The lines that count months in a row, from the top, and the star that each gives in each row."""

    lines: Sequence[Line]
    stars: Sequence[Numbers | None]

    def met(self, decision: Decision, before: int) -> int:
        """The line that counts as met by this period alone, from the top; -1 for none.

        A decision upwards takes no line away that was met already, one downwards leaves none above it.
        """
        bottom = len(self.lines)
        held = bottom if before < 0 else before
        reached = self._reached(decision, bottom)
        if reached is None:
            return before
        line, raised = reached
        met = min(held, line) if raised else max(held, line)
        return -1 if met == bottom else met

    def _reached(self, decision: Decision, bottom: int) -> tuple[int, bool] | None:
        """The line that the decision stands for, and whether it is better; None where it is about something else."""
        value, computed = decision.value, decision.computed
        if decision.field == "star" and isinstance(value, Fraction):
            given = [None if star is None else star.row(decision.at) for star in self.stars]
            line = next((at for at, star in enumerate(given) if star is not None and star <= value), bottom)
            return line, not isinstance(computed, Fraction) or value > computed
        if decision.field == "tier" and all(star is None for star in self.stars):
            tiers = [line.rule.tier for line in self.lines]
            line, was = (tiers.index(cell) if isinstance(cell, str) and cell in tiers else bottom
                         for cell in (value, computed))  # fmt: skip
            return line, line < was
        return None


def _ladder(work: Work) -> _Ladder:
    lines = [line for line in work.plan.lines if not line.rule.exception]
    return _Ladder(lines, [None if line.star is None else number(line.star, work.table) for line in lines])
