"""What an entry sheet lets be typed: each kind of column has its format, its check, its words, its note."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stargrade.asked import open_scheme
from stargrade.report.template import template_bytes
from stargrade.texts import LANGS

SCHEME = """\
stargrade: 1
id: kinds
version: "7"
title: {en: Kinds, zh: 各类列}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: 工号}
  department: {type: text, optional: true, zh: 部门}
  pass_rate: {type: rate, zh: [合格率, 通过率]}
  growth: {type: rate, min: -1, max: 5, default: "0", zh: 增长率, en: Yearly growth}
  target: {type: rate, above: 0, max: 1.5, zh: 目标}
  pay: {type: money, zh: 绩效工资}
  calls: {type: count, above: 0, zh: 电话数}
  level: {type: level, min: 1, max: 3, words: {low: 1, 低: 1, high: 3, 高: 3}, zh: 水平}
  hired: {type: date, zh: 入职日期}
  formal: {type: flag, default: no, zh: 转正}
  desk: {type: label, zh: 座席, labels: {front_desk: [前台, 前厅], back: 后台}}
  fee: {type: money, only: 'desk = "back"', zh: 费用, note: {en: what was spent, zh: 实际支出}}
  talk: {type: minutes, min: 1, max: 1000, zh: 通话时长, unit: {en: minutes, zh: 分钟}}
items:
  - {id: all, title: {en: All, zh: 全部}, points: calls}
