"""Doing better at one thing, all else the same, never costs a star, a tier or a point."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graded import grade_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from made_rows import MAKERS, written
from oracle_basics import Cells

# the column that gets better, and the way in which it does; schemes that compare people are left out,
# and so is property-fees, whose review lies above its two lowest stars
BETTER = {
    "four-pillar-center": ("staff_quality", 1),
    "citizen-service-center": ("response", -1),
    "tobacco-retailers": ("quantitative", 1),
    "hospital-front-desk": ("duty_faults", -1),
    "restaurant-waiter": ("efficiency", 1),
    "account-manager-monthly": ("satisfaction", 1),
    "shop-service": ("image", 1),
    "center-kpi-thresholds": ("handle_time", -1),
    "cs-director": ("team_service", 1),
    "ecommerce-cs-quality": ("attitude", 1),
}
HIGHEST = {"restaurant-waiter": 15, "ecommerce-cs-quality": 10}
TIERS = ("fail", "unsatisfactory", "pass", "fair", "good", "excellent")


def improved(scheme: str, row: Cells, by: int) -> Cells:
    """The row with its column better by so many hundredths (or whole faults, or seconds)."""
    column, sign = BETTER[scheme]
    step = Fraction(by, 100) if sign > 0 else Fraction(-by)
    highest = Fraction(HIGHEST.get(scheme, 100))
    return {**row, column: written(min(highest, max(Fraction(0), Fraction(row[column]) + step)))}


def standing(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What must not fall."""
    return (
        row["star"] if row["star"] is not None else -1,
        TIERS.index(row["tier"]) if row["tier"] in TIERS else -1,
        row["score"] if row["score"] is not None else -1,
    )


@pytest.mark.parametrize("scheme", BETTER)
@settings(max_examples=10, deadline=None)
@given(random=st.randoms(use_true_random=False), by=st.integers(1, 300))
def test_better_is_never_worse(scheme: str, random: Random, by: int) -> None:
    key, make = MAKERS[scheme]
    rows = [make(random) for _ in range(4)]
    pairs = [({key: f"A{at}", **row}, {key: f"B{at}", **improved(scheme, row, by)}) for at, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder:
        found = grade_rows(scheme, [row for pair in pairs for row in pair], Path(folder))["rows"]
    for before, after in zip(found[::2], found[1::2], strict=True):
        assert all(now >= then for now, then in zip(standing(after), standing(before), strict=True))
