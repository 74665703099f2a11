"""Rules and figures by date: the first day of the period decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargrade.periods import parse_period
from stargrade.problems import Refusal
from stargrade.scheme import Loaded, check_scheme, load_scheme
from stargrade.scheme.dated import in_force

HEAD = """\
stargrade: 1
id: dated
version: "1"
title: {en: Dated, zh: 分期}
period: any
key: employee_id
subject: {en: employee, zh: 员工}
columns: {employee_id: {type: id}, mark: {type: mark}}
score: {value: mark}
pay: [{id: extra, bonus: reward}]
"""
REWARD = """\
parameters:
  reward:
    title: {en: reward, zh: 奖金}
    values: [{from: 2026-01-01, value: 3}, {from: 2026-07-01, value: 4}]
"""


@pytest.fixture
def scheme(tmp_path: Path) -> Loaded:
    return loaded(tmp_path, f"{REWARD}valid: {{from: 2025-10-01, to: 2027-03-31}}\n")


def loaded(tmp_path: Path, rest: str) -> Loaded:
    path = tmp_path / "dated.yaml"
    path.write_text(HEAD + rest, encoding="utf-8")
    return load_scheme(path)


@pytest.mark.parametrize(
    ("period", "reward"),
    [("2026-01", "3"), ("2026-06", "3"), ("2026-07", "4"), ("2026Q2", "3"), ("2026H2", "4"), ("2026", "3")],
)
def test_the_figure_of_the_first_day_holds(scheme: Loaded, period: str, reward: str) -> None:
    chosen, said = in_force(scheme, parse_period(period))
    value = chosen.scheme.parameters["reward"].value
    assert (value and value.text, said) == (reward, ())


def test_without_a_period_the_newest_holds_and_that_is_said(scheme: Loaded) -> None:
    chosen, said = in_force(scheme, None)
    value = chosen.scheme.parameters["reward"].value
    assert (value and value.text, [problem.code for problem in said]) == ("4", ["SG495"])


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        ("2025-12", ["SG493"]),  # in force, but the reward has no figure yet
        ("2025-09", ["SG494", "SG493"]),
        ("2027-03", None),
        ("2027-04", ["SG494"]),
        ("2027Q1", None),  # begins within the days
    ],
)
def test_a_period_outside_is_refused(scheme: Loaded, period: str, codes: list[str] | None) -> None:
    if codes is None:
        in_force(scheme, parse_period(period))
        return
    with pytest.raises(Refusal) as caught:
        in_force(scheme, parse_period(period))
    assert [problem.code for problem in caught.value.problems] == codes
    assert caught.value.exit_code == 2


def test_the_valid_days_are_named(scheme: Loaded) -> None:
    with pytest.raises(Refusal) as caught:
        in_force(scheme, parse_period("2027-04"))
    message = caught.value.problems[0].message("zh")
    assert "2025-10-01 至 2027-03-31" in message


@pytest.mark.parametrize(
    ("rest", "code", "line"),
    [
        (REWARD.replace("2026-07-01", "2026-01-01"), "SG497", 14),
        (f"{REWARD}valid: {{from: 2026-02-01, to: 2026-01-31}}\n", "SG497", 15),
        (REWARD.replace("values", "value: 5\n    values"), "SG442", 12),
        (REWARD.replace("value: 4", "value: 2 * rewrad"), "SG456", 14),
    ],
)
def test_dates_that_do_not_fit(tmp_path: Path, rest: str, code: str, line: int) -> None:
    assert [(p.code, p.place.line) for p in check_scheme(loaded(tmp_path, rest))] == [(code, line)]


@pytest.mark.parametrize("day", ["2026", "2026-02-30", "20260101", "1.1.2026"])
def test_a_day_is_written_in_full(tmp_path: Path, day: str) -> None:
    with pytest.raises(Refusal) as caught:
        loaded(tmp_path, f"{REWARD}valid: {{from: {day}}}\n")
    assert [(p.code, p.place.line) for p in caught.value.problems] == [("SG416", 15)]
