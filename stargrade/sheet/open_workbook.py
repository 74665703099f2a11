"""Reads a workbook (xlsx, xls, xlsb, ods): the engine's values and the file's own facts together.

The engine is calamine, for its speed. It does not tell errors from blanks, so a scan of the file
puts those in; where it fails on an xlsx, openpyxl is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ..problems import Place, Refusal, refuse
from ..progress import READING, Step, Tell, silent
from ..texts import Text
from .apart import survives
from .columns_of_rows import columns_of
from .extent import refuse_vast
from .facts import Facts, Merge, lay, numbers_of
from .hushed import hushed
from .model import Grid
from .open_sniff import Kind
from .raw_cells import no_cells
from .rows_of_columns import ColumnRows
from .workbook_facts import read_facts

BROKE_OFF = Text(
    "it broke off, or took more time or memory than any sheet needs", "读取中断，或占用的时间、内存远超正常"
)


class RawSheet(NamedTuple):
    """A worksheet as an engine gives it; `position` counts all sheets."""

    position: int
    name: str
    rows: ColumnRows
    visible: bool
    merges: tuple[Merge, ...]


def read_workbook(data: bytes, kind: Kind, place: Place, tell: Tell = silent) -> tuple[Grid, ...]:
    """All worksheets of a workbook, the hidden ones marked; charts and macro sheets are left out.

    Raises `Refusal`: SG106 encrypted, SG107 damaged, SG110 unreadable, SG114 entity definitions,
    SG115 two parts of one name, SG116 too large, SG117 no worksheet, SG141 unpacks to too much.
    """
    facts = read_facts(data, kind, place)
    tell(Step(READING, 1, 3))
    sheets = _read_sheets(facts.renamed or data, kind, facts.doubtful, place)
    tell(Step(READING, 2, 3))
    if not sheets:
        raise refuse("SG117", place)
    return tuple(_grid(sheet, _fact(facts.sheets, sheet.position)) for sheet in sheets)


def _fact(facts: Sequence[Facts], position: int) -> Facts:
    return facts[position] if position < len(facts) else Facts()


def _grid(sheet: RawSheet, facts: Facts) -> Grid:
    rows = lay(facts.bad, sheet.rows)
    return Grid(
        name=sheet.name,
        rows=rows,
        visible=sheet.visible,
        merges=sheet.merges or facts.merges,
        hidden_rows=facts.hidden_rows,
        percent=numbers_of(facts.percent, rows),
        own_digits=numbers_of(facts.own_digits, rows),
    )


def _read_sheets(data: bytes, kind: Kind, doubtful: bool, place: Place) -> list[RawSheet]:
    """What calamine reads; for an xlsx that makes it fail, what openpyxl reads."""
    try:
        if doubtful and not survives(data, "calamine"):
            raise refuse("SG110", place, kind=kind, reason=BROKE_OFF)
        with hushed():
            return _with_calamine(data, place)
    except Refusal:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and not _is_panic(error):  # somebody ends the run
            raise
        if kind != "xlsx" or isinstance(error, MemoryError) or not survives(data, "openpyxl"):
            raise _gave_up(kind, error, place) from error
        return _with_openpyxl(data, error, place)


def _is_panic(error: BaseException) -> bool:
    """Whether the engine gave up by a panic, as Rust calls it; that is no Exception."""
    return "Panic" in type(error).__name__


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
    refuse_vast([(metadata.name, sheet.end or (0, 0))], place)
    return RawSheet(
        position,
        metadata.name,
        _columns(sheet),
        metadata.visible == SheetVisibleEnum.Visible,
        tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ()),
    )


def _columns(sheet: CalamineSheet) -> ColumnRows:
    """The cells from A1 on; the engine's own rows begin at the first column that holds anything."""
    rows = columns_of(sheet.iter_rows())
    _, left = sheet.start or (0, 0)
    return ColumnRows([no_cells(len(rows))] * left + list(rows.columns), len(rows))


def _unreadable(sheet: str, error: CalamineError) -> Text:
    return Text(f"worksheet {sheet} cannot be read ({error})", f"工作表 {sheet} 无法读取（{error}）")


def _with_openpyxl(data: bytes, first_error: BaseException, place: Place) -> list[RawSheet]:
    from .open_openpyxl import read_sheets

    try:
        return [RawSheet(*sheet) for sheet in read_sheets(data)]
    except Exception as error:  # openpyxl lets whatever its parsers raise go through
        raise _gave_up("xlsx", first_error, place) from error


def _gave_up(kind: Kind, error: BaseException, place: Place) -> Refusal:
    """The engine's own errors name a fault of the file; anything else is a fault of the engine."""
    if isinstance(error, CalamineError):
        detail = Text(f"it cannot be read ({error})", f"无法读取（{error}）")
        return refuse("SG107", place, detail=detail)
    return refuse("SG110", place, kind=kind, reason=str(error) or type(error).__name__)
