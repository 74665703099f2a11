"""Reads a column of numbers exactly: number cells all at once, each different text once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..numbers import places_of
from ..numbers.columns import LIMIT, Bools, Ints, Numbers, largest, wide
from ..scheme.columns import ColumnRule
from .cell_float import Decimals, read_floats
from .cell_number import Amount, number_words, read_number, repair_of
from .column_read import (
    ColumnRead,
    Distinct,
    Notice,
    Positions,
    distinct,
    faults_by_row,
    in_place_of_nothing,
    marked,
    noticed,
    read_cell,
)
from .fault import Fault, unlike
from .model import Cells
from .percent import settle
from .spelling import NOTHING_HERE, fold

_NUMBER_CELLS = frozenset({int, float})


@dataclass(frozen=True)
class _Texts:
    """The cells that are no number cells: what came of each different one, and the rows that hold it."""

    found: Distinct
    outcomes: Sequence[Amount | Fault | None]
    rows: Positions
    notices: Sequence[Notice]


def read_numbers(cells: Cells, as_percent: Bools, rule: ColumnRule, percent_heading: bool) -> ColumnRead:
    """A column of numbers over a power of ten.

    `as_percent` marks the cells that the sheet shows as a percentage; `percent_heading` says
    that the heading holds a %.
    """
    plain = _number_cells(cells)
    floats = read_floats(cells[plain].astype(np.float64))
    rows = np.flatnonzero(plain)
    texts = _read_texts(cells, np.flatnonzero(~plain), rule)
    faults = {
        **_number_faults(rows, floats, as_percent, rule),
        **{int(texts.rows[at]): fault for at, fault in faults_by_row(texts.outcomes, texts.found.of).items()},
    }
    numbers, settled = _join(len(cells), rows, floats, texts)
    numbers = Numbers(numbers.num, numbers.den, numbers.null | marked(faults, len(cells)))
    if rule.type != "rate":
        return ColumnRead(numbers, faults, tuple(texts.notices))
    return _as_rates(numbers, ~settled & ~(as_percent & plain), faults, texts.notices, percent_heading)


def _number_cells(cells: Cells) -> Bools:
    return np.fromiter(map(_NUMBER_CELLS.__contains__, map(type, cells)), bool, len(cells))


def _number_faults(rows: Positions, floats: Decimals, as_percent: Bools, rule: ColumnRule) -> Mapping[int, Fault]:
    faults = dict.fromkeys(rows[~floats.fits].tolist(), Fault("SG225"))
    if rule.type != "rate":
        faults.update(dict.fromkeys(rows[as_percent[rows]].tolist(), Fault("SG226")))
    return faults


def _read_texts(cells: Cells, rows: Positions, rule: ColumnRule) -> _Texts:
    words = number_words(rule)

    def read(cell: object) -> Amount | Fault:
        return read_number(cell, rule, words) if isinstance(cell, str) else unlike(rule.type)

    default = default_amount(rule)
    found = distinct(cells[rows])
    outcomes: list[Amount | Fault | None] = []
    repairs: dict[int, str] = {}
    for place, cell in enumerate(found.cells):
        outcome = read_cell(cell, rule, read)
        if outcome is None and rule.type == "count" and isinstance(cell, str) and fold(cell) in NOTHING_HERE:
            repairs[place] = "SG241"
            outcome = Amount(Fraction(0), settled=True)
        elif outcome is None and default is not None:
            repairs[place] = "SG247"
        elif isinstance(outcome, Amount) and isinstance(cell, str) and (repair := repair_of(cell, words)):
            repairs[place] = repair
        outcomes.append(in_place_of_nothing(cell, rule, default) if outcome is None else outcome)
    return _Texts(found, outcomes, rows, noticed(repairs, found, rows))


def default_amount(rule: ColumnRule) -> Amount | None:
    """The default of a number column; None where there is none.

    Raises ValueError where the scheme's default is no such number, which `schemes check` names.
    """
    if rule.default is None:
        return None
    amount = read_number(rule.default, rule, number_words(rule))
    if isinstance(amount, Fault):
        raise ValueError(f"the default {rule.default!r} is no {rule.type}")
    return Amount(amount.value, settled=True)


def _join(many: int, rows: Positions, floats: Decimals, texts: _Texts) -> tuple[Numbers, Bools]:
    """All cells over one power of ten, and which of them say themselves what they are."""
    amounts = [outcome if isinstance(outcome, Amount) else None for outcome in texts.outcomes]
    values = [Fraction(0) if amount is None else amount.value for amount in amounts]
    places = max([0, *(places_of(value) or 0 for value in values), int(floats.places.max(initial=0))])
    own = [int(value * 10**places) for value in values]
    digits = _scaled(floats, places)
    in_64_bits = digits.dtype != object and all(abs(value) < LIMIT for value in own)
    num = np.zeros(many, dtype=np.int64 if in_64_bits else object)
    null, settled = np.zeros(many, dtype=bool), np.zeros(many, dtype=bool)
    num[rows] = digits
    if amounts:
        num[texts.rows] = np.array(own, dtype=num.dtype)[texts.found.of]
        null[texts.rows] = np.array([amount is None for amount in amounts])[texts.found.of]
        settled[texts.rows] = np.array([amount is None or amount.settled for amount in amounts])[texts.found.of]
    return Numbers(num, 10**places, null), settled


def _scaled(floats: Decimals, places: int) -> Ints:
    digits: Ints = floats.digits
    if largest(digits) * 10**places >= LIMIT:
        digits = wide(digits)
    powers = np.array([10 ** (places - place) for place in range(places + 1)], dtype=digits.dtype)
    return digits * powers[floats.places] if len(digits) else digits


def _as_rates(
    numbers: Numbers,
    plain: Bools,
    faults: Mapping[int, Fault],
    notices: Sequence[Notice],
    percent_heading: bool,
) -> ColumnRead:
    result = settle(numbers, plain, percent_heading)
    odd = dict.fromkeys(np.flatnonzero(result.odd).tolist(), Fault("SG227"))
    told = list(notices)
    if result.read_as is not None:
        told.append(Notice(result.read_as, np.flatnonzero(plain & ~result.rates.null & ~result.odd)))
    rates = Numbers(result.rates.num, result.rates.den, result.rates.null | result.odd)
    return ColumnRead(rates, {**faults, **odd}, tuple(told))
