"""How people write the same word differently: spaces, full-width letters, traditional characters.

Here are the few ways in which two spellings count as one, and how a cell is shown in a message.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache
from math import isnan
from typing import Any

from .model import BadCell

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
AT_ENDS = _BLANKS + _UNSEEN  # what is left out at the ends of a text
_SPACES = re.compile(r"[\s_]+")
_SPACES_AND_UNSEEN = re.compile(rf"[\s_{_UNSEEN}]+")
_LONGEST_SHOWN = 40

NOTHING_HERE = frozenset(
    {"-", "--", "—", "——", "–", "/", "\\", "n/a", "na", "null", "none", "#n/a"}
    | {"无", "無", "暂无", "暫無", "不适用", "不適用"}
)
NOT_YET_KNOWN = frozenset({"未填", "待定"})
MISSING = NOTHING_HERE | NOT_YET_KNOWN


def trim(text: str) -> str:
    """The text without spaces of any kind, or signs that nobody sees, at its ends."""
    return text.strip(AT_ENDS)


def fold(text: str) -> str:
    """The text as labels and flags are compared: NFKC, no letter case, ``_`` as a space, trimmed.

    >>> fold(" Very_Good ") == fold("ＶＥＲＹ ｇｏｏｄ")
    True
    """
    return trim(_SPACES.sub(" ", unicodedata.normalize("NFKC", text))).casefold()


def squeeze(text: str) -> str:
    r"""The text as headings are compared: NFKC, no letter case, no spaces, no ``_``, simplified.

    >>> squeeze("員 工\n編號") == squeeze("员工编号")
    True
    """
    return simplified(_SPACES_AND_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold())


def simplified(text: str) -> str:
    """The text with traditional Chinese characters as their simplified ones."""
    # GB 2312 holds the simplified characters alone, so most texts need no dictionary at all.
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # 25 ms that most sheets never need

    return OpenCC("t2s")


def is_blank(cell: object) -> bool:
    """Whether a raw cell holds nothing that can be seen."""
    if isinstance(cell, str):
        return not trim(cell)
    return cell is None or (isinstance(cell, float) and isnan(cell))


def is_missing(text: str) -> bool:
    """Whether a text such as ``-``, ``无`` or ``N/A`` says that there is no value."""
    return fold(text) in MISSING


def number_text(value: float) -> str:
    """A number cell as a spreadsheet shows it: 15 significant digits, ``17`` for 17.0."""
    return f"{value:.15g}"


def cell_text(cell: object) -> str:
    """A raw cell as the text that a person would type for it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        return number_text(cell)
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, BadCell):
        return cell.text
    return "" if cell is None else trim(str(cell))


def shown(cell: object) -> str:
    """A raw cell as messages quote it: on one line, and not too long."""
    text = " ".join(cell_text(cell).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
