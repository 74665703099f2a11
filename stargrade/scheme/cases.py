"""The cases that a scheme tells apart by labels and flags, such as each role, and figures in each case.

Weights and maxima may differ by role; whether they add up is then looked at role by role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from ..expr.exact import NoRecords, Value, evaluate, holds
from ..expr.nodes import Node, names_in
from ..texts import Text
from .model import Scheme

MOST_CASES = 256


@dataclass(frozen=True)
class Case(NoRecords):
    """One row that is known only by its labels and flags."""

    scheme: Scheme
    values: Mapping[str, Value]

    def __len__(self) -> int:
        return 1

    def told(self) -> Text:
        """``(role = inbound)``, for the middle of a message; nothing where the case is the only one."""
        if not self.values:
            return Text("", "")
        flags = {True: "yes", False: "no"}
        told = [f"{name} = {flags[value] if isinstance(value, bool) else value}" for name, value in self.values.items()]
        return Text(f" ({', '.join(told)})", f"（{'，'.join(told)}）")

    def value(self, at: int, name: str) -> Value:
        """A label or flag of the case, a parameter's figure, or a value derived from them."""
        if name in self.values:
            return self.values[name]
        if name in self.scheme.derive:
            return evaluate(self.scheme.derive[name].node, at, self)
        rule = self.scheme.parameters[name].value
        return None if rule is None else evaluate(rule.node, at, self)

    def order(self, name: str) -> tuple[str, ...]:
        """The labels of a column, from low to high."""
        return tuple(self.scheme.columns[name].labels)

    def figure(self, node: Node) -> Fraction | None:
        """The figure of a rule in this case; None where it is blank."""
        value = evaluate(node, 0, self)
        return value if isinstance(value, Fraction) else None

    def barred(self) -> bool:
        """Whether a row of this case is surely not rated."""
        known = {*self.values, *self.scheme.parameters}
        return any(
            all(columns_of(rule.node, self.scheme) <= known and holds(rule.node, 0, self) for rule in bar.when)
            for bar in self.scheme.not_rated
        )


def cases_of(scheme: Scheme, nodes: Sequence[Node]) -> Iterator[Case]:
    """Every case that the rules tell apart; none where they look at more than labels and flags."""
    names = sorted(set().union(*(columns_of(node, scheme) for node in nodes)) - set(scheme.parameters))
    choices = [_choices(scheme, name) for name in names]
    if any(not choice for choice in choices) or _product(choices) > MOST_CASES:
        return
    for values in product(*choices):
        case = Case(scheme, dict(zip(names, values, strict=True)))
        if not case.barred():
            yield case


def _choices(scheme: Scheme, name: str) -> tuple[Value, ...]:
    column = scheme.columns.get(name)
    if column is None or column.type not in ("label", "flag"):
        return ()
    return tuple(column.labels) if column.type == "label" else (True, False)


def _product(choices: Sequence[Sequence[Value]]) -> int:
    count = 1
    for choice in choices:
        count *= len(choice)
    return count


def columns_of(node: Node, scheme: Scheme) -> set[str]:
    """The columns that a rule looks at, through the derived values that it uses."""
    found: set[str] = set()
    for name in names_in(node):
        if name in scheme.derive:
            found |= columns_of(scheme.derive[name].node, scheme)
        else:
            found.add(name)
    return found
