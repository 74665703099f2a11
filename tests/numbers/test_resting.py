"""Columns at rest and stretches of a table: fewer bytes and fewer rows at a time, the same figures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.expr import columns as over_columns
from stargrade.expr.columns import evaluate
from stargrade.expr.parse import parse
from stargrade.expr.table import Table
from stargrade.numbers import resting
from stargrade.numbers.arithmetic import add, divide, multiply, subtract
from stargrade.numbers.columns import Column, Numbers, flags, numbers, words
from stargrade.numbers.resting import Resting, at_rest, end_to_end, numbers_at_rest

FIGURES = st.one_of(
    st.none(),
    st.integers(-200, 200),
    st.integers(-(2**70), 2**70),
    st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**4),
)


@pytest.fixture(autouse=True)
def _small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table counts as large here, and is worked out three rows at a time."""
    monkeypatch.setattr(resting, "LARGE", 1)
    monkeypatch.setattr(over_columns, "STRETCH", 3)


@given(st.lists(FIGURES, min_size=1, max_size=20), st.lists(FIGURES, min_size=1, max_size=20))
def test_a_resting_column_computes_like_the_column_itself(left: list[Fraction], right: list[Fraction]) -> None:
    rows = min(len(left), len(right))
    one, other = numbers(left[:rows]), numbers(right[:rows])
    for work in (add, subtract, multiply, divide):
        assert work(numbers_at_rest(one), numbers_at_rest(other)).values() == work(one, other).values()


@given(st.lists(FIGURES, min_size=1, max_size=20), st.data())
def test_a_resting_column_holds_what_it_was_made_of(cells: list[Fraction], data: st.DataObject) -> None:
    kept = at_rest(numbers(cells))
    rows = np.array(data.draw(st.lists(st.integers(0, len(cells) - 1), max_size=9)), dtype=np.int64)
    assert kept.values() == cells
    assert kept.take(rows).values() == [cells[row] for row in rows]


@given(st.lists(st.lists(FIGURES, min_size=1, max_size=6), min_size=1, max_size=5))
def test_parts_end_to_end_are_the_whole(parts: list[list[Fraction]]) -> None:
    whole = end_to_end([at_rest(numbers(part)) for part in parts])
    assert whole.values() == [cell for part in parts for cell in part]


@given(st.lists(st.lists(st.sampled_from([None, "甲", "乙", "丙"]), min_size=1, max_size=4), min_size=1, max_size=4))
def test_parts_with_words_of_their_own_are_joined_by_the_words(parts: list[list[str | None]]) -> None:
    whole = end_to_end([at_rest(words(part)) for part in parts])
    assert whole.values() == [word for part in parts for word in part]


def test_small_figures_take_a_byte_and_never_overflow() -> None:
    kept = at_rest(numbers([100, -100, 7]))
    assert isinstance(kept, Resting)
    assert kept.kept.itemsize == 1
    assert multiply(kept, kept).values() == [10_000, 10_000, 49]  # by hand: too large for a byte
    assert replace(kept, num=kept.num + 100).values() == [200, 0, 107]


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.one_of(st.none(), st.integers(0, 40)), st.sampled_from([None, "a", "b"])),
        min_size=1,
        max_size=14,
    )
)
def test_a_formula_stretch_by_stretch_is_the_formula_as_a_whole(rows: list[tuple[int, int | None, str | None]]) -> None:
    marks, late, team = zip(*rows, strict=True)
    columns: dict[str, Column] = {
        "mark": numbers(marks),
        "late": numbers(late),
        "team": words(team),
        "sick": flags([n == 1 for n in late]),
    }
    table = Table(len(rows), columns)
    for written in (
        "round(mark / (late + 1), 2)",
        "if(late > 3, mark, 0)",
        "mark > 100 and not sick",
        "first(late, mark)",
    ):
        by_stretch = evaluate(parse(written), table)
        whole = over_columns._evaluate(parse(written), Table(len(rows), columns))
        assert by_stretch.values() == whole.values()
        assert len(by_stretch) == len(rows)
    means = evaluate(parse("mean(mark, by: [team])"), table)
    assert isinstance(means, Numbers)
    for at, own in enumerate(team):  # by hand: the mean of all marks of the same team
        alike = [mark for mark, other in zip(marks, team, strict=True) if other == own]
        assert means.row(at) == Fraction(sum(alike), len(alike))
