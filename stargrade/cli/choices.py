"""Values of options that must be one of a few, a number, or a name with a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..problems import refuse

_MOST_DIGITS = 9


def choice(option: str, seen: str, known: Sequence[str]) -> str:
    """The value; Refusal where it is none of those known."""
    if seen not in known:
        raise refuse("SG007", option=option, seen=seen, known=known)
    return seen


def row_count(option: str, seen: str) -> int:
    """A whole number of at least 1; Refusal for anything else."""
    if not (seen.isascii() and seen.isdecimal() and len(seen) <= _MOST_DIGITS and int(seen) > 0):
        raise refuse("SG015", option=option, seen=seen)
    return int(seen)


def day(seen: str) -> date:
    """A calendar day such as 2026-11-05 or 2026年11月5日; Refusal for anything else."""
    from ..sheet.cell_date import read_date

    read = read_date(seen)
    if not isinstance(read, date):
        raise refuse("SG662", seen=seen)
    return read


def files_beside(given: Sequence[str] | None) -> dict[str, Path]:
    """The files given for detail sheets, by name."""
    found: dict[str, Path] = {}
    for text in given or ():
        name, _, file = text.partition("=")
        if not name or not file or name in found:
            raise refuse("SG023", seen=text)
        found[name] = Path(file)
    return found
