"""How far a worksheet may reach: its farthest cell decides how much memory it needs."""

from __future__ import annotations

from collections.abc import Sequence

from ..problems import Place, refuse
from .facts import Spot
from .letters import letters

MOST_CELLS = 5_000_000
MOST_IN_ALL = 10_000_000  # of a workbook with several sheets
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383  # counted from 0: XFD1048576 is the last cell there is


def is_vast(end: Spot) -> bool:
    """Whether a worksheet that reaches to `end`, counted from 0, is more than is read."""
    row, column = end
    return _cells(end) > MOST_CELLS or row > LAST_ROW or column > LAST_COLUMN


def refuse_vast(sheets: Sequence[tuple[str, Spot]], place: Place) -> None:
    """Raise `Refusal` (SG116) where one of the sheets, or all of them together, take up too many cells.

    Each has a name and an end, counted from 0. The engine keeps every cell up to the farthest one,
    so one stray cell costs gigabytes.
    """
    whole = 0
    for name, end in sheets:
        whole += _cells(end)
        if is_vast(end) or whole > MOST_IN_ALL:
            row, column = end
            corner = f"{letters(column)}{row + 1}"
            limit = MOST_CELLS if is_vast(end) else MOST_IN_ALL
            cells = _cells(end) if is_vast(end) else whole
            raise refuse("SG116", place, sheet=name, corner=corner, cells=cells, limit=limit)


def _cells(end: Spot) -> int:
    row, column = end
    return (row + 1) * (column + 1)
