"""A period graded and put on record, before any output is written; or how that would end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from .asked import Request
from .ledger.keep import Kept, Moved, keep, rehearse
from .ledger.recall import stale_by_now
from .ledger.recalled import Recalled
from .periods import Period
from .pipeline import graded, read
from .problems import Place, Problem, refuse
from .report import Outcome
from .report.entry import entry_of
from .scheme.load import texts_of

_ATTEMPTS = 5


def run_and_keep(
    request: Request, ledger: Path, reason: str | None = None, announced: date | None = None, dry_run: bool = False
) -> tuple[Outcome, Kept]:
    """Grade a sheet and put the result on record; on a dry run only say how that would end.

    With a `reason`, other content than is on record becomes a revision. Where somebody records an
    earlier period meanwhile, the sheet is graded anew. `announced` is the day on which people are told.
    """
    if request.partial:
        raise refuse("SG605")
    request = replace(request, ledger=ledger)
    for _ in range(_ATTEMPTS):
        seen = read(request)
        outcome = graded(request, seen)
        if seen.period is None:
            raise refuse("SG600")
        if announced is not None and announced < seen.period.first_day:
            raise refuse("SG664", period=str(seen.period), day=announced)
        entry = entry_of(outcome, seen.period, texts_of(seen.loaded), seen.recalled, announced)
        try:
            kept = (rehearse if dry_run else keep)(ledger, entry, reason)
        except Moved:
            continue
        others = seen.recalled.problems if dry_run else _of_others(kept, seen.recalled)
        asides = (*others, *_day_that_counts(kept, seen.period))
        return replace(outcome, asides=asides), kept
    raise refuse("SG609", Place(str(ledger)))


def _of_others(kept: Kept, recalled: Recalled) -> tuple[Problem, ...]:
    """What to say of other periods, those too that stand on what has just been revised or come late."""
    disturbing = kept.changed and (kept.spot.revision > 1 or recalled.late)
    return stale_by_now(kept.spot.ledger) if disturbing else recalled.problems


def _day_that_counts(kept: Kept, period: Period) -> tuple[Problem, ...]:
    """Which day objections are counted from where none of announcement is on record."""
    return () if kept.announced is not None else (Problem("SG663", params={"day": period.last_day}),)
