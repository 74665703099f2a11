"""How far a worksheet may reach: its farthest cell decides how much memory it needs."""

from __future__ import annotations

from ..problems import Place, refuse
from .facts import Spot
from .letters import letters

MOST_CELLS = 5_000_000


def refuse_vast(sheet: str, end: Spot, place: Place) -> None:
    """Raise `Refusal` (SG116) where `end`, counted from 0, lies too far out.

    The engine keeps every cell up to the farthest one, so one stray cell costs gigabytes.
    """
    row, column = end
    cells = (row + 1) * (column + 1)
    if cells > MOST_CELLS:
        corner = f"{letters(column)}{row + 1}"
        raise refuse("SG116", place, sheet=sheet, corner=corner, cells=cells, limit=MOST_CELLS)
