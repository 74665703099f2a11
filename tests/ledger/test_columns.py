"""What is written into a table of a record is read back exactly: figures of any size, flags, words like formulas."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.ledger.cells import kind_of
from stargrade.ledger.columns import Columns, Stored
from stargrade.ledger.table import rows_of, table_bytes
from stargrade.numbers.columns import Numbers, flags, numbers, words

LOADING_TAKES_A_WHILE = settings(deadline=None)
DECIMALS = st.decimals(-(10**9), 10**9, allow_nan=False, places=4).map(Fraction)
QUOTIENTS = st.fractions(-(10**4), 10**4, max_denominator=48)
VAST = st.integers(-(10**40), 10**40).map(lambda value: Fraction(value, 10**7))
FIGURES = st.one_of(
    *(st.lists(st.none() | kind, max_size=12) for kind in (DECIMALS, QUOTIENTS, DECIMALS | QUOTIENTS | VAST))
)
# no bare \r: the csv reader of another program may take one for the end of a line
WORDS = st.lists(st.none() | st.text(st.sampled_from("=+-@'\",;\n ＝甲a1"), min_size=1), max_size=12)


def columns_of(data: bytes, kinds: Mapping[str, str]) -> Columns:
    return Columns(Stored(kinds, lambda: data))


@LOADING_TAKES_A_WHILE
@given(FIGURES)
def test_figures(cells: list[Fraction | None]) -> None:
    keys = [f"{at:03}" for at in range(len(cells))]
    data = table_bytes({"key": words(keys), "kept.figure": numbers(cells)})
    read = columns_of(data, {"key": "word", "kept.figure": "number"})
    assert read["kept.figure"].values() == cells
    assert read.keys_in_order() == tuple(keys)
    told = [row["kept.figure"] for row in rows_of(data)]
    assert [Fraction(text) if text else None for text in told] == cells


@LOADING_TAKES_A_WHILE
@given(st.lists(st.tuples(st.none() | QUOTIENTS, st.integers(1, 30)), max_size=12))
def test_figures_with_a_denominator_for_each_row(cells: list[tuple[Fraction | None, int]]) -> None:
    """As means are before they are written: 6/4 and 3/2 in one column."""
    each = [(Fraction(0) if value is None else value, many) for value, many in cells]
    column = Numbers(
        np.array([value.numerator * many for value, many in each], dtype=np.int64),
        np.array([value.denominator * many for value, many in each], dtype=np.int64),
        np.array([value is None for value, _ in cells], dtype=bool),
    )
    read = columns_of(
        table_bytes({"key": words(["A"] * len(cells)), "mean": column}), {"key": "word", "mean": "number"}
    )
    assert read["mean"].values() == [value for value, _ in cells]


@LOADING_TAKES_A_WHILE
@given(st.lists(st.none() | st.booleans(), max_size=12), st.data())
def test_flags_and_words(answers: list[bool | None], data: st.DataObject) -> None:
    cells = data.draw(st.lists(st.none() | WORDS.map(lambda found: "".join(one or "" for one in found) or None),
                               min_size=len(answers), max_size=len(answers)))  # fmt: skip
    keys = [f"'{at}" if at % 2 else f"={at}" for at in range(len(answers))]
    columns = {"key": words(keys), "=rated": flags(answers), "team": words(cells)}
    read = columns_of(table_bytes(columns), {name: kind_of(column) for name, column in columns.items()})
    assert read["=rated"].values() == answers
    assert read["team"].values() == cells
    assert read.keys_in_order() == tuple(keys)


def test_a_table_is_plain_text() -> None:
    """By hand: 365/4 = 91.25, 256/3 has no end, a blank is empty, a word like a formula has an apostrophe before it."""
    data = table_bytes(
        {
            "key": words(["=1+1", "02"]),
            "score": numbers([Fraction(365, 4), Fraction(256, 3)]),
            "net": numbers([Fraction(-1, 100), None]),
            "rated": flags([True, None]),
        }
    )
    assert data.decode("utf-8-sig") == "key,score,net,rated\r\n'=1+1,91.25,-0.01,yes\r\n02,256/3,,\r\n"
