"""What earlier periods decided, as a run needs to know it: one record a period, and who stands in it.

Nothing here reads a file: the ledger fills it, and the stages that look back ask it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import repeat

import numpy as np

from ..expr.table import Table
from ..numbers.columns import Bools, Column, Ints, Words
from ..periods import Kind, Period

MET, KEPT = "met", "kept."  # of a record: the line met by that period alone; what the scheme remembers


@dataclass(frozen=True)
class Past:
    """One recorded period of one scheme: results and remembered facts as columns, by name."""

    scheme: str
    period: Period
    keys: tuple[str, ...]
    columns: Mapping[str, Column]

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], Ints]:
        return {}

    @cached_property
    def table(self) -> Table:
        """The record as a table that conditions can be read over."""
        return Table(len(self.keys), self.columns)

    def rows_of(self, keys: Sequence[str]) -> Ints:
        """For each person the row of this record, or -1 where the record has no such person."""
        asked = tuple(keys)
        if asked == self.keys:
            return np.arange(len(asked), dtype=np.int64)
        if asked not in self._rows:  # every value that looks back asks for the same people
            numbered = _numbered(asked)
            found = np.fromiter(map(numbered.get, self.keys, repeat(-1)), dtype=np.int64, count=len(self.keys))
            here = np.flatnonzero(found >= 0)
            rows = np.full(len(numbered), -1, dtype=np.int64)
            rows[found[here]] = here
            self._rows[asked] = rows if len(rows) == len(asked) else rows[[numbered[key] for key in asked]]
        return self._rows[asked]

    def texts(self, name: str) -> list[str | None]:
        """A column of words, such as the names; blank throughout where the record has none of it."""
        column = self.columns.get(name)
        return column.values() if isinstance(column, Words) else [None] * len(self.keys)

    def marks_of(self, keys: Sequence[str], marks: Bools) -> Bools:
        """Marks of this record's rows for these people; whoever is not in it has none."""
        return np.append(marks, False)[self.rows_of(keys)]


@lru_cache(maxsize=1)
def _numbered(keys: tuple[str, ...]) -> Mapping[str, int]:
    """Each person's number; worked out once for all the records that are asked for the same people."""
    return {key: at for at, key in enumerate(dict.fromkeys(keys))}


@dataclass(frozen=True)
class History:
    """The records that a run may look at; the newest revision of each."""

    records: tuple[Past, ...] = ()
    rounds: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, scheme: str, period: Period) -> Past | None:
        """The record of one period; None where there is none."""
        return self._by_period.get((scheme, period))

    @cached_property
    def _by_period(self) -> Mapping[tuple[str, Period], Past]:
        return {(one.scheme, one.period): one for one in self.records}

    def back_from(self, scheme: str, period: Period) -> Iterator[Past]:
        """The records just before a period, newest first, up to the first period without one."""
        rounds = self.rounds.get(scheme, ())
        one = self.of(scheme, previous(period, rounds))
        while one is not None:
            yield one
            one = self.of(scheme, previous(one.period, rounds))

    def before(self, scheme: str, period: Period) -> tuple[Past, ...]:
        """All records of earlier periods of the same length, newest first, gaps or not."""
        found = [
            one
            for one in self.records
            if one.scheme == scheme and one.period.kind == period.kind and one.period < period
        ]
        return tuple(sorted(found, key=lambda one: one.period, reverse=True))

    def inside(self, scheme: str, period: Period, kind: Kind) -> tuple[Past, ...]:
        """The records of the shorter periods that a year is made of."""
        return tuple(
            one
            for one in self.records
            if one.scheme == scheme and one.period.kind == kind and one.period.year == period.year
        )


def previous(period: Period, rounds: Sequence[int] = ()) -> Period:
    """The period before, or the round before where only some periods of a year have one."""
    before = period.before()
    while rounds and before.part not in rounds:
        before = before.before()
    return before
