"""Reads one of the words that a scheme lists for a column, in any of its spellings."""

from __future__ import annotations

from collections.abc import Mapping

from ..scheme.columns import ColumnRule
from ..texts import Text
from .fault import Fault
from .spelling import cell_text, fold, simplified


def label_words(rule: ColumnRule) -> Mapping[str, str]:
    """The label that each spelling stands for, folded and in simplified characters; a label's own id first."""
    ids = {fold(label): label for label in rule.labels}
    spelled = {simplified(fold(word)): label for label, words in rule.labels.items() for word in words}
    return {**spelled, **ids}


def read_label(cell: object, words: Mapping[str, str], rule: ColumnRule) -> str | Fault:
    """The label in a cell that is not blank."""
    label = words.get(simplified(fold(cell_text(cell))))
    return Fault("SG229", {"expected": choices(rule)}) if label is None else label


def choices(rule: ColumnRule) -> Text:
    """The labels of a column, as a person may write them."""
    chinese = [words[0] if words else label for label, words in rule.labels.items()]
    return Text(", ".join(rule.labels), "、".join(chinese))
