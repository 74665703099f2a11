"""Looks for values that a table of bands leaves out, takes twice, or never comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ..expr.columns import all_hold, evaluate
from ..expr.nodes import Band, Bands, Choose, Node, edge_conditions
from ..expr.show import show_edges
from ..grading.plan import nodes
from ..grading.work import Work
from ..numbers.columns import Bools
from ..problems import Problem
from ..scheme.marks import Path
from ..scheme.rules import Placed, rules_of
from .ladders import gap, gap_words
from .lattice import Lattice, any_of
from .made import Goal
from .proof import Proof, first_row, projected
from .search import Target
from .variables import all_places

_MEANINGS = ("derive", "items", "score", "pay", "fields")


@dataclass(frozen=True)
class Spread:
    """A table of bands inside a rule, and where it stands."""

    placed: Placed
    path: Path
    table: Bands


def bands(proof: Proof) -> Iterator[Problem]:
    """Every hole of a table of bands, every overlap that it rules out, every band that no value is in."""
    for placed in rules_of(proof.scheme):
        if placed.path[0] in _MEANINGS and placed.sheet is None:
            for path, table in _tables(placed.rule.node, placed.path):
                yield from _spread(proof, Spread(placed, path, table))


def _tables(node: Node, path: Path) -> Iterator[tuple[Path, Bands]]:
    """The tables of a rule with their places in the file; those inside a formula's text cannot be."""
    if isinstance(node, Choose):
        for key, then in node.cases:
            yield from _tables(then, (*path, key))
        if node.otherwise is not None:
            yield from _tables(node.otherwise, (*path, "else"))
    elif isinstance(node, Bands):
        yield path, node
        yield from _tables(node.of, (*path, "of"))
        for at, band in enumerate(node.rows):
            yield from _tables(band.then, (*path, "bands", at, "else" if _is_else(band) else "then"))


def _is_else(band: Band) -> bool:
    return band.lower is None and band.upper is None


def _spread(proof: Proof, spread: Spread) -> Iterator[Problem]:
    variables = proof.variables()
    of, rows = spread.table.of, spread.table.rows
    lines = [tuple(variables.condition(one) for one in edge_conditions(of, band.lower, band.upper)) for band in rows]
    lattice = Lattice(variables.found, variables.spots())
    taken = [lattice.where(line) for line in lines]
    yield from _holes(proof, spread, lattice, taken)
    if spread.table.exclusive:
        yield from _overlaps(proof, spread, lattice, lines, taken)
    if lattice.whole:
        yield from _unreached(proof, spread, taken)


def _holes(proof: Proof, spread: Spread, lattice: Lattice, taken: Sequence[Bools]) -> Iterator[Problem]:
    everything = np.ones(lattice.shape, dtype=bool)
    for chosen, cells in lattice.blame(~any_of(taken), everything):
        found = first_row(proof, lattice, chosen, cells, lambda work: _gives_nothing(work, spread))
        if found is not None:
            witness = {"at": name_at(proof, spread.path), "witness": proof.maker.told(found.row)}
            path = _gap(spread, found.targets)
            if path is not None:
                yield Problem("SG465", proof.marks.value(path), {**gap_words(proof, found), **witness})
            else:
                place = proof.marks.key((*spread.path, "bands"))
                yield Problem("SG464", place, {"case": proof.case(found), **witness})


def _gap(spread: Spread, targets: Sequence[Target]) -> Path | None:
    edges = [((*spread.path, "bands", at, "to"), band) for at, band in enumerate(spread.table.rows)]
    uppers = [(path, band.upper.value if band.upper and band.upper.closed else None) for path, band in edges]
    lowers = [band.lower.value if band.lower and band.lower.closed else None for _, band in edges]
    return gap(uppers, lowers, targets)


def _gives_nothing(work: Work, spread: Spread) -> Bools:
    """The rows in which the rule applies and its value is known, yet there is nothing for it."""
    table = work.table
    lost = evaluate(spread.table, table).null & evaluate(spread.placed.rule.node, table).null
    known = ~evaluate(spread.table.of, table).null
    return np.asarray(lost & known & _applies(work, spread))


def _applies(work: Work, spread: Spread) -> Bools:
    scheme, (part, *rest) = work.plan.scheme, spread.placed.path
    everywhere = np.ones(work.table.rows, dtype=bool)
    if part == "items":
        only = scheme.items[int(rest[0])].only
        return everywhere if only is None else all_hold([only.node], work.table)
    if part == "pay":
        return np.asarray(work.yes("rated") & all_hold(nodes(scheme.pay[int(rest[0])].when), work.table))
    if part == "fields":
        return all_hold(nodes(scheme.fields[str(rest[0])].when), work.table)
    return everywhere


def _overlaps(
    proof: Proof, spread: Spread, lattice: Lattice, lines: Sequence[Sequence[Node]], taken: Sequence[Bools]
) -> Iterator[Problem]:
    rows = [band for band in spread.table.rows if not _is_else(band)]
    for upper, lower in combinations(range(len(rows)), 2):
        chosen = sorted(all_places([*lines[upper], *lines[lower]]))
        both = [
            one for at in (upper, lower) for one in edge_conditions(spread.table.of, rows[at].lower, rows[at].upper)
        ]
        cells = list(projected(taken[upper] & taken[lower], chosen))
        found = first_row(proof, lattice, chosen, cells, _in_both(both, spread))
        if found is not None:
            edges = [f"[{show_edges(rows[at].lower, rows[at].upper)}]" for at in (upper, lower)]
            params = {"line": edges[0], "other": edges[1], "case": proof.case(found)}
            place = proof.marks.value((*spread.path, "bands", lower))
            witness = {"at": name_at(proof, spread.path), "witness": proof.maker.told(found.row)}
            yield Problem("SG466", place, {**params, **witness})


def _in_both(conditions: Sequence[Node], spread: Spread) -> Goal:
    return lambda work: np.asarray(all_hold(conditions, work.table) & _applies(work, spread))


def _unreached(proof: Proof, spread: Spread, taken: Sequence[Bools]) -> Iterator[Problem]:
    """Bands all of whose values are in bands above; an `else` may stand there to be safe."""
    for at, band in enumerate(spread.table.rows):
        left = taken[at] & ~any_of(taken[:at]) if at else taken[at]
        if not left.any() and not _is_else(band):
            params = {"line": f"[{show_edges(band.lower, band.upper)}]", "at": name_at(proof, spread.path)}
            yield Problem("SG467", proof.marks.value((*spread.path, "bands", at)), params)


def name_at(proof: Proof, path: Path) -> str:
    """What a rule belongs to: the id of the item or of the rule of pay, the name of the value, ``score``."""
    match path:
        case ("items", int(at), *_):
            return proof.scheme.items[at].id
        case ("pay", int(at), *_):
            return proof.scheme.pay[at].id
        case ("score", *_):
            return "score"
    return str(path[1])
