"""Who was left out because of errors, and which: those of the row itself, and of rows that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Problem, errors
from ..sheet.model import Sheet
from .outcome import Outcome
from .people import key_at


@dataclass(frozen=True)
class Rejected:
    """One subject that was left out: its row on the main sheet, its id as far as known, the errors."""

    row: int
    key: str | None
    problems: tuple[Problem, ...]


def rejected(outcome: Outcome) -> Iterator[Rejected]:
    """Those left out, in the order of the sheet."""
    sheet = outcome.sheet
    of_row: dict[int, list[Problem]] = defaultdict(list)
    of_key: dict[str, list[Problem]] = defaultdict(list)
    for problem in errors(outcome.problems):
        if problem.key is not None and (outcome.scheme.gather is not None or not on_main(sheet, problem)):
            of_key[problem.key].append(problem)
        elif problem.place.row is not None and on_main(sheet, problem):
            of_row[problem.place.row].append(problem)
    for position in outcome.rejected:
        row, key = int(sheet.rows[position]), key_at(sheet, outcome.scheme.key, position)
        yield Rejected(row, key, (*of_row[row], *of_key.get(key or "", ())))


def strays(outcome: Outcome) -> tuple[Problem, ...]:
    """The errors of detail rows that belong to nobody who was left out."""
    told = {id(problem) for one in rejected(outcome) for problem in one.problems}
    return tuple(problem for problem in errors(outcome.problems) if id(problem) not in told)


def on_main(sheet: Sheet, problem: Problem) -> bool:
    """Whether a problem stands on the main sheet rather than on a detail sheet."""
    return (problem.place.file, problem.place.sheet) == (sheet.file, sheet.name)