"""

LAST = 1_048_576


def made(folder: Path, text: str = SCHEME) -> dict[str, bytes]:
    """The entry workbook of a scheme in each language."""
    path = folder / "kinds.yaml"
    path.write_text(text, encoding="utf-8")
    loaded, _ = open_scheme(str(path))
    return {lang: template_bytes(loaded, lang) for lang in LANGS}


@pytest.fixture
def data(tmp_path: Path) -> dict[str, bytes]:
    return made(tmp_path)


def first(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def texts(row: Any) -> list[Any]:
    return [cell.value for cell in row]


def test_headings_are_in_the_language_and_say_which_must_be_there(data: dict[str, bytes]) -> None:
    assert texts(first(data["zh"])[1]) == [
        *("*工号", "姓名", "部门", "*合格率", "增长率", "*目标", "*绩效工资", "*电话数"),
        *("*水平", "*入职日期", "转正", "*座席", "费用", "*通话时长"),
    ]
    assert texts(first(data["en"])[1]) == [
        *("*Employee id", "Name", "Department", "*Pass rate", "Yearly growth", "*Target", "*Pay", "*Calls"),
        *("*Level", "*Hired", "Formal", "*Desk", "Fee", "*Talk"),
    ]


def test_each_kind_of_column_has_its_format(data: dict[str, bytes]) -> None:
    sheet = first(data["zh"])
    assert [cell.number_format for cell in sheet[2]] == [
        *(
            "@",
            "@",
            "@",
            "0.00%",
            "0.00%",
            "0.00%",
            "#,##0.00",
            "0",
            "0",
            "yyyy-mm-dd",
            "@",
            "@",
            "#,##0.00",
            "General",
        ),
    ]
    # the same below the example, where nothing stands yet
    assert sheet.column_dimensions["D"].number_format == "0.00%"
    assert sheet.column_dimensions["A"].number_format == "@"


def test_each_limit_is_checked_on_entry(data: dict[str, bytes]) -> None:
    checks = first(data["zh"]).data_validations.dataValidation
    found = {str(check.sqref): (check.type, check.operator, check.formula1, check.formula2) for check in checks}
    area = {letter: f"{letter}2:{letter}{LAST}" for letter in "DEFGHIJKLMN"}
    assert found == {
        area["D"]: ("decimal", None, "0", "1"),
        area["E"]: ("decimal", None, "-1", "5"),
        area["F"]: ("custom", None, "AND(ISNUMBER(F2),F2>0,F2<=1.5)", None),
        area["G"]: ("decimal", "greaterThanOrEqual", "0", None),
        area["H"]: ("whole", "greaterThan", "0", None),
        area["I"]: ("list", None, "stargrade!$D$2:$D$6", None),
        area["J"]: ("date", "greaterThanOrEqual", "1", None),
        area["K"]: ("list", None, "stargrade!$E$2:$E$3", None),
        area["L"]: ("list", None, "stargrade!$F$2:$F$3", None),
        area["M"]: ("decimal", "greaterThanOrEqual", "0", None),
        area["N"]: ("decimal", None, "1", "1000"),
    }
    assert all(check.showErrorMessage and check.error and check.prompt for check in checks)


@pytest.mark.parametrize(
    ("lang", "at", "says"),
    [
        ("zh", 0, "百分比，在 0% 到 100% 之间"),
        ("en", 0, "A percentage, 0% to 100%"),
        ("zh", 2, "百分比，大于 0%、不超过 150%"),
        ("zh", 3, "金额（元），最多两位小数，不小于 0"),
        ("en", 4, "A whole number, more than 0"),
        ("en", 7, "Choose one of: yes, no"),
        ("zh", 8, "请从下拉列表选择：前台、后台"),
    ],
)
def test_a_check_says_what_may_be_typed(data: dict[str, bytes], lang: str, at: int, says: str) -> None:
    check = first(data[lang]).data_validations.dataValidation[at]
    assert (check.prompt, check.error) == (says, says)


@pytest.mark.parametrize(
    ("lang", "listed"),
    [
        ("zh", [["低", "高", 1, 2, 3], ["是", "否"], ["前台", "后台"]]),
        ("en", [["low", "high", 1, 2, 3], ["yes", "no"], ["front desk", "back"]]),
    ],
)
def test_the_lists_stand_on_the_hidden_sheet(data: dict[str, bytes], lang: str, listed: list[list[Any]]) -> None:
    hidden = openpyxl.load_workbook(io.BytesIO(data[lang])).worksheets[-1]
    assert hidden.sheet_state == "hidden"
    columns = [[cell.value for cell in column if cell.value is not None] for column in hidden.iter_cols(4, 6, 2)]
    assert columns == listed


def test_the_example_row_is_marked_and_sound(data: dict[str, bytes]) -> None:
    row = texts(first(data["zh"])[2])
    assert row[:9] == ["示例（不计入）", "示例", "示例", 1, 1, 1, 1000, 1, 3]
    assert row[9].isoformat() == "2026-01-31T00:00:00"
    # the first label is the front desk, which has no fee
    assert row[10:] == ["否", "前台", None, 10]
    assert texts(first(data["en"])[2])[0] == "EXAMPLE (not counted)"


def test_every_heading_has_a_note(data: dict[str, bytes]) -> None:
    notes = {cell.value: cell.comment.text.split("\n") for cell in first(data["zh"])[1]}
    assert notes["*工号"] == ["必填。", "编号，不得重复"]
    assert notes["增长率"] == ["百分比", "不低于 -100%", "最高 500%", "不填视为0"]
    assert notes["费用"] == ["金额（元）", "仅限座席为“后台”", "实际支出"]
    assert notes["*通话时长"][-1] == "单位：分钟"
    assert all(cell.comment.text for cell in first(data["en"])[1])


def test_the_headings_stay_in_view(data: dict[str, bytes]) -> None:
    assert first(data["zh"]).freeze_panes == "C2"
    # six Chinese characters and the star take 13 places
    assert first(data["zh"]).column_dimensions["J"].width >= 11


def test_the_same_scheme_gives_the_same_bytes(data: dict[str, bytes], tmp_path: Path) -> None:
    assert made(tmp_path) == data
    assert made(tmp_path, SCHEME.replace('"7"', '"8"')) != data


DETAILS = """
sheets:
  heard:
    title: {en: %s, zh: 通话}
    key: call_id
    subject: employee_id
    columns:
      call_id: {type: id, zh: 录音编号}
      employee_id: {type: id, zh: 工号}
      polite: {type: flag, zh: 礼貌}
"""


@pytest.mark.parametrize(
    ("title", "name"),
    [("Calls heard", "Calls heard"), ("Entries", "heard"), ("calls/answers", "heard"), ("c" * 32, "heard")],
)
def test_a_detail_sheet_has_a_worksheet_of_its_own(tmp_path: Path, title: str, name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(tmp_path, SCHEME + DETAILS % title)["en"]))
    assert book.sheetnames == ["Entries", name, "stargrade"]
    rows = [texts(row) for row in book[name].iter_rows(max_row=2)]
    example = "EXAMPLE (not counted)"
    assert rows == [["*Call id", "*Employee id", "*Polite"], [example, example, "yes"]]
