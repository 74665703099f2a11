"""What may stand in the cells of a row that the check makes up: by column, from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from ..expr.exact import Value, figure
from ..expr.nodes import Bands, Compare, Name, Node, walk
from ..expr.show import show_figure
from ..numbers import parse
from ..numbers.columns import Column, flags, numbers, words
from ..scheme.columns import NUMBER_TYPES, ColumnRule
from ..scheme.model import Scheme
from ..scheme.rules import rules_of
from .spans import ENDLESS, Spans

Row = Mapping[str, Value]

_HIGH = Fraction(100)  # as high as cells without a limit go, if no rule names a higher figure
_HALF = Fraction(1, 2)
_PLAIN = tuple(Fraction(value) for value in (0, 1, 2, 3, 4, 5, 10, 20, 50, 100))
_WORD = "A"
_DAY = Fraction(date(2026, 1, 1).toordinal())


@dataclass(frozen=True, slots=True)
class Scale:
    """What one column may hold: words and yes or no in a list, figures from `low` to `high` by `step`.

    `high` is how far the check goes; `most` is the most that a cell may hold.
    """

    name: str
    choices: tuple[Value, ...]
    low: Fraction
    high: Fraction
    most: Fraction
    step: Fraction
    default: Value
    may_be_blank: bool

    @property
    def plain(self) -> Value:
        """What the cell holds if nothing else is wanted of it: its default, a blank, else the lowest value."""
        if self.default is not None or self.may_be_blank:
            return self.default
        return self.choices[0] if self.choices else self.low

    @property
    def values(self) -> tuple[Value, ...]:
        """A few values of it, the plainest first."""
        first = (
            (self.plain, *self.choices) if self.choices else (self.plain, self.low, *_PLAIN, self.high, self.at(_HALF))
        )
        return tuple(dict.fromkeys(value for value in first if self.holds(value)))

    def at(self, part: Fraction) -> Value:
        """The value so far along the scale: 0 is the lowest, 1 the highest."""
        if self.choices:
            return self.choices[min(floor(part * len(self.choices)), len(self.choices) - 1)]
        steps = floor((self.high - self.low) * part / self.step + Fraction(1, 2))
        return min(self.low + steps * self.step, self.high)

    def holds(self, value: Value) -> bool:
        """Whether a cell may hold the value."""
        if value is None:
            return self.may_be_blank
        if self.choices:
            return value in self.choices
        return isinstance(value, Fraction) and self.low <= value <= self.most and (value - self.low) % self.step == 0


def scales_of(scheme: Scheme, spans: Spans) -> dict[str, Scale]:
    """The scale of every column."""
    named = _named_figures(scheme)
    return {name: _scale(name, rule, spans, named.get(name, Fraction(0))) for name, rule in scheme.columns.items()}


def _named_figures(scheme: Scheme) -> dict[str, Fraction]:
    """The highest figure that a rule compares each column with."""
    found: dict[str, Fraction] = {}
    for placed in rules_of(scheme):
        for part in walk(placed.rule.node):
            for of, limit in _comparisons(part):
                value = figure(limit)
                if isinstance(of, Name) and value is not None:
                    found[of.name] = max(value, found.get(of.name, value))
    return found


def _comparisons(part: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(part, Compare):
        yield part.left, part.right
        yield part.right, part.left
    elif isinstance(part, Bands):
        for band in part.rows:
            yield from ((part.of, edge.value) for edge in (band.lower, band.upper) if edge is not None)


def _scale(name: str, rule: ColumnRule, spans: Spans, named: Fraction) -> Scale:
    default = _default(rule)
    blank = default is None and rule.optional
    if rule.type not in NUMBER_TYPES:
        choices = _choices(rule)
        return Scale(name, choices, _DAY, _DAY, _DAY, Fraction(1), default, blank)
    span = spans.name(name)
    step = span.step or Fraction(1, 100)
    low = span.low if span.low > -ENDLESS else Fraction(0)
    high = span.high if span.high < ENDLESS else max(_HIGH, 2 * low, 2 * named)
    return Scale(name, (), low, high, span.high, step, default, blank)


def _choices(rule: ColumnRule) -> tuple[Value, ...]:
    if rule.type == "flag":
        return (False, True)
    return tuple(rule.labels) or ((_DAY,) if rule.type == "date" else (_WORD,))


def _default(rule: ColumnRule) -> Value:
    if rule.default is None:
        return None
    if rule.type == "flag":
        return rule.default == "yes"
    if rule.type not in NUMBER_TYPES:
        return rule.default
    value = parse(rule.default.removesuffix("%"))
    return value / 100 if value is not None and rule.default.endswith("%") else value


def columns_of(scheme: Scheme, rows: Sequence[Row]) -> dict[str, Column]:
    """The rows as typed columns."""
    return {name: _column(rule, [row[name] for row in rows]) for name, rule in scheme.columns.items()}


def _column(rule: ColumnRule, cells: Sequence[Value]) -> Column:
    if rule.type == "flag":
        return flags([cell if isinstance(cell, bool) else None for cell in cells])
    if rule.type in NUMBER_TYPES or rule.type == "date":
        return numbers([cell if isinstance(cell, Fraction) else None for cell in cells])
    return words([cell if isinstance(cell, str) else None for cell in cells], tuple(rule.labels))


def shown(scheme: Scheme, name: str, value: Value) -> str:
    """A cell as a person would fill it in."""
    rule = scheme.columns[name]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        if rule.type == "date":
            return date.fromordinal(int(value)).isoformat()
        return show_figure(value, rule.type == "rate")
    return "" if value is None else str(value)
