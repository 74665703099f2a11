"""Reads an id: the text as it is, leading zeros kept; a number cell 17 is the id 17."""

from __future__ import annotations

import re
import unicodedata

from ..numbers import MOST_DIGITS
from .fault import Fault, unlike
from .spelling import number_text, trim

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")


def read_id(cell: object) -> str | Fault:
    """The id in a cell that is not blank; a fault where Excel has damaged it (reading rule R21)."""
    if isinstance(cell, str):
        text = trim(unicodedata.normalize("NFKC", cell))
        return Fault("SG228") if _SCIENTIFIC.fullmatch(text) else text
    if isinstance(cell, bool):
        return unlike("id")
    if isinstance(cell, (int, float)):
        whole = cell == int(cell) if abs(cell) < 10**MOST_DIGITS else False
        return number_text(cell) if whole else Fault("SG228")
    return Fault("SG228")
