"""Periods: a month, a quarter, a half-year or a year, as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["month", "quarter", "half", "year"]

_FORM = re.compile(r"(?P<year>[1-9]\d{3})(?:-(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12]))?", re.ASCII)
_COUNT: dict[Kind, int] = {"month": 12, "quarter": 4, "half": 2, "year": 1}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period: the kind, the year, and which one of the year (from 1)."""

    kind: Kind
    year: int
    part: int

    def __str__(self) -> str:
        """As it is written: 2026-10, 2026Q3, 2026H1, 2026."""
        match self.kind:
            case "month":
                return f"{self.year:04d}-{self.part:02d}"
            case "quarter":
                return f"{self.year:04d}Q{self.part}"
            case "half":
                return f"{self.year:04d}H{self.part}"
            case "year":
                return f"{self.year:04d}"

    def is_longer_than(self, kind: Kind) -> bool:
        """Whether periods of this kind are parts of it.

        >>> Period("year", 2026, 1).is_longer_than("quarter")
        True
        """
        return _COUNT[self.kind] < _COUNT[kind]

    @property
    def first_day(self) -> date:
        """The day that it begins on.

        >>> Period("quarter", 2026, 3).first_day
        datetime.date(2026, 7, 1)
        """
        return date(self.year, 1 + (self.part - 1) * 12 // _COUNT[self.kind], 1)

    @property
    def last_day(self) -> date:
        """The day that it ends on.

        >>> Period("quarter", 2026, 3).last_day
        datetime.date(2026, 9, 30)
        """
        month = self.part * 12 // _COUNT[self.kind]
        return date(self.year, month, monthrange(self.year, month)[1])

    def before(self) -> Period:
        """The period of the same length just before.

        >>> str(Period("quarter", 2026, 1).before())
        '2025Q4'
        """
        if self.part > 1:
            return Period(self.kind, self.year, self.part - 1)
        return Period(self.kind, self.year - 1, _COUNT[self.kind])


def parts_of(year: Period, kind: Kind) -> tuple[Period, ...]:
    """The shorter periods that a year is made of, in order.

    >>> [str(quarter) for quarter in parts_of(Period("year", 2026, 1), "quarter")]
    ['2026Q1', '2026Q2', '2026Q3', '2026Q4']
    """
    return tuple(Period(kind, year.year, part) for part in range(1, _COUNT[kind] + 1))


def parse_period(text: str) -> Period | None:
    """Read a period such as 2026-10, 2026Q3, 2026H1 or 2026; None where the text is none.

    >>> str(parse_period("2026Q3")), parse_period("2026-13"), parse_period("0000-01")
    ('2026Q3', None, None)
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    for kind in ("month", "quarter", "half"):
        if match[kind]:
            return Period(kind, int(match["year"]), int(match[kind]))
    return Period("year", int(match["year"]), 1)
