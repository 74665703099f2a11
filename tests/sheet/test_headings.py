"""Headings are matched however they are written, and never by a part of them alone."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.sheet.headings import holds_percent, known_headings, nearest, understand, wrong_unit
from tests.sheet.tables import scheme

RULES = scheme(
    {
        "fee_target": {"type": "money", "zh": ["收费指标", "当月收费指标"]},
        "avg_wait": {"type": "minutes", "zh": "平均等候时间"},
        "absent": {"type": "days", "zh": ["旷工", "旷工天数"]},
        "late": {"type": "count", "zh": ["迟到", "迟到次数"]},
        "rate": {"type": "rate", "zh": "收缴率"},
        "quality": {"type": "mark", "zh": "工作质量", "en": "Work quality"},
        "cards": {"type": "count", "zh": "愤怒卡", "unit": {"en": "cards drawn", "zh": "枚"}},
        "project": {"type": "text", "zh": "项目"},
    }
)
KNOWN = known_headings(RULES)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("fee_target", "fee_target"),
        ("Fee Target", "fee_target"),
        ("FEE  TARGET：", "fee_target"),
        ("收费指标", "fee_target"),
        ("收 费\n指标", "fee_target"),
        ("＊收费指标（必填）", "fee_target"),
        ("*收费指标：", "fee_target"),
        ("收费指标(选填):", "fee_target"),
        ("\ufeff收费\u200b指标", "fee_target"),
        ("收費指標", "fee_target"),
        ("收费指标(元)", "fee_target"),
        ("收费指标（单位：元）", "fee_target"),
        ("平均等候时间(分钟)", "avg_wait"),
        ("平均等候时间【分钟】", "avg_wait"),
        ("收缴率（％）", "rate"),
        ("收缴率%", "rate"),
        ("工作质量得分", "quality"),
        ("工作质量评分：", "quality"),
        ("工作质量(满分100)", "quality"),
        ("工作质量得分(分)", "quality"),
        ("WORK QUALITY", "quality"),
        ("愤怒卡(枚)", "cards"),
        ("工号", "employee_id"),
        ("員工編號", "employee_id"),
        ("Employee ID", "employee_id"),
        ("姓名", "name"),
        ("部门", "team"),
        ("考核月份", "period"),
        ("项目", "project"),  # the scheme's own column wins over the usual one
    ],
)
def test_a_heading_is_understood(heading: str, column: str) -> None:
    match = understand(heading, KNOWN)
    assert match is not None
    assert match.column == column


@pytest.mark.parametrize(
    "heading",
    [
        "项目经理工号",
        "部门负责人工号",
        "收费",
        "收费指标完成",
        "Work quality score",
        "工号(上级)",
        "迟到(上月)",
        "%",
        "",
        "：",
        "得分",
    ],
)
def test_a_heading_that_only_resembles_one_is_not(heading: str) -> None:
    assert understand(heading, KNOWN) is None


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [
        ("旷工(小时)", True),
        ("旷工(天)", False),
        ("迟到(分)", True),
        ("迟到(次)", False),
        ("平均等候时间(分)", False),
        ("平均等候时间(秒)", True),
        ("工作质量(分)", False),
        ("工作质量(%)", True),
        ("收费指标(万元)", True),
        ("愤怒卡(枚)", False),
        ("愤怒卡(套)", False),
        ("收缴率(%)", False),
    ],
)
def test_a_unit_must_be_the_columns_own(heading: str, wrong: bool) -> None:
    match = understand(heading, KNOWN)
    assert match is not None
    assert wrong_unit(match, KNOWN.rules[match.column]) is wrong


def test_near_misses_are_suggested_and_not_accepted() -> None:
    assert understand("收费指标额", KNOWN) is None
    assert nearest("fee_target", KNOWN, ["姓名", "收费指标额", "备注"]) == ("收费指标额",)


def test_a_percent_sign_anywhere_in_a_heading_counts() -> None:
    assert holds_percent("收缴率（％）")
    assert not holds_percent("收缴率")


def test_other_keys_do_not_take_the_headings_of_employees() -> None:
    centres = scheme({"center_id": {"type": "id", "zh": "中心编号"}}, key="center_id")
    assert understand("工号", known_headings(centres)) is None


WORDS = st.sampled_from(sorted(KNOWN.spellings))


@given(WORDS, st.lists(st.sampled_from(" \t\n\u3000\u00a0\u200b"), min_size=3, max_size=3), st.booleans())
def test_spaces_and_width_never_matter(word: str, spaces: list[str], wide: bool) -> None:
    signs = [unicodedata.normalize("NFKC", sign) for sign in word]
    if wide:
        signs = [chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in signs]
    written = spaces[0] + spaces[1].join(signs).upper() + spaces[2]
    match = understand(written, KNOWN)
    assert match is not None
    assert match.column == KNOWN.spellings[word]


def test_the_dictionary_of_characters_is_loaded_only_for_traditional_ones() -> None:
    code = (
        "import sys; from stargrade.sheet.spelling import squeeze; squeeze('员工编号');"
        "assert 'opencc' not in sys.modules; assert squeeze('員工編號') == '员工编号'; assert 'opencc' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
