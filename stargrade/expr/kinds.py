"""What kind of value each formula gives, and whether its parts fit together.

A formula is checked once, when its scheme is read, against the names that exist at its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from ..texts import Text
from .functions import GROUP, ROW, Signature
from .nodes import (
    And,
    Bands,
    Call,
    Choose,
    Compare,
    Group,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Sum,
    Truth,
    Word,
    edge_conditions,
)
from .parse import FormulaError
from .show import show

Sort = Literal["number", "flag", "word", "date", "numbers", "rows", "unknown"]

SORTS: Mapping[Sort, Text] = {
    "number": Text("a number", "数字"),
    "flag": Text("yes or no", "是/否"),
    "word": Text("a word", "文字"),
    "date": Text("a date", "日期"),
    "numbers": Text("several numbers", "一组数字"),
    "rows": Text("a detail sheet", "明细表"),
    "unknown": Text("unknown", "未知"),
}

PLACES = Text("a number of decimals from 0 to 9", "0 到 9 的小数位数")


@dataclass(frozen=True, slots=True)
class Kind:
    """The sort of a value; for words, the labels it can be and whether they have an order.

    A detail sheet has the kinds of its own columns `inside`.
    """

    sort: Sort
    labels: tuple[str, ...] | None = None
    ordered: bool = False
    inside: Mapping[str, Kind] | None = None


NUMBER, FLAG, WORD, DATE, NUMBERS, UNKNOWN = (
    Kind("number"),
    Kind("flag"),
    Kind("word"),
    Kind("date"),
    Kind("numbers"),
    Kind("unknown"),
)


def check(node: Node, names: Mapping[str, Kind], want: Sort | None = None) -> tuple[Kind, tuple[FormulaError, ...]]:
    """The kind of a formula, and everything in it that does not fit (`names`: what exists here)."""
    checker = _Checker(names)
    kind = checker.kind(node)
    if want is not None:
        checker.need(node, kind, want)
    return kind, tuple(checker.found)


class _Checker:
    """Collects what does not fit while it walks down a formula."""

    def __init__(self, names: Mapping[str, Kind]) -> None:
        self.names = names
        self.found: list[FormulaError] = []

    def need(self, node: Node, kind: Kind, want: Sort) -> None:
        if kind.sort not in (want, "unknown"):
            self._say("SG457", node, what=show(node), seen=SORTS[kind.sort], expected=SORTS[want])

    def _say(self, code: str, node: Node, **params: object) -> None:
        self.found.append(FormulaError(code, node.at, **params))

    def kind(self, node: Node) -> Kind:
        match node:
            case Number():
                return NUMBER
            case Word(text=text):
                return Kind("word", (text,))
            case Truth():
                return FLAG
            case Name():
                return self._name(node)
            case Negative(of=of):
                return self._all(NUMBER, [of], "number")
            case Sum(left=left, right=right):
                return self._all(NUMBER, [left, right], "number")
            case Not(of=of):
                return self._all(FLAG, [of], "flag")
            case And(parts=parts) | Or(parts=parts):
                return self._all(FLAG, parts, "flag")
            case Compare():
                return self._compare(node)
            case Call():
                return self._call(node)
            case Group():
                return self._group(node)
            case Choose():
                return self._choose(node)
            case Bands():
                return self._bands(node)

    def _all(self, gives: Kind, parts: Sequence[Node], want: Sort) -> Kind:
        for part in parts:
            self.need(part, self.kind(part), want)
        return gives

    def _name(self, node: Name) -> Kind:
        if node.name in self.names:
            return self.names[node.name]
        self._say("SG456", node, name=node.name, near=_near(node.name, self.names))
        return UNKNOWN

    def _compare(self, node: Compare) -> Kind:
        left, right = self.kind(node.left), self.kind(node.right)
        if "unknown" in (left.sort, right.sort):
            return FLAG
        if left.sort != right.sort or left.sort in ("numbers", "flag"):
            self._say("SG457", node, what=show(node.right), seen=SORTS[right.sort], expected=SORTS[_partner(left)])
        elif left.sort == "word":
            self._words(node, left, right)
        return FLAG

    def _words(self, node: Compare, left: Kind, right: Kind) -> None:
        column, other = (node.left, left), (node.right, right)
        if isinstance(node.left, Word):
            column, other = other, column
        name, labels = show(column[0]), column[1].labels
        if isinstance(other[0], Word) and labels is not None and other[0].text not in labels:
            self._say("SG458", other[0], name=name, seen=other[0].text, labels=labels)
        elif node.sign not in ("=", "!=") and not (column[1].ordered and isinstance(other[0], Word)):
            self._say("SG459", node, name=name, sign=node.sign)

    def _call(self, node: Call) -> Kind:
        signature = ROW.get(node.name)
        if signature is None and node.name in GROUP:
            self._say("SG453", node, name=node.name)
            return UNKNOWN
        if signature is None:
            self._say("SG455", node, name=node.name, near=_near(node.name, {**ROW, **GROUP}))
            return UNKNOWN
        if not self._arity(node, signature, len(node.args)):
            return UNKNOWN
        kinds = [self.kind(arg) for arg in node.args]
        return self._gives(node, signature, kinds)

    def _arity(self, node: Call | Group, signature: Signature, seen: int) -> bool:
        fits = signature.least <= seen <= signature.most
        if not fits:
            self._say("SG454", node, name=node.name, least=signature.least, most=signature.most, seen=seen)
        return fits

    def _gives(self, node: Call, signature: Signature, kinds: list[Kind]) -> Kind:
        if signature.takes in ("numbers", "number and places"):
            several = node.name in ("min", "max", "sum", "mean")
            for arg, kind in zip(node.args, kinds, strict=True):
                if not (several and kind.sort == "numbers"):
                    self.need(arg, kind, "number")
            if signature.takes == "number and places" and not _is_places(node.args[1]):
                seen = SORTS[kinds[1].sort]
                self._say("SG457", node.args[1], what=show(node.args[1]), seen=seen, expected=PLACES)
        elif signature.takes == "conditions":
            for arg, kind in zip(node.args, kinds, strict=True):
                self.need(arg, kind, "flag")
        elif signature.takes == "date":
            self.need(node.args[0], kinds[0], "date")
        elif signature.takes == "condition and two":
            self.need(node.args[0], kinds[0], "flag")
            kinds = kinds[1:]
        if signature.gives == "same":
            return self._same(node, node.args[-len(kinds) :], kinds)
        return FLAG if signature.gives == "flag" else NUMBER

    def _same(self, node: Node, parts: Sequence[Node], kinds: Sequence[Kind]) -> Kind:
        """The kind that all of several outcomes share."""
        known = [kind for kind in kinds if kind.sort != "unknown"]
        if not known:
            return UNKNOWN
        for part, kind in zip(parts, kinds, strict=True):
            self.need(part, kind, known[0].sort)
        if known[0].sort != "word":
            return Kind(known[0].sort)
        if any(kind.labels is None for kind in known):
            return WORD
        return Kind("word", tuple(dict.fromkeys(label for kind in known for label in kind.labels or ())))

    def _group(self, node: Group) -> Kind:
        signature = GROUP.get(node.name)
        if signature is None or (node.name == "rank" and node.of is not None):  # a place among others' rows
            self._say("SG455", node, name=node.name, near=_near(node.name, GROUP))
            return UNKNOWN
        for name in (node.of,) if node.of is not None else node.by:
            if name not in self.names:
                self._say("SG456", node, name=name, near=_near(name, self.names))
        if node.of is not None and node.of not in self.names:
            return NUMBER  # which names there are inside is anybody's guess
        inner = self._inside(node)
        if node.value is not None:
            inner.need(node.value, inner.kind(node.value), "number")
        if node.among is not None:
            inner.need(node.among, inner.kind(node.among), "flag")
        self._arity(node, signature, 0 if node.value is None else 1)
        return NUMBER

    def _inside(self, node: Group) -> _Checker:
        """Who checks the formulas inside a group function: over a detail sheet, its own names hold."""
        if node.of is None:
            return self
        sheet = self.names[node.of]
        if sheet.inside is None:
            self._say("SG457", node, what=node.of, seen=SORTS[sheet.sort], expected=SORTS["rows"])
        inner = _Checker(sheet.inside or {})
        inner.found = self.found
        return inner

    def _choose(self, node: Choose) -> Kind:
        of = self.kind(node.of)
        if of.sort not in ("word", "number", "unknown"):
            self.need(node.of, of, "word")
        for key, then in node.cases:
            if of.labels is not None and key not in of.labels:
                self._say("SG458", then, name=show(node.of), seen=key, labels=of.labels)
        parts = [then for _, then in node.cases] + ([node.otherwise] if node.otherwise is not None else [])
        return self._same(node, parts, [self.kind(part) for part in parts])

    def _bands(self, node: Bands) -> Kind:
        for band in node.rows:
            for condition in edge_conditions(node.of, band.lower, band.upper):
                self.kind(condition)
        parts = [band.then for band in node.rows]
        return self._same(node, parts, [self.kind(part) for part in parts])


def _partner(left: Kind) -> Sort:
    return left.sort if left.sort in ("number", "word", "date") else "number"


def _is_places(node: Node) -> bool:
    return isinstance(node, Number) and node.value.denominator == 1 and 0 <= node.value <= 9


def _near(name: str, names: Mapping[str, object]) -> list[str]:
    return get_close_matches(name, list(names), n=3, cutoff=0.5) or sorted(names)[:5]
