"""Where the shared cases lie beside the project, the program and the second reckoning both agree with them."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from graded import grade
from oracle_all import ORACLES, differences
from oracle_basics import Cells

CASES = Path(__file__).parents[3] / "shared" / "cases"

# Those with several periods are looked at one by one elsewhere.
OF_ONE_SHEET = [scheme for scheme in ORACLES if (CASES / scheme / "sheet.csv").is_file()]

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not beside the project")


def expected(scheme: str) -> list[dict[str, Any]]:
    """The results that stand beside the sheet."""
    text = (CASES / scheme / "sheet.expected.json").read_text(encoding="utf-8")
    found = json.loads(text, parse_float=Decimal)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("scheme", OF_ONE_SHEET)
def test_the_program_agrees(scheme: str) -> None:
    assert differences(grade(scheme, CASES / scheme / "sheet.csv")["rows"], expected(scheme)) == []


@pytest.mark.parametrize("scheme", OF_ONE_SHEET)
def test_the_second_reckoning_agrees(scheme: str) -> None:
    with (CASES / scheme / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows: list[Cells] = list(csv.DictReader(file))
    assert differences(ORACLES[scheme](rows), expected(scheme)) == []
