"""Reads records back, and makes sure that nobody has touched them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from ..grading.past import Past
from ..problems import Place, refuse
from ..texts import Text
from .columns import KEY, Columns, Stored
from .layout import FACTS, HEAD, RESULTS, Spot, file_of, newest, schemes_in, spots
from .record import Ask, Head, Seen, digest, head_from

_NO_HEAD = Text("it has no whole {file}", "缺少完整的 {file}")
TOUCHED = Text("{file} is not what was recorded", "{file} 与记录时不一致")
_MOVED = Text("it stands in the wrong folder", "所在文件夹不对")

CARRIED = frozenset({"row", "name", "team"})  # no use to later periods


def read_head(spot: Spot) -> Head:
    """The head of a record; Refusal (SG601) where it is damaged."""
    try:
        head = head_from((spot.folder / HEAD).read_bytes())
    except (OSError, ValueError) as error:
        raise refuse("SG601", Place(str(spot.folder)), what=_NO_HEAD.filled(file=HEAD)) from error
    if (head.scheme, head.period, head.revision) != (spot.scheme, str(spot.period), spot.revision):
        raise refuse("SG601", Place(str(spot.folder)), what=_MOVED)
    return head


def read_file(spot: Spot, head: Head, name: str) -> bytes:
    """A file of a record; Refusal (SG601) where it is not the one that was recorded."""
    try:
        data = (spot.folder / name).read_bytes()
    except OSError as error:
        raise refuse("SG601", Place(str(spot.folder)), what=TOUCHED.filled(file=name)) from error
    if digest(data) != head.files.get(name):
        raise refuse("SG601", Place(str(spot.folder)), what=TOUCHED.filled(file=name))
    return data


def read_files(spot: Spot, head: Head) -> dict[str, bytes]:
    """Every file of a record besides its head, by name; Refusal (SG601) where one is not as it was recorded."""
    return {name: read_file(spot, head, name) for name in head.files}


def read_past(spot: Spot, head: Head, without: frozenset[str] = CARRIED) -> Past:
    """The results of a record, lists aside; `without` names the columns that are not needed.

    Raises Refusal (SG601) where the results are not what was recorded, whether or not any of them will be asked for.
    """
    read_file(spot, head, RESULTS)
    kinds = {name: kind for name, kind in head.columns.items() if kind != "list" and name not in without}
    columns = Columns(stored(spot, head, FACTS, kinds), stored(spot, head, RESULTS, kinds))
    return Past(spot.scheme, spot.period, columns.keys_in_order(), columns)


def stored(spot: Spot, head: Head, file: str, kinds: Mapping[str, str]) -> Stored:
    """A table of the record, of these columns those that stand in it; Refusal (SG601) once it is read, if damaged."""
    own = {name: kind for name, kind in kinds.items() if name == KEY or file_of(name) == file}
    return Stored(own, partial(read_file, spot, head, file))


def asked(ledger: Path, asks: Iterable[Ask]) -> Iterator[tuple[Spot, Head]]:
    """The newest revisions of all records that are asked for."""
    return ((spot, read_head(spot)) for spot in spots_asked(ledger, asks))


def spots_asked(ledger: Path, asks: Iterable[Ask]) -> tuple[Spot, ...]:
    """Where these are."""
    wanted = tuple(asks)
    names = sorted({ask.scheme for ask in wanted})
    every = (spot for name in names for spot in newest(spots(ledger, name)))
    return tuple(spot for spot in every if any(ask.wants(spot.scheme, spot.period) for ask in wanted))


def seen_of(found: Iterable[tuple[Spot, Head]]) -> tuple[Seen, ...]:
    """What a record says of the records that it looked at."""
    return tuple(Seen(spot.scheme, str(spot.period), spot.revision, head.sha256) for spot, head in found)


def on_record(ledger: Path, scheme: str | None = None) -> tuple[tuple[Spot, Head], ...]:
    """The newest revision of every period, of one scheme or of all; Refusal (SG608) where there is no ledger."""
    must_be(ledger)
    names = schemes_in(ledger) if scheme is None else (scheme,)
    return tuple((spot, read_head(spot)) for name in names for spot in newest(spots(ledger, name)))


def must_be(ledger: Path) -> None:
    """Refusal (SG608) where there is no such folder."""
    if not ledger.is_dir():
        raise refuse("SG608", Place(str(ledger)))
