"""The block of the sheet `Summary` that lays the period before beside this one, every list whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..compare.against import Against
from ..compare.side import Standing
from ..texts import Lang, Text, say
from .against import Listing, changes, listings, person, row_text
from .xlsx_formats import Formats, star_format

_AGAINST = Text("Against {before}", "与 {before} 对比")
_NOW = Text("now", "本期")
_CHANGE = Text("Change", "变动")
_STAR_AT = Text("Star {period}", "星级 {period}")
_NET_AT = Text("Net {period}", "净额 {period}")
_ENDED = Text("Ends here", "就此中断")
_ENDED_AT = 5


def against_block(sheet: Any, row: int, compared: Against, lang: Lang, look: Formats) -> int:
    """Write the totals, then who is new, who is missing, and whose star or money moved far; gives the next row."""
    block = _Block(sheet, compared, lang, look)
    row = block.totals(row)
    for one in listings(compared):
        row = block.people(row + 1, one)
    return row


@dataclass(frozen=True)
class _Block:
    """The worksheet, what is told, in which language, and how it looks."""

    sheet: Any
    compared: Against
    lang: Lang
    look: Formats

    def totals(self, row: int) -> int:
        self.heading(row, (_AGAINST.filled(before=self.compared.before), self.compared.before, _NOW, _CHANGE))
        for one in changes(self.compared):
            row += 1
            self.sheet.write_string(row, 0, one.what.to(self.lang), self.look.label)
            for at, value in enumerate((one.old, one.new, one.new - one.old), start=1):
                self.sheet.write_number(row, at, float(value), self.look.money if one.is_money else self.look.whole)
        return row + 1

    def people(self, row: int, listing: Listing) -> int:
        periods = (self.compared.before, _NOW)
        figures = [text.filled(period=period) for text in (_STAR_AT, _NET_AT) for period in periods]
        ended = {move.key: self.compared.ended[move.key] for move in listing.moves if move.key in self.compared.ended}
        self.heading(row, (listing.heading, *figures, *([_ENDED] if ended else [])))
        for move in listing.moves:
            row += 1
            self.sheet.write_string(row, 0, person(move).to(self.lang), self.look.cell)
            for at, one in enumerate((move.before, move.after), start=1):
                self.standing(row, at, one)
            if move.key in ended:
                rows = say([row_text(one) for one in ended[move.key]], self.lang)
                self.sheet.write_string(row, _ENDED_AT, rows, self.look.cell)
        return row + 1

    def standing(self, row: int, at: int, one: Standing | None) -> None:
        """The star, and two columns on the net; blank where the person is not on the sheet."""
        if one is None:
            return
        if one.star is not None:
            self.sheet.write_number(row, at, int(one.star), star_format(self.look, int(one.star)))
        self.sheet.write_number(row, at + 2, float(one.net), self.look.money)

    def heading(self, row: int, titles: Sequence[object]) -> None:
        for at, title in enumerate(titles):
            look = self.look.section_figure if at else self.look.section
            self.sheet.write_string(row, at, say(title, self.lang), look)
