"""Where a record lies in the ledger: ``scheme=ID/period=2026-10/revision=1/``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..grading.past import KEPT, MET
from ..periods import Period, parse_period

HEAD, RESULTS, FACTS, REASONS = "record.json", "results.csv", "facts.csv", "reasons.csv"
SCHEME = "scheme.yaml"
OVERRIDES = "overrides.csv"
LOCK, PART = "ledger.lock", ".part-"

_SCHEME = re.compile(r"scheme=([a-z0-9-]+)")
_PART = re.compile(r"\.part-[0-9a-f]{8}")
_REVISION = re.compile(r"revision=([1-9]\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spot:
    """One revision of one period's record, and the folder that holds it."""

    ledger: Path
    scheme: str
    period: Period
    revision: int

    @property
    def folder(self) -> Path:
        """The folder of the record."""
        return period_folder(self.ledger, self.scheme, self.period) / f"revision={self.revision}"

    def __str__(self) -> str:
        """As people are told of it, from the ledger on."""
        return self.folder.relative_to(self.ledger).as_posix()


def file_of(column: str) -> str:
    """The table that a column stands in: what later periods look at is apart, so that they need not read the rest."""
    return FACTS if column == MET or column.startswith(KEPT) else RESULTS


def period_folder(ledger: Path, scheme: str, period: Period) -> Path:
    """The folder of all revisions of one period."""
    return ledger / f"scheme={scheme}" / f"period={period}"


def among_records(file: Path, ledger: Path) -> bool:
    """Whether a file stands in the folder of a scheme, where nothing but records belongs."""
    path, home = file.resolve(), ledger.resolve()
    return home in path.parents and _SCHEME.fullmatch(path.relative_to(home).parts[0]) is not None


def schemes_in(ledger: Path) -> tuple[str, ...]:
    """The schemes that have a folder in the ledger, by name; none where there is no ledger."""
    return tuple(sorted(name for folder in _folders(ledger) if (name := _one(_SCHEME, folder))))


def spots(ledger: Path, scheme: str) -> tuple[Spot, ...]:
    """Every revision of every period of a scheme, in order of kind, period and revision."""
    found = [
        Spot(ledger, scheme, period, int(number))
        for folder in _folders(ledger / f"scheme={scheme}")
        if (period := _period_of(folder))
        for inner in _folders(folder)
        if (number := _one(_REVISION, inner))
    ]
    return tuple(sorted(found, key=lambda one: (one.period, one.revision)))


def misnamed(ledger: Path) -> Iterator[Path]:
    """Folders among the records that are none by their name, such as copies that somebody made."""
    for scheme in _folders(ledger):
        if _one(_SCHEME, scheme) is None:
            yield from (scheme,) if scheme.name.startswith("scheme=") else ()
            continue
        for period in _folders(scheme):
            if _period_of(period) is None:
                yield period
                continue
            yield from (inner for inner in _folders(period) if _one(_REVISION, inner) is None)


def _period_of(folder: Path) -> Period | None:
    period = parse_period(folder.name.removeprefix("period="))
    return period if folder.name == f"period={period}" else None


def newest(all_spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Of each period the revision that counts."""
    return tuple({one.period: one for one in all_spots}.values())


def parts_in(ledger: Path) -> Iterator[Path]:
    """What killed runs left behind."""
    return (folder for folder in _folders(ledger) if _PART.fullmatch(folder.name))


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, by name; none where it is not there."""
    try:
        with os.scandir(folder) as inner:
            return [folder / name for name in sorted(one.name for one in inner if one.is_dir())]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _one(pattern: re.Pattern[str], folder: Path) -> str | None:
    match = pattern.fullmatch(folder.name)
    return None if match is None else match[1]
