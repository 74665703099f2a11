"""Periods that stand on an earlier record which has been revised, or has come later, since."""

from __future__ import annotations

from collections.abc import Sequence

from .layout import Spot
from .read import seen_of
from .record import Head


def stale(records: Sequence[tuple[Spot, Head]]) -> tuple[Spot, ...]:
    """Those of the newest records whose figures would look at other records today.

    `records` must hold every newest record that they look at.
    """
    return tuple(spot for spot, head in records if head.asks and _looks_at(head, records) != set(head.seen))


def _looks_at(head: Head, records: Sequence[tuple[Spot, Head]]) -> set[object]:
    found = [one for one in records if any(ask.wants(one[0].scheme, one[0].period) for ask in head.asks)]
    return set(seen_of(found))
