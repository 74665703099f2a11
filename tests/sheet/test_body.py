"""Rows that are no people are left out and said aloud; merged cells are filled where that is safe."""

from __future__ import annotations

from typing import Any

import pytest

from stargrade.sheet.body import row_list
from stargrade.sheet.row_words import is_footer, is_total
from tests.sheet.tables import scheme, spots, table

RULES = scheme({"group": {"type": "text", "zh": "组别"}, "done": {"type": "count", "zh": "完成"}})
HEAD = ["部门", "工号", "姓名", "组别", "完成"]
ANN = ["一部", "0017", "安", "甲", 3]
BEN = ["一部", "0018", "本", "乙", 4]


def kept(*rows: Any, **facts: Any) -> tuple[list[int], list[tuple[str, str | None]]]:
    found = table([HEAD, *rows], RULES, **facts)
    return found.rows.tolist(), spots(found.problems)


@pytest.mark.parametrize(
    "row",
    [
        [None, "合计", None, None, 7],
        ["合 计", None, None, None, 7],
        [None, None, "总计：", None, 7],
        ["一部", None, "小计", None, 7],
        ["一部小计", None, None, None, 7],
        [None, "合计(2人)", None, None, 7],
        ["平均值", None, None, None, 3.5],
        ["TOTAL", None, None, None, 7],
        ["制表人：王五", None, None, "审核：", None],
        ["审核人 赵六"],
        ["注：以上数据截至10月31日"],
        [None, "备注：投诉以客服系统为准"],
        [None, "以上数据由客户关系系统导出，如有疑问请联系人事部。"],
        ["打印日期：2026-11-01"],
    ],
)
def test_rows_beside_the_people_are_left_out_with_a_notice(row: list[Any]) -> None:
    assert kept(ANN, BEN, row) == ([2, 3], [("SG211", None)])


def test_the_numbered_lines_of_a_note_are_left_out_with_it() -> None:
    note = [["说明："], [None, "1. 收费率按实收计算"], [None, "2、投诉以登记为准"]]
    assert kept(ANN, BEN, *note) == ([2, 3], [("SG211", None)])
    # Without a note above it, such a line might be anything: it is kept, and its cells become problems.
    assert kept(ANN, note[1], BEN)[0] == [2, 3, 4]


@pytest.mark.parametrize(
    "row",
    [
        [None, None, "丙", "甲", 5],
        [None, None, None, None, 7],
        ["一部", "单位07", "丁", "甲", 5],
        ["总计划部", "0020", "汇平", "甲", 5],
        [None, None, "丙"],
    ],
)
def test_whoever_might_be_a_person_is_kept(row: list[Any]) -> None:
    assert kept(ANN, BEN, row) == ([2, 3, 4], [])


def test_a_total_for_a_name_beside_a_sound_id_is_kept_with_a_notice() -> None:
    assert kept(ANN, ["一部", "0019", "合计", "甲", 5]) == ([2, 3], [("SG215", None)])


def test_blank_rows_are_skipped_and_do_not_end_the_table() -> None:
    assert kept(ANN, [], [None, "  ", "\u3000", None, None], BEN) == ([2, 5], [])


def test_repeated_headings_are_left_out_with_a_notice() -> None:
    assert kept(ANN, HEAD, ["部门", "工号 ", "姓 名", "组别", None], BEN) == ([2, 5], [("SG212", None)])


def test_two_rows_of_headings_may_be_repeated_too() -> None:
    head = [["工号", "姓名", "考核", None], [None, None, "组别", "完成"]]
    found = table([*head, ["1", "安", "甲", 3], *head, ["2", "本", "乙", 4]], RULES)
    assert found.rows.tolist() == [3, 6]
    assert spots(found.problems) == [("SG212", None)]


def test_identical_rows_count_once_and_the_first_is_kept() -> None:
    assert kept(ANN, BEN, list(ANN), BEN) == ([2, 3], [("SG213", None)])


def test_rows_of_one_id_that_differ_are_both_kept_for_the_check() -> None:
    assert kept(ANN, [*ANN[:4], 9]) == ([2, 3], [])


def test_rows_without_an_id_are_never_twins() -> None:
    blank = [None, None, "丙", "甲", 5]
    assert kept(ANN, blank, list(blank)) == ([2, 3, 4], [])


def test_hidden_rows_are_read_with_a_notice() -> None:
    assert kept(ANN, [], BEN, hidden_rows=frozenset({0, 2, 3})) == ([2, 4], [("SG214", None)])


def test_merged_names_are_filled_down_and_numbers_never() -> None:
    rows = [HEAD, ANN, [None, "0018", "本", None, None], [None, "0019", "丙", None, None]]
    merges = ((1, 0, 3, 0), (1, 3, 2, 3), (1, 4, 3, 4))
    found = table(rows, RULES, merges=merges)
    assert list(found.cells[0]) == ["一部", "一部", "一部"]
    assert list(found.cells[3]) == ["甲", "甲", None]
    assert list(found.cells[4]) == [3, None, None]


def test_merged_cells_below_the_last_row_hold_nothing() -> None:
    found = table([HEAD, ANN, BEN], RULES, merges=((2, 0, 4, 0), (3, 0, 5, 0), (20, 1, 22, 3)))
    assert list(found.cells[0]) == [ANN[0], BEN[0]]


def test_blanks_that_are_not_merged_stay_blank() -> None:
    assert list(table([HEAD, ANN, [None, "0018", "本", None, 4]], RULES).cells[0]) == ["一部", None]


def test_the_notice_names_the_rows() -> None:
    found = table([HEAD, ANN, ["小计"], BEN, ["小计"], ["总计"]], RULES)
    assert found.problems[0].params["rows"] == "3, 5-6"


@pytest.mark.parametrize(("numbers", "text"), [([], ""), ([5], "5"), ([2, 3, 4, 9, 11, 12], "2-4, 9, 11-12")])
def test_row_numbers_are_written_as_runs(numbers: list[int], text: str) -> None:
    assert row_list(numbers) == text


def test_of_very_many_row_numbers_the_first_ones_stand_for_all() -> None:
    # every other row from 2 to 200: 100 rows, the fiftieth of which is 100
    assert row_list(range(2, 201, 2)).endswith("96, 98, 100, ... (100)")


@pytest.mark.parametrize("text", ["合计", "客服部合计", "总 计：", "Average", "sub total"])
def test_words_of_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["合计算", "总计划", "张平均地", "Totalis", "0017", "审批中心", "单位1号", "注册处"])
def test_what_merely_begins_like_one(text: str) -> None:
    assert not is_total(text)
    assert not is_footer(text)
