"""Looks through the texts of a column as one long text: a hundred thousand ids are searched at once, not one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
_PART = "\n"
_ANY_TWO = f"0{_PART}0"
_SPAN = np.dtype((np.int64, 2))


@dataclass(frozen=True)
class _Joined:
    """Texts one below the other; `places` is where each of them stands."""

    places: Sequence[int]
    texts: Sequence[str]

    @cached_property
    def whole(self) -> str:
        """All of them, a line break behind each."""
        return _PART.join((*self.texts, ""))

    @property
    def apart(self) -> bool:
        """Whether each line of the whole is one text."""
        return self.whole.count(_PART) == len(self.texts)

    def at(self, positions: Ints) -> Ints:
        """Which text stands at each position of the whole."""
        if not len(positions):
            return positions
        ends = np.cumsum(np.fromiter(map(len, self.texts), np.int64, len(self.texts)) + len(_PART))
        return np.searchsorted(ends, positions, side="right")


def texts_with(cells: Sequence[Any], pattern: str) -> Iterator[tuple[int, str]]:
    """The places and texts of the cells that hold a text in which the pattern is found."""
    joined = _joined(cells)
    found = re.compile(pattern).search
    for at in _likely(joined, re.compile(pattern, re.MULTILINE)):
        if found(joined.texts[at]):
            yield joined.places[at], joined.texts[at]


def places_beside(cells: Sequence[Any], pattern: str) -> list[int]:
    """The places of the cells that hold no text, or one that is not as a whole what the pattern says.

    The pattern fits no line break.
    """
    joined = _joined(cells)
    if joined.apart:
        beside: list[int] = joined.at(np.array(list(_lines_beside(joined.whole, pattern)), dtype=np.int64)).tolist()
    else:
        fits = re.compile(pattern).fullmatch
        beside = [at for at, text in enumerate(joined.texts) if not fits(text)]
    if len(joined.texts) == len(cells):
        return beside
    fitting = set(joined.places) - {joined.places[at] for at in beside}
    return [place for place in range(len(cells)) if place not in fitting]


def _joined(cells: Sequence[Any]) -> _Joined:
    places = [place for place, cell in enumerate(cells) if isinstance(cell, str)]
    return _Joined(places, cells if len(places) == len(cells) else [cells[place] for place in places])


def _likely(joined: _Joined, found: re.Pattern[str]) -> Sequence[int]:
    """The texts that something found in the whole begins in, ends in or runs through: no other can hold the pattern."""
    if found.search(_ANY_TWO):
        return range(len(joined.texts))
    spans: npt.NDArray[Any] = np.fromiter((match.span() for match in found.finditer(joined.whole)), _SPAN)
    if not len(spans):
        return ()
    opened = np.zeros(len(joined.texts) + 2, dtype=np.int64)
    np.add.at(opened, joined.at(spans[:, 0]), 1)
    np.add.at(opened, joined.at(spans[:, 1]) + 1, -1)
    likely: list[int] = np.flatnonzero(np.cumsum(opened)[: len(joined.texts)]).tolist()
    return likely


def _lines_beside(whole: str, pattern: str) -> Iterator[int]:
    """Where each line begins that is not what the pattern says."""
    lines = re.compile(rf"(?:(?:{pattern}){_PART})*+")
    at = 0
    while (fit := lines.match(whole, at)) and (at := fit.end()) < len(whole):
        yield at
        at = whole.index(_PART, at) + len(_PART)
