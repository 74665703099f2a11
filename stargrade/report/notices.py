"""What a person should know of a run although nothing is wrong, and whether private numbers are carried."""

from __future__ import annotations

import re
from itertools import islice

import numpy as np

from ..problems import Place, Problem, notices
from ..sheet.model import Cells, Sheet
from ..sheet.packed import texts_like
from .outcome import Outcome
from .raw import LIKE_FORMULA, starts_like_formula, text_of
from .rejected import strays
from .sentences import sentence

_LOOKED_AT = 200
_LEAST_PRIVATE = 10**10  # a phone number has eleven digits, the others more
_PRIVATE = (
    re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"),  # id card
    re.compile(r"(?:\+?86)?1[3-9]\d{9}"),  # mobile phone
    re.compile(r"[3-6]\d{15,18}"),  # bank card
)


def notices_of(outcome: Outcome) -> tuple[Problem, ...]:
    """The notices of reading, checking and grading, and those of the result itself, none twice."""
    said: dict[str, Problem] = {}
    for problem in (*notices(outcome.problems), *outcome.grading.notices, *_of_sheet(outcome.sheet)):
        said.setdefault(f"{problem.place} {problem.code} {problem.message('en')}", problem)
    return tuple(said.values())


def notice_lines(outcome: Outcome) -> list[str]:
    """The notices, and the errors of rows that belong to nobody, as sentences in the language of the run."""
    return [sentence(problem, outcome.lang) for problem in (*strays(outcome), *notices_of(outcome))]


def _of_sheet(sheet: Sheet) -> tuple[Problem, ...]:
    return (*private_columns(sheet), *like_formulas(sheet))


def like_formulas(sheet: Sheet) -> tuple[Problem, ...]:
    """One notice that counts the texts which a spreadsheet program might take for formulas."""
    columns, many = [], 0
    for at, cells in enumerate(sheet.cells):
        places = [place for place, text in texts_like(cells.different, LIKE_FORMULA) if _is_like_formula(text)]
        found = int(cells.holding(places).sum())
        if found:
            columns.append(sheet.headings[at] or sheet.letters[at])
            many += found
    place = Place(sheet.file, sheet.name)
    return (Problem("SG161", place, {"count": many, "columns": columns}),) if many else ()


def _is_like_formula(text: str) -> bool:
    """Whether a text starts like a formula and is neither a number nor a mark for nothing."""
    return starts_like_formula(text) and any(char.isalpha() for char in text)


def private_columns(sheet: Sheet) -> tuple[Problem, ...]:
    """One notice that names the columns whose cells look like id-card, phone or bank numbers."""
    columns = [sheet.headings[at] or sheet.letters[at] for at, cells in enumerate(sheet.cells) if _looks_private(cells)]
    return (Problem("SG160", Place(sheet.file, sheet.name), {"columns": columns}),) if columns else ()


def _looks_private(cells: Cells) -> bool:
    filled = (cells[int(at)] for at in np.flatnonzero(~cells.blank))
    words = (cell for cell in filled if isinstance(cell, (str, int, float)) and not isinstance(cell, bool))
    seen = [re.sub(r"[\s-]", "", _written(cell)) for cell in islice(words, _LOOKED_AT)]
    seen = [text for text in seen if text]
    return any(2 * sum(bool(kind.fullmatch(text)) for text in seen) > len(seen) for kind in _PRIVATE)


def _written(cell: str | float) -> str:
    """The cell as a person saw it; of a number too small to be any of these, that it is one is enough."""
    return "0" if not isinstance(cell, str) and abs(cell) < _LEAST_PRIVATE else text_of(cell)
