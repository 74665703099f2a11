"""The worked examples beside the schemes were worked out by hand; the second reckoning must come to the same."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from oracle_all import ORACLES, oracle_of, plain
from oracle_quarter_stars import QUARTER_STARS
from oracle_year_titles import YEAR_TITLES
from ruamel.yaml import YAML

SCHEMES = Path(__file__).parents[2] / "schemes"
STARS_OR_TIERS = {
    "property-fees": {"1", "2", "3", "4", "5"},
    "four-pillar-center": {"1", "2", "3", "4", "5"},
    "citizen-service-center": {"0", "1", "2", "3", "4", "5"},
    "five-indicator-rubric": {"0", "1", "2", "3", "4"},
    "tobacco-retailers": {"new", "1", "2", "3", "4-I", "4-II", "5-I", "5-II"},
    "call-center-sales": {"0", "1", "2", "3", "4", "5"},
    "hospital-front-desk": {"1", "2", "3", "4", "5"},
    "restaurant-waiter": {"excellent", "good", "pass", "fail"},
    "account-manager-monthly": set(),
    "smile-cards": set(),
    "shop-service": {"1", "2", "3", "4", "5"},
    "center-maturity": {"1", "2", "3", "4", "5"},
    "center-kpi-thresholds": {"1", "2", "3", "4", "5"},
    "center-survey": {"1", "2", "3", "4", "5"},
    "response-levels": {"1", "2", "3", "4", "5"},
    "waiter-with-extra": set(),
    "cs-five-factor": {"outstanding", "excellent", "good", "fair", "poor"},
    "cs-supervisor": set(),
    "cs-director": {"excellent", "good", "fair", "unsatisfactory"},
    "ecommerce-cs-quality": {"excellent", "good", "fair", "fail"},
    "cs-operations": {"model", "excellent", "good", "basic", "below"},
    "cs-operations-levels": {"excellent", "good", "fair", "fail"},
    "cs-year-end": set(),
    "ecommerce-satisfaction": set(),
    "customer-satisfaction": set(),
    # One month alone gives nobody but new staff a star.
    "service-center-ranks": {"B1"},
    "property-cs-exam": {"no star", "1-star", "2-star", "3-star", "4-star", "5-star"},
    "operator-stars": {"operator", "1-star operator", "2-star operator", "3-star operator"},
    "operator-plus-minus": {"1", "2", "3"},
    "operator-quarterly": {"1", "2", "3", "4", "5"},
    "mall-service-stars": {"0", "1", "2", "3"},
    "cs-review-framework": {"1", "2", "3", "4", "5"},
    "retail-floor-stars": {"0", "1", "2", "3", "4", "5"},
    "ecommerce-cs-360": set(),
    "property-annual-awards": set(),
    **{selection: set() for selection in (*QUARTER_STARS, *YEAR_TITLES)},
}


def cases(scheme: str) -> list[dict[str, Any]]:
    """The worked cases of a scheme, every scalar as the text that stands in the file."""
    found = YAML(typ="base", pure=True).load((SCHEMES / f"{scheme}.examples.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def as_value(name: str, text: Any) -> object:
    """What a text of the examples stands for, in the terms of `plain`."""
    if isinstance(text, dict):
        return {item: as_value(name, points) for item, points in text.items()}
    if isinstance(text, list):
        return sorted(text)
    if text == "null":
        return None
    if name == "rated":
        return text == "yes"
    return text if name in ("key", "tier", "award", "pay_grade") else Fraction(text)


@pytest.mark.parametrize("scheme", ORACLES)
def test_the_second_reckoning_comes_to_the_figures_worked_by_hand(scheme: str) -> None:
    for case in cases(scheme):
        results = {result["key"]: result for result in oracle_of(scheme, case.get("period"))(case["rows"])}
        assert [expected["key"] for expected in case["expect"]] == [row[next(iter(row))] for row in case["rows"]]
        for expected in case["expect"]:
            found = results[expected["key"]]
            for name, text in expected.items():
                assert plain(found[name]) == as_value(name, text), f"{case['say']['en']}: {expected['key']} {name}"


@pytest.mark.parametrize("scheme", ORACLES)
def test_the_examples_reach_every_star_or_tier(scheme: str) -> None:
    expected = [line for case in cases(scheme) for line in case["expect"]]
    # where a scheme names its tiers they are looked at, else its stars
    tiers, stars = ({line.get(field, "null") for line in expected} - {"null"} for field in ("tier", "star"))
    assert (tiers or stars) == STARS_OR_TIERS[scheme]
