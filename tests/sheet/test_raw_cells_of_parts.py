"""A column of texts that comes in parts is the column that comes at once."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from stargrade.sheet.raw_cells import end_to_end, of_chunk

TEXTS = st.lists(st.sampled_from([None, "甲", "乙", "丙", " ", "　"]), max_size=6)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_parts_follow_each_other_and_blanks_are_nothing(parts: list[list[str | None]]) -> None:
    column = end_to_end([of_chunk(pa.array(part, pa.string()).dictionary_encode()) for part in parts])
    cells = [text if text is None or text.strip() else None for part in parts for text in part]
    assert list(column) == cells
    assert list(column.different) == [cell for cell in dict.fromkeys(cells) if cell is not None]


def test_a_part_may_hold_nothing_at_all() -> None:
    nothing = pa.nulls(2, pa.dictionary(pa.int32(), pa.string()))
    assert list(end_to_end([of_chunk(nothing), of_chunk(nothing)])) == [None] * 4
    assert list(end_to_end([of_chunk(nothing), of_chunk(pa.array(["甲"]).dictionary_encode())])) == [None, None, "甲"]
    assert list(end_to_end([])) == []
