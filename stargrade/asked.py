"""What was asked for: which scheme, which period, which files. Said in a way that can be carried out, or refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .periods import Period, parse_period
from .problems import Place, Problem, Refusal, errors, refuse
from .progress import Tell, silent
from .scheme import Loaded, Scheme, check_scheme, find_scheme, load_scheme
from .scheme.find import known_names
from .scheme.sheets import rows_of
from .sheet.model import Book
from .sheet.open import read_book
from .sheet.origin import differences, origin_of
from .sheet.text_big5 import knows_headings
from .texts import Lang, Text


@dataclass(frozen=True)
class Request:
    """What was asked for: the sheet, the scheme (None: the one that the sheet names), the period, how strict to be.

    `beside` are the files of detail sheets that do not stand in the same workbook, by name. `ledger` is the
    folder of the records of earlier periods; `overrides` the table of results that people decided.
    `tell` hears how far the run has come.
    """

    sheet: Path
    scheme: str | None
    sheet_name: str | None = None
    period: str | None = None
    partial: bool = False
    lang: Lang = "en"
    beside: Mapping[str, Path] = field(default_factory=dict)
    ledger: Path | None = None
    overrides: Path | None = None
    tell: Tell = silent


def open_scheme(value: str) -> tuple[Loaded, tuple[Problem, ...]]:
    """Find a scheme by name or path, read it, and make sure that its rules make sense."""
    path, said = find_scheme(value)
    loaded = load_scheme(path)
    findings = check_scheme(loaded)
    if errors(findings):
        raise Refusal(errors(findings))
    return loaded, (*said, *findings)


def opened(request: Request) -> tuple[Book, Loaded, tuple[Problem, ...]]:
    """The file and the scheme; where no scheme is named, the one that the entry sheet was made from."""
    if request.scheme is None:
        book = read_book(request.sheet, request.tell)
        loaded, said = open_scheme(scheme_named_in(book))
    else:
        loaded, said = open_scheme(request.scheme)
        book = read_book(request.sheet, request.tell, knows_headings(loaded.scheme))
    return book, loaded, (*said, *differences(book, loaded))


def scheme_named_in(book: Book) -> str:
    """The scheme that an entry sheet says it was made from; Refusal where it says none, or none known here."""
    origin = origin_of(book)
    if origin is None:
        raise refuse("SG167", Place(book.path))
    if origin.scheme not in known_names():
        raise refuse("SG168", Place(book.path), scheme=origin.scheme)
    return origin.scheme


def books_beside(request: Request, scheme: Scheme) -> Mapping[str, Book]:
    """The files given for detail sheets; Refusal where the scheme has no sheet of such a name."""
    for name in request.beside:
        if name not in scheme.sheets:
            raise refuse("SG022", seen=name, known=tuple(scheme.sheets) or Text("none", "无"))
    return {name: read_book(path, knows=knows_headings(rows_of(scheme, name))) for name, path in request.beside.items()}


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
