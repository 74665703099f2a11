"""Places, titles and their ties, money; worked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.scheme.model import Scheme
from stargrade.texts import Text
from tests.grading.sheets import SAY, graded, scheme

COLUMNS = {"team": {"type": "text"}, "mark": {"type": "mark"}, "extra": {"type": "count"}, "ok": {"type": "flag"}}


def _title(places: str = "1", **more: Any) -> Scheme:
    award = {"id": "star", "title": SAY, "places": places, "order": ["score", "extra"], "bonus": "800", **more}
    return scheme(columns=COLUMNS, items=[{"id": "mark"}], score={}, rank={"by": ["team"]}, awards=[award])


def _rows(*rows: tuple[str, int, int]) -> list[dict[str, Any]]:
    return [{"team": team, "mark": mark, "extra": extra, "ok": True} for team, mark, extra in rows]


def test_ranks_skip_after_a_tie_and_start_anew_in_each_group() -> None:
    results = graded(_title(), _rows(("a", 90, 0), ("b", 50, 0), ("a", 80, 0), ("a", 80, 0), ("a", 70, 0)))
    assert results.rank.values() == [1, 1, 2, 2, 4]


@pytest.mark.parametrize(
    ("places", "rows", "winners", "tied"),
    [
        ("1", [(90, 0), (80, 0)], [0], []),
        ("1", [(90, 2), (90, 3)], [1], []),  # the tie-breaker decides
        ("1", [(90, 3), (90, 3), (80, 9)], [], [0, 1]),  # still tied: nobody, both flagged
        ("2", [(90, 3), (90, 3), (80, 9)], [0, 1], []),  # there is room for both
        ("2", [(95, 0), (90, 1), (90, 1)], [0], [1, 2]),
        ("3", [(95, 0), (90, 1)], [0, 1], []),  # fewer candidates than places
    ],
)
def test_titles(places: str, rows: list[tuple[int, int]], winners: list[int], tied: list[int]) -> None:
    results = graded(_title(places), _rows(*(("a", mark, extra) for mark, extra in rows)))
    assert [at for at, won in enumerate(results.award.values()) if won] == winners
    assert [at for at in range(len(rows)) if "tie" in results.flags and results.flags["tie"][at]] == tied
    assert results.bonus.values() == [Fraction(800 if at in winners else 0) for at in range(len(rows))]


def test_a_bar_is_looked_at_before_the_places_are_given() -> None:
    rows = _rows(("a", 90, 0), ("a", 80, 0))
    rows[0]["ok"] = False
    results = graded(_title(among="ok"), rows)
    assert results.award.values() == [None, "star"]
    assert results.rank.values() == [1, 2]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 4), st.integers(0, 2)), min_size=1, max_size=12))
def test_no_group_has_more_winners_than_places(rows: list[tuple[str, int, int]]) -> None:
    results = graded(_title("2"), _rows(*rows))
    for team in "ab":
        assert (
            sum(won is not None for won, row in zip(results.award.values(), rows, strict=True) if row[0] == team) <= 2
        )


def test_half_of_an_odd_fen_is_rounded_up_and_the_not_rated_are_paid_nothing() -> None:
    rules = scheme(
        columns={"base": {"type": "money"}, "ok": {"type": "flag"}},
        not_rated=[{"id": "out", "when": "not ok", "say": SAY}],
        pay=[{"id": "half", "deduction": "50% * base"}],
    )
    results = graded(
        rules, [{"base": "0.03", "ok": True}, {"base": "1001.11", "ok": True}, {"base": "80", "ok": False}]
    )
    # 0.015 -> 0.02; 500.555 -> 500.56
    assert results.deduction.values() == [Fraction("0.02"), Fraction("500.56"), Fraction(0)]
    assert results.net.values() == [Fraction("-0.02"), Fraction("-500.56"), Fraction(0)]


def test_an_unset_amount_pays_nothing_and_says_so() -> None:
    rules = scheme(
        columns={"cards": {"type": "count"}},
        parameters={"per_card": {"unset": "true", "title": SAY}},
        pay=[{"id": "cards", "deduction": "per_card * cards"}],
    )
    results = graded(rules, [{"cards": 3}])
    assert results.deduction.values() == [Fraction(0)]
    (notice,) = results.notices
    assert (notice.code, notice.params["parameters"]) == ("SG501", [Text("said", "说明")])


def test_an_amount_that_cannot_be_worked_out_is_said_with_the_key() -> None:
    rules = scheme(
        columns={"base": {"type": "money", "optional": "true"}}, pay=[{"id": "half", "deduction": "50% * base"}]
    )
    results = graded(rules, [{"base": "10"}, {"base": None}])
    assert [(notice.code, notice.params["keys"]) for notice in results.notices] == [("SG502", ["E1"])]


def test_the_score_of_a_title_is_rounded_and_nobody_else_has_one() -> None:
    rules = scheme(
        columns={"merit": {"type": "number"}},
        awards=[{"id": "best", "title": SAY, "places": "1", "order": ["merit"], "score": "merit"}],
    )
    # the cell as it is decides: 2.675 against 2.674; as a score it is 2.68
    results = graded(rules, [{"merit": "2.674"}, {"merit": "2.675"}])
    assert results.award.values() == [None, "best"]
    assert results.score.values() == [None, Fraction("2.68")]
