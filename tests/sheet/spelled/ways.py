"""More than twenty-five ways in which one sheet of forty people comes: each writes a file and gives its path."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from forty import HEAD, PEOPLE, decimal, rows, texts, with_column

from tests.sheet import test_open_ods as ods
from tests.sheet import test_open_xls as xls
from tests.sheet import test_open_xlsb as xlsb
from tests.sheet.rules.looking import as_csv, xlsx_file

Way = Callable[[Path], Path]
PERCENTS = {f"D{at}": "0.00%" for at in range(2, 42)}
TOTAL = ["合计", None, None, None, sum(one.complaints for one in PEOPLE), None, float(sum(one.pay for one in PEOPLE))]
ENGLISH = ["employee_id", "Name", "Team", "Collection Rate", "COMPLAINTS", "attitude ok", "Performance_Pay"]
TRADITIONAL = ["員工編號", "姓名", "部門", "收繳率", "投訴", "服務態度好", "績效工資"]
WITH_UNITS = ["*工号（必填）", "姓 名", "部门：", "收缴率\n（％）", "投诉次数(次)", "服务态度好(是/否)", "绩效工资(元)"]


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def text(name: str, encoding: str, parted: str = ",", before: str = "", cells: Any = None) -> Way:
    """A text file of the people."""
    return lambda folder: written(folder, name, (before + as_csv([HEAD, *(cells or texts())], parted)).encode(encoding))


def workbook(table: list[list[Any]], name: str = "scores.xlsx", **more: Any) -> Way:
    """An xlsx of these rows."""
    return lambda folder: xlsx_file(folder, table, name=name, **more)


def old_workbook(folder: Path, name: str = "scores.xls") -> Path:
    """An xls, its rates as numbers shown as percentages."""
    records = [xls.text(0, at, heading) for at, heading in enumerate(HEAD)]
    for row, cells in enumerate(rows(), start=1):
        for column, cell in enumerate(cells):
            style = xls.PERCENT_STYLE if column == 3 else xls.PLAIN_STYLE
            records.append(
                xls.text(row, column, cell) if isinstance(cell, str) else xls.number(row, column, style, float(cell))
            )
    return written(folder, name, xls.container(xls.workbook(("10月", 0, xls.sheet_of(*records)))))


def binary_workbook(folder: Path) -> Path:
    """An xlsb, its rates as numbers shown as percentages."""
    records = [xlsb.row(0), *(xlsb.word(at, heading) for at, heading in enumerate(HEAD))]
    for row, cells in enumerate(rows(), start=1):
        records.append(xlsb.row(row))
        for column, cell in enumerate(cells):
            style = xlsb.PERCENT if column == 3 else xlsb.PLAIN
            records.append(xlsb.word(column, cell) if isinstance(cell, str) else xlsb.real(column, style, float(cell)))
    size = xlsb.record(148, struct.pack("<IIII", 0, len(PEOPLE), 0, len(HEAD) - 1))
    part = xlsb.record(129) + size + xlsb.record(145) + b"".join(records) + xlsb.record(146) + xlsb.record(130)
    return written(folder, "scores.xlsb", xlsb.workbook(("10月", 0, part)))


def open_document(folder: Path) -> Path:
    """An ods; every team stands in one cell that spans its ten rows."""
    lines = [ods.row(*(ods.TEXT.format(heading) for heading in HEAD))]
    for at, cells in enumerate(rows()):
        kinds = [ods.PERCENT if column == 3 else ods.FLOAT for column in range(len(cells))]
        own = [
            ods.TEXT.format(cell) if isinstance(cell, str) else kind.format(cell)
            for kind, cell in zip(kinds, cells, strict=True)
        ]
        spanned = own[2].replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="10"')
        own[2] = "<table:covered-table-cell/>" if at % 10 else spanned
        lines.append(ods.row(*own))
    return written(folder, "scores.ods", ods.ods(("10月", "".join(lines))))


def parquet(folder: Path) -> Path:
    """A parquet file with typed columns."""
    path = folder / "scores.parquet"
    pq.write_table(pa.table(dict(zip(HEAD, map(list, zip(*rows(), strict=True)), strict=True))), path)
    return path


def two_rows_of_headings(folder: Path) -> Path:
    """Upper and lower headings, merged as Excel merges them."""
    upper = ["工号", "姓名", "部门", "考核指标", None, None, "绩效工资"]
    lower = [None, None, None, *HEAD[3:6], None]
    merges = [*(f"{letter}1:{letter}2" for letter in "ABCG"), "D1:F1"]
    return xlsx_file(folder, [upper, lower, *rows()], merges=merges)


def column_c(folder: Path) -> Path:
    """Titles above, the table from C4 on."""
    above = [["2026年10月收费客服考核表"], [], [None, None, "单位：元", None, None, "制表日期：2026年11月3日"]]
    return xlsx_file(folder, [*above, *([None, None, *row] for row in (HEAD, *rows()))])


def merged_teams(folder: Path) -> Path:
    """Every team in one merged cell over its ten rows."""
    table = with_column("部门", [None if at % 10 else one.team for at, one in enumerate(PEOPLE)])
    merges = [f"C{first}:C{first + 9}" for first in (2, 12, 22, 32)]
    return xlsx_file(folder, [HEAD, *table], merges=merges)


def totals_and_blanks(folder: Path) -> Path:
    """Blank rows, subtotals, a total, an average, signatures, a note."""
    table: list[list[Any]] = [HEAD]
    for at, row in enumerate(rows()):
        table.append(row)
        if at % 10 == 9:
            part = PEOPLE[at - 9 : at + 1]
            pay = float(sum(one.pay for one in part))
            table += [[None, f"{row[2]}小计", None, None, sum(one.complaints for one in part), None, pay], []]
    table += [TOTAL, ["平均", None, None, 0.95, 0.9, None, 1700], [], ["制表人：王五", None, None, "审核："]]
    return xlsx_file(folder, [*table, ["注：以上数据截至10月31日"]])


def as_wps_writes_it(folder: Path) -> Path:
    """Empty sheets behind, zeros as pasted dashes, wide blanks around the ids and names, amounts as texts."""
    table = with_column("投诉", [" -   " if one.complaints == 0 else one.complaints for one in PEOPLE])
    for row, one in zip(table, PEOPLE, strict=True):
        row[0], row[1], row[6] = f"{one.id}\u3000", f"\u00a0{one.name} ", f"{float(one.pay):,.2f}"
    return xlsx_file(folder, {"Sheet1": [HEAD, *table], "Sheet2": [], "Sheet3": []}, name="scores.xlsx")


def full_width(folder: Path) -> Path:
    """Every letter and digit as wide as a Chinese character."""

    def wide(cell: str) -> str:
        return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in cell)

    table = [[wide(cell) for cell in row] for row in texts(parted=",")]
    assert unicodedata.normalize("NFKC", table[0][0]) == "0001"
    return xlsx_file(folder, [[wide(heading) for heading in ENGLISH], *table])


def ids_in_part_as_numbers(folder: Path) -> Path:
    """Five ids that somebody typed as numbers among thirty-five texts."""
    return xlsx_file(folder, [HEAD, *with_column("工号", [int(p.id) if p.id[-1] == "3" else p.id for p in PEOPLE])])


def other_order(folder: Path) -> Path:
    """The columns the other way round, others between them."""
    table = [["序号", *reversed(HEAD), "备注"], *([at, *reversed(row), "无"] for at, row in enumerate(rows(), start=1))]
    return xlsx_file(folder, table)


def beside_an_old_sheet(folder: Path) -> Path:
    """A hidden sheet with last month's people, and a cover."""
    others = {"封面": [["收费客服考核"]], "10月": [HEAD, *rows()], "9月": [HEAD, *rows()[:5]]}
    return xlsx_file(folder, others, hidden=["9月"])


