"""Looks for rows in which conditions hold together that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..expr.columns import all_hold
from ..expr.nodes import Node
from ..expr.show import show
from ..problems import Problem
from ..scheme.model import Exclusive
from .lattice import Lattice
from .made import Goal
from .proof import Proof, first_row, projected
from .variables import all_places


def together(proof: Proof) -> Iterator[Problem]:
    """Every pair of conditions that hold together in some row although the scheme says they never do."""
    for at, rule in enumerate(proof.scheme.exclusive):
        yield from _pairs(proof, at, rule)


def _pairs(proof: Proof, at: int, rule: Exclusive) -> Iterator[Problem]:
    variables = proof.variables()
    split = [variables.condition(one.node) for one in rule.conditions]
    lattice = Lattice(variables.found, variables.spots())
    for first, second in combinations(range(len(split)), 2):
        chosen = sorted(all_places([split[first], split[second]]))
        pair = [rule.conditions[one].node for one in (first, second)]
        found = first_row(
            proof,
            lattice,
            chosen,
            list(projected(lattice.where([split[first], split[second]]), chosen)),
            _hold(pair),
        )
        if found is not None:
            params = {"line": show(pair[0]), "other": show(pair[1]), "at": rule.id}
            place = proof.marks.value(("exclusive", at, "conditions", second))
            yield Problem("SG471", place, {**params, "witness": proof.maker.told(found.row)})


def _hold(conditions: Sequence[Node]) -> Goal:
    return lambda work: all_hold(conditions, work.table)
