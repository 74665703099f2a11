"""What grading gives: for every subject the points, score, star, money, flags and reasons.

All figures are exact columns; `Grading` is what every report and every screen is made from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from ..numbers.coded import Coded, joined
from ..numbers.columns import Bools, Column, Flags, Numbers, Words
from ..problems import Problem
from ..texts import Text

Cell = Fraction | str | tuple[str, ...] | None  # a figure, an id, the ids of flags, or nothing


@dataclass(frozen=True, slots=True)
class Decision:
    """A result that a person decided: in which row, which one, its value and the one computed, why, on whose word."""

    at: int
    key: str
    field: str
    value: Cell
    computed: Cell
    reason: str
    by: str
    evidence: str | None


@dataclass(frozen=True)
class Listed:
    """A further field that is a list of words: the rows that have each word."""

    has: Mapping[str, Bools]

    def row(self, at: int) -> tuple[str, ...]:
        """The words of one row, in the order of the scheme."""
        return tuple(word for word, rows in self.has.items() if rows[at])

    def rows(self, many: int) -> Coded[tuple[str, ...]]:
        """The words of each row, in the order of the scheme."""
        return joined([Coded([word], rows.astype(np.int64) - 1) for word, rows in self.has.items()], many)


@dataclass(frozen=True)
class Grading:
    """The results, one entry per subject in the order of the sheet, all columns equally long.

    `items[id]` is blank where an item does not apply or cannot be computed, and `applies[id]`
    tells the two apart. `tiers` and `awards` give the names for people of the words in `tier`
    and `award`. `flags[id]` marks the rows; `flag_texts[id]` says what to do. `reasons[i]` are
    the sentences of row i. `near` marks those who miss the next line up by one figure, and by
    little. `positions[i]` is the
    row of the sheet's kept rows that subject i stands in. `decisions` are the results that people decided, in
    the order of the rows; the columns hold the decided values.
    """

    keys: Sequence[str]
    positions: npt.NDArray[np.int64]
    rated: Flags
    items: Mapping[str, Numbers]
    applies: Mapping[str, Bools]
    score: Numbers
    star: Numbers
    tier: Words
    rank: Numbers
    award: Words
    fields: Mapping[str, Column | Listed]
    bonus: Numbers
    deduction: Numbers
    net: Numbers
    flags: Mapping[str, Bools]
    reasons: Sequence[tuple[Text, ...]]
    near: Bools
    tier_titles: Mapping[str, Text] = field(default_factory=dict)
    award_titles: Mapping[str, Text] = field(default_factory=dict)
    flag_texts: Mapping[str, Text] = field(default_factory=dict)
    notices: tuple[Problem, ...] = ()
    facts: Mapping[str, Column] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()

    def __len__(self) -> int:
        return len(self.keys)
