"""Json, csv and parquet: shapes by the contract, figures by hand, and all formats cell for cell alike."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from outcomes import column, month, sheet

from stargrade.numbers.columns import Numbers, flags, numbers, words
from stargrade.report import FORMATS, render
from stargrade.report.as_csv import harmless
from stargrade.report.as_json import document
from stargrade.report.figures import each, ranks, texts, total
from stargrade.report.notices import private_columns
from stargrade.report.raw import text_of
from stargrade.sheet.model import BadCell


def csv_rows(outcome: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(outcome, "csv").decode("utf-8-sig"))))


def parquet_rows(outcome: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(render(outcome, "parquet"))).to_pylist()
    return rows


def carrying(name: str, *cells: Any, percent: bool = False) -> Any:
    """The month with other cells in its column `star`, which no scheme reads."""
    made = month().sheet
    at = made.headings.index("star")
    marks = np.full(5, percent)
    return month(
        sheet=replace(
            made,
            headings=(*made.headings[:at], name, *made.headings[at + 1 :]),
            cells=(*made.cells[:at], column(*cells), *made.cells[at + 1 :]),
            percent=(*made.percent[:at], marks, *made.percent[at + 1 :]),
        )
    )


def test_the_json_document_is_the_contract() -> None:
    outcome = month("en")
    made = json.loads(render(outcome, "json"))
    assert list(made) == [
        "format", "stargrade", "scheme", "period", "input", "summary", "rows", "rejected", "notices",
    ]  # fmt: skip
    assert made["format"] == "stargrade.run.v1"
    assert made["scheme"] == {"id": "front-office", "version": "3", "sha256": "cd" * 32}
    assert made["input"] == [{"file": "scores.xlsx", "sheet": "10月", "sha256": "ab" * 32}]
    # by hand: 1500 + 0.1; 1500 + 0.1 - 1234.56; 3 rated + 1 not rated + 1 rejected
    assert made["summary"] == {
        "rows": 5, "rated": 3, "not_rated": 1, "rejected": 1, "stars": {"5": 1, "4": 1, "0": 1},
        "bonus": 1500.1, "deduction": 1234.56, "net": 265.54,
    }  # fmt: skip
    assert made["rows"][0] == {
        "key": "0017", "row": 3, "name": "张三", "rated": True, "items": {"late": 5}, "score": 91.25, "star": 5,
        "tier": "B5", "rank": 1, "award": "service-star", "bonus": 1500, "deduction": 0, "net": 1500,
        "flags": [], "reasons": ["met"], "leave_days": 2,
    }  # fmt: skip
    assert list(made["rows"][0]) == list(made["rows"][3])
    assert document(outcome) == made


def test_an_item_of_others_is_left_out_and_one_that_cannot_be_computed_is_null() -> None:
    rows = document(month())["rows"]
    assert [row["items"] for row in rows] == [{"late": 5}, {"late": 4.5}, {}, {"late": None}]


def test_rejected_rows_carry_their_problems_and_a_row_problem_has_no_cell() -> None:
    (rejected,) = document(month())["rejected"]
    assert (rejected["row"], rejected["key"]) == (5, "0019")
    assert [(problem["code"], problem["cell"]) for problem in rejected["problems"]] == [
        ("SG153", "D5"),
        ("SG153", None),
    ]


def test_numbers_in_json_have_just_their_decimals() -> None:
    text = render(month(), "json").decode("utf-8")
    assert '"bonus": 1500,' in text
    assert '"score": 91.25,' in text
    assert '"bonus": 0.1,' in text


def test_csv_shows_chinese_in_excel_and_ends_its_lines_alike() -> None:
    data = render(month(), "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 5


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_starts_like_a_formula_gets_an_apostrophe_in_csv(start: str) -> None:
    rows = csv_rows(carrying("备注", f"{start}x", "a", "b", "c", None))
    assert [row["备注"] for row in rows] == [f"'{start}x", "a", "c", ""]


def test_numbers_keep_their_minus_signs_and_what_hides_among_them_does_not() -> None:
    rows = csv_rows(carrying("余额", -5, "-1,200.5", "x", "-3%", "－７"))
    assert [row["余额"] for row in rows] == ["-5", "-1,200.5", "-3%", "－７"]
    made = month().sheet
    cells = (*made.cells[:3], column(0.5, "-2+cmd|x", "x", "-0.5", "-"), *made.cells[4:])
    rows = csv_rows(month(sheet=replace(made, cells=cells)))  # 完成率 is a number column of the scheme
    assert [row["完成率"] for row in rows] == ["50%", "'-2+cmd|x", "-0.5", "-"]


def test_headings_that_look_like_formulas_are_harmless_too() -> None:
    assert "'=x" in csv_rows(carrying("=x", 1, 2, 3, 4, 5))[0]


def test_an_added_heading_that_the_input_has_gets_the_name_of_the_tool_before_it() -> None:
    assert list(csv_rows(month())[0])[5:9] == ["star", "late_points", "score", "stargrade_star"]
    twice = month().sheet
    own = replace(twice, headings=(*twice.headings[:4], "stargrade_star", "star"))
    assert list(csv_rows(month(sheet=own))[0])[8] == "stargrade_stargrade_star"
    book = openpyxl.load_workbook(io.BytesIO(render(carrying("星级", 1, 2, 3, 4, 5), "xlsx")))
    assert [cell.value for cell in book["Results"][1]][8] == "stargrade_星级"


def test_cells_are_carried_as_a_person_saw_them() -> None:
    # 15 significant digits, as a spreadsheet shows them: 1.0999999999999999 is 1.1
    assert [text_of(cell) for cell in (1.0999999999999999, 17.0, 0.1 + 0.2, True, None, BadCell("error", "#N/A"))] == [
        "1.1", "17", "0.3", "yes", "", "#N/A",
    ]  # fmt: skip
    assert text_of(0.955, percent=True) == "95.5%"
    assert text_of(float("nan")) == ""


@given(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**18), 10**18)))
@example(-0.0)
@example(1e15)
@example(1e-5)
@example(0.0001)
@example(-1e22)
def test_a_number_is_shown_with_every_digit_that_excel_keeps(cell: float) -> None:
    shown = text_of(cell)
    kept = Decimal(cell) if isinstance(cell, int) else Decimal(f"{cell:.15g}")
    assert Fraction(shown) == Fraction(kept)
    assert re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", shown)
    assert shown != "-0"


def test_parquet_keeps_types_and_lists() -> None:
    row = parquet_rows(month("en"))[3]
    assert row["flags"] == ["review", "tie"]
    assert (row["stargrade_star"], row["score"], row["late_points"], row["tier"]) == (0, 5.0, None, None)
    assert (row["工号"], row["姓名"], row["完成率"]) == ("0021", "NA", 0.1)
    assert row["入职"] == "#DIV/0!"  # dates and texts mixed: every cell as text
    assert parquet_rows(carrying("数", 1, 2, 3, 4, None))[1]["数"] == 2
    assert parquet_rows(carrying("数", 1, 2, 3, 4, 10**17))[3]["数"] == "100000000000000000"


def test_parquet_headings_are_unlike() -> None:
    assert "工号_2" in parquet_rows(carrying("工号", 1, 2, 3, 4, 5))[0]
    assert "column" in parquet_rows(carrying("", 1, 2, 3, 4, 5))[0]


def test_all_formats_agree_cell_for_cell() -> None:
    outcome = month("en")
    by_json = document(outcome)["rows"]
    by_parquet, by_csv = parquet_rows(outcome), csv_rows(outcome)
    book = openpyxl.load_workbook(io.BytesIO(render(outcome, "xlsx")))["Results"]
    head, *cells = book.iter_rows(values_only=True)
    by_xlsx = [dict(zip(head, row, strict=True)) for row in cells]
    titles = {
        "late_points": "late points", "score": "Score", "stargrade_star": "Star", "rank": "Rank",
        "leave_days": "Leave days", "bonus": "Bonus", "deduction": "Deduction", "net": "Net",
    }  # fmt: skip
    for at, expected in enumerate(by_json):
        figures = {**expected, "late_points": expected["items"].get("late"), "stargrade_star": expected["star"]}
        for name, title in titles.items():
            value = figures[name]
            assert by_parquet[at][name] == value
            assert by_xlsx[at][title] == value
            assert by_csv[at][name] == ("" if value is None else str(value))
        for name in ("tier", "award"):
            assert by_parquet[at][name] == expected[name]
            assert by_csv[at][name] == (expected[name] or "")
        for name in ("flags", "reasons"):
            assert by_parquet[at][name] == expected[name]
            assert by_csv[at][name] == "; ".join(expected[name])


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_run_gives_the_same_bytes(kind: Any) -> None:
    assert render(month(), kind) == render(month(), kind)


def test_further_fields_may_be_answers_and_words() -> None:
    grading = replace(month().grading, fields={"leave_days": flags([True, False, None, None])})
    outcome = month(grading=grading)
    assert [row["leave_days"] for row in document(outcome)["rows"]] == [True, False, None, None]
    assert [row["leave_days"] for row in csv_rows(outcome)] == ["yes", "no", "", ""]
    assert [row["leave_days"] for row in parquet_rows(outcome)] == [True, False, None, None]
    graded = month(grading=replace(grading, fields={"leave_days": words(["A05", None, None, "A06"])}))
    assert [row["leave_days"] for row in csv_rows(graded)] == ["A05", "", "", "A06"]


def test_a_figure_without_an_end_is_written_alike_everywhere() -> None:
    outcome = month(grading=replace(month().grading, fields={"leave_days": numbers([Fraction(1, 3), 0, None, 2])}))
    assert document(outcome)["rows"][0]["leave_days"] == 0.333333
    assert csv_rows(outcome)[0]["leave_days"] == "0.333333"
    assert parquet_rows(outcome)[0]["leave_days"] == 0.333333


def test_columns_of_private_numbers_are_named_once() -> None:
    seen = sheet(
        {
            "工号": ["1", "2", "3"],
            "身份证": ["11010519491231002X", "440308199901010012", None],
            "电话": [13800138000.0, "138-0013-8001", "无"],
            "卡号": ["6222 0210 0111 6245 702", "6222020200018888889", "6217000010001234567"],
            "金额": [13, 14, 15],
        },
        {"employee_id": 0},
    )
    (notice,) = private_columns(seen)
    assert (notice.code, notice.params["columns"]) == ("SG160", ["身份证", "电话", "卡号"])
    assert private_columns(month().sheet) == ()


@given(st.lists(st.one_of(st.none(), st.fractions(max_denominator=1000)), max_size=30))
def test_columns_of_figures_are_written_row_by_row(values: list[Fraction | None]) -> None:
    made = numbers(values)
    assert each(made, float).values() == [None if v is None else each(numbers([v]), float)[0] for v in values]
    assert total(made) == sum((v for v in values if v is not None), Fraction(0))
    placed = ranks(made).tolist()
    for one, place in zip(values, placed, strict=True):
        assert (place == 0) == (one is None)
        for other, beside in zip(values, placed, strict=True):
            if one is not None and other is not None:
                assert (one < other) == (place < beside)


@given(st.lists(st.decimals(min_value=-(10**9), max_value=10**9, places=4), max_size=20))
def test_decimals_come_back_from_their_texts(values: list[Any]) -> None:
    exact = [Fraction(value) for value in values]
    assert [Fraction(text) for text in texts(numbers(exact))] == exact


def test_figures_with_a_denominator_for_each_row_are_written() -> None:
    """As means over several periods are: 1/3 to six places, 6/4 = 1.5, and a blank."""
    column = Numbers(np.array([1, 6, 0]), np.array([3, 4, 1]), np.array([False, False, True]))
    assert list(texts(column).values()) == ["0.333333", "1.5", None]


@given(st.text(max_size=20))
def test_no_text_of_a_csv_starts_like_a_formula(text: str) -> None:
    assert harmless(text)[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert harmless(text).removeprefix("'") in (text, text.removeprefix("'"))
