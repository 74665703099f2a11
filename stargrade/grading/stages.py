"""The stages of grading in their order; each takes the work and gives it back with more columns."""

from __future__ import annotations

from collections.abc import Callable

from .extras import fields, flags, notices
from .items import derive, items, score
from .pay import pay
from .ranks import awards, rank
from .tiers import eligibility, tiers
from .work import Work

Stage = Callable[[Work], Work]

STAGES: tuple[Stage, ...] = (derive, items, score, eligibility, tiers, rank, awards, pay, fields, flags, notices)


def run(work: Work) -> Work:
    """Run every stage, one after the other."""
    for stage in STAGES:
        work = stage(work)
    return work
