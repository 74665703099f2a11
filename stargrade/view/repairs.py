"""The repairs of a sheet as lines: which cells were read as something else than they show, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..report.repairs import REPAIRED, RepairList, and_more, repair_lists, said
from ..sheet.model import Sheet
from ..texts import Lang, Text
from .layout import Line, Screen, hanging, line

_KIND = Text("{code} {column}: ", "{code} {column}：")
_MOST = 10
_INDENT = "  "


def repair_view(sheets: Sequence[Sheet], lang: Lang, screen: Screen) -> Iterator[Line]:
    """A heading and a paragraph for each kind and column; nothing where nothing was repaired."""
    lists = list(repair_lists(sheets))
    if lists:
        yield line(REPAIRED.to(lang))
    for one in lists:
        yield from hanging(_INDENT, _paragraph(one, lang), screen)


def _paragraph(one: RepairList, lang: Lang) -> str:
    pieces = [said(each, lang) for each in one.lines[:_MOST]]
    rest = one.more + len(one.lines) - len(pieces)
    pieces += [and_more(rest, lang)] if rest else []
    return _KIND.fill(lang, {"code": one.code.id, "column": one.heading or one.code.title}) + "; ".join(pieces)
