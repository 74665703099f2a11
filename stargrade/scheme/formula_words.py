"""Writes a formula or a condition for people, with the headings of the sheet in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..expr.nodes import (
    And,
    Band,
    Bands,
    Call,
    Choose,
    Compare,
    Edge,
    Group,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Word,
    edge_conditions,
)
from ..expr.show import show
from ..texts import Lang, Text, say
from .formula import Formula
from .model import Scheme
from .sheets import OWNER, rows_of
from .wording import MUST, label, name_of

_NO = Text("{name}: no", "{name}为“否”")
_COMPARED = Text("{name} {must}", "{name}{must}")
_EQUAL = Text("{name} = {limit}", "{name}为{limit}")
_QUOTED = Text("{word}", "“{word}”")
_OTHERS = Text("all others", "其余")
_LINE = Text("{when} → {then}", "{when} → {then}")
_TABLE = Text("by {of}: {lines}", "按{of}：{lines}")
_BOTH = Text(" and ", "且")
_AND = Text(", ", "，")
_NEXT = Text("; ", "；")
_OR = Text(" or ", "或")
_NOT = Text("not ({condition})", "并非（{condition}）")
_BRACKETS = Text("({condition})", "（{condition}）")
_ELSE = Text(", else ", "，没有则取 ")
_GROUPS: Mapping[str, Text] = {
    "mean": Text("mean of {value}", "{value}的平均值"),
    "sum": Text("sum of {value}", "{value}的合计"),
    "min": Text("lowest {value}", "{value}的最小值"),
    "max": Text("highest {value}", "{value}的最大值"),
    "count": Text("number of rows", "的行数"),
    "rank": Text("place by {value}", "按{value}排的名次"),
}
_RANK_FROM_LOWEST = Text("place by {value} from the lowest up", "按{value}从低到高排的名次")
_SAME = Text("{what} within the same {by}", "同{by}内{what}")
_SHEET = Text("{what} over the sheet", "全表{what}")
_ROWS = Text("{what} in {sheet}", "{sheet}中{what}")
_ONLY = Text("{what} (only {among})", "{what}（仅限{among}）")


class Words:
    """Puts the rules of one scheme into words of one language; those of a detail sheet know its `main` one."""

    def __init__(self, scheme: Scheme, lang: Lang, main: Words | None = None) -> None:
        self.scheme = scheme
        self.lang = lang
        self.main = main

    def inside(self, sheet: str) -> Words:
        """The same for the rules about the rows of a detail sheet."""
        return Words(rows_of(self.scheme, sheet), self.lang, self)

    def say(self, text: Text, **params: object) -> str:
        """A text of the program, filled in."""
        return text.fill(self.lang, params)

    def name(self, name: str) -> str:
        """What a column, an item, a part or a result is called."""
        if self.main is not None and name.startswith(OWNER):
            return self.main.name(name.removeprefix(OWNER))
        part = self.scheme.parts.get(name.removeprefix("points."))
        if part is not None and name.startswith("points."):
            return part.title.text.to(self.lang)
        return name_of(self.scheme, Name(name)).to(self.lang)

    def names(self, names: Sequence[str]) -> str:
        """Several of them."""
        return say([self.name(name) for name in names], self.lang)

    def joined(self, facts: Iterable[str]) -> str:
        """Several facts in one line."""
        return _NEXT.to(self.lang).join(facts)

    def rule(self, rule: Formula) -> str:
        """A rule of the scheme file."""
        return self.formula(rule.node)

    def formula(self, node: Node) -> str:
        """A formula; a table of bands or labels as its lines."""
        match node:
            case Bands(of=of, rows=rows):
                return self.say(_TABLE, of=self.formula(of), lines=[self._band(of, band) for band in rows])
            case Call(name="min" | "mean", args=(Name("points"),)):
                return name_of(self.scheme, node).to(self.lang)
            case Choose(of=of):
                return self.say(_TABLE, of=self.formula(of), lines=list(self._cases(node)))
            case Call(name="first", args=args):
                return _ELSE.to(self.lang).join(self.formula(arg) for arg in args)
            case _:
                return show(self._renamed(node)).replace(" * ", " × ").replace(" / ", " ÷ ")

    def conditions(self, rules: Sequence[Formula]) -> str:
        """Several conditions, all of which must hold."""
        return self.all_of([rule.node for rule in rules])

    def all_of(self, nodes: Sequence[Node]) -> str:
        """Several conditions, all of which must hold; "" for none."""
        return _AND.to(self.lang).join(self.condition(node) for node in nodes)

    def condition(self, node: Node) -> str:
        """One condition: ``collection rate at least 110%``."""
        match node:
            case Not(of=Name(name=name)):
                return self.say(_NO, name=self.name(name))
            case Not(of=of):
                return self.say(_NOT, condition=self.condition(of))
            case And(parts=parts):
                return _BOTH.to(self.lang).join(map(self._in_brackets, parts))
            case Or(parts=parts):
                return _OR.to(self.lang).join(map(self._in_brackets, parts))
            case Compare(sign="=", left=left, right=right):
                return self.say(_EQUAL, name=self.formula(left), limit=self._limit(left, right))
            case Compare(sign=sign, left=left, right=right):
                must = self.say(MUST[sign], limit=self._limit(left, right))
                return self.say(_COMPARED, name=self.formula(left), must=must)
            case _:
                return self.formula(node)

    def _in_brackets(self, node: Node) -> str:
        """A condition among others; one made of several stands in brackets."""
        said = self.condition(node)
        return self.say(_BRACKETS, condition=said) if isinstance(node, (And, Or)) else said

    def _limit(self, left: Node, right: Node) -> str:
        """The figure or word that a value is compared with; one for each label in brackets."""
        if isinstance(right, Word):
            return self.say(_QUOTED, word=self._word(left, right.text))
        shown = self.formula(right)
        return f"[{shown}]" if isinstance(right, (Bands, Choose)) else shown

    def _word(self, of: Node, word: str) -> Text:
        """A label, or the id of a title, as people write it."""
        if self.main is not None and isinstance(of, Name) and of.name.startswith(OWNER):
            return self.main._word(Name(of.name.removeprefix(OWNER)), word)
        titles = {award.id: award.title.text for award in self.scheme.awards} if of == Name("award") else {}
        return titles.get(word) or label(self.scheme, of, word)

    def _band(self, of: Node, band: Band) -> str:
        edges = [self._edge(condition) for condition in edge_conditions(of, band.lower, band.upper)]
        when = _BOTH.to(self.lang).join(edges) or self.say(_OTHERS)
        return self.say(_LINE, when=when, then=self.formula(band.then))

    def _edge(self, condition: Node) -> str:
        if not isinstance(condition, Compare):
            raise TypeError("an edge is a comparison")
        return self.say(MUST[condition.sign], limit=self.formula(condition.right))

    def _cases(self, node: Choose) -> Iterator[str]:
        for word, then in node.cases:
            yield self.say(_LINE, when=self._word(node.of, word), then=self.formula(then))
        if node.otherwise is not None:
            yield self.say(_LINE, when=_OTHERS, then=self.formula(node.otherwise))

    def _renamed(self, part: Any) -> Any:
        """The same tree with headings for names, and labels as the sheet spells them."""
        match part:
            case Name(name=name):
                return Name(self.name(name))
            case Compare(left=left, right=Word(text=text)):
                word = Word(self._word(left, text).to(self.lang))
                return replace(part, left=self._renamed(left), right=word)
            case Group():
                return Name(self._group(part))
            case tuple():
                return tuple(self._renamed(one) for one in part)
            case Number() | Word():
                return part
            case _ if is_dataclass(part) and not isinstance(part, type):
                return replace(part, **{spot.name: self._renamed(getattr(part, spot.name)) for spot in fields(part)})
            case _:
                return part

    def _group(self, group: Group) -> str:
        """A function over many rows: ``mean of the rate within the same market (only formal)``."""
        inner = self if group.of is None else self.inside(group.of)
        match group.name, group.value:
            case "rank", Negative(of=value):
                what = self.say(_RANK_FROM_LOWEST, value=inner.formula(value))
            case name, value:
                what = self.say(_GROUPS[name], value="" if value is None else inner.formula(value))
        if group.of is not None:
            what = self.say(_ROWS, what=what, sheet=self.name(group.of))
        else:
            what = self.say(_SAME if group.by else _SHEET, what=what, by=self.names(group.by))
        return what if group.among is None else self.say(_ONLY, what=what, among=inner.condition(group.among))


def edges_of(closed: Formula | None, without: Formula | None) -> Edge | None:
    """One edge of a line of the ladder: ``from`` or ``above``, ``to`` or ``below``."""
    rule = closed or without
    return None if rule is None else Edge(rule.node, closed is not None)
