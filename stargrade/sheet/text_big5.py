"""Texts from Taiwan and Hong Kong in Big5, whose bytes are also GB18030, though of other characters.

Only a heading that the scheme knows settles which of the two a text is; where neither reading has
one and the usual one looks garbled, the text is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from ..problems import Place, Problem, refuse
from ..scheme.model import Scheme
from .header_row import ROWS_SEARCHED
from .headings import known_headings, understand
from .text_encoding import UTF8_MARK, UTF16_MARKS

BIG5 = ("cp950", "big5hkscs")  # as Windows writes it, and with the characters of Hong Kong
HEAD = 1 << 16  # bytes in which the headings stand
CELL = re.compile(r'[^,\t;|"]+')

Knows = Callable[[str], bool]


def knows_headings(scheme: Scheme) -> Knows:
    """Tells whether the first lines of a text hold a Chinese heading of the scheme."""

    def knows(text: str) -> bool:
        known = known_headings(scheme)
        lines = islice(text.splitlines(), ROWS_SEARCHED)
        return any(not cell.isascii() and understand(cell, known) for line in lines for cell in CELL.findall(line))

    return knows


def in_usual_encoding(data: bytes, place: Place, knows: Knows) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of a text file as they are, or, where they are Big5, in UTF-8 and with a notice.

    Raises `Refusal` (SG142) where it cannot be told.
    """
    head = data[:HEAD].rpartition(b"\n")[0] if len(data) > HEAD else data
    if data[:2] in UTF16_MARKS or head.startswith(UTF8_MARK) or _decoded(head, "utf-8") is not None:
        return data, ()
    usual = _decoded(head, "gb18030")
    if usual is not None and knows(usual):
        return data, ()
    for encoding in BIG5:
        text = _decoded(data, encoding)
        if text is not None and knows(text[:HEAD]):
            return text.encode(), (Problem("SG140", place),)
        if text is not None and usual is not None and _looks_garbled(usual):
            raise refuse("SG142", place)
    return data, ()


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_garbled(text: str) -> bool:
    """Whether most of the characters are none of those in daily use, which GB2312 holds."""
    unusual = [sign for sign in text if not sign.isascii()]
    return len("".join(unusual).encode("gb2312", errors="ignore")) < len(unusual)  # two bytes for each in daily use
