"""The record of the period just before one, so that the two can be laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..grading.past import History, Past, previous
from ..periods import Period
from ..problems import Place, Problem, Refusal
from ..scheme.model import Scheme
from .layout import newest, spots
from .read import read_head, read_past


@dataclass(frozen=True)
class Before:
    """The period before, by the calendar of the scheme.

    `past` is its record, names included, or None, and then `problem` says why there is none.
    `back` are the records that the rules look back at without a gap, newest first.
    """

    period: Period
    past: Past | None = None
    problem: Problem | None = None
    back: Sequence[Past] = ()


def record_before(ledger: Path, scheme: Scheme, period: Period, history: History) -> Before:
    """The newest revision of the period before; a damaged one is as good as none, and a notice says so."""
    before = previous(period, scheme.rounds)
    earlier = [
        spot for spot in newest(spots(ledger, scheme.id)) if spot.period.kind == period.kind and spot.period < period
    ]
    if not earlier:
        return Before(before, problem=Problem("SG670", params={"before": before}))
    spot = earlier[-1]
    if spot.period != before:
        return Before(before, problem=Problem("SG671", params={"before": before, "latest": spot.period}))
    try:
        past = read_past(spot, read_head(spot), without=frozenset({"row"}))
    except Refusal:
        return Before(before, problem=Problem("SG672", Place(str(spot.folder)), {"before": before}))
    return Before(before, past, back=tuple(history.back_from(scheme.id, period)))
