"""Reads a workbook (xlsx, xls, xlsb, ods): the engine's values and the file's own facts together.

The engine is calamine, for its speed. It does not tell errors from blanks, so a scan of the file
puts those in; where it fails on an xlsx, openpyxl is asked.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ..problems import Place, Refusal, refuse
from ..texts import Text
from . import ods_facts, xls_facts, xlsx_facts
from .facts import Facts, Merge, Spot, lay, numbers_of
from .letters import letters
from .model import Grid
from .ole_streams import BrokenContainerError, OleStreams
from .open_sniff import OLE_CUT_OFF, Kind
from .xlsx_parts import find_parts
from .zip_parts import ZipParts

MOST_CELLS = 5_000_000
BAD_RECORDS = Text("its records are cut off", "内部记录不完整")
BAD_TABLE = Text("part content.xml holds a count that is no number", "部件 content.xml 中的计数不是数字")


class RawSheet(NamedTuple):
    """A worksheet as an engine gives it; `position` counts all sheets, a blank cell may be ""."""

    position: int
    name: str
    rows: list[list[Any]]
    visible: bool
    merges: tuple[Merge, ...]


def read_workbook(data: bytes, kind: Kind, place: Place) -> tuple[Grid, ...]:
    """All worksheets of a workbook, the hidden ones marked; charts and macro sheets are left out.

    Raises `Refusal`: SG106 encrypted, SG107 damaged, SG110 unreadable, SG114 entity definitions,
    SG115 two parts of one name, SG116 too large, SG117 no worksheet.
    """
    facts = FACTS[kind](data, place)
    sheets = _read_sheets(data, kind, place)
    if not sheets:
        raise refuse("SG117", place)
    return tuple(_grid(sheet, _fact(facts, sheet.position)) for sheet in sheets)


def _fact(facts: Sequence[Facts], position: int) -> Facts:
    return facts[position] if position < len(facts) else Facts()


def _grid(sheet: RawSheet, facts: Facts) -> Grid:
    rows = lay(facts.bad, [_without_blanks(row) for row in sheet.rows])
    return Grid(
        name=sheet.name,
        rows=rows,
        visible=sheet.visible,
        merges=sheet.merges or facts.merges,
        hidden_rows=facts.hidden_rows,
        percent=numbers_of(facts.percent, rows),
    )


def _without_blanks(row: list[Any]) -> list[Any]:
    return [None if cell == "" else cell for cell in row] if "" in row else row


# --- the engine -------------------------------------------------------------------------------


def _read_sheets(data: bytes, kind: Kind, place: Place) -> list[RawSheet]:
    """What calamine reads; for an xlsx that makes it fail, what openpyxl reads."""
    try:
        return _with_calamine(data, place)
    except (KeyboardInterrupt, SystemExit, Refusal):
        raise
    except BaseException as error:  # a Rust panic arrives as a BaseException
        if kind != "xlsx":
            raise _gave_up(kind, error, place) from error
        return _with_openpyxl(data, error, place)


def _with_calamine(data: bytes, place: Place) -> list[RawSheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise refuse("SG106", place) from error
    return [
        _raw_sheet(workbook, position, metadata, place)
        for position, metadata in enumerate(workbook.sheets_metadata)
        if metadata.typ == SheetTypeEnum.WorkSheet
    ]


def _raw_sheet(workbook: CalamineWorkbook, position: int, metadata: SheetMetadata, place: Place) -> RawSheet:
    try:
        sheet = workbook.get_sheet_by_index(position)
    except CalamineError as error:  # openpyxl would show such a sheet as empty: nobody to grade
        raise refuse("SG107", place, detail=_unreadable(metadata.name, error)) from error
    _refuse_vast(metadata.name, sheet.end or (0, 0), place)
    return RawSheet(
        position,
        metadata.name,
        sheet.to_python(skip_empty_area=False),
        metadata.visible == SheetVisibleEnum.Visible,
        tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ()),
    )


def _unreadable(sheet: str, error: CalamineError) -> Text:
    return Text(f"worksheet {sheet} cannot be read ({error})", f"工作表 {sheet} 无法读取（{error}）")


def _refuse_vast(sheet: str, end: Spot, place: Place) -> None:
    """Every cell up to the farthest one is kept in memory, so a stray far one costs gigabytes."""
    row, column = end
    cells = (row + 1) * (column + 1)
    if cells > MOST_CELLS:
        corner = f"{letters(column)}{row + 1}"
        raise refuse("SG116", place, sheet=sheet, corner=corner, cells=cells, limit=MOST_CELLS)


def _with_openpyxl(data: bytes, first_error: BaseException, place: Place) -> list[RawSheet]:
    from .open_openpyxl import read_sheets

    try:
        return [RawSheet(*sheet) for sheet in read_sheets(data)]
    except Exception as error:  # openpyxl lets whatever its parsers raise go through
        raise _gave_up("xlsx", first_error, place) from error


def _gave_up(kind: Kind, error: BaseException, place: Place) -> Refusal:
    return refuse("SG110", place, kind=kind, reason=str(error) or type(error).__name__)


# --- the facts of each format -----------------------------------------------------------------


def _xlsx(data: bytes, place: Place) -> Sequence[Facts]:
    parts = ZipParts(data, place)
    found = find_parts(parts)
    parts.test(besides=frozenset(part for part in found.sheets if part))
    return [xlsx_facts.scan(parts.read(part), found.percent) if part else Facts() for part in found.sheets]


def _xlsb(data: bytes, place: Place) -> Sequence[Facts]:
    ZipParts(data, place).test(besides=frozenset())
    return ()


def _ods(data: bytes, place: Place) -> Sequence[Facts]:
    parts = ZipParts(data, place)
    parts.test(besides=frozenset({"content.xml"}))
    try:
        return ods_facts.scan(parts.read("content.xml"))
    except ValueError as error:
        raise refuse("SG107", place, detail=BAD_TABLE) from error


def _xls(data: bytes, place: Place) -> Sequence[Facts]:
    try:
        container = OleStreams(data)
        name = "Workbook" if "Workbook" in container.names else "Book"
        sheets = xls_facts.scan(container.read(name))
    except BrokenContainerError as error:
        raise refuse("SG107", place, detail=OLE_CUT_OFF) from error
    except (struct.error, IndexError) as error:
        raise refuse("SG107", place, detail=BAD_RECORDS) from error
    except xls_facts.EncryptedError as error:
        raise refuse("SG106", place) from error
    for name, facts in sheets:  # before the engine spreads them out in memory
        _refuse_vast(name, facts.end, place)
    return [facts for _, facts in sheets]


FACTS: Mapping[Kind, Callable[[bytes, Place], Sequence[Facts]]] = {
    "xlsx": _xlsx,
    "xlsb": _xlsb,
    "ods": _ods,
    "xls": _xls,
}
