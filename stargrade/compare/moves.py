"""Who moves up or down between two results, and what it costs: in all, by star and by team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .side import Side, Standing

Direction = Literal["up", "down", "same", "newly_rated", "no_longer_rated", "only_before", "only_after"]


@dataclass(frozen=True, slots=True)
class Move:
    """One person in both results; None on the side that does not have the person."""

    key: str
    before: Standing | None
    after: Standing | None

    @property
    def someone(self) -> Standing:
        """The person, as the later result knows them, else the earlier one."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a move without a person")
        return found

    @property
    def direction(self) -> Direction:
        """Where the person goes: by star, and where there is none by score."""
        if self.before is None or self.after is None:
            return "only_after" if self.before is None else "only_before"
        if self.before.rated != self.after.rated:
            return "newly_rated" if self.after.rated else "no_longer_rated"
        old, new = _height(self.before), _height(self.after)
        if old is None or new is None or old == new:
            return "same"
        return "up" if new > old else "down"

    @property
    def change(self) -> Fraction:
        """What the person gains in CNY; a loss is negative."""
        return _net(self.after) - _net(self.before)


@dataclass(frozen=True, slots=True)
class Cost:
    """Money before and after, in CNY, and how many people it is about."""

    people: int
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        """What the second result costs more; less is negative."""
        return self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """Two results side by side. Stars are those of the second result, None for the not rated."""

    before: str
    after: str
    moves: tuple[Move, ...]
    counts: Mapping[Direction, int]
    bonus: Cost
    deduction: Cost
    net: Cost
    stars: Mapping[Fraction | None, tuple[int, int]]
    by_star: Mapping[Fraction | None, Cost]
    by_team: Mapping[str, Cost]

    @property
    def movers(self) -> tuple[Move, ...]:
        """Whoever changes place or money, the largest change of money first."""
        moved = (move for move in self.moves if move.direction != "same" or move.change)
        return tuple(sorted(moved, key=lambda move: -abs(move.change)))


def compare(before: Side, after: Side) -> Comparison:
    """Match the people of two results by their ids."""
    keys = dict.fromkeys((*before.people, *after.people))
    moves = tuple(Move(key, before.people.get(key), after.people.get(key)) for key in keys)
    counts: dict[Direction, int] = {}
    for move in moves:
        counts[move.direction] = counts.get(move.direction, 0) + 1
    stars = sorted({_star(move.after) for move in moves} | {_star(move.before) for move in moves}, key=_high_first)
    return Comparison(
        before=before.label,
        after=after.label,
        moves=moves,
        counts=counts,
        bonus=_cost(moves, "bonus"),
        deduction=_cost(moves, "deduction"),
        net=_cost(moves),
        stars={star: (_many(before, star), _many(after, star)) for star in stars},
        by_star={star: _cost([move for move in moves if _star(move.after) == star]) for star in stars},
        by_team=_teams(moves),
    )


def _teams(moves: Iterable[Move]) -> dict[str, Cost]:
    members: dict[str, list[Move]] = {}
    for move in moves:
        if move.someone.team is not None:
            members.setdefault(move.someone.team, []).append(move)
    return {team: _cost(own) for team, own in members.items()}


def _cost(moves: Iterable[Move], part: str = "net") -> Cost:
    own = list(moves)
    sums = [sum((_money(side, part) for side in sides), Fraction(0)) for sides in _sides(own)]
    return Cost(len(own), sums[0], sums[1])


def _sides(moves: Iterable[Move]) -> tuple[list[Standing | None], list[Standing | None]]:
    own = list(moves)
    return [move.before for move in own], [move.after for move in own]


def _money(standing: Standing | None, part: str) -> Fraction:
    if standing is None:
        return Fraction(0)
    return {"bonus": standing.bonus, "deduction": standing.deduction, "net": standing.net}[part]


def _net(standing: Standing | None) -> Fraction:
    return _money(standing, "net")


def _height(standing: Standing) -> Fraction | None:
    return standing.score if standing.star is None else standing.star


def _star(standing: Standing | None) -> Fraction | None:
    return None if standing is None else standing.star


def _high_first(star: Fraction | None) -> Fraction:
    return Fraction(1) if star is None else -star


def _many(side: Side, star: Fraction | None) -> int:
    return sum(one.star == star for one in side.people.values())
