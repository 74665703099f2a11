"""Looks at the periods before this one: how many in a row have met a line of the ladder.

Only this period is known to a run without past records; what would need more is said aloud.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from ..expr.columns import all_hold, number
from ..numbers.columns import Column, Flags, Ints, Numbers, constant, no_nulls
from ..periods import Kind, Period
from ..problems import Problem
from ..scheme.model import Lookback
from ..texts import Text
from .plan import Line, nodes
from .tiers import first_of
from .work import Work

KNOWN = 1  # periods that a run knows of, this one included

_LINE = Text("{line} ({needed} in a row)", "{line}（连续 {needed} 期）")


def look_back(work: Work) -> Work:
    """Add ``earned.ID`` for every line, and ``standing``, the highest line earned, before quotas.

    What would need periods that are not known is said aloud.
    """
    lines = work.plan.lines
    earned = {line.rule.id: runs(work, line) >= line.rule.in_a_row for line in lines}
    standing = first_of(list(earned.values()), work.yes("eligible"))
    nothing = no_nulls(work.table.rows)
    columns: dict[str, Column] = {f"earned.{name}": Flags(rows, nothing) for name, rows in earned.items()}
    work = work.add({**columns, "standing": Numbers(standing, 1, standing < 0)})
    short = [line for line in lines if line.rule.in_a_row > KNOWN]
    return (
        work.say(Problem("SG504", params={"known": KNOWN, "lines": [_named(line) for line in short]}))
        if short
        else work
    )


def remember(work: Work) -> Work:
    """Add ``NAME`` for every value that looks back; what only more periods could tell is blank."""
    history = work.plan.scheme.history
    for name, rule in history.items():
        work = work.add({name: _over_this_period(rule, work)})
    missed = [rule.title.text for rule in history.values() if _is_made_of(work.period, rule.each)]
    return work.say(Problem("SG505", params={"names": missed})) if missed else work


def _is_made_of(period: Period | None, each: Kind | None) -> bool:
    """Whether there are periods to look back on; none within a period that is as short itself."""
    return each is None or (period is not None and period.is_longer_than(each))


def _over_this_period(rule: Lookback, work: Work) -> Numbers:
    """A value that looks back, from this period alone."""
    others = rule.scheme is not None or rule.each is not None
    if rule.mean is not None:
        known = not others and (rule.last is None or rule.last <= KNOWN)
        return number(rule.mean.node, work.table) if known else constant(None, work.table.rows)
    if others:
        return constant(Fraction(0), work.table.rows)
    held = all_hold(nodes(rule.in_a_row or rule.times), work.table)
    return Numbers(held.astype(np.int64), 1, no_nulls(work.table.rows))


def runs(work: Work, line: Line) -> Ints:
    """How many periods in a row, up to this one, each row has met a line."""
    return work.yes(f"met.{line.rule.id}").astype(np.int64)


def _named(line: Line) -> Text:
    name = line.rule.title.text if line.rule.title else Text(line.rule.id, line.rule.id)
    return Text(
        _LINE.fill("en", {"line": name, "needed": line.rule.in_a_row}),
        _LINE.fill("zh", {"line": name, "needed": line.rule.in_a_row}),
    )
