"""Reads columns of ids, texts, labels, yes and no, and dates: each different cell once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from ..numbers.columns import Flags, Numbers, words
from ..scheme.columns import ColumnRule
from .cell_date import read_date
from .cell_flag import flag_words, read_flag
from .cell_id import read_id
from .cell_label import label_words, read_label
from .cell_text import read_text
from .column_read import ColumnRead, Distinct, distinct, faults_by_row, in_place_of_nothing, noticed, read_cell
from .fault import Fault
from .model import Cells
from .spelling import cell_text, trim

Reader = Callable[[object], Any]


def reader_of(rule: ColumnRule) -> Reader:
    """The function that reads one cell of a column that holds no numbers."""
    if rule.type == "id":
        return read_id
    if rule.type == "text":
        return read_text
    if rule.type == "date":
        return read_date
    if rule.type == "flag":
        answers = flag_words(rule)
        return lambda cell: read_flag(cell, answers)
    labels = label_words(rule)
    return lambda cell: read_label(cell, labels, rule)


def read_words(cells: Cells, rule: ColumnRule) -> ColumnRead:
    """A column of words, flags or dates.

    Words and labels become Words (labels in the scheme's order), flags Flags, and dates the
    whole numbers of `date.toordinal`.
    """
    read = reader_of(rule)
    default = default_word(rule, read)
    found = distinct(cells)
    outcomes = []
    repairs: dict[int, str] = {}
    for place, cell in enumerate(found.cells):
        outcome = read_cell(cell, rule, read)
        if repair := _repair_of(cell, outcome, rule):
            repairs[place] = repair
        outcomes.append(in_place_of_nothing(cell, rule, default) if outcome is None else outcome)
    values = [None if isinstance(outcome, Fault) else outcome for outcome in outcomes]
    notices = tuple(noticed(repairs, found, np.arange(len(cells))))
    return ColumnRead(_column(values, found, rule), faults_by_row(outcomes, found.of), notices)


def _repair_of(cell: object, outcome: object, rule: ColumnRule) -> str | None:
    """What was done to a cell: SG247 the default, SG246 full-width signs, SG248 another spelling of a date."""
    if outcome is None:
        return None if rule.default is None else "SG247"
    if isinstance(outcome, Fault):
        return None
    if rule.type == "id" and isinstance(cell, str) and outcome != trim(cell):
        return "SG246"
    if isinstance(outcome, date) and outcome.isoformat() != cell_text(cell):
        return "SG248"
    return None


def default_word(rule: ColumnRule, read: Reader) -> Any:
    """The default of a column, read like any cell; None where there is none.

    Raises ValueError where the scheme's default is no such word, which `schemes check` names.
    """
    if rule.default is None:
        return None
    value = read(rule.default)
    if isinstance(value, Fault):
        raise ValueError(f"the default {rule.default!r} is no {rule.type}")
    return value


def _column(values: list[Any], found: Distinct, rule: ColumnRule) -> Any:
    null = np.array([value is None for value in values], dtype=bool)[found.of]
    if rule.type == "flag":
        return Flags(np.array([value is True for value in values], dtype=bool)[found.of], null)
    if rule.type == "date":
        days = [value.toordinal() if isinstance(value, date) else 0 for value in values]
        return Numbers(np.array(days, dtype=np.int64)[found.of], 1, null)
    column = words(values, tuple(rule.labels))
    return type(column)(column.codes[found.of], column.words)
