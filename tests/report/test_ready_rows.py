"""Rows handed to XlsxWriter ready-made come back as they were given, by two other libraries."""

from __future__ import annotations

import io
from datetime import date

import numpy as np
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from stargrade.numbers.coded import coded
from stargrade.problems import Refusal
from stargrade.report.workbook import new_workbook
from stargrade.report.xlsx_rows import LONGEST, RowsSheet

TEXTS = [
    "007",
    " 前后有空格 ",
    "两\n行",
    "=1+1",
    "a&b<c>\"d'",
    "<r>",
    "<r></r>",
    "<r><t>x</t></r>",
    "<r>&oops;</r>",
    "𠮷",
]


def workbook(texts: list[str], numbers: list[float], heights: list[int] | None = None) -> bytes:
    out = io.BytesIO()
    book = new_workbook(out, "t")
    look = book.add_format({"num_format": "0.00"})
    sheet = book.add_worksheet("Results", RowsSheet)
    sheet.write_string(0, 0, "heading")
    sheet.put_rows(
        1,
        [coded(sheet.texts(texts, look)), coded(sheet.numbers(numbers, look)),
         coded([sheet.answer(True, look) for _ in texts]),
         coded([sheet.moment(date(2026, 10, 31), look) for _ in texts])],
        np.array(heights or [0] * len(texts)),
    )  # fmt: skip
    book.close()
    return out.getvalue()


def test_every_text_comes_back() -> None:
    data = workbook([*TEXTS, ""], [float(at) for at in range(len(TEXTS) + 1)])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["heading", *TEXTS, ""]
    assert [row[1:3] for row in rows[1:]] == [[float(at), True] for at in range(len(TEXTS) + 1)]


def test_formats_heights_and_kinds_are_those_given() -> None:
    sheet = load_workbook(io.BytesIO(workbook(["a", "=b"], [1.5, -2.0], [30, 0])))["Results"]
    assert sheet.dimensions == "A1:D3"
    assert [(cell.value, cell.data_type, cell.number_format) for cell in sheet[3]][:3] == [
        ("=b", "s", "0.00"), (-2, "n", "0.00"), (True, "b", "0.00"),
    ]  # fmt: skip
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (30, None)
    assert sheet["D2"].value == 46326  # days from 30 December 1899 to 31 October 2026, the format being no date's


def test_rows_beyond_one_helping_stand_where_they_belong() -> None:
    many = 9000
    sheet = load_workbook(io.BytesIO(workbook([str(at) for at in range(many)], [float(at) for at in range(many)])))
    rows = list(sheet["Results"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert rows == [(str(at), at) for at in range(many)]


@pytest.mark.parametrize("text", ["a" * LONGEST + "b", "𠮷" * (LONGEST // 2 + 1)])
def test_a_text_that_no_cell_can_hold_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        workbook([text], [0.0])
    assert [problem.code for problem in refused.value.problems] == ["SG036"]


def test_the_longest_text_that_a_cell_holds_is_written() -> None:
    sheet = load_workbook(io.BytesIO(workbook(["a" * LONGEST], [0.0])))["Results"]
    assert len(sheet["A2"].value) == LONGEST
