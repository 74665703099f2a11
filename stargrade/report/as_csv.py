"""The result as csv, so that Excel and WPS show Chinese and nothing in it can act as a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

from .figures import texts
from .outcome import Outcome
from .raw import is_number, number_like, starts_like_formula, text_of
from .shown import carried_texts
from .table import Answers, Carried, Column, Figures, Lists, Named, table

_ANSWERS = {True: "yes", False: "no", None: ""}


def csv_bytes(outcome: Outcome) -> bytes:
    """UTF-8 with a byte-order mark, comma separated, lines ended by CR LF."""
    columns = table(outcome)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(column.id) for column in columns])
    writer.writerows(zip(*map(column_texts, columns), strict=True))
    return out.getvalue().encode("utf-8-sig")


def column_texts(column: Column) -> list[str]:
    """The cells of one column as csv holds them; lists joined by ``; ``, blanks empty."""
    match column.cells:
        case Carried() as carried:
            return _carried(carried)
        case Figures() as figures:
            return texts(figures.numbers)
        case Answers() as answers:
            return [_ANSWERS[answer] for answer in answers.flags.values()]
        case Named() as named:
            return [harmless(name or "") for name in named.ids]
        case Lists() as lists:
            return [harmless("; ".join(parts)) for parts in lists.ids]


def harmless(text: str, numeric: bool = False) -> str:
    """The text with an apostrophe before it where a program might take it for a formula.

    In a column of numbers, -5 stays -5; but a cell of it that nobody had to read may hold anything.
    """
    if not starts_like_formula(text) or (numeric and number_like(text)):
        return text
    return f"'{text}"


def _carried(column: Carried) -> list[str]:
    def write(cell: Any, percent: bool) -> str:
        text = text_of(cell, percent)
        return text if is_number(cell) else harmless(text, column.numeric)

    return carried_texts(column, write)
