"""Spreadsheets that nobody here made: each becomes a book, or is refused with the right code."""

import datetime
import warnings
from pathlib import Path

import openpyxl
import pytest

from stargrade.problems import Refusal
from stargrade.sheet.model import BadCell
from stargrade.sheet.open import read_book

MESSY = Path(__file__).parents[3] / "shared" / "messy"
REFUSED = {
    "bad_crc.xlsx": "SG107",
    "corrupted.xlsx": "SG107",
    "ss_index_out_of_range.xlsx": "SG107",
    "duplicate_zip_member.xlsx": "SG115",
    "xmlbomb.xlsx": "SG114",
    "pass_protected.xlsx": "SG106",
    "password_rc4.xls": "SG106",
    "not_a_workbook_68_bytes.xls": "SG109",
    "panic_valid.xlsb": "SG110",
    "dos_51535_used_range.xls": "SG116",
}

pytestmark = pytest.mark.skipif(not MESSY.is_dir(), reason="the collection is not here")


def messy(name):
    return MESSY / name


def cells(grid):
    return {(r, c): cell for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell is not None}


@pytest.mark.parametrize("path", sorted(MESSY.glob("*.*")) if MESSY.is_dir() else [], ids=lambda path: path.name)
def test_a_book_or_a_refusal(path):
    try:
        book = read_book(path)
    except Refusal as refusal:
        assert [problem.code for problem in refusal.problems] == [REFUSED.get(path.name)]
    else:
        assert path.name not in REFUSED
        assert book.grids


@pytest.mark.parametrize("path", sorted(MESSY.glob("*.xls[xm]")) if MESSY.is_dir() else [], ids=lambda path: path.name)
def test_the_cells_are_those_that_openpyxl_reads(path):
    """Another reader, cell by cell; where it fails, or knows no value, there is nothing to compare."""
    if path.name in REFUSED:
        pytest.skip("refused")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            workbook = openpyxl.load_workbook(path, data_only=True)
        except (ValueError, KeyError) as error:
            pytest.skip(f"openpyxl cannot open it: {error}")
    theirs = {sheet.title: sheet for sheet in workbook.worksheets}
    for grid in read_book(path).grids:
        if grid.name not in theirs:  # openpyxl finds no sheets in strict OOXML
            continue
        own = cells(grid)
        wanted = {
            (cell.row - 1, cell.column - 1): cell.value
            for row in theirs[grid.name].iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        assert {spot: (own.get(spot), value) for spot, value in wanted.items() if not alike(own.get(spot), value)} == {}
        others = {cell for spot, cell in own.items() if spot not in wanted}
        assert all(
            cell.kind == "uncalculated" if isinstance(cell, BadCell) else not str(cell).strip() for cell in others
        )


def alike(own, other):
    """Whether two readers mean the same: openpyxl keeps escapes and outer blanks, and knows no Chinese date formats."""
    if isinstance(own, BadCell):
        return own.text == other
    if isinstance(own, str):
        return own.strip() == str(other).replace("_x000D_", "\r").strip()
    if isinstance(own, datetime.datetime) and isinstance(other, float):
        return abs(own - (datetime.datetime(1899, 12, 30) + datetime.timedelta(days=other))) < datetime.timedelta(0, 1)
    if isinstance(own, datetime.time) and isinstance(other, datetime.datetime):
        return own == other.time()
    if isinstance(own, datetime.date) and not isinstance(own, datetime.datetime):
        return datetime.datetime(own.year, own.month, own.day) == other
    return own == other


def test_repeated_rows_of_an_ods():
    """As content.xml has it: each of the three sheets begins one row lower, C and D stand twice, two rows are blank."""
    rows = [["A", "B"], ["C", "D"], ["C", "D"], [None] * 2, [None] * 2, ["C", "D"], [None] * 2, ["C", "D"]]
    grids = read_book(messy("repeated_rows.ods")).grids
    assert [list(map(list, grid.rows)) for grid in grids] == [[[None] * 2] * lower + rows for lower in range(3)]


def test_all_seven_errors():
    grid = read_book(messy("errors.xlsx")).grids[0]
    names = ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"]
    assert cells(grid) == {(row, 0): BadCell("error", name) for row, name in enumerate(names)}
    assert grid.hidden_rows == {19}


def test_formulas_without_values():
    """F2, G2, I2 and L2 hold the formulas, as openpyxl shows them."""
    grid = read_book(messy("formulas_no_cache.xlsx")).grids[0]
    assert sorted(spot for spot, cell in cells(grid).items() if isinstance(cell, BadCell)) == [
        (1, 5),
        (1, 6),
        (1, 8),
        (1, 11),
    ]


def test_percentages_of_xlsx_and_xls():
    assert read_book(messy("percent_format.xlsx")).grids[0].percent == {(1, 1), (2, 1), (3, 1)}
    both = [read_book(messy(f"cn_number_date_formats.{ending}")).grids[0] for ending in ("xls", "xlsx")]
    assert both[0].percent == both[1].percent != frozenset()
    assert str(list(both[0].rows)) == str(list(both[1].rows)).replace("￥", "¥")  # the two were typed differently


def test_merges_of_xlsx_and_xls():
    both = [read_book(messy(f"merged_range.{ending}")) for ending in ("xls", "xlsx")]
    for old, new in zip(both[0].grids, both[1].grids, strict=True):
        assert sorted(old.merges) == sorted(new.merges) != []


def test_hidden_sheets_are_marked_and_charts_left_out():
    book = read_book(messy("hidden_veryhidden_chart_sheets.xlsx"))
    assert [(grid.name, grid.visible) for grid in book.grids] == [
        ("Visible", True),
        ("Hidden", False),
        ("VeryHidden", False),
    ]


@pytest.mark.parametrize("name", ["cn_utf8_nobom.csv", "cn_utf8_officebom.csv", "cn_utf16le_bom.csv"])
def test_encodings(name):
    assert list(read_book(messy(name)).grids[0].rows[0]) == ["姓名", "年纪"]


def test_an_xls_that_is_named_csv():
    book = read_book(messy("xls_renamed_csv.csv"))
    assert (book.kind, [problem.code for problem in book.problems]) == ("xls", ["SG131"])
    assert book.grids[0].rows == [["姓名"], ["张三"]]


def test_zeros_stay():
    rows = read_book(messy("leading_zeros.csv")).grids[0].rows
    assert [list(row) for row in rows] == [["value"], ["01"], ["002"], ["00003"]]
