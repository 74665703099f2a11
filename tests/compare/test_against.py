"""A period beside the one before it: who is new, missing, far moved; edges by hand, the rest by plain sets."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outcomes import scheme

from stargrade.compare.against import Against, Roll, against
from stargrade.grading.past import Past
from stargrade.grading.plan import make_plan
from stargrade.grading.recorded import recorded
from stargrade.numbers.columns import flags, numbers
from stargrade.periods import Period

SEPTEMBER = Period("month", 2026, 9)
People = Mapping[str, tuple[int | None, Fraction | int]]  # star and net by id


def _roll(people: People) -> Roll:
    """People as a record has them: whoever has a star is rated; a net above 0 is a bonus, below 0 a deduction."""
    stars, nets = [star for star, _ in people.values()], [Fraction(net) for _, net in people.values()]
    columns = {
        "rated": flags([star is not None for star in stars]),
        "star": numbers(stars),
        "bonus": numbers([max(net, Fraction(0)) for net in nets]),
        "deduction": numbers([max(-net, Fraction(0)) for net in nets]),
        "net": numbers(nets),
    }
    past = Past("front-office", SEPTEMBER, tuple(people), columns)
    return Roll(recorded(scheme(), past), [f"name {key}" for key in people], None)


def _beside(was: People, now: People) -> Against:
    return against(SEPTEMBER, _roll(was), _roll(now), make_plan(scheme()), ())


@pytest.mark.parametrize(
    ("old", "new", "jumps"),
    [
        (200, 100, False),  # by 100, which is half of 200 and not more
        (200, Fraction("99.99"), True),  # by 100.01
        (0, Fraction("99.99"), False),  # more than half, but less than 100 yuan
        (0, 100, True),
        (100, 0, True),
        (-100, 100, True),  # by 200, the larger of the two is 100
        (1000, 500, False),
        (1000, 400, True),  # by 600, half of 1000 is 500
        (-1000, -500, False),
        (-500, -1001, True),  # by 501, half of 1001 is 500.50
        (0, 0, False),
    ],
)
def test_money_jumps_by_more_than_half_and_by_a_hundred(old: int | Fraction, new: int | Fraction, jumps: bool) -> None:
    found = _beside({"1": (3, old)}, {"1": (3, new)})
    assert [move.key for move in found.money] == (["1"] if jumps else [])


def test_lists_have_their_order() -> None:
    was: People = {"1": (5, 500), "2": (1, 0), "3": (3, 0), "4": (2, -400), "5": (None, 0)}
    now: People = {"9": (4, 0), "4": (5, 0), "2": (3, 0), "1": (3, 200), "5": (4, 0), "8": (1, 0)}
    found = _beside(was, now)
    assert [move.key for move in found.new] == ["9", "8"]  # as on the sheet
    assert [(move.key, move.someone.name) for move in found.missing] == [("3", "name 3")]
    # 4 moved by three, 2 and 1 by two; 5 had no star before
    assert [move.key for move in found.stars] == ["4", "2", "1"]
    # 4 by 400 of 400; 1 by 300 of 500
    assert [(move.key, move.change) for move in found.money] == [("4", 400), ("1", -300)]


people = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.tuples(st.none() | st.integers(0, 5), st.integers(-60000, 60000).map(lambda fen: Fraction(fen, 100))),
)


@given(people, people)
def test_lists_are_what_plain_sets_say(was: People, now: People) -> None:
    found = _beside(was, now)
    both = was.keys() & now.keys()
    assert {move.key for move in found.new} == now.keys() - was.keys()
    assert {move.key for move in found.missing} == was.keys() - now.keys()
    stars = {key: (was[key][0], now[key][0]) for key in both}
    assert {move.key for move in found.stars} == {
        key for key, (old, new) in stars.items() if old is not None and new is not None and abs(new - old) >= 2
    }
    nets = {key: (Fraction(was[key][1]), Fraction(now[key][1])) for key in both}
    assert {move.key for move in found.money} == {
        key
        for key, (old, new) in nets.items()
        if abs(new - old) >= 100 and abs(new - old) > max(abs(old), abs(new)) / 2
    }


@given(people)
def test_nothing_has_changed_against_itself(same: People) -> None:
    found = _beside(same, same)
    assert [len(moves) for moves in (found.new, found.missing, found.stars, found.money)] == [0, 0, 0, 0]
    assert found.ended == {}
