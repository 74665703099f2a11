"""xlsx: what the engine hides (errors, percentages, uncalculated formulas) and where cells stand."""

import datetime
import io

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from stargrade.problems import Place, Refusal
from stargrade.sheet import open_workbook
from stargrade.sheet.letters import column_of, letters
from stargrade.sheet.model import BadCell
from stargrade.sheet.number_formats import shows_percent
from stargrade.sheet.open_workbook import read_workbook
from stargrade.sheet.xlsx_facts import scan
from tests.sheet.zipped import parts_of, zipped

PLACE = Place(file="scores.xlsx")
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(data, kind="xlsx"):
    return read_workbook(data, kind, PLACE)


def written(fill):
    """The bytes of a workbook that `fill(workbook)` writes."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        fill(book)
    return target.getvalue()


def add_chart(book):
    """A sheet that holds nothing but a chart."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='10月'!$A$1:$A$3"})
    book.add_chartsheet("图").set_chart(chart)


def with_sheet(xml):
    """A workbook whose only worksheet is this XML, written by hand."""
    empty = written(lambda book: book.add_worksheet("S"))
    return zipped({**parts_of(empty), "xl/worksheets/sheet1.xml": xml})


def test_row_one_is_the_first_row_and_column_a_the_first_column():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(2, 1, "工号")
        sheet.write(4, 2, 1.5)

    (grid,) = read(written(fill))
    # B3 and C5, as Excel shows them; the cells before them are blank.
    assert grid.rows == [
        [None, None, None],
        [None, None, None],
        [None, "工号", None],
        [None, None, None],
        [None, None, 1.5],
    ]


def test_cells_keep_what_they_are():
    def fill(book):
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_string(0, 0, "0017")
        sheet.write_string(0, 1, "  张三 ")
        sheet.write_number(0, 2, 17)
        sheet.write_boolean(0, 3, True)
        sheet.write_datetime(0, 4, datetime.datetime(2026, 10, 31), day)
        sheet.write_string(0, 5, "NA")

    (grid,) = read(written(fill))
    assert grid.rows == [["0017", "  张三 ", 17.0, True, datetime.date(2026, 10, 31), "NA"]]


def test_error_cells_are_named():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("B2", "=NA()", None, "#N/A")
        sheet.write_string("C2", "#N/A")

    (grid,) = read(written(fill))
    assert grid.rows == [
        [BadCell("error", "#DIV/0!"), None, None],
        [None, BadCell("error", "#N/A"), "#N/A"],
    ]


def test_a_formula_that_nobody_calculated():
    """openpyxl writes formulas without values; the last one stands beyond every value."""
    book = openpyxl.Workbook()
    book.active.append(["a", '=A1&"<b>"', 5])
    book.active["E3"] = "=SUM(C1)"
    target = io.BytesIO()
    book.save(target)
    (grid,) = read(target.getvalue())
    assert grid.rows[0][:3] == ["a", BadCell("uncalculated", '=A1&"<b>"'), 5]
    assert grid.rows[2][4] == BadCell("uncalculated", "=SUM(C1)")


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([None, None], [BadCell("uncalculated", "=B1*2")] * 2),
        ([None, 14], [0, 14]),
        ([None, "#DIV/0!"], [0, BadCell("error", "#DIV/0!")]),
    ],
)
def test_formulas_that_a_program_wrote_with_a_zero(values, shown):
    """XlsxWriter puts 0 where it is given no value, and asks Excel to calculate on opening."""

    def fill(book):
        for value in values:
            book.add_worksheet().write_formula("A1", "=B1*2", None, *([] if value is None else [value]))

    assert [grid.rows[0][0] if grid.rows else None for grid in read(written(fill))] == shown


def test_zeros_of_a_workbook_that_excel_saved():
    """Without the wish to be calculated on opening, a zero is a zero."""
    parts = parts_of(written(lambda book: book.add_worksheet().write_formula("A1", "=B1*2")))
    saved = zipped({name: content.replace(b' fullCalcOnLoad="1"', b"") for name, content in parts.items()})
    assert read(saved)[0].rows == [[0]]


