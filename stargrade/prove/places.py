"""Looks whether the places of all titles add up to what was announced."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from ..expr.columns import evaluate
from ..expr.exact import figure
from ..expr.show import show_figure
from ..expr.table import Table
from ..numbers.columns import Numbers, words
from ..problems import Problem
from ..scheme.model import Award
from .proof import Proof


def places(proof: Proof) -> Iterator[Problem]:
    """The announced places, where those of the titles add up to something else."""
    announced = proof.scheme.announced_places
    each = [_places(proof, award) for award in proof.scheme.awards]
    known = [one for one in each if one is not None]
    if announced is None or len(known) < len(each):
        return
    expected, seen = figure(announced.node), sum(known, Fraction(0))
    if expected is not None and expected != seen:
        params = {"seen": show_figure(seen, False), "expected": show_figure(expected, False), "at": "announced_places"}
        yield Problem("SG470", proof.marks.value(("announced_places",)), params)


def _places(proof: Proof, award: Award) -> Fraction | None:
    """The places of a title in all groups together; None where nobody knows how many groups there are."""
    labels = [tuple(proof.scheme.columns[name].labels) for name in award.by]
    if not all(labels):
        return None
    groups = list(product(*labels))
    columns = {name: words([group[at] for group in groups], labels[at]) for at, name in enumerate(award.by)}
    try:
        column = evaluate(award.places.node, Table(len(groups), columns))
    except KeyError:
        return None
    if not isinstance(column, Numbers) or column.null.any():
        return None
    return sum((value for value in column.values() if value is not None), Fraction(0))
