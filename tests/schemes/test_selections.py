"""What only the selections have: ballots of a quarter and of a year, three candidates a department, notices."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graded import SCHEMES, grade, grade_rows
from made_rows import rows_for
from made_selections import SELECTION_MAKERS
from oracle_all import ORACLES, differences
from oracle_basics import Cells
from oracle_quarter_stars import ballot_of_quarter, ballot_of_year

from stargrade.pipeline import Request, run
from stargrade.problems import Refusal

BALLOTS = Path(__file__).parents[3] / "shared" / "cases" / "cs-center-quarter-star"
# With two places and many equals nobody may be crowned in a large sheet; small ones give the titles.
SIZES = (150, 60, 20, 10, 10, 8, 6, 5, 4, 3, 2)


@pytest.mark.parametrize("scheme", SELECTION_MAKERS)
def test_the_made_rows_reach_titles_ties_and_bars(scheme: str) -> None:
    seen: Counter[str] = Counter()
    for seed, size in enumerate(SIZES * 4):
        for found in ORACLES[scheme](rows_for(scheme, Random(f"{scheme} reach {seed}"), size)):
            seen.update([str(found["award"]), *map(str, found["flags"] if isinstance(found["flags"], list) else [])])
            seen["barred"] += not found["rated"]
    titles = titles_of(scheme) - {"annual-star"}
    everyone = scheme in ("service-star-committee", "benchmark-team")  # nobody is barred from these
    expected = {*titles, "tie", "None"} | (set() if everyone else {"barred"})
    assert {name for name, times in seen.items() if times >= 4} == expected


def titles_of(scheme: str) -> set[str]:
    """The titles that a scheme file names."""
    text = (SCHEMES / f"{scheme}.yaml").read_text(encoding="utf-8")
    awards = text.split("\nawards:\n")[1].split("\n\n")[0]
    return {line.split(":")[1].strip() for line in awards.splitlines() if line.startswith("  - id:")}


@pytest.mark.parametrize("scheme", SELECTION_MAKERS)
def test_the_examples_reach_every_title_and_a_tie(scheme: str) -> None:
    text = (SCHEMES / f"{scheme}.examples.yaml").read_text(encoding="utf-8")
    assert {title for title in titles_of(scheme) if f"award: {title}" in text} == titles_of(scheme)
    assert "flags: [tie]" in text


def test_the_ballot_of_a_year_gives_the_titles_of_the_year(tmp_path: Path) -> None:
    for seed, size in enumerate(SIZES * 2):
        rows = rows_for("cs-center-quarter-star", Random(f"year {seed}"), size)
        document = grade_rows("cs-center-quarter-star", rows, tmp_path, period="2026")
        assert differences(document["rows"], ballot_of_year(rows)) == [], f"seed {seed}"


def test_without_a_period_the_ballot_is_a_quarters(tmp_path: Path) -> None:
    rows = [{"employee_id": "1", "committee_size": "3", "committee_present": "3", "votes_for": "2"}]
    sheet = tmp_path / "ballot.csv"
    sheet.write_text(",".join(rows[0]) + "\n" + ",".join(rows[0].values()) + "\n", encoding="utf-8")
    grading = run(Request(sheet, str(SCHEMES / "cs-center-quarter-star.yaml"))).grading
    assert grading.award.values() == ["quarter-star"]


@pytest.mark.skipif(not BALLOTS.is_dir(), reason="the shared cases are not beside the project")
@pytest.mark.parametrize("period", ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2025"])
def test_the_shared_ballots(period: str) -> None:
    expected: list[dict[str, Any]] = json.loads(
        (BALLOTS / f"{period}.expected.json").read_text(encoding="utf-8"), parse_float=Decimal
    )
    sheet = BALLOTS / f"{period}.csv"
    assert differences(grade("cs-center-quarter-star", sheet, period=period)["rows"], expected) == []
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows: list[Cells] = list(csv.DictReader(file))
    reckoned = ballot_of_year(rows) if period == "2025" else ballot_of_quarter(rows)
    assert differences(reckoned, expected) == []


def committee(*departments: str) -> list[Cells]:
    marks = {"attitude": "90", "quality": "90", "feedback": "90"}
    return [{"employee_id": f"{at}", "department": department, **marks} for at, department in enumerate(departments)]


def test_four_candidates_of_one_department_are_an_error_of_the_sheet(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        # spaces around a name do not make another department
        grade_rows("service-star-committee", committee("A", "A ", "A", "B", " A"), tmp_path, partial=True)
    assert [(problem.code, problem.scope) for problem in refused.value.problems] == [("SG311", "sheet")]
    three = grade_rows("service-star-committee", committee("A", "A", "a", "A"), tmp_path)
    assert [row["rated"] for row in three["rows"]] == [True] * 4


@pytest.mark.parametrize(
    ("present", "votes", "sound"), [("4", "3", False), ("3", "3", True), ("2", "3", False), ("0", "0", True)]
)
def test_a_ballot_that_cannot_be_is_an_error_of_the_row(tmp_path: Path, present: str, votes: str, sound: bool) -> None:
    rows: list[Cells] = [
        {"employee_id": "1", "committee_size": "3", "committee_present": present, "votes_for": votes},
        {"employee_id": "2", "committee_size": "3", "committee_present": "3", "votes_for": "3"},
    ]
    document = grade_rows("cs-center-quarter-star", rows, tmp_path, partial=True)
    assert [row["key"] for row in document["rows"]] == (["1", "2"] if sound else ["2"])


@pytest.mark.parametrize(
    ("scheme", "period", "codes"),
    [
        ("service-star-nominations", "2026Q4", []),  # the star of the year is a matter of the year end
        ("cs-center-quarter-star", "2026Q4", ["SG501"]),  # the amount of a star of the quarter is not set
        ("cs-center-quarter-star", "2026", ["SG505", "SG501"]),  # that of the year is not, and no quarter is known
    ],
)
def test_what_is_said_aloud(tmp_path: Path, scheme: str, period: str, codes: list[str]) -> None:
    sheet = tmp_path / "sheet.csv"
    row = {"employee_id": "1", "department": "A", "leadership_score": "90"} | dict.fromkeys(
        ("committee_size", "committee_present", "votes_for"), "3"
    )
    sheet.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", encoding="utf-8")
    outcome = run(Request(sheet, str(SCHEMES / f"{scheme}.yaml"), period=period))
    assert [notice.code for notice in outcome.grading.notices] == codes
