"""A problem in words: where it stands (``scores.xlsx [10月] D17``, ``第 7 行``), what is wrong, what to do."""

from __future__ import annotations

from ..problems import Place, Problem
from ..texts import Lang, Text

_ROW = Text("row {row}", "第 {row} 行")


def spot(place: Place, lang: Lang) -> str | None:
    """The cell or the row alone; None for a problem of the whole sheet or file."""
    if place.row is None:
        return None
    return place.cell or _ROW.fill(lang, {"row": place.row})


def where(place: Place, lang: Lang) -> str:
    """The file, the sheet and the spot, as far as they are known."""
    if place.line is not None:
        return str(place)
    sheet = f"[{place.sheet}]" if place.sheet is not None else None
    return " ".join(part for part in (place.file, sheet, spot(place, lang)) if part)


def sentence(problem: Problem, lang: Lang) -> str:
    """The problem in one line, for readers who know the file: ``D17: SG214 ...``."""
    at = spot(problem.place, lang)
    said = f"{problem.code} {problem.message(lang)}"
    return f"{at}: {said}" if at else said


def mend(problem: Problem, lang: Lang) -> str:
    """What to do about it."""
    return problem.entry.mend.fill(lang, problem.params)
