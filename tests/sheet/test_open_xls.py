"""xls: a workbook written here byte by byte, with what the engine hides in it.

The layouts are those of Microsoft's [MS-XLS] and [MS-CFB]; no library of the tests writes xls.
"""

import struct

import pytest

from stargrade.problems import Place, Refusal
from stargrade.sheet.model import BadCell
from stargrade.sheet.open_sniff import kind_of
from stargrade.sheet.open_workbook import read_workbook

PLACE = Place(file="scores.xls")
PERCENT_STYLE, PLAIN_STYLE, CUSTOM_STYLE, QUOTED_STYLE = 0, 1, 2, 3


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def begin(what):
    return record(0x809, struct.pack("<HHHHII", 0x600, what, 0, 0, 0, 0))


END = record(0x0A)


def text(row, column, value):
    return record(0x204, struct.pack("<HHHHB", row, column, 1, len(value), 1) + value.encode("utf-16-le"))


def number(row, column, style, value):
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def run_of_whole_numbers(row, first, *cells):
    """A MULRK record: (style, whole number) side by side; 2 in the last bits means a whole number."""
    body = b"".join(struct.pack("<HI", style, value << 2 | 2) for style, value in cells)
    return record(0xBD, struct.pack("<HH", row, first) + body + struct.pack("<H", first + len(cells) - 1))


def error(row, column, code):
    return record(0x205, struct.pack("<HHHBB", row, column, PLAIN_STYLE, code, 1))


def flag(row, column, value):
    return record(0x205, struct.pack("<HHHBB", row, column, PLAIN_STYLE, value, 0))


def formula(row, column, style, result, flags=0):
    """A formula whose tokens say just 1; `result` are the eight bytes of its stored value."""
    tokens = b"\x1e\x01\x00"
    return record(0x06, struct.pack("<HHH", row, column, style) + result + struct.pack("<HIH", flags, 0, 3) + tokens)


def failed(code):
    return bytes([2, 0, code, 0, 0, 0, 0xFF, 0xFF])


def height(row, flags):
    return record(0x208, struct.pack("<HHHHHHHH", row, 0, 8, 255, 0, 0, flags, 0))


def custom_format(number_id, code):
    return record(0x41E, struct.pack("<HHB", number_id, len(code), 0) + code.encode())


def style(number_id):
    return record(0xE0, struct.pack("<HH", 0, number_id) + bytes(16))


def sheet_of(*records):
    return begin(0x10) + b"".join(records) + END


STYLES = custom_format(200, "0.0%;-0.0%") + custom_format(201, '0"%"') + style(10) + style(0) + style(200) + style(201)


def workbook(*sheets, more=b""):
    """The stream of a workbook; `sheets` are (name, hidden, its records)."""
    heads = [(name.encode("utf-16-le"), len(name), hidden) for name, hidden, _ in sheets]
    size = len(begin(5) + more + STYLES + END) + sum(4 + 8 + len(name) for name, _, _ in heads)
    bounds, at = b"", size
    for (name, length, hidden), (_, _, body) in zip(heads, sheets, strict=True):
        bounds += record(0x85, struct.pack("<IBBBB", at, hidden, 0, length, 1) + name)
        at += len(body)
    return begin(5) + more + STYLES + bounds + END + b"".join(body for _, _, body in sheets)


def container(stream, name="Workbook", small=False):
    """An OLE2 file with one stream: header, table of sectors, folder, (table of minis), content.

    A stream of under 4096 bytes has to live in the mini stream, in sectors of 64 bytes.
    """
    if not small:
        stream = stream.ljust(4096, b"\0")
    content = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    sectors = len(content) // 512
    first = 3 if small else 2
    chain = [*range(first + 1, first + sectors), 0xFFFFFFFE]
    table = [0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFE] if small else []), *chain]
    minis = [*range(1, sectors * 8), 0xFFFFFFFE]

    def entry(title, kind, start, size, child=0xFFFFFFFF):
        raw = (title + "\0").encode("utf-16-le")
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links + bytes(36)
        return head + struct.pack("<IQ", start, size)

    root = entry("Root Entry", 5, first, len(content), 1) if small else entry("Root Entry", 5, 0xFFFFFFFE, 0, 1)
    folder = (root + entry(name, 2, 0 if small else first, len(stream))).ljust(512, b"\0")
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2 if small else 0xFFFFFFFE, small, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    parts = [header, _sector(table), folder, *([_sector(minis)] if small else []), content]
    return b"".join(parts)


def _sector(numbers):
    return struct.pack(f"<{len(numbers)}I", *numbers).ljust(512, b"\xff")


def read(data):
    assert kind_of(data, PLACE) == "xls"
    return read_workbook(data, "xls", PLACE)


def refused(data):
    with pytest.raises(Refusal) as caught:
        read_workbook(data, kind_of(data, PLACE), PLACE)
    return [problem.code for problem in caught.value.problems]


