"""Words near a misspelled one, for the end of a message."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ..texts import Text

_MOST = 3


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the known words that look most like it, the best first."""
    by_small = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_small, n=_MOST, cutoff=0.6)
    return tuple(by_small[small] for small in found)


def hint(word: str, known: Iterable[str]) -> Text:
    """``: did you mean ...?``, or all that is known where nothing is near and the list is short."""
    names = tuple(known)
    near = nearest(word, names)
    if near:
        return Text(f"did you mean {', '.join(near)}?", f"是否想写 {'、'.join(near)}？")
    return Text(f"known here: {', '.join(names)}", f"此处可用：{'、'.join(names)}")
