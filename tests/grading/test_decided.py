"""What people decided in the place of what was computed; every figure worked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.grading import Grading, as_grading
from stargrade.grading.decided import computed_columns, decide
from stargrade.grading.decisions import settle
from stargrade.grading.result import Listed
from stargrade.problems import Problem
from stargrade.scheme.model import Scheme
from stargrade.sheet.overrides import Override, Overrides
from tests.grading.sheets import SAY, checked, scheme, worked

LADDER: list[dict[str, Any]] = [
    {"id": "two", "star": "2", "tier": "gold", "title": {"en": "Gold", "zh": "金牌"}, "from": "80", "bonus": "200"},
    {"id": "one", "star": "1", "tier": "silver", "title": {"en": "Silver", "zh": "银牌"}, "from": "60"},
    {"id": "none", "star": "0", "tier": "none-yet", "from": "0", "deduction": "50"},
    {
        "id": "review",
        "not_rated": "true",
        "when": "not (mark >= 0)",
        "flag": "review",
        "say": {"en": "Decide.", "zh": "请裁定。"},
    },
]
RULES = scheme(
    columns={"mark": {"type": "mark", "optional": "true"}},
    items=[{"id": "mark", "title": {"en": "Mark", "zh": "评分"}}],
    score={},
    tiers={"of": "score", "ladder": LADDER},
    rank={},
    awards=[
        {"id": "best", "title": {"en": "Best", "zh": "最佳"}, "places": "1", "order": ["score"], "bonus": "30"},
    ],
    fields={"half": {"value": "score / 2", "title": {"en": "half", "zh": "一半"}}},
    flags=[{"id": "look", "when": "mark < 60", "say": {"en": "Look at it.", "zh": "请查看。"}}],
)
MARKS = ["90", "70", "50", None]  # E0 two stars, E1 one, E2 none, E3 not rated: nobody knows the mark


def overrides(*lines: Sequence[str]) -> Overrides:
    """Lines of key, field and value, from row 2 on."""
    made = [Override(key, field, value, "checked", "Wang", "", row) for row, (key, field, value) in enumerate(lines, 2)]
    letters = {"key": "A", "field": "B", "value": "C", "reason": "D", "by": "E"}
    return Overrides("o.csv", None, "0" * 64, letters, tuple(made), ())


def decided(*lines: Sequence[str], rules: Scheme = RULES) -> tuple[Grading, Grading, tuple[Problem, ...]]:
    """The results before and after, and the problems."""
    rows = [{"mark": mark} for mark in MARKS]
    work = worked(rules, rows)
    before = as_grading(work, checked(rules, rows))
    decisions, problems = settle(overrides(*lines), rules, before)
    return before, decide(work, before, decisions), problems


def test_the_decided_value_stands_and_the_computed_one_beside_it() -> None:
    _, after, problems = decided(
        ("E1", "star", "2"), ("E1", "等级", "金牌"), ("E1", "奖金", "200元"), ("E2", "deduction", "0")
    )
    assert problems == ()
    assert after.star.values() == [2, 2, 0, None]
    assert after.tier.values() == ["gold", "gold", "none-yet", None]
    assert after.bonus.values() == [230, 200, 0, 0]  # E0 has 200 for the line and 30 for the title
    assert after.deduction.values() == [0, 0, 0, 0]
    assert after.net.values() == [230, 200, 0, 0]
    computed = computed_columns(after)
    assert {name: column.values() for name, column in computed.items() if not isinstance(column, Listed)} == {
        "star": [None, 1, None, None],
        "tier": [None, "silver", None, None],
        "bonus": [None, 0, None, None],
        "deduction": [None, None, 50, None],
    }
    assert after.reasons[1][-1].zh == "Wang裁定：奖金由 0 改为 200（checked）"
    assert after.reasons[1][-2].en == "decided by Wang: tier Gold instead of Silver (checked)"
    assert after.notices == ()


def test_nobody_else_moves() -> None:
    before, after, _ = decided(("E1", "star", "2"), ("E1", "award", "最佳"))
    assert after.rank.values() == before.rank.values() == [1, 2, 3, None]
    assert after.award.values() == ["best", "best", None, None]  # E0 keeps the title
    assert after.score.values() == before.score.values()
    assert after.fields["half"] is before.fields["half"]


def test_whoever_is_given_a_star_is_rated() -> None:
    before, after, _ = decided(("E3", "star", "1"))
    assert (before.rated.values()[3], after.rated.values()[3]) == (False, True)
    assert computed_columns(after)["star"].values() == [None] * 4  # type: ignore[union-attr]
    assert after.reasons[3][-1].en == "decided by Wang: star 1 instead of none (checked)"


def test_flags_are_set_and_withdrawn() -> None:
    before, after, problems = decided(("E2", "flags", "无"), ("E1", "待办", "review；请查看"), ("E3", "star", "0"))
    assert problems == ()
    assert {name: rows.tolist() for name, rows in before.flags.items()} == {
        "review": [False, False, False, True], "look": [False, False, True, False],
    }  # fmt: skip
    assert {name: rows.tolist() for name, rows in after.flags.items()} == {
        "review": [False, True, False, True], "look": [False, True, False, False],
    }  # fmt: skip
    listed = computed_columns(after)["flags"]
    assert isinstance(listed, Listed)
    assert list(listed.rows(4)) == [(), (), ("look",), ()]
    assert after.reasons[2][-1].zh == "Wang裁定：待办由 请查看 改为 无（checked）"


def test_a_title_is_taken_away() -> None:
    _, after, _ = decided(("E0", "称号", "无"), ("E0", "bonus", "200"))
    assert after.award.values()[0] is None
    assert after.net.values()[0] == 200


@pytest.mark.parametrize("star", ["2", "2.0", "2星", "二星", "★★", "2 stars", "２", "两星级"])
def test_a_star_in_many_spellings(star: str) -> None:
    assert decided(("E1", "星级", star))[1].star.values()[1] == 2


@pytest.mark.parametrize(("amount", "value"), [("12.5", "12.5"), ("1,580.50元", "1580.5"), ("￥0.01", "0.01")])
def test_an_amount_in_many_spellings(amount: str, value: str) -> None:
    assert decided(("E1", "bonus", amount))[1].bonus.values()[1] == Fraction(value)


def test_every_mistake_is_named_with_its_cell() -> None:
    wrong = [
        ("E1", "mood", "1"),
        ("E1", "score", "88"),
        ("E1", "净额", "88"),
        ("E1", "评分", "88"),
        ("E1", "mark_points", "88"),
        ("E1", "rank", "1"),
        ("E1", "一半", "1"),
        ("E1", "star", "3"),
        ("E1", "tier", "金"),
        ("E1", "award", "worst"),
        ("E1", "flags", "look; unknown"),
        ("E1", "bonus", "-1"),
        ("E1", "deduction", "0.005"),
        ("E9", "bonus", "1"),
        ("E0", "star", "2"),
        ("E2", "deduction", "1"),
        ("E2", "扣款", "2"),
        ("E8", "bonus", "a"),
    ]
    _, _, problems = decided(*wrong)
    assert [(one.code, one.place.cell) for one in problems] == [
        ("SG650", "B2"), ("SG651", "B3"), ("SG651", "B4"), ("SG651", "B5"), ("SG651", "B6"), ("SG651", "B7"),
        ("SG651", "B8"), ("SG652", "C9"), ("SG652", "C10"), ("SG652", "C11"), ("SG652", "C12"), ("SG653", "C13"),
        ("SG653", "C14"), ("SG655", "A15"), ("SG656", "C16"), ("SG657", "B18"), ("SG655", "A19"), ("SG653", "C19"),
    ]  # fmt: skip
    assert problems[7].message("en") == '"3" is no star of test; there is: 0, 1, 2'
    assert problems[2].message("zh") == "“净额”不能直接裁定：净额由奖金和扣款得出，请裁定奖金或扣款"
    assert problems[-3].message("en") == "deduction of E2 is decided in row 17 already"


def test_what_could_be_written_is_told_in_both_languages() -> None:
    _, _, problems = decided(("E1", "tier", "金"), ("E1", "flags", "unknown"))
    assert "review（" in problems[1].message("zh")
    assert problems[1].message("en").endswith(", none")


def test_a_scheme_without_such_a_result_says_so() -> None:
    plain = scheme(columns={"mark": {"type": "mark"}}, items=[{"id": "mark"}], score={})
    rows = [{"mark": "70"}]
    work = worked(plain, rows)
    wanted = overrides(("E0", "star", "1"), ("E0", "tier", "A"), ("E0", "award", "best"))
    _, problems = settle(wanted, plain, as_grading(work, checked(plain, rows)))
    assert [one.code for one in problems] == ["SG666"] * 3
    assert problems[0].message("en") == "test gives no star, so none can be decided"


def test_of_many_who_may_have_been_forgotten_the_rest_is_counted() -> None:
    rows = [{"mark": "70", "held": "2"}] * 12
    work = worked(PAID, rows)
    grading = as_grading(work, checked(PAID, rows))
    decisions, _ = settle(overrides(*((f"E{at}", "star", "3") for at in range(12))), PAID, grading)
    (said,) = decide(work, grading, decisions).notices
    assert said.message("en").endswith("E8, E9, 2 more")


def test_what_hangs_together_is_said_aloud() -> None:
    _, after, _ = decided(("E1", "star", "2"), ("E2", "star", "1"), ("E2", "bonus", "5"), ("E2", "tier", "silver"))
    assert [one.message("en") for one in after.notices] == [
        "star was decided, money stays as computed: E1",
        "star was decided, tier stays as computed: E1",
    ]


STEPS = scheme(
    columns={"mark": {"type": "mark"}, "held": {"type": "level", "min": "1", "max": "3"}},
    items=[{"id": "mark"}],
    score={},
    tiers={
        "of": "score",
        "ladder": [{"id": "up", "star": "min(3, held + 1)", "from": "80"}, {"id": "kept", "star": "held", "from": "0"}],
    },
)


PAID = scheme(
    columns={"mark": {"type": "mark"}, "held": {"type": "level", "min": "1", "max": "3"}},
    items=[{"id": "mark"}],
    score={},
    tiers={"of": "score", "ladder": [{"id": "kept", "star": "held", "from": "0", "bonus": "10 * held"}]},
)


@pytest.mark.parametrize(("star", "codes"), [("1", []), ("3", []), ("0", ["SG652"]), ("4", ["SG652"])])
def test_stars_worked_out_by_a_formula(star: str, codes: list[str]) -> None:
    rows = [{"mark": "70", "held": "2"}]
    work = worked(STEPS, rows)
    _, problems = settle(overrides(("E0", "star", star)), STEPS, as_grading(work, checked(STEPS, rows)))
    assert [one.code for one in problems] == codes


@pytest.mark.parametrize(
    ("key", "star", "met"),
    [
        ("E1", "2", ["two", "two", "none", "review"]),  # upwards: as if the line had been met
        ("E1", "0", ["two", "none", "none", "review"]),  # downwards: not above the line decided
        ("E0", "1", ["one", "one", "none", "review"]),
    ],
)
def test_what_later_periods_look_back_at(key: str, star: str, met: list[str]) -> None:
    before, after, _ = decided((key, "star", star))
    assert before.facts["met"].values() == ["two", "one", "none", "review"]
    assert after.facts["met"].values() == met


def test_a_decision_upwards_takes_no_line_away_that_was_met() -> None:
    """E0 meets two stars this month, but not three months in a row, and so has 0; it is given 1."""
    ladder = [{**LADDER[0], "in_a_row": "3"}, {**LADDER[1], "in_a_row": "3"}, *LADDER[2:]]
    rules = scheme(
        columns={"mark": {"type": "mark", "optional": "true"}},
        items=[{"id": "mark"}],
        score={},
        tiers={"of": "score", "ladder": ladder},
        history={"good": {"title": SAY, "in_a_row": "star >= 1"}},
    )
    before, after, _ = decided(("E0", "star", "1"), rules=rules)
    assert (before.star.values()[0], after.star.values()[0]) == (0, 1)
    assert after.facts["met"].values()[0] == "two"
    # what the scheme remembers is read with the decided star
    assert (before.facts["kept.good"].values()[0], after.facts["kept.good"].values()[0]) == (False, True)


def test_a_decided_tier_counts_where_there_are_no_stars() -> None:
    ladder = [{**line, "star": None} for line in LADDER[:3]]
    rules = scheme(
        columns={"mark": {"type": "mark"}}, items=[{"id": "mark"}], score={}, tiers={"of": "score", "ladder": ladder}
    )
    rows = [{"mark": "90"}, {"mark": "70"}]
    work = worked(rules, rows)
    before = as_grading(work, checked(rules, rows))
    decisions, _ = settle(overrides(("E0", "tier", "silver"), ("E1", "tier", "gold")), rules, before)
    assert decide(work, before, decisions).facts["met"].values() == ["one", "two"]


KEYS = st.sampled_from(["E0", "E1", "E2", "E3"])
LINES = st.one_of(
    st.tuples(KEYS, st.just("star"), st.sampled_from("012")),
    st.tuples(KEYS, st.just("tier"), st.sampled_from(["gold", "silver", "none-yet"])),
    st.tuples(KEYS, st.just("award"), st.sampled_from(["best", "none"])),
    st.tuples(KEYS, st.sampled_from(["bonus", "deduction"]), st.integers(0, 99999).map(lambda fen: f"{fen / 100:.2f}")),
    st.tuples(KEYS, st.just("flags"), st.sampled_from(["none", "look", "look; review"])),
)


@given(st.lists(LINES, max_size=8))
def test_only_what_was_decided_changes(lines: list[tuple[str, str, str]]) -> None:
    before, after, _ = decided(*lines)
    rows = {field: {one.at for one in after.decisions if one.field == field} for field in ("star", "tier", "award")}
    money = {one.at for one in after.decisions if one.field in ("bonus", "deduction")}
    for at in range(4):
        for field, touched in rows.items():
            if at not in touched:
                assert getattr(after, field).row(at) == getattr(before, field).row(at)
        if at not in money:
            assert after.net.row(at) == before.net.row(at)
        assert after.net.row(at) == (after.bonus.row(at) or 0) - (after.deduction.row(at) or 0)
    for one in after.decisions:
        assert one.value != one.computed
        if one.field != "flags":
            assert (getattr(before, one.field).row(one.at), getattr(after, one.field).row(one.at)) == (
                one.computed, one.value,
            )  # fmt: skip
    if not after.decisions:
        assert all(getattr(after, part.name) is getattr(before, part.name) for part in fields(Grading))
    for column in computed_columns(after).values():
        assert isinstance(column, Listed) or int((~np.asarray(column.null)).sum()) <= len(after.decisions)
