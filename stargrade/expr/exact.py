"""Reads a formula for one person, in exact fractions: what `explain` shows and what the tests trust."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, Protocol

from ..numbers import round_half_up
from .nodes import (
    And,
    Bands,
    Call,
    Choose,
    Compare,
    Group,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Sum,
    Truth,
    Word,
    edge_conditions,
)

Value = Fraction | bool | str | None


class Records(Protocol):
    """A table row by row: the value of each name, the members of each set, the order of labels."""

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def value(self, at: int, name: str) -> Value:
        """The value of a name in one row."""
        ...

    def members(self, at: int, name: str) -> Sequence[Value] | None:
        """The values of a set that the row has; None where the name is no set."""
        ...

    def order(self, name: str) -> tuple[str, ...]:
        """The labels of a column, from low to high; empty where there are none."""
        ...

    def alike(self, at: int, by: tuple[str, ...]) -> Sequence[int]:
        """The rows, itself among them, that agree with row `at` in these names; with none, all rows."""
        ...

    def detail(self, at: int, name: str) -> tuple[Records, Sequence[int]]:
        """A detail sheet, and the rows of it that belong to the subject in row `at`."""
        ...


class NoRecords:
    """No table at all: for formulas that only hold figures."""

    def __len__(self) -> int:
        return 0

    def value(self, at: int, name: str) -> Value:
        """There is none."""
        raise KeyError(name)

    def members(self, at: int, name: str) -> Sequence[Value] | None:
        """There are none."""
        return None

    def order(self, name: str) -> tuple[str, ...]:
        """There is none."""
        return ()

    def alike(self, at: int, by: tuple[str, ...]) -> Sequence[int]:
        """The rows that agree with row `at` in these names, found by looking at all of them."""
        own = [self.value(at, name) for name in by]
        return [row for row in range(len(self)) if [self.value(row, name) for name in by] == own]

    def detail(self, at: int, name: str) -> tuple[Records, Sequence[int]]:
        """There is none."""
        raise KeyError(name)


def evaluate(node: Node, at: int, records: Records) -> Value:
    """The formula's value in row `at`, counted from 0."""
    return _READINGS[type(node)](node, at, records)


def figure(node: Node) -> Fraction | None:
    """The value of a formula that holds nothing but figures; None where it uses names."""
    try:
        return number(node, 0, NoRecords())
    except (KeyError, TypeError):
        return None


def number(node: Node, at: int, records: Records) -> Fraction | None:
    """A formula known to give a number."""
    value = evaluate(node, at, records)
    if value is None or isinstance(value, Fraction):
        return value
    raise TypeError(f"not a number: {node!r}")


def holds(node: Node, at: int, records: Records) -> bool:
    """Whether a condition holds; a blank does not."""
    return evaluate(node, at, records) is True


def _not(node: Not, at: int, records: Records) -> bool | None:
    value = evaluate(node.of, at, records)
    return None if value is None else value is not True


def _negative(node: Negative, at: int, records: Records) -> Fraction | None:
    value = number(node.of, at, records)
    return None if value is None else -value


def _sum(node: Sum, at: int, records: Records) -> Fraction | None:
    left, right = number(node.left, at, records), number(node.right, at, records)
    if left is None or right is None:
        return None
    match node.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right if right else None


def _compare(node: Compare, at: int, records: Records) -> bool:
    left, right = evaluate(node.left, at, records), evaluate(node.right, at, records)
    if left is None or right is None:
        return False
    if isinstance(left, str) and isinstance(right, str) and node.sign not in ("=", "!="):
        column = node.left if isinstance(node.left, Name) else node.right
        order = records.order(column.name) if isinstance(column, Name) else ()
        left, right = Fraction(order.index(left)), Fraction(order.index(right))
    return _test(node.sign, left, right)


def _test(sign: str, left: Value, right: Value) -> bool:
    if sign in ("=", "!="):
        return (left == right) is (sign == "=")
    if not isinstance(left, Fraction) or not isinstance(right, Fraction):
        raise TypeError("only numbers and ordered labels have a more and a less")
    match sign:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def _choose(node: Choose, at: int, records: Records) -> Value:
    then = _case(evaluate(node.of, at, records), node.cases, node.otherwise)
    return None if then is None else evaluate(then, at, records)


def _case(of: Value, cases: Sequence[tuple[str, Node]], otherwise: Node | None) -> Node | None:
    for key, then in cases:
        if of is not None and of == (Fraction(key) if isinstance(of, Fraction) else key):
            return then
    return otherwise


