"""The spots that a figure can stand on: each edge that rules name, and one plain figure between two edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from ..expr.exact import Value
from .spans import ENDLESS, Span

MOST_STEPS = 12  # a figure that takes no more values than this is looked at in all of them
_ROOM = Fraction(10)  # how far past the last edge a figure is looked for
_UNITS = tuple(Fraction(digit) * Fraction(10) ** power for power in range(6, -7, -1) for digit in (5, 2, 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """One value, and how far to both sides no rule tells another from it (equal ends: just this value)."""

    value: Value
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def between(self) -> bool:
        """Whether it stands for all the figures between two edges."""
        return self.low is not None and self.low != self.high

    @property
    def alone(self) -> Spot:
        """Just the value, and none of those around it."""
        return Spot(self.value, self.value, self.value) if isinstance(self.value, Fraction) else self


def spots_of(edges: Iterable[Fraction], span: Span) -> tuple[Spot, ...]:
    """The spots that matter where rules compare a figure of this span with these edges."""
    if span.step and span.bounded and (span.high - span.low) / span.step <= MOST_STEPS:
        many = int((span.high - span.low) / span.step)
        return tuple(_point(span.low + at * span.step) for at in range(many + 1))
    ends = {end for end in (span.low, span.high) if abs(end) < ENDLESS}
    marks = sorted({edge for edge in edges if span.low <= edge <= span.high} | ends)
    if not marks:
        return (Spot(Fraction(0), -ENDLESS, ENDLESS),)
    return tuple(_along(marks, span))


def _along(marks: list[Fraction], span: Span) -> Iterator[Spot]:
    if span.low <= -ENDLESS:
        yield from _inside(marks[0] - max(abs(marks[0]), _ROOM), marks[0], span.step, -ENDLESS, marks[0])
    for at, mark in enumerate(marks):
        if span.step is None or span.step == 0 or mark % span.step == 0:
            yield _point(mark)
        if at + 1 < len(marks):
            yield from _inside(mark, marks[at + 1], span.step, mark, marks[at + 1])
    if span.high >= ENDLESS:
        yield from _inside(marks[-1], marks[-1] + max(abs(marks[-1]), _ROOM), span.step, marks[-1], ENDLESS)


def _point(value: Fraction) -> Spot:
    return Spot(value, value, value)


def _inside(low: Fraction, high: Fraction, step: Fraction | None, left: Fraction, right: Fraction) -> Iterator[Spot]:
    value = plainest(low, high, step)
    if value is not None:
        yield Spot(value, left, right)


def plainest(low: Fraction, high: Fraction, step: Fraction | None = None) -> Fraction | None:
    """The figure with the fewest digits strictly between two others, near the middle; None where there is none.

    >>> plainest(Fraction(79), Fraction(80))
    Fraction(159, 2)
    >>> plainest(Fraction(79), Fraction(80), Fraction(1)) is None
    True
    """
    middle = (low + high) / 2
    for unit in _UNITS:
        if step and unit % step != 0:
            continue
        near = floor(middle / unit), ceil(middle / unit)
        inside = [unit * many for many in near if low < unit * many < high]
        if inside:
            return min(inside, key=lambda value: abs(value - middle))
    if not step:
        return middle
    first = step * (floor(low / step) + 1)
    return first if first < high else None
