"""The periods on record as people ask for them: everybody's row, as texts, with the words that were said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..periods import Period
from .columns import KEY
from .layout import OVERRIDES, REASONS, RESULTS, Spot
from .read import read_file
from .record import Head
from .table import rows_of


@dataclass(frozen=True)
class Recorded:
    """One period: the head of its newest record, and for every person the cells and the reasons by column.

    `decided` are the lines of the table of what people decided, by person.
    """

    scheme: str
    period: Period
    head: Head
    rows: Mapping[str, Mapping[str, str]]
    decided: Mapping[str, Sequence[Mapping[str, str]]]


def periods_of(records: Iterable[tuple[Spot, Head]]) -> tuple[Recorded, ...]:
    """The records with their rows; Refusal (SG601) where one is damaged."""
    return tuple(
        Recorded(spot.scheme, spot.period, head, _rows(spot, head), _by_person(decided_rows(spot, head)))
        for spot, head in records
    )


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
