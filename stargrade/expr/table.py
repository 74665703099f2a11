"""The table that a formula is read over: whole columns by name, and the sets that it may add up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..numbers.coded import different_ints
from ..numbers.columns import Bools, Column, Flags, Ints, Numbers, Words, no_nulls
from ..numbers.resting import at_rest


@dataclass(frozen=True)
class Member:
    """One column of a set such as ``points``, and the rows that have it at all."""

    column: Numbers
    applies: Bools


@dataclass(frozen=True)
class Groups:
    """Which group each row belongs to: `of[i]` counts from 0; there are `count` of them."""

    of: Ints
    count: int


@dataclass(frozen=True)
class Detail:
    """The rows of a detail sheet; row i belongs to the subject in row `owner[i]` of the main table."""

    table: Table
    owner: Ints


@dataclass(frozen=True)
class Table:
    """Columns by name, each `rows` long. Stages add columns and never change one."""

    rows: int
    columns: Mapping[str, Column]
    sets: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)
    details: Mapping[str, Detail] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], Groups] = field(default_factory=dict, compare=False, repr=False)

    def add(self, columns: Mapping[str, Column], sets: Mapping[str, tuple[Member, ...]] | None = None) -> Table:
        """The table with more columns; a name that it already has is a programmer's mistake."""
        if taken := set(columns) & set(self.columns):
            raise ValueError(f"columns are added, never changed: {sorted(taken)}")
        kept = {name: at_rest(column) for name, column in columns.items()}
        return Table(self.rows, {**self.columns, **kept}, {**self.sets, **(sets or {})}, self.details, self._groups)

    def stretch(self, rows: slice, names: Collection[str]) -> Table:
        """Some of the rows, with these columns and sets alone."""
        columns = {name: self.columns[name].take(rows) for name in names if name in self.columns}
        sets = {
            name: tuple(Member(one.column.take(rows), one.applies[rows]) for one in self.sets[name])
            for name in names
            if name in self.sets
        }
        return Table(len(range(*rows.indices(self.rows))), columns, sets)

    def groups(self, by: tuple[str, ...]) -> Groups:
        """The groups of rows that agree in these columns; without columns, one group of all."""
        if by not in self._groups:
            self._groups[by] = self._find_groups(by)
        return self._groups[by]

    def _find_groups(self, by: tuple[str, ...]) -> Groups:
        of, count = np.zeros(self.rows, dtype=np.int64), 1
        for name in by:
            own = codes(self.columns[name])
            joined = of * (int(own.max(initial=-1)) + 2) + own + 1
            seen, of = different_ints(joined)
            count = len(seen)
        return Groups(of, count)


def codes(column: Column) -> Ints:
    """A whole number for each row, equal where the cells are equal; -1 where blank."""
    if isinstance(column, Words):
        return column.codes
    if isinstance(column, Flags):
        return np.where(column.null, -1, column.yes.astype(np.int64))
    if not isinstance(column.den, int):
        raise TypeError("rows cannot be grouped by a quotient")
    return np.where(column.null, -1, np.unique(column.num, return_inverse=True)[1])


def member(column: Numbers) -> Member:
    """A column as a member of a set that every row has."""
    return Member(column, ~no_nulls(len(column)))
