"""Splits conditions into the values that they compare, so that every combination can be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ..expr.exact import figure
from ..expr.kinds import Kind, check
from ..expr.nodes import And, Call, Choose, Compare, Name, Node, Not, Number, Or, Truth, Word, names_in
from ..scheme.names import names_at
from .spans import Spans
from .spots import MOST_STEPS, Spot, spots_of

_YES_NO = (Spot(True), Spot(False))
_ELSE = "other"  # stands for any word that no rule names


@dataclass
class Variable:
    """A value that conditions look at: the formula for it, and the edges that it is compared with."""

    node: Node
    kind: Kind
    edges: set[Fraction] = field(default_factory=set)
    words: dict[str, None] = field(default_factory=dict)
    compared: set[int] = field(default_factory=set)  # other variables, by place
    percent: bool = False


class Variables:
    """The values that a set of conditions looks at, each once, and the conditions written with their places."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.scheme = spans.scheme
        self.names: Mapping[str, Kind] = names_at(self.scheme, "flags")
        self.found: list[Variable] = []

    def copy(self) -> Variables:
        """The same values, for conditions that may yet be left aside."""
        other = Variables(self.spans)
        other.found = [
            replace(one, edges=set(one.edges), words=dict(one.words), compared=set(one.compared)) for one in self.found
        ]
        return other

    def condition(self, node: Node) -> Node:
        """The condition with each value that it looks at as a name of its own (`$0`, `$1` ...)."""
        match node:
            case And(parts=parts) | Or(parts=parts):
                return replace(node, parts=tuple(self.condition(part) for part in parts))
            case Not(of=of):
                return replace(node, of=self.condition(of))
            case Compare(left=left, right=right):
                return self.compare(node, left, right)
            case Name(name="rated"):
                return Truth(True)
            case Call(name="known", args=(of,)) if self.is_column(of):
                return replace(node, args=(self.variable(of, check(of, self.names)[0]),))
            case Name(name=name) if name in self.scheme.derive:
                return self.condition(self.scheme.derive[name].node)
            case Truth():
                return node
            case _:
                return self.variable(node, Kind("flag"))

    def is_column(self, node: Node) -> bool:
        """Whether a value is just a cell."""
        return isinstance(node, Name) and node.name in self.scheme.columns

    def compare(self, node: Compare, left: Node, right: Node) -> Node:
        """A comparison; one of dates or of what cannot be split is a value of its own."""
        kinds = [check(side, self.names)[0] for side in (left, right)]
        if any(kind.sort not in ("number", "word") for kind in kinds):
            return self.variable(node, Kind("flag"))
        sides = [self.side(side, kind) for side, kind in zip((left, right), kinds, strict=True)]
        for one, other in (sides, sides[::-1]):
            for at in places(one):
                self.found[at].edges.update(_figures(other))
                self.found[at].words.update(dict.fromkeys(_words(other)))
                self.found[at].compared.update(places(other) - {at})
                self.found[at].percent |= _in_percent(other)
        return replace(node, left=sides[0], right=sides[1])

    def side(self, node: Node, kind: Kind) -> Node:
        """One side of a comparison: figures as they are, look-ups by label as their cases, else a variable."""
        value = self.plain(node)
        if value is not None:
            return value
        if isinstance(node, Name) and isinstance(self.defined(node), Choose):
            node = self.scheme.derive[node.name].node
        if isinstance(node, Choose) and isinstance(node.of, Name):
            of = check(node.of, self.names)[0]
            cases = [(key, self.plain(then)) for key, then in node.cases]
            otherwise = None if node.otherwise is None else self.plain(node.otherwise)
            whole = node.otherwise is None or otherwise is not None
            if of.sort == "word" and whole and all(then is not None for _, then in cases):
                chosen = self.variable(node.of, of)
                self.found[min(places(chosen))].words.update(dict.fromkeys(key for key, _ in cases))
                return Choose(chosen, tuple((key, then) for key, then in cases if then is not None), otherwise)
        return self.variable(node, kind)

    def defined(self, node: Name) -> Node | None:
        """What a derived value stands for."""
        rule = self.scheme.derive.get(node.name)
        return None if rule is None else rule.node

    def plain(self, node: Node) -> Node | None:
        """A figure or a word; None where the formula is neither."""
        if isinstance(node, Word | Number):
            return node
        if isinstance(node, Name) and node.name in self.scheme.parameters:
            value = self.scheme.parameters[node.name].value
            return None if value is None else self.plain(value.node)
        value_of = figure(node)
        return None if value_of is None else Number(value_of)

    def variable(self, node: Node, kind: Kind) -> Name:
        """The name of a value; the same for the same formula."""
        at = next((at for at, one in enumerate(self.found) if one.node == node), len(self.found))
        if at == len(self.found):
            self.found.append(Variable(node, kind))
        return Name(f"${at}")

    def spots(self) -> list[tuple[Spot, ...]]:
        """The spots of each variable; those compared with each other share their edges."""
        return [self._spots(at) for at in range(len(self.found))]

    def _spots(self, at: int) -> tuple[Spot, ...]:
        """The spots of one variable; a cell that may stay blank has one for that."""
        node = self.found[at].node
        column = self.scheme.columns.get(node.name) if isinstance(node, Name) else None
        blank = column is not None and column.optional and column.default is None
        return (*self._values(at), *((Spot(None),) if blank else ()))

    def _values(self, at: int) -> tuple[Spot, ...]:
        one = self.found[at]
        if one.kind.sort == "flag":
            return _YES_NO
        if one.kind.sort == "word":
            labels = one.kind.labels or (*one.words, _ELSE)
            return tuple(Spot(label) for label in labels)
        span = self.spans.of(one.node)
        return spots_of(self._edges(at, {at}), span)

    def _edges(self, at: int, seen: set[int]) -> set[Fraction]:
        """The edges of a variable, and of those that it is compared with."""
        edges = set(self.found[at].edges)
        for other in self.found[at].compared - seen:
            seen.add(other)
            span = self.spans.of(self.found[other].node)
            if span.step and span.bounded and (span.high - span.low) / span.step <= MOST_STEPS:
                many = int((span.high - span.low) / span.step)
                edges |= {span.low + step * span.step for step in range(many + 1)}
            edges |= self._edges(other, seen)
        return edges


def places(node: Node) -> set[int]:
    """The places of the variables that a split condition holds."""
    return {int(name[1:]) for name in names_in(node) if name.startswith("$")}


def _numbers(side: Node) -> Iterator[Number]:
    thens = (*(then for _, then in side.cases), side.otherwise) if isinstance(side, Choose) else (side,)
    yield from (then for then in thens if isinstance(then, Number))


def _figures(side: Node) -> set[Fraction]:
    return {one.value for one in _numbers(side)}


def _in_percent(side: Node) -> bool:
    return any(one.percent for one in _numbers(side))


def _words(side: Node) -> Iterable[str]:
    return (side.text,) if isinstance(side, Word) else ()


def all_places(nodes: Sequence[Node]) -> set[int]:
    """The places of the variables that several split conditions hold."""
    return set().union(*(places(node) for node in nodes))
