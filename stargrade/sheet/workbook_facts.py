"""The facts of every sheet of a workbook, each format by its own scan.

A file that is damaged or encrypted is found here, before the engine could read past it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..problems import Place, refuse
from ..texts import Text
from . import ods_facts, xls_facts, xlsb_facts, xlsx_facts
from .extent import MOST_CELLS, is_vast, refuse_vast
from .facts import BookFacts, Facts, doubting_zeros
from .ole_streams import BrokenContainerError, OleStreams
from .open_sniff import OLE_CUT_OFF, Kind
from .xlsx_addresses import content_end
from .xlsx_parts import XlsxParts, find_parts, part_of_kind, targets_of
from .xlsx_renamed import with_usual_names
from .xlsx_texts import texts_swell
from .zip_parts import ZipParts

BAD_RECORDS = Text("its records are cut off or were changed", "内部记录不完整或被改动")
BAD_STYLES = Text("a number format's id is no number", "数字格式的编号不是数字")
ONE_PART = Text("two worksheets are one part of the file", "两张工作表指向同一个部件")
MOST_ODS_CELLS = 3_000_000  # LibreOffice could not write more of them within what is unpacked at all
MANY_CELLS = Text(f"it holds over {MOST_ODS_CELLS} cells", f"单元格超过 {MOST_ODS_CELLS} 个")
BAD_TABLE = Text("part content.xml holds a count that is no number", "部件 content.xml 中的计数不是数字")


def read_facts(data: bytes, kind: Kind, place: Place) -> BookFacts:
    """What the file itself says about its sheets.

    Raises `Refusal`: SG106 encrypted, SG107 damaged, SG114 entity definitions, SG115 two parts of
    one name, SG116 too large, SG141 unpacks to too much.
    """
    return FACTS[kind](data, place)


def _xlsx(data: bytes, place: Place) -> BookFacts:
    parts = ZipParts(data, place)
    try:
        found = find_parts(parts)
    except ValueError as error:
        raise refuse("SG107", place, detail=BAD_STYLES) from error
    own = [part for _, part in found.sheets if part]
    _refuse_shared(own, place)
    parts.test(besides=frozenset(own))
    sheets = [_xlsx_sheet(parts, name, part, found) if part else Facts() for name, part in found.sheets]
    _refuse_vast(sheets, place)
    cells = sum(facts.shared_texts for facts in sheets)
    swells = found.texts is not None and texts_swell(parts.pieces(found.texts), cells)
    return BookFacts(doubting_zeros(sheets), swells, with_usual_names(parts, found.names) if found.names else None)


def _refuse_shared(own: Sequence[str], place: Place) -> None:
    """One large part under many names of sheets would be read as many times."""
    if len(own) > len(set(own)):
        raise refuse("SG107", place, detail=ONE_PART)


def _refuse_vast(sheets: Sequence[Facts], place: Place) -> None:
    """Before the engine spreads them out in memory."""
    refuse_vast([(facts.name, facts.end) for facts in sheets], place)


def _xlsx_sheet(parts: ZipParts, name: str, part: str, found: XlsxParts) -> Facts:
    try:
        facts = xlsx_facts.scan(parts.pieces(part), found.percent, found.own_digits, doubt_zeros=found.to_calculate)
        end = content_end(parts.pieces(part)) if is_vast(facts.end) else facts.end  # without the blank cells
    except xlsx_facts.TooManyCellsError as error:
        detail = Text(f"sheet {name} holds over {MOST_CELLS} cells", f"工作表 {name} 的单元格超过 {MOST_CELLS} 个")
        raise refuse("SG141", parts.place, detail=detail) from error
    except ValueError as error:
        detail = Text(f"a cell of part {part} has no sound address", f"部件 {part} 中有单元格的地址不正确")
        raise refuse("SG107", parts.place, detail=detail) from error
    return replace(facts, name=name, end=end)


def _xlsb(data: bytes, place: Place) -> BookFacts:
    parts = ZipParts(data, place)
    parts.test(besides=frozenset())
    targets = targets_of(parts, "xl/_rels/workbook.bin.rels", "xl")
    styles = part_of_kind(parts, targets, "styles")
    try:
        percent, digits = xlsb_facts.odd_styles(parts.read(styles)) if styles else (frozenset[int](), frozenset[int]())
        found = [
            (name, parts.find(targets.get(relation, ("", ""))[1]))
            for relation, name in xlsb_facts.sheets_of(parts.read(parts.find("xl/workbook.bin") or ""))
        ]
        _refuse_shared([part for _, part in found if part], place)
        sheets = [_xlsb_sheet(parts, name, part, percent, digits) for name, part in found]
    except (struct.error, IndexError) as error:
        raise refuse("SG107", place, detail=BAD_RECORDS) from error
    _refuse_vast(sheets, place)
    return BookFacts(sheets)


def _xlsb_sheet(parts: ZipParts, name: str, part: str | None, percent: frozenset[int], digits: frozenset[int]) -> Facts:
    return replace(xlsb_facts.scan(parts.read(part), percent, digits), name=name) if part else Facts(name=name)


def _ods(data: bytes, place: Place) -> BookFacts:
    parts = ZipParts(data, place)
    parts.test(besides=frozenset({"content.xml"}))
    content = parts.sound_xml("content.xml")  # the engine goes round for ever in some that are broken
    if ods_facts.tags_in(content) > MOST_ODS_CELLS:
        raise refuse("SG141", place, detail=MANY_CELLS)
    try:
        sheets = ods_facts.scan(content)
    except ValueError as error:
        raise refuse("SG107", place, detail=BAD_TABLE) from error
    _refuse_vast(sheets, place)
    return BookFacts(sheets)


def _xls(data: bytes, place: Place) -> BookFacts:
    try:
        container = OleStreams(data)
        name = "workbook" if "workbook" in container.names else "book"
        sheets = xls_facts.scan(container.read(name))
    except BrokenContainerError as error:
        raise refuse("SG107", place, detail=OLE_CUT_OFF) from error
    except (struct.error, IndexError, xls_facts.BeyondTheGridError) as error:
        raise refuse("SG107", place, detail=BAD_RECORDS) from error
    except xls_facts.EncryptedError as error:
        raise refuse("SG106", place) from error
    _refuse_vast(sheets, place)
    return BookFacts(doubting_zeros(sheets))


FACTS: Mapping[Kind, Callable[[bytes, Place], BookFacts]] = {
    "xlsx": _xlsx,
    "xlsb": _xlsb,
    "ods": _ods,
    "xls": _xls,
}
