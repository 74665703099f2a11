"""Workbooks that nobody here made, marked all over: they read as before, and every mark is there."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest

from stargrade.annotate import Source, marked_copy
from stargrade.annotate.marks import Mark
from stargrade.problems import Place, Problem, Refusal
from stargrade.sheet.model import Grid
from stargrade.sheet.open import read_book

MESSY = Path(__file__).parents[3] / "shared" / "messy"
SPOTS = [(row, letter) for row in (1, 2, 7, 40) for letter in "ABZ"]


def filled(grid: Grid) -> dict[tuple[int, int], str]:
    """The cells that hold something, by their places."""
    return {
        (row, column): repr(cell)
        for row, cells in enumerate(grid.rows)
        for column, cell in enumerate(cells)
        if cell is not None
    }


@pytest.mark.skipif(not MESSY.is_dir(), reason="the files are not here")
@pytest.mark.parametrize("name", sorted(path.name for path in MESSY.glob("*.xls[xm]")))
def test_a_marked_copy_reads_as_before(name: str, tmp_path: Path) -> None:
    path, copy = MESSY / name, tmp_path / name
    try:
        book = read_book(path)
    except Refusal:
        pytest.skip("cannot be read at all")
    places = [Place(str(path), grid.name, row, letter) for grid in book.grids for row, letter in SPOTS]
    marks = [Mark(Problem("SG220", place, {"column": "x", "value": "y"}), place) for place in places]
    copy.write_bytes(marked_copy(Source(path, book.sha256), copy, marks, "en").data)
    again = read_book(copy)
    assert list(map(filled, again.grids[:-1])) == list(map(filled, book.grids))
    assert [grid.merges for grid in again.grids[:-1]] == [grid.merges for grid in book.grids]
    if name != "strict_ooxml.xlsx":  # openpyxl finds no comments in strict workbooks
        with warnings.catch_warnings(action="ignore"):
            opened = openpyxl.load_workbook(copy)
        cells = [cell for sheet in opened.worksheets for row in sheet.iter_rows() for cell in row]
        merged = sum(len(grid.merges) for grid in book.grids) > 0  # of merged cells only the first can show a mark
        assert merged or sum(cell.comment is not None for cell in cells) == len(marks)
