"""One exact number: reading, rounding half up, writing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.numbers import parse, places_of, round_half_up, show, to_json


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("51.615", 2, "51.62"),  # the catalogue's own example; as a float it is 51.614999...
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),  # away from zero
        ("0.005", 2, "0.01"),
        ("0.0049999", 2, "0"),
        ("1.005", 2, "1.01"),
    ],
)
def test_a_tie_goes_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert round_half_up(Fraction(value), places) == Fraction(rounded)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    assert abs(round_half_up(value, places) - value) <= unit / 2
    assert (round_half_up(value, places) / unit).denominator == 1


@given(st.integers(-(10**15), 10**15), st.integers(0, 9))
def test_what_is_shown_is_read_back(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    assert parse(show(value)) == value


@pytest.mark.parametrize("text", ["", "1e3", "abc", "1,000", "--1", "0x1", "1.2.3", "٣"])
def test_only_plain_decimals_are_numbers(text: str) -> None:
    assert parse(text) is None


def test_places_and_json() -> None:
    assert places_of(Fraction(1, 3)) is None
    assert places_of(Fraction("0.10")) == 1
    assert to_json(Fraction(50)) == 50
    assert isinstance(to_json(Fraction(50)), int)
    assert to_json(Fraction("91.25")) == 91.25
