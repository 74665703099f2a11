"""Which earlier periods a result looked back at: each one's star, and whether and why it counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

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

_COUNTS = Text("counts for: {rules}", "计入：{rules}")
_NOT = Text(
    "does not count: what is asked for did not hold, or a later period broke the row",
    "未计入：条件未达到，或之后已中断",
)
_ABSENT = Text("was not on the sheet of this period", "该期表中无此人")
_NO_RECORD = Text("no record of this period", "该期没有记录")
_STREAK = Text("{line} ({needed} in a row)", "{line}（连续 {needed} 期）")


@dataclass(frozen=True, slots=True)
class MonthSeen:
    """One earlier period: the star recorded then, whether it counted for this result, and why."""

    period: str
    star: Value
    counted: bool
    why: Text


@dataclass(frozen=True, slots=True)
class _Person:
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


def months(work: Work, at: int) -> tuple[MonthSeen, ...]:
    """The periods looked back at for the person in row `at`, the earliest first; none where no rule looks back."""
    if work.period is None or not work.history.records:
        return ()
    person = _Person(work, work.period, work.keys[at], at)
    uses: dict[tuple[str, Period], list[Text]] = {}
    for past, rule in _counted(person):
        uses.setdefault((past.scheme, past.period), []).append(rule)
    records = sorted(work.history.records, key=lambda past: (past.period.first_day, past.scheme))
    seen = [_seen(past, person, uses.get((past.scheme, past.period), [])) for past in records]
    return (*seen, *_gap(person))


def _seen(past: Past, person: _Person, rules: Sequence[Text]) -> MonthSeen:
    row = _row(past, person.key)
    name = str(past.period) if past.scheme == person.work.plan.scheme.id else f"{past.scheme} {past.period}"
    if row is None:
        return MonthSeen(name, None, False, _ABSENT)
    return MonthSeen(name, past.columns["star"].row(row), bool(rules), _filled(_COUNTS, rules=rules) if rules else _NOT)


def _gap(person: _Person) -> Iterator[MonthSeen]:
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


def _counted(person: _Person) -> Iterator[tuple[Past, Text]]:
    """Every earlier period that counts for a rule, with what the rule is called."""
    scheme = person.work.plan.scheme
    yield from _for_lines(person)
    now = facts(person.work)
    for name, rule in scheme.history.items():
        held = f"{KEPT}{name}" in now and now[f"{KEPT}{name}"].row(person.at) is True
        yield from ((past, rule.title.text) for past in _for_rule(name, rule, person, held))
    for name, column in scheme.columns.items():
        if column.history is not None and column.history not in scheme.history:
            yield from ((past, heading(scheme, name)) for past in _latest(column.history, person))


def _for_lines(person: _Person) -> Iterator[tuple[Past, Text]]:
    """The periods in a row that a line of the ladder asks for."""
    work = person.work
    for place, line in enumerate(work.plan.lines):
        if line.rule.in_a_row == 1 or not work.yes(f"met.{line.rule.id}")[person.at]:
            continue
        enough = {one.rule.id for one in work.plan.lines[: place + 1] if not one.rule.exception}
        title = _filled(_STREAK, line=label(line), needed=line.rule.in_a_row)
        for past in islice(person.back(), line.rule.in_a_row - 1):
            if _cell(past, MET, person.key) not in enough:
                break
            yield past, title


def _for_rule(name: str, rule: Lookback, person: _Person, held: bool) -> Iterator[Past]:
    """The periods that count for a value that looks back; `held` says whether its conditions hold now."""
    if rule.scheme is not None or rule.each is not None:
        yield from (past for past in _others(rule, person) if _holds(rule, past, person.key))
    elif rule.in_a_row:
        kept = (past for past in person.back() if held)
        yield from takewhile(lambda past: _cell(past, f"{KEPT}{name}", person.key) is True, kept)
    else:
        for past in _looked_over(rule, person):
            cell = _cell(past, f"{KEPT}{name}", person.key)
            if cell is True or (rule.mean is not None and cell is not None):
                yield past


def _looked_over(rule: Lookback, person: _Person) -> tuple[Past, ...]:
    """The periods that a count or a mean is taken over."""
    if rule.last is not None and rule.mean is not None:
        return tuple(islice(person.back(), rule.last - 1))
    return tuple(past for past in person.before() if rule.within is None or past.period.year == person.period.year)


def _others(rule: Lookback, person: _Person) -> tuple[Past, ...]:
    """The records of another scheme, or of the shorter periods that this one is made of."""
    history, scheme = person.work.history, rule.scheme or person.work.plan.scheme.id
    if rule.each is None:
        return history.before(scheme, person.period)
    longer = person.period.is_longer_than(rule.each)
    return history.inside(scheme, person.period, rule.each) if longer else ()


def _holds(rule: Lookback, past: Past, key: str) -> bool:
    """Whether a record of another scheme or length counts for a person."""
    row = _row(past, key)
    if row is None:
        return False
    if rule.mean is not None:
        return number(rule.mean.node, past.table).row(row) is not None
    return bool(all_hold(nodes(rule.times or rule.in_a_row), past.table)[row])


def _latest(result: str, person: _Person) -> tuple[Past, ...]:
    """The newest period that has this result of the person."""
    return tuple(past for past in person.before() if _cell(past, result, person.key) is not None)[:1]


def _row(past: Past, key: str) -> int | None:
    row = int(past.rows_of([key])[0])
    return None if row < 0 else row


def _cell(past: Past, name: str, key: str) -> Value:
    row, column = _row(past, key), past.columns.get(name)
    return None if row is None or column is None else column.row(row)


def _filled(text: Text, **params: object) -> Text:
    return Text(text.fill("en", params), text.fill("zh", params))
