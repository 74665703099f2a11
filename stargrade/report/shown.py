"""The cells of the result table as readers of the workbook and of the terminal see them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from ..texts import Lang
from . import headings
from .figures import texts
from .raw import each_cell, text_of
from .table import Answers, Carried, Column, Figures, Lists, Named


def cell_texts(column: Column, lang: Lang) -> list[str]:
    """The cells of a column as a reader of the workbook or of the terminal sees them."""
    match column.cells:
        case Carried() as carried:
            return carried_texts(carried)
        case Figures() as figures:
            return texts(figures.numbers)
        case Answers() as flags:
            return _answers(flags, lang)
        case Named() as named:
            return [name or "" for name in named.shown]
        case Lists() as lists:
            return ["; ".join(parts) for parts in lists.shown]


def carried_texts(column: Carried, write: Callable[..., str] = text_of) -> list[str]:
    """The cells of an input column as a person saw them; `write` takes a cell, and whether it is a percentage."""
    done = np.empty(len(column.cells), dtype=object)
    for percent, rows in ((False, ~column.percent), (True, column.percent)):
        done[rows] = each_cell(column.cells[rows], partial(write, percent=percent))
    texts: list[str] = done.tolist()
    return texts


def _answers(column: Answers, lang: Lang) -> list[str]:
    """Yes and no in words."""
    words = {True: headings.YES.to(lang), False: headings.NO.to(lang), None: ""}
    return [words[answer] for answer in column.flags.values()]
