"""Which rules look at which earlier period of one person, and whether it counts for them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..expr.columns import all_hold, number
from ..expr.exact import Value
from ..grading.look_back import facts
from ..grading.past import KEPT, MET, Past, previous
from ..grading.plan import nodes
from ..grading.reasons import label
from ..grading.work import Work
from ..periods import Period
from ..scheme.model import Lookback
from ..scheme.wording import heading
from ..texts import Text

_STREAK = Text("{line} ({needed} in a row)", "{line}（连续 {needed} 期）")


@dataclass(frozen=True, slots=True)
class Use:
    """One rule that looks at one record; `broken_by` is the later period that ended the row, where one did."""

    past: Past
    rule: Text
    counts: bool
    broken_by: Period | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Whose result it is, in which period."""

    work: Work
    period: Period
    key: str
    at: int

    def back(self) -> Iterator[Past]:
        """The records just before, newest first, without a gap."""
        return self.work.history.back_from(self.work.plan.scheme.id, self.period)

    def before(self) -> tuple[Past, ...]:
        """All earlier records of the scheme, newest first."""
        return self.work.history.before(self.work.plan.scheme.id, self.period)

    def row(self, past: Past) -> int | None:
        """Where the person stands in a record; None where not at all."""
        row = int(past.rows_of([self.key])[0])
        return None if row < 0 else row

    def cell(self, past: Past, name: str) -> Value:
        """What a record holds of the person in one column; None where it is blank or not there."""
        row, column = self.row(past), past.columns.get(name)
        return None if row is None or column is None else column.row(row)


def uses(person: Person) -> Iterator[Use]:
    """Every look of a rule at an earlier period."""
    scheme = person.work.plan.scheme
    yield from _of_lines(person)
    now = facts(person.work)
    for name, rule in scheme.history.items():
        held = f"{KEPT}{name}" in now and now[f"{KEPT}{name}"].row(person.at) is True
        yield from _of_rule(name, rule, person, held)
    for name, column in scheme.columns.items():
        if column.history is not None and column.history not in scheme.history:
            yield from _of_column(column.history, heading(scheme, name), person)


def _of_lines(person: Person) -> Iterator[Use]:
    """The lines of the ladder that ask for periods in a row."""
    work = person.work
    for place, line in enumerate(work.plan.lines):
        if line.rule.in_a_row > 1:
            enough = {one.rule.id for one in work.plan.lines[: place + 1] if not one.rule.exception}
            title = _STREAK.filled(line=label(line), needed=line.rule.in_a_row)
            met = bool(work.yes(f"met.{line.rule.id}")[person.at])
            yield from _row(person, title, MET, enough, holds_now=met, reach=line.rule.in_a_row - 1)


def _row(
    person: Person, title: Text, column: str, wanted: Container[Value], *, holds_now: bool, reach: int | None = None
) -> Iterator[Use]:
    """The periods back to the first on record, or as far as the rule reaches, where each must hold.

    A period holds where one of the `wanted` stands in the column of its record. The row ends at the first that does
    not hold, or is not on record.
    """
    history, scheme = person.work.history, person.work.plan.scheme
    broken = None if holds_now else person.period
    first = min((past.period for past in person.before()), default=person.period)
    for period in islice(_backwards(person.period, first, scheme.rounds), reach):
        past = history.of(scheme.id, period)
        holds = past is not None and person.cell(past, column) in wanted
        if past is not None:
            yield Use(past, title, holds and broken is None, broken if holds else None)
        if not holds and broken is None:
            broken = period


def _backwards(period: Period, first: Period, rounds: Sequence[int]) -> Iterator[Period]:
    """The periods before one, down to the first."""
    while period > first:
        period = previous(period, rounds)
        yield period


def _of_rule(name: str, rule: Lookback, person: Person, held: bool) -> Iterator[Use]:
    """A value that looks back; `held` says whether its conditions hold now."""
    title = rule.title.text
    if rule.scheme is not None or rule.each is not None:
        yield from (Use(past, title, _holds(rule, past, person)) for past in _others(rule, person))
    elif rule.in_a_row:
        yield from _row(person, title, f"{KEPT}{name}", {True}, holds_now=held)
    else:
        for past in _looked_over(rule, person):
            cell = person.cell(past, f"{KEPT}{name}")
            yield Use(past, title, cell is True or (rule.mean is not None and cell is not None))


def _looked_over(rule: Lookback, person: Person) -> tuple[Past, ...]:
    """The periods that a count or a mean is taken over."""
    if rule.last is not None and rule.mean is not None:
        return tuple(islice(person.back(), rule.last - 1))
    return tuple(past for past in person.before() if rule.within is None or past.period.year == person.period.year)


def _others(rule: Lookback, person: Person) -> tuple[Past, ...]:
    """The records of another scheme, or of the shorter periods that this one is made of."""
    history, scheme = person.work.history, rule.scheme or person.work.plan.scheme.id
    if rule.each is None:
        return history.before(scheme, person.period)
    longer = person.period.is_longer_than(rule.each)
    return history.inside(scheme, person.period, rule.each) if longer else ()


def _holds(rule: Lookback, past: Past, person: Person) -> bool:
    """Whether a record of another scheme or length counts for a person."""
    row = person.row(past)
    if row is None:
        return False
    if rule.mean is not None:
        return number(rule.mean.node, past.table).row(row) is not None
    return bool(all_hold(nodes(rule.times or rule.in_a_row), past.table)[row])


def _of_column(result: str, title: Text, person: Person) -> Iterator[Use]:
    """A blank cell takes the newest period that has this result of the person."""
    known = (past for past in person.before() if person.cell(past, result) is not None)
    yield from (Use(past, title, counts=True) for past in islice(known, 1))
