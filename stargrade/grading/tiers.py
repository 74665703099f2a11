"""Finds who is rated at all, and which line of the ladder each row ends on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..expr.columns import all_hold, number, pick, plain_numbers
from ..numbers.columns import Bools, Column, Flags, Ints, Numbers, Words, constant, no_nulls
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


def ladder(work: Work) -> Work:
    """Add ``met.ID`` for every line (this period alone), and ``qualified``, the star so met.

    Inside the ladder, whoever meets a line meets all the lines below it; a line that stands
    outside (`exception`) is met by its own conditions only, and `qualified` looks past it.
    """
    rows = work.table.rows
    columns: dict[str, Column] = {}
    higher = no_nulls(rows)
    own: list[Bools] = []
    inside = [line for line in work.plan.lines if not line.rule.exception]
    for line in work.plan.lines:
        holds = all_hold(line.conditions, work.table)
        if not line.rule.exception:
            own.append(holds)
            holds = higher = higher | holds
        columns[f"met.{line.rule.id}"] = Flags(holds, no_nulls(rows))
    return work.add({**columns, "qualified": stars(work, inside, first_of(own, ~no_nulls(rows)))})


def first_of(steps: Sequence[Bools], rows: Bools) -> Ints:
    """For each of the rows the first step that marks it, from 0; -1 where none does."""
    found = np.full(len(rows), -1, dtype=np.int64)
    for at in range(len(steps) - 1, -1, -1):
        found[steps[at] & rows] = at
    return found


def settle(work: Work, line: Ints) -> Work:
    """Add ``line`` (from 0, from the top), ``rated``, ``star`` and ``tier``, and raise the lines' flags."""
    rows, lines = work.table.rows, work.plan.lines
    for at, one in enumerate(lines):
        work = work if one.rule.flag is None else work.flag(one.rule.flag, line == at)
    rated = np.array([*(not one.rule.not_rated for one in lines), not lines], dtype=bool)[line]
    star = stars(work, lines, line)
    return work.add(
        {
            "line": Numbers(line, 1, line < 0),
            "rated": Flags(rated & work.yes("eligible"), no_nulls(rows)),
            "star": star,
            "tier": tier_names(work, line, star),
        }
    )


def stars(work: Work, lines: Sequence[Line], line: Ints) -> Numbers:
    """The star that each row's line gives."""
    plain = plain_numbers([*(one.star for one in lines), None])
    if plain is not None:
        return plain.take(line)
    star: Column = constant(None, work.table.rows)
    for at, one in enumerate(lines):
        if one.star is not None:
            star = pick(line == at, number(one.star, work.table), star)
    if not isinstance(star, Numbers):
        raise TypeError("a star is a number")
    return star


def tier_names(work: Work, line: Ints, star: Numbers) -> Words:
    """The name of each row's tier: that of its line, or that of its star where the stars have names."""
    by_star = {} if work.plan.scheme.tiers is None else work.plan.scheme.tiers.names
    if by_star:
        names = tuple(by_star)
        codes = np.full(work.table.rows, -1, dtype=np.int64)
        for at, name in enumerate(names):
            codes[~star.null & (star.num == int(name) * np.asarray(star.den))] = at
        return Words(codes, tuple(by_star[name].en for name in names))
    names = tuple(dict.fromkeys(one.rule.tier for one in work.plan.lines if one.rule.tier))
    places = [names.index(one.rule.tier) if one.rule.tier else -1 for one in work.plan.lines]
    return Words(np.array([*places, -1], dtype=np.int64)[line], names)
