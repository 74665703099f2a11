"""What may stand in a scheme file where a figure or a rule is wanted.

A number, a formula, a table of bands, or a look-up by label: all become one formula tree.

    points: 50 * min(1, tasks_done / tasks_assigned)
    points: {of: late, bands: [{to: 0, then: 5}, {to: 1, then: 4}, {else: 0}]}
    points: {by: attitude, excellent: 25, good: 20, else: 0}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from ..expr.nodes import Band, Bands, Choose, Edge, Node
from ..expr.parse import FormulaError, parse
from ..expr.show import show


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule of a scheme file: its tree, and the text that a person reads."""

    node: Node
    text: str = field(compare=False)


_EDGES = {"from": (0, True), "above": (0, False), "to": (1, True), "below": (1, False)}


def read_formula(value: Any) -> Formula:
    """Turn what stands in the file into a formula; raises ValueError in words a clerk can read."""
    if isinstance(value, Formula):
        return value
    node = _read(value)
    return Formula(node, str(value) if isinstance(value, (str, int)) else show(node))


def _read(value: Any) -> Node:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, (str, int)):
        try:
            return parse(str(value))
        except FormulaError as error:
            raise PydanticCustomError(
                "formula", "{reason}", {"reason": str(error), "at": error.at, "code": error.code, **error.params}
            ) from error
    if isinstance(value, Mapping) and "bands" in value:
        return _bands(value)
    if isinstance(value, Mapping) and "by" in value:
        return _choose(value)
    raise PydanticCustomError("not_a_formula", "expected a number, a formula, {{of, bands}} or {{by, ...}}")


def _bands(value: Mapping[str, Any]) -> Node:
    extra = sorted(set(value) - {"of", "bands"})
    if extra or "of" not in value or not isinstance(value["bands"], list):
        raise PydanticCustomError("bands", "a table of bands is {{of: VALUE, bands: [{{from: 90, then: 5}}, ...]}}")
    return Bands(_read(value["of"]), tuple(_band(row) for row in value["bands"]))


def _band(row: Any) -> Band:
    if not isinstance(row, Mapping):
        raise PydanticCustomError("band", "a band is a line such as {{from: 90, then: 5}} or {{else: 0}}")
    if "else" in row and len(row) == 1:
        return Band(None, None, _read(row["else"]))
    if "then" not in row or set(row) - {*_EDGES, "then"}:
        raise PydanticCustomError("band", "a band holds from/above, to/below, and then; or else alone")
    lower, upper = read_edges(row)
    return Band(lower, upper, _read(row["then"]))


def read_edges(row: Mapping[str, Any]) -> tuple[Edge | None, Edge | None]:
    """The lower and upper edge of a line with any of from, above, to, below."""
    sides: list[Edge | None] = [None, None]
    for word, (side, closed) in _EDGES.items():
        if row.get(word) is None:
            continue
        if sides[side] is not None:
            raise PydanticCustomError("band", "a band has one lower and one upper edge, not two of a kind")
        sides[side] = Edge(_read(row[word]), closed)
    return sides[0], sides[1]


def _choose(value: Mapping[str, Any]) -> Node:
    cases = tuple((str(key), _read(then)) for key, then in value.items() if key not in ("by", "else"))
    otherwise = _read(value["else"]) if "else" in value else None
    return Choose(_read(value["by"]), cases, otherwise)


Rule = Annotated[Formula, BeforeValidator(read_formula), PlainSerializer(lambda formula: formula.text, return_type=str)]
