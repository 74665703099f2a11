"""What `explain` says of each earlier month: it counted, it was not met, or a later one broke the row; by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RULES = """\
stargrade: 1
id: four-running
version: "1"
title: {en: Four running, zh: 连续四月}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: 工号}
  mark: {type: mark, zh: 得分}
items: [{id: mark}]
score: {max: 100}
tiers:
  of: score
  ladder:
    - {id: two, star: 2, from: 80, in_a_row: 4}
    - {id: one, star: 1, from: 60}
    - {id: none, star: 0}
"""


@pytest.fixture
def year(call: Any, tmp_path: Path) -> Any:
    (tmp_path / "four.yaml").write_text(RULES, encoding="utf-8")

    def explained(*marks: object, lang: str = "en") -> list[tuple[str, bool, str]]:
        """The months of A: one mark a month from January on, None where A is not on the sheet; the last is asked."""
        asked = ("m.csv", "--scheme", "./four.yaml", "--ledger", "L", "--period")
        for month, mark in enumerate(marks, start=1):
            own = "" if mark is None else f"A,{mark}\n"
            (tmp_path / "m.csv").write_text(f"工号,得分\n{own}Z,60\n", encoding="utf-8")
            if month < len(marks):
                assert call("run", *asked, f"2026-{month:02d}", "--force", "-q").code == 0
        last = f"2026-{len(marks):02d}"
        found = json.loads(call("explain", *asked, last, "--id", "A", "--format", "json", "--lang", lang).data)
        return [(one["period"], one["counted"], one["why"]) for one in found["months"]]

    return explained


def test_a_row_that_holds(year: Any) -> None:
    assert year(85, 85, 85, 85) == [
        (f"2026-0{month}", True, "counts for: 2 stars (4 in a row)") for month in (1, 2, 3)
    ]  # fmt: skip


def test_not_met_and_broken_later_are_told_apart(year: Any) -> None:
    assert year(85, 70, 85, 85) == [
        ("2026-01", False, "does not count: it held, but 2026-02 broke the row of 2 stars (4 in a row)"),
        ("2026-02", False, "does not count: what is asked for did not hold"),
        ("2026-03", True, "counts for: 2 stars (4 in a row)"),
    ]


def test_an_absent_row_breaks_it(year: Any) -> None:
    first, second, third = year(85, None, 85, 85, lang="zh")
    assert first == ("2026-01", False, "未计入：当期达到，但 2 星（连续 4 期）在 2026-02 中断")
    assert second == ("2026-02", False, "该期表中无此人")
    assert third[1]


def test_this_month_itself_breaks_it(year: Any) -> None:
    assert {why for _, _, why in year(85, 85, 85, 70)} == {
        "does not count: it held, but 2026-04 broke the row of 2 stars (4 in a row)"
    }


def test_a_month_of_another_year_is_looked_at_by_no_rule(call: Any, tmp_path: Path) -> None:
    rules = RULES.replace(", in_a_row: 4", "") + (
        "history:\n  good: {title: {en: good months, zh: 优良月数}, times: mark >= 80, within: year}\n"
    )
    (tmp_path / "four.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    asked = ("m.csv", "--scheme", "./four.yaml", "--ledger", "L", "--period")
    assert call("run", *asked, "2026-12", "-q").code == 0
    found = json.loads(call("explain", *asked, "2027-01", "--id", "A", "--format", "json").data)["months"]
    assert [(one["period"], one["why"]) for one in found] == [
        ("2026-12", "does not count: no rule looks at this period")
    ]  # fmt: skip
