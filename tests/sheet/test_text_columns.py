"""A large text read column by column gives the very cells, and the very problems, that reading it row by row gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.problems import Place, Problem, Refusal
from stargrade.sheet import open_text, text_columns
from stargrade.sheet.open_text import read_text
from stargrade.sheet.packed import Packed
from stargrade.sheet.rows_of_columns import ColumnRows
from stargrade.sheet.spelling import is_blank

PLACE = Place(file="scores.csv")
CELLS = st.text(alphabet=list('ab12.,"%\n\r\t 　张三\u200b;='), max_size=5)
PLAIN = st.text(alphabet=list("ab12.% 　张三-"), max_size=5)


@pytest.fixture(autouse=True)
def _small_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text counts as large here, and is read a few lines at a time."""
    monkeypatch.setattr(text_columns, "STRETCH", 60)
    monkeypatch.setattr(text_columns, "SMALL", 12)


def read(data: bytes, *, by_columns: bool) -> tuple[list[list[Any]], tuple[Problem, ...]] | tuple[Problem, ...]:
    """Rows without blanks at their ends, and the problems; or what reading was refused for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_text, "LARGE", 0 if by_columns else len(data) + 1)
        try:
            grid, problems = read_text(data, PLACE)
        except Refusal as refusal:
            return refusal.problems
    return [_bare(row) for row in grid.rows], problems


def _bare(row: Sequence[Any]) -> list[Any]:
    cells = [None if is_blank(cell) else cell for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


@given(
    st.lists(st.lists(CELLS, max_size=4), max_size=9),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_any_text_reads_alike(rows: list[list[str]], delimiter: str, end: str, encoding: str, quoted: bool) -> None:
    write = (lambda cell: '"{}"'.format(cell.replace('"', '""'))) if quoted else str
    data = "".join(delimiter.join(map(write, row)) + end for row in rows).encode(encoding)
    assert read(data, by_columns=True) == read(data, by_columns=False)


@given(st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=4, max_size=20), st.integers(0, 3), st.integers(0, 2))
@settings(deadline=None)
def test_titles_above_and_notes_below_do_not_keep_a_table_from_being_read_so(
    rows: list[tuple[str, str, str]], titles: int, notes: int
) -> None:
    lines = [*["考核表"] * titles, *map(",".join, rows), *["制表人：张三"] * notes]
    data = "\n".join(lines).encode()
    assert read(data, by_columns=True) == read(data, by_columns=False)


def test_a_plain_table_is_read_column_by_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_text, "LARGE", 0)
    data = '名单\n工号,姓名\n0017,"张三, ""老三"""\n0018,\n\n0019,王五'.encode()
    grid, problems = read_text(data, PLACE)
    assert isinstance(grid.rows, ColumnRows)
    assert all(isinstance(cells.different, Packed) for cells in grid.rows.columns)
    assert list(map(list, zip_longest(*grid.rows.columns))) == [
        ["名单", None], ["工号", "姓名"], ["0017", '张三, "老三"'], ["0018", None], [None, None], ["0019", "王五"],
    ]  # fmt: skip
    assert problems == ()


@pytest.mark.parametrize(
    "text",
    [
        '工号,姓名\n0017,"张\n三"\n',
        '工号,姓名\n0017,"张"三\n',
        '工号,姓名\n0017,"张三\n',
        f"工号,姓名\n0017,{'张' * 140_000}\n",
    ],
    ids=["a line break inside quotes", "text behind a quote", "a quote left open", "a cell beyond all measure"],
)
def test_what_only_reading_row_by_row_can_tell_is_read_row_by_row(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = text.encode()
    assert text_columns.read_columns(memoryview(data), ",", lambda lines: []) is None
    assert read(data, by_columns=True) == read(data, by_columns=False)
