"""Rows put together from columns hold each cell at its own address, whichever of their neighbours are blank."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as Xml

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.numbers.coded import coded
from stargrade.report import xlsx_rows
from stargrade.report.workbook import new_workbook
from stargrade.report.xlsx_laid import lay_out, rows_text
from stargrade.report.xlsx_rows import RowsSheet


def cell(mark: int) -> str:
    return f'" s="1"><v>{mark}</v></c>'


def expected(columns: list[list[int | None]], heights: list[int], first: int) -> list[object]:
    """Row by row: the number and height of the row, and of each cell that is not blank the address and the mark."""
    return [
        (
            str(first + at + 1),
            str(high) if high else None,
            [
                (f"{letter}{first + at + 1}", str(marks[at]))
                for letter, marks in zip("ABCDE", columns, strict=False)
                if marks[at] is not None
            ],
        )
        for at, high in enumerate(heights)
    ]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[int | None]], list[int]]:
    rows = draw(st.integers(1, 12))
    marks = st.one_of(st.just(7), st.integers(0, 3), st.one_of(st.none(), st.integers(0, 2)))
    column = st.lists(marks, min_size=rows, max_size=rows)
    columns = draw(st.lists(column, min_size=1, max_size=5))
    return columns, draw(st.lists(st.sampled_from([0, 0, 30, 45]), min_size=rows, max_size=rows))


@given(tables(), st.integers(1, 9), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_each_cell_stands_at_its_address(
    table: tuple[list[list[int | None]], list[int]], first: int, at_once: int
) -> None:
    columns, heights = table
    cells = [coded([None if mark is None else cell(mark) for mark in marks]) for marks in columns]
    laid = lay_out(cells, np.array(heights))
    text = "".join(
        rows_text(laid, first, range(start, min(start + at_once, len(heights))))
        for start in range(0, len(heights), at_once)
    )
    seen = [
        (row.get("r"), row.get("ht"), [(c.get("r"), c.findtext("v")) for c in row])
        for row in Xml.fromstring(f"<sheet>{text}</sheet>")
    ]
    assert seen == expected(columns, heights, first)


def test_an_empty_text_is_no_cell_either() -> None:
    laid = lay_out([coded(["", cell(1)]), coded([cell(2), ""])], np.array([0, 0]))
    assert rows_text(laid, 1, range(2)) == (
        '<row r="2"><c r="B2" s="1"><v>2</v></c></row><row r="3"><c r="A3" s="1"><v>1</v></c></row>'
    )


def test_rows_made_in_many_helpings_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> bytes:
        out = BytesIO()
        book = new_workbook(out, "t")
        sheet = book.add_worksheet("Results", RowsSheet)
        values = sheet.numbers([at * at for at in range(500)], book.add_format())
        sheet.put_rows(1, [coded(values)], np.zeros(500, dtype=np.int64))
        book.close()
        return out.getvalue()

    at_once = written()
    monkeypatch.setattr(xlsx_rows, "_AT_ONCE", 7)
    assert written() == at_once
