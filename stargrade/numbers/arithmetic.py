"""Exact arithmetic over whole columns: plus, times, divided by, rounding, comparing.

Every function takes columns of equal length and returns a new one. A blank cell makes a blank
result, and so does a division by zero. Where 64-bit integers might overflow, the same steps
run on Python's unbounded integers; the figures are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from math import lcm
from typing import Any

import numpy as np

from .columns import LIMIT, Bools, Den, Ints, Numbers, common, largest, narrow, wide

_MOST_COMMON = 10**12


def _den_reach(den: Den) -> int:
    return den if isinstance(den, int) else largest(den)


def times(left: Den | Ints, right: Den | Ints) -> Any:
    """The product of integers or integer arrays, widened where 64 bits might not hold it."""
    if isinstance(left, int) and isinstance(right, int):
        return left * right
    if _den_reach(left) * _den_reach(right) < LIMIT:
        return left * right
    return (left if isinstance(left, int) else wide(left)) * (right if isinstance(right, int) else wide(right))


def aligned(left: Numbers, right: Numbers) -> tuple[Ints, Ints, Den]:
    """Both columns' numerators over one shared denominator."""
    if isinstance(left.den, int) and isinstance(right.den, int):
        den = lcm(left.den, right.den)
        return common(left, den), common(right, den), den
    return times(left.num, right.den), times(right.num, left.den), times(left.den, right.den)


def add(left: Numbers, right: Numbers) -> Numbers:
    """left + right."""
    a, b, den = aligned(left, right)
    if largest(a) + largest(b) >= LIMIT:
        a, b = wide(a), wide(b)
    return tidy(Numbers(a + b, den, left.null | right.null))


def negate(column: Numbers) -> Numbers:
    """0 - column."""
    return Numbers(-column.num, column.den, column.null)


def subtract(left: Numbers, right: Numbers) -> Numbers:
    """left - right."""
    return add(left, negate(right))


def multiply(left: Numbers, right: Numbers) -> Numbers:
    """left x right."""
    return tidy(Numbers(times(left.num, right.num), times(left.den, right.den), left.null | right.null))


def divide(left: Numbers, right: Numbers) -> Numbers:
    """left / right; blank where right is 0."""
    num = times(left.num, right.den)
    den = times(right.num, left.den)
    zero = np.asarray(den == 0, dtype=bool)
    null = left.null | right.null | zero
    den = np.where(zero, 1, den)
    sign = np.where(den < 0, -1, 1)
    return tidy(Numbers(num * sign, den * sign, null))


def tidy(column: Numbers) -> Numbers:
    """The same values with smaller integers where that is cheap to have.

    One denominator for all rows when they agree; fractions reduced once they outgrow 64 bits.
    """
    num, den = column.num, column.den
    if not isinstance(den, int) and len(den):
        first = int(den[0])
        if bool((den == first).all()):
            den = first
    if isinstance(den, int):
        if den > _MOST_COMMON and len(num):
            shared = int(np.gcd.reduce(np.append(wide(num), den)))
            num, den = wide(num) // shared, den // shared
        return Numbers(narrow(num), den, column.null)
    if object in (num.dtype, den.dtype):
        shared_each = np.gcd(wide(num), wide(den))
        num, den = wide(num) // shared_each, wide(den) // shared_each
    return Numbers(narrow(num), narrow(den), column.null)


def absolute(column: Numbers) -> Numbers:
    """The value without its sign."""
    return Numbers(np.abs(column.num), column.den, column.null)


def floor(column: Numbers) -> Numbers:
    """The largest whole number not above the value."""
    return Numbers(narrow(column.num // column.den), 1, column.null)


def ceil(column: Numbers) -> Numbers:
    """The smallest whole number not below the value."""
    return negate(floor(negate(column)))


def round_half_up(column: Numbers, places: int) -> Numbers:
    """Rounded to so many decimals, a tie going away from zero."""
    scale = 10**places
    if isinstance(column.den, int) and scale % column.den == 0:
        return Numbers(common(column, scale), scale, column.null)
    negative = np.asarray(column.num < 0, dtype=bool)
    twice_num = times(np.abs(column.num), 2 * scale)
    twice_den = times(column.den, 2)
    if largest(twice_num) + _den_reach(column.den) >= LIMIT:
        twice_num = wide(twice_num)
    whole = (twice_num + column.den) // twice_den
    return Numbers(narrow(np.where(negative, -whole, whole)), scale, column.null)


def compare(left: Numbers, right: Numbers, test: Callable[[Any, Any], Any]) -> Bools:
    """Where the comparison holds; it fails where either side is blank."""
    a, b, _ = aligned(left, right)
    return np.asarray(test(a, b), dtype=bool) & ~(left.null | right.null)


def choose(where: Bools, yes: Numbers, no: Numbers) -> Numbers:
    """`yes` in the rows marked, `no` in the others."""
    if where.all():
        return yes
    if not where.any():
        return no
    a, b, den = aligned(yes, no)
    return Numbers(np.where(where, a, b), den, np.where(where, yes.null, no.null))


def least(left: Numbers, right: Numbers) -> Numbers:
    """The smaller of the two, row by row; blank where either is."""
    a, b, den = aligned(left, right)
    return Numbers(np.minimum(a, b), den, left.null | right.null)


def most(left: Numbers, right: Numbers) -> Numbers:
    """The larger of the two, row by row; blank where either is."""
    a, b, den = aligned(left, right)
    return Numbers(np.maximum(a, b), den, left.null | right.null)
