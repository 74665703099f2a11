"""Which heading belongs to which column, however it is written: 工号, 工 号：, *員工編號, Employee ID.

A heading must be one of the column's own words; one that merely contains such a word
(项目经理工号 holds 工号) belongs to somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from ..scheme.columns import ColumnRule
from ..scheme.model import Scheme
from ..texts import Text
from .second_hand import SECOND_HAND
from .spelling import squeeze, trim

# Columns that a sheet may have under every scheme, with the catalogue's headings for them.
USUAL: Mapping[str, ColumnRule] = {
    column: ColumnRule.model_validate({"type": kind, "zh": headings.split(), "optional": kind == "text"})
    for column, kind, headings in (
        ("employee_id", "id", "工号 员工编号 员工工号 人员编号 编号 座席工号 坐席号"),
        ("name", "text", "姓名 员工姓名 被考核人 被评人 名称"),
        ("team", "text", "部门 班组 所属部门 团队 小组 科室 项目 管理处"),
        ("period", "text", "考核月份 考核期 月份 季度"),
    )
}

# 迟到 and 迟到次数 are the same count, 旷工 and 旷工天数 the same days; 旷工小时数 is neither.
_SUFFIXES: Mapping[str, str] = {"count": "次数", "days": "天数", "money": "金额"}
LAST_CHOICE = 3  # the freedom from which on a heading counts only where no other fits

_NUMERIC = ("number", "mark", "points", "level")
_UNITS: Mapping[str, tuple[str, ...]] = {
    "%": ("rate",),
    "次|个|件|张|人|户|条|单|起|笔|名|例|份|项|宗|票|通|台|套|家|篇|times|time": ("count", "number"),
    "分": ("minutes", *_NUMERIC),
    "points|point|pts": _NUMERIC,
    "分钟|min|mins|minute|minutes": ("minutes", "number"),
    "秒|秒钟|s|sec|second|seconds": ("seconds", "number"),
    "小时|时|h|hr|hour|hours": ("hours", "number"),
    "天|日|d|day|days": ("days", "number"),
    "月|个月|month|months": ("months", "number"),
    "元|圆|人民币|cny|rmb|yuan": ("money", "number"),
    "万元|千元": (),  # never read: a thousand or ten thousand times what the column means
}
TYPES_OF_UNIT: Mapping[str, tuple[str, ...]] = {
    unit: types for units, types in _UNITS.items() for unit in units.split("|")
}

_OPTIONAL_MARKS = re.compile(r"\((?:必填|选填|可选|required|optional)\)$")
_IN_BRACKETS = re.compile(r"(.+?)[(\[【](?:单位:?)?([^()\[\]【】]+)[)\]】]$")
_SAYS_LITTLE = re.compile(r"(?:满分)?\d+(?:\.\d+)?分?|\d+(?:-|~|至)\d+分?|是/否|有/无|√/×|yes/no|y/n|1/0")
_SCORE_WORDS = ("得分", "评分")


@dataclass(frozen=True, slots=True)
class Match:
    """A heading understood: its column, how freely it was read (0 as listed), and its unit."""

    column: str
    freedom: int
    unit: str | None = None


@dataclass(frozen=True)
class Known:
    """Every heading that a scheme understands: its columns' rules, each spelling's column, and each prefix's.

    `further` are spellings that count only where no other heading fits.
    """

    rules: Mapping[str, ColumnRule]
    spellings: Mapping[str, str]
    further: Mapping[str, str]
    chinese: frozenset[str]
    prefixes: Mapping[str, str] = field(default_factory=dict)


def known_headings(scheme: Scheme) -> Known:
    """All headings of a scheme's columns and of the usual ones; the scheme's own come first."""
    usual = {id_: rule for id_, rule in USUAL.items() if id_ != "employee_id" or id_ in scheme.columns}
    spellings: dict[str, str] = {}
    for columns in (scheme.columns, usual):
        for id_, rule in columns.items():
            for word in (id_, *rule.en, *rule.zh) if not rule.prefix else ():
                spellings.setdefault(normal(word), id_)
    chinese = {normal(word) for columns in (scheme.columns, usual) for rule in columns.values() for word in rule.zh}
    prefixes = {squeeze(prefix): id_ for id_, rule in scheme.columns.items() for prefix in rule.prefix}
    rules = {**usual, **scheme.columns}
    return Known(rules, spellings, _further(rules, spellings), frozenset(chinese), prefixes)


def _further(rules: Mapping[str, ColumnRule], spellings: Mapping[str, str]) -> Mapping[str, str]:
    """What real sheets call the usual columns besides, and the headings with or without the word that counts them."""
    words = [(normal(word), id_) for id_, listed in SECOND_HAND.items() if id_ in rules for word in listed]
    for id_, rule in rules.items():
        suffix = _SUFFIXES.get(rule.type)
        if suffix is not None:
            words += [(normal(word).removesuffix(suffix), id_) for word in rule.zh]
            words += [(normal(word).removesuffix(suffix) + suffix, id_) for word in rule.zh]
    meant: dict[str, set[str]] = {}
    for word, id_ in words:
        meant.setdefault(word, set()).add(id_)
    return {word: min(ids) for word, ids in meant.items() if word and word not in spellings and len(ids) == 1}


def normal(heading: str) -> str:
    """A heading without what does not matter: spaces, a leading ``*``, ``(必填)``, a closing colon."""
    text = squeeze(heading).lstrip("*")
    while (shorter := _OPTIONAL_MARKS.sub("", text).rstrip(":*")) != text:
        text = shorter
    return text


def understand(heading: str, known: Known) -> Match | None:
    """The column that a heading belongs to; None where it is no word of any column."""
    text = normal(heading)
    if text in known.spellings:
        return Match(known.spellings[text], 0, "%" if "%" in text else None)
    for prefix, family in known.prefixes.items():
        if rest_of(heading, prefix) is not None:
            return Match(family, 0)
    bare, unit = split_unit(text)
    column = known.spellings.get(bare)
    freedom = 1
    if column is None:
        bare = _without_score_word(bare)
        column = known.spellings.get(bare) if bare in known.chinese else None
        freedom = 2
    if column is None:
        column = known.further.get(text) or known.further.get(split_unit(text)[0])
        freedom = LAST_CHOICE
    if column is None or not _may_follow(unit, known.rules[column]):
        return None
    return Match(column, freedom, unit)


def rest_of(heading: str, prefix: str) -> str | None:
    """What stands behind a prefix (as `squeeze` gives it) in a heading; None where it does not begin so.

    >>> rest_of("Item： speed ", "item:")
    'speed'
    """
    if not squeeze(heading).startswith(prefix):
        return None
    end = next(at for at in range(1, len(heading) + 1) if squeeze(heading[:at]).startswith(prefix))
    return trim(heading[end:])


def split_unit(text: str) -> tuple[str, str | None]:
    """A normal heading's words and its unit: ``收缴率(%)`` and ``收缴率%`` are 收缴率 and %."""
    if found := _IN_BRACKETS.fullmatch(text):
        return found[1], found[2]
    if text.endswith("%") and text != "%":
        return text[:-1], "%"
    return text, None


