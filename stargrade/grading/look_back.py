"""Looks at the periods before this one: months in a row, how often, what mean.

What would need periods that are not on record is said aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from ..expr.columns import all_hold, number
from ..numbers.arithmetic import add, choose, divide
from ..numbers.columns import Column, Flags, Ints, Numbers, Words, constant, no_nulls
from ..problems import Problem
from ..scheme.model import Lookback
from ..scheme.year import recorded_columns
from ..texts import Text
from .past import KEPT, MET, Past
from .plan import Line, nodes
from .reasons import label
from .streaks import in_a_row, kept_before, met_before
from .tiers import first_of
from .work import Work

_LINE = Text("{line} ({needed} in a row)", "{line}（连续 {needed} 期）")


def look_back(work: Work) -> Work:
    """Add ``earned.ID`` for every line, and ``standing``, the highest line earned, before quotas."""
    lines = work.plan.lines
    earned = {line.rule.id: runs(work, at) >= line.rule.in_a_row for at, line in enumerate(lines)}
    standing = first_of(list(earned.values()), work.yes("eligible"))
    nothing = no_nulls(work.table.rows)
    columns: dict[str, Column] = {f"earned.{name}": Flags(rows, nothing) for name, rows in earned.items()}
    work = work.add({**columns, "standing": Numbers(standing, 1, standing < 0)})
    known = 1 + sum(1 for _ in _back(work))
    short = [_named(line) for line in lines if line.rule.in_a_row > known]
    return work.say(Problem("SG504", params={"known": known, "lines": short})) if short else work


def runs(work: Work, at: int) -> Ints:
    """How many periods in a row, up to this one, each row has met a line or a higher one."""
    lines = work.plan.lines
    now = work.yes(f"met.{lines[at].rule.id}")
    return in_a_row(now, met_before(lines, at, _back(work), work.keys) if lines[at].rule.in_a_row > 1 else ())


def _back(work: Work) -> Iterator[Past]:
    """The records just before this period, newest first, without a gap."""
    return iter(()) if work.period is None else work.history.back_from(work.plan.scheme.id, work.period)


def facts(work: Work) -> dict[str, Column]:
    """What later periods may ask of this one.

    The line met, what each value that looks back counts, and the cells that the year end looks at.
    """
    lines = [line for line in work.plan.lines if not line.rule.exception]
    met = first_of([work.yes(f"met.{line.rule.id}") for line in lines], ~no_nulls(work.table.rows))
    found: dict[str, Column] = {MET: Words(met, tuple(line.rule.id for line in lines))}
    for name, rule in work.plan.scheme.history.items():
        if rule.scheme is None and rule.each is None:
            found[f"{KEPT}{name}"] = _this_period(rule, work)
    return {**found, **{f"{KEPT}{name}": work.table.columns[name] for name in recorded_columns(work.plan.scheme)}}


def _this_period(rule: Lookback, work: Work) -> Column:
    if rule.mean is not None:
        return number(rule.mean.node, work.table)
    return Flags(all_hold(nodes(rule.in_a_row or rule.times), work.table), no_nulls(work.table.rows))


def remember(work: Work) -> Work:
    """Add ``NAME`` for every value that looks back; one that needs a period not on record is blank."""
    for name, rule in work.plan.scheme.history.items():
        work = work.add({name: value(name, rule, work)})
    missed = [rule.title.text for rule in work.plan.scheme.history.values() if _lacks(rule, work)]
    return work.say(Problem("SG505", params={"names": missed})) if missed else work


def _lacks(rule: Lookback, work: Work) -> bool:
    """Whether a value would look at periods of which none is on record."""
    if rule.each is not None:
        made_of_them = work.period is not None and work.period.is_longer_than(rule.each)
        return made_of_them and not _others(rule, work)
    if rule.scheme is not None:
        return not _others(rule, work)
    if work.period is None:
        return True
    without_gap = rule.in_a_row or rule.last is not None
    return not any(_back(work) if without_gap else work.history.before(work.plan.scheme.id, work.period))


def value(name: str, rule: Lookback, work: Work) -> Numbers:
    """One value that looks back, for everybody on the sheet."""
    if rule.scheme is not None or rule.each is not None:
        return over_records(rule, _others(rule, work), work.keys)
    own = _this_period(rule, work)
    if isinstance(own, Numbers):
        return _mean(name, rule, own, work)
    if not isinstance(own, Flags):
        raise TypeError("a value that looks back counts yes and no, or takes a mean")
    if rule.in_a_row:
        return Numbers(in_a_row(own.yes, kept_before(name, _back(work), work.keys)), 1, no_nulls(work.table.rows))
    return _times(name, rule, own, work)


def _times(name: str, rule: Lookback, own: Flags, work: Work) -> Numbers:
    many = own.yes.astype(np.int64)
    for marks in kept_before(name, _earlier(rule, work), work.keys):
        many = many + marks
    return Numbers(many, 1, no_nulls(work.table.rows))


def _mean(name: str, rule: Lookback, own: Numbers, work: Work) -> Numbers:
    """The exact mean; with `last`, blank for whoever lacks a figure in any of those periods."""
    zero = constant(Fraction(0), work.table.rows)
    total, many = choose(own.null, zero, own), (~own.null).astype(np.int64)
    looked = list(_back(work))[: rule.last - 1] if rule.last is not None else _earlier(rule, work)
    for past in looked:
        figure = _figures(past, f"{KEPT}{name}", work.keys)
        total, many = add(total, choose(figure.null, zero, figure)), many + ~figure.null
    mean = divide(total, Numbers(np.maximum(many, 1), 1, many == 0))
    short = many < rule.last if rule.last is not None else many == 0
    return Numbers(mean.num, mean.den, mean.null | short)


def _earlier(rule: Lookback, work: Work) -> tuple[Past, ...]:
    if work.period is None:
        return ()
    year = work.period.year
    before = work.history.before(work.plan.scheme.id, work.period)
    return tuple(past for past in before if rule.within is None or past.period.year == year)


def _figures(past: Past, name: str, keys: Sequence[str]) -> Numbers:
    """A figure of a record for the people of this period; blank for whoever is not in it."""
    column = past.columns.get(name)
    rows = past.rows_of(keys)
    if not isinstance(column, Numbers) or len(column) == 0:
        return constant(None, len(keys))
    taken = column.take(np.maximum(rows, 0))
    return Numbers(taken.num, taken.den, taken.null | (rows < 0))


def _others(rule: Lookback, work: Work) -> tuple[Past, ...]:
    """The records of another scheme, or of the shorter periods that this one is made of."""
    if work.period is None:
        return ()
    scheme = rule.scheme or work.plan.scheme.id
    if rule.each is not None:
        longer = work.period.is_longer_than(rule.each)
        return work.history.inside(scheme, work.period, rule.each) if longer else ()
    return work.history.before(scheme, work.period)


def over_records(rule: Lookback, records: Sequence[Past], keys: Sequence[str]) -> Numbers:
    """A value that looks at recorded results alone: how often, or the mean of a figure."""
    zero = constant(Fraction(0), len(keys))
    total, many = zero, np.zeros(len(keys), dtype=np.int64)
    for past in records:
        if rule.mean is not None:
            columns = {**past.columns, "asked": number(rule.mean.node, past.table)}
            figure = _figures(Past(past.scheme, past.period, past.keys, columns), "asked", keys)
            total, many = add(total, choose(figure.null, zero, figure)), many + ~figure.null
        else:
            many = many + past.marks_of(keys, all_hold(nodes(rule.times or rule.in_a_row), past.table))
    if rule.mean is None:
        return Numbers(many, 1, no_nulls(len(keys)))
    return divide(total, Numbers(many, 1, no_nulls(len(keys))))


def _named(line: Line) -> Text:
    return _LINE.filled(line=label(line), needed=line.rule.in_a_row)
