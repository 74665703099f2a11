"""Values that look back, as far as this period alone can tell."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from stargrade.grading import Grading, grade
from stargrade.periods import parse_period
from tests.grading.sheets import SAY, checked, scheme

ROWS: tuple[dict[str, Any], ...] = ({"done": "90"}, {"done": "90"}, {"done": "80"})


def balloted(rule: dict[str, Any], period: str | None) -> Grading:
    """Who wins by figures done, equals parted by a value that looks back."""
    rules = scheme(
        period=["quarter", "year"],
        columns={"done": {"type": "mark"}},
        score={"value": "done"},
        history={"titles": {"title": SAY, **rule}},
        awards=[{"id": "best", "title": SAY, "places": "1", "order": ["score", "titles"]}],
        fields={"titles": {"value": "titles", "title": SAY}},
    )
    return grade(rules, checked(rules, ROWS), None if period is None else parse_period(period))


def told(grading: Grading) -> list[str]:
    return [notice.code for notice in grading.notices]


def test_a_year_made_of_quarters_counts_none_where_none_is_known() -> None:
    grading = balloted({"times": 'award = "best"', "each": "quarter"}, "2026")
    assert [grading.fields["titles"].row(at) for at in range(3)] == [0, 0, 0]
    assert grading.flags["tie"].tolist() == [True, True, False]
    assert told(grading) == ["SG505"]


@pytest.mark.parametrize("period", ["2026Q3", None])
def test_a_quarter_is_made_of_no_quarters_and_nothing_is_said(period: str | None) -> None:
    grading = balloted({"times": 'award = "best"', "each": "quarter"}, period)
    assert [grading.fields["titles"].row(at) for at in range(3)] == [0, 0, 0]
    assert told(grading) == []


def test_a_mean_over_periods_that_are_not_known_is_blank() -> None:
    grading = balloted({"mean": "score", "each": "quarter"}, "2026")
    assert [grading.fields["titles"].row(at) for at in range(3)] == [None, None, None]


def test_this_period_counts_where_the_periods_are_of_its_own_kind() -> None:
    grading = balloted({"times": "score >= 85"}, "2026Q3")
    assert [grading.fields["titles"].row(at) for at in range(3)] == [1, 1, 0]
    assert told(grading) == ["SG505"]
    assert balloted({"mean": "score"}, "2026Q3").fields["titles"].row(2) == Fraction(80)
