"""A company's own small file at work: amounts, dates, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Call

OWN = """\
stargrade: 1
extends: property-fees
id: ours
version: "2026"
valid: {from: 2026-01-01, to: 2026-12-31}
parameters:
  five_stars:
    title: {en: bonus for 5 stars, zh: 五星奖金}
    values: [{from: 2026-01-01, value: 700}, {from: 2026-07-01, value: 800}]
tiers:
  ladder:
    - {id: five, bonus: five_stars}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "month.csv"
    path.write_text("工号,指标完成率,投诉,绩效工资\n001,120%,0,1000\n002,90%,0,1000\n", encoding="utf-8")
    (tmp_path / "ours.yaml").write_text(OWN, encoding="utf-8")
    return path


def money(call: Call, sheet: Path, *period: str) -> list[tuple[str, str]]:
    """Bonus and deduction of each row, as the program writes them."""
    done = call("run", sheet, "--scheme", sheet.with_name("ours.yaml"), *period, "--format", "json", "-o", "-")
    assert done.code == 0, done.talk
    return [(str(row["bonus"]), str(row["deduction"])) for row in json.loads(done.data)["rows"]]


def test_the_amounts_of_the_period_are_paid(call: Call, sheet: Path) -> None:
    # half of 1000 is taken off at 2 stars, as the built-in scheme says
    assert money(call, sheet, "--period", "2026-06") == [("700", "0"), ("0", "500")]
    assert money(call, sheet, "--period", "2026-07") == [("800", "0"), ("0", "500")]


def test_without_a_period_the_newest_are_paid_and_that_is_said(call: Call, sheet: Path) -> None:
    assert money(call, sheet) == [("800", "0"), ("0", "500")]
    done = call("check", sheet, "--scheme", sheet.with_name("ours.yaml"), "--lang", "zh")
    assert (done.code, "五星奖金" in done.data + done.talk) == (0, True)


@pytest.mark.parametrize("command", ["run", "check", "preview", "explain"])
def test_a_period_outside_is_2_and_says_what_is_in_force(call: Call, sheet: Path, command: str) -> None:
    more = ["--id", "001"] if command == "explain" else []
    done = call(command, sheet, "--scheme", sheet.with_name("ours.yaml"), "--period", "2027-01", *more)
    assert (done.code, done.raw) == (2, b"")
    assert "SG494" in done.talk
    assert "2026-01-01" in done.talk
    assert sorted(file.name for file in sheet.parent.iterdir()) == ["month.csv", "ours.yaml"]


def test_the_explanation_goes_by_the_period(call: Call, sheet: Path) -> None:
    own = sheet.with_name("ours.yaml")
    done = call("explain", sheet, "--scheme", own, "--id", "001", "--period", "2026-06", "--lang", "en")
    assert done.code == 0
    assert "700" in done.data
    assert "800" not in done.data
