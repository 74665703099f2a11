"""Styles put at cells of a worksheet: the XML is cut and pasted, and nothing but the styles changes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.annotate.cells import Worksheet, address, anchors, find, restyled, spot_of, styles_at, worksheet
from stargrade.annotate.tags import attributes, elements

Spot = tuple[int, int]
MAIN = "urn:main"


def sheet_of(xml: str) -> Worksheet:
    sheet = worksheet(xml.encode())
    assert sheet is not None
    return sheet


def cells_of(xml: bytes) -> dict[Spot, tuple[str, str]]:
    """Style and text of every cell of a worksheet whose cells all say where they stand."""
    root = ElementTree.fromstring(xml)
    return {
        spot_of(cell.get("r", "")): (cell.get("s", "0"), "".join(cell.itertext())) for cell in root.iter(f"{{{MAIN}}}c")
    }


def in_order(xml: bytes) -> bool:
    """Whether rows stand below one another and cells beside one another."""
    rows = [[spot_of(c.get("r", "")) for c in row] for row in ElementTree.fromstring(xml).iter(f"{{{MAIN}}}row")]
    numbers = [int(row.get("r", "")) for row in ElementTree.fromstring(xml).iter(f"{{{MAIN}}}row")]
    return numbers == sorted(set(numbers)) and all(row == sorted(set(row)) for row in rows)


SPOTS = st.tuples(st.integers(0, 6), st.integers(0, 6))


@given(
    st.dictionaries(SPOTS, st.integers(0, 9)), st.dictionaries(SPOTS, st.integers(10, 19)), st.sampled_from(["", "x:"])
)
def test_only_the_styles_of_the_wanted_cells_change(there: dict[Spot, int], wanted: dict[Spot, int], p: str) -> None:
    rows: dict[int, str] = {}
    for spot, style in sorted(there.items()):
        cell = f'<{p}c r="{address(spot)}" s="{style}" t="str"><{p}v>a&gt;b</{p}v></{p}c>'
        rows[spot[0]] = rows.get(spot[0], "") + cell
    body = "".join(f'<{p}row r="{row + 1}" spans="1:7">{cells}</{p}row>' for row, cells in rows.items())
    name = f"xmlns:{p[:-1]}" if p else "xmlns"
    xml = f'<{p}worksheet {name}="{MAIN}"><!-- <c r="A1"> --><{p}sheetData>{body}</{p}sheetData></{p}worksheet>'
    after = restyled(find(sheet_of(xml), wanted), wanted)
    expected = {spot: (str(style), "a>b") for spot, style in there.items()}
    for spot, style in wanted.items():
        expected[spot] = (str(style), expected.get(spot, ("", ""))[1])
    assert cells_of(after) == expected
    assert in_order(after)


def test_cells_and_rows_that_do_not_say_where_they_are_stand_behind_the_last() -> None:
    sheet = sheet_of(
        '<worksheet><sheetData><row><c/><c s="4"/></row><row r="5"/><row><c r="C6" s="2"/><c/></row></sheetData>'
        "</worksheet>"
    )
    spots = {(0, 1), (5, 2), (5, 3), (4, 0)}
    assert styles_at(find(sheet, spots), spots) == {(0, 1): 4, (5, 2): 2, (5, 3): 0, (4, 0): 0}
    styles = {(0, 1): 7, (4, 0): 8, (5, 3): 9}
    after = restyled(find(sheet, styles), styles)
    assert after == (
        b'<worksheet><sheetData><row><c/><c s="7"/></row><row r="5"><c r="A5" s="8"/></row>'
        b'<row><c r="C6" s="2"/><c s="9"/></row></sheetData></worksheet>'
    )


def test_a_cell_that_is_left_out_looks_like_its_row_or_else_its_column() -> None:
    sheet = sheet_of(
        '<worksheet><cols><col min="2" max="3" style="5"/></cols><sheetData><row r="1" s="6" customFormat="1"/>'
        '<row r="2" s="6"/></sheetData></worksheet>'
    )
    spots = {(0, 1), (1, 1), (1, 3), (8, 2)}
    assert styles_at(find(sheet, spots), spots) == {(0, 1): 6, (1, 1): 5, (1, 3): 0, (8, 2): 5}


def test_of_merged_cells_the_first_one_shows() -> None:
    sheet = sheet_of(
        '<worksheet><sheetData/><mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="B1:C1"/></mergeCells>'
        "</worksheet>"
    )
    assert anchors(sheet, {(3, 0), (3, 1), (0, 2), (4, 0)}) == {
        (3, 0): (1, 0),
        (3, 1): (3, 1),
        (0, 2): (0, 1),
        (4, 0): (4, 0),
    }


def test_a_part_without_rows_is_no_worksheet() -> None:
    assert worksheet(b"<chartsheet/>") is None


@pytest.mark.parametrize(
    ("xml", "names"),
    [
        (b"<a><b><a/></b></a><c/>", [b"a", b"c"]),
        (b'<?xml version="1.0"?><!-- <z> --><a t="x>y"/><![CDATA[<z>]]><p:b></p:b>', [b"a", b"b"]),
        (b"<a/></outer><b/>", [b"a"]),
    ],
)
def test_the_outermost_elements_are_found(xml: bytes, names: list[bytes]) -> None:
    assert [element.name for element in elements(xml)] == names


def test_attributes_are_read_as_they_are_meant() -> None:
    xml = b"""<a r:id='1' name = "a&amp;'b&quot;"/>"""
    assert attributes(xml, next(elements(xml))) == {"r:id": "1", "name": "a&'b\""}
