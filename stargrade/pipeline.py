"""The way of one sheet: read, validate, score, tier, look back, rank, pay, report. Start here.

Each step is one call, named for what it does; follow any of them to see how. What a step cannot
go on from is raised as a `Refusal`; everything else that is wrong is collected and handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from .asked import Request, books_beside, known_period, opened
from .grading import Grading, grade
from .grading.past import History
from .grading.recall import recall
from .ledger.keep import Kept, Moved, keep
from .ledger.recall import Recalled, recall_history
from .periods import Period
from .problems import Place, Problem, Refusal, errors, refuse
from .report import Format, Outcome, Written, render, write_whole
from .report.entry import entry_of
from .scheme import Loaded, Scheme
from .scheme.dated import in_force
from .scheme.in_words import rules_in_words
from .scheme.load import texts_of
from .sheet.model import Sheet
from .sheet.period_column import period_disagreements
from .sheet.tables import read_tables
from .validate import Checked, validate_all

__all__ = ["Read", "Request", "outcome", "read", "report", "run", "run_and_keep"]

_ATTEMPTS = 5


@dataclass(frozen=True)
class Read:
    """A sheet that has been read and looked through, with the scheme that it is read by.

    `details` are its detail sheets; `recalled` is what the ledger knows of earlier periods.
    """

    loaded: Loaded
    period: Period | None
    sheet: Sheet
    details: tuple[Sheet, ...]
    checked: Checked
    problems: tuple[Problem, ...]
    recalled: Recalled

    @property
    def unfit(self) -> bool:
        """Whether nothing of the sheet can be graded."""
        return any(problem.scope not in ("cell", "row") for problem in errors(self.problems))


def read(request: Request) -> Read:
    """Read the sheet and validate it by the scheme; every problem of it is collected."""
    book, loaded, said = opened(request)
    period = known_period(request.period, loaded)
    loaded, timely = in_force(loaded, period)
    tables = read_tables(book, loaded.scheme, request.sheet_name, books_beside(request, loaded.scheme))
    sheet, details = tables.main.sheet, tuple(part.sheet for part in tables.details.values())
    loaded = replace(loaded, scheme=tables.main.scheme)
    recalled = _recalled(request.ledger, loaded.scheme, period)
    values = recall(tables.main.values, sheet, loaded.scheme, recalled.history, period)
    checked = validate_all(replace(tables, main=replace(tables.main, values=values)))
    dated = () if period is None else period_disagreements(sheet, str(period))
    return Read(loaded, period, sheet, details, checked, (*said, *timely, *dated, *checked.problems), recalled)


def _recalled(ledger: Path | None, scheme: Scheme, period: Period | None) -> Recalled:
    """What the ledger knows of earlier periods; nothing without one."""
    if ledger is None:
        return Recalled(History())
    if period is None:
        raise refuse("SG600")
    return recall_history(ledger, scheme, period)


def run(request: Request) -> Outcome:
    """Grade a sheet: read, validate, then score, tier, look back, rank and pay.

    Raises Refusal where the sheet is not fit: with any error at all, or, where the sound rows
    alone were asked for (`partial`), with one that reaches further than a row.
    """
    return _graded(request, read(request))


def _graded(request: Request, seen: Read) -> Outcome:
    if errors(seen.problems) and (seen.unfit or not request.partial):
        raise Refusal(seen.problems)
    return outcome(request, seen, grade(seen.loaded.scheme, seen.checked, seen.period, seen.recalled.history))


def run_and_keep(request: Request, ledger: Path, reason: str | None = None) -> tuple[Outcome, Kept]:
    """Grade a sheet and put the result on record, before any output is written.

    With a `reason`, other content than is on record becomes a revision. Where somebody records an
    earlier period meanwhile, the sheet is graded anew.
    """
    if request.partial:
        raise refuse("SG605")
    for _ in range(_ATTEMPTS):
        seen = read(replace(request, ledger=ledger))
        graded = _graded(request, seen)
        if seen.period is None:
            raise refuse("SG600")
        try:
            return graded, keep(ledger, entry_of(graded, seen.period, texts_of(seen.loaded), seen.recalled), reason)
        except Moved:
            continue
    raise refuse("SG609", Place(str(ledger)))


def outcome(request: Request, seen: Read, grading: Grading) -> Outcome:
    """Everything that a report needs to know of the run."""
    return Outcome(
        scheme=seen.loaded.scheme,
        scheme_sha256=seen.loaded.sha256,
        sheet=seen.sheet,
        details=seen.details,
        grading=grading,
        period=None if seen.period is None else str(seen.period),
        problems=seen.problems,
        rejected=seen.checked.rejected,
        lang=request.lang,
        rules=rules_in_words(seen.loaded.scheme, request.lang),
        asides=seen.recalled.problems,
    )


def report(outcome: Outcome, path: Path, kind: Format, *, force: bool = False) -> Written:
    """Write the results as one whole file, or leave everything as it was."""
    return write_whole(path, render(outcome, kind), force, inputs=[Path(sheet.file) for sheet in outcome.sheets])
