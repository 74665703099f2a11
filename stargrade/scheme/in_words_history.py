"""Values that look back over periods, and those of a whole year, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ..texts import Text
from .formula_words import Words
from .model import Lookback, YearFigure
from .notice import Column, Row, Topic

_IN_A_ROW = Text("periods in a row, up to this one, with: {when}", "截至本期连续符合以下条件的期数：{when}")
_TIMES = Text("number of periods with: {when}", "符合以下条件的期数：{when}")
_MEAN = Text("mean of: {of}", "以下数值的平均：{of}")
_LATEST = Text("latest: {of}", "最近一期的{of}")
_WHEN = Text("only periods with: {when}", "仅限符合以下条件的各期：{when}")
_LAST = Text("the last {count} periods", "最近 {count} 期")
_YEAR = Text("periods of the same year", "本年度各期")
_EACH = Text("the shorter periods of this one ({kind})", "本期所含的各{kind}")
_EACH_OF_YEAR = Text("every {kind} of the year on record", "该年度已有记录的各{kind}")
_OF = Text("results of {scheme}", "方案 {scheme} 的结果")
_KINDS = {
    "month": Text("month", "月"),
    "quarter": Text("quarter", "季度"),
    "half": Text("half-year", "半年"),
}

COLUMNS = (
    Column("value", Text("Value", "数值")),
    Column("counts", Text("What is looked at", "统计内容")),
    Column("over", Text("Over which periods", "统计范围")),
)


def history(words: Words) -> Iterator[Row]:
    """Each value that looks back: what it is called, what it counts, over which periods."""
    for name, rule in words.scheme.history.items():
        yield words.name(name), _counted(words, rule), words.joined(_over(words, rule))


def _counted(words: Words, rule: Lookback) -> str:
    if rule.in_a_row:
        return words.say(_IN_A_ROW, when=words.conditions(rule.in_a_row))
    if rule.times:
        return words.say(_TIMES, when=words.conditions(rule.times))
    return "" if rule.mean is None else words.say(_MEAN, of=words.rule(rule.mean))


def _over(words: Words, rule: Lookback) -> Iterator[str]:
    if rule.last is not None:
        yield words.say(_LAST, count=rule.last)
    if rule.within is not None:
        yield words.say(_YEAR)
    if rule.each is not None:
        yield words.say(_EACH, kind=_KINDS[rule.each])
    if rule.scheme is not None:
        yield words.say(_OF, scheme=rule.scheme)


def _of_the_year(words: Words) -> Iterator[Row]:
    """Each figure of the year: what it is called, what it counts, over which periods."""
    year = words.scheme.year_end
    for figure in year.figures.values() if year else ():
        periods = [words.say(_EACH_OF_YEAR, kind=_KINDS[year.each])] if year else []
        periods += [words.say(_WHEN, when=words.conditions(figure.when))] if figure.when else []
        yield words.say(figure.title.text), _figure(words, figure), words.joined(periods)


def _figure(words: Words, figure: YearFigure) -> str:
    if figure.mean is not None:
        return words.say(_MEAN, of=words.rule(figure.mean))
    if figure.latest is not None:
        return words.say(_LATEST, of=words.rule(figure.latest))
    return words.say(_TIMES, when=words.conditions(figure.times))


YEAR = (Topic("figures", Text("Figures from the records", "由各期记录统计"), _of_the_year, COLUMNS),)
