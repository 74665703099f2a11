"""An entry workbook made from a scheme: whoever fills it in is told by the program what may stand where.

Start here: `template_bytes` lays out the worksheets, `template_pages` says which columns they
have, `template_cells` what may stand in them, `template_sheet` writes them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ..scheme import Loaded
from ..sheet.letters import letters
from ..sheet.origin import ORIGIN_SHEET, Origin
from ..texts import Lang
from . import template_words as words
from .template_cells import WordList, choices
from .template_pages import Page, pages_of
from .template_sheet import entry_sheet, looks
from .workbook import new_workbook

_FIRST_LINE = 1  # below the sentence that asks to leave the hidden sheet alone
_FIRST_LIST = 3


def template_bytes(loaded: Loaded, lang: Lang) -> bytes:
    """The whole workbook; the same scheme and language give the same bytes."""
    scheme = loaded.scheme
    pages = pages_of(scheme, lang)
    listed = _lists(pages, lang)
    out = io.BytesIO()
    workbook = new_workbook(out, scheme.name.to(lang))
    look = looks(workbook, pages)
    spots = {wordlist: _spot(at, wordlist) for at, wordlist in enumerate(listed, start=_FIRST_LIST)}
    for page in pages:
        entry_sheet(workbook.add_worksheet(page.name), page, spots, look, lang)
    origin = Origin(scheme.id, scheme.version, loaded.sha256)
    _origin_sheet(workbook.add_worksheet(ORIGIN_SHEET), origin, listed, lang)
    workbook.close()
    return out.getvalue()


def _lists(pages: Sequence[Page], lang: Lang) -> tuple[WordList, ...]:
    """The words of every drop-down list, each list once."""
    listed: Mapping[WordList, None] = dict.fromkeys(
        choices(column.rule, lang) for page in pages for column in page.columns
    )
    return tuple(wordlist for wordlist in listed if wordlist)


def _spot(column: int, wordlist: WordList) -> str:
    """Where a list stands on the hidden sheet; there, words may hold commas and be as many as they like."""
    letter = letters(column)
    first = _FIRST_LINE + 1
    return f"={ORIGIN_SHEET}!${letter}${first}:${letter}${first + len(wordlist) - 1}"


def _origin_sheet(sheet: Any, origin: Origin, listed: Sequence[WordList], lang: Lang) -> None:
    sheet.write_string(0, 0, words.LEAVE_AS_IT_IS.to(lang))
    for row, line in enumerate(origin.lines, start=_FIRST_LINE):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text)
    for at, wordlist in enumerate(listed, start=_FIRST_LIST):
        sheet.write_column(_FIRST_LINE, at, wordlist)
    sheet.hide()
