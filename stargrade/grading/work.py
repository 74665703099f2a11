"""The work in progress: the plan, the table so far, the flags raised, and what should be said aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..expr.table import Member, Table
from ..numbers.columns import Bools, Column, Flags, Numbers, Words
from ..periods import Period
from ..problems import Problem
from .past import History
from .plan import Plan


@dataclass(frozen=True)
class Work:
    """Each stage takes the work and gives it back with more columns; none is ever changed."""

    plan: Plan
    table: Table
    keys: Sequence[str]
    period: Period | None = None
    history: History = field(default_factory=History)
    raised: Mapping[str, Bools] = field(default_factory=dict)
    notices: tuple[Problem, ...] = ()

    def add(self, columns: Mapping[str, Column], sets: Mapping[str, tuple[Member, ...]] | None = None) -> Work:
        """The work with more columns in its table."""
        return replace(self, table=self.table.add(columns, sets))

    def flag(self, name: str, rows: Bools) -> Work:
        """The work with a flag raised in these rows, besides those that have it already."""
        if not rows.any():
            return self
        before = self.raised.get(name)
        return replace(self, raised={**self.raised, name: rows if before is None else before | rows})

    def say(self, *notices: Problem) -> Work:
        """The work with more to be said aloud."""
        return replace(self, notices=(*self.notices, *notices))

    def numbers(self, name: str) -> Numbers:
        """A column known to hold numbers."""
        column = self.table.columns[name]
        if not isinstance(column, Numbers):
            raise TypeError(f"{name} holds no numbers")
        return column

    def words(self, name: str) -> Words:
        """A column known to hold words."""
        column = self.table.columns[name]
        if not isinstance(column, Words):
            raise TypeError(f"{name} holds no words")
        return column

    def yes(self, name: str) -> Bools:
        """The rows in which a flag column says yes."""
        column = self.table.columns[name]
        if not isinstance(column, Flags):
            raise TypeError(f"{name} is not yes or no")
        return column.yes
