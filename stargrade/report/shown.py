"""The cells of the result table as readers of the workbook and of the terminal see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..numbers.coded import Coded, compact
from ..texts import Lang
from . import headings
from .figures import texts
from .raw import text_of
from .table import Answers, Carried, Column, Figures, Lists, Named


def cell_texts(column: Column, lang: Lang) -> list[str]:
    """The cells of a column as a reader of the workbook or of the terminal sees them, "" for a blank."""
    return different_texts(column, lang).values("")


def different_texts(column: Column, lang: Lang) -> Coded[str]:
    """The same, each different text once."""
    match column.cells:
        case Carried() as carried:
            return carried_texts(carried)
        case Figures() as figures:
            return texts(figures.numbers)
        case Answers() as flags:
            return answers(flags, headings.YES.to(lang), headings.NO.to(lang))
        case Named() as named:
            return named.shown
        case Lists() as lists:
            return lists.shown.map("; ".join)


def carried_texts(column: Carried, write: Callable[..., str] = text_of) -> Coded[str]:
    """The cells of an input column as a person saw them; `write` takes a cell, and whether it is a percentage."""
    return carried(column, lambda cells, percent: [write(cell, percent=percent) for cell in cells])


def carried(column: Carried, write_all: Callable[[Sequence[Any], bool], Sequence[str]]) -> Coded[str]:
    """The cells of an input column in another form; `write_all` takes cells, and whether they are percentages."""
    cells, of = column.cells.different, column.cells.of
    if not column.percent.any():
        return Coded(write_all(cells, False), of)
    # a percentage and the plain number of the same value are two different texts
    texts = [*write_all(cells, False), *write_all(cells, True)]
    of = of.astype(np.int64)
    return compact(texts, np.where(of >= 0, of + len(cells) * column.percent, -1))


def answers(column: Answers, yes: str, no: str) -> Coded[str]:
    """Yes and no in words."""
    flags = column.flags
    return compact([no, yes], np.where(flags.null, -1, flags.yes.astype(np.int64)))
