"""The way of one sheet: read, validate, score, tier, look back, rank, pay, report. Start here.

Each step is one call, named for what it does; follow any of them to see how. What a step cannot
go on from is raised as a `Refusal`; everything else that is wrong is collected and handed on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .grading import Grading, grade
from .grading.past import History
from .grading.recall import recall
from .ledger.keep import Kept, Moved, keep
from .ledger.recall import Recalled, recall_history
from .periods import Period, parse_period
from .problems import Place, Problem, Refusal, errors, refuse
from .report import Format, Outcome, Written, render, write_whole
from .report.entry import entry_of
from .scheme import Loaded, Scheme, check_scheme, find_scheme, load_scheme
from .scheme.dated import in_force
from .scheme.file_text import read_bytes
from .scheme.find import known_names
from .scheme.in_words import rules_in_words
from .sheet.model import Book, Sheet
from .sheet.open import read_book
from .sheet.origin import differences, origin_of
from .sheet.period_column import period_disagreements
from .sheet.tables import read_tables
from .texts import Lang, Text
from .validate import Checked, validate_all

_ATTEMPTS = 5


@dataclass(frozen=True)
class Request:
    """What was asked for: the sheet, the scheme (None: the one that the sheet names), the period, how strict to be.

    `beside` are the files of detail sheets that do not stand in the same workbook, by name. `ledger` is the
    folder of the records of earlier periods.
    """

    sheet: Path
    scheme: str | None
    sheet_name: str | None = None
    period: str | None = None
    partial: bool = False
    lang: Lang = "en"
    beside: Mapping[str, Path] = field(default_factory=dict)
    ledger: Path | None = None


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


def open_scheme(value: str) -> tuple[Loaded, tuple[Problem, ...]]:
    """Find a scheme by name or path, read it, and make sure that its rules make sense."""
    path, said = find_scheme(value)
    loaded = load_scheme(path)
    findings = check_scheme(loaded)
    if errors(findings):
        raise Refusal(errors(findings))
    return loaded, (*said, *findings)


def _opened(request: Request) -> tuple[Book, Loaded, tuple[Problem, ...]]:
    """The file and the scheme; where no scheme is named, the one that the entry sheet was made from."""
    if request.scheme is None:
        book = read_book(request.sheet)
        loaded, said = open_scheme(scheme_named_in(book))
    else:
        loaded, said = open_scheme(request.scheme)
        book = read_book(request.sheet)
    return book, loaded, (*said, *differences(book, loaded))


def scheme_named_in(book: Book) -> str:
    """The scheme that an entry sheet says it was made from; Refusal where it says none, or none known here."""
    origin = origin_of(book)
    if origin is None:
        raise refuse("SG167", Place(book.path))
    if origin.scheme not in known_names():
        raise refuse("SG168", Place(book.path), scheme=origin.scheme)
    return origin.scheme


def read(request: Request) -> Read:
    """Read the sheet and validate it by the scheme; every problem of it is collected."""
    book, loaded, said = _opened(request)
    period = known_period(request.period, loaded)
    loaded, timely = in_force(loaded, period)
    tables = read_tables(book, loaded.scheme, request.sheet_name, _books_beside(request, loaded.scheme))
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


def _books_beside(request: Request, scheme: Scheme) -> Mapping[str, Book]:
    """The files given for detail sheets; Refusal where the scheme has no sheet of such a name."""
    for name in request.beside:
        if name not in scheme.sheets:
            raise refuse("SG022", seen=name, known=tuple(scheme.sheets) or Text("none", "无"))
    return {name: read_book(path) for name, path in request.beside.items()}


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


def texts_of(loaded: Loaded) -> tuple[bytes, ...]:
    """The bytes of a scheme's file, then of those that it extends; Refusal where they have just been changed."""
    texts: list[bytes] = []
    layer: Loaded | None = loaded
    while layer is not None:
        texts.append(read_bytes(layer.path))
        layer = layer.base
    if hashlib.sha256(b"".join(reversed(texts))).hexdigest() != loaded.sha256:
        raise refuse("SG613", Place(str(loaded.path)))
    return tuple(texts)


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


def known_period(text: str | None, loaded: Loaded) -> Period | None:
    """The period asked for, of a kind that the scheme is made for."""
    if text is None:
        if loaded.scheme.period_needed:
            raise refuse("SG034", Place(), scheme=loaded.scheme.id, kinds=loaded.scheme.period)
        return None
    period = parse_period(text)
    if period is None:
        raise refuse("SG010", Place(), seen=text)
    if period.kind not in loaded.scheme.period:
        raise refuse("SG011", Place(), seen=text, scheme=loaded.scheme.id, kinds=loaded.scheme.period)
    if loaded.scheme.rounds and period.part not in loaded.scheme.rounds:
        raise refuse("SG035", Place(), seen=text, scheme=loaded.scheme.id, rounds=loaded.scheme.rounds)
    return period
