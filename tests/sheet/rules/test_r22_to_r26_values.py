"""Reading rules R22 to R26: numbers as texts, percentages column by column, marks for nothing, errors, formulas.

What each cell means is worked out by hand from the rules.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from looking import ANN, BEN, CAT, HEAD, csv_file, look, xlsx_file


def one(folder: Path, **cells: Any) -> Any:
    """A sheet of Ann with some of her cells changed, by heading."""
    return look(csv_file(folder, [HEAD, [cells.get(text, cell) for text, cell in zip(HEAD, ANN, strict=True)]]))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1580", 1580),
        ("1,580.50", Fraction("1580.5")),
        ("￥1580", 1580),
        ("1580元", 1580),
        ("１５８０．５", Fraction("1580.5")),
        ("\u00a01580 ", 1580),
        ("RMB 1580", 1580),
    ],
)
def test_r22_an_amount_as_text(tmp_path: Path, cell: str, value: Any) -> None:
    assert one(tmp_path, 绩效工资=cell).values("performance_pay") == [value]


@pytest.mark.parametrize("cell", ["1,5", "1,23,4", "1580-", "1.5.8", "一千", "1580次", "1.58万", "(1580"])
def test_r22_what_is_no_amount(tmp_path: Path, cell: str) -> None:
    assert one(tmp_path, 绩效工资=cell).errors == [("SG224", "F2")]


def test_r22_what_was_left_out_of_a_text_is_counted(tmp_path: Path) -> None:
    assert one(tmp_path, 绩效工资="1,580元", 投诉="3次").repairs("SG246") == [("E", [2]), ("F", [2])]
    assert one(tmp_path, 绩效工资="1580.50", 投诉=" 3 ").repairs("SG246") == []


def rates(folder: Path, heading: str, *cells: Any, formats: dict[str, str] | None = None) -> Any:
    """A sheet of people with these rates, from D2 down."""
    head = [heading if text == "收缴率" else text for text in HEAD]
    rows = [[f"00{at}", f"甲{at}", "一部", cell, 0, 1000] for at, cell in enumerate(cells)]
    return look(xlsx_file(folder, [head, *rows], formats=formats))


def test_r23_a_text_with_a_percent_sign_says_itself_what_it_is(tmp_path: Path) -> None:
    seen = rates(tmp_path, "收缴率", "95%", "９５．５％", "110 %")
    assert seen.values("collection_rate") == [Fraction("0.95"), Fraction("0.955"), Fraction("1.1")]
    assert seen.repairs("SG244") == [("D", [2, 3, 4])]


@pytest.mark.parametrize("heading", ["收缴率", "收缴率(%)"])
def test_r23_a_cell_shown_as_a_percentage_is_a_fraction_already(tmp_path: Path, heading: str) -> None:
    seen = rates(tmp_path, heading, 0.95, 1.1, formats={"D2": "0%", "D3": "0.00%"})
    assert (seen.values("collection_rate"), seen.repairs("SG245")) == ([Fraction("0.95"), Fraction("1.1")], [])


def test_r23_under_a_heading_with_percent_numbers_above_one_and_a_half_are_percent(tmp_path: Path) -> None:
    seen = rates(tmp_path, "收缴率（％）", 95, 110.5)
    assert seen.values("collection_rate") == [Fraction("0.95"), Fraction("1.105")]
    assert (seen.errors, seen.repairs("SG245")) == ([], [("D", [2, 3])])


def test_r23_under_a_heading_with_percent_numbers_up_to_one_and_a_half_are_fractions(tmp_path: Path) -> None:
    seen = rates(tmp_path, "收缴率%", 0.95, 1.1)
    assert seen.values("collection_rate") == [Fraction("0.95"), Fraction("1.1")]
    assert "SG240" in seen.notices


def test_r23_a_mix_of_scales_is_an_error_of_the_odd_cells(tmp_path: Path) -> None:
    assert rates(tmp_path, "收缴率(%)", 95.5, 0.962, 88).errors == [("SG227", "D3")]
    assert rates(tmp_path, "收缴率", 0.955, 96.2, 0.88).errors == [("SG304", "D3")]


def test_r23_rates_above_150_percent_are_pointed_out_and_those_below_0_refused(tmp_path: Path) -> None:
    seen = rates(tmp_path, "收缴率", 1.5, 1.51, 4)
    assert (seen.errors, seen.said("SG252")) == ([], "收缴率: rates above 150 %: rows 3-4")
    assert rates(tmp_path, "收缴率", -0.1).errors == [("SG304", "D2")]


@pytest.mark.parametrize("mark", ["-", "--", "—", "——", "－", "/", "\\", "无", "暂无", "不适用", "N/A", "NA", "null"])
def test_r24_a_mark_for_nothing_is_zero_in_a_count_and_missing_in_money(tmp_path: Path, mark: str) -> None:
    seen = one(tmp_path, 投诉=mark)
    assert (seen.values("complaints"), seen.repairs("SG241")) == ([0], [("E", [2])])
    assert one(tmp_path, 绩效工资=mark).errors == [("SG221", "F2")]


@pytest.mark.parametrize("mark", ["未填", "待定"])
def test_r24_what_is_yet_to_be_entered_is_no_zero(tmp_path: Path, mark: str) -> None:
    assert one(tmp_path, 投诉=mark).errors == [("SG221", "E2")]


@pytest.mark.parametrize("blank", [None, "  ", "\u3000"])
def test_r24_a_blank_is_never_zero_unless_the_scheme_says_so(tmp_path: Path, blank: str | None) -> None:
    assert one(tmp_path, 投诉=blank).errors == [("SG220", "E2")]
    assert one(tmp_path, 收缴率=blank).errors == [("SG310", "2")]  # neither a rate nor both amounts


def test_r24_a_name_may_be_na_or_null(tmp_path: Path) -> None:
    assert one(tmp_path, 姓名="NA").values("name") == ["NA"]
    assert one(tmp_path, 姓名="无").values("name") == ["无"]


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_r25_an_error_cell_is_named_with_its_address(tmp_path: Path, error: str) -> None:
    path = tmp_path / "scores.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((HEAD, ANN, BEN)):
            sheet.write_row(at, 0, row)
        sheet.write_formula("F3", "=1/0", None, error)
    assert look(path).errors == [("SG222", "F3")]


def test_r25_an_error_in_a_text_file(tmp_path: Path) -> None:
    assert one(tmp_path, 绩效工资="#DIV/0!").errors == [("SG222", "F2")]


def test_r26_a_formula_that_was_never_calculated_is_named(tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    book = openpyxl.Workbook()  # which stores formulas without their results
    for row in (HEAD, ANN, [*BEN[:5], "=500*3"], CAT):
        book.active.append(row)
    book.save(path)
    seen = look(path)
    assert (seen.keys, seen.errors) == (("0017", "0019"), [("SG223", "F3")])
    assert "=500*3" in seen.said("SG223")


def test_r26_a_formula_with_its_result_is_that_result(tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((HEAD, ANN)):
            sheet.write_row(at, 0, row)
        sheet.write_formula("F2", "=500*3", None, 1500)
    assert look(path).values("performance_pay") == [1500]
