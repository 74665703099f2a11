"""Column arithmetic gives what fractions give, row by row, however large the integers become."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.numbers import arithmetic, round_half_up
from stargrade.numbers.columns import Numbers, numbers

cells = st.none() | st.integers(-(10**15), 10**15).flatmap(
    lambda digits: st.integers(0, 9).map(lambda places: Fraction(digits, 10**places))
)
pairs = st.lists(st.tuples(cells, cells), max_size=8)


def _both(rows: list[tuple[Fraction | None, Fraction | None]]) -> tuple[Numbers, Numbers]:
    return numbers([left for left, _ in rows]), numbers([right for _, right in rows])


def _divide(left: Fraction, right: Fraction) -> Fraction | None:
    return left / right if right else None


@pytest.mark.parametrize(
    ("column", "one"),
    [
        (arithmetic.add, operator.add),
        (arithmetic.subtract, operator.sub),
        (arithmetic.multiply, operator.mul),
        (arithmetic.divide, _divide),
        (arithmetic.least, min),
        (arithmetic.most, max),
    ],
)
@given(rows=pairs)
def test_two_columns(
    column: Callable[[Numbers, Numbers], Numbers],
    one: Callable[[Fraction, Fraction], Fraction | None],
    rows: list[tuple[Fraction | None, Fraction | None]],
) -> None:
    expected = [None if a is None or b is None else one(a, b) for a, b in rows]
    assert column(*_both(rows)).values() == expected


@given(pairs)
def test_a_quotient_can_be_worked_on(rows: list[tuple[Fraction | None, Fraction | None]]) -> None:
    quotient = arithmetic.divide(*_both(rows))
    exact = [None if a is None or not b else a / b for a, b in rows]
    assert arithmetic.multiply(quotient, quotient).values() == [None if q is None else q * q for q in exact]
    assert arithmetic.add(quotient, quotient).values() == [None if q is None else 2 * q for q in exact]
    for places in (0, 2, 4):
        rounded = [None if q is None else round_half_up(q, places) for q in exact]
        assert arithmetic.round_half_up(quotient, places).values() == rounded
    assert arithmetic.floor(quotient).values() == [None if q is None else floor(q) for q in exact]
    assert arithmetic.ceil(quotient).values() == [None if q is None else ceil(q) for q in exact]


@given(pairs)
def test_comparing_fails_where_a_side_is_blank(rows: list[tuple[Fraction | None, Fraction | None]]) -> None:
    held = arithmetic.compare(*_both(rows), operator.ge)
    assert held.tolist() == [a is not None and b is not None and a >= b for a, b in rows]


def test_the_sum_that_floats_get_wrong() -> None:
    # 0.6 x 96.1 + 0.3 x 77.1 + 0.1 x 92.1 = 57.66 + 23.13 + 9.21 = 90, and not below it.
    total = numbers([0])
    for weight, mark in (("0.6", "96.1"), ("0.3", "77.1"), ("0.1", "92.1")):
        share = arithmetic.multiply(numbers([Fraction(weight)]), numbers([Fraction(mark)]))
        total = arithmetic.add(total, share)
    assert total.values() == [Fraction(90)]
    assert arithmetic.compare(total, numbers([90]), operator.ge).tolist() == [True]
