"""The rules of a scheme made ready to be worked out: every rule as a formula, in order.

The same plan is read over whole columns (the stages) and for one person (`one_row`), so that the
two can never mean different things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..expr.nodes import Call, Edge, Name, Node, Number, Or, Sum, Truth, edge_conditions
from ..scheme.formula import Formula
from ..scheme.model import Item, Scheme, Tier
from ..scheme.names import derived_order

ZERO = Number(Fraction(0))
MONEY_PLACES = 2
TITLE_SCORE_PLACES = 2


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One item: who has it, and its points, rounded and not under 0 where the scheme says so."""

    id: str
    part: str | None
    applies: Node
    points: Node
    rules: tuple[tuple[Node, Node, Item], ...]  # who, raw points, and the rule as written


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ladder: all its conditions, edges first; `roof` is its upper edge."""

    rule: Tier
    conditions: tuple[Node, ...]
    roof: Node | None

    @property
    def star(self) -> Node | None:
        """The star it gives."""
        return None if self.rule.star is None else self.rule.star.node


@dataclass(frozen=True, slots=True)
class Plan:
    """All rules of a scheme in the order in which they are worked out."""

    scheme: Scheme
    derived: tuple[tuple[str, Node], ...]
    items: tuple[ItemPlan, ...]
    score: Node | None
    lines: tuple[Line, ...]

    @property
    def scored_by_title(self) -> bool:
        """Whether the score is that of the title won, and so not known before the titles."""
        return any(award.score is not None for award in self.scheme.awards)

    @property
    def rows_alone(self) -> bool:
        """Whether each row's line follows from the row alone: no periods in a row, no quotas."""
        return all(line.rule.in_a_row == 1 and line.rule.fewer_than is None for line in self.lines)


def make_plan(scheme: Scheme) -> Plan:
    """Work out the plan of a checked scheme."""
    items = _items(scheme)
    return Plan(scheme, _derived(scheme), items, _score(scheme, items), _lines(scheme))


def nodes(rules: Sequence[Formula]) -> tuple[Node, ...]:
    """The trees of several formulas."""
    return tuple(rule.node for rule in rules)


def _derived(scheme: Scheme) -> tuple[tuple[str, Node], ...]:
    """The derived values, each after those that it uses."""
    return tuple((name, scheme.derive[name].node) for name in derived_order(scheme) or ())


def _items(scheme: Scheme) -> tuple[ItemPlan, ...]:
    variants: dict[str, list[Item]] = {}
    for item in scheme.items:
        variants.setdefault(item.id, []).append(item)
    return tuple(_item(name, rules) for name, rules in variants.items())


def _item(name: str, variants: Sequence[Item]) -> ItemPlan:
    rules = tuple((_who(item), _raw_points(item), item) for item in variants)
    points = _points(rules[-1][1], rules[-1][2])
    for who, raw, item in reversed(rules[:-1]):
        points = Call("if", (who, _points(raw, item), points))
    applies = rules[0][0] if len(rules) == 1 else Or(tuple(who for who, _, _ in rules))
    return ItemPlan(name, variants[0].part, applies, points, rules)


def _who(item: Item) -> Node:
    return Truth(True) if item.only is None else item.only.node


def _raw_points(item: Item) -> Node:
    return Name(item.id) if item.points is None else item.points.node


def _points(raw: Node, item: Item) -> Node:
    least = raw if item.below_zero else Call("max", (ZERO, raw))
    return Call("round", (least, Number(Fraction(item.places))))


def _score(scheme: Scheme, items: Sequence[ItemPlan]) -> Node | None:
    if scheme.score is None:
        return None
    if scheme.score.value is not None:
        value = scheme.score.value.node
    elif any(item.weight is not None for item in scheme.items):
        value = Call("sum", tuple(_weighted(item) for item in items))
    else:
        value = Call("sum", (Name("points"),))
    return Call("round", (value, Number(Fraction(scheme.score.places))))


def _weighted(item: ItemPlan) -> Node:
    """The item's share of the score; nothing where the row does not have the item."""
    share: Node = ZERO
    for who, _, rule in reversed(item.rules):
        weight = Number(Fraction(1)) if rule.weight is None else rule.weight.node
        points = Sum("*", weight, Name(f"points.{item.id}"))
        share = points if rule.only is None else Call("if", (who, points, share))
    return share


def _lines(scheme: Scheme) -> tuple[Line, ...]:
    if scheme.tiers is None:
        return ()
    of = None if scheme.tiers.of is None else scheme.tiers.of.node
    return tuple(_line(of, tier) for tier in scheme.tiers.ladder)


def _line(of: Node | None, tier: Tier) -> Line:
    when = nodes(tier.when)
    if of is None:
        return Line(tier, when, None)
    floor = edge_conditions(of, _edge(tier.from_, tier.above), None)
    roof = edge_conditions(of, None, _edge(tier.to, tier.below))
    # A line for all the rest must not catch someone whose figure could not be worked out.
    conditions = (*floor, *roof, *when) or (Call("known", (of,)),)
    return Line(tier, conditions, next(iter(roof), None))


def _edge(closed: Formula | None, without: Formula | None) -> Edge | None:
    rule = closed or without
    return None if rule is None else Edge(rule.node, closed is not None)
