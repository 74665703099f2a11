"""The records of one calendar year, with the names of the people in them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..grading.past import Past
from ..periods import Kind, Period, parts_of
from .columns import Columns, Stored
from .layout import FACTS, REASONS, RESULTS, Spot
from .read import asked, must_be, read_file, stored
from .record import Ask, Head


def records_of_year(ledger: Path, scheme: str, year: Period, kind: Kind) -> tuple[tuple[Spot, Head], ...]:
    """The newest revision of each period of one length that lies in the year, in order.

    Raises Refusal where there is no such ledger (SG608) or a record is damaged (SG601).
    """
    must_be(ledger)
    every = parts_of(year, kind)
    return tuple(asked(ledger, (Ask(scheme, kind, every[0], every[-1]),)))


def whole_past(spot: Spot, head: Head) -> Past:
    """Everything on record of a period, names and reasons too; lists are words joined by ``; ``."""
    kinds = {name: "word" if kind == "list" else kind for name, kind in head.columns.items()}
    said = Stored(dict.fromkeys(["reasons_en", "reasons_zh"], "word"), partial(read_file, spot, head, REASONS))
    columns = Columns(*(stored(spot, head, file, kinds) for file in (RESULTS, FACTS)), said)
    return Past(spot.scheme, spot.period, columns.keys_in_order(), dict(columns))
