"""A comparison as JSON, the shape ``stargrade.compare.v1`` that scripts rely on."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from ..compare import Comparison, Move, Standing
from ..compare.moves import Cost
from ..numbers import to_json


def as_json(comparison: Comparison) -> bytes:
    """The comparison as UTF-8 JSON; every person stands in `moves`, in the order of the sheet."""
    return (json.dumps(document(comparison), ensure_ascii=False, indent=1) + "\n").encode()


def document(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values."""
    return {
        "format": "stargrade.compare.v1",
        "a": comparison.before,
        "b": comparison.after,
        "summary": {
            "rows": len(comparison.moves),
            **{name: comparison.counts.get(name, 0) for name in ("up", "down", "same", "newly_rated")},
            **{name: comparison.counts.get(name, 0) for name in ("no_longer_rated", "only_before", "only_after")},
            "bonus": _cost(comparison.bonus),
            "deduction": _cost(comparison.deduction),
            "net": _cost(comparison.net),
            "by_star": {
                _star(star): {"people_before": many[0], "people_after": many[1], **_cost(comparison.by_star[star])}
                for star, many in comparison.stars.items()
            },
            "by_team": {team: {"people": cost.people, **_cost(cost)} for team, cost in comparison.by_team.items()},
        },
        "moves": [_move(move) for move in comparison.moves],
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {"before": to_json(cost.before), "after": to_json(cost.after), "change": to_json(cost.change)}


def _star(star: Fraction | None) -> str:
    return "none" if star is None else str(to_json(star))


def _move(move: Move) -> dict[str, Any]:
    who = move.someone
    return {
        "key": move.key,
        "name": who.name,
        "team": who.team,
        "direction": move.direction,
        "before": _standing(move.before),
        "after": _standing(move.after),
        "change": to_json(move.change),
    }


def _standing(one: Standing | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "rated": one.rated,
        "star": None if one.star is None else to_json(one.star),
        "tier": one.tier,
        "score": None if one.score is None else to_json(one.score),
        "net": to_json(one.net),
        "why": one.why,
    }