def _without_score_word(text: str) -> str:
    for word in _SCORE_WORDS:
        if text.endswith(word):
            return text[: -len(word)]
    return text


def _may_follow(unit: str | None, rule: ColumnRule) -> bool:
    if unit is None or unit in TYPES_OF_UNIT or unit in own_units(rule):
        return True
    return _SAYS_LITTLE.fullmatch(unit) is not None


def own_units(rule: ColumnRule) -> tuple[str, ...]:
    """The units that the scheme itself gives a column, as headings write them."""
    return () if rule.unit is None else (squeeze(rule.unit.zh), squeeze(rule.unit.en))


def wrong_unit(match: Match, rule: ColumnRule) -> bool:
    """Whether a heading's unit measures something else than the column: 旷工(小时) is not 旷工天数."""
    if match.unit is None or match.freedom == 0 or match.unit in own_units(rule):
        return False
    types = TYPES_OF_UNIT.get(match.unit)
    return types is not None and rule.type not in types


def holds_percent(heading: str) -> bool:
    """Whether a heading says that its numbers are percentages."""
    return "%" in squeeze(heading)


def nearest(column: str, known: Known, seen: Iterable[str]) -> tuple[str, ...]:
    """The headings seen that look most like those of a column, best first."""
    by_normal = {normal(heading): heading for heading in seen}
    words = [word for word, id_ in known.spellings.items() if id_ == column]
    close = [near for word in words for near in get_close_matches(word, by_normal, n=2, cutoff=0.5)]
    return tuple(by_normal[near] for near in dict.fromkeys(close))[:3]


def resembles(heading: str, column: str, known: Known) -> bool:
    """Whether a heading is one of the column's words but for a character or so: 收缴律, 服务态度 for 服务态度好."""
    text = normal(heading)
    words = [word for word, id_ in known.spellings.items() if id_ == column and abs(len(word) - len(text)) <= 1]
    return bool(text and get_close_matches(text, words, n=1, cutoff=0.65))


def title(column: str, rule: ColumnRule) -> Text:
    """What a column is called in messages where the sheet has no heading for it."""
    if rule.prefix:
        return Text(f"{rule.prefix[0]}…", f"{rule.prefix[-1]}…")
    return Text(rule.en[0] if rule.en else column, rule.zh[0] if rule.zh else column)
