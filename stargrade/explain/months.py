"""Which earlier periods a result looked back at: each one's star, and whether and why it counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..expr.exact import Value
from ..grading.past import Past, previous
from ..grading.work import Work
from ..numbers import show
from ..periods import Period
from ..texts import Text
from .uses import Person, Use, uses

_COUNTS = Text("counts for: {rules}", "计入：{rules}")
_BROKEN = Text(
    "does not count: it held, but {period} broke the row of {rule}", "未计入：当期达到，但 {rule}在 {period} 中断"
)
_NOT = Text("does not count: what is asked for did not hold", "未计入：当期未达到条件")
_NO_RULE = Text("does not count: no rule looks at this period", "未计入：没有规则要看这一期")
_DECIDED = Text("{why}; a person decided the star, computed was {star}", "{why}；星级为人工裁定，计算值为 {star}")
_ABSENT = Text("was not on the sheet of this period", "该期表中无此人")
_NO_RECORD = Text("no record of this period", "该期没有记录")


@dataclass(frozen=True, slots=True)
class MonthSeen:
    """One earlier period: the star recorded then, whether it counted for this result, and why."""

    period: str
    star: Value
    counted: bool
    why: Text


def months(work: Work, at: int) -> tuple[MonthSeen, ...]:
    """The periods looked back at for the person in row `at`, the earliest first; none where no rule looks back."""
    if work.period is None or not work.history.records:
        return ()
    person = Person(work, work.period, work.keys[at], at)
    looks: dict[tuple[str, Period], list[Use]] = {}
    for use in uses(person):
        looks.setdefault((use.past.scheme, use.past.period), []).append(use)
    records = sorted(work.history.records, key=lambda past: (past.period.first_day, past.scheme))
    seen = [_seen(past, person, looks.get((past.scheme, past.period), [])) for past in records]
    return (*seen, *_gap(person))


def _seen(past: Past, person: Person, looks: Sequence[Use]) -> MonthSeen:
    row = person.row(past)
    name = str(past.period) if past.scheme == person.work.plan.scheme.id else f"{past.scheme} {past.period}"
    if row is None:
        return MonthSeen(name, None, False, _ABSENT)
    why = _decided(past, row, _why(looks))
    return MonthSeen(name, past.columns["star"].row(row), any(use.counts for use in looks), why)


def _decided(past: Past, row: int, why: Text) -> Text:
    """Why the period counted or did not; and what was computed where a person decided the star."""
    column = past.columns.get("star_computed")
    computed = None if column is None else column.row(row)
    return _DECIDED.filled(why=why, star=show(computed)) if isinstance(computed, Fraction) else why


def _why(looks: Sequence[Use]) -> Text:
    """What the period counts for; else what broke the first row that it stood in, or that nothing held in it."""
    if counted := [use.rule for use in looks if use.counts]:
        return _COUNTS.filled(rules=counted)
    for use in looks:
        if use.broken_by is not None:
            return _BROKEN.filled(period=use.broken_by, rule=use.rule)
    return _NOT if looks else _NO_RULE


def _gap(person: Person) -> Iterator[MonthSeen]:
    """The period just before, where periods in a row are counted and it is not on record."""
    scheme, history = person.work.plan.scheme, person.work.history
    before = previous(person.period, scheme.rounds)
    own = any(past.scheme == scheme.id for past in history.records)
    if own and _asks_in_a_row(person.work) and history.of(scheme.id, before) is None:
        yield MonthSeen(str(before), None, False, _NO_RECORD)


def _asks_in_a_row(work: Work) -> bool:
    return any(line.rule.in_a_row > 1 for line in work.plan.lines) or any(
        rule.in_a_row or rule.last for rule in work.plan.scheme.history.values()
    )
