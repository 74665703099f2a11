"""Reading rules R4 to R10: which worksheet, which row of headings, and what is no table at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from looking import ANN, BEN, CAT, HEAD, csv_file, look, xlsx_file

from stargrade.pipeline import Request, run
from stargrade.report import render


def test_r4_the_worksheet_that_fits_best_is_read_and_empty_ones_do_not_matter(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, {"说明": [["填表说明"]], "10月": [HEAD, ANN], "Sheet2": [], "Sheet3": []})
    assert look(path).keys == ("0017",)


def test_r4_two_worksheets_that_fit_alike_are_asked_for(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, {"9月": [HEAD, ANN], "10月": [HEAD, BEN]})
    seen = look(path)
    assert (seen.exit_code, [code for code, _ in seen.errors]) == (2, ["SG202"])
    assert look(path, sheet_name="10月").keys == ("0018",)


def test_r4_a_hidden_worksheet_is_never_picked_silently(tmp_path: Path) -> None:
    beside = xlsx_file(tmp_path, {"10月": [HEAD, ANN], "旧表": [HEAD, BEN]}, hidden=["旧表"])
    assert look(beside).keys == ("0017",)
    alone = xlsx_file(tmp_path, {"封面": [["考核表"]], "旧表": [HEAD, BEN]}, hidden=["旧表"])
    assert look(alone).errors == [("SG203", None)]
    assert look(alone, sheet_name="旧表").keys == ("0018",)


def test_r5_titles_above_the_headings_are_stepped_over(tmp_path: Path) -> None:
    titles: list[list[Any]] = [["收费客服考核表"], [], ["单位：元", None, None, "制表日期", "2026/11/3"]]
    seen = look(csv_file(tmp_path, [*titles, HEAD, ANN, BEN]))
    assert (seen.keys, seen.errors) == (("0017", "0018"), [])


def test_r5_a_row_of_people_is_no_row_of_headings(tmp_path: Path) -> None:
    # 部门 and 工号 stand in a title too, but the real headings name more columns
    seen = look(csv_file(tmp_path, [["部门", "工号", 5, 6], HEAD, ANN]))
    assert seen.keys == ("0017",)


def test_r6_headings_in_two_rows_are_joined(tmp_path: Path) -> None:
    upper = ["工号", "姓名", "部门", "考核", None, "绩效工资"]
    lower = [None, None, None, "收缴率", "投诉", None]
    path = xlsx_file(tmp_path, [upper, lower, ANN], merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"])
    seen = look(path)
    assert (seen.keys, seen.values("complaints")) == (("0017",), [0])


def test_r6_a_heading_under_somebody_elses_is_not_the_own_one(tmp_path: Path) -> None:
    upper = [*HEAD, "上月", None]
    lower = [None, None, None, None, None, None, "投诉", "收缴率"]
    seen = look(xlsx_file(tmp_path, [upper, lower, [*ANN, 9, "1%"]], merges=["G1:H1"]))
    assert (seen.values("complaints"), [str(rate) for rate in seen.values("collection_rate")]) == ([0], ["19/20"])


def test_r7_a_table_may_start_in_column_c_and_cells_keep_their_addresses(tmp_path: Path) -> None:
    rows = [[], [None, None, *HEAD], [None, None, *ANN], [None, None, *BEN[:4], "两次", 1500]]
    seen = look(xlsx_file(tmp_path, rows))
    assert seen.errors == [("SG224", "G4")]  # 投诉 is the fifth heading from C


def test_r8_a_sheet_without_headings_is_refused_with_its_first_row(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [ANN, BEN, CAT]))
    assert (seen.exit_code, seen.errors) == (1, [("SG205", None)])
    assert "0017 | 安 | 一部" in seen.said("SG205")


def test_r9_a_form_for_one_person_is_no_table(tmp_path: Path) -> None:
    form = [["绩效考核表"], ["姓名：", "安", "工号：", "0017"], ["部门：", "一部", "投诉：", 0], ["收缴率：", "95%"]]
    assert look(csv_file(tmp_path, form)).errors == [("SG207", None)]


def test_r9_headings_that_end_in_colons_are_a_table(tmp_path: Path) -> None:
    assert look(csv_file(tmp_path, [[f"{text}：" for text in HEAD], ANN])).keys == ("0017",)


@pytest.mark.parametrize(
    "months",
    [
        ["1月", "2月", "3月", "4月"],
        ["2026年1月", "2026年2月", "2026年3月"],
        ["一月", "二月", "三月"],
        ["2026-01", "2026-02", "2026-03"],
        ["Jan", "Feb", "Mar"],
    ],
)
def test_r10_months_as_columns_are_refused_with_a_hint(tmp_path: Path, months: list[str]) -> None:
    wide = [["工号", "姓名", "口径", *months], ["0017", "安", "目标", *[100] * len(months)]]
    assert look(csv_file(tmp_path, wide)).errors == [("SG206", "1")]


def test_r10_further_columns_named_like_months_are_carried_where_all_others_stand(tmp_path: Path) -> None:
    assert look(csv_file(tmp_path, [[*HEAD, "7月", "8月", "9月"], [*ANN, 1, 2, 3]])).keys == ("0017",)


def test_r5_the_result_says_in_which_row_the_headings_were_found(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["收费客服考核表"], [], HEAD, ANN])
    out = tmp_path / "out.xlsx"
    out.write_bytes(render(run(Request(path, "property-fees")), "xlsx"))
    lines = dict(row[:2] for row in openpyxl.load_workbook(out)["Provenance"].iter_rows(values_only=True))
    assert lines["Headings in row"] == "3"
