"""The program and the second reckoning agree on thousands of made rows, in every field of every row."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

import pytest
from graded import grade_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from made_rows import rows_for
from oracle_all import ORACLES, differences

# one large sheet, and small ones in which groups are few and ties are frequent: 430 rows a scheme
SIZES = (250, 60, 30, 20, 20, 10, 10, 10, 5, 5, 4, 3, 2, 1)


@pytest.mark.parametrize("scheme", ORACLES)
def test_every_field_of_every_row_agrees(scheme: str, tmp_path: Path) -> None:
    for seed, size in enumerate(SIZES):
        rows = rows_for(scheme, Random(f"{scheme} {seed}"), size)
        document = grade_rows(scheme, rows, tmp_path)
        assert differences(document["rows"], ORACLES[scheme](rows)) == [], f"seed {seed}"
        assert document["rejected"] == []
        assert document["summary"]["rows"] == size


@pytest.mark.parametrize("scheme", ORACLES)
@settings(max_examples=10, deadline=None)
@given(random=st.randoms(use_true_random=False), size=st.integers(1, 6))
def test_small_sheets_agree_and_the_order_of_rows_changes_nothing(scheme: str, random: Random, size: int) -> None:
    rows = rows_for(scheme, random, size)
    shuffled = random.sample(rows, len(rows))
    with tempfile.TemporaryDirectory() as folder:
        first = grade_rows(scheme, rows, Path(folder))["rows"]
        second = grade_rows(scheme, shuffled, Path(folder))["rows"]
    assert differences(first, ORACLES[scheme](rows)) == []
    by_key = {row["key"]: row for row in first}
    apart = ("row",)
    assert [{k: v for k, v in row.items() if k not in apart} for row in second] == [
        {k: v for k, v in by_key[row["key"]].items() if k not in apart} for row in second
    ]
