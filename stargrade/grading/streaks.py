"""How many periods in a row something has held: a period without it, or without the person, ends the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..numbers.columns import Bools, Flags, Ints, Words, no_nulls
from ..texts import Text
from .past import KEPT, MET, Past
from .plan import Line, Plan
from .reasons import label


def in_a_row(now: Bools, before: Iterable[Bools]) -> Ints:
    """The length of each person's row up to now; `before` are the marks of earlier periods, newest first."""
    going, run = now, now.astype(np.int64)
    for marks in before:
        if not going.any():
            break
        going = going & marks
        run = run + going
    return run


def met_before(lines: Sequence[Line], at: int, records: Iterable[Past], keys: Sequence[str]) -> Iterator[Bools]:
    """For each record whether these people met a line of the ladder, or a higher one."""
    enough = {line.rule.id for line in lines[: at + 1] if not line.rule.exception}
    return (past.marks_of(keys, _met_any(past, enough)) for past in records)


def _met_any(past: Past, lines: set[str]) -> Bools:
    met = past.columns[MET]
    if not isinstance(met, Words):
        raise TypeError("a record names the line that was met")
    return np.isin(met.codes, [code for code, word in enumerate(met.words) if word in lines])


def kept_before(name: str, records: Iterable[Past], keys: Sequence[str]) -> Iterator[Bools]:
    """For each record whether what a value counts held for these people."""
    return (past.marks_of(keys, _kept(past, name)) for past in records)


def _kept(past: Past, name: str) -> Bools:
    column = past.columns.get(f"{KEPT}{name}")
    return column.yes if isinstance(column, Flags) else no_nulls(len(past.keys))


@dataclass(frozen=True, slots=True)
class Running:
    """A row of periods that goes on: by which rule, what that is called, and how many there are so far.

    `rule` is the id of a line of the ladder, or the name of a value that looks back. `at_least` says that no rule
    looks further back, so that it may be longer.
    """

    rule: str
    title: Text
    periods: int
    at_least: bool = False


def running(plan: Plan, records: Sequence[Past], keys: Sequence[str]) -> list[tuple[Running, ...]]:
    """For each person the rows that were going on in the records just before, newest first.

    Of the lines of the ladder it is the one that held longest, and of those alike the highest.
    """
    ladder = _met(plan, records, keys)
    kept = [
        (name, rule.title.text, _lengths(kept_before(name, records, keys), len(keys)))
        for name, rule in plan.scheme.history.items()
        if rule.in_a_row
    ]
    return [
        (*ladder[at], *(Running(name, title, int(rows[at])) for name, title, rows in kept if rows[at]))
        for at in range(len(keys))
    ]


def _met(plan: Plan, records: Sequence[Past], keys: Sequence[str]) -> list[tuple[Running, ...]]:
    """For each person the row of the ladder that goes on; nothing where none does."""
    asking = [(at, line) for at, line in enumerate(plan.lines) if line.rule.in_a_row > 1]
    reach = max((line.rule.in_a_row - 1 for _, line in asking), default=0)
    lengths = [_lengths(met_before(plan.lines, at, records, keys), len(keys)) for at, _ in asking]
    found: list[tuple[Running, ...]] = []
    for person in range(len(keys)):
        own = [int(rows[person]) for rows in lengths]
        longest = max(own, default=0)
        if not longest:
            found.append(())
            continue
        line = asking[own.index(longest)][1]
        found.append((Running(line.rule.id, label(line), longest, longest == len(records) == reach),))
    return found


def _lengths(before: Iterable[Bools], many: int) -> Ints:
    """How long each row was up to the newest of these marks."""
    return in_a_row(~no_nulls(many), before) - 1
