"""Gives the places: the rank by score, and the titles with a limited number of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..expr.columns import all_hold, holds, number
from ..expr.groups import one_denominator, over_group, sizes
from ..expr.nodes import Name
from ..expr.table import Groups
from ..numbers.arithmetic import add, choose, divide, round_half_up
from ..numbers.columns import Bools, Column, Flags, Ints, Numbers, Words, constant, no_nulls
from ..scheme.model import Award
from .plan import MONEY_PLACES, TITLE_SCORE_PLACES, nodes
from .work import Work

TIE = "tie"


def rank(work: Work) -> Work:
    """Add ``rank``: 1, 2, 2, 4 by score within the group, among the rated; blank for others."""
    rule = work.plan.scheme.rank
    if rule is None:
        return work.add({"rank": constant(None, work.table.rows)})
    of = number(Name("score") if rule.of is None else rule.of.node, work.table)
    among = holds(Name("rated"), work.table) & all_hold(nodes(rule.among), work.table)
    return work.add({"rank": over_group("rank", of, work.table.groups(rule.by), among)})


def awards(work: Work) -> Work:
    """Add ``won.ID`` for every title, and ``award``, the first title that each row won."""
    rows = work.table.rows
    codes = np.full(rows, -1, dtype=np.int64)
    won: dict[str, Bools] = {}
    for at, rule in enumerate(work.plan.scheme.awards):
        outcome = give(rule, work, won)
        won[rule.id] = outcome.winners
        codes = np.where(outcome.winners & (codes < 0), at, codes)
        work = work.flag(TIE, outcome.tied)
    columns: dict[str, Column] = {f"won.{name}": Flags(winners, no_nulls(rows)) for name, winners in won.items()}
    work = work.add({**columns, "award": Words(codes, tuple(rule.id for rule in work.plan.scheme.awards))})
    return _score_of_titles(work) if work.plan.scored_by_title else work


def _score_of_titles(work: Work) -> Work:
    """Add the score where it is that of the title won; blank for whoever won none."""
    score = constant(None, work.table.rows)
    for rule in reversed(work.plan.scheme.awards):
        if rule.score is not None:
            score = choose(work.yes(f"won.{rule.id}"), number(rule.score.node, work.table), score)
    return work.add({"score": round_half_up(score, TITLE_SCORE_PLACES)})


def prizes(work: Work) -> Work:
    """Add ``prize.ID`` for every list of prizes; those tied share what their places carry together."""
    for rule in work.plan.scheme.prizes:
        of = number(rule.of.node, work.table)
        may = holds(Name("rated"), work.table) & all_hold(nodes(rule.among), work.table) & ~of.null
        before, alike = standing([of], work.table.groups(rule.by), may)
        total = constant(Fraction(0), work.table.rows)
        for place, amount in enumerate(rule.amounts):
            taken = may & (before <= place) & (place < before + alike)
            total = choose(taken, add(total, number(amount.node, work.table)), total)
        share = divide(total, Numbers(np.maximum(alike, 1), 1, ~may))
        work = work.add({f"prize.{rule.id}": round_half_up(share, MONEY_PLACES)})
    return work


@dataclass(frozen=True)
class Outcome:
    """Who won a title, and who was tied at the edge of its places."""

    winners: Bools
    tied: Bools


def give(rule: Award, work: Work, won: Mapping[str, Bools]) -> Outcome:
    """Give one title to the first places of each group; of those tied across the edge, to all or none.

    `won` are the titles given before: their winners may be out of this one, or this one void.
    """
    keys = [number(one.node, work.table) for one in rule.order]
    groups = work.table.groups(rule.by)
    may = holds(Name("rated"), work.table) & all_hold(nodes(rule.among), work.table) & ~keys[0].null
    for earlier in rule.after:
        may = may & ~won[earlier]
    if rule.needs is not None:
        may = may & (sizes(groups, won[rule.needs]) > 0)[groups.of]
    before, alike = standing(keys, groups, may)
    places = number(rule.places.node, work.table)
    enough = _at_least(places, before + alike)
    some = _at_least(places, before + 1)
    if rule.ties == "everybody":
        return Outcome(may & some, no_nulls(work.table.rows))
    return Outcome(may & enough, may & some & ~enough)


def _at_least(places: Numbers, needed: Ints) -> Bools:
    num, den = one_denominator(places)
    return np.asarray(num >= needed * den, dtype=bool) & ~places.null


def standing(keys: Sequence[Numbers], groups: Groups, may: Bools) -> tuple[Ints, Ints]:
    """For each candidate: how many of its group stand before it, and how many are exactly alike."""
    own = [levels(key) for key in keys]
    order = np.lexsort((*(-level for level in reversed(own)), groups.of, ~may))[: int(may.sum())]
    rows = np.arange(len(order))
    new_group = _changes([groups.of[order]])
    new_set = new_group | _changes([level[order] for level in own])
    group_start = np.maximum.accumulate(np.where(new_group, rows, 0))
    set_start = np.maximum.accumulate(np.where(new_set, rows, 0))
    set_sizes = np.bincount(np.cumsum(new_set) - 1, minlength=1) if len(order) else np.zeros(1, dtype=np.int64)
    before, alike = np.zeros(len(may), dtype=np.int64), np.zeros(len(may), dtype=np.int64)
    before[order] = set_start - group_start
    alike[order] = set_sizes[np.cumsum(new_set) - 1]
    return before, alike


def levels(key: Numbers) -> Ints:
    """Whole numbers in the order of the values; a blank stands below them all."""
    num, _ = one_denominator(key)
    level = np.unique(num, return_inverse=True)[1]
    return np.where(key.null, -1, level)


def _changes(columns: Sequence[Ints]) -> Bools:
    """Where a sorted run starts: the first row, and every row that differs from the one before."""
    starts = np.zeros(len(columns[0]), dtype=bool)
    starts[:1] = True
    for column in columns:
        starts[1:] |= column[1:] != column[:-1]
    return starts
