"""Reads a column of numbers exactly: number cells and plain decimals all at once, each other text once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..numbers import places_of
from ..numbers.columns import LIMIT, Bools, Ints, Numbers, largest, wide
from ..scheme.columns import ColumnRule
from .cell_float import Decimals, number_cells, plain_decimals
from .cell_number import Amount, number_words, read_number, repair_of
from .column_read import ColumnRead, Notice, Positions, by_row, in_place_of_nothing, marked, noticed, read_cell
from .fault import Fault, unlike
from .model import Cells
from .percent import settle
from .spelling import NOTHING_HERE, fold


@dataclass(frozen=True)
class _Amounts:
    """What the different cells hold, and last a blank: numerators over ``10**places``, and what was done to them.

    `number` marks number cells; `settled` those that say themselves what they are a share of.
    """

    num: Ints
    places: int
    null: Bools
    number: Bools
    settled: Bools
    faults: Mapping[int, Fault]
    repairs: Mapping[int, str]


def read_numbers(cells: Cells, as_percent: Bools, rule: ColumnRule, percent_heading: bool) -> ColumnRead:
    """A column of numbers over a power of ten.

    `as_percent` marks the cells that the sheet shows as a percentage; `percent_heading` says
    that the heading holds a %.
    """
    read = _read_different(cells.different, rule)
    percentages = as_percent & read.number[cells.of]
    faults = by_row(read.faults, cells)
    if rule.type != "rate":
        faults.update(dict.fromkeys(np.flatnonzero(percentages).tolist(), Fault("SG226")))
    null = read.null[cells.of] | marked(faults, len(cells))
    numbers = Numbers(read.num[cells.of], 10**read.places, null)
    notices = noticed(read.repairs, cells)
    if rule.type != "rate":
        return ColumnRead(numbers, faults, notices)
    return _as_rates(numbers, ~(read.settled[cells.of] | percentages), faults, notices, percent_heading)


def _read_different(different: Sequence[object], rule: ColumnRule) -> _Amounts:
    """Number cells and plain decimals all at once, every other cell and the blank after them one by one."""
    many = len(different) + 1
    words = number_words(rule)
    number_places, floats = number_cells(different)
    plain_places, decimals = plain_decimals(different, words)
    number, rest = np.zeros(many, dtype=bool), np.ones(many, dtype=bool)
    number[number_places] = True
    rest[number_places] = rest[plain_places] = False
    outcomes, repairs = _read_one_by_one(different, np.flatnonzero(rest).tolist(), rule, words)
    faults = {place: outcome for place, outcome in outcomes.items() if isinstance(outcome, Fault)}
    faults.update(dict.fromkeys(number_places[~floats.fits].tolist(), Fault("SG225")))
    amounts = {place: outcome for place, outcome in outcomes.items() if isinstance(outcome, Amount)}
    settled, null = rest.copy(), rest.copy()
    null[list(amounts)] = False
    settled[[place for place, amount in amounts.items() if not amount.settled]] = False
    places, num = _one_scale(many, [(number_places, floats), (plain_places, decimals)], amounts)
    return _Amounts(num, places, null, number, settled, faults, repairs)


def _read_one_by_one(
    different: Sequence[object], places: Sequence[int], rule: ColumnRule, words: Mapping[str, Fraction]
) -> tuple[dict[int, Amount | Fault | None], dict[int, str]]:
    """What came of the cells at these places, and what was done to them."""

    def read(cell: object) -> Amount | Fault:
        return read_number(cell, rule, words) if isinstance(cell, str) else unlike(rule.type)

    default = default_amount(rule)
    outcomes: dict[int, Amount | Fault | None] = {}
    repairs: dict[int, str] = {}
    for place in places:
        cell = different[place] if place < len(different) else None
        outcome = read_cell(cell, rule, read)
        if outcome is None and rule.type == "count" and isinstance(cell, str) and fold(cell) in NOTHING_HERE:
            repairs[place] = "SG241"
            outcome = Amount(Fraction(0), settled=True)
        elif outcome is None and default is not None:
            repairs[place] = "SG247"
        elif isinstance(outcome, Amount) and isinstance(cell, str) and (repair := repair_of(cell, words)):
            repairs[place] = repair
        outcomes[place] = in_place_of_nothing(cell, rule, default) if outcome is None else outcome
    return outcomes, repairs


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


def _one_scale(
    many: int, decimals: Sequence[tuple[Positions, Decimals]], amounts: Mapping[int, Amount]
) -> tuple[int, Ints]:
    """The decimals that all of them need, and all of them as numerators with so many."""
    needed = [places_of(amount.value) or 0 for amount in amounts.values()]
    places = max([0, *needed, *(int(part.places.max(initial=0)) for _, part in decimals)])
    own = {place: int(amount.value * 10**places) for place, amount in amounts.items()}
    scaled = [(at, _scaled(part, places)) for at, part in decimals]
    narrow = all(part.dtype != object for _, part in scaled) and all(abs(value) < LIMIT for value in own.values())
    num = np.zeros(many, dtype=np.int64 if narrow else object)
    for at, part in scaled:
        num[at] = part
    num[list(own)] = list(own.values())
    return places, num


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
