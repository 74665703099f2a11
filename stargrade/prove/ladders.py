"""Looks for cases that the ladder leaves out, takes twice, or never comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice

import numpy as np

from ..expr.columns import all_hold
from ..expr.exact import figure
from ..expr.nodes import Call, Node, Truth
from ..expr.show import show
from ..grading.plan import Line, nodes
from ..grading.work import Work
from ..numbers.columns import Bools
from ..problems import Place, Problem
from ..scheme.formula import Formula
from .lattice import Lattice, any_of
from .made import Goal
from .proof import Found, Proof, first_row, projected
from .search import Target
from .spots import Spot
from .variables import Variables, all_places

MOST_TOLD = 8  # holes of one ladder
MOST_LOOKED_AT = 40  # sets of combinations for which a row is looked for


def ladder(proof: Proof) -> Iterator[Problem]:
    """Every hole of the ladder, every overlap that it rules out, every line that cannot be reached."""
    tiers = proof.scheme.tiers
    if tiers is None:
        return
    variables = proof.variables()
    lines = [_split(variables, line) for line in proof.plan.lines]
    variables, bars = _bars(proof, variables)
    lattice = Lattice(variables.found, variables.spots())
    possible = ~any_of([np.zeros(lattice.shape, dtype=bool), *(lattice.where(bar) for bar in bars)])
    taken = [lattice.where(line) & possible for line in lines]
    yield from islice(_holes(proof, lattice, possible, taken), MOST_TOLD)
    if tiers.exclusive:
        yield from _overlaps(proof, lattice, lines, taken)
    if lattice.whole:
        yield from _unreached(proof, taken)


def _split(variables: Variables, line: Line) -> tuple[Node, ...]:
    """The conditions of a line; whether a value worked out is known is seen in the rows alone."""
    match line.conditions:
        case (Call(name="known", args=(of,)),) if not line.rule.when and not variables.is_column(of):
            return (Truth(True),)
    return tuple(variables.condition(one) for one in line.conditions)


def _bars(proof: Proof, variables: Variables) -> tuple[Variables, list[tuple[Node, ...]]]:
    """The rules of who is not rated that look at nothing but what the ladder looks at."""
    bars: list[tuple[Node, ...]] = []
    for bar in proof.scheme.not_rated:
        more = variables.copy()
        conditions = tuple(more.condition(one) for one in nodes(bar.when))
        if len(more.found) == len(variables.found):
            variables = more
            bars.append(conditions)
    return variables, bars


def _holes(proof: Proof, lattice: Lattice, possible: Bools, taken: Sequence[Bools]) -> Iterator[Problem]:
    bad = possible & ~any_of(taken)
    for chosen, cells in islice(lattice.blame(bad, possible), MOST_LOOKED_AT):
        found = first_row(proof, lattice, chosen, cells, _meets_nothing)
        if found is not None:
            between = _between(proof, found)
            witness = {"at": "tiers", "witness": proof.maker.told(found.row)}
            if between is not None:
                place, edges = between
                yield Problem("SG461", place, {**edges, **witness})
            else:
                place = proof.marks.key(("tiers", "ladder"))
                yield Problem("SG460", place, {"case": proof.case(found), **witness})


def _meets_nothing(work: Work) -> Bools:
    met = [work.yes(f"met.{line.rule.id}") for line in work.plan.lines]
    return np.asarray(work.yes("eligible") & ~any_of(met))


def _between(proof: Proof, hole: Found) -> tuple[Place, dict[str, object]] | None:
    """Where the hole is the gap between one line's `to` and another's `from`: the place, and the edges."""
    ladder = proof.scheme.tiers.ladder if proof.scheme.tiers else ()
    edges = [(("tiers", "ladder", at, "to"), line.to, line.from_) for at, line in enumerate(ladder)]
    found = gap([(path, upper) for path, upper, _ in edges], [lower for _, _, lower in edges], hole.targets)
    return None if found is None else (proof.marks.value(found), gap_words(proof, hole))


def gap(
    uppers: Sequence[tuple[tuple[str | int, ...], Formula | Node | None]],
    lowers: Sequence[Formula | Node | None],
    targets: Sequence[Target],
) -> tuple[str | int, ...] | None:
    """The path of the closed upper edge that a narrow gap begins at, where it ends at a closed lower edge."""
    if len(targets) != 1 or not is_narrow(targets[0][1]):
        return None
    spot = targets[0][1]
    if spot.high not in [_figure(edge) for edge in lowers]:
        return None
    return next((path for path, edge in uppers if _figure(edge) == spot.low), None)


def is_narrow(spot: Spot) -> bool:
    """Whether a spot lies between two figures at most 1 apart."""
    return spot.between and spot.low is not None and spot.high is not None and spot.high - spot.low <= 1


def gap_words(proof: Proof, hole: Found) -> dict[str, object]:
    """The value that falls into a gap, the gap's edges, and a figure in it."""
    variable, spot = hole.targets[0]
    edges = {word: proof.shown(variable, value) for word, value in (("low", spot.low), ("high", spot.high))}
    return {"name": show(variable.node), **edges, "seen": proof.seen(hole.targets[0], hole.row)}


def _figure(edge: Formula | Node | None) -> Fraction | None:
    if edge is None:
        return None
    return figure(edge.node if isinstance(edge, Formula) else edge)


def _overlaps(
    proof: Proof, lattice: Lattice, lines: Sequence[Sequence[Node]], taken: Sequence[Bools]
) -> Iterator[Problem]:
    named = [at for at, line in enumerate(proof.plan.lines) if not _is_rest(line)]
    for upper, lower in combinations(named, 2):
        both = taken[upper] & taken[lower]
        chosen = sorted(all_places([*lines[upper], *lines[lower]]))
        pair = [proof.plan.lines[at] for at in (upper, lower)]
        found = first_row(proof, lattice, chosen, list(projected(both, chosen)), _meets_both(pair))
        if found is not None:
            params = {"line": pair[0].rule.id, "other": pair[1].rule.id, "case": proof.case(found)}
            place = proof.marks.value(("tiers", "ladder", lower, "id"))
            yield Problem("SG462", place, {**params, "at": pair[1].rule.id, "witness": proof.maker.told(found.row)})


def _is_rest(line: Line) -> bool:
    """Whether a line is for all others, which no line above takes."""
    rule = line.rule
    return not rule.when and all(edge is None for edge in (rule.from_, rule.above, rule.to, rule.below))


def _meets_both(pair: Sequence[Line]) -> Goal:
    conditions = [one for line in pair for one in line.conditions]
    return lambda work: np.asarray(work.yes("eligible") & all_hold(conditions, work.table))


def _unreached(proof: Proof, taken: Sequence[Bools]) -> Iterator[Problem]:
    """Lines all of whose cases go to lines above that are no harder to keep."""
    for at, line in enumerate(proof.plan.lines):
        above = [taken[higher] for higher, one in enumerate(proof.plan.lines[:at]) if _takes_all(one, line)]
        left = taken[at] & ~any_of(above) if above else taken[at]
        if not left.any():
            place = proof.marks.value(("tiers", "ladder", at, "id"))
            yield Problem("SG463", place, {"line": line.rule.id, "at": line.rule.id})


def _takes_all(upper: Line, lower: Line) -> bool:
    """Whether whoever meets the upper line also stays there, rather than fall to the lower one."""
    return upper.rule.fewer_than is None and upper.rule.in_a_row <= lower.rule.in_a_row
