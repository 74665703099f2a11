"""Looks for items and totals whose rules can give more points than the scheme says there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

import numpy as np

from ..expr.columns import holds
from ..expr.kinds import Kind
from ..expr.nodes import Call, Name, Node, Sum
from ..expr.show import show_figure
from ..grading.work import Work
from ..numbers.columns import Bools
from ..problems import Problem
from ..scheme.marks import Path
from .cells import Row
from .proof import Proof
from .spans import ENDLESS, ZERO, Spans
from .spots import Spot
from .variables import Variable

MOST_CASES = 64  # combinations of labels looked at one by one


@dataclass(frozen=True)
class Most:
    """A value that must not exceed a limit: what it is called, where it stands, and which rows have it."""

    code: str
    at: str
    path: Path
    value: Node
    limit: Node
    who: Node | None = None


def maxima(proof: Proof) -> Iterator[Problem]:
    """Every item, part and score that can exceed its declared maximum, with a row in which it does."""
    for most in (*_items(proof), *_totals(proof)):
        row = _beyond(proof, most)
        if row is not None:
            work = proof.maker.work([row])
            seen, expected = (proof.maker.value(node, work) for node in (most.value, most.limit))
            figures = {"seen": _figure(seen), "expected": _figure(expected)}
            params = {"at": most.at, **figures, "witness": proof.maker.told(row)}
            yield Problem(most.code, proof.marks.value(most.path), params)


def _figure(value: object) -> str:
    return show_figure(value, False) if isinstance(value, Fraction) else ""


def _items(proof: Proof) -> Iterator[Most]:
    places = {id(item): at for at, item in enumerate(proof.scheme.items)}
    for plan in proof.plan.items:
        for who, raw, item in plan.rules:
            if item.max is not None:
                yield Most("SG468", item.id, ("items", places[id(item)], "max"), raw, item.max.node, who)


def _totals(proof: Proof) -> Iterator[Most]:
    for name, part in proof.scheme.parts.items():
        if part.max is not None:
            points = Call("sum", (Name(f"points.{name}"),))
            yield Most("SG469", name, ("parts", name, "max"), points, part.max.node)
    score = proof.scheme.score
    if score is not None and score.max is not None:
        yield Most("SG469", "score", ("score", "max"), Name("score"), score.max.node)


def _beyond(proof: Proof, most: Most) -> Row | None:
    """A row in which the value is over its limit, as far as it goes; None where it never is."""
    over = Sum("-", most.value, most.limit)
    highest = max(spans.of(over).high for spans in _cases(proof))
    if highest <= 0:
        return None
    variable = Variable(over, Kind("number"))
    spots = [Spot(highest, highest, highest)] if highest < ENDLESS else []
    for spot in (*spots, Spot(Fraction(1), ZERO, ENDLESS)):
        row = proof.row([(variable, spot)], lambda work: _has(work, most))
        if row is not None:
            return row
    return None


def _cases(proof: Proof) -> Iterator[Spans]:
    """The spans of all values for each combination of labels."""
    labels = {name: tuple(column.labels) for name, column in proof.scheme.columns.items() if column.labels}
    if prod(len(words) for words in labels.values()) > MOST_CASES:
        labels = {}
    for words in product(*labels.values()):
        yield Spans(proof.plan, dict(zip(labels, words, strict=True)))


def _has(work: Work, most: Most) -> Bools:
    everywhere = np.ones(work.table.rows, dtype=bool)
    return everywhere if most.who is None else holds(most.who, work.table)
