"""A period beside the one before it: who is new, who is missing, whose star or money moved far, what the totals do."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from ..grading.past import Past
from ..grading.plan import Plan
from ..grading.result import Grading
from ..grading.streaks import Running, running
from ..numbers.arithmetic import absolute, add, compare, most, subtract
from ..numbers.columns import Bools, Numbers, constant
from ..periods import Period
from .moves import Move
from .side import Standing

FAR = 2  # stars up or down that are worth a look
LEAST_JUMP = 100  # CNY; a smaller change of money is none, however large a part of the whole

Rows = npt.NDArray[Any]


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
class Against:
    """What has changed since the period before.

    `was` and `now` are both rolls. Of the moves, the largest stand first; of the missing, those whose rows of
    periods end here. `ended` holds these rows by the id of the person.
    """

    before: Period
    was: Grading
    now: Grading
    new: tuple[Move, ...]
    missing: tuple[Move, ...]
    stars: tuple[Move, ...]
    money: tuple[Move, ...]
    ended: Mapping[str, tuple[Running, ...]]


def against(before: Period, was: Roll, now: Roll, plan: Plan, back: Sequence[Past]) -> Against:
    """Lay the two periods side by side; `back` are the records that the rules of `plan` look back at, newest first."""
    places = {key: at for at, key in enumerate(was.grading.keys)}
    then = np.array([places.get(key, -1) for key in now.grading.keys], dtype=np.int64)
    both = np.flatnonzero(then >= 0)
    old, new = (_figures(was.grading, then[both]), _figures(now.grading, both))
    gone = ~np.isin(np.arange(len(was.grading)), then)
    missing = [Move(one.key, one, None) for one in map(was.standing, np.flatnonzero(gone).tolist())]
    ended = dict(zip([move.key for move in missing], running(plan, back, [move.key for move in missing]), strict=True))

    def moves(where: Bools) -> list[Move]:
        rows = both[where].tolist()
        return [Move(now.grading.keys[at], was.standing(int(then[at])), now.standing(at)) for at in rows]

    return Against(
        before=before,
        was=was.grading,
        now=now.grading,
        new=tuple(Move(one.key, None, one) for one in map(now.standing, np.flatnonzero(then < 0).tolist())),
        missing=tuple(sorted(missing, key=lambda move: -max((row.periods for row in ended[move.key]), default=0))),
        stars=_largest(moves(_far(old[0], new[0])), _steps),
        money=_largest(moves(_jumped(old[1], new[1])), lambda move: abs(move.change)),
        ended={key: rows for key, rows in ended.items() if rows},
    )


def _figures(grading: Grading, rows: Rows) -> tuple[Numbers, Numbers]:
    """Stars and net of some people."""
    return grading.star.take(rows), grading.net.take(rows)


def _far(old: Numbers, new: Numbers) -> Bools:
    """Whose star moved by two or more; nobody who had none on either side."""
    return compare(absolute(subtract(new, old)), constant(Fraction(FAR), len(new)), operator.ge)


def _jumped(old: Numbers, new: Numbers) -> Bools:
    """Whose net changed by more than half of the larger of the two amounts, and by 100 yuan or more."""
    change = absolute(subtract(new, old))
    half = compare(add(change, change), most(absolute(old), absolute(new)), operator.gt)
    return half & compare(change, constant(Fraction(LEAST_JUMP), len(new)), operator.ge)


def _steps(move: Move) -> Fraction:
    old, new = (one.star if one is not None else None for one in (move.before, move.after))
    return abs((new or Fraction(0)) - (old or Fraction(0)))


def _largest(moves: Iterable[Move], size: Any) -> tuple[Move, ...]:
    return tuple(sorted(moves, key=lambda move: -size(move)))
