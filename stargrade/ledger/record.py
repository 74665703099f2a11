"""The head of a record (``record.json``): what was graded, by which rules, from what, and the hashes of it all.

There is no clock in it, so that the same input gives the same record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from ..periods import Kind, Period, parse_period

FORMAT = "stargrade.record.v1"


@dataclass(frozen=True, slots=True)
class Ask:
    """Which records of a scheme a run looks at: those of one length, from a period (None: the first) to another."""

    scheme: str
    kind: Kind
    first: Period | None
    last: Period

    def wants(self, scheme: str, period: Period) -> bool:
        """Whether a record is one of them."""
        return (
            scheme == self.scheme
            and period.kind == self.kind
            and period <= self.last
            and (self.first is None or self.first <= period)
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A record that a run looked at, as it was then."""

    scheme: str
    period: str
    revision: int
    sha256: str


@dataclass(frozen=True)
class Head:
    """What stands in ``record.json``.

    `inputs` are (file, worksheet, hash); `columns` give the kind of each column of the results;
    `files` the hashes of the other files of the record; `asks` and `seen` say which earlier
    records it could look at, and which it found. Figures in `totals` are texts. `announced` is the day on which
    people were told of the result, where it is known.
    """

    tool: str
    scheme: str
    scheme_version: str
    scheme_sha256: str
    period: str
    revision: int
    reason: str | None
    inputs: tuple[tuple[str, str | None, str], ...]
    rows: int
    columns: Mapping[str, str]
    files: Mapping[str, str]
    asks: tuple[Ask, ...]
    seen: tuple[Seen, ...]
    totals: Mapping[str, Any]
    announced: date | None = None

    @cached_property
    def sha256(self) -> str:
        """The hash of everything in the head, and through it of the whole record."""
        return digest(_compact(_document(self)))

    def revised(self, revision: int, reason: str | None) -> Head:
        """The same content as a later revision."""
        return replace(self, revision=revision, reason=reason)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def head_bytes(head: Head) -> bytes:
    """The head as a file: JSON that a person can read, its own hash at the end."""
    whole = {**_document(head), "sha256": head.sha256}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def head_from(data: bytes) -> Head:
    """Read a head; ValueError where it is none, or where its hash does not hold."""
    try:
        whole = json.loads(data)
        told = whole.pop("sha256")
        head = _head(whole)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not the head of a record") from error
    if whole != _document(head) or told != head.sha256:
        raise ValueError("the hash of the head does not hold")
    return head


def _compact(whole: Mapping[str, Any]) -> bytes:
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def _document(head: Head) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "stargrade": head.tool,
        "scheme": {"id": head.scheme, "version": head.scheme_version, "sha256": head.scheme_sha256},
        "period": head.period,
        "revision": head.revision,
        "reason": head.reason,
        **({} if head.announced is None else {"announced": head.announced.isoformat()}),
        "input": [{"file": file, "sheet": sheet, "sha256": sha256} for file, sheet, sha256 in head.inputs],
        "rows": head.rows,
        "totals": dict(head.totals),
        "columns": dict(head.columns),
        "files": dict(head.files),
        "looks_at": [_ask_document(ask) for ask in head.asks],
        "stands_on": [
            {"scheme": one.scheme, "period": one.period, "revision": one.revision, "sha256": one.sha256}
            for one in head.seen
        ],
    }


def _ask_document(ask: Ask) -> dict[str, Any]:
    first = None if ask.first is None else str(ask.first)
    return {"scheme": ask.scheme, "kind": ask.kind, "from": first, "to": str(ask.last)}


def _head(whole: Mapping[str, Any]) -> Head:
    if whole["format"] != FORMAT:
        raise ValueError("a record of another format")
    return Head(
        tool=whole["stargrade"],
        scheme=whole["scheme"]["id"],
        scheme_version=whole["scheme"]["version"],
        scheme_sha256=whole["scheme"]["sha256"],
        period=whole["period"],
        revision=whole["revision"],
        reason=whole["reason"],
        inputs=tuple((one["file"], one["sheet"], one["sha256"]) for one in whole["input"]),
        rows=whole["rows"],
        columns=whole["columns"],
        files=whole["files"],
        asks=tuple(map(_ask, whole["looks_at"])),
        seen=_seen(whole["stands_on"]),
        totals=whole["totals"],
        announced=date.fromisoformat(whole["announced"]) if "announced" in whole else None,
    )


def _ask(told: Mapping[str, Any]) -> Ask:
    first = None if told["from"] is None else _period(told["from"])
    return Ask(told["scheme"], told["kind"], first, _period(told["to"]))


def _seen(told: Sequence[Mapping[str, Any]]) -> tuple[Seen, ...]:
    return tuple(Seen(one["scheme"], one["period"], one["revision"], one["sha256"]) for one in told)


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise ValueError(f"{text} is no period")
    return period
