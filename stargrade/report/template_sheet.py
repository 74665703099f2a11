"""Writes one worksheet of an entry workbook: headings with notes, formats, checks, the example row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ..scheme.formula_words import Words
from ..scheme.in_words import column_facts
from ..sheet.heading_problems import must_stand
from ..sheet.letters import letters
from ..texts import Lang
from . import template_words as words
from .template_cells import WordList, choices, number_format, validation
from .template_example import Shown, example_row
from .template_pages import EntryColumn, Page
from .widths import width
from .xlsx_formats import fitting, page

_LAST_ROW = 1_048_575
_NARROWEST, _WIDEST = 10, 24
_HEADING_HEIGHT = 32  # two lines
_NOTE_WIDTH, _NOTE_LINE, _NOTE_PLACES = 300, 18, 44  # points across and down, and how many places fit a line


@dataclass(frozen=True)
class Looks:
    """The cell formats of an entry workbook: of headings, and by number format of cells and examples."""

    required: Any
    other: Any
    cells: Mapping[str, Any]
    examples: Mapping[str, Any]


def looks(workbook: Any, pages: tuple[Page, ...]) -> Looks:
    """Register the formats with a new workbook."""
    heading = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1}
    kinds = dict.fromkeys(number_format(column.rule) for page in pages for column in page.columns)
    pale = {"italic": True, "font_color": "#7F7F7F", "bg_color": "#F2F2F2"}
    return Looks(
        workbook.add_format({**heading, "bg_color": "#1F4E78"}),
        workbook.add_format({**heading, "bg_color": "#595959"}),
        {kind: workbook.add_format({"num_format": kind}) for kind in kinds},
        {kind: workbook.add_format({"num_format": kind, **pale}) for kind in kinds},
    )


def entry_sheet(sheet: Any, entries: Page, lists: Mapping[WordList, str], look: Looks, lang: Lang) -> None:
    """Fill one worksheet."""
    examples = example_row(entries, lang)
    for at, column in enumerate(entries.columns):
        _column(sheet, at, column, look, [*choices(column.rule, lang), examples.get(column.id)])
        check = validation(column, f"{letters(at)}2", lists, lang)
        if check is not None:
            sheet.data_validation(1, at, _LAST_ROW, at, dict(check))
        _example(sheet, at, examples.get(column.id), look.examples[number_format(column.rule)])
        _note(sheet, at, "\n".join(_facts(column, entries.told)))
    sheet.set_row(0, _HEADING_HEIGHT)
    sheet.freeze_panes(1, entries.kept)
    # ids with leading zeros are texts on purpose: no green corners
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST_ROW + 1}"})
    sheet.repeat_rows(0)
    page(sheet, lang, f"{entries.told.scheme.name.to(lang)} {entries.name}", landscape=True)


def _column(sheet: Any, at: int, column: EntryColumn, look: Looks, seen: Sequence[object]) -> None:
    """The heading and the format of a column, wide enough for the words that will be seen in it."""
    sheet.write_string(0, at, column.heading, look.required if must_stand(column.rule) else look.other)
    words_seen = [word for word in seen if isinstance(word, str)]
    wide = fitting([column.heading, *words_seen], _NARROWEST, _WIDEST)
    sheet.set_column(at, at, wide, look.cells[number_format(column.rule)])


def _example(sheet: Any, at: int, value: Shown, look: Any) -> None:
    match value:
        case str():
            sheet.write_string(1, at, value, look)
        case Fraction():
            sheet.write_number(1, at, float(value), look)
        case date():
            sheet.write_datetime(1, at, value, look)
        case None:
            sheet.write_blank(1, at, None, look)


def _facts(column: EntryColumn, told: Words) -> Iterator[str]:
    """What the note at a heading says, one fact a line."""
    rule = column.rule
    if must_stand(rule):
        yield words.REQUIRED.to(told.lang)
    yield from column_facts(told, rule)
    if rule.unit is not None:
        yield told.say(words.UNIT, unit=rule.unit.text)
    if rule.prefix:
        yield words.FAMILY.to(told.lang)


def _note(sheet: Any, at: int, text: str) -> None:
    lines = sum(-(-max(1, width(line, 2)) // _NOTE_PLACES) for line in text.split("\n"))
    size = {"width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1)}
    sheet.write_comment(0, at, text, {"author": "stargrade", **size})
