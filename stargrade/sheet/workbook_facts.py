"""The facts of every sheet of a workbook, each format by its own scan.

A file that is damaged or encrypted is found here, before the engine could read past it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

from ..problems import Place, refuse
from ..texts import Text
from . import ods_facts, xls_facts, xlsx_facts
from .extent import refuse_vast
from .facts import Facts
from .ole_streams import BrokenContainerError, OleStreams
from .open_sniff import OLE_CUT_OFF, Kind
from .xlsx_parts import find_parts
from .zip_parts import ZipParts

BAD_RECORDS = Text("its records are cut off or were changed", "内部记录不完整或被改动")
BAD_STYLES = Text("a number format's id is no number", "数字格式的编号不是数字")
BAD_TABLE = Text("part content.xml holds a count that is no number", "部件 content.xml 中的计数不是数字")


def read_facts(data: bytes, kind: Kind, place: Place) -> Sequence[Facts]:
    """The facts of all sheets, charts counted too, in the order of the workbook; may be cut short.

    Raises `Refusal`: SG106 encrypted, SG107 damaged, SG114 entity definitions, SG116 too large.
    """
    return FACTS[kind](data, place)


def _xlsx(data: bytes, place: Place) -> Sequence[Facts]:
    parts = ZipParts(data, place)
    try:
        found = find_parts(parts)
    except ValueError as error:
        raise refuse("SG107", place, detail=BAD_STYLES) from error
    parts.test(besides=frozenset(part for part in found.sheets if part))
    return [_xlsx_sheet(parts, part, found.percent) if part else Facts() for part in found.sheets]


def _xlsx_sheet(parts: ZipParts, part: str, percent_styles: frozenset[int]) -> Facts:
    try:
        return xlsx_facts.scan(parts.read(part), percent_styles)
    except ValueError as error:
        detail = Text(f"a cell of part {part} has no sound address", f"部件 {part} 中有单元格的地址不正确")
        raise refuse("SG107", parts.place, detail=detail) from error


def _xlsb(data: bytes, place: Place) -> Sequence[Facts]:
    ZipParts(data, place).test(besides=frozenset())
    return ()


def _ods(data: bytes, place: Place) -> Sequence[Facts]:
    parts = ZipParts(data, place)
    parts.test(besides=frozenset({"content.xml"}))
    try:
        # The engine goes round for ever in some that are broken.
        return ods_facts.scan(parts.sound_xml("content.xml"))
    except ValueError as error:
        raise refuse("SG107", place, detail=BAD_TABLE) from error


def _xls(data: bytes, place: Place) -> Sequence[Facts]:
    try:
        container = OleStreams(data)
        name = "Workbook" if "Workbook" in container.names else "Book"
        sheets = xls_facts.scan(container.read(name))
    except BrokenContainerError as error:
        raise refuse("SG107", place, detail=OLE_CUT_OFF) from error
    except (struct.error, IndexError, xls_facts.BeyondTheGridError) as error:
        raise refuse("SG107", place, detail=BAD_RECORDS) from error
    except xls_facts.EncryptedError as error:
        raise refuse("SG106", place) from error
    for name, facts in sheets:  # before the engine spreads them out in memory
        refuse_vast(name, facts.end, place)
    return [facts for _, facts in sheets]


FACTS: Mapping[Kind, Callable[[bytes, Place], Sequence[Facts]]] = {
    "xlsx": _xlsx,
    "xlsb": _xlsb,
    "ods": _ods,
    "xls": _xls,
}
