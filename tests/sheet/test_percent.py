"""What plain numbers of a rate column mean is settled for the column as a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.sheet.model import Values
from tests.sheet.tables import column, spots

RATE = {"type": "rate", "max": "5"}


def rates(heading: str, *values: Any, percent: set[int] | None = None) -> Values:
    """A rate column; `percent` are the positions of cells shown as a percentage."""
    shown = frozenset((at + 1, 1) for at in percent or ())
    return column(RATE, *values, heading=heading, percent=shown)


def test_text_with_a_percent_sign_and_percent_cells_settle_themselves() -> None:
    for heading in ("数值", "数值(%)"):
        read = rates(heading, "95%", "９５．５％", 0.962, "110 %", percent={2})
        assert read.columns["x"].values() == [Fraction("0.95"), Fraction("0.955"), Fraction("0.962"), Fraction("1.1")]
        assert read.problems == ()


def test_under_a_plain_heading_numbers_are_fractions() -> None:
    read = rates("数值", 0.95, "0.962", 95, 0)
    assert read.columns["x"].values() == [Fraction("0.95"), Fraction("0.962"), 95, 0]
    assert read.problems == ()


def test_under_a_percent_heading_all_above_one_and_a_half_are_percent() -> None:
    read = rates("数值（％）", 95.5, "87", 110, 0, 1.51, "50%")
    assert read.columns["x"].values() == [
        Fraction("0.955"), Fraction("0.87"), Fraction("1.1"), 0, Fraction("0.0151"), Fraction("0.5"),
    ]  # fmt: skip
    assert read.problems == ()


def test_under_a_percent_heading_all_up_to_one_and_a_half_are_fractions_with_a_notice() -> None:
    read = rates("数值%", 0.955, "1.5", 0, 1)
    assert read.columns["x"].values() == [Fraction("0.955"), Fraction("1.5"), 0, 1]
    assert spots(read.problems) == [("SG240", "B1")]
    assert read.problems[0].params["rows"] == "2-5"


def test_a_mix_is_a_problem_of_each_cell_that_does_not_go_with_the_others() -> None:
    read = rates("数值(%)", 95.5, 0.962, 0, 88, "0.9", "70%")
    assert spots(read.problems) == [("SG227", "B3"), ("SG227", "B6")]
    assert read.columns["x"].values() == [Fraction("0.955"), None, 0, Fraction("0.88"), None, Fraction("0.7")]
    few = rates("数值(%)", 0.955, 0.962, 88)
    assert spots(few.problems) == [("SG227", "B4"), ("SG240", "B1")]
    assert few.columns["x"].values() == [Fraction("0.955"), Fraction("0.962"), None]


@pytest.mark.parametrize("values", [(0, 0), ("95%", 0), (None,)])
def test_where_nothing_is_in_doubt_nothing_is_said(values: tuple[Any, ...]) -> None:
    assert [p.code for p in rates("数值(%)", *values).problems] == ([] if values[0] is not None else ["SG220"])


def test_a_percentage_in_a_column_of_marks_is_a_problem() -> None:
    read = column({"type": "mark"}, 0.95, 95, percent=frozenset({(1, 1)}))
    assert spots(read.problems) == [("SG226", "B2")]


@given(st.lists(st.integers(151, 50_000), min_size=1, max_size=6), st.integers(0, 4))
def test_percent_is_exactly_a_hundredth(hundredths: list[int], places: int) -> None:
    values = [Fraction(number * 10**places + 1, 100 * 10**places) for number in hundredths]
    read = rates("数值(%)", *(float(value) for value in values))
    assert read.columns["x"].values() == [value / 100 for value in values]
