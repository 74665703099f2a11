"""Whatever a built-in scheme gives in its worked examples may be decided too, by its id and by its Chinese name."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargrade.grading.decidable import read_decided
from stargrade.grading.grade import award_titles, flag_texts, tier_titles
from stargrade.numbers import show
from stargrade.scheme import load_scheme
from stargrade.scheme.examples import examples_beside, load_examples

SCHEMES = sorted(path for path in (Path(__file__).parents[2] / "schemes").glob("*.yaml") if "." not in path.stem)


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_what_the_examples_give_may_be_decided(path: Path) -> None:
    scheme = load_scheme(path).scheme
    expected = [one for case in load_examples(examples_beside(path), scheme).cases for one in case.expect]
    for star in {one.star for one in expected} - {None}:
        assert read_decided("star", show(star), scheme) == star
    for field, given, titles in (
        ("tier", {one.tier for one in expected}, dict(tier_titles(scheme))),
        ("award", {one.award for one in expected}, award_titles(scheme)),
    ):
        for name in given - {None}:
            assert read_decided(field, name, scheme) == name
            assert name not in titles or read_decided(field, titles[name].zh, scheme) == name
    texts = dict(flag_texts(scheme))
    for flags in {tuple(sorted(one.flags)) for one in expected}:
        assert read_decided("flags", "; ".join(flags) or "无", scheme) == flags
        assert read_decided("flags", "；".join(texts[flag].zh for flag in flags) or "none", scheme) == flags
