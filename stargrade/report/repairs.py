"""The repairs of a sheet, cell by cell: where, what stood there, what was read instead, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..numbers import show
from ..numbers.columns import Flags, Numbers, Words
from ..problems import Code, Place
from ..problems.catalogue import CODES
from ..sheet.model import Sheet
from ..sheet.repairs import MOST_LISTED, Repair
from ..sheet.spelling import shown
from ..texts import Lang, Text
from . import headings

LEFT_OUT = Text("left out", "未读取")
_FEWEST = 10


@dataclass(frozen=True)
class RepairLine:
    """One cell, or a whole row: `was` is what stood there ("" for a blank), `now` what was read."""

    place: Place
    was: str
    now: Text


@dataclass(frozen=True)
class RepairList:
    """The repairs of one kind in one column of a sheet: the first of them, and how many more there are."""

    sheet: Sheet
    code: Code
    heading: str
    lines: tuple[RepairLine, ...]
    more: int


def repair_lists(sheets: Sequence[Sheet], most: int = MOST_LISTED) -> Iterator[RepairList]:
    """All repairs, in the order of reading; at most so many lines in all, shared out evenly among the kinds."""
    repairs = [(sheet, repair) for sheet in sheets for repair in sheet.repairs]
    each = max(_FEWEST, most // max(1, len(repairs)))
    for sheet, repair in repairs:
        lines = tuple(_line(repair, at) for at in range(min(each, len(repair.was))))
        yield RepairList(sheet, CODES[repair.code], repair.heading, lines, len(repair.rows) - len(lines))


def _line(repair: Repair, at: int) -> RepairLine:
    place = Place(row=int(repair.rows[at]), column=repair.letter)
    return RepairLine(place, shown(repair.was[at]), _now(repair, at))


def _now(repair: Repair, at: int) -> Text:
    """The value that was read, as a person would write it."""
    match repair.now:
        case None:
            return LEFT_OUT
        case Flags() as flags:
            return headings.YES if flags.row(at) else headings.NO
        case Words() as words:
            return _same(words.row(at) or "")
        case Numbers() as numbers:
            return _same(_number(numbers.row(at), repair.kind))


def _number(value: Fraction | None, kind: str) -> str:
    if value is None:
        return ""
    if kind == "date":
        return date.fromordinal(int(value)).isoformat()
    return f"{show(value)} ({show(value * 100)}%)" if kind == "rate" else show(value)


def _same(text: str) -> Text:
    return Text(text, text)


def repairs_json(sheets: Sequence[Sheet], lang: Lang) -> list[dict[str, object]]:
    """The repairs for scripts: one entry for each cell or row that is listed."""
    return [
        {
            "code": one.code.id,
            "file": one.sheet.file,
            "sheet": one.sheet.name,
            "row": line.place.row,
            "cell": line.place.cell,
            "was": line.was,
            "now": line.now.to(lang) if line.place.cell else None,
        }
        for one in repair_lists(sheets)
        for line in one.lines
    ]
