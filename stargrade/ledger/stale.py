"""Periods that stand on an earlier record which has been revised, or has come later, since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .layout import Spot
from .read import seen_of
from .record import Head, Seen


def stale(records: Sequence[tuple[Spot, Head]]) -> tuple[Spot, ...]:
    """Those of the newest records whose figures would look at other records today, or at others that do.

    Whoever stands on a stale period is stale too: once that one is run again, it has another record.
    `records` must hold every newest record that they look at.
    """
    known = dict(zip(seen_of(records), records, strict=True))
    standing: defaultdict[Seen, list[Seen]] = defaultdict(list)
    for own, (_, head) in known.items():
        for one in head.seen:
            standing[one].append(own)
    old: set[Seen] = set()
    reached = {own for own, (_, head) in known.items() if head.asks and _today(head, known) != set(head.seen)}
    while reached:
        old |= reached
        reached = {later for one in reached for later in standing[one]} - old
    return tuple(spot for own, (spot, _) in known.items() if own in old)


def _today(head: Head, known: Mapping[Seen, tuple[Spot, Head]]) -> set[Seen]:
    """The records that it would look at today."""
    return {seen for seen, (spot, _) in known.items() if any(ask.wants(spot.scheme, spot.period) for ask in head.asks)}
