"""A character of a value is found again in the file, however the value is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.scheme.yaml_text import read_yaml

WORDS = st.lists(st.text("abcxyz'年度", min_size=1, max_size=4).map(lambda word: f"w{word}"), min_size=1, max_size=5)
WRITTEN = {
    "plain": "key: {}",
    "in a list": "key: [1, {}]",
    "single": "key: '{}'",
    "double": 'key: "{}"',
    "folded": "key: >-\n   {}",
    "kept": "key: |\n    {}",
    "in braces": "first: 1\nkey: {{other: 2, inner: {}}}",
}


@pytest.mark.parametrize("form", WRITTEN)
@given(words=WORDS, broken=st.booleans())
def test_a_character_is_found_in_the_file(form: str, words: list[str], broken: bool) -> None:
    value = " ".join(words)
    joined = ("\n    " if broken and form != "kept" else " ").join(words)
    text = WRITTEN[form].format(joined.replace("'", "''") if form == "single" else joined)
    read = read_yaml(text, "f")
    path = {"in a list": ("key", 1), "in braces": ("key", "inner")}.get(form, ("key",))
    lines = text.splitlines()
    for at, char in enumerate(value):
        if at == 0 or char == " ":
            continue
        place = read.marks.value(path, at)
        assert place.line is not None
        assert place.col is not None
        assert lines[place.line - 1][place.col - 1] == char


def test_what_is_not_in_the_file_points_at_what_is_around_it() -> None:
    marks = read_yaml("outer:\n  inner: a + b\n", "f").marks
    assert str(marks.value(("outer", "inner", 0), 4)) == "f:2:14"  # a lone value where a list may stand
    assert str(marks.value(("outer", "inner", "more"), 4)) == "f:2:10"
    assert str(marks.key(("outer", "inner"))) == "f:2:3"
    assert str(marks.value(("nothing", "there"))) == "f:1:1"
