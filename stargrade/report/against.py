"""Lays the period before beside a run, and says in a few notices what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..compare.against import Against, Roll, against
from ..compare.moves import Move
from ..compare.side import Standing
from ..grading.plan import make_plan
from ..grading.recorded import recorded
from ..grading.streaks import Running
from ..ledger.before import Before
from ..problems import Problem
from ..texts import Text
from . import headings
from .amounts import money
from .outcome import Outcome
from .people import names, teams
from .spread import star_signs
from .totals import count_lines, totals_of

_MOST_NAMED = 5

_NEW = Text("New ({count})", "新增 {count} 人")
_MISSING = Text("Missing ({count})", "缺少 {count} 人")
_STARS = Text("Star moved by two or more ({count})", "星级升降两级及以上 {count} 人")
_MONEY = Text("Net moved far ({count})", "净额变动过半 {count} 人")
_PERSON = Text("{key} {name}", "{key} {name}")
_MOVED = Text("{person} ({old} to {new})", "{person}（{old} → {new}）")
_ENDED = Text("{person} ({rows}: ended)", "{person}（{rows}，就此中断）")
_ROW = Text("{title}, {periods} in a row", "{title}已连续 {periods} 期")
_LONG_ROW = Text("{title}, {periods} or more in a row", "{title}已连续 {periods} 期以上")
_MORE = Text("{count} more", "另有 {count} 人")
_CHANGED = Text("{what} {old} to {new} ({change})", "{what} {old} → {new}（{change}）")


@dataclass(frozen=True)
class Change:
    """A figure of the whole in both periods; `is_money` in CNY, else a count."""

    what: Text
    old: Fraction
    new: Fraction
    is_money: bool = False


@dataclass(frozen=True)
class Listing:
    """People of whom the same is to be said: under which code and title, who, and how each is told of."""

    code: str
    title: Text
    moves: Sequence[Move]
    told: Callable[[Move], Text]

    @property
    def few(self) -> list[Text]:
        """The first of them, and how many there are besides."""
        left = len(self.moves) - _MOST_NAMED
        return [*map(self.told, self.moves[:_MOST_NAMED]), *([_MORE.filled(count=left)] if left > 0 else [])]

    @property
    def heading(self) -> Text:
        """The title, with how many there are."""
        return self.title.filled(count=len(self.moves))


def beside(outcome: Outcome, before: Before) -> Outcome:
    """The run with the period before laid beside it, or with a notice of why there is none."""
    if before.past is None:
        said = () if before.problem is None else (before.problem,)
        return replace(outcome, problems=(*outcome.problems, *said))
    was = Roll(recorded(outcome.scheme, before.past), before.past.texts("name"), before.past.texts("team"))
    now = Roll(outcome.grading, names(outcome), teams(outcome))
    return replace(outcome, against=against(before.period, was, now, make_plan(outcome.scheme), before.back))


def changes(compared: Against) -> Iterator[Change]:
    """The totals of both periods: people, stars, money; stars and money that neither has are left out."""
    old, new = totals_of(compared.was), totals_of(compared.now)
    for (what, before), (_, after) in zip(count_lines(old)[:-1], count_lines(new)[:-1], strict=True):
        yield Change(what, Fraction(before), Fraction(after))
    for star in sorted({*old.stars, *new.stars}, reverse=True):
        signs = star_signs(star)
        yield Change(Text(signs, signs), Fraction(old.stars.get(star, 0)), Fraction(new.stars.get(star, 0)))
    amounts = (
        (headings.BONUS, old.bonus, new.bonus),
        (headings.DEDUCTION, old.deduction, new.deduction),
        (headings.NET, old.net, new.net),
    )
    yield from (Change(what, before, after, is_money=True) for what, before, after in amounts if before or after)


def listings(compared: Against) -> tuple[Listing, ...]:
    """Who is new, who is missing, whose star or money moved far; lists with nobody in them are left out."""
    every = (
        Listing("SG673", _NEW, compared.new, person),
        Listing("SG674", _MISSING, compared.missing, lambda move: _missed(move, compared)),
        Listing("SG675", _STARS, compared.stars, lambda move: _moved(move, _star)),
        Listing("SG676", _MONEY, compared.money, lambda move: _moved(move, _net)),
    )
    return tuple(one for one in every if one.moves)


def against_notices(compared: Against | None) -> Iterator[Problem]:
    """What has changed since the period before, with a few names of each list."""
    if compared is None:
        return
    for one in listings(compared):
        params = {"before": compared.before, "count": len(one.moves), "people": one.few}
        yield Problem(one.code, params=params)
    if changed := changed_totals(compared):
        yield Problem("SG677", params={"before": compared.before, "changes": changed})


def changed_totals(compared: Against) -> list[Text]:
    """The totals that are not what they were, a few words each."""
    return [_change(one) for one in changes(compared) if one.old != one.new]


def person(move: Move) -> Text:
    """The id, and the name where there is one."""
    who = move.someone
    return _PERSON.filled(key=who.key, name=who.name) if who.name else Text(who.key, who.key)


def _missed(move: Move, compared: Against) -> Text:
    """Somebody who is missing, and the rows of periods that end so."""
    rows = compared.ended.get(move.key, ())
    return _ENDED.filled(person=person(move), rows=[row_text(row) for row in rows]) if rows else person(move)


def row_text(row: Running) -> Text:
    """``5 stars, 7 in a row``."""
    return (_LONG_ROW if row.at_least else _ROW).filled(title=row.title, periods=row.periods)


def _moved(move: Move, figure: Callable[[Standing | None], str]) -> Text:
    return _MOVED.filled(person=person(move), old=figure(move.before), new=figure(move.after))


def _star(one: Standing | None) -> str:
    """The star as signs; empty where there is none."""
    return "" if one is None or one.star is None else star_signs(int(one.star))


def _net(one: Standing | None) -> str:
    """The net in CNY."""
    return "" if one is None else money(one.net)


def _change(one: Change) -> Text:
    write = money if one.is_money else lambda value: str(int(value))
    by = one.new - one.old
    sign = "+" if by > 0 else ""
    return _CHANGED.filled(what=one.what, old=write(one.old), new=write(one.new), change=f"{sign}{write(by)}")
