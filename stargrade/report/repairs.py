"""The repairs of a sheet, cell by cell: where, what stood there, what was read instead, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import PurePath

from ..numbers import show
from ..numbers.columns import Flags, Numbers, Words
from ..problems import Code, Place, Problem
from ..sheet.model import Sheet
from ..sheet.repairs import MOST_LISTED, Repair
from ..sheet.spelling import shown
from ..texts import Lang, Text
from . import headings
from .sentences import spot

REPAIRED = Text("Read as something else than they show", "读取时有改动的单元格")

_READ = Text('{at} "{was}" read as {now}', "{at}“{was}”读作 {now}")
_FILLED = Text("{at} blank, read as {now}", "{at} 空白，读作 {now}")
_LEFT_OUT = Text("{at} ({was}) left out", "{at}（{was}）未读取")
_SENTENCE = Text("{column}: {said} ({why}, {code})", "{column}：{said}（{why}，{code}）")
_OF_ROWS = Text("{said} ({why}, {code})", "{said}（{why}，{code}）")
_MORE = Text("{count} more", "另有 {count} 处")
_FEWEST = 10


@dataclass(frozen=True)
class RepairLine:
    """One cell: `was` is what stood there ("" for a blank), `now` what was read. Or a whole row that was left out.

    The place names the sheet only where it is a detail sheet.
    """

    place: Place
    was: str
    now: Text | None


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
        elsewhere = None if sheet is sheets[0] else sheet.name or PurePath(sheet.file).name
        lines = tuple(_line(repair, at, elsewhere) for at in range(min(each, len(repair.was))))
        yield RepairList(sheet, Problem(repair.code).entry, repair.heading, lines, len(repair.rows) - len(lines))


def _line(repair: Repair, at: int, elsewhere: str | None) -> RepairLine:
    place = Place(sheet=elsewhere, row=int(repair.rows[at]), column=repair.letter)
    return RepairLine(place, shown(repair.was[at]), _now(repair, at))


def _now(repair: Repair, at: int) -> Text | None:
    """The value that was read, as a person would write it."""
    match repair.now:
        case None:
            return None
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


def said(line: RepairLine, lang: Lang) -> str:
    """``D2 "95%" read as 0.95 (95%)``."""
    at = spot(line.place, lang)
    params = {"at": f"{line.place.sheet}!{at}" if line.place.sheet else at, "was": line.was, "now": line.now}
    if line.now is None:
        return _LEFT_OUT.fill(lang, params)
    return (_READ if line.was else _FILLED).fill(lang, params)


def and_more(count: int, lang: Lang) -> str:
    """``12 more``."""
    return _MORE.fill(lang, {"count": count})


def repair_sentences(sheets: Sequence[Sheet], lang: Lang) -> Iterator[str]:
    """A sentence for each cell or row that is listed, and one for those of its kind that are only counted."""
    for one in repair_lists(sheets):
        for text in (*(said(line, lang) for line in one.lines), *([and_more(one.more, lang)] if one.more else [])):
            params = {"column": one.heading, "said": text, "why": one.code.title, "code": one.code.id}
            yield (_SENTENCE if one.heading else _OF_ROWS).fill(lang, params)


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
            "now": line.now and line.now.to(lang),
        }
        for one in repair_lists(sheets)
        for line in one.lines
    ]
