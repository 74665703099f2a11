"""Reads a yes or no, from a closed list of spellings and those that the scheme adds."""

from __future__ import annotations

from collections.abc import Mapping

from ..scheme.columns import ColumnRule
from .fault import Fault, unlike
from .spelling import cell_text, fold

_YES = ("yes", "y", "true", "1", "是", "有", "√", "✓", "✔")
_NO = ("no", "n", "false", "0", "否", "无", "無", "×", "✗", "✘")


def flag_words(rule: ColumnRule) -> Mapping[str, bool]:
    """Every spelling of yes and no in a column, folded."""
    own = {fold(word): answer == "yes" for answer, words in rule.also.items() for word in words}
    return {**{fold(word): True for word in _YES}, **{fold(word): False for word in _NO}, **own}


def read_flag(cell: object, words: Mapping[str, bool]) -> bool | Fault:
    """The answer in a cell that is not blank."""
    answer = words.get(fold(cell_text(cell)))
    return unlike("flag") if answer is None else answer
