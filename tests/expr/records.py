"""A small table for the tests, given row by row, that both readings of a formula can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stargrade.expr.exact import NoRecords, Value
from stargrade.expr.kinds import DATE, FLAG, NUMBER, NUMBERS, WORD, Kind
from stargrade.expr.table import Table, member
from stargrade.numbers.columns import Column, Numbers, flags, numbers, words

LEVELS = ("low", "middle", "high")
NAMES: Mapping[str, Kind] = {
    **dict.fromkeys(("a", "b", "c", "whole"), NUMBER),
    **dict.fromkeys(("ok", "formal"), FLAG),
    "team": WORD,
    "level": Kind("word", LEVELS, ordered=True),
    "hired": DATE,
    "marks": NUMBERS,
}


@dataclass(frozen=True)
class Rows(NoRecords):
    """The table as the exact reading sees it."""

    rows: Sequence[Mapping[str, Value]]
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"marks": ("a", "b")})

    def __len__(self) -> int:
        return len(self.rows)

    def value(self, at: int, name: str) -> Value:
        return self.rows[at][name]

    def members(self, at: int, name: str) -> list[Value] | None:
        return [self.rows[at][one] for one in self.sets[name]] if name in self.sets else None

    def order(self, name: str) -> tuple[str, ...]:
        return LEVELS if name == "level" else ()


def as_table(rows: Rows) -> Table:
    """The same rows as whole columns."""
    columns: dict[str, Column] = {}
    for name, kind in NAMES.items():
        cells = [row[name] for row in rows.rows] if name != "marks" else []
        if kind.sort in ("number", "date"):
            columns[name] = numbers(cells)  # type: ignore[arg-type]
        elif kind.sort == "flag":
            columns[name] = flags(cells)  # type: ignore[arg-type]
        elif kind.sort == "word":
            columns[name] = words(cells, kind.labels or ())  # type: ignore[arg-type]
    members = [columns[name] for name in ("a", "b")]
    return Table(len(rows), columns, {"marks": tuple(member(one) for one in members if isinstance(one, Numbers))})
