"""What does a number format show beside the number: a percentage, or digits that are not those of the cell?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

BUILT_IN_PERCENT = frozenset({9, 10})  # 0% and 0.00%, which a workbook need not spell out
# Quoted text, \x, _x (a gap as wide as x), *x (filled with x) and [Red]: none of them is a sign.
QUOTED = re.compile(r'"([^"]*)"')
SHOWN_AS_IT_IS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)


def shows_percent(format_id: int, codes: dict[int, str]) -> bool:
    """True where the format multiplies by a hundred; `codes` are the workbook's own formats."""
    code = codes.get(format_id)
    if code is None:
        return format_id in BUILT_IN_PERCENT
    return "%" in SHOWN_AS_IT_IS.sub("", code)


def shows_own_digits(format_id: int, codes: dict[int, str]) -> bool:
    """True where the format writes digits of its own, so that a cell of 0.2 may show 95%."""
    return any(sign.isdigit() for text in QUOTED.findall(codes.get(format_id, "")) for sign in text)


def styles_that(
    show: Callable[[int, dict[int, str]], bool], formats: Sequence[int], codes: dict[int, str]
) -> frozenset[int]:
    """The positions of the cell styles whose format shows such a thing; `formats` are their formats' ids."""
    odd = {format_id for format_id in set(formats) if show(format_id, codes)}
    return frozenset(at for at, format_id in enumerate(formats) if format_id in odd)
