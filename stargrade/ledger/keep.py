"""Puts a graded period on record: new, already there, refused, or as a revision with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..numbers.columns import Column
from ..periods import Period
from ..problems import Place, refuse
from ..scheme.load import base_beside
from .cells import kind_of
from .columns import KEY
from .differences import origins, outcomes
from .folder import locked, put_record
from .layout import FACTS, HEAD, OVERRIDES, REASONS, RESULTS, SCHEME, Spot, file_of, newest, spots
from .read import read_files, read_head, spots_asked
from .recalled import Recalled
from .record import Head, digest, head_bytes
from .table import rows_of, table_bytes


@dataclass(frozen=True)
class Entry:
    """A graded period, ready to be put on record.

    `texts` are the scheme's file, then those that it extends. `columns` are the results; `lists` names those of them
    that hold lists of words. `reasons` are the sentences, which may be put better one day without any figure having
    changed. `totals` are figures as texts. `decided` is the table of what people decided, without columns where
    nobody did; `announced` the day on which people are told of the result, where it was given.
    """

    tool: str
    scheme: str
    version: str
    sha256: str
    texts: tuple[bytes, ...]
    period: Period
    inputs: tuple[tuple[str, str | None, str], ...]
    columns: Mapping[str, Column]
    reasons: Mapping[str, Column]
    lists: frozenset[str]
    totals: Mapping[str, object]
    recalled: Recalled
    decided: Mapping[str, Column] = field(default_factory=dict)
    announced: date | None = None


@dataclass(frozen=True)
class Kept:
    """Where the record stands; `changed` is False where it was there already.

    `announced` is the day of announcement on record, None where there is none.
    """

    spot: Spot
    changed: bool
    announced: date | None = None


class Moved(Exception):  # noqa: N818 - nothing is wrong: the grading has to be done again
    """Somebody has recorded, meanwhile, a period that this one looks back at."""


def keep(ledger: Path, entry: Entry, reason: str | None = None) -> Kept:
    """Record a period; with a `reason`, other content of the newest record becomes a new revision of it.

    Raises Refusal: other content without a reason (SG602), a damaged record (SG601), a ledger that
    cannot be written (SG603) or is locked for too long (SG604). Raises Moved where the records that
    the entry stands on are no longer the newest.
    """
    files = files_of(entry)
    with locked(ledger):
        if not _are_still_newest(ledger, entry.recalled):
            raise Moved
        kept, head = _settled(ledger, entry, files, reason)
        if kept.changed:
            put_record(kept.spot, {**files, HEAD: head_bytes(head)})
    return kept


def rehearse(ledger: Path, entry: Entry, reason: str | None = None) -> Kept:
    """What `keep` would do, refusals included, while nothing is written or locked."""
    return _settled(ledger, entry, files_of(entry), reason)[0]


def _settled(ledger: Path, entry: Entry, files: Mapping[str, bytes], reason: str | None) -> tuple[Kept, Head]:
    """Where the entry belongs beside what is on record of its period, and the head that it gets there."""
    head = _head(entry, files)
    before = newest(tuple(one for one in spots(ledger, entry.scheme) if one.period == entry.period))
    if not before:
        return Kept(Spot(ledger, entry.scheme, entry.period, 1), changed=True, announced=head.announced), head
    old = read_head(before[0])
    # the day on record stands until another is given
    head = replace(head, announced=entry.announced or old.announced)
    if not _differs(before[0], old, head, files, reason):
        return Kept(before[0], changed=False, announced=head.announced), head
    spot = Spot(ledger, entry.scheme, entry.period, before[0].revision + 1)
    return Kept(spot, changed=True, announced=head.announced), head.revised(spot.revision, reason)


def _are_still_newest(ledger: Path, recalled: Recalled) -> bool:
    """Whether nothing has come since to what was looked at; a record never changes, so its place tells."""
    now = [(spot.scheme, str(spot.period), spot.revision) for spot in spots_asked(ledger, recalled.asks)]
    return now == [(one.scheme, one.period, one.revision) for one in recalled.seen]


def files_of(entry: Entry) -> dict[str, bytes]:
    """The files of a record besides its head."""
    tables = {name: table_bytes(_part(entry, name)) for name in (RESULTS, FACTS)}
    tables[REASONS] = table_bytes(entry.reasons)
    if entry.decided:
        tables[OVERRIDES] = table_bytes(entry.decided)
    return {**tables, **dict(zip(_names_of_rules(), entry.texts, strict=False))}


def _part(entry: Entry, file: str) -> dict[str, Column]:
    """The columns that stand in one of the tables; the ids stand in each."""
    return {name: column for name, column in entry.columns.items() if name == KEY or file_of(name) == file}


def _names_of_rules() -> Iterator[str]:
    """Each beside the one that extends it, where it is looked for when the rules of the record are read again."""
    path = Path(SCHEME)
    while True:
        yield path.name
        path = base_beside(path)


def _head(entry: Entry, files: Mapping[str, bytes]) -> Head:
    kinds = {name: "list" if name in entry.lists else kind_of(column) for name, column in entry.columns.items()}
    return Head(
        tool=entry.tool,
        scheme=entry.scheme,
        scheme_version=entry.version,
        scheme_sha256=entry.sha256,
        period=str(entry.period),
        revision=1,
        reason=None,
        inputs=entry.inputs,
        rows=len(next(iter(entry.columns.values()))),
        columns=kinds,
        files={name: digest(data) for name, data in files.items()},
        asks=entry.recalled.asks,
        seen=entry.recalled.seen,
        totals=entry.totals,
        announced=entry.announced,
    )


def _differs(spot: Spot, before: Head, after: Head, files: Mapping[str, bytes], reason: str | None) -> bool:
    """Whether the record holds other content; Refusal where it does and no reason is given for a revision."""
    recorded = read_files(spot, before)
    old, new = ([there[name] for name in (RESULTS, FACTS)] for there in (recorded, files))
    said = [*origins(before, after), *(() if old == new else outcomes(rows_of(*old), rows_of(*new)))]
    if said and reason is None:
        raise refuse(
            "SG602",
            Place(str(spot.ledger)),
            scheme=spot.scheme, period=spot.period, revision=spot.revision, differences=said,
        )  # fmt: skip
    return bool(said)
