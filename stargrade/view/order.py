"""In which order a preview shows its rows: by one column of the result."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..numbers import parse
from ..problems import refuse
from ..report.figures import ranks
from ..report.shown import cell_texts
from ..report.table import Carried, Column, Figures
from ..texts import Lang


def find_column(columns: Sequence[Column], name: str) -> Column:
    """The column of this id or heading; an added one before an input one of the same name.

    Raises Refusal (SG033) where there is none.
    """
    for column in reversed(columns):
        if name in (column.id, column.heading):
            return column
    raise refuse("SG033", column=name, columns=[column.id for column in columns])


def ordered(column: Column, lang: Lang) -> list[int]:
    """The rows by a column: figures from the highest down, texts upwards, blanks last."""
    cells = cell_texts(column, lang)
    if isinstance(column.cells, Figures):
        return _downwards([place or None for place in ranks(column.cells.numbers).tolist()])
    if isinstance(column.cells, Carried) and column.cells.numeric:
        return _downwards([_figure(text) for text in cells])
    return sorted(range(len(cells)), key=lambda at: (not cells[at], cells[at]))


def _downwards(figures: Sequence[Fraction | int | None]) -> list[int]:
    def place(at: int) -> tuple[bool, Fraction | int]:
        value = figures[at]
        return value is None, -(value or 0)

    return sorted(range(len(figures)), key=place)


def _figure(text: str) -> Fraction | None:
    """A number as it stands in the sheet; None where the text is none."""
    value = parse(text.removesuffix("%").replace(",", "").strip())
    return value / 100 if value is not None and text.endswith("%") else value
