"""Finds the row with the headings: below the titles, in one row or in two, starting in any column.

The row that names most of the scheme's columns is taken, and it has to name the id or the
person, or at least three columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..scheme.model import Scheme
from .headings import LAST_CHOICE, Known, Match, known_headings, normal, understand
from .model import Grid
from .spelling import cell_text, is_blank, squeeze

ROWS_SEARCHED = 30
_FEWEST_WITHOUT_ID = 3
_FEWEST_MONTHS = 3
_FEWEST_LABELS = 3
_NUMERIC = re.compile(r"[-+]?[\d.,]+%?")
_MONTH = re.compile(
    r"(?:(?:20)?\d\d年)?(?:1[0-2]|0?[1-9])月份?|[一二三四五六七八九十]{1,2}月份?|20\d\d[-/.](?:1[0-2]|0?[1-9])(?:-01)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)


@dataclass(frozen=True)
class Header:
    """The headings found: row indexes from 0 (`first` is `last` unless they stand in two rows).

    `texts[c]` is the heading over sheet column c ("" where there is none), `matches[c]` the
    column it belongs to, and `score` how well the row fits the scheme.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    matches: tuple[Match | None, ...]
    score: int


class HeaderSearch:
    """Looks for the headings of one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.known: Known = known_headings(scheme)
        self._key = scheme.key
        self._worth: Mapping[str, int] = {
            id_: 3 if rule.default is None and not rule.optional else 1 for id_, rule in self.known.rules.items()
        }

    def find(self, grid: Grid) -> Header | None:
        """The best header among the first rows of a worksheet; None where no row is one."""
        best: Header | None = None
        for at in range(min(len(grid.rows), ROWS_SEARCHED)):
            for header in (self._one_row(grid, at), self._two_rows(grid, at)):
                if header is not None and (best is None or _beats(header, best)):
                    best = header
        return best

    def _one_row(self, grid: Grid, at: int) -> Header | None:
        texts = row_texts(grid.rows[at])
        if is_form_row(texts):
            return None
        return self._header(grid, at, at, [(text,) for text in texts], texts)

    def _two_rows(self, grid: Grid, at: int) -> Header | None:
        if at + 1 >= len(grid.rows):
            return None
        upper, lower = row_texts(grid.rows[at]), row_texts(grid.rows[at + 1])
        width = max(len(upper), len(lower))
        parents, children = padded(upper, width), padded(lower, width)
        if not self._continues(parents, children):
            return None
        parents = spread(parents, children)
        texts = [joined(parent, child) for parent, child in zip(parents, children, strict=True)]
        spellings = [
            (text, parent + child, child) if parent and child else (text,)
            for text, parent, child in zip(texts, parents, children, strict=True)
        ]
        return self._header(grid, at, at + 1, spellings, texts)

    def _continues(self, parents: Sequence[str], children: Sequence[str]) -> bool:
        """Whether the lower row goes on with the headings: words only, and none under the id."""
        pairs = list(zip(parents, children, strict=True))
        alone = [understand(parent, self.known) for parent, child in pairs if parent and not child]
        return (
            any(match.column in (self._key, "name") for match in alone if match)
            and any(child and not parent for parent, child in pairs)
            and not any(is_numeric(child) for child in children)
        )

    def _header(
        self, grid: Grid, first: int, last: int, spellings: Sequence[tuple[str, ...]], texts: Sequence[str]
    ) -> Header | None:
        matches = tuple(self._best_match(words) for words in spellings)
        columns = {match.column for match in matches if match}
        if not ({self._key, "name"} & columns or len(columns) >= _FEWEST_WITHOUT_ID):
            return None
        worth = sum(self._worth[column] for column in columns)
        score = worth - 2 * sum(is_numeric(text) for text in texts)
        return Header(first, last, tuple(texts), matches, score)

    def _best_match(self, words: Sequence[str]) -> Match | None:
        """What a heading's spellings mean; one that left its parent out counts as read more freely."""
        for dropped, word in enumerate(words):
            if word and (match := understand(word, self.known)):
                return Match(match.column, match.freedom + LAST_CHOICE * (dropped == 2), match.unit)
        return None


def _beats(header: Header, best: Header) -> bool:
    """Of equals the upper one is taken, and two rows rather than their upper one alone."""
    return header.score > best.score or (header.score == best.score and header.first == best.first)


def row_texts(row: Sequence[Any]) -> list[str]:
    """A row's cells as texts, "" for a blank one."""
    return ["" if is_blank(cell) else cell_text(cell) for cell in row]


def padded(texts: Sequence[str], width: int) -> list[str]:
    """The texts with as many empty ones behind them as make up the width."""
    return [*texts, *[""] * (width - len(texts))]


def spread(parents: Sequence[str], children: Sequence[str]) -> list[str]:
    """Each upper heading also over the lower ones to its right, up to the next upper one."""
    over, result = "", []
    for parent, child in zip(parents, children, strict=True):
        over = parent if parent or not child else over
        result.append(over)
    return result


def joined(parent: str, child: str) -> str:
    """Two headings as one: ``请假/事假(小时)``, or one alone where the other says no more."""
    if not child or squeeze(parent) == squeeze(child):
        return parent
    return f"{parent}/{child}" if parent else child


def is_numeric(text: str) -> bool:
    """Whether a text is nothing but a number."""
    return _NUMERIC.fullmatch(text) is not None


def is_form_row(texts: Sequence[str]) -> bool:
    """Whether a row holds labels with their values beside them: ``姓名：| 张三 | 工号：| 0017``."""
    labels = [ends_in_colon(text) for text in texts if text]
    if labels == [True, False]:
        return True
    return sum(labels) > 1 and not any(one and after for one, after in pairwise(labels))


def ends_in_colon(text: str) -> bool:
    """Whether a text is a label such as ``姓名：``."""
    return squeeze(text).endswith(":")


def looks_like_form(grid: Grid) -> bool:
    """Whether the sheet is a form for one person rather than a table."""
    rows = [row_texts(row) for row in grid.rows[:ROWS_SEARCHED]]
    return sum(ends_in_colon(text) for row in rows for text in row) >= _FEWEST_LABELS


def has_months_as_columns(grid: Grid) -> bool:
    """Whether some row has months for headings: 1月, 2月, 3月 ... or Jan, Feb, Mar ..."""
    return any(
        len({text for text in map(normal, row_texts(row)) if _MONTH.fullmatch(text)}) >= _FEWEST_MONTHS
        for row in grid.rows[:ROWS_SEARCHED]
    )
