"""A value that counts the results of another scheme: its words and figures are known by their general names."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargrade.scheme import check_scheme, load_scheme

SCHEME = """\
stargrade: 1
id: yearly
version: "1"
title: {en: Yearly, zh: 年度}
period: year
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id}
  merit: {type: mark}
history:
  won: {TIMES, each: quarter, scheme: quarterly, title: {en: won, zh: 获评}}
awards:
  - {id: best, title: {en: best, zh: 最佳}, places: 1, among: won >= 1, order: [merit]}
"""


def codes(tmp_path: Path, times: str) -> list[str]:
    file = tmp_path / "yearly.yaml"
    file.write_text(SCHEME.replace("TIMES", times), encoding="utf-8")
    return [problem.code for problem in check_scheme(load_scheme(file))]


@pytest.mark.parametrize("what", ['award = "best-of-three"', 'tier = "gold"', "star >= 3", "score >= 80", "rated"])
def test_results_of_the_other_scheme_may_be_counted(tmp_path: Path, what: str) -> None:
    assert codes(tmp_path, f"times: [{what}]") == []


def test_columns_of_this_scheme_are_not_results_of_the_other(tmp_path: Path) -> None:
    assert codes(tmp_path, "times: merit >= 80") == ["SG421"]


def test_titles_of_this_scheme_itself_must_exist(tmp_path: Path) -> None:
    text = SCHEME.replace(", scheme: quarterly", "").replace("TIMES", 'times: award = "best-of-three"')
    file = tmp_path / "yearly.yaml"
    file.write_text(text, encoding="utf-8")
    assert [problem.code for problem in check_scheme(load_scheme(file))] == ["SG458"]