FRACTIONS = [HEAD, *rows()]
PERCENT_NUMBERS = with_column("收缴率", [float(one.percent) for one in PEOPLE])
REPEATED = [HEAD, *rows()[:15], HEAD, *rows()[15:30], HEAD, *rows()[30:]]
TWICE = [HEAD, *rows(), *rows()[3:7]]

WAYS: Mapping[str, Way] = {
    "csv in UTF-8": text("scores.csv", "utf-8"),
    "csv in UTF-8 with a mark": text("scores.csv", "utf-8-sig"),
    "csv in GB18030": text("scores.csv", "gb18030"),
    "csv in UTF-16": text("scores.csv", "utf-16"),
    "Unicode text of Excel": text("scores.txt", "utf-16", "\t"),
    "csv in UTF-16, big end first": text("scores.csv", "utf-16-be", before="\ufeff"),
    "tsv": text("scores.tsv", "utf-8", "\t"),
    "semicolons": text("scores.csv", "gb18030", ";"),
    "bars": text("scores.csv", "utf-8", "|"),
    "a first line sep=;": text("scores.csv", "utf-8-sig", ";", before="sep=;\r\n"),
    "csv named xls": text("scores.xls", "gb18030"),
    "amounts with separators": text("scores.csv", "utf-8-sig", cells=texts(parted=",")),
    "xlsx, rates as fractions": workbook(FRACTIONS),
    "xlsx, rates shown as percentages": workbook(FRACTIONS, formats=PERCENTS),
    "xlsx, everything as text": workbook([HEAD, *texts()]),
    "xlsx, % in the heading": workbook([WITH_UNITS, *PERCENT_NUMBERS]),
    "xlsm": workbook(FRACTIONS, name="scores.xlsm"),
    "xls": old_workbook,
    "xls named xlsx": lambda folder: old_workbook(folder, "scores.xlsx"),
    "et of WPS": lambda folder: old_workbook(folder, "scores.et"),
    "xlsb": binary_workbook,
    "ods with merged teams": open_document,
    "parquet": parquet,
    "English headings": workbook([ENGLISH, *rows()]),
    "traditional headings": workbook([TRADITIONAL, *rows()]),
    "full-width signs": full_width,
    "two rows of headings": two_rows_of_headings,
    "titles, and from column C on": column_c,
    "merged teams": merged_teams,
    "totals, signatures, blank rows": totals_and_blanks,
    "repeated headings": workbook(REPEATED),
    "some rows twice": workbook(TWICE),
    "as WPS writes it": as_wps_writes_it,
    "some ids as numbers": ids_in_part_as_numbers,
    "other order, more columns": other_order,
    "a hidden old sheet": beside_an_old_sheet,
    "amounts in yuan": workbook([HEAD, *with_column("绩效工资", [f"￥{decimal(one.pay)}元" for one in PEOPLE])]),
}
