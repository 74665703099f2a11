"""Who is rated, which line of the ladder holds, and why; worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stargrade.grading import Grading
from tests.grading.sheets import SAY, graded, scheme

LADDER = [
    {"id": "five", "star": "5", "from": "90", "when": "clean"},
    {"id": "four", "star": "4", "from": "80", "below": "90"},
    {"id": "rest", "star": "0"},
]
COLUMNS = {"mark": {"type": "mark"}, "clean": {"type": "flag"}}


def _graded(rows: list[dict[str, object]], ladder: list[dict[str, object]] | None = None) -> Grading:
    return graded(scheme(columns=COLUMNS, tiers={"of": "mark", "ladder": ladder or LADDER}), rows)


@pytest.mark.parametrize(
    ("mark", "clean", "star"),
    [("90", True, 5), ("89.99", True, 4), ("90", False, 0), ("80", True, 4), ("79.999999999", True, 0)],
)
def test_the_first_line_that_holds(mark: str, clean: bool, star: int) -> None:
    assert _graded([{"mark": mark, "clean": clean}]).star.values() == [Fraction(star)]


def test_a_blank_figure_reaches_no_line_not_even_the_last() -> None:
    results = _graded([{"mark": None, "clean": True}])
    assert (results.rated.values(), results.star.values()) == ([False], [None])
    assert results.reasons[0][0].en == "not rated: mark cannot be worked out"


def test_a_hole_in_the_ladder_is_not_rated_and_flagged() -> None:
    results = _graded([{"mark": "95", "clean": True}, {"mark": "70", "clean": True}], LADDER[:2])
    assert results.rated.values() == [True, False]
    assert results.flags["no-tier"].tolist() == [False, True]


def test_reasons_name_the_condition_that_kept_the_next_line_away() -> None:
    results = _graded([{"mark": "89.5", "clean": True}, {"mark": "95", "clean": False}, {"mark": "95", "clean": True}])
    assert [[text.en for text in results.reasons[at]] for at in range(3)] == [
        ["4 stars: mark is 89.5", "not 5 stars: mark is 89.5, must be at least 90"],
        ["0 stars: mark is 95", "not 5 stars: clean must be yes"],
        ["5 stars: mark is 95"],
    ]
    assert results.near.tolist() == [True, False, False]


def test_rules_of_who_is_rated_see_who_is_left_after_the_ones_before() -> None:
    rules = scheme(
        columns={"votes": {"type": "count"}, "leader": {"type": "flag"}},
        not_rated=[
            {"id": "leaders", "when": "leader", "say": SAY},
            {"id": "top", "when": "rank(votes, by: sheet, among: rated) > 2", "say": SAY},
        ],
    )
    rows = [
        {"votes": 9, "leader": True},
        {"votes": 5, "leader": False},
        {"votes": 4, "leader": False},
        {"votes": 3, "leader": False},
    ]
    # The leader takes no place, so 5 and 4 are the top two; 3 is out.
    assert graded(rules, rows).rated.values() == [False, True, True, False]


def test_a_line_outside_the_ladder_gives_its_own_reason() -> None:
    veto = {"id": "veto", "star": "0", "when": "not clean", "exception": True, "title": SAY, "say": SAY}
    results = _graded([{"mark": "95", "clean": False}, {"mark": "85", "clean": True}], [veto, *LADDER])
    assert [text.zh for text in results.reasons[0]] == ["说明：说明"]
    assert [text.en for text in results.reasons[1]] == [
        "4 stars: mark is 85",
        "not 5 stars: mark is 85, must be at least 90",
    ]