def _bands(node: Bands, at: int, records: Records) -> Value:
    if evaluate(node.of, at, records) is None:
        return None
    for band in node.rows:
        if all(holds(edge, at, records) for edge in edge_conditions(node.of, band.lower, band.upper)):
            return evaluate(band.then, at, records)
    return None


def _values(args: Sequence[Node], at: int, records: Records) -> list[Fraction | None]:
    found: list[Fraction | None] = []
    for arg in args:
        several = records.members(at, arg.name) if isinstance(arg, Name) else None
        if several is None:
            found.append(number(arg, at, records))
        else:
            found.extend(value for value in several if value is None or isinstance(value, Fraction))
    return found


def _known(args: Sequence[Node], at: int, records: Records) -> list[Fraction] | None:
    values = _values(args, at, records)
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else None


def _over(function: Callable[[list[Fraction]], Fraction | None]) -> Callable[[Sequence[Node], int, Records], Value]:
    def apply(args: Sequence[Node], at: int, records: Records) -> Value:
        known = _known(args, at, records)
        return None if known is None else function(known)

    return apply


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def _round(args: Sequence[Node], at: int, records: Records) -> Value:
    value, places = number(args[0], at, records), number(args[1], at, records)
    return None if value is None or places is None else round_half_up(value, int(places))


def _if(args: Sequence[Node], at: int, records: Records) -> Value:
    return evaluate(args[1] if holds(args[0], at, records) else args[2], at, records)


def _first(args: Sequence[Node], at: int, records: Records) -> Value:
    values = (evaluate(arg, at, records) for arg in args)
    return next((value for value in values if value is not None), None)


CALLS: Mapping[str, Callable[[Sequence[Node], int, Records], Value]] = {
    "min": _over(lambda values: min(values, default=None)),
    "max": _over(lambda values: max(values, default=None)),
    "sum": _over(lambda values: sum(values, Fraction(0))),
    "mean": _over(_mean),
    "count": lambda args, at, records: Fraction(sum(holds(arg, at, records) for arg in args)),
    "round": _round,
    "floor": _over(lambda values: Fraction(floor(values[0]))),
    "ceil": _over(lambda values: Fraction(ceil(values[0]))),
    "abs": _over(lambda values: abs(values[0])),
    "if": _if,
    "first": _first,
    "year": _over(lambda days: Fraction(date.fromordinal(int(days[0])).year)),
    "known": lambda args, at, records: evaluate(args[0], at, records) is not None,
}


def _group(node: Group, at: int, records: Records) -> Fraction | None:
    own, group = _rows_of_group(node, at, records)
    rows = [row for row in group if node.among is None or holds(node.among, row, own)]
    if node.value is None:
        return Fraction(len(rows))
    values = [value for row in rows if (value := number(node.value, row, own)) is not None]
    if node.name == "rank":
        mine = number(node.value, at, records) if at in rows else None
        return None if mine is None else Fraction(1 + sum(value > mine for value in values))
    return GROUPS[node.name](values)


def _rows_of_group(node: Group, at: int, records: Records) -> tuple[Records, Sequence[int]]:
    """The sheet that a group function looks at, and the rows of it in this row's group."""
    if node.of is not None:
        return records.detail(at, node.of)
    return records, records.alike(at, node.by)


GROUPS: Mapping[str, Callable[[list[Fraction]], Fraction | None]] = {
    "mean": _mean,
    "sum": lambda values: sum(values, Fraction(0)),
    "min": lambda values: min(values, default=None),
    "max": lambda values: max(values, default=None),
}
_READINGS: Mapping[type, Callable[[Any, int, Records], Value]] = {
    Number: lambda node, at, records: node.value,
    Word: lambda node, at, records: node.text,
    Truth: lambda node, at, records: node.value,
    Name: lambda node, at, records: records.value(at, node.name),
    Negative: _negative,
    Sum: _sum,
    Call: lambda node, at, records: CALLS[node.name](node.args, at, records),
    Group: _group,
    Choose: _choose,
    Bands: _bands,
    Not: _not,
    And: lambda node, at, records: all(holds(part, at, records) for part in node.parts),
    Or: lambda node, at, records: any(holds(part, at, records) for part in node.parts),
    Compare: _compare,
}
IMPLEMENTED_GROUPS = frozenset({*GROUPS, "count", "rank"})