PEOPLE = sheet_of(
    height(0, 0),
    height(2, 0x20),
    text(0, 0, "工号"),
    number(1, 0, PLAIN_STYLE, 17),
    number(1, 1, PERCENT_STYLE, 0.95),
    number(2, 1, CUSTOM_STYLE, 0.5),
    number(3, 1, QUOTED_STYLE, 0.5),
    run_of_whole_numbers(4, 1, (PLAIN_STYLE, 3), (PERCENT_STYLE, 1)),
    error(5, 1, 0x07),
    formula(5, 2, PERCENT_STYLE, failed(0x2A)),
    formula(5, 3, PERCENT_STYLE, struct.pack("<d", 0.25)),
    flag(5, 4, 1),
)


@pytest.mark.parametrize("small", [False, True])
def test_values_and_facts(small):
    """The second sheet has a chart lying in it, whose numbers are not the sheet's."""
    chart = begin(0x20) + number(0, 0, PERCENT_STYLE, 9) + END
    other = sheet_of(chart, text(0, 0, "旧"), number(0, 1, PERCENT_STYLE, 0.5))
    first, second = read(container(workbook(("10月", 0, PEOPLE), ("旧", 1, other)), small=small))
    assert first.rows == [
        ["工号", None, None, None, None],
        [None if cell is None else cell for cell in (17, 0.95, None, None, None)],
        [None, 0.5, None, None, None],
        [None, 0.5, None, None, None],
        [None, 3, 1, None, None],
        [None, BadCell("error", "#DIV/0!"), BadCell("error", "#N/A"), 0.25, True],
    ]
    assert first.percent == {(1, 1), (2, 1), (4, 2), (5, 3)}
    assert first.hidden_rows == {2}
    assert [(grid.name, grid.visible) for grid in (first, second)] == [("10月", True), ("旧", False)]
    assert second.percent == {(0, 1)}


def test_the_name_of_the_stream_may_be_written_in_capitals():
    first, second = (read(container(workbook(("10月", 0, PEOPLE)), name=name)) for name in ("Workbook", "WORKBOOK"))
    assert first == second


ZERO, HALF = bytes(8), struct.pack("<d", 0.5)
EMPTY_TEXT = bytes([3, 0, 0, 0, 0, 0, 0xFF, 0xFF])
ON_OPENING = 2  # "to be calculated when the workbook is opened"
UNCALCULATED = BadCell("uncalculated", "=")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        pytest.param([(ZERO, ON_OPENING), (ZERO, ON_OPENING)], [UNCALCULATED] * 2, id="as-poi-writes-them"),
        pytest.param([(EMPTY_TEXT, 0), (EMPTY_TEXT, 0)], [UNCALCULATED] * 2, id="as-xlwt-writes-them"),
        pytest.param([(ZERO, ON_OPENING), (HALF, ON_OPENING)], [0, 0.5], id="libreoffice-calculated-them"),
        pytest.param([(ZERO, 0), (ZERO, 0)], [0, 0], id="excel-calculated-them"),
        pytest.param([(ZERO, ON_OPENING), (failed(0x07), 0)], [0, BadCell("error", "#DIV/0!")], id="one-failed"),
    ],
)
def test_formulas_that_nobody_calculated(stored, shown):
    """One of them that shows anything else proves that they were calculated, on whatever sheet it stands."""
    sheets = [
        (f"S{at}", 0, sheet_of(text(0, 0, "得分"), formula(1, 0, PLAIN_STYLE, result, flags)))
        for at, (result, flags) in enumerate(stored)
    ]
    assert [grid.rows[1][0] for grid in read(container(workbook(*sheets)))] == shown


def test_a_stray_cell_far_away():
    """IV65536 is the last cell there is: 256 columns of 65,536 rows are 16,777,216 cells."""
    stray = sheet_of(text(0, 0, "工号"), text(65535, 255, "x"))
    with pytest.raises(Refusal) as caught:
        read(container(workbook(("10月", 0, stray))))
    (problem,) = caught.value.problems
    figures = {name: problem.params[name] for name in ("sheet", "corner", "cells")}
    assert (problem.code, figures) == ("SG116", {"sheet": "10月", "corner": "IV65536", "cells": 16_777_216})


def test_more_rows_than_a_sheet_can_have():
    said = record(0x200, struct.pack("<IIHHH", 0, 2**31, 0, 8, 0))
    assert refused(container(workbook(("S", 0, sheet_of(said, text(0, 0, "工号")))))) == ["SG107"]


def test_password():
    assert refused(container(workbook(("S", 0, PEOPLE), more=record(0x2F, bytes(6))))) == ["SG106"]


def test_encrypted_package_of_a_new_workbook():
    assert refused(container(b"secret", name="EncryptedPackage")) == ["SG106"]


def test_a_word_document():
    assert refused(container(b"text", name="WordDocument")) == ["SG109"]


@pytest.mark.parametrize("cut", [600, 1100, 2000])
def test_cut_off(cut):
    """Inside the table of sectors, inside the folder, inside the content."""
    assert refused(container(workbook(("S", 0, PEOPLE)))[:cut]) == ["SG107"]


def test_sectors_in_a_circle():
    data = bytearray(container(workbook(("S", 0, PEOPLE))))
    struct.pack_into("<I", data, 512 + 4 * 5, 2)  # after the fourth sector of content comes the first again
    assert refused(bytes(data)) == ["SG107"]
