"""Does a number format show its cell as a percentage?"""

from __future__ import annotations

import re

BUILT_IN_PERCENT = frozenset({9, 10})  # 0% and 0.00%, which a workbook need not spell out
# Quoted text, \x, _x (a gap as wide as x), *x (filled with x) and [Red]: none of them is a sign.
SHOWN_AS_IT_IS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)


def shows_percent(format_id: int, codes: dict[int, str]) -> bool:
    """True where the format multiplies by a hundred; `codes` are the workbook's own formats."""
    code = codes.get(format_id)
    if code is None:
        return format_id in BUILT_IN_PERCENT
    return "%" in SHOWN_AS_IT_IS.sub("", code)
