"""The checks: what exists where, what is no mistake, and that no file whatever brings them down."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stargrade.problems import Problem, Refusal
from stargrade.scheme import Scheme, check_scheme, load_scheme, names_at
from stargrade.scheme.names import RESULTS_IN_ORDER, STAGES
from stargrade.texts import LANGS

HEAD = """\
stargrade: 1
id: sound
version: "1"
title: {en: Sound, zh: 正确}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id}
  done: {type: count}
  due: {type: count, above: 0}
  rate: {type: rate}
  formal: {type: flag}
  role: {type: label, ordered: yes, labels: {clerk: 职员, guard: 门卫, chief: 主管}}
"""
WHOLE = """\
parameters:
  reward: {value: 500, title: {en: reward, zh: 奖励}}
derive:
  share: done / due
  family: {by: role, clerk: '"office"', chief: '"office"', guard: '"yard"'}
not_rated:
  - {id: guards, when: role = "guard", say: {en: guards, zh: 门卫}}
  - {id: trial, when: not formal, say: {en: trial, zh: 试用}}
items:
  - {id: done, part: work, max: 60, weight: {by: family, office: 70%, yard: 10%}}
  - {id: rate, only: family = "office", part: work, max: 40, weight: 30%, points: 40 * rate}
parts:
  work: {title: {en: Work, zh: 工作}, max: 100}
score: {max: 54}
tiers:
  of: score
  ladder:
    - {id: good, star: 5, tier: good, from: 50, when: [min(points) >= 10, role >= "clerk"], bonus: reward}
    - {id: rest, star: 1}
rank: {by: [role]}
awards:
  - {id: best, title: {en: best, zh: 最佳}, places: 1, order: [score, rate], among: rank <= 3}
pay:
  - {id: prize, when: award = "best", bonus: 10}
fields:
  gap: {value: 100 - net, title: {en: gap, zh: 差距}}
flags:
  - {id: low, when: field.gap < 0, say: {en: low, zh: 低}}
"""


def found(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "sound.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return check_scheme(load_scheme(path))
    except Refusal as refusal:
        return refusal.problems


def test_a_scheme_that_uses_everything_is_sound(tmp_path: Path) -> None:
    # Guards are not rated, so their weight of 10 % is no mistake; 60 x 70 % + 40 x 30 % is 54.
    assert found(tmp_path, HEAD + WHOLE) == ()


def test_totals_look_only_at_those_who_are_rated(tmp_path: Path) -> None:
    told = found(tmp_path, (HEAD + WHOLE).replace('when: role = "guard"', "when: done < 1"))
    # now guards count: 10 % are not 100 %, and 60 points are neither 100 nor, at 10 %, 54
    assert sorted(p.code for p in told) == ["SG430", "SG431", "SG432"]
    assert [p.message("en") for p in told if p.code == "SG430"] == [
        "the weights (role = guard) add up to 10%, not 100%"
    ]


def scheme(folder: Path) -> Scheme:
    path = folder / "sound.yaml"
    path.write_text(HEAD + WHOLE, encoding="utf-8")
    return load_scheme(path).scheme


def test_names_are_added_stage_by_stage(tmp_path: Path) -> None:
    whole = scheme(tmp_path)
    known = {stage: set(names_at(whole, stage)) for stage in STAGES}
    columns = {"employee_id", "done", "due", "rate", "formal", "role"}
    assert known["figures"] == set()
    assert known["only"] == columns
    assert known["rows"] == columns | {"reward", "share", "family"}
    added = [known[b] - known[a] for a, b in pairwise(STAGES[STAGES.index("rows") :])]
    assert added == [
        {"period.kind", "period.year", "period.part", "points", "points.done", "points.rate", "points.work"},  # score
        {"score", "rated"},  # not_rated
        set(),  # tiers
        {"star", "tier", "qualified"},  # rank
        {"rank"},  # awards
        {"award"},  # pay
        {"bonus", "deduction", "net"},  # fields
        {"field.gap"},  # flags
    ]


def test_the_page_names_what_there_is(tmp_path: Path) -> None:
    whole = scheme(tmp_path)
    spelled = {
        "ITEM": "done",
        "PART": "work",
        "NAME": "gap",
        "COLUMN": "rate",
        "PARAMETER": "reward",
        "DERIVED": "share",
    }
    told = {name for _, names in RESULTS_IN_ORDER for name in names}
    real = {".".join(spelled.get(word, word) for word in name.split(".")) for name in told}
    others = {"employee_id", "done", "due", "formal", "role", "family", "points.rate"}
    real.discard("LOOKBACK")  # the scheme has none
    assert real | others == set(names_at(whole, "flags"))


def test_derived_kinds_follow_the_order_of_need(tmp_path: Path) -> None:
    whole = scheme(tmp_path)
    names = names_at(whole, "rows")
    assert names["family"].labels == ("office", "yard")
    assert names["share"].sort == "number"


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(
        st.tuples(
            st.integers(0, len(HEAD + WHOLE)),
            st.integers(0, 12),
            st.sampled_from(
                ["", " ", "\n", ":", "{", "]", '"', "'", "#", "- ", "&a ", "*a", "%", "(", "0", "门", "\t", "by: "]
            ),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_a_spoilt_file_is_told_and_never_brings_the_checks_down(
    tmp_path: Path, lang: str, cuts: list[tuple[int, int, str]]
) -> None:
    text = HEAD + WHOLE
    for at, length, instead in cuts:
        text = text[:at] + instead + text[at + length :]
    lines = text.splitlines() or [""]
    for problem in found(tmp_path, text):
        assert problem.place.line is not None
        assert 1 <= problem.place.line <= len(lines)
        assert problem.message("zh" if lang == "zh" else "en")
