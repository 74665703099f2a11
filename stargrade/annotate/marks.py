"""Which cell shows what is wrong: that of the problem, of a row its id, of a whole sheet its first heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..problems import Place, Problem, errors, notices
from ..sheet.model import Sheet


@dataclass(frozen=True)
class Mark:
    """A problem, and the place that shows it; a place without a cell is in the list alone."""

    problem: Problem
    place: Place


def marks_of(problems: Sequence[Problem], tables: Sequence[Sheet], key: str | None) -> tuple[Mark, ...]:
    """A mark for each problem, then for each notice; `key` is the column of the ids.

    Without `tables`, when no table was found, a row is shown by its first cell.
    """
    known = {(table.file, table.name): table for table in tables}
    return tuple(
        Mark(problem, _shown(problem, known.get((problem.place.file or "", problem.place.sheet)), key))
        for problem in (*errors(problems), *notices(problems))
    )


def _shown(problem: Problem, table: Sheet | None, key: str | None) -> Place:
    place = problem.place
    if place.row is None or place.column is not None:
        return place
    if table is None:
        return replace(place, column="A")
    ids = table.found.get(key or "", ())
    at = ids[0] if ids and problem.scope == "row" else 0
    return replace(place, column=table.letters[at])
