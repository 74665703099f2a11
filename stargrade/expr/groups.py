"""Functions over groups of rows, read over whole columns: means, sums, counts, extremes, places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import lcm
from typing import Any

import numpy as np

from ..numbers.arithmetic import times
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
    """The sum over each row's group; 0 where no row counts."""
    num, den = one_denominator(column)
    return Numbers(narrow(add_up(num, groups, counted))[groups.of], den, no_nulls(len(column)))


def mean(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
    """The mean over each row's group; blank where no row counts."""
    num, den = one_denominator(column)
    many = sizes(groups, counted)
    sums = narrow(add_up(num, groups, counted))
    den_each = times(np.maximum(many, 1), den)
    return Numbers(sums[groups.of], den_each[groups.of], (many == 0)[groups.of])


def extreme(pick: Callable[[Any, Any, Any], None], start: Callable[[Any], Any]) -> Callable[..., Numbers]:
    """The smallest or largest over each row's group; blank where no row counts."""

    def find(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
        num, den = one_denominator(column)
        if not counted.any():
            return Numbers(np.zeros(len(column), dtype=np.int64), den, ~no_nulls(len(column)))
        best = np.full(groups.count, start(num[counted]), dtype=num.dtype)
        pick(best, groups.of[counted], num[counted])
        none = sizes(groups, counted) == 0
        return Numbers(best[groups.of], den, none[groups.of])

    return find


def rank(column: Numbers, groups: Groups, counted: Bools) -> Numbers:
    """The place of each counted row in its group, highest first, equal values sharing: 1, 2, 2, 4."""
    num, _ = one_denominator(column)
    level = np.unique(num, return_inverse=True)[1]
    order = np.lexsort((-level, groups.of, ~counted))[: int(counted.sum())]
    group, value = groups.of[order], level[order]
    at = np.arange(len(order))
    new_group = np.append(True, group[1:] != group[:-1])[: len(order)]
    new_value = new_group | np.append(True, value[1:] != value[:-1])[: len(order)]
    first_of_group = np.maximum.accumulate(np.where(new_group, at, 0))
    first_of_value = np.maximum.accumulate(np.where(new_value, at, 0))
    place = np.zeros(len(column), dtype=np.int64)
    place[order] = first_of_value - first_of_group + 1
    return Numbers(place, 1, ~counted)


def count(groups: Groups, counted: Bools) -> Numbers:
    """How many counted rows each row's group has."""
    return Numbers(sizes(groups, counted)[groups.of].astype(np.int64), 1, no_nulls(len(groups.of)))


OVER_VALUES: Mapping[str, Callable[[Numbers, Groups, Bools], Numbers]] = {
    "mean": mean,
    "sum": total,
    "min": extreme(np.minimum.at, max),
    "max": extreme(np.maximum.at, min),
    "rank": rank,
}
IMPLEMENTED = frozenset({*OVER_VALUES, "count"})


def over_group(name: str, column: Numbers | None, groups: Groups, among: Bools) -> Numbers:
    """One group function; blank values never count."""
    if column is None:
        return count(groups, among)
    return OVER_VALUES[name](column, groups, among & ~column.null)
