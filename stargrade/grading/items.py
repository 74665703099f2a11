"""Works out the points of every item and the score."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from ..expr.columns import evaluate, holds, number
from ..expr.table import Member
from ..numbers.columns import Column, Flags, Numbers, Words, constant, no_nulls
from ..numbers.resting import numbers_at_rest
from ..periods import Period
from .plan import ItemPlan
from .work import Work


def derive(work: Work) -> Work:
    """Add the period, the parameters and the derived values."""
    work = work.add(period_columns(work.period, work.table.rows))
    for name, parameter in work.plan.scheme.parameters.items():
        column = constant(None, work.table.rows)
        if parameter.value is not None:
            column = number(parameter.value.node, work.table)
        work = work.add({name: column})
    for name, node in work.plan.derived:
        work = work.add({name: evaluate(node, work.table)})
    return work


def period_columns(period: Period | None, rows: int) -> dict[str, Column]:
    """The period as columns: its kind, its year, and which one of the year; blank where none was given."""
    if period is None:
        nothing = constant(None, rows)
        return {"period.kind": Words(np.full(rows, -1), ()), "period.year": nothing, "period.part": nothing}
    return {
        "period.kind": Words(np.zeros(rows, dtype=np.int64), (period.kind,)),
        "period.year": constant(Fraction(period.year), rows),
        "period.part": constant(Fraction(period.part), rows),
    }


def items(work: Work) -> Work:
    """Add ``points.ITEM`` and ``applies.ITEM`` for every item, and the sets that formulas add up."""
    columns: dict[str, Column] = {}
    sets: dict[str, list[Member]] = {"points": []}
    for item in work.plan.items:
        member = _member(item, work)
        columns[f"points.{item.id}"] = member.column
        columns[f"applies.{item.id}"] = Flags(member.applies, no_nulls(work.table.rows))
        sets["points"].append(member)
        if item.part is not None:
            sets.setdefault(f"points.{item.part}", []).append(member)
    return work.add(columns, {name: tuple(members) for name, members in sets.items()})


def _member(item: ItemPlan, work: Work) -> Member:
    applies = holds(item.applies, work.table)
    points = number(item.points, work.table)
    return Member(numbers_at_rest(Numbers(points.num, points.den, points.null | ~applies)), applies)


def score(work: Work) -> Work:
    """Add the score; blank in every row where the scheme has none. That of a title comes with the titles."""
    if work.plan.scored_by_title:
        return work
    node = work.plan.score
    return work.add({"score": constant(None, work.table.rows) if node is None else number(node, work.table)})
