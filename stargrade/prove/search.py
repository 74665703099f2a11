"""Looks for a row, as plain as can be, in which everything holds that a finding says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

import numpy as np

from ..expr.columns import holds
from ..expr.exact import Value
from ..expr.nodes import And, Call, Compare, Name, Node, Not, Number, Truth, Word
from ..numbers import places_of, round_half_up
from .cells import Row, Scale
from .made import Goal, Maker
from .spans import ENDLESS
from .spots import Spot
from .variables import Variable

Target = tuple[Variable, Spot]
Trail = Callable[[Fraction], dict[str, Value]]

_STEPS = 32  # rows looked at along a trail at once
_CLOSER = 5  # times that a trail is looked at more closely
_MENDS = 6  # cells changed to make a row fit
_STARTS = 16  # combinations of labels and flags that a search begins with


@dataclass(frozen=True)
class Search:
    """What a row must show: the values wanted, and conditions on what comes of it."""

    maker: Maker
    targets: tuple[Target, ...]
    goals: tuple[Goal, ...]

    @property
    def _everything(self) -> int:
        """How much is wanted: the values, the goals, and that the row is sound."""
        return len(self.targets) + len(self.goals) + 1

    def find(self) -> Row | None:
        """The row; None where none was found."""
        for start in self._starts():
            row = self._from(start)
            if self._shows(row):
                plainer = self._plainer(row)
                return plainer if self._shows(plainer) else row
        return None

    def _shows(self, row: Row) -> bool:
        return self._met([row]) == [self._everything]

    def _met(self, rows: Sequence[Row]) -> list[int]:
        """How much of what is wanted each row shows."""
        work = self.maker.work(rows)
        met = self.maker.sound(work).astype(np.int64)
        for variable, spot in self.targets:
            met = met + holds(condition(variable.node, spot), work.table)
        for goal in self.goals:
            met = met + goal(work)
        return [int(one) for one in met]

    def _starts(self) -> Iterator[dict[str, Value]]:
        """Rows to begin with: the labels and flags that the values depend on, in each combination."""
        names = dict.fromkeys(name for variable, _ in self.targets for name in self.maker.behind(variable.node))
        scales = [self.maker.scales[name] for name in names if name != self.maker.spans.scheme.key]
        chosen = [scale for scale in scales if len(scale.choices) > 1]
        values = [tuple(dict.fromkeys((scale.plain, *scale.choices))) for scale in chosen]
        for combination in islice(product(*values), _STARTS):
            yield {
                **self.maker.plain_row(),
                **{scale.name: value for scale, value in zip(chosen, combination, strict=True)},
            }

    def _from(self, start: dict[str, Value]) -> dict[str, Value]:
        seated = self._seated()
        row = self._mended({**start, **seated}, seated)
        for variable, spot in self.targets:
            if not self._is_column(variable) and variable.kind.sort == "number":
                row = self._steered(row, variable.node, spot, seated)
        return self._mended(row, seated)

    def _is_column(self, variable: Variable) -> bool:
        return isinstance(variable.node, Name) and variable.node.name in self.maker.scales

    def _seated(self) -> dict[str, Value]:
        """The cells that are wanted themselves."""
        return {
            variable.node.name: spot.value
            for variable, spot in self.targets
            if isinstance(variable.node, Name) and self._is_column(variable)
        }

    def _mended(self, row: dict[str, Value], seated: dict[str, Value]) -> dict[str, Value]:
        """The row after changing one cell after the other, as long as that helps."""
        best = self._met([row])[0]
        for _ in range(_MENDS):
            if best == self._everything:
                break
            tries = [{**row, name: value} for name, scale in self._free(seated) for value in scale.values]
            met = self._met(tries) if tries else [best]
            if max(met) <= best:
                break
            best = max(met)
            row = tries[met.index(best)]
        return row

    def _free(self, seated: dict[str, Value]) -> list[tuple[str, Scale]]:
        key = self.maker.spans.scheme.key
        return [(name, scale) for name, scale in self.maker.scales.items() if name not in seated and name != key]

    def _steered(self, row: dict[str, Value], node: Node, spot: Spot, seated: dict[str, Value]) -> dict[str, Value]:
        """The row with its cells raised until a value that depends on them stands on the spot."""
        behind = self.maker.behind(node)
        free = [scale for name, scale in self._free(seated) if name in behind]
        best, most = row, -1
        for found in self._standing(row, node, spot, free):
            met = self._met([found])[0]
            if met > most:
                best, most = found, met
            if most == self._everything:
                break
        return best

    def _standing(
        self, row: dict[str, Value], node: Node, spot: Spot, free: Sequence[Scale]
    ) -> Iterator[dict[str, Value]]:
        """Rows in which the value stands on the spot, found by raising all cells, then by one cell alone."""
        missed: list[dict[str, Value]] = []
        for trail in self._trails(row, node, free) if free else ():
            near = self._along(trail, node, spot)
            if len(near) == 1:
                yield near[0]
            else:
                missed += near
        for start in missed:
            for scale in free:
                near = self._along(_one_cell(start, scale), node, spot)
                if len(near) == 1:
                    yield near[0]

    def _trails(self, row: dict[str, Value], node: Node, free: Sequence[Scale]) -> Iterator[Trail]:
        """Ways from the cells that make the value lowest to those that make it highest."""
        falls = self._falls(row, node, free)
        yield lambda part: {**row, **{s.name: s.at(1 - part if s.name in falls else part) for s in free}}
        yield lambda part: {**row, **_in_turn(free, falls, part)}
        yield lambda part: {**row, **_in_turn(free[::-1], falls, part)}

    def _falls(self, row: dict[str, Value], node: Node, free: Sequence[Scale]) -> set[str]:
        """The columns in which more makes the value less."""
        middle = {**row, **{scale.name: scale.at(Fraction(1, 2)) for scale in free}}
        ends = [{**middle, scale.name: scale.at(Fraction(end))} for scale in free for end in (0, 1)]
        values = self.maker.figures(node, ends).values()
        pairs = zip(free, values[::2], values[1::2], strict=True)
        return {scale.name for scale, low, high in pairs if low is not None and high is not None and low > high}

    def _along(self, trail: Trail, node: Node, spot: Spot) -> list[dict[str, Value]]:
        """The row of a trail that stands on the spot; the two around it where the trail jumps over it."""
        low, high = Fraction(0), Fraction(1)
        around: list[dict[str, Value]] = []
        for _ in range(_CLOSER):
            parts = [low + (high - low) * at / _STEPS for at in range(_STEPS + 1)]
            rows = [trail(part) for part in parts]
            sides = [_side(value, spot) for value in self.maker.figures(node, rows).values()]
            on = [row for row, side in zip(rows, sides, strict=True) if side == 0]
            if on:
                met = self._met(on)
                return [on[met.index(max(met))]]
            over = [at for at in range(_STEPS) if sides[at] == -1 and sides[at + 1] == 1]
            if not over or rows[over[0]] == rows[over[0] + 1]:
                break
            around = rows[over[0] : over[0] + 2]
            low, high = parts[over[0]], parts[over[0] + 1]
        return around

    def _plainer(self, row: Row) -> dict[str, Value]:
        """The row with each cell as plain as it may be."""
        plain = dict(row)
        for name, scale in self._free(self._seated()):
            tries = [{**plain, name: value} for value in _plainer_values(scale, plain[name])]
            met = self._met(tries) if tries else []
            plain = next((one for one, many in zip(tries, met, strict=True) if many == self._everything), plain)
        return plain


def condition(node: Node, spot: Spot) -> Node:
    """That a value stands on a spot."""
    if spot.value is None:
        return Not(Call("known", (node,)))
    if isinstance(spot.value, bool):
        return node if spot.value else Not(node)
    if isinstance(spot.value, str):
        return Compare("=", node, Word(spot.value))
    if not spot.between or spot.low is None or spot.high is None:
        return Compare("=", node, Number(spot.value))
    edges: list[Node] = [Compare(">", node, Number(spot.low))] if spot.low > -ENDLESS else []
    edges += [Compare("<", node, Number(spot.high))] if spot.high < ENDLESS else []
    return And(tuple(edges)) if edges else Truth(True)


def _side(value: Fraction | None, spot: Spot) -> int | None:
    """Whether a value is below a spot (-1), on it (0) or above it (1)."""
    if value is None or spot.low is None or spot.high is None:
        return None
    if spot.between:
        return -1 if value <= spot.low else 1 if value >= spot.high else 0
    return -1 if value < spot.low else 1 if value > spot.high else 0


def _one_cell(row: dict[str, Value], scale: Scale) -> Trail:
    """The row with one of its cells raised."""
    return lambda part: {**row, scale.name: scale.at(part)}


def _in_turn(order: Sequence[Scale], falls: set[str], part: Fraction) -> dict[str, Value]:
    """Cells raised one after the other: those before are at the top, those after at the bottom."""
    raised = part * len(order)
    shares = [min(max(raised - at, Fraction(0)), Fraction(1)) for at in range(len(order))]
    return {s.name: s.at(1 - share if s.name in falls else share) for s, share in zip(order, shares, strict=True)}


def _plainer_values(scale: Scale, now: Value) -> list[Value]:
    """Values of a cell that are plainer than the one it has, the plainest first."""
    if now == scale.plain:
        return []
    rounded = [round_half_up(now / unit, 0) * unit for unit in _UNITS] if isinstance(now, Fraction) else []
    plainer = [value for value in rounded if scale.holds(value) and _digits(value) < _digits(now)]
    values = scale.values[: scale.values.index(now)] if now in scale.values else scale.values
    return list(dict.fromkeys((*values, *plainer)))


_UNITS = tuple(Fraction(unit) for unit in (100, 10, 5, 1)) + tuple(Fraction(1, many) for many in (2, 10, 100))


def _digits(value: Value) -> int:
    if not isinstance(value, Fraction):
        return 0
    return len(str(value.numerator)) + 2 * (places_of(value) or 0)