@pytest.mark.parametrize(
    ("cell", "bad"),
    [
        ('<c r="B2"><f>A1</f></c>', BadCell("uncalculated", "=A1")),
        ('<c r="B2"><f>A1</f><v/></c>', BadCell("uncalculated", "=A1")),
        ('<c r="B2"><f>A1</f><v></v></c>', BadCell("uncalculated", "=A1")),
        ('<c r="B2"><f t="shared" si="0"/></c>', BadCell("uncalculated", "=")),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', None),  # calculated: an empty text
        ('<c r="B2"><f>A1</f><v>7</v></c>', None),
        ("<c r='B2' t='e'><v>#REF!</v></c>", BadCell("error", "#REF!")),
        ('<c t="e" r="B2"><v>#REF!</v></c>', BadCell("error", "#REF!")),
        ('<c r="A2" t="e"/><c r="B2"><v>7</v></c>', None),
    ],
)
def test_bad_cells_in_every_spelling(cell, bad):
    xml = f'<worksheet {MAIN}><sheetData><row r="2">{cell}</row></sheetData></worksheet>'
    facts = scan([xml.encode()], frozenset())
    assert facts.bad == ({(1, 1): bad} if bad else {})


def test_a_namespace_prefix():
    xml = (
        f'<x:worksheet {MAIN.replace("xmlns", "xmlns:x")}><x:sheetData><x:row r="1" hidden="1">'
        '<x:c r="A1" t="e"><x:v>#N/A</x:v></x:c><x:c r="B1" s="4"><x:v>1</x:v></x:c>'
        '<x:c r="C1"><x:f>B1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )
    facts = scan([xml.encode()], frozenset({4}))
    assert facts.bad == {(0, 0): BadCell("error", "#N/A"), (0, 2): BadCell("uncalculated", "=B1")}
    assert (facts.percent, facts.hidden_rows) == ({(0, 1)}, {0})


def test_cells_without_addresses_are_counted():
    """Rows 1 and 2, then row 5; in it a cell after an addressed D is in column E."""
    xml = (
        f"<worksheet {MAIN}><sheetData><row><c><v>1</v></c></row>"
        '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
        '<row r="5"><c r="D5"><v>1</v></c><c><f>D5</f></c></row><row hidden="1"/></sheetData></worksheet>'
    )
    facts = scan([xml.encode()], frozenset())
    assert facts.bad == {(1, 1): BadCell("error", "#N/A"), (4, 4): BadCell("uncalculated", "=D5")}
    assert facts.hidden_rows == {5}
    (grid,) = read(with_sheet(xml))
    assert grid.rows[1] == [1, BadCell("error", "#N/A"), None, None, None]


def test_percent_cells_hidden_rows_merges_and_hidden_sheets():
    def fill(book):
        percent, plain = book.add_format({"num_format": 10}), book.add_format({"num_format": "0.00"})
        custom = book.add_format({"num_format": "0.0%;[Red]-0.0%"})
        sheet = book.add_worksheet("10月")
        sheet.write(0, 0, 0.95, percent)
        sheet.write(1, 0, 0.5, plain)
        sheet.write(2, 0, -0.5, custom)
        sheet.write(3, 0, "95%", percent)  # a text, whatever its format
        sheet.write_blank(4, 0, None, percent)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.merge_range("B1:C2", "客服部")
        book.add_worksheet("旧").hide()
        add_chart(book)
        book.add_worksheet("新").write(0, 0, 0.25, percent)

    first, old, new = read(written(fill))
    assert (first.percent, first.hidden_rows) == ({(0, 0), (2, 0)}, {1})
    assert first.merges == ((0, 1, 1, 2),)
    assert [(grid.name, grid.visible) for grid in (first, old, new)] == [("10月", True), ("旧", False), ("新", True)]
    assert new.percent == {(0, 0)}  # the chart before it takes no facts away


@pytest.mark.parametrize(
    ("code", "percent"),
    [
        ("0%", True),
        ("0.00%;-0.00%", True),
        ('"约"0%', True),
        ('0"%"', False),
        (r"0\%", False),
        ("0_%", False),
        ("[$%-804]0", False),
        ("General", False),
    ],
)
def test_percent_formats(code, percent):
    assert shows_percent(200, {200: code}) is percent


def test_built_in_percent_formats():
    assert [number for number in range(60) if shows_percent(number, {})] == [9, 10]
    assert not shows_percent(9, {9: "General"})


CELL = st.one_of(
    st.none(),
    st.sampled_from(["#DIV/0!", "#N/A", "#REF!"]).map(lambda text: ("error", text)),
    st.integers(0, 10**6).map(lambda number: ("percent", number / 1000)),
    st.integers(0, 10**6).map(lambda number: ("number", number / 1000)),
    st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=5).map(lambda t: ("text", t)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6), st.sets(st.integers(0, 5)))
