"""Functions over groups of rows, read over whole columns: means, sums, counts, extremes, places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import lcm
from typing import Any

import numpy as np

from ..numbers.arithmetic import times
from ..numbers.coded import different_ints
from ..numbers.columns import LIMIT, Bools, Ints, Numbers, narrow, no_nulls, wide
from .table import Groups


def one_denominator(column: Numbers) -> tuple[Ints, int]:
    """The numerators over one denominator for all rows."""
    if isinstance(column.den, int):
        return column.num, column.den
    den = lcm(*(int(one) for one in np.unique(column.den)))
    return narrow(wide(column.num) * (den // wide(column.den))), den


def add_up(values: Ints, groups: Groups, counted: Bools) -> Ints:
    """The sum of the counted values of each group."""
    picked = np.where(counted, values, 0)
    if int(np.abs(picked).max(initial=0)) * max(len(picked), 1) >= LIMIT:
        picked = wide(picked)
    total = np.zeros(groups.count, dtype=picked.dtype)
    np.add.at(total, groups.of, picked)
    return total


def sizes(groups: Groups, counted: Bools) -> Ints:
    """How many counted rows each group has."""
    return np.bincount(groups.of[counted], minlength=groups.count)


def total(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
    """The sum of each group; 0 where no row counts."""
    num, den = one_denominator(column)
    return Numbers(narrow(add_up(num, groups, counted)), den, no_nulls(groups.count))


def mean(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
    """The mean of each group; blank where no row counts."""
    num, den = one_denominator(column)
    many = sizes(groups, counted)
    return Numbers(narrow(add_up(num, groups, counted)), times(np.maximum(many, 1), den), many == 0)


def extreme(pick: Callable[[Any, Any, Any], None], start: Callable[[Any], Any]) -> Callable[..., Numbers]:
    """The smallest or largest of each group; blank where no row counts."""

    def find(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
        num, den = one_denominator(column)
        if not counted.any():
            return Numbers(np.zeros(groups.count, dtype=np.int64), den, ~no_nulls(groups.count))
        best = np.full(groups.count, start(num[counted]), dtype=num.dtype)
        pick(best, groups.of[counted], num[counted])
        return Numbers(best, den, sizes(groups, counted) == 0)

    return find


def rank(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
    """The place of each counted row in its group, highest first, equal values sharing: 1, 2, 2, 4."""
    num, _ = one_denominator(column)
    values, level = different_ints(num[counted])
    # a number for each group and value, in the order of the groups and in each from the highest value down
    order = groups.of[counted] * max(1, len(values)) + (len(values) - 1 - level)
    different, of = different_ints(order)
    before = np.cumsum(np.append(0, np.bincount(of, minlength=len(different))))[:-1]
    group = different // max(1, len(values))
    first = before[np.searchsorted(group, group)]
    place = np.zeros(len(column), dtype=np.int64)
    place[counted] = (before - first + 1)[of]
    return Numbers(place, 1, ~counted)


STATISTICS: Mapping[str, Callable[[Numbers, Groups, Bools], Numbers]] = {
    "mean": mean,
    "sum": total,
    "min": extreme(np.minimum.at, max),
    "max": extreme(np.maximum.at, min),
}
IMPLEMENTED = frozenset({*STATISTICS, "count", "rank"})


def per_group(name: str, column: Numbers | None, groups: Groups, among: Bools) -> Numbers:
    """One figure for each group; blank values never count."""
    if column is None:
        return Numbers(sizes(groups, among).astype(np.int64), 1, no_nulls(groups.count))
    return STATISTICS[name](column, groups, among & ~column.null)


def over_group(name: str, column: Numbers | None, groups: Groups, among: Bools) -> Numbers:
    """One figure for each row: that of its group, or its place in it."""
    if name == "rank" and column is not None:
        return rank(column, groups, among & ~column.null)
    return per_group(name, column, groups, among).take(groups.of)
