"""Periods that stand on an earlier record which has been revised, or has come later, since."""

from __future__ import annotations

from collections.abc import Sequence

from .layout import Spot
from .read import seen_of
from .record import Head, Seen


def stale(records: Sequence[tuple[Spot, Head]]) -> tuple[Spot, ...]:
    """Those of the newest records whose figures would look at other records today.

    `records` must hold every newest record that they look at.
    """
    known = tuple(zip((spot for spot, _ in records), seen_of(records), strict=True))
    return tuple(spot for spot, head in records if head.asks and _today(head, known) != set(head.seen))


def _today(head: Head, known: Sequence[tuple[Spot, Seen]]) -> set[Seen]:
    """The records that it would look at today."""
    return {seen for spot, seen in known if any(ask.wants(spot.scheme, spot.period) for ask in head.asks)}
