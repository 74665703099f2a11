"""Lines never grow wider than the screen, whatever the texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.view.grid import grid
from stargrade.view.layout import Screen, cut, hanging, packed, pad, plain, wrap

TEXTS = st.text(alphabet=st.sampled_from("收费客服 stars,。★█（）a1-"), max_size=80)
SCREENS = st.builds(Screen, st.integers(12, 90), st.sampled_from([1, 2]))


@pytest.mark.parametrize(
    ("text", "places"), [("abc", 3), ("星级", 4), ("★", 1), ("ａ", 2), ("e\u0301", 1), ("零\u200b宽", 4)]
)
def test_a_text_takes_the_places_that_a_console_draws(text: str, places: int) -> None:
    assert Screen().measure(text) == places


def test_signs_are_two_places_wide_on_a_chinese_console() -> None:
    assert Screen(80, 2).measure("★█a星") == 2 + 2 + 1 + 2


@given(TEXTS, SCREENS)
def test_wrapped_lines_fit_and_hold_every_character(text: str, screen: Screen) -> None:
    lines = wrap(text, screen.width, screen)
    assert all(screen.measure(one) <= screen.width for one in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, SCREENS, st.integers(1, 40))
def test_cut_texts_fit(text: str, screen: Screen, places: int) -> None:
    done = cut(text, places, screen)
    assert screen.measure(done) <= places
    assert done == text or done.endswith("…") or places < screen.measure("…")


@given(TEXTS, SCREENS, st.integers(1, 3))
def test_hanging_lines_keep_their_number(text: str, screen: Screen, most: int) -> None:
    lines = hanging("  ", text, screen, most=most)
    assert 1 <= len(lines) <= most
    assert all(screen.measure(one) <= screen.width for one in plain(lines).splitlines())


@given(TEXTS, SCREENS, st.integers(1, 3))
def test_hanging_lines_show_pieces_of_the_text_as_they_are(text: str, screen: Screen, most: int) -> None:
    shown = plain(hanging("", text, screen, most=most)).splitlines()
    assert all(one.removesuffix("…") in " ".join(text.split()) for one in shown)


def test_a_cut_line_keeps_the_blanks_between_its_words() -> None:
    (shown,) = hanging("", "0000073 and 145 more", Screen(14), most=1)
    assert plain((shown,)).rstrip("\n") == "0000073 and 1…"


def test_wrapping_breaks_between_words_and_never_before_a_full_stop() -> None:
    screen = Screen(10)
    assert wrap("graded by two rules", 10, screen) == ["graded by", "two rules"]
    assert wrap("一二三四五。六", 10, screen) == ["一二三四", "五。六"]


def test_pad_and_pack() -> None:
    screen = Screen(10)
    assert pad("星", 4, screen) == "星  "
    assert pad("9", 3, screen, right=True) == "  9"
    assert packed(["奖金 1", "扣款 2", "净额"], "  ", screen) == ["奖金 1", "扣款 2", "净额"]
    assert packed(["a", "b", "净额", "c"], "  ", screen) == ["a  b  净额", "c"]


def test_a_table_too_wide_for_the_screen_becomes_a_list() -> None:
    rows = [("5 stars", "rate at least 110%", "500", "", "paid at once"), ("1 star", "rate below 85%", "", "all", "")]
    headings = ("Star", "What it takes", "Bonus", "Deduction", "What then")
    lines = ["".join(span.text for span in one) for one in grid(headings, rows, Screen(40, 1))]
    assert lines == [
        *["5 stars", "  What it takes  rate at least 110%", "  Bonus  500", "  What then  paid at once"],
        *["1 star", "  What it takes  rate below 85%", "  Deduction  all"],
    ]
