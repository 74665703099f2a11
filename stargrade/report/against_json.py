"""The period before beside a run, as the key `against` of the JSON result."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..compare.against import Against
from ..compare.moves import Move
from ..numbers import to_json
from .totals import Totals, totals_of

Json = dict[str, Any]

_COUNTED = ("rows", "rated", "not_rated")
_PAID = ("bonus", "deduction", "net")


def against_document(compared: Against) -> Json:
    """Totals of both periods, and the lists whole, each person with the figures of both."""
    old, new = totals_of(compared.was), totals_of(compared.now)
    return {
        "period": str(compared.before),
        "summary": {
            **{name: _pair(getattr(old, name), getattr(new, name)) for name in (*_COUNTED, *_PAID)},
            "stars": {str(star): _pair(old.stars.get(star, 0), new.stars.get(star, 0)) for star in _stars(old, new)},
        },
        "new": [_person(move) for move in compared.new],
        "missing": [{**_person(move), "ended": _ended(move, compared)} for move in compared.missing],
        "star_moves": [_person(move) for move in compared.stars],
        "money_jumps": [_person(move) for move in compared.money],
    }


def _stars(old: Totals, new: Totals) -> list[int]:
    return sorted({*old.stars, *new.stars}, reverse=True)


def _pair(before: Fraction | int | None, after: Fraction | int | None) -> Json:
    return {"before": _plain(before), "after": _plain(after)}


def _plain(value: Fraction | int | None) -> int | float | None:
    return None if value is None else to_json(Fraction(value))


def _person(move: Move) -> Json:
    """A side on which the person is missing is null."""
    sides = (move.before, move.after)
    star = _pair(*(None if one is None else one.star for one in sides))
    net = _pair(*(None if one is None else one.net for one in sides))
    return {"key": move.key, "name": move.someone.name, "star": star, "net": net}


def _ended(move: Move, compared: Against) -> list[Json]:
    """The rows of periods that end because the person is missing."""
    return [
        {"rule": row.rule, "periods": row.periods, "at_least": row.at_least} for row in compared.ended.get(move.key, ())
    ]
