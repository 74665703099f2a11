"""A problem: what is wrong, where it stands, and the figures that a message needs.

Problems are data. They are collected, never raised one by one, and put into words late, in
the language of whoever reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..texts import Lang, Text

Severity = Literal["error", "notice"]
Scope = Literal["cell", "row", "sheet", "file", "usage", "scheme"]

EXIT_OF: Mapping[Scope, int] = {"cell": 1, "row": 1, "sheet": 1, "file": 3, "usage": 2, "scheme": 2}


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of the catalogue of problems: its words, in both languages.

    `scope` says how far the problem reaches and so which exit code it gives; a notice
    (severity ``notice``) never stops a run.
    """

    id: str
    scope: Scope
    title: Text
    message: Text
    why: Text
    mend: Text
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands: in a sheet (row, column letter) or in a text file (line, col)."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    col: int | None = None

    @property
    def cell(self) -> str | None:
        """The address as a spreadsheet shows it, such as ``D17``; None without a column."""
        if self.column is None or self.row is None:
            return None
        return f"{self.column}{self.row}"

    def __str__(self) -> str:
        """``scores.xlsx [10月] D17``, or ``rules.yaml:4:19``; what is not known is left out."""
        if self.line is not None:
            return ":".join(str(p) for p in (self.file, self.line, self.col) if p is not None)
        spot = self.cell or (f"row {self.row}" if self.row is not None else None)
        sheet = f"[{self.sheet}]" if self.sheet is not None else None
        return " ".join(part for part in (self.file, sheet, spot) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person has to mend (or, as a notice, should know).

    `code` is a key of the catalogue, `params` fill its message, `key` is the id of the subject
    whose row it stands in, where known.
    """

    code: str
    place: Place = field(default_factory=Place)
    params: Mapping[str, object] = field(default_factory=dict)
    key: str | None = None

    @property
    def entry(self) -> Code:
        """The catalogue's entry for this code."""
        from .catalogue import CODES

        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """``error`` or ``notice``."""
        return self.entry.severity

    @property
    def scope(self) -> Scope:
        """How far it reaches: one cell, one row, or the whole sheet, file, call or scheme."""
        return self.entry.scope

    def message(self, lang: Lang) -> str:
        """The problem in words, without its place."""
        return self.entry.message.fill(lang, self.params)


class Refusal(Exception):  # noqa: N818 - it is what the program does, not an error of its own
    """Nothing can go on: carries the problems that say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.place}: {p.code} {p.message('en')}" for p in self.problems))

    @property
    def exit_code(self) -> int:
        """The exit code of the design for the gravest of the problems; notices do not count."""
        return max(EXIT_OF[problem.scope] for problem in errors(self.problems))


def refuse(code: str, place: Place | None = None, **params: object) -> Refusal:
    """A refusal with one problem, to be raised by the caller."""
    return Refusal([Problem(code, place or Place(), params)])


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that must be mended, without the notices."""
    return tuple(p for p in problems if p.severity == "error")


def notices(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that a person should know and that stop nothing."""
    return tuple(p for p in problems if p.severity == "notice")
