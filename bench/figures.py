"""The figures of three schemes in scaled integers and nothing else: what the floor programs work out.

Written from the catalogue of rules and apart from stargrade; the bench holds the two against each other.
Points and scores are whole hundredths, rates whole ten-thousandths; an empty figure is masked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[Any]


class Figure(NamedTuple):
    """A column of results: ``digits / 10**places``, empty where `empty` (None: nowhere)."""

    digits: Ints
    places: int = 2
    empty: Bools | None = None


class Read(NamedTuple):
    """A sheet that has been read: `number(name, places)` gives scaled integers (0 where empty), `text(name)` words."""

    number: Callable[[str, int], Ints]
    text: Callable[[str], Texts]


class Results(NamedTuple):
    """What each row comes to; `tier` is empty where a scheme names none."""

    items: Mapping[str, Figure]
    score: Figure
    star: Figure
    tier: Texts
    rank: Figure


def _half_up(above: Ints, below: Ints | int) -> Ints:
    """A quotient of integers that are not negative, rounded half up."""
    return (2 * above + below) // (2 * below)


def _nothing(rows: int) -> Figure:
    return Figure(np.zeros(rows, dtype=np.int64), 0, np.ones(rows, dtype=bool))


def _no_words(rows: int) -> Texts:
    return np.full(rows, None, dtype=object)


def telephone_sales(read: Read) -> Results:
    """Sales staff against the mean of the formal staff of their market and role."""
    role, formal = read.text("role") == "inbound", read.text("formal") != "no"
    markets, market = np.unique(read.text("market").astype("U"), return_inverse=True)
    group = market * 2 + role
    formal_of = np.bincount(group[formal], minlength=2 * len(markets))
    alone = formal_of[group] == 0  # nobody to compare with
    empty = {True: ~role | alone, False: role | alone}

    def off(name: str, step: int, *, high: bool = False) -> Ints:
        rate = read.number(name, 4)
        total = np.zeros(2 * len(markets), dtype=np.int64)
        np.add.at(total, group[formal], rate[formal])
        gap = _half_up(total, np.maximum(formal_of, 1))[group] - rate
        return np.asarray(100 * (np.maximum(0, -gap if high else gap) // step))

    def done(done: str, due: str, most: Ints | int) -> Ints:
        whole = np.maximum(read.number(due, 0), 1)
        return _half_up(100 * most * np.minimum(read.number(done, 0), whole), whole)

    def left(most: int, taken: Ints, inbound: bool) -> Figure:
        return Figure(np.maximum(0, 100 * most - taken), 2, empty[inbound])

    items = {
        "task": Figure(done("tasks_done", "tasks_assigned", np.where(role, 50, 30))),
        "conversion": left(20, off("conversion_rate", 100), True),
        "big_orders": left(10, off("big_order_rate", 100), True),
        "repurchase": left(20, off("repurchase_rate", 300), False),
        "churn": left(20, off("churn_rate", 100, high=True), False),
        "outbound": Figure(done("calls_effective", "calls_planned", 10), 2, role),
        "recording": Figure(read.number("recording", 2)),
        "responsibility": Figure(read.number("responsibility", 2)),
        "attendance": Figure(np.array([500, 400, 300, 0])[np.minimum(read.number("late", 0), 3)]),
        "extra": Figure(read.number("bonus_points", 2)),
    }
    score = sum(np.where(f.empty, 0, f.digits) if f.empty is not None else f.digits for f in items.values())
    star = np.searchsorted([6000, 7000, 8000, 9000, 9500], score, side="right")
    rows = len(role)
    return Results(
        items, Figure(np.asarray(score), 2, alone), Figure(star, 0, ~formal | alone), _no_words(rows), _nothing(rows)
    )


_TIERS = np.array(["1", "2", "3", "4-I", "4-II", "5-I", "5-II", "new"], dtype=object)
_STARS = np.array([1, 2, 3, 4, 4, 5, 5, 1])
_CUTS = {"urban": [3000, 5000, 8000, 8500, 9000, 9500], "rural": [2500, 4500, 7500, 8000, 8500, 9000]}


def retailers(read: Read) -> Results:
    """Retailers by the table of their area; places among the equals of the area that are no newcomers."""
    first = _half_up(62 * read.number("quantitative", 2), 100)
    second = _half_up(38 * read.number("qualitative", 2), 100)
    score, area = first + second, read.text("area")
    barred, new = read.number("violations", 0) > 0, read.number("licensed_months", 2) < 300
    line = np.zeros(len(score), dtype=np.int64)
    rank = np.zeros(len(score), dtype=np.int64)
    ranked = ~barred & ~new
    for name, cuts in _CUTS.items():
        here = area == name
        line[here] = np.searchsorted(cuts, score[here], side="right")
        order = np.sort(score[here & ranked])
        rank[here] = 1 + len(order) - np.searchsorted(order, score[here], side="right")
    line[new] = len(_TIERS) - 1
    tier = _TIERS[line]
    tier[barred] = None
    items = {"quantitative": Figure(first), "qualitative": Figure(second)}
    return Results(items, Figure(score), Figure(_STARS[line], 0, barred), tier, Figure(rank, 0, ~ranked))


def account_managers(read: Read) -> Results:
    """Account managers by seven figures and five judgements; no stars."""

    def banded(name: str, places: int, edges: list[int], points: list[int]) -> Figure:
        return Figure(100 * np.array(points)[np.searchsorted(edges, read.number(name, places), side="right")])

    due, done = read.number("visits_due", 0), read.number("visits_done", 0)
    missed = np.maximum(0, 30 - 10 * read.number("complaint_misses", 0))
    levels = ("customer_focus", "service_detail", "direction", "responsibility", "professionalism")
    performance = {
        "process": banded("process_completion", 4, [8500, 9000], [0, 10, 20]),
        "info": banded("info_use", 4, [8500, 9000], [0, 10, 20]),
        "referral": Figure(np.where(read.number("referrals", 0) > 0, 1000, 0)),
        "visits": Figure(np.where(done == due, 1000, np.where((due > 0) & (10 * done >= 9 * due), 500, 0))),
        "satisfaction": banded("satisfaction", 2, [8000, 8500, 9000], [0, 5, 10, 20]),
        "complaints": Figure(_half_up(1000 * missed, 30)),
        "orphans": Figure(np.where(read.number("orphan_losses", 0) == 0, 1000, 0)),
    }
    behaviour = {level: Figure(400 * read.number(level, 0)) for level in levels}
    first = np.sum([figure.digits for figure in performance.values()], axis=0)
    second = np.sum([figure.digits for figure in behaviour.values()], axis=0)
    rows = len(due)
    score = Figure(_half_up(80 * first + 20 * second, 100))
    return Results({**performance, **behaviour}, score, _nothing(rows), _no_words(rows), _nothing(rows))


FIGURES: Mapping[str, Callable[[Read], Results]] = {
    "call-center-sales": telephone_sales,
    "tobacco-retailers": retailers,
    "account-manager-monthly": account_managers,
}
