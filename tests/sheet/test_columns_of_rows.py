"""Rows laid out as columns: every cell comes back as it was, wherever a stretch of rows ends."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stargrade.sheet.columns_of_rows import STRETCH, columns_below, columns_of
from stargrade.sheet.facts import lay, numbers_of
from stargrade.sheet.model import BadCell

CELLS = st.one_of(
    st.none(),
    st.just(""),
    st.sampled_from(["0017", "17", " ", "王", "True"]),
    st.booleans(),
    st.sampled_from([0, 1, 17, 0.0, 1.0, 17.5]),
)


def kinds(rows: Any) -> list[list[tuple[type, Any]]]:
    return [[(type(cell), cell) for cell in row] for row in rows]


@given(rows=st.lists(st.lists(CELLS, max_size=4), max_size=9), before=st.sampled_from([0, STRETCH - 4, STRETCH]))
def test_every_cell_comes_back_with_its_kind(rows: list[list[Any]], before: int) -> None:
    every = [["0016", 1.0]] * before + rows
    wide = max(map(len, every), default=0)
    whole = [[None if cell == "" else cell for cell in row] + [None] * (wide - len(row)) for row in every]
    assert kinds(columns_of(every)) == kinds(whole)


def test_each_different_cell_stands_once_in_the_order_of_the_rows() -> None:
    ids, marks = columns_of([["b", 2.0], ["a", None], ["b", 1.0], ["", 2.0]]).columns
    assert (list(ids.different), ids.of.tolist()) == (["b", "a"], [0, 1, 0, -1])
    assert (list(marks.different), marks.of.tolist()) == ([2.0, 1.0], [0, -1, 1, 0])


def test_below_the_headings_a_text_of_spaces_is_a_blank() -> None:
    rows = [["工号", "备注"], ["0017", " \u3000"], ["0018", "好"]]
    columns, many = columns_below(columns_of(rows), 1)
    assert (many, [list(column) for column in columns]) == (2, [["0017", "0018"], [None, "好"]])
    assert columns_of(rows)[1] == ["0017", " \u3000"]


def test_bad_cells_are_laid_over_what_stands_there_and_beyond_the_end() -> None:
    rows = columns_of([["0017", 1.0], ["0018", 1.0]])
    error, formula = BadCell("error", "#N/A"), BadCell("uncalculated", "=A1")
    assert lay({(1, 1): error, (3, 2): formula, (0, 2): error}, rows) == [
        ["0017", 1.0, error],
        ["0018", error, None],
        [None, None, None],
        [None, None, formula],
    ]


def test_only_numbers_are_shown_as_percentages() -> None:
    rows = columns_of([["95%", 0.95], [True, None], [1, 0.5]])
    spots = frozenset({(row, column) for row in range(5) for column in range(4)})
    assert numbers_of(spots, rows) == {(0, 1), (2, 0), (2, 1)}
