"""Says in words what a rule compares: the names of columns, the conditions, how one was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..expr.nodes import Call, Compare, Group, Name, Node, Not, Number, Word
from ..expr.show import show, show_value
from ..texts import Text
from .model import Scheme
from .sheets import details

OWN_NAMES: Mapping[str, Text] = {
    "score": Text("score", "得分"),
    "star": Text("star", "星级"),
    "tier": Text("tier", "等级"),
    "rank": Text("rank", "名次"),
    "award": Text("award", "称号"),
    "rated": Text("rated", "参评"),
    "points": Text("every item", "各项得分"),
    "qualified": Text("star met by this period alone", "仅按本期达到的星级"),
    "period.year": Text("year graded", "考核年度"),
    "period.part": Text("number of the period within its year", "考核期在年内的序号"),
    "period.kind": Text("kind of period", "考核期种类"),
}

MUST: Mapping[str, Text] = {
    ">=": Text("at least {limit}", "不低于 {limit}"),
    ">": Text("above {limit}", "高于 {limit}"),
    "<=": Text("at most {limit}", "不高于 {limit}"),
    "<": Text("below {limit}", "低于 {limit}"),
    "=": Text("{limit}", "等于 {limit}"),
    "!=": Text("other than {limit}", "不等于 {limit}"),
}

_NEEDS = Text("{name} {must}", "{name} {must}")
_SHORT = Text("{name} is {value}, must be {must}", "{name}为 {value}，须{must}")
_BLANK = Text("{name} is blank, must be {must}", "{name}为空，须{must}")
_YES = Text("{name} must be yes", "{name}须为“是”")
_NO = Text("{name} must be no", "{name}须为“否”")
_OTHER = Text("does not hold: {rule}", "未满足：{rule}")
_OVER_ITEMS: Mapping[str, Text] = {
    "min": Text("lowest item", "最低一项"),
    "mean": Text("mean of the items", "各项平均分"),
}
_ROWS = Text("rows of the subject", "该对象的各行")


@dataclass(frozen=True, slots=True)
class Figures:
    """The two sides of a comparison of figures, and whether they are percentages."""

    value: Node
    limit: Node
    percent: bool


def name_of(scheme: Scheme, node: Node) -> Text:
    """What a value is called: the heading of its column, the title of an item, or its formula."""
    if isinstance(node, Call) and node.args == (Name("points"),) and node.name in _OVER_ITEMS:
        return _OVER_ITEMS[node.name]
    if not isinstance(node, Name):
        return Text(show(node), show(node))
    return _title(scheme, node.name)


def _title(scheme: Scheme, name: str) -> Text:
    plain = name.removeprefix("points.")
    if name in details(scheme):
        return scheme.sheets[name].title.text if name in scheme.sheets else _ROWS
    if name.startswith("points."):
        for item in scheme.items:
            if item.id == plain and item.title is not None:
                return item.title.text
    if plain in scheme.history:
        return scheme.history[plain].title.text
    if plain in scheme.titles:
        return scheme.titles[plain].text
    if plain in scheme.fields:
        return scheme.fields[plain].title.text
    if plain in scheme.parameters:
        return scheme.parameters[plain].title.text
    return heading(scheme, plain) if plain in scheme.columns else OWN_NAMES.get(plain, Text(plain, plain))


def heading(scheme: Scheme, column: str) -> Text:
    """The heading of a column as a person would write it."""
    rule = scheme.columns[column]
    if rule.prefix:
        return Text(*(f"{prefix}…" for prefix in (rule.prefix[0], rule.prefix[-1])))
    return Text((*rule.en, column.replace("_", " "))[0], (*rule.zh, column)[0])


def label(scheme: Scheme, column: Node, word: str) -> Text:
    """A label as a person would write it."""
    rule = scheme.columns.get(column.name) if isinstance(column, Name) else None
    spellings = rule.labels.get(word, ()) if rule is not None else ()
    return Text(word, (*spellings, word)[0])


def figures(scheme: Scheme, condition: Node) -> Figures | None:
    """The two sides of a comparison of figures; None for any other condition."""
    if not isinstance(condition, Compare) or isinstance(condition.right, Word):
        return None
    return Figures(condition.left, condition.right, is_percent(scheme, condition.left, condition.right))


def is_percent(scheme: Scheme, *nodes: Node) -> bool:
    """Whether a figure is one that people write as a percentage."""
    return any(_percent(scheme, node) for node in nodes)


def _percent(scheme: Scheme, node: Node) -> bool:
    match node:
        case Number(percent=percent):
            return percent
        case Name(name=name) if name in scheme.columns:
            return scheme.columns[name].type == "rate"
        case Name(name=name) if name in scheme.derive:
            return _percent(scheme, scheme.derive[name].node)
        case Call(name="first" | "min" | "max" | "mean" | "round" | "abs", args=args):
            return _percent(scheme, args[0])
        case Group(name="mean" | "min" | "max", value=value) if value is not None:
            return _percent(scheme, value)
        case _:
            return False


def missed(scheme: Scheme, condition: Node, value: Fraction | str | None, limit: Fraction | str | None) -> Text:
    """Why a condition does not hold, with the figures: ``score is 89.5, must be at least 90``."""
    match condition:
        case Name():
            return _YES.filled(name=name_of(scheme, condition))
        case Not(of=Name() as of):
            return _NO.filled(name=name_of(scheme, of))
        case Compare(left=left, right=right):
            percent = is_percent(scheme, left, right)
            shown = None if value is None else in_words(scheme, left, value, percent)
            return falls_short(scheme, condition, shown, in_words(scheme, left, limit, percent))
        case _:
            return _OTHER.filled(rule=show(condition))


def falls_short(scheme: Scheme, condition: Compare, value: Text | str | None, limit: Text | str) -> Text:
    """The same of a comparison whose two sides have been put into words; no value where there is none."""
    name, must = name_of(scheme, condition.left), MUST[condition.sign].filled(limit=limit)
    return _BLANK.filled(name=name, must=must) if value is None else _SHORT.filled(name=name, value=value, must=must)


def needs(scheme: Scheme, condition: Node) -> Text:
    """A condition in words: ``score at least 90``."""
    match condition:
        case Name():
            return name_of(scheme, condition)
        case Compare(sign=sign, left=left, right=right):
            shown: Text | str = show(right)
            if isinstance(right, Word):
                shown = label(scheme, left, right.text)
            elif isinstance(right, Name):
                shown = name_of(scheme, right)
            return _NEEDS.filled(name=name_of(scheme, left), must=MUST[sign].filled(limit=shown))
        case _:
            return Text(show(condition), show(condition))


def in_words(scheme: Scheme, column: Node, value: Fraction | str | None, percent: bool) -> Text | str:
    """One side of a comparison with a column in words: a figure, or the label that it is; "" for nothing."""
    if isinstance(value, str):
        return label(scheme, column, value)
    return "" if value is None else show_value(value, percent)
