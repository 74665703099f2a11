"""Texts looked through as one: the same cells are found as by looking at each of them."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.sheet.example_row import EXAMPLE, EXAMPLE_HINT, is_example
from stargrade.sheet.joined_texts import places_beside, texts_with
from stargrade.sheet.packed import Packed, longer_than, places_not_of, texts_like
from stargrade.sheet.read_words import _PLAIN_ID, _PLAIN_TEXT
from stargrade.sheet.row_words import HINT, is_footer, is_total

SIGNS = "合计注张三ſsumSUM xXmMpP_\n\r=017#+·龥"
TEXTS = st.text(alphabet=SIGNS, min_size=1, max_size=6)
CELLS = st.lists(st.one_of(TEXTS, st.integers(0, 3), st.booleans()), max_size=9)
PATTERNS = [HINT, EXAMPLE_HINT, "^[=\n]", '[",\r\n]', "m[\\s\\S]{2}", "合"]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(cells=CELLS)
def test_the_texts_that_hold_a_pattern(pattern: str, cells: list[object]) -> None:
    each = [(at, cell) for at, cell in enumerate(cells) if isinstance(cell, str) and re.search(pattern, cell)]
    assert list(texts_with(cells, pattern)) == each


@pytest.mark.parametrize("pattern", [_PLAIN_ID, _PLAIN_TEXT])
@given(cells=CELLS)
def test_the_cells_that_are_not_as_a_whole_what_a_pattern_says(pattern: str, cells: list[object]) -> None:
    each = [at for at, cell in enumerate(cells) if not isinstance(cell, str) or not re.fullmatch(pattern, cell)]
    assert places_beside(cells, pattern) == each


@settings(deadline=None)  # the first one loads a library
@given(texts=st.lists(TEXTS, max_size=9))
def test_packed_texts_are_searched_alike(texts: list[str]) -> None:
    packed = Packed(pa.array(texts, pa.string()))
    for pattern in (HINT, EXAMPLE_HINT, "合"):
        assert list(texts_like(packed, pattern)) == list(texts_like(texts, pattern))
    for pattern in (_PLAIN_ID, _PLAIN_TEXT):
        assert list(places_not_of(packed, pattern)) == list(places_not_of(texts, pattern))
    assert longer_than(packed, 3) == longer_than(texts, 3)


@given(text=st.text(alphabet="合小 计总ſsSuUmMtToOaAlLgGrRnNdD注备:：（", min_size=1, max_size=9))
def test_no_word_of_a_total_or_a_note_is_without_its_hint(text: str) -> None:
    """The hint is looked for first: what it does not stand in is never looked at more closely."""
    if re.search(HINT, text) is None:
        assert not is_total(text) and not is_footer(text)


def test_the_hint_knows_the_words_in_any_letter_case() -> None:
    for word in ("TOTAL", "Sum", "ſum", "aVeRaGe", "AVG", "nOTE", "Remarks", "客服部合计"):
        assert re.search(HINT, f"a {word}"), word
    assert re.search(HINT, "E0017") is None


@given(gap=st.text(alphabet=" _\t\u200b\u3000", max_size=3), wide=st.booleans(), upper=st.booleans())
def test_no_spelling_of_an_example_row_is_without_its_hint(gap: str, wide: bool, upper: bool) -> None:
    for word in (EXAMPLE.en, EXAMPLE.zh):
        spelled = gap.join(word.upper() if upper else word.lower())
        text = "".join(chr(ord(sign) + 0xFEE0) if wide and "!" <= sign <= "~" else sign for sign in spelled)
        assert is_example(text)
        assert re.search(EXAMPLE_HINT, text), text
    assert re.search(EXAMPLE_HINT, "MX0017P") is None