def test_the_facts_are_those_that_openpyxl_finds(rows, hidden):
    """openpyxl parses the same file cell by cell: an independent route to the same facts."""

    def fill(book):
        sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0.0%"})
        for row in hidden:
            sheet.set_row(row, None, None, {"hidden": True})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                kind, value = cell
                if kind == "error":
                    sheet.write_formula(at, column, "=1/0", percent, value)
                elif kind == "text":
                    sheet.write_string(at, column, value)
                else:
                    sheet.write_number(at, column, value, percent if kind == "percent" else None)

    data = written(fill)
    (grid,) = read(data)
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=1, min_col=1) for cell in row if cell.value is not None]
    spots = {(cell.row - 1, cell.column - 1): cell for cell in cells}
    found = {(r, c): cell for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell is not None}
    assert found == {
        spot: BadCell("error", cell.value) if cell.data_type == "e" else cell.value for spot, cell in spots.items()
    }
    assert grid.percent == {spot for spot, cell in spots.items() if cell.data_type == "n" and "%" in cell.number_format}
    assert grid.hidden_rows == {row - 1 for row, said in sheet.row_dimensions.items() if said.hidden}


@given(st.integers(0, 16383))
def test_letters(column):
    assert letters(column) == get_column_letter(column + 1)
    assert column_of(letters(column)) == column


class Panic(BaseException):
    """What a Rust panic looks like from here."""


def test_a_panic_is_answered_by_the_second_reader(monkeypatch):
    def fill(book):
        sheet = book.add_worksheet("10月")
        sheet.merge_range("A1:B1", "标题")
        sheet.write_row(1, 0, ["0017", 0.5])
        sheet.write(2, 1, 0.5, book.add_format({"num_format": "0%"}))
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
        book.add_worksheet("旧").hide()

    data = written(fill)
    expected = read(data)

    def panic(_):
        raise Panic("no entry found for key")

    monkeypatch.setattr(open_workbook.CalamineWorkbook, "from_filelike", panic, raising=False)
    again = read(data)
    assert again[0] == expected[0]
    assert [(grid.name, grid.visible) for grid in again] == [("10月", True), ("旧", False)]


def test_a_panic_that_the_second_reader_cannot_answer(monkeypatch):
    def panic(_):
        raise Panic("no entry found for key")

    def fail(_):
        raise KeyError("sheet1")

    monkeypatch.setattr(open_workbook.CalamineWorkbook, "from_filelike", panic, raising=False)
    monkeypatch.setattr("stargrade.sheet.open_openpyxl.read_sheets", fail)
    with pytest.raises(Refusal) as caught:
        read(written(lambda book: book.add_worksheet()))
    (problem,) = caught.value.problems
    assert (problem.code, problem.params["reason"]) == ("SG110", "no entry found for key")


def test_broken_xml_of_a_sheet():
    with pytest.raises(Refusal) as caught:
        read(
            with_sheet(f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1"><v>1</w></c></row></sheetData></worksheet>')
        )
    assert [problem.code for problem in caught.value.problems] == ["SG107"]


class Stopped(BaseException):
    """What ends the program from outside."""


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, Stopped])
def test_a_person_may_still_interrupt(monkeypatch, stop):
    def interrupt(*_):
        raise stop

    monkeypatch.setattr(open_workbook, "_with_calamine", interrupt)
    with pytest.raises(stop):
        read(written(lambda book: book.add_worksheet()))


def test_a_stray_cell_far_away():
    """A500001 by twelve columns is 6,000,012 cells; two of them hold something."""

    def fill(book):
        sheet = book.add_worksheet("10月")
        sheet.write(0, 0, "工号")
        sheet.write(500_000, 11, 1)

    with pytest.raises(Refusal) as caught:
        read(written(fill))
    (problem,) = caught.value.problems
    assert (problem.code, problem.params["corner"], problem.params["cells"]) == ("SG116", "L500001", 6_000_012)


def test_a_shared_string_that_is_not_there():
    with pytest.raises(Refusal) as caught:
        read(
            with_sheet(
                f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>'
            )
        )
    assert [problem.code for problem in caught.value.problems] == ["SG107"]


def test_only_a_chart():
    def fill(book):
        book.add_worksheet("10月")
        add_chart(book)

    parts = parts_of(written(fill))
    book = parts["xl/workbook.xml"].replace('<sheet name="10月" sheetId="1" r:id="rId1"/>'.encode(), b"")
    with pytest.raises(Refusal) as caught:
        read(zipped({**parts, "xl/workbook.xml": book}))
    assert [problem.code for problem in caught.value.problems] == ["SG117"]
