"""Reading rule R16: rows of totals and signatures are no people, and a total is a check on its column.

The sums are worked out by hand: of Ann, Ben and Cat the complaints are 0 + 2 + 1 = 3, the pay is
1000 + 1500 + 1800 = 4300; of the first team alone 2 and 2500.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from looking import ANN, BEN, CAT, HEAD, csv_file, look, xlsx_file


def total(words: str, complaints: Any, pay: Any, rate: Any = None) -> list[Any]:
    return [words, None, None, rate, complaints, pay]


def disagreements(path: Path) -> list[tuple[str | None, object, object]]:
    """The cell, the figure stated and the sum, of each total that is not one."""
    problems = [problem for problem in look(path).problems if problem.code == "SG250"]
    return [(problem.place.cell, problem.params["stated"], problem.params["sum"]) for problem in problems]


@pytest.mark.parametrize(
    "row",
    [
        total("合计", 3, 4300),
        total("总 计：", 3, 4300),
        [None, "共计(3人)", None, "97.67%", 3, 4300],
        [None, None, "Total", None, "3", "4,300.00"],
        total("合计", "3次", "￥4300元"),
        total("合计", None, None),
        total("平均", 1, 1433.33),
        total("平均值", 7, 7),
    ],
)
def test_r16_a_total_that_agrees_or_is_none_is_left_out_in_silence(tmp_path: Path, row: list[Any]) -> None:
    path = csv_file(tmp_path, [HEAD, ANN, BEN, CAT, row])
    seen = look(path)
    assert (seen.keys, seen.errors) == (("0017", "0018", "0019"), [])
    assert (disagreements(path), seen.repairs("SG211")) == ([], [(None, [5])])


def test_r16_a_total_that_is_not_the_sum_is_said_with_cell_and_both_figures(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [HEAD, ANN, BEN, CAT, total("合计", 4, "4300.01")])
    assert look(path).exit_code == 0  # a warning: the people are graded all the same
    assert disagreements(path) == [("E5", "4", "3"), ("F5", "4300.01", "4300")]


def test_r16_the_sum_is_exact(tmp_path: Path) -> None:
    # 0.1 + 0.2 + 0.3 is 0.6, though floats make 0.6000000000000001 of it
    people = [[*row[:5], pay] for row, pay in ((ANN, "0.10"), (BEN, "0.20"), (CAT, "0.30"))]
    assert disagreements(csv_file(tmp_path, [HEAD, *people, total("合计", 3, "0.6")])) == []
    workbook = xlsx_file(tmp_path, [HEAD, *([*row[:5], float(row[5])] for row in people), total("合计", 3, 0.1 + 0.5)])
    assert disagreements(workbook) == []


def test_r16_subtotals_sum_up_their_part_and_the_total_everything(tmp_path: Path) -> None:
    rows = [HEAD, ANN, BEN, total("一部小计", 2, 2500), CAT, total("二部小计", 1, 1800), total("合计", 3, 4300)]
    assert disagreements(csv_file(tmp_path, rows)) == []
    rows[3] = total("一部小计", 3, 2500)
    assert disagreements(csv_file(tmp_path, rows)) == []  # 3 is a sum too, that of all rows: not clearly wrong
    rows[3] = total("一部小计", 5, 2500)
    assert disagreements(csv_file(tmp_path, rows)) == [("E4", "5", "2")]


def test_r16_a_total_may_stand_above_the_people(tmp_path: Path) -> None:
    assert disagreements(csv_file(tmp_path, [HEAD, total("合计", 3, 4300), ANN, BEN, CAT])) == []
    assert disagreements(csv_file(tmp_path, [HEAD, total("合计", 9, 4300), ANN, BEN, CAT])) == [("E2", "9", "3")]


def test_r16_blanks_add_nothing_and_a_dash_is_a_zero(tmp_path: Path) -> None:
    people = [[*ANN[:4], "-", 1000], [*BEN[:4], 2, 1500]]
    assert disagreements(csv_file(tmp_path, [HEAD, *people, total("合计", 2, 2500)])) == []
    assert disagreements(csv_file(tmp_path, [HEAD, *people, total("合计", "-", 2500)])) == [("E4", "0", "2")]


def test_r16_a_row_that_is_left_out_twice_shows_in_the_total(tmp_path: Path) -> None:
    # the sheet counts Ben twice, the reading once: 2 + 2 = 4 and 1000 + 1500 + 1500 = 4000
    assert disagreements(csv_file(tmp_path, [HEAD, ANN, BEN, BEN, total("合计", 4, 4000)])) == [
        ("E5", "4", "2"),
        ("F5", "4000", "2500"),
    ]


def test_r16_a_column_with_a_cell_that_cannot_be_read_is_not_summed(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [HEAD, ANN, [*BEN[:4], "两次", 1500], total("合计", 2, 2500)])
    assert (look(path).errors, disagreements(path)) == ([("SG224", "E3")], [])


@pytest.mark.parametrize(
    "line",
    [
        *("制表人：王五", "审核：", "注：以上数据截至10月31日", "打印日期：2026-11-01"),
        *("部门负责人签字：", "总经理（签章）：", "主管：张三", "统计人：王五", "填报单位：某公司"),
    ],
)
def test_r16_signatures_and_notes_are_no_people(tmp_path: Path, line: str) -> None:
    seen = look(csv_file(tmp_path, [HEAD, ANN, BEN, [line]]))
    assert (seen.keys, seen.errors, seen.repairs("SG211")) == (("0017", "0018"), [], [(None, [4])])


def test_r16_a_total_for_a_name_beside_a_sound_id_is_a_person_with_a_warning(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [HEAD, ANN, ["0020", "合计", "一部", "95%", 0, 1000]]))
    assert (seen.keys, "SG215" in seen.notices) == (("0017", "0020"), True)


def test_r16_a_person_without_an_id_is_a_problem_and_not_left_out(tmp_path: Path) -> None:
    assert look(csv_file(tmp_path, [HEAD, ANN, [None, *BEN[1:]]])).errors == [("SG220", "A3")]


def test_r16_a_remark_about_a_total_leaves_nobody_out(tmp_path: Path) -> None:
    rows = [[*HEAD, "备注"], [*ANN, ""], [None, *BEN[1:], "扣款合计"], ["合计", None, None, None, 2, 2500, "以上合计"]]
    seen = look(csv_file(tmp_path, rows))
    assert (seen.errors, seen.repairs("SG211")) == ([("SG220", "A3")], [(None, [4])])
