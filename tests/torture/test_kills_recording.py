"""Killed at any moment while recording, two at once: every finished record is there and whole, and no other."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from victims import Victim, Work, a_moment

from stargrade.grading.past import History
from stargrade.ledger.keep import Entry, keep
from stargrade.ledger.layout import RESULTS, schemes_in, spots
from stargrade.ledger.read import read_file, read_head
from stargrade.ledger.recalled import Recalled
from stargrade.ledger.table import rows_of
from stargrade.ledger.verify import verify
from stargrade.numbers.columns import numbers, words
from stargrade.periods import Period

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills forked processes")

PEOPLE = 200
ROUND = 1_000_000  # each process that is started counts from another million on, so that no two records are alike


def entry(scheme: str, period: Period, star: int) -> Entry:
    keys = [f"{at:04}" for at in range(PEOPLE)]
    columns = {"key": words(keys), "name": words([None] * PEOPLE), "star": numbers([star] * PEOPLE)}
    texts, known = (b"stargrade: 1\n",), Recalled(History())
    return Entry("1", scheme, "1", "0", texts, period, (), columns, {"key": words(keys)}, frozenset(), {}, known)


def recording(ledger: Path, own: str) -> Work:
    """Records months of a scheme of its own and, in turn, of one that the other process records too."""

    def work(start: int, tell: Callable[[Any], None]) -> None:
        for at in range(start, start + ROUND):
            period = Period("month", 2026, at // 2 % 12 + 1)
            kept = keep(ledger, entry((own, "shared")[at % 2], period, at), reason="again")
            tell((str(kept.spot), at))
            time.sleep(0.005)  # whoever waits for the lock looks now and then only

    return work


def test_whatever_was_finished_is_there_and_nothing_is_half_there(tmp_path: Path, kills: int) -> None:
    ledger, chance = tmp_path / "L", Random(7)
    lanes = [recording(ledger, "one"), recording(ledger, "other")]
    victims = [Victim(work, at * ROUND) for at, work in enumerate(lanes)]
    finished: dict[str, int] = {}
    for at in range(kills):
        which = chance.randrange(2)
        assert victims[which].has_begun()
        finished.update(victims[which].finished())
        victims[which].kill_after(a_moment(chance, 0.03))
        for victim in victims:
            finished.update(victim.finished())
        if at % 20 == 0:  # the other one goes on meanwhile
            assert verify(ledger) == ()
        victims[which] = Victim(lanes[which], (at + len(lanes)) * ROUND)
    for victim in victims:
        assert victim.has_begun()
        victim.kill_after(0)
        finished.update(victim.finished())

    assert verify(ledger) == ()
    assert schemes_in(ledger) == ("one", "other", "shared")
    there = {str(spot): spot for scheme in schemes_in(ledger) for spot in spots(ledger, scheme)}
    assert set(finished) <= set(there)
    # a record that was whole when its process was killed may not have been told of, one for each kill
    assert len(there) <= len(finished) + kills + len(lanes)
    for name, spot in there.items():
        stars = {row["star"] for row in rows_of(read_file(spot, read_head(spot), RESULTS))}
        assert len(stars) == 1
        assert name not in finished or stars == {str(finished[name])}
    keep(ledger, entry("last", Period("month", 2027, 1), 1))
    assert not list(ledger.glob(".part-*"))
