"""The second reckoning of the schemes by name, and how two sets of results are laid side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from oracle_basics import Oracle, Result
from oracle_centres import citizen_service_center, five_indicator_rubric, four_pillar_center
from oracle_cohorts import call_center_sales, smile_cards, tobacco_retailers
from oracle_levels import LEVELS
from oracle_property_year import property_annual_awards
from oracle_quarter_stars import QUARTER_STARS, ballot_of_year
from oracle_sheets import SHEETS
from oracle_staff import account_manager_monthly, hospital_front_desk, property_fees, restaurant_waiter
from oracle_staff_marks import STAFF_MARKS
from oracle_star_moves import STAR_MOVES
from oracle_year_titles import YEAR_TITLES

ORACLES: Mapping[str, Oracle] = {
    "property-fees": property_fees,
    "four-pillar-center": four_pillar_center,
    "citizen-service-center": citizen_service_center,
    "five-indicator-rubric": five_indicator_rubric,
    "tobacco-retailers": tobacco_retailers,
    "call-center-sales": call_center_sales,
    "hospital-front-desk": hospital_front_desk,
    "restaurant-waiter": restaurant_waiter,
    "account-manager-monthly": account_manager_monthly,
    "smile-cards": smile_cards,
    **LEVELS,
    **SHEETS,
    **QUARTER_STARS,
    **YEAR_TITLES,
    **STAFF_MARKS,
    **STAR_MOVES,
    "property-annual-awards": property_annual_awards,
}
QUARTERLY = ("five-indicator-rubric", "tobacco-retailers", "smile-cards", "cs-director", *QUARTER_STARS)
OPERATORS = ("operator-stars", "operator-plus-minus", "operator-quarterly")
YEARLY = ("center-survey", "cs-year-end", "annual-best-employees", "annual-talent-awards", "benchmark-team")
PERIODS = (
    dict.fromkeys(ORACLES, "2026-10")
    | dict.fromkeys((*QUARTERLY, *OPERATORS), "2026Q3")
    | dict.fromkeys((*YEARLY, "property-annual-awards"), "2026")
)


def oracle_of(scheme: str, period: str | None) -> Oracle:
    """The reckoning of a scheme for a period, where a year has rules of its own."""
    year = period is not None and period.isdecimal()
    return ballot_of_year if year and scheme == "cs-center-quarter-star" else ORACLES[scheme]


def plain(value: object) -> object:
    """A value as it can be compared: numbers exact, lists in order of the alphabet, absent items left out."""
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return sorted(str(part) for part in value)
    if value is None or isinstance(value, (bool, str)):
        return value
    return Fraction(str(value))


def differences(found: Sequence[Mapping[str, object]], expected: Sequence[Result]) -> list[str]:
    """Every field of every row that is not as expected, in words; row order counts."""
    if [row["key"] for row in found] != [row["key"] for row in expected]:
        return [f"keys {[row['key'] for row in found]} instead of {[row['key'] for row in expected]}"]
    return [
        f"{want['key']} {name}: {got.get(name)!r} instead of {value!r}"
        for got, want in zip(found, expected, strict=True)
        for name, value in want.items()
        if plain(got.get(name, "no such field")) != plain(value)
    ]
