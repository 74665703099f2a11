"""Which results a person may decide, and how the value is written: 4 or 四星, a tier, a title, an amount, flags."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fractions import Fraction

from ..expr.exact import figure
from ..expr.nodes import Name, Number, names_in
from ..numbers import places_of
from ..scheme.columns import ColumnRule
from ..scheme.model import Scheme
from ..scheme.wording import heading, name_of
from ..sheet.cell_number import Amount, read_number
from ..sheet.fault import Fault
from ..sheet.spelling import NOTHING_HERE, fold, squeeze
from ..texts import Text
from .grade import award_titles, flag_texts, tier_titles
from .plan import MONEY_PLACES
from .result import Cell

FIELDS: Mapping[str, Text] = {
    "star": Text("star", "星级"),
    "tier": Text("tier", "等级"),
    "award": Text("award", "称号"),
    "bonus": Text("bonus", "奖金"),
    "deduction": Text("deduction", "扣款"),
    "flags": Text("flags", "待办"),
}
NONE = Text("none", "无")

_MEND = Text("mend the sheet and run again", "请改正考核表后重新运行")
_FOLLOWS: Mapping[str, tuple[Text, Text]] = {
    "net": (
        Text("net", "净额"),
        Text("it follows from bonus and deduction; decide these", "净额由奖金和扣款得出，请裁定奖金或扣款"),
    ),
    "score": (Text("score", "得分"), _MEND),
    "rank": (Text("rank", "名次"), Text("places follow from everybody's figures", "名次由全体数据排出")),
    "rated": (
        Text("rated", "已评定"),
        Text("whoever is given a star or a tier is rated", "裁定了星级或等级，即为已评定"),
    ),
}
_FORMULA = Text("it is worked out by a formula of the scheme", "该项按方案的公式得出")
_STAR = re.compile(r"(?:(\d{1,2})(?:\.0+)?|([零一二两三四五六七八九十]))\s*(?:★|星级?|stars?)?", re.ASCII)
_WORDS = {**{word: at for at, word in enumerate("零一二三四五六七八九十")}, "两": 2}
_MONEY = ColumnRule.model_validate({"type": "money"})


def field_named(text: str) -> str | None:
    """The result of this name; None where it is none that can be decided.

    >>> field_named("星级"), field_named("Bonus"), field_named("score")
    ('star', 'bonus', None)
    """
    names = {squeeze(word): field for field, title in FIELDS.items() for word in (field, title.en, title.zh)}
    return names.get(squeeze(text))


def follows(text: str, scheme: Scheme) -> Text | None:
    """What to do instead of deciding a result that follows from others; None where it is no such result."""
    asked = squeeze(text)
    for name, (title, instead) in _FOLLOWS.items():
        if asked in map(squeeze, (name, title.zh)):
            return instead
    for item in scheme.items:
        titles = (name_of(scheme, Name(f"points.{item.id}")), *_own_heading(scheme, item.id))
        words = [word for title in titles for word in (title.en, title.zh, f"{title.zh}得分")]
        if asked in map(squeeze, (item.id, f"{item.id}_points", *words)):
            return _MEND
    titled = ((name, rule.title.text) for name, rule in scheme.fields.items())
    return next((_FORMULA for name, said in titled if asked in map(squeeze, (name, said.en, said.zh))), None)


def _own_heading(scheme: Scheme, item: str) -> tuple[Text, ...]:
    """The heading of the column that holds the points of an item."""
    return (heading(scheme, item),) if item in scheme.columns else ()


def stars_given(scheme: Scheme) -> tuple[int, ...]:
    """The stars that the ladder can give, the lowest first.

    Where a line works its star out, such as one more than before, these are all whole numbers from the lowest
    to the highest that the ladder, its names and the columns in it know.
    """
    if scheme.tiers is None:
        return ()
    rules = [line.star.node for line in scheme.tiers.ladder if line.star is not None]
    known = {int(rule.value) for rule in rules if isinstance(rule, Number)}
    for rule in rules:
        columns = [scheme.columns[name] for name in names_in(rule) if name in scheme.columns]
        limits = [limit for column in columns for limit in (column.min, column.max) if limit is not None]
        known.update(int(value) for limit in limits if (value := figure(limit.node)) is not None)
    if all(isinstance(rule, Number) for rule in rules):
        return tuple(sorted(known))
    known.update(map(int, scheme.tiers.names))
    return tuple(range(min(known), max(known) + 1)) if known else ()


def read_decided(field: str, text: str, scheme: Scheme, raised: Collection[str] = ()) -> Cell | Fault:
    """The value that a result is to have; a fault where the scheme knows no such value.

    A title is taken away, and all flags, by ``none`` or 无. `raised` are flags that stand in the result already.
    """
    match field:
        case "star":
            return _star(text, scheme)
        case "tier":
            return _named(text, _tiers(scheme), field, scheme)
        case "award":
            return None if _is_none(text) else _named(text, award_titles(scheme), field, scheme)
        case "flags":
            known = {**{flag: Text(flag, flag) for flag in raised}, **dict(flag_texts(scheme))}
            return () if _is_none(text) else _flags(text, known, scheme)
        case _:
            return _money(text)


def _star(text: str, scheme: Scheme) -> Cell | Fault:
    given, folded = stars_given(scheme), fold(text)
    star = len(folded) if set(folded) == {"★"} else 0 if folded == "☆" else None
    if found := _STAR.fullmatch(folded):
        star = int(found[1]) if found[1] else _WORDS[found[2]]
    if star is not None and star in given:
        return Fraction(star)
    return _none_such("star", {str(one): Text(str(one), str(one)) for one in given}, scheme)


def _tiers(scheme: Scheme) -> dict[str, Text]:
    ladder = scheme.tiers.ladder if scheme.tiers else ()
    return {**{line.tier: Text(line.tier, line.tier) for line in ladder if line.tier}, **dict(tier_titles(scheme))}


def _money(text: str) -> Cell | Fault:
    amount = read_number(text, _MONEY, {})
    if not isinstance(amount, Amount) or amount.value < 0 or (places_of(amount.value) or 0) > MONEY_PLACES:
        return Fault("SG653")
    return amount.value


def _flags(text: str, known: Mapping[str, Text], scheme: Scheme) -> Cell | Fault:
    """The flags joined by ``;``, of which the text of one may hold some itself: the longest that fits is taken."""
    parts, found = [part for part in fold(text).split(";") if part.strip()], set()
    while parts:
        joined = ((many, _id_of(";".join(parts[:many]), known)) for many in range(len(parts), 0, -1))
        taken, flag = next(((many, name) for many, name in joined if name is not None), (0, None))
        if flag is None:
            return _none_such("flags", known, scheme)
        found.add(flag)
        parts = parts[taken:]
    return tuple(sorted(found))


def _named(text: str, titles: Mapping[str, Text], field: str, scheme: Scheme) -> str | Fault:
    return _id_of(text, titles) or _none_such(field, titles, scheme)


def _id_of(text: str, titles: Mapping[str, Text]) -> str | None:
    """The id that is written so, or whose name in either language is."""
    asked = _plain(text)
    return next((name for name, one in titles.items() if asked in map(_plain, (name, one.en, one.zh))), None)


def _none_such(field: str, known: Mapping[str, Text], scheme: Scheme) -> Fault:
    """What could be written instead; what all of it is called in Chinese too."""
    if not known:
        return Fault("SG666", {"field": FIELDS[field], "scheme": scheme.id})
    there = [Text(name, name if title.zh == name else f"{name}（{title.zh}）") for name, title in known.items()]
    there += [NONE] if field in ("award", "flags") else []
    return Fault("SG652", {"field": FIELDS[field], "scheme": scheme.id, "known": there})


def _is_none(text: str) -> bool:
    return fold(text) in NOTHING_HERE


def _plain(text: str) -> str:
    return squeeze(text).rstrip("。.")
