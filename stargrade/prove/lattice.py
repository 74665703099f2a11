"""Every combination of the spots that conditions tell apart, and which conditions hold in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import combinations
from math import prod

import numpy as np

from ..expr.columns import all_hold
from ..expr.nodes import Node
from ..expr.table import Table
from ..numbers.columns import Bools, Column, flags, numbers, words
from .spots import Spot
from .variables import Variable

MOST = 250_000  # combinations looked at
BLAMED = 3  # at most so many values are blamed together, before a whole combination is

Cell = tuple[int, ...]  # one combination: the place of each variable's spot


class Lattice:
    """All combinations of some variables' spots; `whole` says that none had to be left out."""

    def __init__(self, variables: Sequence[Variable], spots: Sequence[Sequence[Spot]]) -> None:
        self.variables = tuple(variables)
        self.spots = [tuple(one) for one in spots]
        self.whole = True
        while prod(len(one) for one in self.spots) > MOST:
            self._thin_out()
        self.shape = tuple(len(one) for one in self.spots)
        self.table = Table(prod(self.shape), {f"${at}": self._column(at) for at in range(len(self.shape))})

    def _thin_out(self) -> None:
        """Leave out every other spot of the variable that has the most."""
        figures = [at for at, spots in enumerate(self.spots) if isinstance(spots[0].value, Fraction)]
        at = max(figures or range(len(self.spots)), key=lambda one: len(self.spots[one]))
        self.spots[at] = self.spots[at][::2]
        self.whole = False

    def _column(self, at: int) -> Column:
        values = [spot.value for spot in self.spots[at]]
        along = np.arange(len(values)).reshape([-1 if axis == at else 1 for axis in range(len(self.shape))])
        index = np.broadcast_to(along, self.shape).reshape(-1)
        if isinstance(values[0], bool):
            return flags([value if isinstance(value, bool) else None for value in values]).take(index)
        if isinstance(values[0], str):
            known = self.variables[at].kind.labels or ()
            return words([value if isinstance(value, str) else None for value in values], known).take(index)
        return numbers([value if isinstance(value, Fraction) else None for value in values]).take(index)

    def where(self, conditions: Sequence[Node]) -> Bools:
        """The combinations in which all of the conditions hold, one axis for each variable."""
        return np.asarray(all_hold(conditions, self.table)).reshape(self.shape)

    def blame(self, bad: Bools, among: Bools) -> Iterator[tuple[tuple[int, ...], list[Cell]]]:
        """The fewest values that make a combination bad, with the spots in question, group by group.

        Each group is the places of the variables to blame, and a connected set of their spots:
        with any of these, every combination that is `among` the possible ones is bad.
        """
        left = bad.copy()
        axes = range(bad.ndim)
        for many in range(1, min(BLAMED, bad.ndim) + 1):
            for chosen in combinations(axes, many):
                others = tuple(axis for axis in axes if axis not in chosen)
                sure: Bools = np.asarray((bad | ~among).all(axis=others) & left.any(axis=others))
                if not sure.any():
                    continue
                left &= ~np.expand_dims(sure, others)
                for group in connected(sure):
                    yield chosen, group
            if not left.any():
                return
        for group in connected(left):
            yield tuple(axes), group

    def spots_at(self, chosen: Sequence[int], cell: Cell) -> list[tuple[Variable, Spot]]:
        """The variables in question and the spot that each stands on."""
        return [(self.variables[axis], self.spots[axis][at]) for axis, at in zip(chosen, cell, strict=True)]


def connected(marked: Bools) -> list[list[Cell]]:
    """The marked cells in groups of neighbours, in order."""
    left = {tuple(int(part) for part in cell) for cell in np.argwhere(marked)}
    groups: list[list[Cell]] = []
    for cell in sorted(left):
        if cell in left:
            groups.append(sorted(_flood(cell, left)))
    return groups


def _flood(start: Cell, left: set[Cell]) -> Iterator[Cell]:
    left.discard(start)
    border = [start]
    while border:
        cell = border.pop()
        yield cell
        for near in _neighbours(cell):
            if near in left:
                left.discard(near)
                border.append(near)


def _neighbours(cell: Cell) -> Iterator[Cell]:
    for axis, at in enumerate(cell):
        for step in (-1, 1):
            yield (*cell[:axis], at + step, *cell[axis + 1 :])


def any_of(lines: Sequence[Bools]) -> Bools:
    """The combinations in which at least one of the lines holds."""
    return np.asarray(reduce(np.logical_or, lines))
