"""Archives made to mislead: parts that swell, lie about their size, overlap, or hide definitions."""

import io
import os
import struct
import zipfile
import zlib

import pytest
import xlsxwriter

from stargrade.problems import Place, Refusal
from stargrade.sheet.zip_parts import ZipParts

PLACE = Place(file="scores.xlsx")


def workbook():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("10月").write_row(0, 0, ["工号", "姓名"])
    return target.getvalue()


def packed(**parts):
    """An archive with these parts; one underscore stands for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name.replace("_", "."), content)
    return target.getvalue()


def refused(data):
    with pytest.raises(Refusal) as caught:
        ZipParts(data, PLACE).test(besides=frozenset())
    (problem,) = caught.value.problems
    assert problem.message("zh")
    assert problem.message("en")
    return problem.code


def declared_size(data, name, size):
    """The same archive, its part declared to be of another size, in both of its headers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
    changed = bytearray(data)
    struct.pack_into("<I", changed, info.header_offset + 22, size)
    struct.pack_into("<I", changed, data.rindex(name.encode()) - 46 + 24, size)
    return bytes(changed)


def declared_checksum(data, name, checksum):
    """The same archive with another checksum for a part in its table of contents."""
    changed = bytearray(data)
    struct.pack_into("<I", changed, data.rindex(name.encode()) - 46 + 16, checksum)
    return bytes(changed)


def test_a_sound_workbook():
    ZipParts(workbook(), PLACE).test(besides=frozenset())


def test_a_part_comes_in_pieces():
    """Three mebibytes that hardly pack: each piece is a mebibyte or less, together they are the part."""
    noise = os.urandom(3 << 20)
    pieces = list(ZipParts(packed(noise_bin=noise), PLACE).pieces("noise.bin"))
    assert max(map(len, pieces)) <= 1 << 20
    assert b"".join(pieces) == noise


def test_a_part_that_swells():
    """Two mebibytes of blanks pack to about two kilobytes, a thousandth."""
    assert refused(packed(sheet_xml=b" " * (2 << 20))) == "SG141"


def test_a_small_part_may_swell():
    """Half a mebibyte of blanks is nothing to be afraid of."""
    ZipParts(packed(sheet_xml=b" " * (1 << 19)), PLACE).test(besides=frozenset())


def test_more_than_200_mebibytes():
    """Judged by what the archive declares: 200 MiB and one byte."""
    data = packed(noise_bin=os.urandom(1000))
    assert refused(declared_size(data, "noise.bin", (200 << 20) + 1)) == "SG141"


def test_more_than_2000_parts():
    assert refused(packed(**{f"part{number}_xml": "<x/>" for number in range(2001)})) == "SG141"
    ZipParts(packed(**{f"part{number}_xml": "<x/>" for number in range(2000)}), PLACE).test(besides=frozenset())


def test_a_size_that_is_less_than_the_truth():
    """Even with the checksum of the shorter content: a reader that stops there sees another sheet."""
    content = b"<sheet>" + b"0017,5;" * 100 + b"</sheet>"
    data = packed(sheet_xml=content)
    shorter = declared_size(data, "sheet.xml", 300)
    assert refused(declared_checksum(shorter, "sheet.xml", zlib.crc32(content[:300]))) == "SG107"


def test_a_size_that_is_more_than_the_truth():
    assert refused(declared_size(packed(sheet_xml=b"<sheet/>"), "sheet.xml", 300)) == "SG107"


def test_parts_that_lie_over_one_another():
    """Both names in the table of contents are sent to the same bytes."""
    data = bytearray(packed(one_bin=os.urandom(100), two_bin=os.urandom(100)))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 16 : second + 46] = data[first + 16 : first + 46]
    assert refused(bytes(data)) == "SG107"


def test_a_packing_that_no_program_uses():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_BZIP2) as out:
        out.writestr("sheet.xml", "<sheet/>")
    assert refused(target.getvalue()) == "SG107"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("sheet.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "SG114"),
        ("sheet.xml", b"<x/>" + b" " * ((1 << 19) - 7) + b"<!DOCTYPE x>", "SG114"),
        ("sheet.rels", b"<!DOCTYPE x><x/>", "SG114"),
        ("drawing.vml", b"<!DOCTYPE x><x/>", "SG114"),
        ("sheet.bin", b' \n<?xml version="1.0"?><!DOCTYPE x><x/>', "SG114"),
        ("sheet.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"), "SG114"),
        ("sheet.xml", "<!DOCTYPE x><x/>".encode("utf-16-be"), "SG114"),
        ("sheet.xml", b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x><x/>".encode("cp037"), "SG107"),
    ],
    ids=["plain", "far-down", "rels", "vml", "by-content", "utf-16", "utf-16-without-mark", "ebcdic"],
)
def test_definitions_in_any_part_and_encoding(name, content, code):
    assert refused(packed(**{name.replace(".", "_"): content})) == code


@pytest.mark.parametrize("where", range((1 << 20) - 9, (1 << 20) + 1))
def test_a_definition_across_two_pieces(where):
    """Beginning in the last bytes of the first mebibyte, wherever the pieces are parted."""
    noise = os.urandom(where // 2 - 1).hex().encode()
    content = b"<" + noise.ljust(where - 1, b"0") + b"<!DOCTYPE x>" + b"1" * 100
    assert refused(packed(sheet_xml=content)) == "SG114"


def test_a_picture_may_hold_any_bytes():
    ZipParts(packed(picture_png=b"\x89PNG <!DOCTYPE"), PLACE).test(besides=frozenset())
