"""The workbook, cell by cell against a listing that was read and approved by eye, and how it prints."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from outcomes import column, month

from stargrade.problems import Refusal
from stargrade.report import render
from stargrade.report.as_xlsx import MOST_ROWS
from stargrade.report.table import table
from stargrade.texts import Text

GOLDEN = Path(__file__).parent / "golden"


def opened(lang: str = "zh", **changes: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(month(lang, **changes), "xlsx")))  # type: ignore[arg-type]


def listing(book: Any) -> Iterator[str]:
    """Every filled cell: address, kind, value, number format, and the colour where it has one."""
    for sheet in book:
        yield f"== {sheet.title}"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            colour = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else ""
            shown = [cell.coordinate, cell.data_type, repr(cell.value), cell.number_format, colour]
            yield "  ".join(part for part in shown if part)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cell_is_as_approved(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stargrade.report.xlsx_provenance.tool_version", lambda: "0.0.0")
    approved = (GOLDEN / f"month.{lang}.xlsx.txt").read_text(encoding="utf-8").splitlines()
    assert list(listing(opened(lang))) == approved


def test_results_are_frozen_filtered_and_printable() -> None:
    results = opened()["Results"]
    assert results.freeze_panes == "C2"  # the heading, and the columns up to the name
    assert results.auto_filter.ref == "A1:R5"
    assert results.print_title_rows == "$1:$1"
    assert (results.page_setup.orientation, results.page_setup.paperSize) == ("landscape", 9)
    assert results.sheet_properties.pageSetUpPr.fitToPage
    assert results.page_setup.fitToWidth in (None, 1)  # one page is what the format takes where it says nothing
    assert results.page_setup.fitToHeight == 0


def test_a_table_too_wide_for_a_page_takes_two_with_the_names_on_both() -> None:
    sheet = month().sheet
    wide = column(*["注" * 30] * 5)  # 30 characters take 60 places; a column gets 40 of them at most
    many = replace(
        sheet,
        headings=(*sheet.headings, *[f"备注{at}" for at in range(8)]),
        letters=(*sheet.letters, *"STUVWXYZ"),
        cells=(*sheet.cells, *[wide] * 8),
        percent=(*sheet.percent, *[sheet.percent[0]] * 8),
    )
    results = opened(sheet=many)["Results"]
    assert results.page_setup.fitToWidth >= 2
    assert results.print_title_cols == "$A:$B"


def test_a_row_is_as_high_as_the_lines_of_its_reasons() -> None:
    sentence = Text("", "一" * 50)  # 100 places: two lines of a column that is 66 wide
    grading = replace(month().grading, reasons=((sentence,), (sentence, sentence), *month().grading.reasons[2:]))
    results = opened(grading=grading)["Results"]
    heights = [results.row_dimensions[row].height or 15 for row in (2, 3, 4)]
    assert heights == [30, 60, 15]  # two sentences take 202 places, four lines of 62


def test_a_long_heading_gets_the_lines_that_it_needs() -> None:
    sheet = month().sheet
    long = replace(sheet, headings=("max_monthly_anger", *sheet.headings[1:]))  # 17 signs in a column of 16
    assert opened(sheet=long)["Results"].row_dimensions[1].height == 30


def test_columns_are_wide_enough_for_chinese() -> None:
    table_ = month().sheet
    longest = "北京市朝阳区第一物业管理处客服中心"  # 17 characters take 34 places
    cells = (*table_.cells[:2], column(longest, "", None, None, None), *table_.cells[3:])
    results = opened(sheet=replace(table_, cells=cells))["Results"]
    assert results.column_dimensions["C"].width >= 34


def test_stars_have_colours_of_their_own() -> None:
    results = opened()["Results"]
    colours = [results.cell(row, 9).fill.fgColor.rgb for row in (2, 3, 5)]  # 5, 4 and 0 stars
    assert len(set(colours)) == 3


def test_nothing_becomes_a_formula_or_a_link() -> None:
    risky = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "http://a.b", '=HYPERLINK("x")']
    sheet = month().sheet
    for text in risky:
        cells = (sheet.cells[0], column(*[text] * 5), *sheet.cells[2:])
        cell = opened(sheet=replace(sheet, cells=cells))["Results"]["B2"]
        assert (cell.data_type, cell.value.replace("_x000D_", "\r"), cell.hyperlink) == ("s", text, None)


def test_the_summary_has_a_chart_of_the_stars() -> None:
    summary = opened()["Summary"]
    (chart,) = summary._charts
    series = chart.series[0]
    assert series.val.numRef.f == "Summary!$B$9:$B$11"
    assert [summary[f"B{row}"].value for row in (9, 10, 11)] == [1, 1, 1]


def test_a_long_rule_gets_a_row_that_shows_all_of_it() -> None:
    sheet = opened(rules=("一" * 100, "短"))["Provenance"]
    # 100 characters take 200 places: two lines of the 110 that the two columns have
    assert sheet.row_dimensions[26].height == 30
    assert sheet.row_dimensions[27].height in (None, 15)  # one line is the usual height


def test_without_rejected_rows_there_is_no_problem_sheet() -> None:
    assert opened(rejected=()).sheetnames == ["Results", "Summary", "Provenance"]


def test_more_rows_than_a_worksheet_holds_name_the_other_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stargrade.report.as_xlsx.MOST_ROWS", 4)  # four people and the heading are five rows
    with pytest.raises(Refusal) as caught:
        render(month(), "xlsx")
    assert (caught.value.problems[0].code, caught.value.exit_code) == ("SG032", 2)
    assert MOST_ROWS == 1_048_576
    mend = caught.value.problems[0].entry.mend
    assert all(name in mend.to(lang) for name in ("csv", "parquet") for lang in ("en", "zh"))


def test_columns_stand_as_the_contract_says() -> None:
    assert [column_.id for column_ in table(month())] == [
        *["工号", "姓名", "班组", "完成率", "入职", "star"],
        *["late_points", "score", "stargrade_star", "tier", "rank", "award", "leave_days"],
        *["bonus", "deduction", "net", "flags", "reasons"],
    ]
