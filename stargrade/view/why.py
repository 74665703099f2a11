"""What one problem code means, on a terminal."""

from __future__ import annotations

from string import Formatter

from ..problems import Code
from ..texts import Lang, Text
from .layout import Line, Screen, Span, hanging, line

_HEAD = Text("{code}: {title}", "{code}：{title}")
_READS = Text("It reads: ", "提示内容：")
_WHY = Text("Why: ", "原因：")
_MEND = Text("What to do: ", "处理办法：")
_STANDS_FOR = Text("<{name}>", "<…>")


def why_lines(code: Code, lang: Lang, screen: Screen) -> tuple[Line, ...]:
    """The title, how the problem reads, why it is one, and what to do."""
    title = _HEAD.fill(lang, {"code": code.id, "title": code.title.to(lang)})
    parts = ((_READS, _told(code.message, lang)), (_WHY, code.why.to(lang)), (_MEND, _told(code.mend, lang)))
    lines = [line(Span(title, "bold"))]
    for lead, text in parts:
        lines += hanging(lead.to(lang), text, screen)
    return tuple(lines)


def _told(text: Text, lang: Lang) -> str:
    """A text with stand-ins for the figures, since nobody has met the problem that it is asked about."""
    names = {name for _, name, _, _ in Formatter().parse(text.to(lang)) if name is not None}
    return text.fill(lang, {name: _STANDS_FOR.fill(lang, {"name": name.replace("_", " ")}) for name in names})
