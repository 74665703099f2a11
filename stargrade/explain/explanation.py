"""Why one person has this star and this money: every figure, from the cell to the yuan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..expr.exact import Value
from ..expr.nodes import Node
from ..expr.show import show
from ..grading.result import Cell, Decision
from ..numbers import to_json
from ..texts import Lang, Text
from .months import MonthSeen


@dataclass(frozen=True, slots=True)
class CellUsed:
    """One cell of the person's row: the column's id and heading, the address, the value read from it."""

    column: str
    heading: Text
    cell: str | None
    value: Value


@dataclass(frozen=True, slots=True)
class ItemWorked:
    """One item: its rule as the scheme has it, the figures in it, and the points."""

    id: str
    title: Text
    rule: Node
    figures: Mapping[str, Value]
    points: Value


@dataclass(frozen=True, slots=True)
class TierTried:
    """One line of the ladder: whether it holds; if not, the first condition that failed and by how much.

    `percent` says whether people write the figure that was missed as a percentage.
    """

    id: str
    label: Text
    holds: bool
    first_failed: Text | None
    missed_by: Fraction | None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class MoneyBooked:
    """One rule of money that reaches the person; the amount is None where the scheme sets none."""

    rule: str
    side: str
    formula: Node
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that made one person's result, in the order in which it was worked out.

    `decisions` are the results that people decided; star, tier, award, money and flags hold the decided values.
    """

    key: str
    row: int
    name: str | None
    cells: tuple[CellUsed, ...]
    derived: Mapping[str, Value]
    items: tuple[ItemWorked, ...]
    score_rule: Node | None
    score: Value
    rated: bool
    tiers: tuple[TierTried, ...]
    star: Value
    tier: str | None
    rank: Value
    award: str | None
    money: tuple[MoneyBooked, ...]
    bonus: Fraction
    deduction: Fraction
    flags: tuple[str, ...]
    reasons: tuple[Text, ...]
    months: tuple[MonthSeen, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def as_json(self, lang: Lang) -> dict[str, Any]:
        """The shape ``stargrade.explain.v1`` that scripts rely on."""
        return {
            "format": "stargrade.explain.v1",
            "key": self.key,
            "row": self.row,
            "cells": [{"column": one.column, "cell": one.cell, "value": _plain(one.value)} for one in self.cells],
            "derived": {name: _plain(value) for name, value in self.derived.items()},
            "items": [
                {"id": one.id, "rule": show(one.rule), "figures": _plain_all(one.figures), "points": _plain(one.points)}
                for one in self.items
            ],
            "score": _plain(self.score),
            "rated": self.rated,
            "tiers": [
                {
                    "tier": one.id,
                    "holds": one.holds,
                    "first_failed": None if one.first_failed is None else one.first_failed.to(lang),
                    "missed_by": _plain(one.missed_by),
                }
                for one in self.tiers
            ],
            "star": _plain(self.star),
            "tier": self.tier,
            "rank": _plain(self.rank),
            "award": self.award,
            "money": {
                "bonus": _plain(self.bonus),
                "deduction": _plain(self.deduction),
                "net": _plain(self.bonus - self.deduction),
                "rules": [
                    {"rule": one.rule, "kind": one.side, "formula": show(one.formula), "amount": _plain(one.amount)}
                    for one in self.money
                ],
            },
            "months": [
                {"period": one.period, "star": _plain(one.star), "counted": one.counted, "why": one.why.to(lang)}
                for one in self.months
            ],
            "flags": list(self.flags),
            "reasons": [one.to(lang) for one in self.reasons],
            **self._decided(),
        }

    def _decided(self) -> dict[str, Any]:
        """What was computed beside each decided result, and the decisions; nothing where there are none."""
        if not self.decisions:
            return {}
        told = [
            {"field": one.field, "value": _plain_cell(one.value), "reason": one.reason, "by": one.by,
             "evidence": one.evidence}
            for one in self.decisions
        ]  # fmt: skip
        return {"computed": {one.field: _plain_cell(one.computed) for one in self.decisions}, "decided": told}


def _plain_all(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Value) -> Any:
    return to_json(value) if isinstance(value, Fraction) else value


def _plain_cell(cell: Cell) -> Any:
    return list(cell) if isinstance(cell, tuple) else _plain(cell)
