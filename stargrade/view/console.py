"""The two consoles: data goes to standard output, talk to standard error.

Colours are left out where `NO_COLOR` or ``TERM=dumb`` ask for that, and signs that the console
cannot show are replaced by plainer ones.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text as RichText

from .layout import Line, Screen

_WIDEST = 100
_WIDE_SIGNS = frozenset({"gbk", "gb2312", "gb18030", "big5", "cp950"})
_REPLACED = "stargrade-plainer-signs"
_PLAINER = {
    "⭐": "★*", "✅": "√", "✓": "√", "✔": "√", "❌": "×x", "✗": "×x", "✘": "×x", "⚠": "!", "¥": "￥Y",
    "•": "·-", "–": "-", "★": "*", "☆": "o", "█": "#", "━": "-", "…": ".", "￥": "Y", "×": "x", "√": "v",
    "\u00a0": " ",
}  # fmt: skip
# A cell may hold signs that would recolour the screen, clear it, or show what follows in another order.
_REORDER = [0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *_REORDER], "?")
_DROPPED = frozenset("\u200b\u200c\u200d\ufeff\ufe0e\ufe0f")


def data_console() -> Console:
    """The console for what was asked for."""
    return console_on(sys.stdout)


def talk_console() -> Console:
    """The console for summaries, notices and problems of a run."""
    return console_on(sys.stderr)


def console_on(stream: TextIO) -> Console:
    """A console that takes texts as they are: no markup, no emoji codes, no guessed colours."""
    _replace_signs(stream)
    return Console(
        file=stream,
        color_system=None if _no_colours() else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )


def screen_of(console: Console) -> Screen:
    """What fits on the console: its width (80 where unknown, 100 at most), and how it draws signs."""
    encoding = codecs.lookup(console.encoding).name
    return Screen(min(console.width, _WIDEST), 2 if encoding in _WIDE_SIGNS else 1)


def drawn(lines: Iterable[Line]) -> RichText:
    """The lines in colours, each with its line break, for ``console.print(..., end="")``."""
    whole = RichText(no_wrap=True, overflow="ignore", end="")
    for one in lines:
        whole.append_text(_line(one)).append("\n")
    return whole


def _line(spans: Line) -> RichText:
    text = RichText()
    for span in spans:
        text.append(span.text.translate(_CONTROLS), style=span.style or None)
    text.rstrip()
    return text


def _no_colours() -> bool:
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def _replace_signs(stream: TextIO) -> None:
    codecs.register_error(_REPLACED, _plainer)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=_REPLACED)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    return "".join(_sign(char, error.encoding) for char in found), error.end


def _sign(char: str, encoding: str) -> str:
    """The first plainer sign that the encoding knows; a question mark for any other character."""
    if char in _DROPPED:
        return ""
    for plainer in _PLAINER.get(char, ""):
        try:
            plainer.encode(encoding)
        except UnicodeEncodeError:
            continue
        return plainer
    return "?"
