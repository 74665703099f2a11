"""The sheet `Repairs` of the workbook: every cell that was read as something else than it shows."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from ..texts import Lang, Text
from . import headings
from .outcome import Outcome
from .repairs import RepairLine, RepairList, repair_lists
from .sentences import spot
from .xlsx_formats import Formats, page

COLUMN = Text("Column", "列")
WAS = Text("What stood there", "原来的内容")
NOW = Text("What was read", "读取为")
WHY = Text("Why", "原因")
MORE = Text("... and {count} more", "……另有 {count} 处")
_WIDTHS = (16, 20, 30, 24, 36, 10)


def repairs_sheet(sheet: Any, outcome: Outcome, look: Formats) -> None:
    """One line for each cell or row, those of a kind and column together, so that a reader can disagree."""
    lang = outcome.lang
    words = (headings.CELL, COLUMN, WAS, NOW, WHY, headings.CODE)
    for at, word in enumerate(words):
        sheet.write_string(0, at, word.to(lang), look.result_heading)
        sheet.set_column(at, at, _WIDTHS[at])
    row = 0
    for one in repair_lists(outcome.sheets):
        for line in one.lines:
            row += 1
            _write(sheet, row, _cells(one, line, outcome), look)
        if one.more:
            row += 1
            more = MORE.fill(lang, {"count": one.more})
            _write(sheet, row, (more, one.heading, "", "", *_why(one, lang)), look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, len(words) - 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)  # on paper, lines lead the eye
    page(sheet, lang, outcome.scheme.name.to(lang), landscape=True)


def _write(sheet: Any, row: int, texts: tuple[str, ...], look: Formats) -> None:
    for at, text in enumerate(texts):
        if text:
            sheet.write_string(row, at, text, look.cell)


def _cells(one: RepairList, line: RepairLine, outcome: Outcome) -> tuple[str, ...]:
    at = spot(line.place, outcome.lang) or ""
    return _where(one, at, outcome), one.heading, line.was, line.now.to(outcome.lang), *_why(one, outcome.lang)


def _where(one: RepairList, at: str, outcome: Outcome) -> str:
    """The address; that of a cell on a detail sheet with the name of the sheet or file."""
    if one.sheet is outcome.sheet:
        return at
    return f"{one.sheet.name or PurePath(one.sheet.file).name}!{at}"


def _why(one: RepairList, lang: Lang) -> tuple[str, str]:
    return one.code.title.to(lang), one.code.id
