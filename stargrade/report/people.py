"""Who stands in which row of the result: row number, name, team."""

from __future__ import annotations

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
