"""Puts what people decided in the place of what was computed, which stays beside it.

Nobody else's result changes: places, quotas and titles of others stay as they were computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from ..expr.columns import pick
from ..numbers.arithmetic import choose, subtract
from ..numbers.columns import Bools, Column, Flags, Ints, Numbers, Words, no_nulls, numbers, words
from .decidable import FIELDS
from .decided_facts import decided_facts
from .decided_said import decision_text, left_behind
from .result import Cell, Decision, Grading, Listed
from .work import Work


def decide(work: Work, grading: Grading, decisions: Sequence[Decision]) -> Grading:
    """The results with the decided values in place; without decisions the very same results."""
    if not decisions:
        return grading
    of = {field: [one for one in decisions if one.field == field] for field in FIELDS}
    bonus, deduction = _figures(grading.bonus, of["bonus"]), _figures(grading.deduction, of["deduction"])
    net = subtract(bonus, deduction)
    many = len(grading)
    own = replace(
        grading,
        star=_figures(grading.star, of["star"]),
        tier=_names(grading.tier, of["tier"]),
        award=_names(grading.award, of["award"]),
        bonus=bonus,
        deduction=deduction,
        net=Numbers(net.num, net.den, no_nulls(many)),
        flags=_flags(grading, of["flags"]),
        rated=Flags(grading.rated.yes | _rows([*of["star"], *of["tier"]], many), grading.rated.null),
        near=grading.near & ~_rows(decisions, many),
        decisions=tuple(decisions),
        notices=(*grading.notices, *left_behind(work.plan.scheme, grading, decisions)),
    )
    reasons = list(grading.reasons)
    for one in decisions:
        reasons[one.at] = (*reasons[one.at], decision_text(one, grading))
    return replace(own, reasons=tuple(reasons), facts=decided_facts(work, own))


def computed_columns(grading: Grading) -> dict[str, Column | Listed]:
    """For each result of which something was decided: what was computed, blank where nothing was decided."""
    found: dict[str, Column | Listed] = {}
    for field in FIELDS:
        own = [one for one in grading.decisions if one.field == field]
        cells = [one.computed for one in own]
        if own and field == "flags":
            found[field] = Listed(_marks(own, cells, len(grading)))
        elif own and isinstance(getattr(grading, field), Numbers):
            found[field] = _as_numbers(cells, _places(own, len(grading)))
        elif own:
            found[field] = _as_words(cells, _places(own, len(grading)))
    return found


def _rows(decisions: Sequence[Decision], many: int) -> Bools:
    """The rows in which something was decided."""
    rows = no_nulls(many)
    rows[[one.at for one in decisions]] = True
    return rows


def _places(decisions: Sequence[Decision], many: int) -> Ints:
    """For each row which of the decisions is about it, counted from 0; their number for a row without one."""
    places = np.full(many, len(decisions), dtype=np.int64)
    places[[one.at for one in decisions]] = np.arange(len(decisions))
    return places


def _figures(column: Numbers, own: Sequence[Decision]) -> Numbers:
    if not own:
        return column
    decided = _as_numbers([one.value for one in own], _places(own, len(column)))
    return choose(_rows(own, len(column)), decided, column)


def _names(column: Words, own: Sequence[Decision]) -> Words:
    if not own:
        return column
    decided = _as_words([one.value for one in own], _places(own, len(column)))
    named = pick(_rows(own, len(column)), decided, column)
    if not isinstance(named, Words):
        raise TypeError("tiers and titles are words")
    return named


def _as_numbers(cells: Sequence[Cell], places: Ints) -> Numbers:
    return numbers([*(cell if isinstance(cell, Fraction) else None for cell in cells), None]).take(places)


def _as_words(cells: Sequence[Cell], places: Ints) -> Words:
    return words([*(cell if isinstance(cell, str) else None for cell in cells), None]).take(places)


def _flags(grading: Grading, own: Sequence[Decision]) -> Mapping[str, Bools]:
    """The flags: in the rows decided about those decided alone."""
    many = len(grading)
    decided, kept = _marks(own, [one.value for one in own], many), ~_rows(own, many)
    blank = no_nulls(many)
    names = dict.fromkeys([*grading.flags, *decided])
    return {name: (grading.flags.get(name, blank) & kept) | decided.get(name, blank) for name in names}


def _marks(own: Sequence[Decision], cells: Sequence[Cell], many: int) -> dict[str, Bools]:
    """For each flag in the cells the rows that have it."""
    marks: dict[str, Bools] = {}
    for one, cell in zip(own, cells, strict=True):
        for flag in cell if isinstance(cell, tuple) else ():
            marks.setdefault(flag, no_nulls(many))[one.at] = True
    return marks
