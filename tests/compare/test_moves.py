"""Who moves and what it costs; figures by hand."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.compare import Side, Standing, compare, side_from_json
from stargrade.problems import Refusal


def _one(key: str, star: int | None, bonus: int = 0, deduction: int = 0, team: str | None = "a") -> Standing:
    return Standing(
        key, None, team, star is not None, None if star is None else Fraction(star), None, None,
        Fraction(bonus), Fraction(deduction), f"reason {key}",
    )  # fmt: skip


def _side(*people: Standing) -> Side:
    return Side("side", {one.key: one for one in people})


def test_moves_and_costs() -> None:
    before = _side(_one("1", 3), _one("2", 5, 500), _one("3", None), _one("4", 2, 0, 80, "b"), _one("5", 4))
    after = _side(_one("1", 4, 200), _one("2", 4, 200), _one("3", 1), _one("4", 2, 0, 80, "b"), _one("6", 5, 500))
    result = compare(before, after)
    assert [(move.key, move.direction, move.change) for move in result.moves] == [
        ("1", "up", 200),
        ("2", "down", -300),
        ("3", "newly_rated", 0),
        ("4", "same", 0),
        ("5", "only_before", 0),
        ("6", "only_after", 500),
    ]
    # 500 before; 200 + 200 + 500 after. 500 - 80 = 420 net before; 900 - 80 = 820 after.
    assert (result.bonus.before, result.bonus.after, result.net.change) == (500, 900, 400)
    assert result.by_team["b"].change == 0
    assert result.stars[Fraction(4)] == (1, 2)
    assert [move.key for move in result.movers][:2] == ["6", "2"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.none() | st.integers(0, 5), st.integers(0, 9))))
def test_a_result_compared_with_itself_moves_nobody(people: dict[str, tuple[int | None, int]]) -> None:
    side = _side(*(_one(key, star, bonus) for key, (star, bonus) in people.items()))
    result = compare(side, side)
    assert result.movers == ()
    assert result.net.change == 0


def test_a_stored_result_keeps_every_figure() -> None:
    row = {
        **{"key": "0017", "name": None, "rated": True, "star": 3, "tier": None, "score": 89.55},
        **{"bonus": 0.1, "deduction": 0.3, "reasons": ["a", "b"]},
    }
    side = side_from_json(json.dumps({"format": "stargrade.run.v1", "rows": [row]}).encode(), "a.json")
    assert side.people["0017"].net == Fraction("-0.2")
    assert (side.people["0017"].score, side.people["0017"].why) == (Fraction("89.55"), "b")


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"format": "x"}', b'{"format": "stargrade.run.v1", "rows": [{}]}', b"\xff"]
)
def test_what_is_no_result_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        side_from_json(data, "a.json")
    assert [problem.code for problem in refusal.value.problems] == ["SG180"]
