"""Recomputes every hash of the ledger and names the records that somebody has touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..problems import Place, Problem, Refusal, refuse
from ..texts import Text
from .layout import HEAD, Spot, misnamed, newest, schemes_in, spots
from .read import TOUCHED, must_be, read_files, read_head
from .recall import stale_notice
from .record import Head, Seen, head_bytes
from .stale import stale

_MISSING = Text("revision {revision} is missing", "缺少第 {revision} 版")
_MISNAMED = Text("this folder is no record; move it elsewhere, or give it its name back",
                 "这个文件夹不是记录；请移到别处，或改回原来的名字")  # fmt: skip
_STANDS = Text("it stands on {scheme} {period} revision {revision}, which is missing or another one",
               "它依据的 {scheme} {period} 第 {revision} 版已缺失或被替换")  # fmt: skip


def verify(ledger: Path) -> tuple[Problem, ...]:
    """What is wrong with the records (errors), and which periods stand on an old one (a notice).

    Raises Refusal (SG608) where there is no ledger.
    """
    must_be(ledger)
    every = [spot for scheme in schemes_in(ledger) for spot in spots(ledger, scheme)]
    heads: dict[Spot, Head] = {}
    found: list[Problem] = []
    for spot in every:
        try:
            heads[spot] = _whole(spot)
        except Refusal as refusal:
            found += (Problem("SG612", problem.place, problem.params) for problem in refusal.problems)
    found += _gaps(every)
    found += (Problem("SG612", Place(str(folder)), {"what": _MISNAMED}) for folder in misnamed(ledger))
    found += _groundless(heads, touched=set(every) - set(heads))
    latest = _newest(every)
    counting = [(spot, head) for spot, head in heads.items() if spot in latest]
    return (*found, *(() if found else stale_notice(ledger, list(stale(counting)))))


def _whole(spot: Spot) -> Head:
    head = read_head(spot)
    read_files(spot, head)
    if (spot.folder / HEAD).read_bytes() != head_bytes(head):  # it says the same, in other signs
        raise refuse("SG601", Place(str(spot.folder)), what=TOUCHED.filled(file=HEAD))
    return head


def _newest(every: list[Spot]) -> set[Spot]:
    schemes = {spot.scheme for spot in every}
    return {spot for name in schemes for spot in newest(tuple(one for one in every if one.scheme == name))}


def _gaps(every: list[Spot]) -> Iterator[Problem]:
    """Revisions that are not there although later ones are."""
    known = {(spot.scheme, spot.period, spot.revision) for spot in every}
    for spot in every:
        before = spot.revision - 1
        if before and (spot.scheme, spot.period, before) not in known:
            yield _finding(spot, _MISSING, revision=before)


def _groundless(heads: dict[Spot, Head], touched: set[Spot]) -> Iterator[Problem]:
    """Records that name one which is not in the ledger, or not with that hash; a `touched` one is named by itself."""
    known = {Seen(spot.scheme, str(spot.period), spot.revision, head.sha256) for spot, head in heads.items()}
    named = {(spot.scheme, str(spot.period), spot.revision) for spot in touched}
    for spot, head in heads.items():
        for one in head.seen:
            if one not in known and (one.scheme, one.period, one.revision) not in named:
                params = {"scheme": one.scheme, "period": one.period, "revision": one.revision}
                yield _finding(spot, _STANDS, **params)
                break


def _finding(spot: Spot, text: Text, **params: object) -> Problem:
    return Problem("SG612", Place(str(spot.folder)), {"what": text.filled(**params)})
