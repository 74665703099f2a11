"""A workbook with everything that offices put into one, and small changes to the parts of it."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter

SHEET = "10月'考核"
PART = "xl/worksheets/sheet1.xml"
HEADINGS = ("工号", "姓名", "收费率", "投诉", "绩效工资", "班组")
ROWS = (("0017", "甲", 1.1, 0, 1000), ("0018", "乙", "九成", 2, 1500), ("0019", "丙", 0.9, "两次", 1800.5))


def picture() -> bytes:
    """A picture of one red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def office_book(path: Path, macros: bytes | None = None) -> Path:
    """A month with a chart, a picture, comments, merges, lists, rules of looks, hidden parts, links and protection.

    C4 cannot be read, nor can D5, and E5 has a comment of its own.
    """
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet(SHEET), book.add_worksheet("其他")
    bold, percent = (book.add_format(look) for look in ({"bold": 1}, {"num_format": "0.0%", "border": 1, "italic": 1}))
    sheet.merge_range("A1:H1", "十月考核", bold)
    sheet.write_row("A2", HEADINGS, bold)
    for at, row in enumerate(ROWS, start=2):
        sheet.write_row(at, 0, row)
        sheet.write(at, 2, row[2], percent)
    sheet.merge_range("F3:F5", "一组")
    sheet.write_formula("G3", "=E3*2", None, 2000)
    sheet.write_comment("A3", "leave me", {"author": "李"})
    sheet.write_comment("C4", "ask her", {"author": "王"})
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column("E:E", 17)
    sheet.data_validation("D3:D9", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format("E3:E9", {"type": "data_bar"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": [SHEET, 2, 4, 4, 4]})
    sheet.insert_chart("J2", chart)
    sheet.insert_image("J20", "dot.png", {"image_data": io.BytesIO(picture())})
    sheet.write_url("H3", "https://example.com")
    sheet.freeze_panes(2, 0)
    sheet.autofilter("A2:F5")
    sheet.protect()
    book.define_name("Rate", "=其他!$A$1")
    other.write("A1", 3)
    other.hide()
    if macros is not None:
        project = path.with_name("vbaProject.bin")
        project.write_bytes(macros)
        book.add_vba_project(str(project))
    book.close()
    return path


def parts_of(path: Path) -> Mapping[str, bytes]:
    """Every part of a workbook."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The workbook with its parts changed."""
    parts = dict(parts_of(path))
    change(parts)
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
