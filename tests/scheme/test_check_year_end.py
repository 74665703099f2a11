"""Mistakes in the year end of a scheme, each with its line in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.scheme import check_scheme, load_scheme

RULES = """\
stargrade: 1
id: test
version: "1"
title: {{en: Test, zh: 测试}}
period: month
key: employee_id
subject: {{en: employee, zh: 员工}}
columns:
  employee_id: {{type: id}}
  area: {{type: label, labels: {{urban: 城, rural: 乡}}}}
  mark: {{type: mark}}
score: {{value: mark}}
{tiers}
year_end:
  title: {{en: Year, zh: 年度}}
  each: month
  figures:
    often: {{title: {{en: often, zh: 次数}}, {often}}}
    area: {{title: {{en: area, zh: 区域}}, latest: area}}
  {more}
"""
MORE = "score: {value: often}\n  tiers: {}"
TIERS = "tiers: {of: score, ladder: [{id: good, star: 1, from: {by: area, urban: 90, rural: 80}}, {id: rest, star: 0}]}"


def found(path: Path, *, often: str = "times: mark > 1", tiers: str = TIERS, more: str = MORE) -> list[tuple[str, int]]:
    file = path / "test.yaml"
    file.write_text(RULES.format(often=often, tiers=tiers, more=more), encoding="utf-8")
    try:
        problems = check_scheme(load_scheme(file))
    except Refusal as refusal:
        problems = refusal.problems
    return [(problem.code, problem.place.line or 0) for problem in problems]


def test_a_sound_year_end_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert found(tmp_path, more=MORE.replace("{}", "{without: [rest]}")) == []


@pytest.mark.parametrize("often", ["when: score > 1", "times: score > 1, mean: score", "mean: score, latest: score"])
def test_a_figure_is_a_count_a_mean_or_the_latest(tmp_path: Path, often: str) -> None:
    assert found(tmp_path, often=often) == [("SG635", 18)]


def test_a_figure_looks_at_cells_and_results_on_record(tmp_path: Path) -> None:
    assert found(tmp_path, often="times: rank > 1") == [("SG456", 18)]  # this scheme has no ranks
    assert found(tmp_path, often='times: area = "urbn"') == [("SG458", 18)]
    assert found(tmp_path, often="times: mark") == [("SG457", 18)]


def test_rules_of_the_year_read_the_figures_alone(tmp_path: Path) -> None:
    award = "awards: [{id: best, title: {en: best, zh: 最佳}, places: 1, order: [%s]}]"
    assert found(tmp_path, more=award % "often") == []
    assert found(tmp_path, more=award % "mark") == [("SG456", 20)]
    assert found(
        tmp_path, more=f"{award % 'often'}\n  fields: {{often: {{value: often, title: {{en: a, zh: 乙}}}}}}"
    ) == [("SG636", 18)]


def test_the_ladder_again(tmp_path: Path) -> None:
    assert found(tmp_path, more="tiers: {}") == [("SG456", 20)]  # the ladder asks for a score, and the year has none
    assert found(tmp_path, more=MORE.replace("{}", "{without: [goood]}")) == [("SG637", 21)]
    assert found(tmp_path, tiers="", more="tiers: {}") == [("SG638", 20)]
