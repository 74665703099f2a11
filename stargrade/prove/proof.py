"""What every part of the check works with: the scheme, its plan, the spans of its values, made-up rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from ..expr.exact import Value
from ..expr.show import show, show_value
from ..grading.plan import Plan, make_plan
from ..numbers.columns import Bools
from ..scheme import Loaded
from ..scheme.marks import Marks
from ..scheme.model import Scheme
from ..scheme.wording import is_percent
from .cells import Row
from .lattice import Cell, Lattice
from .made import Goal, Maker, maker
from .search import Search, Target
from .spans import Spans
from .spots import Spot
from .variables import Variable, Variables

Box = tuple[tuple[Variable, tuple[Spot, ...], tuple[Spot, ...]], ...]

MOST_COMPARED = 2_000  # combinations among which the plainest are picked
MOST_TRIED = 12  # combinations of one kind for which a row is looked for


@dataclass(frozen=True)
class Found:
    """A combination that is not as it should be: its values, a row that shows it, and how far it reaches."""

    targets: tuple[Target, ...]
    row: Row
    box: Box | None


@dataclass(frozen=True)
class Proof:
    """One scheme, ready to be proved."""

    loaded: Loaded
    plan: Plan
    spans: Spans
    maker: Maker

    @property
    def scheme(self) -> Scheme:
        """The scheme itself."""
        return self.loaded.scheme

    @property
    def marks(self) -> Marks:
        """Where each of its rules stands in the file."""
        return self.loaded.marks

    def variables(self) -> Variables:
        """An empty set of values to compare."""
        return Variables(self.spans)

    def row(self, targets: Sequence[Target], *goals: Goal) -> Row | None:
        """A row that shows what is wanted; None where none was found."""
        return Search(self.maker, tuple(targets), goals).find() if self.maker.able else None

    def shown(self, variable: Variable, value: Value) -> str:
        """A value as a person would write it."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if value is None or isinstance(value, str):
            return value or ""
        return show_value(value, variable.percent or is_percent(self.scheme, variable.node))

    def seen(self, target: Target, row: Row) -> str:
        """The value that a target has in a row."""
        variable, spot = target
        figure = variable.kind.sort == "number"
        return self.shown(variable, self.maker.value(variable.node, self.maker.work([row])) if figure else spot.value)

    def case(self, found: Found) -> str:
        """The values that a case is about: how far they reach together, else those of the row."""
        if found.box is None:
            told = [self._as_is(target, found.row) for target in found.targets]
        else:
            told = [self._reach(variable, spots, whole) for variable, spots, whole in found.box]
        return ", ".join(told)

    def _as_is(self, target: Target, row: Row) -> str:
        """The value of a row: ``score = 60``."""
        name = show(target[0].node)
        return f"not known({name})" if target[1].value is None else f"{name} = {self.seen(target, row)}"

    def _reach(self, variable: Variable, spots: Sequence[Spot], whole: Sequence[Spot]) -> str:
        """How far a value reaches: ``score >= 60 and < 61``; an end that no value can pass is left out."""
        name, first, last = show(variable.node), spots[0], spots[-1]
        if first.value is None:
            return f"not known({name})"
        if variable.kind.sort != "number" or last.value is None or (first is last and not first.between):
            return f"{name} = {' / '.join(self.shown(variable, spot.value) for spot in spots)}"
        edges = []
        if first is not whole[0]:
            edges.append(f"{'>' if first.between else '>='} {self.shown(variable, first.low)}")
        if last is not whole[-1]:
            edges.append(f"{'<' if last.between else '<='} {self.shown(variable, last.high)}")
        return f"{name} {' and '.join(edges)}" if edges else name


def proof_of(loaded: Loaded) -> Proof:
    """Everything that the check needs of a scheme."""
    spans = Spans(make_plan(loaded.scheme))
    return Proof(loaded, spans.plan, spans, maker(spans))


def first_row(
    proof: Proof, lattice: Lattice, chosen: Sequence[int], cells: Sequence[Cell], *goals: Goal
) -> Found | None:
    """The plainest of some combinations that a row can be found for, with the row."""
    options = [lattice.spots_at(chosen, cell) for cell in cells[:MOST_COMPARED]]
    for targets in sorted(options, key=_plain)[:MOST_TRIED]:
        row = proof.row([(variable, spot.alone) for variable, spot in targets], *goals)
        if row is None and any(spot.between for _, spot in targets):
            row = proof.row(targets, *goals)
        if row is not None:
            return Found(tuple(targets), row, _box(lattice, chosen, cells))
    return None


def _box(lattice: Lattice, chosen: Sequence[int], cells: Sequence[Cell]) -> Box | None:
    """The combinations as so many spots of each variable, where they are all of these combined."""
    along = [sorted({cell[axis] for cell in cells}) for axis in range(len(chosen))]
    if prod(len(places) for places in along) != len(cells):
        return None
    return tuple(
        (lattice.variables[axis], tuple(lattice.spots[axis][at] for at in places), lattice.spots[axis])
        for axis, places in zip(chosen, along, strict=True)
    )


def _plain(targets: Sequence[Target]) -> tuple[int, int]:
    """Values just on an edge first, then those with few digits."""
    return sum(spot.between for _, spot in targets), sum(_digits(spot) for _, spot in targets)


def _digits(spot: Spot) -> int:
    return len(str(spot.value))


def projected(bad: Bools, chosen: Sequence[int]) -> Iterator[Cell]:
    """The combinations of some of the values, whatever the others are."""
    others = tuple(axis for axis in range(bad.ndim) if axis not in chosen)
    for cell in np.argwhere(bad.any(axis=others)):
        yield tuple(int(part) for part in cell)
