"""ods: content.xml written by hand as LibreOffice writes it."""

import io
import zipfile

import pytest

from stargrade.problems import Place, Refusal
from stargrade.sheet.model import BadCell
from stargrade.sheet.open_sniff import kind_of
from stargrade.sheet.open_workbook import read_workbook

PLACE = Place(file="scores.ods")
URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    f'xmlns:office="{URN}:office:1.0" xmlns:table="{URN}:table:1.0" xmlns:text="{URN}:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
FLOAT = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
PERCENT = '<table:table-cell office:value-type="percentage" office:value="{}"><text:p>x%</text:p></table:table-cell>'
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ERROR = (
    '<table:table-cell table:formula="of:=[.A1]&gt;1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)


def ods(*tables):
    """The bytes of a workbook with these tables: (name, rows as XML)."""
    body = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.3">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", content)
        out.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def read(*tables):
    data = ods(*tables)
    assert kind_of(data, PLACE) == "ods"
    return read_workbook(data, "ods", PLACE)


def test_errors_percentages_hidden_rows_and_merges():
    merged = TEXT.format("客服").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="2"')
    uncalculated = '<table:table-cell table:formula="of:=[.B1]"/>'
    _, grid = read(
        ("空", ""),
        (
            "10月",
            row(merged, FLOAT.format(17), PERCENT.format(0.95))
            + row("<table:covered-table-cell/>", ERROR, uncalculated)
            + row(TEXT.format("a"), attributes='table:visibility="filter"')
            + row('<table:table-cell table:number-columns-repeated="2"/>', PERCENT.format(0.5)),
        ),
    )
    assert grid.rows[0] == ["客服", 17, 0.95]
    assert grid.rows[1] == [None, BadCell("error", "#DIV/0!"), BadCell("uncalculated", "=[.B1]")]
    assert grid.rows[3] == [None, None, 0.5]
    assert (grid.percent, grid.hidden_rows, grid.merges) == ({(0, 2), (3, 2)}, {2}, ((0, 0, 1, 0),))


def test_repeated_rows_and_cells():
    """Rows 1 and 2 alike with two percentages each, rows 3 and 4 blank, row 5 with an error in D."""
    repeated = PERCENT.format(0.5).replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="2" ')
    (grid,) = read(
        (
            "S",
            row(repeated, attributes='table:number-rows-repeated="2"')
            + '<table:table-row table:number-rows-repeated="2"/>'
            + row('<table:table-cell table:number-columns-repeated="3"/>', ERROR)
            + row(
                '<table:table-cell table:number-columns-repeated="16384"/>',
                attributes='table:number-rows-repeated="1048570"',
            ),
        )
    )
    assert [line[:2] for line in grid.rows[:2]] == [[0.5, 0.5], [0.5, 0.5]]
    assert grid.percent == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert grid.rows[4][3] == BadCell("error", "#DIV/0!")


def test_broken_xml():
    """The engine would look for the end of this for ever."""
    with pytest.raises(Refusal) as caught:
        read(("S", row(ERROR) + "<<table:row>"))
    assert [problem.code for problem in caught.value.problems] == ["SG107"]


def test_a_count_that_is_no_number():
    with pytest.raises(Refusal) as caught:
        read(("S", row(PERCENT.format(0.5), attributes='table:number-rows-repeated="two"')))
    assert [problem.code for problem in caught.value.problems] == ["SG107"]
