"""Which earlier records a scheme looks at in a period; it follows from the scheme's rules alone."""

from __future__ import annotations

from collections.abc import Iterator

from ..grading.past import previous
from ..periods import Kind, Period, parts_of
from ..scheme.model import Lookback, Scheme
from .record import Ask


def asks_of(scheme: Scheme, period: Period) -> tuple[Ask, ...]:
    """What the scheme looks at, one ask for each scheme and length of period."""
    widest: dict[tuple[str, Kind], Ask] = {}
    for ask in _asks(scheme, period):
        before = widest.get((ask.scheme, ask.kind))
        widest[ask.scheme, ask.kind] = ask if before is None else _wider(before, ask)
    return tuple(widest.values())


def _wider(one: Ask, other: Ask) -> Ask:
    first = None if one.first is None or other.first is None else min(one.first, other.first)
    return Ask(one.scheme, one.kind, first, max(one.last, other.last))


def _asks(scheme: Scheme, period: Period) -> Iterator[Ask]:
    streak = max((line.in_a_row for line in scheme.tiers.ladder), default=1) if scheme.tiers else 1
    if streak > 1:
        yield _back(scheme, period, streak - 1)
    for rule in scheme.history.values():
        yield from _of_rule(rule, scheme, period)
    for column in scheme.columns.values():
        if column.history is not None:
            yield from _of_column(scheme.history.get(column.history), scheme, period)


def _of_column(rule: Lookback | None, scheme: Scheme, period: Period) -> Iterator[Ask]:
    """A blank cell may be filled by a result of any earlier period, or by a count over them."""
    if rule is None or rule.each is None:
        yield _before((rule and rule.scheme) or scheme.id, period)


def _of_rule(rule: Lookback, scheme: Scheme, period: Period) -> Iterator[Ask]:
    if rule.each is not None:
        if period.is_longer_than(rule.each):
            yield _inside(rule.scheme or scheme.id, period, rule.each)
    elif rule.scheme is not None:
        yield _before(rule.scheme, period)
    elif rule.last is not None and rule.mean is not None:
        yield _back(scheme, period, max(rule.last - 1, 1))
    elif rule.within is not None and not rule.in_a_row:
        # the period just before as well, which tells whether anything is on record at all
        first = min(Period(period.kind, period.year, 1), period.before())
        yield Ask(scheme.id, period.kind, first, period.before())
    else:
        yield _before(scheme.id, period)


def _before(scheme: str, period: Period) -> Ask:
    return Ask(scheme, period.kind, None, period.before())


def _inside(scheme: str, year: Period, kind: Kind) -> Ask:
    every = parts_of(year, kind)
    return Ask(scheme, kind, every[0], every[-1])


def _back(scheme: Scheme, period: Period, many: int) -> Ask:
    """So many periods (or rounds) just before."""
    first = period
    for _ in range(many):
        first = previous(first, scheme.rounds)
    return Ask(scheme.id, period.kind, first, period.before())
