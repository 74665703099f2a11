"""The small month that every damaged file is made from, in all the formats that can be written here."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

HEADINGS = ("工号", "姓名", "部门", "收费率", "投诉", "绩效工资")
PEOPLE = (
    ("0017", "张三", "客服部", 1.1, 0, 1000.0),
    ("0018", "李四", "客服部", 0.85, 2, 1500.0),
    ("0019", "王五", "客服部", 0.8499, 0, 1800.5),
    ("0020", "赵六", "工程部", 0.999, 1, 2000.0),
    ("0021", "钱七", "工程部", 1.0, 0, 1234.56),
)
TITLE = "2026年10月收费考核"


def as_texts() -> list[list[str]]:
    """The month as a clerk would type it."""
    return [
        list(HEADINGS),
        *(
            [key, name, team, f"{round(rate * 10_000) / 100:g}%", str(complaints), str(pay)]
            for key, name, team, rate, complaints, pay in PEOPLE
        ),
    ]


def as_csv(encoding: str = "utf-8") -> bytes:
    """A plain csv."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows(as_texts())
    return target.getvalue().encode(encoding)


def as_xlsx() -> bytes:
    """A title, merged teams, percent formats, a formula, a second sheet that is hidden."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet, percent = book.add_worksheet("10月"), book.add_format({"num_format": "0.00%"})
        sheet.write(0, 0, TITLE)
        sheet.write_row(1, 0, HEADINGS)
        for at, (key, name, team, rate, complaints, pay) in enumerate(PEOPLE, 2):
            sheet.write_string(at, 0, key)
            sheet.write_row(at, 1, [name, team])
            sheet.write_number(at, 3, rate, percent)
            sheet.write_number(at, 4, complaints)
            sheet.write_formula(at, 5, f"={pay}*1", None, pay)
        sheet.merge_range(2, 2, 4, 2, "客服部")
        book.add_worksheet("旧").hide()
    return target.getvalue()


def as_openpyxl() -> bytes:
    """As another program writes it: texts inside the cells' own part, no shared ones to speak of."""
    book = openpyxl.Workbook()
    for row in as_texts():
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_ods() -> bytes:
    """As LibreOffice writes it, filled up with blanks to the last row and column."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}"
        '<table:table-cell table:number-columns-repeated="16378"/></table:table-row>'
        for row in as_texts()
    )
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="10月">{rows}'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", content)
        out.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()


def as_parquet() -> bytes:
    """With types of its own for every column."""
    columns = dict(zip(HEADINGS, map(list, zip(*PEOPLE, strict=True)), strict=True))
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target)
    return target.getvalue()


def as_xls() -> bytes:
    """An old workbook: an OLE2 container around the records of one sheet, all cells texts or numbers."""
    cells = b""
    for at, row in enumerate(as_texts()):
        for column, value in enumerate(row):
            raw = value.encode("utf-16-le")
            cells += _record(0x204, struct.pack("<HHHHB", at, column, 0, len(value), 1) + raw)
    begin = [_record(0x809, struct.pack("<HHHHII", 0x600, what, 0, 0, 0, 0)) for what in (5, 0x10)]
    end, style = _record(0x0A), _record(0xE0, bytes(20))
    name = "10月".encode("utf-16-le")
    start = len(begin[0] + style) + 4 + 8 + len(name) + len(end)
    bounds = _record(0x85, struct.pack("<IBBBB", start, 0, 0, 3, 1) + name)
    return _container(begin[0] + style + bounds + end + begin[1] + cells + end)


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _container(stream: bytes) -> bytes:
    stream = stream.ljust(4096, b"\0")
    content = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    sectors = len(content) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    root = _entry("Root Entry", 5, 0xFFFFFFFE, 0, 1)
    folder = (root + _entry("Workbook", 2, 2, len(stream), 0xFFFFFFFF)).ljust(512, b"\0")
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    return header + struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + folder + content


def _entry(title: str, kind: int, start: int, size: int, child: int) -> bytes:
    raw = (title + "\0").encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links + bytes(36)
    return head + struct.pack("<IQ", start, size)


SOUND: Mapping[str, Callable[[], bytes]] = {
    "utf8.csv": as_csv,
    "gbk.csv": lambda: as_csv("gb18030"),
    "utf16.csv": lambda: as_csv("utf-16"),
    "writer.xlsx": as_xlsx,
    "openpyxl.xlsx": as_openpyxl,
    "libre.ods": as_ods,
    "old.xls": as_xls,
    "table.parquet": as_parquet,
}
