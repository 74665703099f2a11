"""Looks whether weights and maxima add up to what the scheme declares, for every role or label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from ..expr.exact import figure, holds
from ..expr.nodes import Node, Number, Sum, Truth
from ..expr.show import show_figure
from ..problems import Place, Problem
from .cases import Case, cases_of
from .loaded import Loaded
from .model import Item, Scheme

MOST_TOLD = 3  # of the cases in which one total is wrong

_BEST_MARK = Fraction(100)


@dataclass(frozen=True)
class Share:
    """What one item adds to a total, and for which rows."""

    who: Node
    value: Node


@dataclass(frozen=True)
class Total:
    """A sum that the scheme declares: its shares, what they should add up to, and how to say so."""

    code: str
    place: Place
    shares: Sequence[Share]
    expected: Fraction
    percent: bool = False
    params: Mapping[str, object] = field(default_factory=dict)


def check_totals(loaded: Loaded) -> Iterator[Problem]:
    """Every declared total that the items miss, and every item whose maximum it needs and lacks."""
    yield from _without_maximum(loaded)
    for total in (*_weights(loaded), *_parts(loaded), *_score(loaded)):
        yield from _wrong(total, loaded.scheme)


def _wrong(total: Total, scheme: Scheme) -> Iterator[Problem]:
    nodes = [node for share in total.shares for node in (share.who, share.value)]
    sums = ((case, _add_up(total.shares, case)) for case in cases_of(scheme, nodes))
    told = ((case, seen) for case, seen in sums if seen is not None and seen != total.expected)
    for case, seen in islice(told, MOST_TOLD):
        figures = {"seen": show_figure(seen, total.percent), "expected": show_figure(total.expected, total.percent)}
        yield Problem(total.code, total.place, {"case": case.told(), **figures, **total.params})


def _add_up(shares: Sequence[Share], case: Case) -> Fraction | None:
    """The sum in one case; None where no item applies, or a figure is missing there."""
    values = [case.figure(share.value) for share in shares if holds(share.who, 0, case)]
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(values) else None


def _weights(loaded: Loaded) -> Iterator[Total]:
    scheme = loaded.scheme
    shares = [Share(_who(item), item.weight.node) for item in scheme.items if item.weight is not None]
    declared = scheme.score.weights if scheme.score is not None else None
    expected = Fraction(1) if declared is None else figure(declared.node)
    if shares and expected is not None:
        place = loaded.marks.key(("items",) if declared is None else ("score", "weights"))
        yield Total("SG430", place, shares, expected, percent=True)


def _parts(loaded: Loaded) -> Iterator[Total]:
    scheme = loaded.scheme
    for name, part in scheme.parts.items():
        shares = _maxima([item for item in scheme.items if item.part == name], scheme)
        expected = None if part.max is None else figure(part.max.node)
        if shares is not None and expected is not None:
            place = loaded.marks.value(("parts", name, "max"))
            yield Total("SG431", place, shares, expected, params={"part": name})


def _score(loaded: Loaded) -> Iterator[Total]:
    """A score that is more than a sum of its items has no total that items could add up to."""
    score = loaded.scheme.score
    if score is None or score.max is None or score.value is not None:
        return
    shares = _maxima(loaded.scheme.items, loaded.scheme)
    expected = figure(score.max.node)
    if shares is not None and expected is not None:
        weighted = [
            Share(share.who, _weighted(item, share.value))
            for item, share in zip(loaded.scheme.items, shares, strict=True)
        ]
        yield Total("SG432", loaded.marks.value(("score", "max")), weighted, expected)


def _maxima(items: Sequence[Item], scheme: Scheme) -> list[Share] | None:
    """The items' maxima; None where one of them has none, or there are no items."""
    most = [maximum(item, scheme) for item in items]
    shares = [Share(_who(item), value) for item, value in zip(items, most, strict=True) if value is not None]
    return shares if shares and len(shares) == len(items) else None


def _weighted(item: Item, most: Node) -> Node:
    return most if item.weight is None else Sum("*", item.weight.node, most)


def _who(item: Item) -> Node:
    return Truth(True) if item.only is None else item.only.node


def maximum(item: Item, scheme: Scheme) -> Node | None:
    """The most points of an item: as declared, or the most that its column can hold; a family has no number."""
    column = scheme.columns.get(item.id) if item.points is None else None
    if column is not None and column.prefix:
        return None
    if item.max is not None:
        return item.max.node
    if column is None:
        return None
    if column.max is not None:
        return column.max.node
    return Number(_BEST_MARK) if column.type == "mark" else None


def _without_maximum(loaded: Loaded) -> Iterator[Problem]:
    scheme = loaded.scheme
    all_needed = scheme.score is not None and scheme.score.max is not None and scheme.score.value is None
    parts = {name for name, part in scheme.parts.items() if part.max is not None}
    for at, item in enumerate(scheme.items):
        if (all_needed or item.part in parts) and maximum(item, scheme) is None:
            yield Problem("SG433", loaded.marks.value(("items", at, "id")), {"id": item.id})
