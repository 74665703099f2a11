"""Reads columns of ids, texts, labels, yes and no, and dates: each different cell once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from ..numbers.columns import Bools, Column, Flags, Numbers, Words, words
from ..scheme.columns import ColumnRule
from .cell_date import read_date
from .cell_flag import flag_words, read_flag
from .cell_id import read_id
from .cell_label import label_words, read_label
from .cell_text import read_text
from .column_read import ColumnRead, by_row, in_place_of_nothing, noticed, read_cell
from .fault import Fault
from .id_width import padded_cells
from .model import Cells
from .packed import Packed, places_not_of
from .spelling import cell_text, trim

Reader = Callable[[object], Any]

# Texts that read as they stand: no spaces at their ends, no error of the file,
# nothing that folding changes, no 1.2E+07.
_PLAIN_ID = r"[!\"$-*,-~]+"
_SIGN = '[!"$-~\xb7\u4e00-\u9fff]'
_PLAIN_TEXT = f"{_SIGN}(?: *{_SIGN})*"


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
    places = _to_look_at(cells.different, rule)
    outcomes: dict[int, Any] = {}
    repairs: dict[int, str] = {}
    for place in [*places, len(cells.different)]:
        cell = cells.different[place] if place < len(cells.different) else None
        outcome = read_cell(cell, rule, read)
        if repair := _repair_of(cell, outcome, rule):
            repairs[place] = repair
        outcomes[place] = in_place_of_nothing(cell, rule, default) if outcome is None else outcome
    if rule.type == "id" and _holds_numbers(cells.different, places):
        ids = [outcomes.get(place, cell) for place, cell in enumerate(cells.different)]
        for place, id_ in padded_cells(cells.different, ids).items():
            outcomes[place], repairs[place] = id_, "SG249"
    faults = {place: outcome for place, outcome in outcomes.items() if isinstance(outcome, Fault)}
    values = {place: None if place in faults else outcome for place, outcome in outcomes.items()}
    return ColumnRead(_column(values, cells, rule), by_row(faults, cells), noticed(repairs, cells))


def _to_look_at(different: Sequence[object], rule: ColumnRule) -> Iterable[int]:
    """The places of the cells that are not surely read as just what they are."""
    plain = {"id": _PLAIN_ID, "text": _PLAIN_TEXT}.get(rule.type)
    return range(len(different)) if plain is None else places_not_of(different, plain)


def _holds_numbers(different: Sequence[object], places: Iterable[int]) -> bool:
    """Whether any of these cells is a number; packed ones are all of one kind, so that none stands beside a text."""
    return not isinstance(different, Packed) and any(isinstance(different[place], (int, float)) for place in places)


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


def _column(values: Mapping[int, Any], cells: Cells, rule: ColumnRule) -> Column:
    """The column of what came of the different cells; those without a value of their own here are what they hold."""
    if rule.type == "flag":
        answers = np.array([values[place] is True for place in range(len(values))], dtype=bool)
        return Flags(answers[cells.of], _nothing(values)[cells.of])
    if rule.type == "date":
        days = [value.toordinal() if isinstance(value := values[place], date) else 0 for place in range(len(values))]
        return Numbers(np.array(days, dtype=np.int64)[cells.of], 1, _nothing(values)[cells.of])
    if not rule.labels and values == {len(cells.different): None}:
        return Words(cells.of, cells.different if isinstance(cells.different, Packed) else tuple(cells.different))
    every = [*cells.different, None]
    column = words([values.get(place, cell) for place, cell in enumerate(every)], tuple(rule.labels))
    return Words(column.codes[cells.of], column.words)


def _nothing(values: Mapping[int, Any]) -> Bools:
    return np.array([values[place] is None for place in range(len(values))], dtype=bool)
