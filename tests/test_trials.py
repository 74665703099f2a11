"""Worked examples are run like a sheet: what differs is named, and what is wrong with a row is too."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.scheme import list_builtins, load_scheme
from stargrade.trials import Difference, run_examples, unreached

SCHEME = """\
stargrade: 1
id: small
version: "1"
title: {en: Small, zh: 小}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: 工号}
  tasks: {type: count, zh: 任务}
items:
  - {id: done, title: {en: Done, zh: 完成}, points: tasks / 3}
score: {}
tiers:
  of: score
  ladder:
    - {id: good, star: 1, tier: good, from: 1, bonus: 10, flag: look, say: {en: look, zh: 看}}
    - {id: rest, star: 0, tier: rest}
fields:
  half: {value: tasks / 2, title: {en: Half, zh: 一半}}
  month: {value: period.part, title: {en: Month, zh: 月份}}
  known: {list: {done: tasks > 3, idle: tasks = 0}, title: {en: Known, zh: 已知}}
"""


def trials_of(tmp_path: Path, examples: str) -> list[tuple[tuple[Difference, ...], list[tuple[str, str | None]]]]:
    path = tmp_path / "small.yaml"
    path.write_text(SCHEME, encoding="utf-8")
    (tmp_path / "small.examples.yaml").write_text(examples, encoding="utf-8")
    trials = run_examples(load_scheme(path))
    return [(trial.differences, [(p.code, p.place.cell) for p in trial.problems]) for trial in trials]


def case(row: str, expect: str) -> str:
    return f"- say: {{en: one, zh: 一}}\n  rows: [{{{row}}}]\n  expect: [{{{expect}}}]\n"


# 4 tasks: 4 / 3 is 1.33 points at two decimals, so 1 star and 10 yuan; half of 4 is 2.
@pytest.mark.parametrize(
    "expect",
    [
        "score: 1.33, star: 1, tier: good, bonus: 10, deduction: 0, net: 10, rated: yes, flags: [look]",
        "items: {done: 1.33}, half: 2",
        "half: 200%, rank: null, award: null",
        "month: null, known: [done]",
    ],
)
def test_what_is_right_passes(tmp_path: Path, expect: str) -> None:
    assert trials_of(tmp_path, case('employee_id: "01", tasks: 4', f'key: "01", {expect}')) == [((), [])]


def test_an_example_may_have_a_period(tmp_path: Path) -> None:
    text = case('employee_id: "01", tasks: 4', 'key: "01", month: 10') + "  period: 2026-10\n"
    assert trials_of(tmp_path, text) == [((), [])]


@pytest.mark.parametrize(
    ("expect", "field", "expected", "got"),
    [
        ("score: 1.333", "score", "1.333", "1.33"),
        ("star: 0", "star", "0", "1"),
        ("star: null", "star", "-", "1"),
        ("tier: rest", "tier", "rest", "good"),
        ("rated: no", "rated", "no", "yes"),
        ("bonus: 10.01", "bonus", "10.01", "10"),
        ("flags: []", "flags", "[]", "[look]"),
        ("items: {done: 1}", "items.done", "1", "1.33"),
        ("half: 1", "half", "1", "2"),
        ("rank: 1", "rank", "1", "-"),
    ],
)
def test_what_differs_is_named(tmp_path: Path, expect: str, field: str, expected: str, got: str) -> None:
    found = trials_of(tmp_path, case('employee_id: "01", tasks: 4', f'key: "01", {expect}'))
    assert found == [((Difference("01", field, expected, got),), [])]


def test_a_row_with_a_problem_fails(tmp_path: Path) -> None:
    found = trials_of(tmp_path, case('employee_id: "01", tasks: many', 'key: "01", star: 1'))
    assert found == [((), [("SG224", "B2")])]


def test_examples_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SCHEME, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        run_examples(load_scheme(path))
    assert [problem.code for problem in refused.value.problems] == ["SG018"]


@pytest.mark.parametrize("name", [one.id for one in list_builtins()])
def test_the_examples_of_a_built_in_scheme_pass(name: str) -> None:
    path = next(one.path for one in list_builtins() if one.id == name)
    trials = run_examples(load_scheme(path))
    assert trials
    assert [trial for trial in trials if not trial.passed] == []


BANDED = SCHEME.replace(
    "points: tasks / 3}",
    "points: {of: tasks, bands: [{from: 9, then: {of: tasks, bands: [{from: 99, then: 3}, {else: 2}]}}, {else: 1}]}}",
)


@pytest.mark.parametrize(
    ("tasks", "missed"),
    [
        # 4 tasks are 1 point by the last band, so the first line holds
        ("4", [("items.done.points.bands.1", 12), ("items.done.points.bands.1.then.bands.1", 12),
               ("items.done.points.bands.1.then.bands.2", 12), ("tiers.ladder.rest", 18)]),
        ("10", [("items.done.points.bands.1.then.bands.1", 12), ("items.done.points.bands.2", 12),
                ("tiers.ladder.rest", 18)]),
    ],
)  # fmt: skip
def test_rules_that_no_example_reaches_are_named(tmp_path: Path, tasks: str, missed: list[tuple[str, int]]) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(BANDED, encoding="utf-8")
    path.with_suffix(".examples.yaml").write_text(case(f"employee_id: '1', tasks: {tasks}", 'key: "1"'))
    loaded = load_scheme(path)
    trials = run_examples(loaded)
    assert [trial.passed for trial in trials] == [True]
    assert [(one.name, one.place.line) for one in unreached(loaded, trials)] == missed


def test_what_one_example_leaves_out_another_may_reach(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SCHEME, encoding="utf-8")
    both = [case(f"employee_id: '1', tasks: {tasks}", 'key: "1"') for tasks in (1, 4)]
    path.with_suffix(".examples.yaml").write_text("".join(both))
    loaded = load_scheme(path)
    assert unreached(loaded, run_examples(loaded)) == ()


def test_an_example_goes_by_the_figures_of_its_period(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    values = "values: [{from: 2026-01-01, value: 10}, {from: 2026-07-01, value: 20}]"
    parameters = f"parameters: {{reward: {{title: {{en: reward, zh: 奖金}}, {values}}}}}\n"
    path.write_text(SCHEME.replace("bonus: 10", "bonus: reward") + parameters, encoding="utf-8")
    row = "employee_id: '1', tasks: 4"
    cases = [
        case(row, f'key: "1", bonus: {bonus}') + f"  period: {period}\n"
        for period, bonus in (("2026-06", 10), ("2026-07", 20))
    ]
    path.with_suffix(".examples.yaml").write_text("".join(cases))
    assert [trial.passed for trial in run_examples(load_scheme(path))] == [True, True]
