"""A cell of the input as it goes into the result: the same value, or the text that a person saw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..numbers import show
from ..sheet.model import BadCell

MOST_EXACT = 10**15

LIKE_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"  # how texts begin that a spreadsheet program might take for formulas
_LIKE_FORMULA = re.compile(LIKE_FORMULA)
_NUMBER_LIKE = re.compile(r"[-－]?\s*[\d０-９.．,，]*\s*[%％]?|[-－—]+")


def plain(cell: Any) -> Any:
    """The cell as a Python value; a bad cell as its text, an empty number as a blank."""
    if isinstance(cell, BadCell):
        return cell.text
    if isinstance(cell, float) and cell != cell:  # noqa: PLR0124 - NaN is the only value unlike itself
        return None
    return cell


def exact(cell: float) -> Fraction:
    """A number cell as Excel shows it, at 15 significant digits."""
    return Fraction(cell) if isinstance(cell, int) else Fraction(Decimal(f"{cell:.15g}"))


def text_of(cell: Any, percent: bool = False) -> str:
    """The cell as a person saw it: ``95%``, ``2026-10-31``, ``17``; "" for a blank."""
    if type(cell) is str:
        return cell
    value = plain(cell)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _number(value, percent)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _moment(value)
    return str(value)


def _number(value: float, percent: bool) -> str:
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)
    if percent:
        return f"{show(exact(value) * 100)}%"
    digits = f"{value:.15g}" if isinstance(value, float) else str(value)
    # the digits of `exact` already, unless they are written with a power of ten or are those of -0.0
    return digits if "e" not in digits and digits != "-0" else show(exact(value))


def _moment(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime):
        whole_day = value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat(" ")
    return str(value)


def is_number(cell: Any) -> bool:
    """Whether the cell is a number cell (yes and no are none)."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def number_like(text: str) -> bool:
    """Whether a text is just a number or a dash, so that no program can take it for a formula."""
    return _NUMBER_LIKE.fullmatch(text) is not None


def all_numbers(cells: Iterable[Any]) -> bool:
    """Whether a column holds numbers, as numbers or as text, and nothing else."""
    return all(is_number(cell) or cell is None or (isinstance(cell, str) and number_like(cell)) for cell in cells)


def starts_like_formula(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula."""
    return _LIKE_FORMULA.match(text) is not None
