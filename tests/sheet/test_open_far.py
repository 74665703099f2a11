"""How far the cells of a sheet reach, told before any memory is taken for them."""

import io
import os
import re
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.problems import Place, Refusal
from stargrade.sheet.letters import letters
from stargrade.sheet.open_sniff import kind_of
from stargrade.sheet.open_workbook import read_workbook
from stargrade.sheet.xlsx_addresses import Farthest, content_end, rows_in, up_to
from stargrade.sheet.xlsx_rows import ENOUGH, whole_rows
from tests.sheet.zipped import parts_of, zipped

PLACE = Place(file="scores")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
URN = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(rows, dimension=""):
    """A workbook whose only worksheet holds these rows, written by hand."""
    xml = f'<worksheet xmlns="{MAIN}">{dimension}<sheetData>{rows}</sheetData></worksheet>'
    return zipped({**empty("10月"), "xl/worksheets/sheet1.xml": xml})


def empty(*names):
    """The parts of a workbook with these worksheets, in which nothing stands."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        for name in names:
            book.add_worksheet(name)
    return parts_of(target.getvalue())


def ods(rows):
    content = (
        f'<office:document-content xmlns:office="{URN}:office:1.0" xmlns:table="{URN}:table:1.0" '
        f'xmlns:text="{URN}:text:1.0"><office:body><office:spreadsheet><table:table table:name="10月">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", content)
        out.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()


def read(data):
    return read_workbook(data, kind_of(data, PLACE), PLACE)


def refused(data):
    with pytest.raises(Refusal) as caught:
        read(data)
    (problem,) = caught.value.problems
    return problem.code, problem.params.get("sheet"), problem.params.get("corner")


HEAD = '<row r="1"><c r="A1"><v>17</v></c></row>'


@pytest.mark.parametrize(
    ("rows", "corner"),
    [
        (HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "XFD1048576"),
        (HEAD + '<row r="2"><c r="XFE2"><v>1</v></c></row>', "XFE2"),
        (HEAD + '<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "A1048577"),
        (HEAD + '<row r="2"><c r="ABCD99999999"><v>1</v></c></row>', "ABCD99999999"),
        ('<row r="500000"><c r="L500000"><f>A1</f></c></row>', "L500000"),
        ("<row><c><v>1</v></c></row>" + '<row r="600000"/><row><c r="J600001"><v>1</v></c></row>', "J600001"),
    ],
)
def test_a_stray_cell(rows, corner):
    assert refused(xlsx(rows)) == ("SG116", "10月", corner)


def test_an_address_that_no_sheet_has():
    assert refused(xlsx(HEAD + f'<row r="2"><c r="A{"9" * 5000}"><v>1</v></c></row>'))[0] == "SG107"


def test_blank_cells_far_out_take_no_room():
    """A whole column or row was given a format; Excel writes its cells, which hold nothing."""
    rows = HEAD + '<row r="1048576" s="3"><c r="A1048576" s="3"/><c r="XFD1048576" s="3"/></row>'
    (grid,) = read(xlsx(rows))
    assert grid.rows[0][0] == 17


def test_what_a_sheet_says_of_its_size_does_not_matter():
    (grid,) = read(xlsx(HEAD, dimension='<dimension ref="A1:XFD1048576"/>'))
    assert grid.rows == [[17]]


def test_a_cell_in_another_row_than_it_stands_in():
    """The engine goes by the address, and so has the scan to."""
    assert refused(xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="T900000"><v>1</v></c></row>'))[2] == "T900000"


def test_two_sheets_of_one_part():
    parts, relations = empty("10月", "11月"), "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"worksheets/sheet2.xml", b"worksheets/sheet1.xml")
    assert refused(zipped(parts))[0] == "SG107"


BLANK_TO_THE_END = (
    '<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
ONE = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("rows", "corner"),
    [
        (f'<table:table-row table:number-rows-repeated="600000">{ONE * 10}</table:table-row>', "J600000"),
        (
            '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
            f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{ONE}</table:table-row>',
            "XFD1048576",
        ),
        (
            "<table:table-row>"
            + ONE.replace("table-cell ", 'table-cell table:number-columns-repeated="99999" ', 1)
            + "</table:table-row>",
            "EQXC1",
        ),
    ],
)
def test_a_stray_cell_of_an_ods(rows, corner):
    assert refused(ods(rows)) == ("SG116", "10月", corner)


def test_an_ods_filled_up_with_blanks():
    """So does LibreOffice write a sheet that has a format of its own."""
    filled = f'<table:table-row>{ONE}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
    (grid,) = read(ods(filled + BLANK_TO_THE_END))
    assert grid.rows[0][0] == 1


@settings(deadline=None)
@given(st.integers(1, 1_100_000), st.integers(1, 1_100_000))
def test_numbers_up_to_another(last, number):
    assert bool(re.fullmatch(up_to(b"%d" % last, b"0-9"), b"%d" % number)) == (number <= last)


@settings(deadline=None)
@given(st.integers(0, 16_383), st.integers(0, 18_000))
def test_letters_up_to_others(last, column):
    names = [letters(one).encode() for one in (last, column)]
    assert bool(re.fullmatch(up_to(names[0], b"A-Z"), names[1])) == (column <= last)


CELLS = st.lists(st.tuples(st.integers(1, 1_200_000), st.integers(0, 17_000), st.booleans()), min_size=1, max_size=8)


@settings(deadline=None)
@given(CELLS, st.integers(1, 400))
def test_the_farthest_cell_wherever_the_pieces_are_cut(cells, size):
    """The largest row and column are taken from the list of cells itself."""
    written = "".join(
        f'<row r="{row}"><c r="{letters(column)}{row}"' + ("><v>1</v></c></row>" if full else "/></row>")
        for row, column, full in cells
    )
    xml = f"<worksheet><sheetData>{written}</sheetData></worksheet>".encode()
    pieces = [xml[at : at + size] for at in range(0, len(xml), size)]
    farthest = Farthest()
    for piece in whole_rows([xml]):
        farthest.look_at(piece, b"", rows_in(piece, b""))
    assert farthest.end == (max(row for row, _, _ in cells) - 1, max(column for _, column, _ in cells))
    full = [(row, column) for row, column, holds in cells if holds] or [(1, 0)]
    assert content_end(pieces) == (max(row for row, _ in full) - 1, max(column for _, column in full))


def test_pieces_end_behind_a_row():
    row = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    xml = b"<worksheet><sheetData>" + row * (2 * ENOUGH // len(row)) + b"</sheetData></worksheet>"
    pieces = list(whole_rows(xml[at : at + 1_000_003] for at in range(0, len(xml), 1_000_003)))
    assert b"".join(pieces) == xml
    assert len(pieces) > 1
    assert all(piece.endswith(b"</row>") for piece in pieces[:-1])


NOISE = os.urandom(400_000).hex()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        pytest.param('<row r="1">' + '<c r="A1"/>' * 5_100_000 + "</row>", "SG141", id="cells"),
        pytest.param("<row/>" * 1_200_000, "SG141", id="rows"),
        pytest.param("<row>" + "<c><v>1</v></c>" * 600_000 + "</row>", "SG107", id="cells-without-addresses"),
        pytest.param('<row r="1"><c ' + 't="e" ' * 1_000_000, "SG107", id="a-tag-without-end"),
        pytest.param('<row r="1"><c r="A1">' + "<f>" * 1_000_000, "SG107", id="formulas-without-end"),
    ],
)
def test_more_than_any_sheet_holds(rows, code):
    """Each would take minutes if it were searched again and again; the noise keeps the archive from swelling."""
    assert refused(xlsx(f"{rows}<!--{NOISE}-->"))[0] == code


def test_percentages_repeated_over_a_whole_ods():
    cell = '<table:table-cell table:number-columns-repeated="9999" office:value-type="percentage" office:value="1"/>'
    rows = f'<table:table-row table:number-rows-repeated="9999">{cell}</table:table-row>'
    assert refused(ods(rows)) == ("SG116", "10月", "NTO9999")


def test_a_part_that_would_be_a_vast_tree():
    styles = b"<a>" * 1_100_000 + NOISE.encode()
    assert refused(zipped({**empty("10月"), "xl/styles.xml": styles}))[0] == "SG141"
