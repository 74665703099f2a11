"""Reads a calendar date: a date cell, or a text with the year first."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from .fault import Fault, unlike
from .spelling import cell_text, fold, number_text

_YEAR_FIRST = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})[日号])"
    r"(?:[ t](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"  # a time of day is left out
    r"|[^0-9:/.t-][^0-9:]*)?"  # 2022.11.29白: the day with a word behind it
)
_RUN_TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_PARTS = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.][0-9]{2,4})?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000
_DAY_ZERO = date(1899, 12, 30)


def read_date(cell: object) -> date | Fault:
    """The date in a cell that is not blank; ``3/4`` might be two dates and is a fault."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_serial(cell)
    return _from_text(fold(cell_text(cell)))


def _from_text(text: str) -> date | Fault:
    if found := _RUN_TOGETHER.fullmatch(text):
        return _on_calendar(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _on_calendar(int(found[1]), int(found[3] or found[5]), int(found[4] or found[6]))
    return Fault("SG230") if _PARTS.fullmatch(text) else unlike("date")


def _from_serial(number: float) -> date | Fault:
    """A date that lost its format: the days that a spreadsheet counts from the end of 1899, or 20261031."""
    if number > _LAST_SERIAL:
        return _from_text(number_text(number))
    if number < _FIRST_SERIAL or number != int(number):
        return unlike("date")
    return _DAY_ZERO + timedelta(days=int(number))


def _on_calendar(year: int, month: int, day: int) -> date | Fault:
    try:
        return date(year, month, day)
    except ValueError:
        return unlike("date")
