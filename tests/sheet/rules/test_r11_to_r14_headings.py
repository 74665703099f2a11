"""Reading rules R11 to R14: a heading is one of the column's own words, in its unit, and only once."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from looking import ANN, HEAD, csv_file, look

from stargrade.sheet.headings import known_headings, understand
from tests.sheet.tables import scheme

ALIASES = Path(__file__).parents[4] / "shared" / "aliases.csv"

ABSENCE = scheme({"absent": {"type": "days", "zh": "旷工天数"}, "late": {"type": "count", "zh": "迟到次数"}})


def renamed(old: str, new: str) -> list[str]:
    """The headings with one of them written otherwise."""
    return [new if text == old else text for text in HEAD]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("工号", "＊工号（必填）"),
        ("工号", "員工編號"),
        ("工号", "Employee ID"),
        ("工号", "职工编号"),
        ("收缴率", "收缴率（％）"),
        ("收缴率", "收 缴\n率："),
        ("收缴率", "收繳率"),
        ("收缴率", "Collection_Rate"),
        ("投诉", "投诉次数(次)"),
        ("投诉", "\ufeff投\u200b诉"),
        ("绩效工资", "绩效工资（单位：元）"),
        ("绩效工资", "ＰＥＲＦＯＲＭＡＮＣＥ ＰＡＹ"),
    ],
)
def test_r11_a_heading_is_known_however_it_is_written(tmp_path: Path, old: str, new: str) -> None:
    cells = [95 if text == "95%" and "％" in new else text for text in ANN]
    seen = look(csv_file(tmp_path, [renamed(old, new), cells]))
    assert (seen.keys, seen.errors) == (("0017",), [])


@pytest.mark.parametrize("heading", ["项目经理工号", "部门负责人工号", "上级工号", "序号", "ID"])
def test_r11_a_heading_that_merely_contains_a_word_is_somebody_elses(tmp_path: Path, heading: str) -> None:
    beside = look(csv_file(tmp_path, [[heading, *HEAD], ["0001", *ANN]]))
    assert (beside.keys, beside.errors) == (("0017",), [])
    alone = look(csv_file(tmp_path, [renamed("工号", heading), ANN]))
    assert ("SG209", "1") in alone.errors


@pytest.mark.parametrize(
    ("heading", "column"),
    [("旷工天数", "absent"), ("旷工", "absent"), ("旷工(天)", "absent"), ("迟到", "late"), ("迟到次数(次)", "late")],
)
def test_r12_units_and_counting_words_that_agree(heading: str, column: str) -> None:
    match = understand(heading, known_headings(ABSENCE))
    assert match is not None
    assert match.column == column


@pytest.mark.parametrize("heading", ["投诉(小时)", "投诉（分）", "绩效工资(万元)", "绩效工资(天)", "收缴率(元)"])
def test_r12_another_unit_is_an_error(tmp_path: Path, heading: str) -> None:
    old = heading[: heading.index("(") if "(" in heading else heading.index("（")]
    seen = look(csv_file(tmp_path, [renamed(old, heading), ANN]))
    assert ("SG216", f"{'ABCDEF'[HEAD.index(old)]}1") in seen.errors


@pytest.mark.parametrize("heading", ["旷工小时数", "迟到时长(分)", "迟到具体日期", "缺勤天数"])
def test_r12_what_is_counted_otherwise_is_another_column(heading: str) -> None:
    assert understand(heading, known_headings(ABSENCE)) is None


def test_r13_two_columns_for_one_thing_are_named_with_their_letters(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [[*HEAD, "员工编号"], [*ANN, "0017"]]))
    # design, section 6: two columns for one id are a problem, whether they agree or not
    assert seen.errors == [("SG210", "G1")]
    twice = look(csv_file(tmp_path, [[*HEAD, "投诉次数"], [*ANN, 3]]))
    assert twice.errors == [("SG210", "G1")]
    assert "E 投诉, G 投诉次数" in twice.said("SG210")


def test_r13_a_second_hand_heading_yields_to_the_usual_one(tmp_path: Path) -> None:
    # exports of DingTalk have both 工号 and UserId
    seen = look(csv_file(tmp_path, [[*HEAD, "UserId", "考勤组"], [*ANN, "u-1", "早班"]]))
    assert (seen.keys, seen.values("team"), seen.errors) == (("0017",), ["一部"], [])


def test_r14_a_near_miss_is_suggested_and_not_accepted(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [renamed("投诉", "投诉量"), ANN]))
    assert seen.errors == [("SG209", "1")]
    assert "nearest: 投诉量" in seen.said("SG209")


def test_r14_a_near_miss_of_a_column_that_may_be_absent_is_said_too(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [renamed("收缴率", "收缴律"), ANN]))
    assert seen.errors == [("SG310", "2")]  # neither a rate nor both amounts
    assert '"收缴律" is not read: it resembles the column collection_rate' in seen.said("SG251")


def test_r14_a_further_column_that_resembles_nothing_is_carried_in_silence(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [[*HEAD, "备注", "入职日期"], [*ANN, "新人", "2026-01-05"]]))
    assert (seen.errors, "SG251" in seen.notices) == ([], False)


# Aliases of the list that mean something else, mostly: the row's number, another person, another time.
NOT_MEANT = {
    "employee_id": ("ID", "项目经理工号", "部门负责人工号"),
    "name": ("人员", "组长", "英文名"),
    "team": (),
    "department": ("填写部门", "分解部门"),
    "period": (
        *("周次", "开始日期", "结束日期", "年度", "年份", "本月日期", "当月日期", "发薪月份", "周期"),
        *("月份：(label cell)", "1月…12月"),  # a form, and months as columns
    ),
}


@pytest.mark.skipif(not ALIASES.exists(), reason="the list of headings is not at hand")
def test_r11_the_headings_of_real_sheets_for_the_usual_columns() -> None:
    known = known_headings(scheme({}))
    columns = {concept: concept for concept in NOT_MEANT} | {"department": "team"}
    with ALIASES.open(encoding="utf-8") as lines:
        rows = [(row["concept"], row["alias"]) for row in csv.DictReader(lines) if row["concept"] in NOT_MEANT]
    assert len(rows) > 80
    for concept, alias in rows:
        match = understand(alias, known)
        meant = alias.partition(" (")[0] not in NOT_MEANT[concept]
        assert (match is not None and match.column == columns[concept]) is meant, alias


@pytest.mark.parametrize("heading", ["产品名称", "投诉处理", "收费面积", "考核说明", "指标", "率"])
def test_r14_a_heading_that_merely_contains_a_word_is_not_pointed_out(tmp_path: Path, heading: str) -> None:
    head = [text for text in HEAD if text != "姓名"]
    row = [cell for cell in ANN if cell != "安"]
    seen = look(csv_file(tmp_path, [[*head, heading], [*row, "x"]]))
    assert (seen.errors, "SG251" in seen.notices) == ([], False)
