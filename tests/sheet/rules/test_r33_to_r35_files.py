"""Reading rules R33 to R35: how cells are parted in a text, how csv is written, and texts that look like formulas."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from looking import ANN, BEN, HEAD, as_csv, csv_file, look

from stargrade.pipeline import Request, run
from stargrade.report import Format, render


def text_file(folder: Path, text: str) -> Path:
    path = folder / "scores.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("parted", [",", "\t", ";", "|"])
def test_r33_the_sign_between_the_cells_is_found(tmp_path: Path, parted: str) -> None:
    people = [ANN, [*BEN[:5], "1,500.00"]]
    seen = look(text_file(tmp_path, as_csv([["收费客服考核表"], HEAD, *people], parted)))
    assert (seen.keys, seen.values("performance_pay")) == (("0017", "0018"), [1000, 1500])


def test_r33_a_line_break_inside_quotes_starts_no_new_row(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [[*HEAD, "备注"], [*ANN, "第一行\n第二行"], [*BEN[:4], "两次", 1, "x"]]))
    assert seen.errors == [("SG224", "E3")]


def test_r33_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    text = as_csv([HEAD, ANN]) + "0018,本,一部,110%,2,1,500\r\n"  # a thousands separator without quotes
    seen = look(text_file(tmp_path, text))
    assert (seen.keys, seen.errors) == (("0017",), [("SG118", "3")])


def test_r33_quotes_that_do_not_match_are_refused_with_their_line(tmp_path: Path) -> None:
    seen = look(text_file(tmp_path, as_csv([HEAD, ANN]) + '0018,"本,一部,110%,2,1500\r\n'))
    assert (seen.exit_code, seen.errors) == (3, [("SG113", None)])


def graded(folder: Path, kind: Format) -> bytes:
    """The result of a sheet in which a name looks like a formula."""
    names = ["=安", "+86张三", "-李四", "@家", "\t本", "＝采", "张三"]
    rows = [[f"00{at}", name, *ANN[2:]] for at, name in enumerate(names)]
    return render(run(Request(csv_file(folder, [HEAD, *rows]), "property-fees", period="2026-10")), kind)


def test_r34_csv_begins_with_the_mark_that_excel_needs_for_chinese(tmp_path: Path) -> None:
    data = graded(tmp_path, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert "工号" in data.decode("utf-8-sig").splitlines()[0]


def test_r35_in_csv_a_text_like_a_formula_gets_an_apostrophe(tmp_path: Path) -> None:
    names = [line.split(",")[1] for line in graded(tmp_path, "csv").decode("utf-8-sig").splitlines()[1:]]
    assert names == ["'=安", "'+86张三", "'-李四", "'@家", "'\t本", "'＝采", "张三"]


def test_r35_in_a_workbook_it_is_a_text_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(graded(tmp_path, "xlsx"))
    cells = [row[1] for row in openpyxl.load_workbook(path)["Results"].iter_rows(min_row=2, max_row=8)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == "=安"


def test_r35_texts_like_formulas_are_counted_in_one_notice(tmp_path: Path) -> None:
    assert b"SG161" in graded(tmp_path, "json")
