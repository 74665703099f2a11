"""Until when a recorded period can be objected to: five working days from its announcement, holidays left out.

The source of the operators' stars gives staff "5个工作日" to hand in what they object with (document 000,
《星级话务员的评选规定》, section 5). The day of announcement is not counted; the fifth working day after it still is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..periods import parse_period
from .record import Head

WORKING_DAYS = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Objections:
    """The day that counts as that of the announcement, whether it was `given`, and the last day for objections.

    `until` is None where the holidays of that time have not been announced, or are not known here yet.
    """

    announced: date
    given: bool
    until: date | None

    def open_on(self, today: date) -> bool | None:
        """Whether somebody may still object; None where that cannot be told."""
        return None if self.until is None else today <= self.until


def objections_to(head: Head) -> Objections:
    """For the result of a record; without a day of announcement the last day of its period counts."""
    period = parse_period(head.period)
    if period is None:
        raise ValueError(f"{head.period} is no period")
    announced = head.announced or period.last_day
    return Objections(announced, head.announced is not None, last_day_to_object(announced))


def last_day_to_object(announced: date) -> date | None:
    """The fifth working day after the announcement; None where it cannot be told yet.

    >>> last_day_to_object(date(2026, 9, 30))  # seven days off, then the Saturday is worked
    datetime.date(2026, 10, 13)
    """
    day, counted = announced, 0
    while counted < WORKING_DAYS:
        if day == date.max:
            return None
        day += _DAY
        works = _is_worked(day)
        if works is None:
            return None
        counted += works
    return day


def _is_worked(day: date) -> bool | None:
    """Whether people work on a day, by the yearly notice of the State Council; None where that is not known."""
    from chinese_calendar import is_workday

    try:
        works = bool(is_workday(day))
        if (day.month, day.day) > (12, 28):  # the notice of the next year has moved these days several times
            is_workday(date(day.year + 1, 1, 1))
        return works
    except NotImplementedError:
        return None
