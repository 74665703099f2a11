"""The table is found wherever it stands; what makes it impossible is refused in words."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.problems import Refusal, errors
from stargrade.sheet.model import Book, Grid
from stargrade.sheet.table import find_table
from tests.sheet.tables import book, scheme, spots, table

RULES = scheme(
    {
        "complaints": {"type": "count", "zh": ["投诉", "投诉次数"]},
        "pay": {"type": "money", "zh": "绩效工资"},
        "ok": {"type": "flag", "zh": "遵守制度", "default": "yes"},
        "rate": {"type": "rate", "zh": "完成率", "optional": True},
    }
)
HEAD = ["工号", "姓名", "投诉", "绩效工资"]
ROWS = [["0017", "张三", 0, 1200.0], ["0018", "李四", 2, 900.0]]


def refused(rows: Sequence[Sequence[Any]], sheet: str | None = None, *more: Grid, **facts: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        find_table(book(rows, *more, **facts), RULES, sheet)
    return caught.value


def test_a_plain_table() -> None:
    found = table([HEAD, *ROWS], RULES)
    assert found.headings == ("工号", "姓名", "投诉", "绩效工资")
    assert found.letters == ("A", "B", "C", "D")
    assert found.header_row == 1
    assert found.rows.tolist() == [2, 3]
    assert dict(found.found) == {"employee_id": (0,), "name": (1,), "complaints": (2,), "pay": (3,)}
    assert list(found.cells[0]) == ["0017", "0018"]
    assert found.problems == ()


def test_titles_above_and_empty_columns_before() -> None:
    rows = [
        [None, None, "2026年10月收费客服考核表"],
        [],
        [None, None, "部门：客服部", None, None, "单位：元"],
        [None, None, *HEAD],
        [None, None, *ROWS[0]],
    ]
    found = table(rows, RULES)
    assert (found.header_row, found.rows.tolist(), found.letters) == (4, [5], ("C", "D", "E", "F"))
    assert str(found.place(0, "complaints")) == "scores.xlsx [10月] E5"


def test_a_column_without_heading_is_carried_and_a_blank_one_is_not() -> None:
    rows = [["工号", None, "投诉", None, "绩效工资"], ["0017", None, 0, "见附件", 1200]]
    assert table(rows, RULES).headings == ("工号", "投诉", "", "绩效工资")


def test_two_rows_of_headings() -> None:
    rows = [
        ["工号", "姓名", "考核", None, "绩效工资"],
        [None, None, "投诉", "完成率(%)", None],
        ["0017", "张三", 0, 95, 1200],
    ]
    found = table(rows, RULES, merges=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)))
    assert found.headings == ("工号", "姓名", "考核/投诉", "考核/完成率(%)", "绩效工资")
    assert (found.header_row, found.rows.tolist()) == (2, [3])
    assert set(found.found) == {"employee_id", "name", "complaints", "rate", "pay"}


def test_a_heading_over_a_heading_makes_one() -> None:
    rows = [["工号", "投诉", None, "绩效工资"], [None, "得分", "说明", None], ["0017", 1, "两次", 900]]
    found = table(rows, RULES)
    assert found.headings == ("工号", "投诉/得分", "投诉/说明", "绩效工资")
    assert found.found["complaints"] == (1,)


def test_a_lower_heading_yields_to_one_that_stands_alone() -> None:
    rows = [["工号", "上级", None, "投诉", "绩效工资"], [None, "工号", "投诉", None, None], ["0017", "0001", 9, 0, 900]]
    found = table(rows, RULES)
    assert (found.found["employee_id"], found.found["complaints"]) == ((0,), (3,))
    assert found.problems == ()


def test_the_first_person_is_no_second_row_of_headings() -> None:
    rows = [
        ["工号", "姓名", "投诉", "绩效工资", "遵守制度"],
        [None, "张三", "无", None, "是"],
        ["0018", "李四", 0, 1, "是"],
    ]
    assert table(rows, RULES).rows.tolist() == [2, 3]


@given(st.permutations(range(5)), st.integers(0, 4), st.integers(0, 3), st.randoms(use_true_random=False))
def test_headings_may_stand_in_any_order_and_anywhere(
    order: list[int], above: int, before: int, random: Random
) -> None:
    names = ["工号", "投诉", "绩效工资", "遵守制度", "完成率"]
    values = ["0017", 3, 12.5, "是", 0.5]
    junk = [[random.choice([None, "考核表", "2026年"])] for _ in range(above)]
    rows = [*junk, *([None] * before + [row[at] for at in order] for row in (names, values))]
    found = table(rows, RULES)
    read = {name: found.cells[at[0]][0] for name, at in found.found.items()}
    assert read == {"employee_id": "0017", "complaints": 3, "pay": 12.5, "ok": "是", "rate": 0.5}
    assert found.rows.tolist() == [above + 2]


def test_a_missing_column_names_the_nearest_headings() -> None:
    found = table([["工号", "姓名", "投诉量", "绩效工资"], ROWS[0]], RULES)
    assert spots(found.problems) == [("SG209", "1")]
    problem = found.problems[0]
    assert problem.scope == "sheet"
    assert "投诉量" in problem.message("en")
    assert "绩效工资" in problem.message("zh")


def test_columns_with_a_default_or_optional_ones_may_be_absent() -> None:
    assert table([HEAD, *ROWS], RULES).problems == ()


def test_two_columns_for_one_thing() -> None:
    found = table([[*HEAD, "投诉次数"], [*ROWS[0], 4]], RULES)
    assert spots(found.problems) == [("SG210", "E1")]
    assert "C 投诉" in found.problems[0].message("en")


def test_columns_that_the_scheme_adds_up() -> None:
    rules = scheme({"complaints": {"type": "count", "zh": ["顾客投诉", "供应商投诉"], "add_up": True}})
    found = table([["工号", "顾客投诉", "供应商投诉"], ["1", 1, 2]], rules)
    assert (found.problems, found.found["complaints"]) == ((), (1, 2))
    again = table([["工号", "顾客投诉", "顾客投诉"], ["1", 1, 2]], rules)
    assert spots(again.problems) == [("SG210", "C1")]


def test_equal_headings_of_other_columns_do_not_matter() -> None:
    rows = [[*HEAD, "备注", "备注", "部门", "班组"], [*ROWS[0], "a", "b", "客服部", "一班"]]
    found = table(rows, RULES)
    assert found.problems == ()
    assert found.found["team"] == (6,)


def test_a_wrong_unit() -> None:
    found = table([["工号", "投诉(分)", "绩效工资(万元)"], ["1", 2, 3]], RULES)
    assert spots(found.problems) == [("SG216", "B1"), ("SG216", "C1")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["0017", "张三", 0, 12], ["0018", "李四", 1, 13]], "SG205"),
        ([["考核表"], [None, "张三", 95]], "SG205"),
        ([], "SG204"),
        ([[None, "  "], []], "SG204"),
        ([HEAD], "SG208"),
        ([["考核表"], HEAD, [], [None, "  "]], "SG208"),
        ([HEAD, ["合计", None, 3, 100]], "SG208"),
        ([["工号", "姓名", "1月", "2月", "3月"], ["1", "张三", 1, 2, 3]], "SG206"),
        ([["指标", "1月", "2月", "3 月"], ["目标", 1, 2, 3]], "SG206"),
        ([["姓名：", "张三", "工号：", "0017"], ["部门：", "客服部"], ["投诉：", 3]], "SG207"),
        ([["姓名：", "张三"], ["工号：", "0017"], ["投诉：", 3, "绩效工资：", 100]], "SG207"),
    ],
)
def test_what_is_no_table(rows: list[list[Any]], code: str) -> None:
    refusal = refused(rows)
    assert [p.code for p in errors(refusal.problems)] == [code]
    assert refusal.exit_code == 1


def test_headings_with_colons_are_a_table_all_the_same() -> None:
    assert table([[f"{text}：" for text in HEAD], *ROWS], RULES).problems == ()


def test_the_header_is_looked_for_in_the_first_thirty_rows() -> None:
    assert table([*([["说明"]] * 29), HEAD, *ROWS], RULES).header_row == 30
    assert refused([*([["说明"]] * 30), HEAD, *ROWS]).problems[0].code == "SG205"


def test_an_unknown_worksheet_is_wrong_usage_and_names_those_there_are() -> None:
    refusal = refused([HEAD, *ROWS], "9月")
    assert (refusal.problems[0].code, refusal.exit_code) == ("SG201", 2)
    assert "10月" in refusal.problems[0].message("zh")


def test_two_worksheets_that_fit_alike() -> None:
    refusal = refused([HEAD, *ROWS], None, Grid("9月", [HEAD, *ROWS]))
    assert (refusal.problems[0].code, refusal.exit_code) == ("SG202", 2)
    assert "10月, 9月" in refusal.problems[0].message("en")


def test_the_named_one_of_two_is_read() -> None:
    file = book([HEAD, *ROWS], Grid("9月", [HEAD, ROWS[1]]))
    assert list(find_table(file, RULES, "9月").cells[0]) == ["0018"]


def test_the_better_worksheet_is_chosen() -> None:
    others = (
        Grid("Sheet2", []),
        Grid("说明", [["工号", "姓名"], ["填写工号", "填写姓名"]]),
        Grid("模板", [[*HEAD, "遵守制度"]]),
    )
    assert find_table(book([HEAD, *ROWS], *others), RULES).name == "10月"


def test_a_hidden_worksheet_is_never_picked_silently() -> None:
    visible = Grid("封面", [["考核表"]])
    hidden = Grid("旧表", [HEAD, *ROWS], visible=False)
    with pytest.raises(Refusal) as caught:
        find_table(Book("scores.xlsx", "", (visible, hidden), "xlsx"), RULES)
    assert caught.value.problems[0].code == "SG203"
    assert find_table(Book("scores.xlsx", "", (visible, hidden), "xlsx"), RULES, "旧表").rows.tolist() == [2, 3]
    beside = Book("scores.xlsx", "", (Grid("10月", [HEAD, *ROWS]), hidden), "xlsx")
    assert find_table(beside, RULES).name == "10月"
