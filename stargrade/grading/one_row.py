"""Grades one person in exact fractions, by the same plan that the stages read over whole columns.

`explain` shows its figures, and the tests hold the columns against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from ..expr.exact import NoRecords, Records, Value, evaluate, holds, number
from ..expr.nodes import And, Group, Name, Node
from ..expr.table import Detail, Table
from ..numbers.columns import Words
from ..scheme.model import NotRated, Scheme
from ..scheme.sheets import OWNER, family_of, rows_of
from .plan import Line, Plan, nodes

Key = tuple[Value, ...]


def people(plan: Plan, table: Table) -> People:
    """The rows of a finished table, ready to be worked out one by one."""
    return People(plan, table, definitions(plan))


def definitions(plan: Plan) -> Mapping[str, Node]:
    """What each name that the scheme works out stands for."""
    scheme = plan.scheme
    found: dict[str, Node] = dict(plan.derived)
    found.update({f"points.{item.id}": item.points for item in plan.items})
    found.update({name: rule.value.node for name, rule in scheme.parameters.items() if rule.value is not None})
    if plan.score is not None:
        found["score"] = plan.score
    if scheme.rank is not None:
        of = Name("score") if scheme.rank.of is None else scheme.rank.of.node
        found["rank"] = Group("rank", of, scheme.rank.by, And((Name("rated"), *nodes(scheme.rank.among))))
    return found


@dataclass(frozen=True)
class People(NoRecords):
    """The rows of a sheet one by one: cells as they were read, everything else worked out anew.

    What only the order of all rows can tell (titles, places) is taken from the table.
    """

    plan: Plan
    table: Table
    definitions: Mapping[str, Node]
    _known: dict[tuple[int, str], Value] = field(default_factory=dict, compare=False, repr=False)
    _groups: dict[tuple[str, ...], Mapping[Key, Sequence[int]]] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return self.table.rows

    def value(self, at: int, name: str) -> Value:
        """The value of a name in one row, worked out once."""
        if (at, name) not in self._known:
            self._known[at, name] = self._work_out(at, name)
        return self._known[at, name]

    def _work_out(self, at: int, name: str) -> Value:
        node = self.definitions.get(name)
        if name.startswith("points.") and not self.applies(at, name.removeprefix("points.")):
            return None
        if node is not None:
            return evaluate(node, at, self)
        match name:
            case "rated":
                line = self.line(at)
                return self.eligible(at) and (not self.plan.lines or (line is not None and not line.rule.not_rated))
            case "star":
                line = self.line(at)
                return None if line is None or line.star is None else number(line.star, at, self)
        return self.table.columns[name].row(at)

    def members(self, at: int, name: str) -> Sequence[Value] | None:
        """The points of the items of a set that the row has, or the cells of a family of columns."""
        if name not in self.table.sets:
            return None
        if name in self._families:
            return [self.value(at, column) for column in self._families[name]]
        part = name.removeprefix("points").removeprefix(".")
        return [
            self.value(at, f"points.{item.id}")
            for item in self.plan.items
            if part in ("", item.part) and self.applies(at, item.id)
        ]

    @cached_property
    def _families(self) -> Mapping[str, Sequence[str]]:
        """The columns of each family."""
        found: dict[str, list[str]] = {}
        for column in self.table.columns:
            found.setdefault(family_of(column) or "", []).append(column)
        return found

    def order(self, name: str) -> tuple[str, ...]:
        """The labels of a column, from low to high."""
        column = self.table.columns.get(name)
        return tuple(column.words) if isinstance(column, Words) else ()

    def alike(self, at: int, by: tuple[str, ...]) -> Sequence[int]:
        """The rows that agree with a row in these names; the groups are found once."""
        if by not in self._groups:
            found: dict[Key, list[int]] = {}
            for row in range(len(self)):
                found.setdefault(self._key(row, by), []).append(row)
            self._groups[by] = found
        return self._groups[by][self._key(at, by)]

    def _key(self, at: int, by: tuple[str, ...]) -> Key:
        return tuple(self.value(at, name) for name in by)

    def detail(self, at: int, name: str) -> tuple[Records, Sequence[int]]:
        """A detail sheet, and the rows of it that belong to the subject."""
        detail = self._details[name]
        return detail, detail.of_owner.get(at, ())

    @cached_property
    def _details(self) -> Mapping[str, DetailRows]:
        scheme = self.plan.scheme
        return {name: DetailRows(detail, rows_of(scheme, name), self) for name, detail in self.table.details.items()}

    def applies(self, at: int, item: str) -> bool:
        """Whether the row has this item at all."""
        return item in self._applies and holds(self._applies[item], at, self)

    @cached_property
    def _applies(self) -> Mapping[str, Node]:
        """Who has each item."""
        return {item.id: item.applies for item in self.plan.items}

    def eligible(self, at: int) -> bool:
        """Whether no rule keeps the row from being rated."""
        return next(self.bars(at), None) is None

    def bars(self, at: int, first: int | None = None) -> Iterator[NotRated]:
        """The rules (or the first so many of them) that keep the row from being rated."""
        for place, rule in enumerate(self.plan.scheme.not_rated[:first]):
            records: Records = _Before(self, place)
            if all(holds(one, at, records) for one in nodes(rule.when)):
                yield rule

    def line(self, at: int) -> Line | None:
        """The first line of the ladder that holds; where periods in a row or quotas decide, as the table says."""
        if not self.eligible(at):
            return None
        if not self.plan.rows_alone:
            settled = self.table.columns["line"].row(at)
            return self.plan.lines[int(settled)] if isinstance(settled, Fraction) else None
        return next((line for line in self.plan.lines if self.failed(at, line) is None), None)

    def failed(self, at: int, line: Line) -> Node | None:
        """The first condition of a line that does not hold; None where all do."""
        return next((one for one in line.conditions if not holds(one, at, self)), None)


@dataclass(frozen=True)
class DetailRows(NoRecords):
    """The rows of a detail sheet one by one, their derived values worked out anew."""

    sheet: Detail
    scheme: Scheme
    people: People

    def __len__(self) -> int:
        return self.sheet.table.rows

    @cached_property
    def of_owner(self) -> Mapping[int, Sequence[int]]:
        """The rows that belong to each subject."""
        found: dict[int, list[int]] = {}
        for at, owner in enumerate(self.sheet.owner.tolist()):
            found.setdefault(owner, []).append(at)
        return found

    def value(self, at: int, name: str) -> Value:
        """The value of a name in one row; a column of the main sheet is read in the subject's own row."""
        rule = self.scheme.derive.get(name)
        if rule is not None:
            return evaluate(rule.node, at, self)
        if name.startswith(OWNER):
            return self.people.value(int(self.sheet.owner[at]), name.removeprefix(OWNER))
        return self.sheet.table.columns[name].row(at)

    def order(self, name: str) -> tuple[str, ...]:
        """The labels of a column, from low to high."""
        column = self.sheet.table.columns.get(name)
        return tuple(column.words) if isinstance(column, Words) else ()


@dataclass(frozen=True)
class _Before(NoRecords):
    """The same rows as one of the rules of who is rated sees them: rated so far."""

    people: People
    place: int

    def __len__(self) -> int:
        return len(self.people)

    def value(self, at: int, name: str) -> Value:
        if name == "rated":
            return next(self.people.bars(at, self.place), None) is None
        return self.people.value(at, name)

    def members(self, at: int, name: str) -> Sequence[Value] | None:
        return self.people.members(at, name)

    def order(self, name: str) -> tuple[str, ...]:
        return self.people.order(name)

    def alike(self, at: int, by: tuple[str, ...]) -> Sequence[int]:
        return self.people.alike(at, by)

    def detail(self, at: int, name: str) -> tuple[Records, Sequence[int]]:
        return self.people.detail(at, name)
