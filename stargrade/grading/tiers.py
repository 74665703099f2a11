"""Finds who is rated at all, and the first line of the ladder that holds for each."""

from __future__ import annotations

import numpy as np

from ..expr.columns import all_hold, number, pick
from ..numbers.columns import Bools, Column, Flags, Numbers, Words, constant, no_nulls
from .plan import Line, nodes
from .work import Work

NO_LINE = "no-tier"


def eligibility(work: Work) -> Work:
    """Add ``eligible``, and ``barred.ID`` for every rule that keeps someone from being rated.

    A rule may look at who is still rated after the rules before it, by the name ``rated``.
    """
    open_to = ~no_nulls(work.table.rows)
    barred: dict[str, Column] = {}
    for rule in work.plan.scheme.not_rated:
        so_far = work.table.add({"rated": Flags(open_to, no_nulls(work.table.rows))})
        hit = all_hold(nodes(rule.when), so_far)
        barred[f"barred.{rule.id}"] = Flags(hit, no_nulls(work.table.rows))
        open_to = open_to & ~hit
        work = work if rule.flag is None else work.flag(rule.flag, hit)
    return work.add({**barred, "eligible": Flags(open_to, no_nulls(work.table.rows))})


def tiers(work: Work) -> Work:
    """Add ``line`` (which line of the ladder, from 0), ``rated``, ``star`` and ``tier``."""
    rows = work.table.rows
    left = work.yes("eligible")
    line = np.full(rows, -1, dtype=np.int64)
    for at, rung in enumerate(work.plan.lines):
        hit = left & all_hold(rung.conditions, work.table)
        line[hit] = at
        left = left & ~hit
        work = work if rung.rule.flag is None else work.flag(rung.rule.flag, hit)
    if work.plan.lines:
        work = work.flag(NO_LINE, left)
    return work.add(
        {
            "line": Numbers(line, 1, line < 0),
            "rated": Flags(_rated(work, line), no_nulls(rows)),
            "star": _stars(work, line),
            "tier": _tier_names(work, line),
        }
    )


def _rated(work: Work, line: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Bools:
    if not work.plan.lines:
        return work.yes("eligible")
    rates = np.array([*(not rung.rule.not_rated for rung in work.plan.lines), False], dtype=bool)
    return np.asarray(rates[line])


def _stars(work: Work, line: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Numbers:
    star: Column = constant(None, work.table.rows)
    for at, rung in enumerate(work.plan.lines):
        if rung.star is not None:
            star = pick(line == at, number(rung.star, work.table), star)
    if not isinstance(star, Numbers):
        raise TypeError("a star is a number")
    return star


def _tier_names(work: Work, line: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Words:
    names = tuple(dict.fromkeys(tier_name(rung) for rung in work.plan.lines if tier_name(rung)))
    codes = [names.index(tier_name(rung)) if tier_name(rung) else -1 for rung in work.plan.lines]
    return Words(np.array([*codes, -1], dtype=np.int64)[line], names)


def tier_name(line: Line) -> str:
    """The tier's name in results; empty where the scheme gives none."""
    return line.rule.tier or ""
