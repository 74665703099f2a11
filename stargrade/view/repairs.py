"""The repairs of a sheet as lines: which cells were read as something else than they show, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..report.repairs import RepairLine, RepairList, repair_lists
from ..report.sentences import spot
from ..sheet.model import Sheet
from ..texts import Lang, Text
from .layout import Line, Screen, hanging, line

_TITLE = Text("Read as something else than they show", "读取时有改动的单元格")
_KIND = Text("{code} {column}: ", "{code} {column}：")
_READ = Text('{at} "{was}" read as {now}', "{at}“{was}”读作 {now}")
_FILLED = Text("{at} blank, read as {now}", "{at} 空白，读作 {now}")
_LEFT_OUT = Text("{at} ({was}) left out", "{at}（{was}）未读取")
_MORE = Text("{count} more", "另有 {count} 处")
_MOST = 10
_INDENT = "  "


def repair_view(sheets: Sequence[Sheet], lang: Lang, screen: Screen) -> Iterator[Line]:
    """A heading and a paragraph for each kind and column; nothing where nothing was repaired."""
    lists = list(repair_lists(sheets))
    if lists:
        yield line(_TITLE.to(lang))
    for one in lists:
        yield from hanging(_INDENT, _paragraph(one, lang), screen)


def _paragraph(one: RepairList, lang: Lang) -> str:
    said = [_said(each, lang) for each in one.lines[:_MOST]]
    rest = one.more + len(one.lines) - len(said)
    said += [_MORE.fill(lang, {"count": rest})] if rest else []
    lead = _KIND.fill(lang, {"code": one.code.id, "column": one.heading or one.code.title})
    return lead + "; ".join(said)


def _said(each: RepairLine, lang: Lang) -> str:
    params = {"at": spot(each.place, lang), "was": each.was, "now": each.now}
    if each.place.cell is None:
        return _LEFT_OUT.fill(lang, params)
    return (_READ if each.was else _FILLED).fill(lang, params)
