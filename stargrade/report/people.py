"""Who stands in which row of the result: row number, name, team."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from ..sheet.model import Sheet
from .outcome import Outcome
from .raw import text_of

_TEAMS = ("team", "department", "group")


def row_numbers(outcome: Outcome) -> list[int]:
    """The row number that a person sees, for every subject."""
    rows: list[int] = outcome.sheet.rows[outcome.grading.positions].tolist()
    return rows


def names(outcome: Outcome) -> list[str | None]:
    """The name of every subject; None where the sheet has none."""
    return _texts(outcome, "name")


class Labels(Sequence[str]):
    """Who each row is about, the id and the name, put together for whoever is shown."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def __len__(self) -> int:
        return len(self._outcome.grading)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """The label of one row, or those of a stretch."""
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        grading, sheet = self._outcome.grading, self._outcome.sheet
        key, name = grading.keys[at], key_at(sheet, "name", int(grading.positions[at]))
        return f"{key} {name}" if name else key


def teams(outcome: Outcome) -> list[str | None] | None:
    """The team of every subject; None where the sheet knows no teams."""
    column = next((name for name in _TEAMS if outcome.sheet.found.get(name)), None)
    return _texts(outcome, column) if column else None


def key_at(sheet: Sheet, column: str, position: int) -> str | None:
    """The id that stands in one row of the sheet, as text; None where there is none."""
    spot = sheet.found.get(column, ())
    return (text_of(sheet.cells[spot[0]][position]).strip() or None) if spot else None


def _texts(outcome: Outcome, column: str) -> list[str | None]:
    spot = outcome.sheet.found.get(column, ())
    if not spot:
        return [None] * len(outcome.grading)
    cells = outcome.sheet.cells[spot[0]].take(outcome.grading.positions)
    return cells.map(lambda cell: text_of(cell).strip() or None).values()
