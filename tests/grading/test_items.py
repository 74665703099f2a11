"""Items, score, and who has which item; figures by hand."""

from __future__ import annotations

from fractions import Fraction

from tests.grading.sheets import graded, scheme

F = Fraction


def test_items_are_rounded_half_up_and_the_score_is_made_from_the_rounded() -> None:
    rules = scheme(
        columns={"a": {"type": "mark"}, "b": {"type": "mark"}},
        items=[{"id": "a", "points": "a * 0.62"}, {"id": "b", "points": "b * 0.38"}],
        score={},
    )
    # 83.25 x 0.62 = 51.615 -> 51.62 (a tie, upwards); 40 x 0.38 = 15.2; together 66.82.
    results = graded(rules, [{"a": "83.25", "b": 40}])
    assert results.items["a"].values() == [F("51.62")]
    assert results.score.values() == [F("66.82")]


def test_points_stop_at_zero_unless_the_item_says_otherwise() -> None:
    rules = scheme(
        columns={"faults": {"type": "count"}},
        items=[
            {"id": "kept", "points": "10 - 2 * faults"},
            {"id": "free", "points": "10 - 2 * faults", "below_zero": "true"},
        ],
    )
    results = graded(rules, [{"faults": 6}])
    assert (results.items["kept"].values(), results.items["free"].values()) == ([F(0)], [F(-2)])


def test_an_item_of_another_role_is_absent_and_one_without_figures_is_blank() -> None:
    rules = scheme(
        columns={
            "role": {"type": "label", "labels": {"in": None, "out": None}},
            "done": {"type": "count"},
            "due": {"type": "count"},
        },
        items=[
            {"id": "task", "only": 'role = "in"', "points": "50 * min(1, done / due)"},
            {"id": "task", "only": 'role = "out"', "points": "30 * min(1, done / due)"},
            {"id": "calls", "only": 'role = "out"', "points": "done"},
        ],
        score={},
    )
    rows = [
        {"role": "in", "done": 1, "due": 3},
        {"role": "out", "done": 1, "due": 3},
        {"role": "out", "done": 2, "due": 0},
    ]
    results = graded(rules, rows)
    # 50/3 = 16.666... -> 16.67; 30/3 = 10; division by zero is blank, and so is the score.
    assert results.items["task"].values() == [F("16.67"), F(10), None]
    assert results.items["calls"].values() == [None, F(1), F(2)]
    assert results.applies["calls"].tolist() == [False, True, True]
    assert results.score.values() == [F("16.67"), F(11), None]


def test_weights_by_role() -> None:
    rules = scheme(
        columns={
            "role": {"type": "label", "labels": {"x": None, "y": None}},
            "a": {"type": "mark"},
            "b": {"type": "mark"},
        },
        items=[
            {"id": "a", "weight": {"by": "role", "x": "60%", "y": "10%"}},
            {"id": "b", "weight": {"by": "role", "x": "40%", "y": "90%"}},
        ],
        score={},
    )
    results = graded(rules, [{"role": "x", "a": 80, "b": 50}, {"role": "y", "a": 80, "b": 50}])
    # x: 48 + 20 = 68; y: 8 + 45 = 53
    assert results.score.values() == [F(68), F(53)]


def test_three_points_below_the_mean_cost_exactly_three() -> None:
    rules = scheme(
        columns={"team": {"type": "text"}, "rate": {"type": "rate"}},
        items=[{"id": "conversion", "points": "20 - max(0, floor((round(mean(rate, by: team), 4) - rate) / 1%))"}],
    )
    # mean of 0.33 and 0.27 is 0.30; 0.30 - 0.27 is exactly 0.03, which floats make 0.0299...
    assert graded(rules, [{"team": "a", "rate": "0.33"}, {"team": "a", "rate": "0.27"}]).items[
        "conversion"
    ].values() == [
        F(20),
        F(17),
    ]
