"""Reads a result that was written as JSON, so that two of them can be compared."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..problems import Place, refuse
from .side import Side, Standing

FORMAT = "stargrade.run.v1"


def side_from_json(data: bytes, file: str) -> Side:
    """The standings of a stored result; every figure exactly as it is written.

    Raises Refusal (SG180) where the file is no result of ``run --format json``.
    """
    try:
        document = json.loads(data, parse_float=Decimal)
        if document["format"] != FORMAT:
            raise ValueError(document["format"])
        people = [_standing(row) for row in document["rows"]]
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise refuse("SG180", Place(file)) from error
    return Side(file, {one.key: one for one in people})


def _standing(row: dict[str, Any]) -> Standing:
    reasons = row["reasons"]
    return Standing(
        key=str(row["key"]),
        name=row["name"],
        team=row.get("team"),
        rated=bool(row["rated"]),
        star=_figure(row["star"]),
        tier=row["tier"],
        score=_figure(row["score"]),
        bonus=_figure(row["bonus"]) or Fraction(0),
        deduction=_figure(row["deduction"]) or Fraction(0),
        why=str(reasons[-1]) if reasons else None,
    )


def _figure(value: Any) -> Fraction | None:
    return None if value is None else Fraction(value)
