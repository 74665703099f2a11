"""xlsb: a workbook written here byte by byte, with what the engine hides in it.

The layouts are those of Microsoft's [MS-XLSB]; no library of the tests writes xlsb.
"""

import struct

import pytest

from stargrade.problems import Place, Refusal
from stargrade.sheet.model import BadCell
from stargrade.sheet.open_sniff import kind_of
from stargrade.sheet.open_workbook import read_workbook
from tests.sheet.zipped import zipped

PLACE = Place(file="scores.xlsb")
PLAIN, PERCENT, CUSTOM, QUOTED = range(4)  # the order of the styles below
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def number(value, most):
    """Seven bits a byte, the lowest first."""
    out = b""
    for _ in range(most):
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            break
    return out


def record(kind, body=b""):
    return number(kind, 2) + number(len(body), 4) + body


def text(value):
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def row(at, hidden=False):
    return record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def cell(kind, column, style, value):
    return record(kind, struct.pack("<II", column, style) + value)


def word(column, value):
    return cell(6, column, PLAIN, text(value))


def real(column, style, value):
    return cell(5, column, style, struct.pack("<d", value))


def whole(column, style, value):
    """A short number; 2 in the last bits means a whole one."""
    return cell(2, column, style, struct.pack("<I", value << 2 | 2))


def formula(kind, column, style, value):
    return cell(kind, column, style, value + struct.pack("<HII", 0, 0, 0))


def sheet_of(*rows):
    size = struct.pack("<IIII", 0, 9, 0, 9)
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", 1, 2, 0, 0)) + record(178)
    return record(129) + record(148, size) + record(145) + b"".join(rows) + record(146) + merged + record(130)


STYLES = (
    record(278)
    + record(615, struct.pack("<I", 2))
    + record(44, struct.pack("<H", 200) + text("0.0%;-0.0%"))
    + record(44, struct.pack("<H", 201) + text('0"%"'))
    + record(616)
    + record(626, struct.pack("<I", 1))
    + record(47, struct.pack("<HH", 0xFFFF, 10) + bytes(12))  # a named style, which no cell names
    + record(627)
    + record(617, struct.pack("<I", 4))
    + b"".join(record(47, struct.pack("<HH", 0, form) + bytes(12)) for form in (0, 10, 200, 201))
    + record(618)
    + record(279)
)


def workbook(*sheets, relations=None):
    """The bytes of an xlsb; `sheets` are (name, hidden, its records)."""
    heads = b"".join(
        record(156, struct.pack("<II", hidden, at) + text(f"rId{at}") + text(name))
        for at, (name, hidden, _) in enumerate(sheets, 1)
    )
    targets = relations or [f"worksheets/sheet{at}.bin" for at, _ in enumerate(sheets, 1)]
    rels = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="{target}"/>'
        for at, target in enumerate(targets, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "xl/workbook.bin": record(131) + record(143) + heads + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{RELATIONS}">{rels}'
        f'<Relationship Id="rId99" Type="{OFFICE}/styles" Target="styles.bin"/></Relationships>',
        "xl/styles.bin": STYLES,
        **{f"xl/worksheets/sheet{at}.bin": body for at, (_, _, body) in enumerate(sheets, 1)},
    }
    return zipped(parts)


def read(data):
    assert kind_of(data, PLACE) == "xlsb"
    return read_workbook(data, "xlsb", PLACE)


def refused(data):
    with pytest.raises(Refusal) as caught:
        read(data)
    (problem,) = caught.value.problems
    return problem


PEOPLE = sheet_of(
    row(0),
    word(0, "工号"),
    row(1),
    real(0, PLAIN, 17),
    real(1, PERCENT, 0.95),
    row(2, hidden=True),
    real(1, CUSTOM, 0.5),
    row(3),
    real(1, QUOTED, 0.5),
    whole(2, PERCENT, 1),
    row(4),
    cell(3, 1, PLAIN, b"\x07"),
    formula(11, 2, PERCENT, b"\x2a"),
    formula(9, 3, PERCENT, struct.pack("<d", 0.25)),
    cell(4, 4, PLAIN, b"\x01"),
)


def test_values_and_facts():
    first, second = read(
        workbook(("10月", 0, PEOPLE), ("旧", 1, sheet_of(row(0), word(0, "旧"), real(1, PERCENT, 0.5))))
    )
    assert first.rows[0][0] == "工号"
    assert first.rows[1][:2] == [17, 0.95]
    assert first.rows[4][1:5] == [BadCell("error", "#DIV/0!"), BadCell("error", "#N/A"), 0.25, True]
    assert first.percent == {(1, 1), (2, 1), (3, 2), (4, 3)}
    assert (first.hidden_rows, first.merges) == ({2}, ((1, 0, 2, 0),))
    assert [(grid.name, grid.visible) for grid in (first, second)] == [("10月", True), ("旧", False)]
    assert second.percent == {(0, 1)}


def test_a_stray_cell_far_away():
    problem = refused(workbook(("10月", 0, sheet_of(row(1_048_575), word(16_383, "x")))))
    assert (problem.code, problem.params["sheet"], problem.params["corner"]) == ("SG116", "10月", "XFD1048576")


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_records_cut_off(cut):
    assert refused(workbook(("10月", 0, PEOPLE[:-cut]))).code == "SG107"


def test_two_sheets_of_one_part():
    both = workbook(("10月", 0, PEOPLE), ("11月", 0, PEOPLE), relations=["worksheets/sheet1.bin"] * 2)
    assert refused(both).code == "SG107"
