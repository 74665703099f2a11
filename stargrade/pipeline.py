"""The way of one sheet: read, validate, score, tier, look back, rank, pay, report. Start here.

Each step is one call, named for what it does; follow any of them to see how. What a step cannot
go on from is raised as a `Refusal`; everything else that is wrong is collected and handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from .asked import Request, books_beside, known_period, opened
from .grading import Grading, as_grading, work_out
from .grading.decided import decide
from .grading.decisions import settle
from .grading.past import History
from .grading.recall import recall
from .grading.work import Work
from .ledger.recalled import Recalled
from .periods import Period
from .problems import Problem, Refusal, errors, notices, refuse
from .progress import Tell, silent
from .report import Format, Outcome, Written, in_pieces, write_whole
from .scheme import Loaded, Scheme
from .scheme.dated import in_force
from .scheme.in_words import rules_in_words
from .sheet.model import Sheet
from .sheet.open import read_book
from .sheet.overrides import Overrides, read_overrides
from .sheet.period_column import period_disagreements
from .sheet.tables import read_tables
from .sheet.title_period import title_disagreements
from .validate import Checked, validate_all

__all__ = ["Read", "Request", "decided", "graded", "outcome", "read", "report", "run"]


@dataclass(frozen=True)
class Read:
    """A sheet that has been read and looked through, with the scheme that it is read by.

    `details` are its detail sheets; `recalled` is what the ledger knows of earlier periods; `overrides` are the
    results that people decided.
    """

    loaded: Loaded
    period: Period | None
    sheet: Sheet
    details: tuple[Sheet, ...]
    checked: Checked
    problems: tuple[Problem, ...]
    recalled: Recalled
    overrides: Overrides | None = None

    @property
    def of_overrides(self) -> tuple[Problem, ...]:
        """What is wrong with the table of decisions as a table, or should be known of it."""
        return () if self.overrides is None else self.overrides.problems

    @property
    def unfit(self) -> bool:
        """Whether nothing of the sheet can be graded."""
        return any(problem.scope not in ("cell", "row") for problem in errors(self.problems))


def read(request: Request) -> Read:
    """Read the sheet and validate it by the scheme; every problem of it is collected."""
    book, loaded, said = opened(request)
    period = known_period(request.period, loaded)
    loaded, timely = in_force(loaded, period)
    tables = read_tables(book, loaded.scheme, request.sheet_name, books_beside(request, loaded.scheme), request.tell)
    sheet, details = tables.main.sheet, tuple(part.sheet for part in tables.details.values())
    loaded = replace(loaded, scheme=tables.main.scheme)
    recalled = _recalled(request.ledger, loaded.scheme, period)
    values = recall(tables.main.values, sheet, loaded.scheme, recalled.history, period)
    checked = validate_all(replace(tables, main=replace(tables.main, values=values)))
    dated = () if period is None else (*period_disagreements(sheet, str(period)), *title_disagreements(sheet, period))
    overrides = None if request.overrides is None else read_overrides(read_book(request.overrides), loaded.scheme)
    problems = (*said, *timely, *dated, *checked.problems)
    return Read(loaded, period, sheet, details, checked, problems, recalled, overrides)


def _recalled(ledger: Path | None, scheme: Scheme, period: Period | None) -> Recalled:
    """What the ledger knows of earlier periods; nothing without one."""
    if ledger is None:
        return Recalled(History())
    if period is None:
        raise refuse("SG600")
    from .ledger.recall import recall_history

    return recall_history(ledger, scheme, period)


def run(request: Request) -> Outcome:
    """Grade a sheet: read, validate, then score, tier, look back, rank and pay.

    Raises Refusal where the sheet is not fit: with any error at all, or, where the sound rows
    alone were asked for (`partial`), with one that reaches further than a row.
    """
    return graded(request, read(request))


def graded(request: Request, seen: Read) -> Outcome:
    """The result of a sheet that has been read, as `run` gives it. Raises Refusal as `run` does."""
    if errors(seen.problems) and (seen.unfit or not request.partial):
        raise Refusal((*seen.problems, *seen.of_overrides))
    work = work_out(seen.loaded.scheme, seen.checked, seen.period, seen.recalled.history, request.tell)
    return _beside_last(request.ledger, seen, outcome(request, seen, decided(seen, work)))


def decided(seen: Read, work: Work) -> Grading:
    """The results of a finished work, with what people decided in the place of what was computed.

    Raises Refusal with everything that is wrong in the table of decisions.
    """
    grading = as_grading(work, seen.checked)
    if seen.overrides is None:
        return grading
    decisions, wrong = settle(seen.overrides, seen.loaded.scheme, grading)
    if found := errors((*seen.of_overrides, *wrong)):
        raise Refusal(sorted(found, key=lambda problem: problem.place.row or 0))
    return decide(work, grading, decisions)


def _beside_last(ledger: Path | None, seen: Read, result: Outcome) -> Outcome:
    """The result with the period before laid beside it, where there is a ledger."""
    if ledger is None or seen.period is None:
        return result
    from .ledger.before import record_before
    from .report.against import beside

    return beside(result, record_before(ledger, seen.loaded.scheme, seen.period, seen.recalled.history))


def outcome(request: Request, seen: Read, grading: Grading) -> Outcome:
    """Everything that a report needs to know of the run."""
    return Outcome(
        scheme=seen.loaded.scheme,
        scheme_sha256=seen.loaded.sha256,
        sheet=seen.sheet,
        details=seen.details,
        grading=grading,
        period=None if seen.period is None else str(seen.period),
        problems=(*seen.problems, *notices(seen.of_overrides)),
        rejected=seen.checked.rejected,
        lang=request.lang,
        rules=rules_in_words(seen.loaded.scheme, request.lang),
        asides=seen.recalled.problems,
        overrides=seen.overrides,
    )


def report(outcome: Outcome, path: Path, kind: Format, *, force: bool = False, tell: Tell = silent) -> Written:
    """Write the results as one whole file, or leave everything as it was."""
    inputs = [sheet.file for sheet in outcome.sheets] + ([outcome.overrides.file] if outcome.overrides else [])
    return write_whole(path, in_pieces(outcome, kind, tell), force, inputs=map(Path, inputs))
