"""What a run may look back at: the earlier records that its scheme asks for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..grading.past import History
from ..periods import Period
from ..problems import Place, Problem, Refusal
from ..scheme.model import Scheme
from .asks import asks_of
from .layout import Spot, newest, schemes_in, spots
from .read import on_record, read_head, read_past, seen_of
from .recalled import Recalled
from .record import Head
from .stale import stale


def recall_history(ledger: Path, scheme: Scheme, period: Period) -> Recalled:
    """The newest revisions of the records that the scheme looks at in a period.

    Raises Refusal: one of them is damaged (SG601), or a file stands where the ledger should be (SG608).
    Without a folder there is nothing to recall, and a notice says so.
    """
    asks = asks_of(scheme, period)
    if not ledger.exists():
        return Recalled(History(), asks, problems=(Problem("SG607", Place(str(ledger))),))
    names = {scheme.id, *(ask.scheme for ask in asks)}
    records = [one for name in sorted(names) for one in on_record(ledger, name)]
    found = [(spot, head) for spot, head in records if any(ask.wants(spot.scheme, spot.period) for ask in asks)]
    past = tuple(read_past(spot, head) for spot, head in found)
    old = [spot for spot in stale(records) if spot.scheme == scheme.id]
    late = any(spot.scheme == scheme.id and spot.period > period for spot, _ in records)
    history = History(past, {scheme.id: scheme.rounds})
    return Recalled(history, asks, seen_of(found), tuple(stale_notice(ledger, old)), late)


def stale_by_now(ledger: Path) -> tuple[Problem, ...]:
    """A notice of all periods, of any scheme, that stand on an old record; damaged records are for `verify` to name."""
    records: list[tuple[Spot, Head]] = []
    for spot in (one for name in schemes_in(ledger) for one in newest(spots(ledger, name))):
        with suppress(Refusal):
            records.append((spot, read_head(spot)))
    return tuple(stale_notice(ledger, list(stale(records))))


def stale_notice(ledger: Path, spots: list[Spot]) -> list[Problem]:
    """A notice that names the periods; none where there are none."""
    periods = [f"{spot.scheme} {spot.period}" for spot in spots]
    return [Problem("SG606", Place(str(ledger)), {"periods": periods})] if periods else []
