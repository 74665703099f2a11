"""The stages of grading in their order; each takes the work and gives it back with more columns."""

from __future__ import annotations

from collections.abc import Callable

from ..progress import GRADING, Tell, silent, told
from .extras import fields, flags, notices
from .items import derive, items, score
from .look_back import look_back, remember
from .pay import pay
from .quotas import quotas
from .ranks import awards, prizes, rank
from .tiers import eligibility, ladder
from .work import Work

Stage = Callable[[Work], Work]

STAGES: tuple[Stage, ...] = (
    *(derive, items, score),  # what is scored
    *(eligibility, ladder, look_back, quotas),  # who is rated, and the star
    *(remember, rank, awards, prizes, pay),  # earlier periods, places and money
    *(fields, flags, notices),
)


def run(work: Work, tell: Tell = silent) -> Work:
    """Run every stage, one after the other."""
    for stage in told(STAGES, tell, GRADING, work.table.rows):
        work = stage(work)
    return work
