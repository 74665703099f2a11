"""What each line of a table of decisions means for the results: whose, which one, and the value it is to have.

Every mistake in the table is collected, each with its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..problems import Problem
from ..scheme.model import Scheme
from ..scheme.nearest import nearest
from ..sheet.fault import Fault
from ..sheet.overrides import FIELD, KEY, VALUE, Override, Overrides
from .decidable import FIELDS, NONE, field_named, follows, read_decided
from .result import Cell, Decision, Grading


def settle(overrides: Overrides, scheme: Scheme, grading: Grading) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions in the order of the results, and what is wrong with the lines of the table."""
    clerk = _Clerk(overrides, scheme, grading, {key: at for at, key in enumerate(grading.keys)})
    decisions: list[Decision] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for line in overrides.lines:
        field = field_named(line.field)
        first = seen.setdefault((line.key, field or ""), line.row)
        wrong = [*clerk.nobody(line), *clerk.misplaced(line, field, first)]
        if field is not None and first == line.row:
            value = read_decided(field, line.value, scheme, grading.flags)
            wrong += clerk.unread(line, value)
            if not wrong and not isinstance(value, Fault):
                decision = clerk.decision(line, field, value)
                wrong += clerk.idle(line, decision)
                decisions += [] if wrong else [decision]
        problems += wrong
    order = list(FIELDS)
    return tuple(sorted(decisions, key=lambda one: (one.at, order.index(one.field)))), tuple(problems)


@dataclass(frozen=True)
class _Clerk:
    """One table beside the results that were computed; `rows` are these by key."""

    overrides: Overrides
    scheme: Scheme
    grading: Grading
    rows: Mapping[str, int]

    def nobody(self, line: Override) -> Iterator[Problem]:
        """A problem where nobody in the result has the id."""
        if line.key not in self.rows:
            near = nearest(line.key, self.rows) or tuple(self.rows)[:3] or NONE
            yield Problem("SG655", self.overrides.place(line.row, KEY), {"seen": line.key, "near": near})

    def misplaced(self, line: Override, field: str | None, first: int) -> Iterator[Problem]:
        """A problem where the line is about nothing that can be decided, or decides something a second time."""
        place = self.overrides.place(line.row, FIELD)
        if field is None and (instead := follows(line.field, self.scheme)):
            yield Problem("SG651", place, {"seen": line.field, "instead": instead})
        elif field is None:
            yield Problem("SG650", place, {"seen": line.field, "known": list(FIELDS.values())})
        elif first != line.row:
            yield Problem("SG657", place, {"field": FIELDS[field], "seen": line.key, "row": first})

    def unread(self, line: Override, value: Cell | Fault) -> Iterator[Problem]:
        """A problem where the result cannot have this value."""
        if isinstance(value, Fault):
            yield Problem(value.code, self.overrides.place(line.row, VALUE), {"seen": line.value, **value.params})

    def decision(self, line: Override, field: str, value: Cell) -> Decision:
        """The line as a decision beside what was computed."""
        at = self.rows[line.key]
        computed = _computed(self.grading, field, at)
        return Decision(at, line.key, field, value, computed, line.reason, line.by, line.evidence or None)

    def idle(self, line: Override, decision: Decision) -> Iterator[Problem]:
        """A problem where the result has this value already."""
        if decision.value == decision.computed:
            params = {"field": FIELDS[decision.field], "seen": line.key, "value": line.value}
            yield Problem("SG656", self.overrides.place(line.row, VALUE), params)


def _computed(grading: Grading, field: str, at: int) -> Cell:
    if field == "flags":
        return tuple(sorted(flag for flag, rows in grading.flags.items() if rows[at]))
    cell: Cell = getattr(grading, field).row(at)
    return cell
