"""A whole scheme in words, as a notice that a manager could pin on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..expr.exact import figure
from ..expr.nodes import Node
from ..expr.show import show_value
from ..texts import LANGS, Lang, Text
from .columns import ColumnRule
from .dated import days
from .formula_words import Words
from .in_words_history import YEAR
from .in_words_results import TOPICS as RESULTS
from .model import Item, Scheme
from .notice import Column, Notice, Row, Topic, section
from .year import year_scheme

_TITLE = Text("{title} ({id}, version {version})", "{title}（{id}，第 {version} 版）")
_PERIOD = Text("Rated by: {kinds}. Every row is one {subject}.", "评定周期：{kinds}。每行对应一个{subject}。")
_GATHERED = Text(
    "Rated by: {kinds}. All rows of one {subject} make one result.",
    "评定周期：{kinds}。同一{subject}的各行合成一个结果。",
)
_ROUNDS = Text("Rounds of the year: {rounds}.", "每年进行的期次：{rounds}。")
_PERIOD_NEEDED = Text("The period must be given (--period).", "必须写明考核期（--period）。")
_VALID = Text("In force {days}.", "有效期：{days}。")
_SOURCE = Text("Source: {title} ({document})", "依据：{title}（{document}）")
_ANY = Text("any period", "不限")
_KINDS = {
    "month": Text("month", "月"),
    "quarter": Text("quarter", "季度"),
    "half": Text("half-year", "半年"),
    "year": Text("year", "年"),
}

_TYPES = {
    "id": Text("id, every one only once", "编号，不得重复"),
    "text": Text("text", "文字"),
    "rate": Text("percentage", "百分比"),
    "mark": Text("mark from 0 to 100", "0 至 100 分"),
    "points": Text("points", "分数"),
    "level": Text("whole number", "整数"),
    "count": Text("count", "次数或个数"),
    "number": Text("number", "数字"),
    "minutes": Text("minutes", "分钟"),
    "seconds": Text("seconds", "秒"),
    "hours": Text("hours", "小时"),
    "days": Text("days", "天数"),
    "months": Text("months", "月数"),
    "money": Text("amount in CNY", "金额（元）"),
    "flag": Text("yes or no", "是或否"),
    "label": Text("one of {labels}", "{labels} 之一"),
    "date": Text("date", "日期"),
}
_LEAST = Text("at least {limit}", "不低于 {limit}")
_MOST = Text("at most {limit}", "最高 {limit}")
_ABOVE = Text("above {limit}", "大于 {limit}")
_OPTIONAL = Text("may be left out", "可不填")
_DEFAULT = Text("blank counts as {default}", "不填视为{default}")
_HISTORY = Text("blank takes {result} of the latest earlier period", "不填则取最近一期的{result}")
_ONLY = Text("only where {who}", "仅限{who}")
_ONLY_ITEM = Text("only where {cell}", "仅限{cell}")
_YES_NO = {"yes": Text("yes", "“是”"), "no": Text("no", "“否”")}

_DERIVED = Text("{name} = {rule}", "{name} = {rule}")
_BARRED = Text("{when}: {say}", "{when}：{say}")
_AS_GIVEN = Text("as entered", "按填写的分数")
_MOST_POINTS = Text("at most {cell}", "最高 {cell}")
_WEIGHT = Text("weight {cell}", "权重 {cell}")
_PART = Text("part: {cell}", "属于“{cell}”")
_PART_TOTAL = Text("{part}: {most} points in all", "{part}：合计 {most} 分")
_BELOW_ZERO = Text("may fall below 0", "可为负分")
_PLACES = Text("rounded half up to {places} decimals", "四舍五入到 {places} 位小数")
_ADDED = Text("all items added up", "各项得分之和")
_WEIGHTED = Text("the items by their weights, added up", "各项得分按权重相加")
_OF_YEAR = frozenset({"not_rated", "score", "tiers", "awards", "fields"})
_SHEET_TOPIC = Text("{title}: {heading}", "{title}：{heading}")
_PREFIX = Text("every column whose heading begins with {prefixes}", "表头以 {prefixes} 开头的每一列")
_OR_WORD = Text("or {words}", "也可填 {words}")


def rules_in_words(scheme: Scheme, lang: Lang) -> tuple[str, ...]:
    """Every rule of the scheme in words, one line each; lines below a heading begin with two spaces."""
    whole = notice(scheme, lang)
    lines = [whole.title, *whole.head]
    for one in whole.sections:
        lines += ["", one.heading, *(f"  {line}" for line in one.words())]
    return tuple(lines)


def notice(scheme: Scheme, lang: Lang) -> Notice:
    """Every rule of the scheme in one language, section by section; what it does not have is left out."""
    words = Words(scheme, lang)
    title = words.say(_TITLE, title=scheme.name, id=scheme.id, version=scheme.version)
    topics = [(topic, words) for topic in (*_TOPICS, *RESULTS)]
    topics[1:1] = [pair for name in scheme.sheets for pair in _of_sheet(name, words)]
    topics += _of_year(scheme, lang)
    sections = (section(topic, told) for topic, told in topics)
    return Notice(title, tuple(_head(words)), tuple(one for one in sections if one is not None))


def _of_sheet(name: str, words: Words) -> Iterator[tuple[Topic, Words]]:
    """What is said of a detail sheet: the same as of the main one, under headings with its title."""
    title = words.scheme.sheets[name].title.text
    for topic in _TOPICS[:3]:
        heading = Text(*(_SHEET_TOPIC.fill(lang, {"title": title, "heading": topic.heading}) for lang in LANGS))
        yield replace(topic, id=f"{name}.{topic.id}", heading=heading), words.inside(name)


def _of_year(scheme: Scheme, lang: Lang) -> Iterator[tuple[Topic, Words]]:
    """What is said of the year end: its figures, then the same as of a run, under headings with its title."""
    rules = year_scheme(scheme)
    if rules is None or scheme.year_end is None:
        return
    told = rules.model_copy(update={"fields": scheme.year_end.fields})
    for topic in (*YEAR, *(one for one in (*_TOPICS, *RESULTS) if one.id in _OF_YEAR)):
        words = Words(scheme if topic in YEAR else told, lang)
        heading = Text(*(_SHEET_TOPIC.fill(lang, {"title": rules.name, "heading": topic.heading}) for lang in LANGS))
        yield replace(topic, id=f"year_end.{topic.id}", heading=heading), words


def _head(words: Words) -> Iterator[str]:
    scheme = words.scheme
    kinds = _ANY if len(scheme.period) == len(_KINDS) else [_KINDS[kind] for kind in scheme.period]
    yield words.say(_PERIOD if scheme.gather is None else _GATHERED, kinds=kinds, subject=scheme.subject.text)
    if scheme.rounds:
        yield words.say(_ROUNDS, rounds=[str(part) for part in scheme.rounds])
    if scheme.period_needed:
        yield words.say(_PERIOD_NEEDED)
    if scheme.valid is not None:
        yield words.say(_VALID, days=days(scheme.valid))
    if scheme.source is not None:
        yield words.say(_SOURCE, title=scheme.source.title, document=scheme.source.document)


def _columns(words: Words) -> Iterator[Row]:
    for name, column in words.scheme.columns.items():
        heading = (*column.zh, name)[0] if words.lang == "zh" else (*column.en, *column.zh, name)[0]
        if column.prefix:
            heading = words.name(name)
        yield heading, name, words.joined(column_facts(words, column))


def column_facts(words: Words, column: ColumnRule) -> Iterator[str]:
    """What may stand in a column, one fact after the other."""
    yield words.say(_type(column, words), labels=_labels(column))
    if column.prefix:
        yield words.say(_PREFIX, prefixes=column.prefix)
    for text, limit in ((_LEAST, column.min), (_ABOVE, column.above), (_MOST, column.max)):
        if limit is not None:
            yield words.say(text, limit=_limit(limit.node, column, words))
    if column.words:
        yield words.say(_OR_WORD, words=_spelled(column, words))
    if column.only is not None:
        yield words.say(_ONLY, who=words.condition(column.only.node))
    if column.history is not None:
        yield words.say(_HISTORY, result=words.name(column.history))
    if column.default is not None:
        yield words.say(_DEFAULT, default=_default(column.default, column))
    elif column.optional:
        yield words.say(_OPTIONAL)
    if column.note is not None:
        yield words.say(column.note.text)


def _type(column: ColumnRule, words: Words) -> Text:
    """What a cell holds; the id of a subject may stand again where many rows belong to it."""
    scheme, main = words.scheme, words.main
    repeats = scheme.gather is not None or main is not None
    return _TYPES["text"] if repeats and column is scheme.columns.get(scheme.key) else _TYPES[column.type]


def _limit(limit: Node, column: ColumnRule, words: Words) -> str:
    value = figure(limit)
    if column.type == "rate" and value is not None:
        return show_value(value, percent=True)
    return words.formula(limit)


def _spelled(column: ColumnRule, words: Words) -> Text:
    """The words that stand for figures, each in the language that it belongs to."""
    pairs = [(word, f"{word} = {words.rule(rule)}") for word, rule in column.words.items()]
    english = [pair for word, pair in pairs if word.isascii()]
    return Text(", ".join(english), "、".join(pair for _, pair in pairs if pair not in english))


def _labels(column: ColumnRule) -> list[Text]:
    return [Text(word, (*spellings, word)[0]) for word, spellings in column.labels.items()]


def _default(value: str, column: ColumnRule) -> Text | str:
    if column.type == "flag":
        return _YES_NO.get(value, value)
    return next((label for label in _labels(column) if label.en == value), value)


def _required(words: Words) -> Iterator[str]:
    for rule in words.scheme.require:
        yield words.say(rule.say.text)


def _derived(words: Words) -> Iterator[str]:
    for name, rule in words.scheme.derive.items():
        yield words.say(_DERIVED, name=words.name(name), rule=words.rule(rule))


def _not_rated(words: Words) -> Iterator[str]:
    for bar in words.scheme.not_rated:
        yield words.say(_BARRED, when=words.conditions(bar.when), say=bar.say.text)


def _items(words: Words) -> Iterator[Row | str]:
    for item in words.scheme.items:
        yield words.name(f"points.{item.id}"), *_item_facts(words, item)
    for part in words.scheme.parts.values():
        if part.max is not None:
            yield words.say(_PART_TOTAL, part=part.title.text, most=words.rule(part.max))


def _item_facts(words: Words, item: Item) -> Sequence[str]:
    return (
        "" if item.only is None else words.condition(item.only.node),
        words.say(_AS_GIVEN) if item.points is None else words.rule(item.points),
        "" if item.max is None else words.rule(item.max),
        "" if item.weight is None else words.rule(item.weight),
        "" if item.part is None else words.say(words.scheme.parts[item.part].title.text),
        words.say(_BELOW_ZERO) if item.below_zero else "",
    )


def _score(words: Words) -> Iterator[str]:
    score = words.scheme.score
    if score is None:
        return
    if score.value is not None:
        yield words.rule(score.value)
    else:
        yield words.say(_WEIGHTED if any(item.weight is not None for item in words.scheme.items) else _ADDED)
    if score.max is not None:
        yield words.say(_MOST, limit=words.rule(score.max))
    yield words.say(_PLACES, places=score.places)


_SHEET = (
    Column("column", Text("Column", "列")),
    Column("name", Text("Name in rules", "规则中的名称")),
    Column("holds", Text("What it holds", "填写内容")),
)
_SCORED = (
    Column("item", Text("Item", "项目")),
    Column("only", Text("Only where", "适用范围"), _ONLY_ITEM),
    Column("points", Text("Points", "得分规则")),
    Column("max", Text("Most", "满分"), _MOST_POINTS),
    Column("weight", Text("Weight", "权重"), _WEIGHT),
    Column("part", Text("Part", "所属部分"), _PART),
    Column("note", Text("Note", "说明")),
)

_TOPICS: tuple[Topic, ...] = (
    Topic("columns", Text("Columns of the sheet", "表格各列"), _columns, _SHEET, labels=2),
    Topic("require", Text("A row must be corrected first where", "出现以下情况的行须先更正"), _required),
    Topic("derive", Text("Worked out from the columns", "由各列算出"), _derived),
    Topic("not_rated", Text("Not rated", "不参加评定"), _not_rated),
    Topic("items", Text("Items", "评分项目"), _items, _SCORED),
    Topic("score", Text("Score", "总分"), _score),
)
