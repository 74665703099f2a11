"""What may stand in a scheme file where a figure or a rule is wanted.

A number, a formula, a table of bands, or a look-up by label: all become one formula tree.

    points: 50 * min(1, tasks_done / tasks_assigned)
    points: {of: late, bands: [{to: 0, then: 5}, {to: 1, then: 4}, {else: 0}]}
    points: {by: attitude, excellent: 25, good: 20, else: 0}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError, core_schema

from ..expr.nodes import Band, Bands, Choose, Edge, Node, Number
from ..expr.parse import FormulaError, parse
from ..expr.show import show
from ..texts import Text
from .marks import Path


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule of a scheme file: its tree, and the text that a person reads."""

    node: Node
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One formula text inside a rule: where it stands below the rule, and its tree."""

    path: Path
    node: Node


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something inside a rule that cannot be read: where, at which character, and why."""

    path: Path
    at: int
    code: str
    params: Mapping[str, object]


_EDGES = {"from": (0, True), "above": (0, False), "to": (1, True), "below": (1, False)}
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
_STAND_IN = Number(Fraction(0))  # in the place of what cannot be read, so that reading can go on

_A_FORMULA = Text("a number, a formula, {of, bands} or {by, ...}", "数字、公式、{of, bands} 或 {by, ...}")
_A_TABLE = Text("{of: VALUE, bands: [{from: 90, then: 5}, ...]}", "{of: 数值, bands: [{from: 90, then: 5}, ...]}")
_A_YES = Text("yes or no", "yes 或 no")
_A_BAND = Text("a line such as {from: 90, then: 5} or {else: 0}", "形如 {from: 90, then: 5} 或 {else: 0} 的一行")
ONE_OF_A_KIND = Text("at most one of from/above and one of to/below", "from/above 至多一个，to/below 至多一个")


def read_formula(value: Any) -> Formula:
    """Turn what stands in the file into a formula.

    Raises PydanticCustomError whose context holds `wrong`, a list of `Unreadable`: everything
    in the rule that cannot be read.
    """
    if isinstance(value, Formula):
        return value
    reading = _Reading()
    node = reading.rule(value, ())
    if reading.wrong:
        raise PydanticCustomError("formula", "a formula that cannot be read", {"wrong": reading.wrong})
    return Formula(node, str(value) if isinstance(value, (str, int)) else show(node))


class _Reading:
    """Reads one rule, however deep its tables are, and collects what cannot be read."""

    def __init__(self) -> None:
        self.wrong: list[Unreadable] = []

    def misshapen(self, path: Path, expected: Text) -> Node:
        self.wrong.append(Unreadable(path, 0, "SG418", {"expected": expected}))
        return _STAND_IN

    def rule(self, value: Any, path: Path) -> Node:
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if isinstance(value, (str, int)):
            return self.text(str(value), path)
        if isinstance(value, Mapping) and "bands" in value:
            return self.bands(value, path)
        if isinstance(value, Mapping) and "by" in value:
            return self.choose(value, path)
        return self.misshapen(path, _A_FORMULA)

    def text(self, value: str, path: Path) -> Node:
        try:
            return parse(value)
        except FormulaError as error:
            self.wrong.append(Unreadable(path, error.at, error.code, error.params))
            return _STAND_IN

    def bands(self, value: Mapping[str, Any], path: Path) -> Node:
        if set(value) - {"exclusive"} != {"of", "bands"} or not isinstance(value["bands"], list):
            return self.misshapen(path, _A_TABLE)
        exclusive = value.get("exclusive", False)
        if str(exclusive).lower() not in _YES_OR_NO:
            return self.misshapen((*path, "exclusive"), _A_YES)
        rows = tuple(self.band(row, (*path, "bands", at)) for at, row in enumerate(value["bands"]))
        return Bands(self.rule(value["of"], (*path, "of")), rows, _YES_OR_NO[str(exclusive).lower()])

    def band(self, row: Any, path: Path) -> Band:
        known = isinstance(row, Mapping) and (set(row) == {"else"} or set(row) - {"then"} <= set(_EDGES))
        if not known or not ("else" in row or "then" in row):
            self.misshapen(path, _A_BAND)
            return Band(None, None, _STAND_IN)
        lower, upper = self.edges(row, path)
        word = "else" if "else" in row else "then"
        return Band(lower, upper, self.rule(row[word], (*path, word)))

    def edges(self, row: Mapping[str, Any], path: Path) -> tuple[Edge | None, Edge | None]:
        sides: list[Edge | None] = [None, None]
        for word, (side, closed) in _EDGES.items():
            if word not in row:
                continue
            if sides[side] is not None:
                self.misshapen(path, ONE_OF_A_KIND)
            sides[side] = Edge(self.rule(row[word], (*path, word)), closed)
        return sides[0], sides[1]

    def choose(self, value: Mapping[str, Any], path: Path) -> Node:
        cases = [(str(key), self.rule(then, (*path, key))) for key, then in value.items() if key not in ("by", "else")]
        otherwise = self.rule(value["else"], (*path, "else")) if "else" in value else None
        return Choose(self.rule(value["by"], (*path, "by")), tuple(cases), otherwise)


def leaves(node: Node, path: Path = ()) -> Iterator[Leaf]:
    """The formula texts that a rule is made of, each with its place in the file below the rule's own."""
    if isinstance(node, Choose):
        yield from leaves(node.of, (*path, "by"))
        for key, then in node.cases:
            yield from leaves(then, (*path, key))
        if node.otherwise is not None:
            yield from leaves(node.otherwise, (*path, "else"))
    elif isinstance(node, Bands):
        yield from leaves(node.of, (*path, "of"))
        for at, band in enumerate(node.rows):
            yield from _band_leaves(band, (*path, "bands", at))
    else:
        yield Leaf(path, node)


def _band_leaves(band: Band, path: Path) -> Iterator[Leaf]:
    for side, edge in enumerate((band.lower, band.upper)):
        if edge is not None:
            yield from leaves(edge.value, (*path, edge_word(side, edge.closed)))
    alone = band.lower is None and band.upper is None
    yield from leaves(band.then, (*path, "else" if alone else "then"))


def edge_word(side: int, closed: bool) -> str:
    """The key under which an edge is written: side 0 is the lower one, 1 the upper one."""
    return next(word for word, spelled in _EDGES.items() if spelled == (side, closed))


RULE = "rule"


class _Written:
    """Tells pydantic to read a rule by `read_formula`, without looking into the tree that it gives."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            read_formula,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda formula: formula.text),
        )

    @staticmethod
    def __get_pydantic_json_schema__(source: Any, handler: Any) -> dict[str, Any]:
        """Stand for a rule in the JSON Schema; `json_schema` puts the whole of it there once."""
        return {"format": RULE}


Rule = Annotated[Formula, _Written]


def listed(value: Any) -> Any:
    """A lone value as the list of one that it stands for."""
    return value if isinstance(value, list) else [value]


Conditions = Annotated[tuple[Rule, ...], BeforeValidator(listed, json_schema_input_type=Rule | tuple[Rule, ...])]
