"""Until when a result can be objected to, counted by hand from the State Council's notices for 2024 to 2026.

For 2026 (notice of 4 November 2025): off 1-3 January, 15-23 February, 4-6 April, 1-5 May, 19-21 June, 25-27
September, 1-7 October; worked on the Sundays 4 January and 20 September and on the Saturdays 14 and 28 February,
9 May and 10 October.
"""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.ledger.objections import Objections, last_day_to_object, objections_to
from stargrade.ledger.record import Head
from stargrade.view.ledger import objection_text


@pytest.mark.parametrize(
    ("announced", "until"),
    [
        ((2026, 11, 5), (2026, 11, 12)),  # Thursday: Friday, then Monday to Thursday
        ((2026, 10, 31), (2026, 11, 6)),  # Saturday: Monday to Friday
        ((2026, 9, 30), (2026, 10, 13)),  # 8, 9, Saturday 10 (worked), 12, 13 October
        ((2026, 10, 3), (2026, 10, 13)),  # on a holiday: the same five days
        ((2026, 10, 9), (2026, 10, 15)),  # Saturday 10 (worked), 12, 13, 14, 15
        ((2026, 9, 18), (2026, 9, 24)),  # Sunday 20 (worked), 21, 22, 23, 24
        ((2026, 2, 13), (2026, 2, 27)),  # Saturday 14 (worked), then 24, 25, 26, 27 after Spring Festival
        ((2026, 2, 12), (2026, 2, 26)),  # 13, Saturday 14 (worked), 24, 25, 26
        ((2026, 2, 25), (2026, 3, 3)),  # 26, 27, Saturday 28 (worked), 2, 3 March
        ((2025, 12, 26), (2026, 1, 5)),  # 29, 30, 31; Sunday 4 January (worked), 5
        ((2024, 12, 31), (2025, 1, 8)),  # 1 January off; 2, 3, 6, 7, 8
        ((2026, 12, 21), (2026, 12, 28)),  # 22, 23, 24, 25, 28: not yet in the days that the next notice may move
    ],
)
def test_five_working_days(announced: tuple[int, int, int], until: tuple[int, int, int]) -> None:
    assert last_day_to_object(date(*announced)) == date(*until)


@pytest.mark.parametrize("announced", [date(2126, 12, 31), date(2200, 5, 1), date(1999, 5, 1), date.max])
def test_a_year_that_nobody_has_announced_is_not_guessed(announced: date) -> None:
    assert last_day_to_object(announced) is None


def test_the_last_days_of_the_last_known_year_are_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notice for a year has moved the last three days of the December before it."""
    import chinese_calendar

    def only_2026(day: date) -> bool:
        if day.year != 2026:
            raise NotImplementedError
        return day.weekday() < 5

    monkeypatch.setattr(chinese_calendar, "is_workday", only_2026)
    assert last_day_to_object(date(2026, 12, 21)) == date(2026, 12, 28)
    assert last_day_to_object(date(2026, 12, 22)) is None  # the fifth would be 29 December


@given(st.dates(date(2004, 1, 1), date(2026, 11, 30)))
def test_at_least_five_days_and_never_on_the_day_itself(announced: date) -> None:
    until = last_day_to_object(announced)
    assert until is not None
    assert timedelta(days=5) <= until - announced <= timedelta(days=17)
    later = last_day_to_object(announced + timedelta(days=1))
    assert later is None or later >= until


def head(period: str, announced: date | None) -> Head:
    nothing: MappingProxyType[str, str] = MappingProxyType({})
    return Head("1", "s", "1", "0", period, 1, None, (), 0, nothing, nothing, (), (), nothing, announced)


@pytest.mark.parametrize(
    ("period", "last"),
    [("2026-10", (2026, 10, 31)), ("2026-02", (2026, 2, 28)), ("2026Q3", (2026, 9, 30)), ("2026H1", (2026, 6, 30)),
     ("2025", (2025, 12, 31)), ("2028-02", (2028, 2, 29)), ("9999-12", (9999, 12, 31))],
)  # fmt: skip
def test_without_a_day_the_last_of_the_period_counts(period: str, last: tuple[int, int, int]) -> None:
    found = objections_to(head(period, None))
    assert (found.announced, found.given) == (date(*last), False)
    assert found.until == last_day_to_object(date(*last))


def test_a_day_that_was_given_counts() -> None:
    assert objections_to(head("2026-09", date(2026, 9, 30))) == Objections(date(2026, 9, 30), True, date(2026, 10, 13))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 10, 13), "2026-10-13 前（含当日）可提出异议（2026-09-30 公布）"),
        (date(2026, 10, 14), "异议期已于 2026-10-13 结束（2026-09-30 公布）"),
    ],
)
def test_the_last_day_is_still_in_time(today: date, said: str) -> None:
    assert objection_text(Objections(date(2026, 9, 30), True, date(2026, 10, 13)), today).zh == said


def test_an_unknown_year_is_said_to_be_unknown() -> None:
    said = objection_text(Objections(date(2126, 12, 31), False, None), date(2127, 1, 1))
    assert "尚未公布放假安排" in said.zh
    assert "从考核期最后一天 2126-12-31 起算" in said.zh
