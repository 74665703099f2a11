"""What pandera is asked about, and that a column it is not asked about holds nothing to find."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stargrade.numbers.columns import Numbers, Words
from stargrade.validate.frame import failures, repeated
from stargrade.validate.limits import Limits

EDGES = st.one_of(st.none(), st.integers(-3, 3).map(Fraction))


@given(
    st.lists(st.tuples(st.integers(-40, 40), st.booleans(), st.booleans()), max_size=6),
    st.sampled_from([1, 10, 100, 1000]),
    EDGES, EDGES, EDGES,
    st.sampled_from([None, Fraction(1), Fraction(1, 100)]),
)  # fmt: skip
def test_the_rows_at_fault_are_those_that_fractions_find(
    cells: list[tuple[int, bool, bool]],
    den: int,
    least: Fraction | None,
    above: Fraction | None,
    most: Fraction | None,
    step: Fraction | None,
) -> None:
    column = Numbers(
        np.array([num for num, _, _ in cells], dtype=np.int64), den, np.array([n for _, n, _ in cells], bool)
    )
    bad = np.array([b for _, _, b in cells], dtype=bool)

    def wrong(value: Fraction) -> bool:
        low = (least is not None and value < least) or (above is not None and value <= above)
        return low or (most is not None and value > most) or (step is not None and (value / step).denominator != 1)

    expected = {at for at, (num, null, b) in enumerate(cells) if not null and not b and wrong(Fraction(num, den))}
    assert set(failures(column, bad, Limits(least, above, most, step, percent=False))) == expected


@given(st.lists(st.tuples(st.integers(-1, 3), st.booleans()), max_size=8))
def test_ids_that_stand_twice_are_all_found(cells: list[tuple[int, bool]]) -> None:
    keys = Words(np.array([code for code, _ in cells], dtype=np.int64), ("a", "b", "c", "d"))
    sound = [code for code, bad in cells if code >= 0 and not bad]
    expected = [at for at, (code, bad) in enumerate(cells) if code >= 0 and not bad and sound.count(code) > 1]
    assert repeated(keys, np.array([bad for _, bad in cells], dtype=bool)).tolist() == expected
