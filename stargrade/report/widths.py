"""How wide a text is on a screen or in a column: a Chinese character takes two places."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width


def width(text: str, sign_width: int = 1) -> int:
    """The places that a text takes; `sign_width` is that of signs such as ★ and █.

    Consoles set to Chinese draw those signs two places wide, others one.
    """
    return len(text) if text.isascii() else sum(_places(char, sign_width) for char in text)


@lru_cache(maxsize=8192)
def _places(char: str, sign_width: int) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    kind = east_asian_width(char)
    return 2 if kind in "WF" else sign_width if kind == "A" else 1
