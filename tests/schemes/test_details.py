"""Schemes whose results come from detail rows, gathered rows or unnamed columns, held against a second reckoning."""

from __future__ import annotations

import csv
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graded import SCHEMES
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_details import agents, answers, assessments
from oracle_all import differences, plain
from oracle_basics import Cells, Result
from oracle_details import cs_assessment, satisfaction_percent, telecom_call_quality
from test_examples_by_oracle import as_value, cases

from stargrade.grading import work_out
from stargrade.grading.one_row import people
from stargrade.pipeline import Request, read, run
from stargrade.report.as_json import json_bytes

CASES = Path(__file__).parents[3] / "shared" / "cases"
TELECOM = "telecom-call-quality"
Sheets = Mapping[str, Sequence[Cells]]  # the main sheet under "", detail sheets by name

MAKERS: Mapping[str, Callable[[Random, int], Sheets]] = {
    "satisfaction-percent": lambda random, count: {"": answers(random, count)},
    "cs-assessment": lambda random, count: {"": assessments(random, count)},
    TELECOM: lambda random, count: dict(zip(("", "calls"), agents(random, count), strict=True)),
}
ORACLES: Mapping[str, Callable[[Sheets], list[Result]]] = {
    "satisfaction-percent": lambda sheets: satisfaction_percent(list(sheets[""])),
    "cs-assessment": lambda sheets: cs_assessment(list(sheets[""])),
    TELECOM: lambda sheets: telecom_call_quality(sheets[""], sheets.get("calls", ())),
}
SIZES = (250, 60, 30, 20, 10, 8, 5, 4, 3, 2)


def write(path: Path, rows: Sequence[Cells]) -> Path:
    """Rows as a csv file."""
    headings = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def request(scheme: str, sheets: Sheets, folder: Path) -> Request:
    """The sheets as files, to be graded."""
    beside = {name: write(folder / f"{name}.csv", rows) for name, rows in sheets.items() if name}
    return Request(write(folder / "sheet.csv", sheets[""]), str(SCHEMES / f"{scheme}.yaml"), beside=beside)


def graded(asked: Request) -> dict[str, Any]:
    """The result document, its numbers as the decimals that stand in the text."""
    document = json.loads(json_bytes(run(asked)), parse_float=Decimal)
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("scheme", MAKERS)
def test_every_field_of_every_row_agrees(scheme: str, tmp_path: Path) -> None:
    for seed, size in enumerate(SIZES):
        sheets = MAKERS[scheme](Random(f"{scheme} {seed}"), size)
        document = graded(request(scheme, sheets, tmp_path))
        assert differences(document["rows"], ORACLES[scheme](sheets)) == [], f"seed {seed}"
        assert document["summary"]["rows"] == len(document["rows"])


def test_the_made_calls_reach_every_edge() -> None:
    """Each item both at rest and not, at each family of desks; people without calls; both tiers."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    for seed in range(4):
        staff, calls = agents(Random(f"reach {seed}"), 250)
        for row, found in zip(staff, telecom_call_quality(staff, calls), strict=True):
            items = found["items"]
            assert isinstance(items, dict)
            family = {"gsm": "gsm", "sp": "gsm", "cdma": "cdma"}.get(row["desk"], "") or (
                {"GSM综合座席": "gsm", "SP座席": "gsm", "CDMA专席": "cdma"}.get(row["desk"], "premium")
            )
            seen.update((family, name, bool(points)) for name, points in items.items())
            seen[str(found["tier"]), "tier", True] += 1
    reached = {(family, name) for family, name, _ in seen if name != "tier"}
    both = {(family, name) for family, name in reached if seen[family, name, True] and seen[family, name, False]}
    assert reached - both == {("premium", "less_attitude")}  # nothing is ever taken off there
    assert {tier for tier, name, _ in seen if name == "tier"} == {"pass", "fail", "None"}


@pytest.mark.parametrize("scheme", MAKERS)
@settings(max_examples=10, deadline=None)
@given(random=st.randoms(use_true_random=False), size=st.integers(1, 12))
def test_one_row_alone_comes_to_the_same(scheme: str, random: Random, size: int) -> None:
    """The exact reading, which explains a result, against the columns."""
    sheets = MAKERS[scheme](random, size)
    assume(all(sheets.values()))  # a sheet without rows is refused
    with tempfile.TemporaryDirectory() as folder:
        seen = read(request(scheme, sheets, Path(folder)))
    work = work_out(seen.loaded.scheme, seen.checked)
    everyone = people(work.plan, work.table)
    names = [name for name, _ in work.plan.derived] + [f"points.{item.id}" for item in work.plan.items]
    for name in [*names, "score"]:
        column = [work.table.columns[name].row(at) for at in range(work.table.rows)]
        assert [everyone.value(at, name) for at in range(work.table.rows)] == column, name
    lines = [everyone.line(at) for at in range(work.table.rows)]
    places = [None if line is None else work.plan.lines.index(line) for line in lines]
    assert places == [work.numbers("line").row(at) for at in range(work.table.rows)]


@pytest.mark.parametrize("scheme", MAKERS)
def test_the_figures_worked_by_hand_agree_with_the_second_reckoning(scheme: str) -> None:
    for case in cases(scheme):
        results = {found["key"]: found for found in ORACLES[scheme]({"": case["rows"], **case.get("sheets", {})})}
        for expected in case["expect"]:
            for name, text in expected.items():
                assert plain(results[expected["key"]][name]) == as_value(name, text), f"{expected['key']} {name}"


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not beside the project")
@pytest.mark.parametrize("scheme", MAKERS)
def test_both_agree_with_the_shared_cases(scheme: str) -> None:
    folder = CASES / scheme
    expected = json.loads((folder / "sheet.expected.json").read_text(encoding="utf-8"), parse_float=Decimal)
    beside = {"calls": folder / "sheet.calls.csv"} if scheme == TELECOM else {}
    asked = Request(folder / "sheet.csv", str(SCHEMES / f"{scheme}.yaml"), beside=beside)
    assert differences(graded(asked)["rows"], expected) == []
    sheets = {name: read_csv(path) for name, path in {"": folder / "sheet.csv", **beside}.items()}
    assert differences(ORACLES[scheme](sheets), expected) == []


def read_csv(path: Path) -> list[Cells]:
    """The rows of a csv file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
