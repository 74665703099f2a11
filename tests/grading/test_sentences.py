"""Sentences with figures in them: every figure is written as one alone would be."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from sheets import scheme

from stargrade.expr.nodes import Name
from stargrade.expr.show import show_value, show_values
from stargrade.grading.sentences import LIMIT, VALUE, Sentence, put_into_words
from stargrade.numbers.columns import flags, numbers
from stargrade.texts import Text

NUMERATORS = st.lists(st.one_of(st.integers(-2000, 2000), st.integers(-(10**18), 10**18)), max_size=5)


@given(NUMERATORS, st.one_of(st.integers(1, 60), st.sampled_from([1000, 7 * 2**9, 10**15, 3 * 10**6])), st.booleans())
def test_many_figures_are_shown_as_each_alone(whole: list[int], den: int, percent: bool) -> None:
    assert show_values(whole, den, percent) == [show_value(Fraction(number, den), percent) for number in whole]


def _sentence(percent: bool = False) -> Sentence:
    known = Text(f"is {VALUE}, must be {LIMIT}", f"为 {VALUE}，须 {LIMIT}")
    return Sentence(scheme(), Name("score"), percent, known, Text(f"blank, {LIMIT}", f"为空，{LIMIT}"))


def test_rows_with_the_same_figures_share_a_sentence() -> None:
    sides = [numbers([Fraction(1, 3), None, Fraction(89.5), Fraction(1, 3)]), numbers([90, 90, 90, 90])]
    said = put_into_words(sides, _sentence())
    assert [text.en for text in said] == [
        "is ≈0.3333, must be 90",
        "blank, 90",
        "is 89.5, must be 90",
        "is ≈0.3333, must be 90",
    ]
    assert len(said.different) == 3
    assert said[1].zh == "为空，90"


def test_percentages_in_both_languages() -> None:
    said = put_into_words([numbers([Fraction(1585, 2000)]), numbers([Fraction(4, 5)])], _sentence(percent=True))
    assert said[0] == Text("is 79.25%, must be 80%", "为 79.25%，须 80%")


def test_a_blank_is_not_taken_for_a_no() -> None:
    said = put_into_words([flags([True, None, False]), numbers([1, 1, 1])], _sentence())
    assert [text.en for text in said] == ["is 1, must be 1", "blank, 1", "is 0, must be 1"]
