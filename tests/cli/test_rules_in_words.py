"""A scheme in words leaves no rule out, in neither language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stargrade.scheme import Scheme, list_builtins, load_scheme
from stargrade.scheme.formula_words import Words
from stargrade.scheme.in_words import rules_in_words
from stargrade.scheme.rules import rules_of
from stargrade.texts import LANGS, Lang

SCHEMES = [load_scheme(one.path).scheme for one in list_builtins()]
# These are told by the sentence that the scheme gives with them.
SAID_OTHERWISE = {"require", "notices"}


def named(words: Words, scheme: Scheme) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Every rule of a scheme with the ways in which it may be said."""
    for placed in rules_of(scheme):
        if not SAID_OTHERWISE & set(placed.path):
            node = placed.rule.node
            told = words if placed.sheet is None else words.inside(placed.sheet)
            yield placed.path, (told.formula(node), told.condition(node))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: str(scheme.id))
def test_every_rule_is_said(scheme: Scheme, lang: Lang) -> None:
    text = "\n".join(rules_in_words(scheme, lang))
    words = Words(scheme, lang)
    unsaid = [path for path, ways in named(words, scheme) if not any(way in text for way in ways)]
    assert unsaid == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: str(scheme.id))
def test_every_assumption_is_told(scheme: Scheme, lang: Lang) -> None:
    text = "\n".join(rules_in_words(scheme, lang))
    said = [*scheme.assumed, *(item.assumed for item in scheme.items), *(award.assumed for award in scheme.awards)]
    said += [line.assumed for line in scheme.tiers.ladder] if scheme.tiers else []
    said += [part.assumed for part in (scheme.score, scheme.tiers) if part is not None]
    assert [one for one in said if one is not None and one.text.to(lang) not in text] == []


def test_a_ladder_reads_as_a_clerk_would_say_it() -> None:
    scheme = next(one for one in SCHEMES if one.id == "property-fees")
    english, chinese = (rules_in_words(scheme, lang) for lang in LANGS)
    assert any(line.startswith("  5 stars: ") and line.endswith("; bonus 500") for line in english)
    assert any(line.startswith("  5 星：") and "投诉为0" in line and line.endswith("；奖金 500") for line in chinese)
    assert any("（collection_rate）：百分比；最高 500%" in line for line in chinese)  # five times the target
    assert any(line == "  前台：前台的考评标准另行制定，不参加本考核" for line in chinese)


@pytest.mark.parametrize("lang", LANGS)
def test_headings_stand_out_and_rules_are_indented(lang: Lang) -> None:
    for scheme in SCHEMES:
        lines = rules_in_words(scheme, lang)
        assert all(line == "" or line.startswith("  ") or not line.startswith(" ") for line in lines)
        assert [line for at, line in enumerate(lines[:-1]) if line == "" and lines[at + 1].startswith(" ")] == []


@pytest.mark.parametrize(
    ("scheme", "english", "chinese"),
    [
        (
            "property-fees",
            "collection rate = collection rate, else fee collected ÷ fee target",
            "完成率 = 指标完成率，没有则取 实收金额 ÷ 收费指标",
        ),
        (
            "property-quarter-star",
            "most votes in the department = highest votes within the same department",
            "本部门最高得票数 = 同部门内得票数的最大值",
        ),
        (
            "property-quarter-star",
            "formal: no and not (recommended and supervisor agrees): ",
            "已转正为“否”且并非（班长推荐且主管同意）：",
        ),
        ("telecom-call-quality", "number of rows in call samples", "抽查记录中的行数"),
    ],
)
def test_functions_over_rows_and_joined_conditions_are_said_in_words(scheme: str, english: str, chinese: str) -> None:
    loaded = next(one for one in SCHEMES if one.id == scheme)
    for lang, said in (("en", english), ("zh", chinese)):
        assert said in "\n".join(rules_in_words(loaded, lang))  # type: ignore[arg-type]
