"""Keeps the quotas: where too many stand on a line, those with the lowest scores move down."""

from __future__ import annotations

import numpy as np

from ..expr.columns import number
from ..expr.exact import figure
from ..expr.nodes import Name
from ..numbers.columns import Bools, Ints
from .plan import Line
from .ranks import levels
from .tiers import NO_LINE, settle
from .work import Work

QUOTA_TIE = "quota-tie"


def quotas(work: Work) -> Work:
    """Add the line that each row ends on, with its star and tier, after the quotas.

    "Fewer than q" of the N counted means at most ceil(q x N) - 1. Whoever is over the quota moves
    to the next line below that is earned, and competes there. N is taken once, before any move.
    """
    line = work.numbers("standing").num.copy()
    counted = np.isin(line, [at for at, one in enumerate(work.plan.lines) if _counts(one)])
    for at, one in enumerate(work.plan.lines):
        if one.rule.fewer_than is None:
            continue
        share = figure(one.rule.fewer_than.node)
        if share is None:
            raise TypeError("a quota is a plain figure")
        most = max(0, -(-share.numerator * int(counted.sum()) // share.denominator) - 1)
        stay, tied = _stay(work, line == at, most)
        work = work.flag(QUOTA_TIE, tied)
        _move_down(work, line, at, (line == at) & ~stay)
    lost = work.yes("eligible") & (line < 0)
    return settle(work.flag(NO_LINE, lost & _is_hole(work)), line)


def _counts(line: Line) -> bool:
    return not line.rule.exception and not line.rule.not_rated


def _is_hole(work: Work) -> Bools:
    """Whoever met no line at all, though every figure was known: a case that the rules forgot."""
    met = [work.yes(f"met.{line.rule.id}") for line in work.plan.lines]
    return np.asarray(~np.logical_or.reduce(met) if met else np.zeros(work.table.rows, dtype=bool))


def _stay(work: Work, here: Bools, most: int) -> tuple[Bools, Bools]:
    """Who may stay on a line, and who is tied across the edge of its places (and so moves)."""
    if int(here.sum()) <= most:
        return here, here & ~here
    level = np.where(here, levels(number(Name("score"), work.table)), -1)
    ranked = np.sort(level[here])[::-1]
    edge = ranked[most]  # the best of those who are over the quota
    stay = here & (level > edge)
    tied = here & (level == edge) & (most > 0) & (int(stay.sum()) < most)
    return stay, np.asarray(tied, dtype=bool)


def _move_down(work: Work, line: Ints, at: int, rows: Bools) -> None:
    """Put the rows on the next line below that they have earned; -1 where there is none."""
    line[rows] = -1
    for below in range(at + 1, len(work.plan.lines)):
        one = work.plan.lines[below]
        if not one.rule.exception:
            fits = rows & (line < 0) & work.yes(f"earned.{one.rule.id}")
            line[fits] = below
