"""The parts that a formula is made of, as a tree.

The tree is read in two ways, over whole columns (`columns`) and exactly on one row (`exact`),
and can be written back as text (`show`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Literal

Compares = Literal["=", "!=", "<", "<=", ">", ">="]
Signs = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What every part has: where it stands in the formula's text (two trees are equal without it)."""

    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Number(Part):
    """A number written in the formula; `percent` remembers that it was written as one."""

    value: Fraction
    percent: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Word(Part):
    """A word in quotes, such as a label."""

    text: str


@dataclass(frozen=True, slots=True)
class Truth(Part):
    """``yes`` or ``no``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name(Part):
    """A column, a derived value, a parameter, or a result such as ``score`` or ``points.task``."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative(Part):
    """Minus something."""

    of: Node


@dataclass(frozen=True, slots=True)
class Not(Part):
    """The opposite of a condition."""

    of: Node


@dataclass(frozen=True, slots=True)
class Sum(Part):
    """Two numbers joined by ``+ - * /``."""

    sign: Signs
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compare(Part):
    """A comparison; labels compare in the order in which their column lists them."""

    sign: Compares
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class And(Part):
    """All of the conditions."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Part):
    """Any of the conditions."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call(Part):
    """A function of one row: ``min(1, done / due)``."""

    name: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Group(Part):
    """A function over many rows: ``mean(rate, by: [market, role], among: formal)``.

    `by` names the columns whose equal values form a group, none of them for the whole sheet;
    `among` says which rows count. With `of`, the rows are those of a detail sheet that belong to
    the subject: ``count(of: calls, among: wording_ok)``.
    """

    name: str
    value: Node | None
    by: tuple[str, ...]
    among: Node | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Choose(Part):
    """A look-up: one result for each label (or whole number) of a value."""

    of: Node
    cases: tuple[tuple[str, Node], ...]
    otherwise: Node | None = None


@dataclass(frozen=True, slots=True)
class Edge(Part):
    """One edge of a band: the figure, and whether the figure itself still belongs to it."""

    value: Node
    closed: bool


@dataclass(frozen=True, slots=True)
class Band(Part):
    """One line of a table of bands; a side without an edge is open."""

    lower: Edge | None
    upper: Edge | None
    then: Node


@dataclass(frozen=True, slots=True)
class Bands(Part):
    """A table of bands: the first that holds the value, from the top, gives the result.

    `exclusive` says that no value may be in two of them.
    """

    of: Node
    rows: tuple[Band, ...]
    exclusive: bool = False


Node = Number | Word | Truth | Name | Negative | Not | Sum | Compare | And | Or | Call | Group | Choose | Bands


def children(node: Node) -> Iterator[Node]:
    """The formulas directly inside a formula, from left to right."""
    for spot in fields(node):
        yield from _nodes(getattr(node, spot.name))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, tuple):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, (Edge, Band)):
        for spot in fields(value):
            yield from _nodes(getattr(value, spot.name))
    elif isinstance(value, Node):
        yield value


def walk(node: Node) -> Iterator[Node]:
    """The formula and everything inside it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def names_in(node: Node) -> tuple[str, ...]:
    """The names that a formula uses, each once, in order of appearance."""
    found: dict[str, None] = {}
    _gather_names(node, found)
    return tuple(found)


def _gather_names(node: Node, found: dict[str, None]) -> None:
    if isinstance(node, Name):
        found[node.name] = None
    elif isinstance(node, Group):
        found.update(dict.fromkeys((node.of,) if node.of is not None else node.by))
    if not (isinstance(node, Group) and node.of is not None):  # inside, names are those of the detail sheet
        for child in children(node):
            _gather_names(child, found)


def edge_conditions(of: Node, lower: Edge | None, upper: Edge | None) -> tuple[Node, ...]:
    """The comparisons that a pair of edges stands for."""
    conditions: list[Node] = []
    if lower is not None:
        conditions.append(Compare(">=" if lower.closed else ">", of, lower.value))
    if upper is not None:
        conditions.append(Compare("<=" if upper.closed else "<", of, upper.value))
    return tuple(conditions)
