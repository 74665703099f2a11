"""Columns that keep each different cell once: what is put in comes out, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.numbers.coded import alike, coded, compact, different_ints, joined

CELLS = st.lists(st.sampled_from([None, "甲", "乙", "丙", ""]), max_size=12)


@given(CELLS, st.data())
def test_a_column_gives_back_its_cells(cells: list[str | None], data: st.DataObject) -> None:
    column = coded(cells)
    assert column.values() == cells == list(column)
    assert [column[at] for at in range(len(cells))] == cells
    assert column.blank.tolist() == [cell is None for cell in cells]
    rows = data.draw(st.lists(st.integers(0, len(cells) - 1), max_size=8)) if cells else []
    taken = column.take(np.array(rows, dtype=np.int64))
    assert taken.values() == [cells[row] for row in rows]
    assert list(taken.different) == [cell for cell in dict.fromkeys(taken.values()) if cell is not None]


@given(CELLS, st.data())
def test_a_mask_takes_the_rows_that_it_marks(cells: list[str | None], data: st.DataObject) -> None:
    marked = data.draw(st.lists(st.booleans(), min_size=len(cells), max_size=len(cells)))
    taken = coded(cells).take(np.array(marked, dtype=bool))
    assert taken.values() == [cell for cell, mark in zip(cells, marked, strict=True) if mark]


def test_equal_cells_of_two_kinds_stay_apart_where_that_is_asked() -> None:
    column = coded([1, True, 1.0, None, 1], lambda cell: (type(cell), cell))
    assert [type(cell) for cell in column] == [int, bool, float, type(None), int]


def test_rows_that_hold_some_cells_are_marked() -> None:
    column = coded(["a", None, "b", "a"])
    assert column.holding([0]).tolist() == [True, False, False, True]
    assert column.holding([len(column.different)]).tolist() == [False, True, False, False]  # the blank, after them all
    assert not column.holding([]).any()


def test_what_is_done_to_a_cell_is_done_once() -> None:
    done: list[str] = []

    def doubled(cell: str) -> str:
        done.append(cell)
        return cell * 2

    assert coded(["a", "b", "a", None]).map(doubled).values() == ["aa", "bb", "aa", None]
    assert done == ["a", "b"]


@given(st.lists(CELLS, min_size=1, max_size=4), st.integers(0, 12))
def test_columns_joined_hold_what_stands_in_any_of_them(columns: list[list[str | None]], rows: int) -> None:
    cut = [[*cells, *[None] * rows][:rows] for cells in columns]
    found = joined([coded(cells) for cells in cut], rows).values()
    assert found == [tuple(cell for cell in row if cell is not None) for row in zip(*cut, strict=True)]
    assert joined([], rows).values() == [()] * rows


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 3)), max_size=15))
def test_rows_alike_in_all_columns_are_one_set(rows: list[tuple[int, int]]) -> None:
    first, of = alike([np.array([row[at] for row in rows], dtype=np.int64) for at in (0, 1)], len(rows))
    assert [rows[first[which]] for which in of.tolist()] == rows
    assert [rows.index(row) for row in rows] == first[of].tolist()


@given(st.lists(st.one_of(st.integers(-5, 5), st.integers(-(2**62), 2**62), st.integers(2**70, 2**71)), max_size=12))
def test_different_whole_numbers_in_rising_order(values: list[int]) -> None:
    wide = any(abs(value) >= 2**63 for value in values)
    different, of = different_ints(np.array(values, dtype=object if wide else np.int64))
    assert different.tolist() == sorted(set(values))
    assert [different[at] for at in of.tolist()] == values


def test_cells_that_no_row_holds_any_more_are_dropped() -> None:
    assert list(compact(["a", "b", "c"], np.array([2, -1, 0])).different) == ["c", "a"]


@given(st.lists(st.integers(-(2**40), 2**40), max_size=12), st.integers(1, 4))
def test_numbers_far_apart_are_sorted_a_few_at_a_time(values: list[int], at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stargrade.numbers.coded._AT_ONCE", at_once)
        different, of = different_ints(np.array(values, dtype=np.int64))
    assert different.tolist() == sorted(set(values))
    assert different[of].tolist() == values


def test_small_numbers_are_told_apart_beyond_their_own_size() -> None:
    values = np.array([-128, 127, 0, -128], dtype=np.int8)  # 127 - -128 is no such number
    different, of = different_ints(values)
    assert different.tolist() == [-128, 0, 127]
    assert of.tolist() == [0, 2, 1, 0]
