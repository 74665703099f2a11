"""A period beside the one before it: who is new, who is missing, whose star or money moved far, what the totals do."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import overload

import numpy as np

from ..expr.groups import one_denominator
from ..grading.past import Past
from ..grading.plan import Plan
from ..grading.result import Grading
from ..grading.streaks import Running, running
from ..numbers.arithmetic import absolute, add, compare, most, subtract
from ..numbers.columns import Bools, Ints, Numbers, constant
from ..periods import Period
from .moves import Move
from .side import Standing

FAR = 2  # stars up or down that are worth a look
LEAST_JUMP = 100  # CNY; a smaller change of money is none, however large a part of the whole


@dataclass(frozen=True)
class Roll:
    """The people of one period and how they stand, as columns; `teams` is None where none are known."""

    grading: Grading
    names: Sequence[str | None]
    teams: Sequence[str | None] | None

    def standing(self, at: int) -> Standing:
        """One person, without the reasons."""
        grading = self.grading
        return Standing(
            key=grading.keys[at],
            name=self.names[at],
            team=None if self.teams is None else self.teams[at],
            rated=bool(grading.rated.yes[at]),
            star=grading.star.row(at),
            tier=grading.tier.row(at),
            score=grading.score.row(at),
            bonus=grading.bonus.row(at) or Fraction(0),
            deduction=grading.deduction.row(at) or Fraction(0),
            why=None,
        )


@dataclass(frozen=True)
class Moves(Sequence[Move]):
    """Some people in both periods, by their rows (-1: not there); each is made into a move when it is asked for."""

    was: Roll
    now: Roll
    rows: tuple[Ints, Ints]

    def __len__(self) -> int:
        return len(self.rows[0])

    @overload
    def __getitem__(self, at: int) -> Move: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Move]: ...
    def __getitem__(self, at: int | slice) -> Move | Sequence[Move]:
        """One person, or several."""
        if isinstance(at, slice):
            return Moves(self.was, self.now, (self.rows[0][at], self.rows[1][at]))
        old, new = int(self.rows[0][at]), int(self.rows[1][at])
        before = None if old < 0 else self.was.standing(old)
        after = None if new < 0 else self.now.standing(new)
        return Move(self.now.grading.keys[new] if old < 0 else self.was.grading.keys[old], before, after)


@dataclass(frozen=True)
class Against:
    """What has changed since the period before.

    Of the moves, the largest stand first; of the missing, those whose rows of periods end here. `ended` holds these
    rows by the id of the person.
    """

    before: Period
    was: Grading
    now: Grading
    new: Moves
    missing: Moves
    stars: Moves
    money: Moves
    ended: Mapping[str, tuple[Running, ...]]


def against(before: Period, was: Roll, now: Roll, plan: Plan, back: Sequence[Past]) -> Against:
    """Lay the two periods side by side; `back` are the records that the rules of `plan` look back at, newest first."""
    places = {key: at for at, key in enumerate(was.grading.keys)}
    then = np.array([places.get(key, -1) for key in now.grading.keys], dtype=np.int64)
    here = np.flatnonzero(then >= 0)
    stars = _change(was.grading.star, now.grading.star, then, here)
    money = _change(was.grading.net, now.grading.net, then, here)
    gone = np.flatnonzero(~np.isin(np.arange(len(was.grading)), then))
    ended = dict(_ended(was.grading, gone, plan, back))

    def moves(rows: Ints) -> Moves:
        return Moves(was, now, (then[rows], rows))

    return Against(
        before=before,
        was=was.grading,
        now=now.grading,
        new=moves(np.flatnonzero(then < 0)),
        missing=Moves(was, now, (_longest_first(was.grading, gone, ended), np.full(len(gone), -1))),
        stars=moves(here[_largest_first(stars, _far(stars))]),
        money=moves(here[_largest_first(money, _jumped(money, was.grading.net.take(then[here])))]),
        ended=ended,
    )


def _change(old: Numbers, new: Numbers, then: Ints, here: Ints) -> Numbers:
    """What a figure gained, for those who stand in both periods."""
    return subtract(new.take(here), old.take(then[here]))


def _far(change: Numbers) -> Bools:
    """Whose star moved by two or more; nobody who had none on either side."""
    return compare(absolute(change), constant(Fraction(FAR), len(change)), operator.ge)


def _jumped(change: Numbers, old: Numbers) -> Bools:
    """Whose net changed by more than half of the larger of the two amounts, and by 100 yuan or more."""
    size, larger = absolute(change), most(absolute(old), absolute(add(old, change)))
    enough = compare(size, constant(Fraction(LEAST_JUMP), len(change)), operator.ge)
    return enough & compare(add(size, size), larger, operator.gt)


def _largest_first(change: Numbers, rows: Bools) -> Ints:
    """The rows that are marked, the largest change first; those alike in their order."""
    size, _ = one_denominator(absolute(change))
    marked = np.flatnonzero(rows)
    return marked[np.argsort(-size[marked], kind="stable")]


def _ended(was: Grading, gone: Ints, plan: Plan, back: Sequence[Past]) -> Iterator[tuple[str, tuple[Running, ...]]]:
    """The rows of periods of those who are missing, by their ids."""
    keys = [was.keys[at] for at in gone.tolist()]
    yield from ((key, rows) for key, rows in zip(keys, running(plan, back, keys), strict=True) if rows)


def _longest_first(was: Grading, gone: Ints, ended: Mapping[str, Sequence[Running]]) -> Ints:
    """The missing, those first whose longest row of periods ends."""
    longest = [max((row.periods for row in ended.get(was.keys[at], ())), default=0) for at in gone.tolist()]
    return gone[np.argsort(-np.array(longest, dtype=np.int64), kind="stable")]
