"""The periods on record as people ask for them: everybody's row, as texts, with the words that were said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..periods import Period
from ..problems import Refusal
from ..scheme.load import load_scheme
from ..scheme.model import Scheme
from .columns import KEY
from .layout import OVERRIDES, REASONS, RESULTS, SCHEME, Spot
from .read import read_file, read_files
from .record import Head
from .table import rows_of


@dataclass(frozen=True)
class Recorded:
    """One period: the head of its newest record, and for every person the cells and the reasons by column.

    `decided` are the lines of the table of what people decided, by person. `rules` are those of the record itself,
    None where this version cannot read them any more.
    """

    scheme: str
    period: Period
    head: Head
    rows: Mapping[str, Mapping[str, str]]
    decided: Mapping[str, Sequence[Mapping[str, str]]]
    rules: Scheme | None


def periods_of(records: Iterable[tuple[Spot, Head]]) -> tuple[Recorded, ...]:
    """The records with their rows; Refusal (SG601) where one is damaged."""
    known: dict[str, Scheme | None] = {}
    found = []
    for spot, head in records:
        if head.scheme_sha256 not in known:
            known[head.scheme_sha256] = _rules(spot, head)
        decided = _by_person(decided_rows(spot, head))
        rules = known[head.scheme_sha256]
        found.append(Recorded(spot.scheme, spot.period, head, _rows(spot, head), decided, rules))
    return tuple(found)


def _rules(spot: Spot, head: Head) -> Scheme | None:
    """The rules as they were at the time, from the text that the record carries."""
    read_files(spot, head)
    try:
        return load_scheme(spot.folder / SCHEME).scheme
    except Refusal:
        return None


def _rows(spot: Spot, head: Head) -> dict[str, Mapping[str, str]]:
    tables = (read_file(spot, head, name) for name in (REASONS, RESULTS))
    return {row[KEY]: row for row in rows_of(*tables)}


def decided_rows(spot: Spot, head: Head) -> list[dict[str, str]]:
    """The table of what people decided; nothing where nobody did."""
    return rows_of(read_file(spot, head, OVERRIDES)) if OVERRIDES in head.files else []


def _by_person(lines: Iterable[Mapping[str, str]]) -> dict[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = {}
    for line in lines:
        found.setdefault(line[KEY], []).append(line)
    return found


def people_of(periods: Sequence[Recorded]) -> dict[str, str]:
    """Everybody on record by id, each with the latest name, in the order of first appearance."""
    names: dict[str, str] = {}
    for period in periods:
        for key, row in period.rows.items():
            names[key] = row["name"] or names.get(key, "")
    return names
