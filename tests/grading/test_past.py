"""Who stands where in a record: found for everybody asked for, in their order, however often."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stargrade.grading.past import Past
from stargrade.periods import Period

PEOPLE = st.text(st.sampled_from("ABCDE"), min_size=1, max_size=2)


@given(st.lists(PEOPLE, unique=True), st.lists(PEOPLE))
def test_everybody_is_found_or_not_there(recorded: list[str], asked: list[str]) -> None:
    past = Past("steady", Period("month", 2026, 1), tuple(recorded), {})
    for _ in range(2):  # the second time from memory
        assert past.rows_of(asked).tolist() == [recorded.index(key) if key in recorded else -1 for key in asked]
    assert past.rows_of(recorded).tolist() == list(range(len(recorded)))
    marks = np.array([key.startswith("A") for key in recorded], dtype=bool)
    assert past.marks_of(asked, marks).tolist() == [key in recorded and key.startswith("A") for key in asked]
