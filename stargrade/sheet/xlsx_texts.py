"""How much memory the texts that cells of an xlsx share may take, for the engine copies one into every such cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_TEXTS = 5_000_000
MOST_BYTES = 256 << 20
HEAD = 4096
DECLARED = re.compile(rb"""uniqueCount=["']\+?(\d{1,25})""")


def texts_swell(pieces: Iterable[bytes], cells: int) -> bool:
    """Whether so many cells with shared texts could take more memory than a sound sheet ever does.

    `pieces` are those of the part that holds the texts.
    """
    number, longest = _number_and_longest(pieces)
    return number > MOST_TEXTS or longest * cells > MOST_BYTES


def _number_and_longest(pieces: Iterable[bytes]) -> tuple[int, int]:
    """How many texts there are, and how many bytes the longest takes with its markup."""
    number = longest = held = 0
    for piece in pieces:
        if declared := DECLARED.search(piece, 0, HEAD):  # the engine takes room for as many
            number += int(declared[1])
        first, *others = map(len, piece.split(b"</si>"))
        longest = max(longest, held + first, *others, 0)
        held = others[-1] if others else held + first
        number += piece.count(b"<si")
    return number, longest
