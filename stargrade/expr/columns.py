"""Reads a formula over whole columns at once, exactly: no rounding on the way, no row by row."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

import numpy as np

from ..numbers import arithmetic as exactly
from ..numbers.columns import Bools, Column, Flags, Ints, Numbers, Words, constant, no_nulls, numbers
from ..numbers.resting import end_to_end
from .groups import over_group, per_group
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
    names_in,
    walk,
)
from .table import Groups, Member, Table, member

STRETCH = 1 << 16  # rows that are worked out together: their figures stay near the processor
FIRST_OF_1970 = date(1970, 1, 1).toordinal()

TESTS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SIGNS: Mapping[str, Callable[[Numbers, Numbers], Numbers]] = {
    "+": exactly.add,
    "-": exactly.subtract,
    "*": exactly.multiply,
    "/": exactly.divide,
}


def evaluate(node: Node, table: Table) -> Column:
    """The formula's value in every row of the table; of a large one stretch by stretch, unless rows have a say in it.

    The formula has been checked against the table's names; one that has not may raise.
    """
    if table.rows <= STRETCH or isinstance(node, Name) or any(isinstance(part, Group) for part in walk(node)):
        return _evaluate(node, table)
    names = set(names_in(node))
    starts = range(0, table.rows, STRETCH)
    return end_to_end([_evaluate(node, table.stretch(slice(start, start + STRETCH), names)) for start in starts])


def _evaluate(node: Node, table: Table) -> Column:
    match node:
        case Number(value=value):
            return constant(value, table.rows)
        case Word(text=text):
            return Words(np.zeros(table.rows, dtype=np.int64), (text,))
        case Truth(value=value):
            return Flags(np.full(table.rows, value), no_nulls(table.rows))
        case Name(name=name):
            return table.columns[name]
        case Negative(of=of):
            return exactly.negate(number(of, table))
        case Sum(sign=sign, left=left, right=right):
            return SIGNS[sign](number(left, table), number(right, table))
        case Call(name=name, args=args):
            return CALLS[name](args, table)
        case Group():
            return _group(node, table)
        case Choose():
            return _choose(node, table)
        case Bands():
            return _bands(node, table)
        case _:
            return _condition(node, table)


def _group(node: Group, table: Table) -> Numbers:
    if node.of is None:
        return over_group(node.name, *_grouped(node, table, table.groups(node.by)))
    detail = table.details[node.of]
    return per_group(node.name, *_grouped(node, detail.table, Groups(detail.owner, table.rows)))


def _grouped(node: Group, table: Table, groups: Groups) -> tuple[Numbers | None, Groups, Bools]:
    """What a group function works on: the value, the groups, and the rows that count."""
    counted = ~no_nulls(table.rows) if node.among is None else holds(node.among, table)
    return (None if node.value is None else number(node.value, table)), groups, counted


def _condition(node: Node, table: Table) -> Flags:
    match node:
        case Not(of=of):
            flags = flag(of, table)
            return Flags(~flags.yes & ~flags.null, flags.null)
        case And(parts=parts):
            return _sure(reduce(operator.and_, (holds(part, table) for part in parts)))
        case Or(parts=parts):
            return _sure(reduce(operator.or_, (holds(part, table) for part in parts)))
        case Compare():
            return _sure(_compare(node, table))
    raise TypeError(f"not a formula: {node!r}")


def number(node: Node, table: Table) -> Numbers:
    """A formula known to give numbers."""
    column = evaluate(node, table)
    if not isinstance(column, Numbers):
        raise TypeError(f"not a number: {node!r}")
    return column


def flag(node: Node, table: Table) -> Flags:
    """A formula known to give yes or no."""
    column = evaluate(node, table)
    if not isinstance(column, Flags):
        raise TypeError(f"not a condition: {node!r}")
    return column


def holds(node: Node, table: Table) -> Bools:
    """The rows in which a condition holds; a blank does not."""
    return flag(node, table).yes


def all_hold(conditions: Sequence[Node], table: Table) -> Bools:
    """The rows in which every one of the conditions holds; all rows where there is none."""
    return reduce(operator.and_, (holds(one, table) for one in conditions), ~no_nulls(table.rows))


def _sure(yes: Bools) -> Flags:
    return Flags(yes, no_nulls(len(yes)))


def _compare(node: Compare, table: Table) -> Bools:
    left, right = evaluate(node.left, table), evaluate(node.right, table)
    test = TESTS[node.sign]
    if isinstance(left, Numbers) and isinstance(right, Numbers):
        return exactly.compare(left, right, test)
    if not isinstance(left, Words) or not isinstance(right, Words):
        raise TypeError(f"cannot compare: {node!r}")
    order = left.words if isinstance(node.right, Word) else right.words if isinstance(node.left, Word) else ()
    order = tuple(dict.fromkeys((*order, *left.words, *right.words)))
    places = {word: place for place, word in enumerate(order)}
    known = (left.codes >= 0) & (right.codes >= 0)
    return np.asarray(test(_places(left, places), _places(right, places)), dtype=bool) & known


def _places(column: Words, places: Mapping[str, int]) -> Any:
    return np.array([*(places[word] for word in column.words), -1], dtype=np.int64)[column.codes]


def pick(where: Bools, yes: Column, no: Column) -> Column:
    """`yes` in the rows marked, `no` in the others; both of one kind."""
    if isinstance(yes, Numbers) and isinstance(no, Numbers):
        return exactly.choose(where, yes, no)
    if isinstance(yes, Flags) and isinstance(no, Flags):
        return Flags(np.where(where, yes.yes, no.yes), np.where(where, yes.null, no.null))
    if isinstance(yes, Words) and isinstance(no, Words):
        words = tuple(dict.fromkeys((*yes.words, *no.words)))
        places = {word: place for place, word in enumerate(words)}
        return Words(np.where(where, _places(yes, places), _places(no, places)), words)
    raise TypeError("two outcomes of different kinds")


def blank_like(column: Column) -> Column:
    """A column of the same kind with nothing in it."""
    rows = len(column)
    if isinstance(column, Numbers):
        return constant(None, rows)
    if isinstance(column, Flags):
        return Flags(no_nulls(rows), ~no_nulls(rows))
    return Words(np.full(rows, -1, dtype=np.int64), column.words)


def _ladder(steps: Sequence[tuple[Bools, Column]], otherwise: Column | None) -> Column:
    """The first step that holds, from the top."""
    result = blank_like(steps[0][1]) if otherwise is None else otherwise
    for where, then in reversed(steps):
        result = pick(where, then, result)
    return result


def plain_numbers(nodes: Sequence[Node | None]) -> Numbers | None:
    """Formulas that are plain numbers as a column of as many rows (None: a blank); None where one of them is not."""
    if not all(node is None or isinstance(node, Number) for node in nodes):
        return None
    return numbers([node.value if isinstance(node, Number) else None for node in nodes])


def _choose(node: Choose, table: Table) -> Column:
    of = evaluate(node.of, table)
    results = plain_numbers([*(then for _, then in node.cases), node.otherwise])
    if isinstance(of, Words) and results is not None:
        return results.take(_case(of, [key for key, _ in node.cases]))
    steps = [(_equals(of, key), evaluate(then, table)) for key, then in node.cases]
    return _ladder(steps, None if node.otherwise is None else evaluate(node.otherwise, table))


def _case(of: Words, keys: Sequence[str]) -> Ints:
    """For every row which of the keys it has, from 0; -1 where none."""
    case = np.full(len(of.words) + 1, -1, dtype=np.int64)
    for at, key in reversed(list(enumerate(keys))):
        if key in of.words:
            case[of.words.index(key)] = at
    return np.asarray(case[of.codes])


def _equals(of: Column, key: str) -> Bools:
    if isinstance(of, Words):
        return np.asarray(of.codes == of.words.index(key), dtype=bool) if key in of.words else no_nulls(len(of))
    if isinstance(of, Numbers):
        return exactly.compare(of, constant(Fraction(key), len(of)), operator.eq)
    raise TypeError("a look-up goes by a word or a number")


def _bands(node: Bands, table: Table) -> Column:
    known = ~evaluate(node.of, table).null
    steps = [
        (all_hold(edge_conditions(node.of, band.lower, band.upper), table) & known, evaluate(band.then, table))
        for band in node.rows
    ]
    return _ladder(steps, None)


def members(args: Sequence[Node], table: Table) -> list[Member]:
    """The columns that a function adds up or compares; a set stands for all of its own."""
    found: list[Member] = []
    for arg in args:
        if isinstance(arg, Name) and arg.name in table.sets:
            found.extend(table.sets[arg.name])
        else:
            found.append(member(number(arg, table)))
    return found


def _all_known(parts: Sequence[Member], rows: int) -> Bools:
    return reduce(operator.or_, (part.column.null & part.applies for part in parts), no_nulls(rows))


def _sum(args: Sequence[Node], table: Table) -> Numbers:
    zero = constant(Fraction(0), table.rows)
    parts = members(args, table)
    total = zero
    for part in parts:
        total = exactly.add(total, exactly.choose(part.applies & ~part.column.null, part.column, zero))
    return Numbers(total.num, total.den, _all_known(parts, table.rows))


def _mean(args: Sequence[Node], table: Table) -> Numbers:
    parts = members(args, table)
    many = sum((part.applies.astype(np.int64) for part in parts), np.zeros(table.rows, dtype=np.int64))
    return exactly.divide(_sum(args, table), Numbers(many, 1, no_nulls(table.rows)))


def _extreme(better: Callable[[Numbers, Numbers], Numbers]) -> Callable[[Sequence[Node], Table], Numbers]:
    def find(args: Sequence[Node], table: Table) -> Numbers:
        parts = members(args, table)
        best, have = constant(None, table.rows), no_nulls(table.rows)
        for part in parts:
            both = better(best, part.column)
            best = exactly.choose(have & part.applies, both, exactly.choose(part.applies, part.column, best))
            have = have | part.applies
        return Numbers(best.num, best.den, best.null | _all_known(parts, table.rows))

    return find


def _count(args: Sequence[Node], table: Table) -> Numbers:
    many = sum((holds(arg, table).astype(np.int64) for arg in args), np.zeros(table.rows, dtype=np.int64))
    return Numbers(many, 1, no_nulls(table.rows))


def _round(args: Sequence[Node], table: Table) -> Numbers:
    places = args[1]
    if not isinstance(places, Number):
        raise TypeError("the decimals of round are a plain number")
    return exactly.round_half_up(number(args[0], table), int(places.value))


def _first(args: Sequence[Node], table: Table) -> Column:
    columns = [evaluate(arg, table) for arg in args]
    return _ladder([(~column.null, column) for column in columns], None)


def _year(args: Sequence[Node], table: Table) -> Numbers:
    """The year of dates, which are kept as days since the first of January of the year 1."""
    days = number(args[0], table)
    since_1970 = np.where(days.null, 0, days.num - FIRST_OF_1970).astype("datetime64[D]")
    return Numbers(since_1970.astype("datetime64[Y]").astype(np.int64) + 1970, 1, days.null)


CALLS: Mapping[str, Callable[[Sequence[Node], Table], Column]] = {
    "min": _extreme(exactly.least),
    "max": _extreme(exactly.most),
    "sum": _sum,
    "mean": _mean,
    "count": _count,
    "round": _round,
    "floor": lambda args, table: exactly.floor(number(args[0], table)),
    "ceil": lambda args, table: exactly.ceil(number(args[0], table)),
    "abs": lambda args, table: exactly.absolute(number(args[0], table)),
    "if": lambda args, table: pick(holds(args[0], table), evaluate(args[1], table), evaluate(args[2], table)),
    "first": _first,
    "year": _year,
    "known": lambda args, table: _sure(~evaluate(args[0], table).null),
}
