"""Everything that a report needs to know of one run: the rules, the sheet, the results, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..grading.result import Grading
from ..problems import Problem
from ..scheme.model import Scheme
from ..sheet.model import Sheet
from ..sheet.overrides import Overrides
from ..texts import Lang

if TYPE_CHECKING:
    from ..compare.against import Against


@dataclass(frozen=True)
class Outcome:
    """One run, ready to be written or shown.

    `scheme_sha256` is the hash of the scheme file's bytes. `rejected` are the positions of the
    rows (among the sheet's kept rows) that were left out because of an error. `problems` are
    those of the reading and the checking, errors and notices alike; those of the grading stand
    in `grading.notices`. `details` are the detail sheets. `rules` are the scheme's rules in words, one line each.
    `asides` are notices for the screen alone: the next run of the same sheet may not have them.
    `against` is this period beside the one before, where a ledger holds that. `overrides` is the table of the
    results that people decided.
    """

    scheme: Scheme
    scheme_sha256: str
    sheet: Sheet
    grading: Grading
    period: str | None
    problems: tuple[Problem, ...]
    rejected: tuple[int, ...]
    lang: Lang
    rules: tuple[str, ...] = ()
    details: tuple[Sheet, ...] = ()
    asides: tuple[Problem, ...] = ()
    against: Against | None = None
    overrides: Overrides | None = None

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet that was read, the main one first."""
        return (self.sheet, *self.details)


def file_name(sheet: Sheet) -> str:
    """The name of an input without its folders, so that the same sheet gives the same result anywhere."""
    return PurePath(sheet.file).name
