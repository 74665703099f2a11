"""One person's result on a terminal: every cell, item, step of the ladder and amount, with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ..explain import Explanation
from ..explain.explanation import CellUsed, ItemWorked, MoneyBooked, TierTried
from ..explain.months import MonthSeen
from ..expr.exact import Value
from ..expr.nodes import Name
from ..expr.parse import parse
from ..expr.show import show_value
from ..report.amounts import money
from ..report.spread import star_signs
from ..scheme.formula_words import Words
from ..scheme.model import Scheme
from ..scheme.wording import is_percent, label, name_of
from ..texts import Lang, Text
from .layout import Line, Screen, Span, hanging, line, pad
from .titles import titled

_CELLS = Text("Cells used", "所用单元格")
_DERIVED = Text("Worked out from them", "由此算出")
_ITEMS = Text("Items", "各项得分")
_SCORE = Text("Score", "总分")
_SCORED = Text("{title}: {points}", "{title}：{points}")
_LADDER = Text("Steps tried, from the top", "自上而下逐级比对")
_MONTHS = Text("Earlier periods", "以前各期")
_MONEY = Text("Money", "奖罚金额")
_RESULT = Text("Result", "结果")
_YES, _NO = Text("yes", "是"), Text("no", "否")
_BLANK = Text("(blank)", "（空）")
_DEFAULT = Text("{value} (by default)", "{value}（默认）")
_RULE = Text("{rule}, where {figures}", "{rule}，其中 {figures}")
_FIGURE = Text("{name} = {value}", "{name} = {value}")
_HOLDS = Text("holds", "符合")
_MISSED_BY = Text("{why} (missed by {gap})", "{why}（差 {gap}）")
_MISSED_POINTS = Text("{why} (missed by {gap} percentage points)", "{why}（差 {gap} 个百分点）")
_NOT_RATED = Text("not rated", "未评定")
_AMOUNT = Text("{side} {amount}: {formula}", "{side} {amount}：{formula}")
_UNSET = Text("amount not set", "金额未设定")
_SIDES = {"bonus": Text("bonus", "奖金"), "deduction": Text("deduction", "扣款")}
_NET = Text("net {net}", "净额 {net}")
_RANK = Text("place {rank}", "第 {rank} 名")


def explanation_lines(explained: Explanation, scheme: Scheme, lang: Lang, screen: Screen) -> tuple[Line, ...]:
    """Everything about one person, in the order in which it was worked out."""
    page = _Page(scheme, lang, screen)
    parts: tuple[tuple[Text, list[Line]], ...] = (
        (_CELLS, page.cells(explained.cells)),
        (_DERIVED, page.figures(explained.derived)),
        (_ITEMS, [*page.items(explained.items), *page.score(explained)]),
        (_LADDER, page.tiers(explained.tiers)),
        (_MONTHS, page.months(explained.months)),
        (_MONEY, page.money(explained.money)),
        (_RESULT, page.result(explained)),
    )
    named = " ".join(part for part in (explained.key, explained.name) if part)
    lines = [line(Span(named, "bold"))]
    for title, body in parts:
        if body:
            lines += [line(), line(Span(title.to(lang), "bold")), *body]
    return tuple(lines)


class _Page:
    """Writes the parts for one scheme, in one language, as wide as the screen."""

    def __init__(self, scheme: Scheme, lang: Lang, screen: Screen) -> None:
        self.scheme, self.lang, self.screen = scheme, lang, screen
        self.words = Words(scheme, lang)

    def cells(self, cells: Sequence[CellUsed]) -> list[Line]:
        """Address, heading, value; one cell a line, those of other roles left out."""
        cells = [one for one in cells if one.value is not None or self.scheme.columns[one.column].only is None]
        addresses = [one.cell or "-" for one in cells]
        places = max((len(address) for address in addresses), default=0)
        headings = [one.heading.to(self.lang) for one in cells]
        wide = min(max((self.screen.measure(heading) for heading in headings), default=0), self.screen.width // 2)
        lines = []
        for one, address, heading in zip(cells, addresses, headings, strict=True):
            first = f"  {pad(address, places, self.screen)}  {pad(heading, wide, self.screen)}  "
            value = self.value(one.column, one.value)
            shown = _DEFAULT.fill(self.lang, {"value": value}) if one.cell is None and one.value is not None else value
            lines += hanging(first, shown, self.screen)
        return lines

    def figures(self, derived: Mapping[str, Value]) -> list[Line]:
        """Every value that was worked out from the cells."""
        return [one for name, value in derived.items() for one in self.below(self.figure(name, value))]

    def items(self, items: Sequence[ItemWorked]) -> list[Line]:
        """Points and title, then the rule with the figures in it."""
        lines: list[Line] = []
        for one in items:
            lines += self.scored(one.title, one.id, one.points)
            if not isinstance(one.rule, Name):  # the cell itself is the points
                lines += hanging("      ", self.rule(one), self.screen, "dim")
        return lines

    def score(self, explained: Explanation) -> list[Line]:
        """The score and how the items make it."""
        if explained.score_rule is None:
            return []
        rule = hanging("      ", self.words.formula(explained.score_rule), self.screen, "dim")
        return [*self.scored(_SCORE, "score", explained.score), *rule]

    def scored(self, title: Text, name: str, points: Value) -> list[Line]:
        """``Attendance: 4``."""
        return self.below(_SCORED.fill(self.lang, {"title": title, "points": self.value(name, points)}))

    def rule(self, one: ItemWorked) -> str:
        """The rule of an item; without figures where it holds none."""
        rule = self.words.formula(one.rule)
        figures = [self.figure(name, value) for name, value in one.figures.items()]
        return _RULE.fill(self.lang, {"rule": rule, "figures": figures}) if figures else rule

    def tiers(self, tiers: Sequence[TierTried]) -> list[Line]:
        """Each line of the ladder with the condition that failed, down to the one that holds."""
        wide = max((self.screen.measure(tried.label.to(self.lang)) for tried in tiers), default=0)
        return [one for tried in tiers for one in self.tier(tried, min(wide, self.screen.width // 3))]

    def tier(self, tried: TierTried, wide: int) -> Iterator[Line]:
        """One line of the ladder, its label filled up to so many places."""
        first = f"  {'√' if tried.holds else '×'} {pad(tried.label.to(self.lang), wide, self.screen)}  "
        yield from hanging(first, self.outcome(tried), self.screen, "green" if tried.holds else "")

    def outcome(self, tried: TierTried) -> str:
        """Why a line does not hold, and how far it was missed by."""
        if tried.first_failed is None:
            return _HOLDS.to(self.lang)
        why = tried.first_failed.to(self.lang)
        if not tried.missed_by:
            return why
        gap = show_value(tried.missed_by * 100 if tried.percent else tried.missed_by, False)
        return (_MISSED_POINTS if tried.percent else _MISSED_BY).fill(self.lang, {"why": why, "gap": gap})

    def months(self, months: Sequence[MonthSeen]) -> list[Line]:
        """Each earlier period with its star, and why it counted or did not."""
        wide = max((self.screen.measure(one.period) for one in months), default=0)
        return [one for month in months for one in self.month(month, wide)]

    def month(self, month: MonthSeen, wide: int) -> list[Line]:
        """One earlier period."""
        star = star_signs(int(month.star)) if isinstance(month.star, Fraction) else "-"
        first = (
            f"  {'√' if month.counted else '×'} {pad(month.period, wide, self.screen)}  {pad(star, 5, self.screen)}  "
        )
        return hanging(first, month.why.to(self.lang), self.screen)

    def money(self, booked: Sequence[MoneyBooked]) -> list[Line]:
        """Every amount with its rule."""
        return [one for rule in booked for one in self.below(self.amount(rule))]

    def amount(self, booked: MoneyBooked) -> str:
        """One amount with its rule."""
        side = _SIDES[booked.side].to(self.lang)
        amount = _UNSET.to(self.lang) if booked.amount is None else money(booked.amount)
        return _AMOUNT.fill(self.lang, {"side": side, "amount": amount, "formula": self.words.formula(booked.formula)})

    def result(self, explained: Explanation) -> list[Line]:
        """Star, place, title and money in one line, then the reasons."""
        facts = "  ".join(self.facts(explained))
        lines = [line("  ", Span(facts, "bold"))] if facts else []
        for reason in explained.reasons:
            lines += self.below(reason.to(self.lang))
        return lines

    def facts(self, explained: Explanation) -> Iterator[str]:
        """What came out, in a few words each."""
        if not explained.rated:
            yield _NOT_RATED.to(self.lang)
        if isinstance(explained.star, Fraction):
            yield star_signs(int(explained.star))
        if explained.tier is not None:
            yield titled(self.scheme, "tier", explained.tier, self.lang)
        if explained.rank is not None:
            yield _RANK.fill(self.lang, {"rank": self.value("rank", explained.rank)})
        if explained.award is not None:
            yield titled(self.scheme, "award", explained.award, self.lang)
        if explained.money or explained.bonus or explained.deduction:
            yield _NET.fill(self.lang, {"net": money(explained.bonus - explained.deduction)})

    def figure(self, name: str, value: Value) -> str:
        """``collection rate = 96%``; what a group function came to stands behind the function."""
        group = name.endswith(")")
        said = self.words.formula(parse(name)) if group else name_of(self.scheme, Name(name)).to(self.lang)
        return _FIGURE.fill(self.lang, {"name": said, "value": self.value(name, value)})

    def value(self, name: str, value: Value) -> str:
        """A value as people write it in a column of this name."""
        if value is None:
            return _BLANK.to(self.lang)
        if isinstance(value, bool):
            return (_YES if value else _NO).to(self.lang)
        if isinstance(value, str):
            return label(self.scheme, Name(name), value).to(self.lang)
        return show_value(value, is_percent(self.scheme, Name(name)))

    def below(self, text: str) -> list[Line]:
        """A line below a heading, wrapped where it must be."""
        return hanging("  ", text, self.screen)
