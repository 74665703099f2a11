"""Sheets as a clerk types them: Chinese headings in every spelling, and values at and beyond their limits."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from graded import SCHEMES, grade_rows
from made_rows import MAKERS, rows_for
from made_sheets import SHEET_MAKERS
from oracle_all import ORACLES, differences
from oracle_basics import Cells
from ruamel.yaml import YAML

from stargrade.problems import Refusal, errors

# scheme, column, values that are sound, and values that are not, each with its code
LIMITS = [
    ("shop-service", "image", ("0", "100"), {"100.01": "SG301", "-1": "SG301", "": "SG220"}),
    ("center-maturity", "staff", ("1", "5"), {"0": "SG301", "6": "SG301", "2.5": "SG302"}),
    ("center-kpi-thresholds", "training_pass", ("0%", "1"), {"100.01%": "SG304", "95": "SG304"}),
    ("center-survey", "speed", ("1", "5"), {"0": "SG301", "6": "SG301"}),
    ("center-survey", "assessed_by", ("", "内部", "External"), {"第三方": "SG229"}),
    ("response-levels", "attitude", ("very friendly", "非常友好"), {"friendly enough": "SG229", "": "SG220"}),
    ("waiter-with-extra", "required_days", ("0.5",), {"0": "SG301", "": "SG220"}),
    ("waiter-with-extra", "extra", ("", "0", "5"), {"5.01": "SG301", "-0.01": "SG301"}),
    ("cs-five-factor", "knowledge", ("1", "5"), {"0": "SG301", "4.5": "SG302"}),
    ("cs-supervisor", "complaint_rate", ("0", "10"), {"10.01": "SG301", "5%": "SG226"}),
    ("cs-supervisor", "training", ("5",), {"5.01": "SG301"}),
    ("cs-director", "customer_target", ("0.01%", "500%"), {"0": "SG304", "-1%": "SG304", "500.01%": "SG304"}),
    ("cs-director", "satisfaction_growth", ("-100%", "500%"), {"-100.01%": "SG304", "": "SG220"}),
    ("ecommerce-cs-quality", "urgent_in_1h", ("", "100%"), {"100.01%": "SG304"}),
    ("ecommerce-cs-quality", "training", ("10",), {"10.01": "SG301"}),
    ("cs-operations", "courtesy", ("1", "5"), {"0": "SG301", "4.5": "SG302"}),
    ("cs-operations-levels", "adaptability", ("fail", "不及格"), {"差": "SG229", "": "SG220"}),
    ("cs-year-end", "support", ("0", "100"), {"101": "SG301", "": "SG220"}),
    ("ecommerce-satisfaction", "experience", ("0", "100"), {"101": "SG301"}),
    ("customer-satisfaction", "resolution", ("0", "100"), {"-1": "SG301"}),
]


@pytest.mark.parametrize(("scheme", "column", "sound", "wrong"), LIMITS)
def test_limits(scheme: str, column: str, sound: tuple[str, ...], wrong: dict[str, str], tmp_path: Path) -> None:
    values = (*sound, *wrong)
    rows = [{**row, column: value} for row, value in zip(made(scheme, len(values)), values, strict=True)]
    assert len(grade_rows(scheme, rows[: len(sound)], tmp_path)["rows"]) == len(sound)
    with pytest.raises(Refusal) as refused:
        grade_rows(scheme, rows, tmp_path)
    letter = "ABCDEFGHIJKLMNOP"[list(rows[0]).index(column)]
    cells = [f"{letter}{len(sound) + 2 + at}" for at in range(len(wrong))]
    found = [(problem.code, problem.place.cell) for problem in errors(refused.value.problems)]
    assert found == list(zip(wrong.values(), cells, strict=True))


def made(scheme: str, count: int) -> list[Cells]:
    """Rows in which every column has a value, so that a blank is the one under test."""
    full = (row for row in rows_for(scheme, Random(scheme), 200) if all(row.values()))
    return [{**next(full), MAKERS[scheme][0]: f"{place:03d}"} for place in range(count)]


@pytest.mark.parametrize("scheme", SHEET_MAKERS)
def test_chinese_headings(scheme: str, tmp_path: Path) -> None:
    rows = rows_for(scheme, Random(scheme), 12)
    columns = YAML(typ="base", pure=True).load((SCHEMES / f"{scheme}.yaml").read_text(encoding="utf-8"))["columns"]
    for form in ("{}", "{}：", " {} "):
        headings = {column: form.format(spelling(rule)) for column, rule in columns.items()}
        sheet = [{"姓名": "甲", **{headings[column]: cell for column, cell in row.items()}} for row in rows]
        found = grade_rows(scheme, sheet, tmp_path)["rows"]
        assert differences(found, ORACLES[scheme](rows)) == []
        assert {row["name"] for row in found} == {"甲"}


def spelling(rule: dict[str, Any]) -> str:
    """The first Chinese heading of a column."""
    names = rule["zh"]
    return str(names if isinstance(names, str) else names[0])
