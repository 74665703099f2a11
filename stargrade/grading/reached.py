"""Which rules of a scheme the rows of a sheet have reached: so that examples can be seen to leave none out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..expr.columns import all_hold, holds
from ..expr.nodes import Band, Bands, Choose, Node, Truth
from ..numbers.columns import Bools, no_nulls
from ..scheme.model import Scheme
from ..scheme.rules import rules_of
from .plan import nodes
from .work import Work

Path = tuple[str | int, ...]

# Where bands are looked for: what is worked out row by row from the sheet itself.
_WITH_BANDS = frozenset({"derive", "items", "score", "tiers", "pay", "fields"})


def reached(scheme: Scheme, work: Work) -> dict[Path, bool]:
    """Whether a row reached each line, bar, title, prize, rule of pay, flag and band, by its place in the file.

    `scheme` is the scheme as written, `work` a finished one of it.
    """
    found = {path: bool(rows.any()) for path, rows in _rules(scheme, work)}
    bands: dict[Path, bool] = {}
    for path, rows in _bands(scheme, work):
        bands[path] = bands.get(path, False) or bool(rows.any())
    return {**found, **bands}


def _rules(scheme: Scheme, work: Work) -> Iterator[tuple[Path, Bools]]:
    nobody = no_nulls(work.table.rows)
    for at, bar in enumerate(scheme.not_rated):
        yield ("not_rated", at), work.yes(f"barred.{bar.id}")
    for at in range(len(work.plan.lines)):
        yield ("tiers", "ladder", at), work.yes("eligible") & (work.numbers("line").num == at)
    for at, award in enumerate(scheme.awards):
        yield ("awards", at), work.yes(f"won.{award.id}")
    for at, prize in enumerate(scheme.prizes):
        yield ("prizes", at), ~work.numbers(f"prize.{prize.id}").null
    for at, pay in enumerate(scheme.pay):
        yield ("pay", at), work.yes("rated") & all_hold(nodes(pay.when), work.table)
    for at, flag in enumerate(scheme.flags):
        yield ("flags", at), work.raised.get(flag.id, nobody)


def _bands(scheme: Scheme, work: Work) -> Iterator[tuple[Path, Bools]]:
    for placed in rules_of(scheme):
        if placed.path[0] in _WITH_BANDS and placed.sheet is None:
            yield from _inside(placed.rule.node, placed.path, _concerned(scheme, placed.path, work), work)


def _concerned(scheme: Scheme, path: Path, work: Work) -> Bools:
    """The rows that a rule is meant for: an item may be for some rows only."""
    only = scheme.items[int(path[1])].only if path[0] == "items" else None
    return ~no_nulls(work.table.rows) if only is None else holds(only.node, work.table)


def _inside(node: Node, path: Path, rows: Bools, work: Work) -> Iterator[tuple[Path, Bools]]:
    """The bands of a rule and the rows that reach them, looked for in look-ups and in other bands too."""
    if isinstance(node, Choose):
        for at, (key, then) in enumerate(node.cases):
            yield from _inside(then, (*path, key), rows & holds(_case(node, at), work.table), work)
        if node.otherwise is not None:
            yield from _inside(node.otherwise, (*path, "else"), rows & holds(_case(node, None), work.table), work)
    elif isinstance(node, Bands):
        for at, band in enumerate(node.rows):
            here = rows & holds(_band(node, at), work.table)
            yield (*path, "bands", at), here
            yield from _inside(band.then, (*path, "bands", at, _then(band)), here, work)


def _case(node: Choose, wanted: int | None) -> Node:
    """The look-up with yes in one place: at a label, or for all the rest."""
    cases = tuple((key, Truth(at == wanted)) for at, (key, _) in enumerate(node.cases))
    return Choose(node.of, cases, Truth(wanted is None))


def _band(node: Bands, wanted: int) -> Node:
    """The table of bands with yes in one of them."""
    return replace(node, rows=tuple(replace(band, then=Truth(at == wanted)) for at, band in enumerate(node.rows)))


def _then(band: Band) -> str:
    return "else" if band.lower is None and band.upper is None else "then"
