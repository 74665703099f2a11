"""How a raw cell looks in a workbook: percentages with their decimals, dates and times as such."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from ..numbers import places_of
from .xlsx_formats import Formats


def percent_format(value: Fraction, look: Formats) -> Any:
    """The format that shows a rate with all its decimals, as far as there is one."""
    places = places_of(value * 100)
    most = len(look.percent) - 1
    return look.percent[most if places is None else min(places, most)]


def in_calendar(moment: datetime | date | time | timedelta) -> bool:
    """Whether a worksheet can hold the moment: it knows no year before 1900 and no time zones."""
    if isinstance(moment, timedelta):
        return moment >= timedelta(0)
    zoned = getattr(moment, "tzinfo", None) is not None
    return not zoned and (not isinstance(moment, date) or moment.year >= 1900)


def moment_format(moment: datetime | date | time | timedelta, look: Formats) -> Any:
    """The format of a date, a time, both, or a span of time."""
    match moment:
        case datetime():
            return look.date if moment.time() == time() else look.moment
        case date():
            return look.date
        case time():
            return look.time
        case timedelta():
            return look.span
