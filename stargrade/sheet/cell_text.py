"""Reads a text, such as a team: as it is, without spaces of any kind around it."""

from __future__ import annotations

from .spelling import cell_text


def read_text(cell: object) -> str:
    """The text in a cell that is not blank; a number as the sheet shows it."""
    return cell_text(cell)
