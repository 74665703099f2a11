"""Reads the text of a formula into a tree, or says at which character it cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from ..texts import Text
from .nodes import (
    And,
    Call,
    Compare,
    Compares,
    Group,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Signs,
    Sum,
    Truth,
    Word,
)

MOST_CHARACTERS = 4000
MOST_DEPTH = 60

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>(?:\d+(?:\.\d*)?|\.\d+)%?)
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_][A-Za-z0-9_-]*)*)
    | (?P<word>"[^"]*")
    | (?P<sign><=|>=|!=|[-+*/=<>(),:\[\]])
    | (?P<end>$)
    )""",
    re.VERBOSE,
)
_END, _VALUE = Text("the end", "公式结尾"), Text("a value", "一个值")
_ENDS = {"end": _END, "name": Text("a name", "一个名称")}
_COMPARES = ("=", "!=", "<", "<=", ">", ">=")


class FormulaError(ValueError):
    """A formula that cannot be read or does not fit: a code, the character, and the message's figures."""

    def __init__(self, code: str, at: int, **params: object) -> None:
        self.code, self.at, self.params = code, at, params
        super().__init__(f"{code} at character {at + 1}: {params}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign of a formula, and the character at which it starts."""

    kind: str
    text: str
    at: int


def parse(text: str) -> Node:
    """Read a formula; raises `FormulaError` naming the character where it stops making sense."""
    if len(text) > MOST_CHARACTERS:
        raise FormulaError("SG450", MOST_CHARACTERS, most=MOST_CHARACTERS)
    reader = _Reader(tokens(text))
    node = reader.either()
    reader.expect("end", "")
    return node


def tokens(text: str) -> list[Token]:
    """Cut a formula into words and signs; the last token is the end."""
    found: list[Token] = []
    at = 0
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise FormulaError("SG451", start, seen=text[start : start + 1])
        found.append(Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        at = match.end()
    return found


class _Reader:
    """Walks over the tokens once, from left to right; each method reads one level of binding."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._next = 0
        self._depth = 0

    @property
    def here(self) -> Token:
        return self._tokens[self._next]

    def take(self) -> Token:
        token = self.here
        self._next += 1
        return token

    def sees(self, *texts: str) -> bool:
        return self.here.text in texts and self.here.kind in ("sign", "name")

    def expect(self, kind: str, text: str) -> Token:
        if self.here.kind != kind or (text and self.here.text != text):
            raise FormulaError("SG452", self.here.at, seen=_shown(self.here), expected=text or _ENDS[kind])
        return self.take()

    def either(self) -> Node:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise FormulaError("SG450", self.here.at, most=MOST_DEPTH)
        start, parts = self.here.at, [self.both()]
        while self.sees("or"):
            self.take()
            parts.append(self.both())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Or(tuple(parts), at=start)

    def both(self) -> Node:
        start, parts = self.here.at, [self.condition()]
        while self.sees("and"):
            self.take()
            parts.append(self.condition())
        return parts[0] if len(parts) == 1 else And(tuple(parts), at=start)

    def condition(self) -> Node:
        if self.sees("not"):
            start = self.take().at
            return Not(self.condition_nested(), at=start)
        left = self.terms()
        found: list[Node] = []
        while self.sees(*_COMPARES):
            sign = self.take()
            right = self.terms()
            found.append(Compare(cast("Compares", sign.text), left, right, at=sign.at))
            left = right
        if not found:
            return left
        return found[0] if len(found) == 1 else And(tuple(found), at=found[0].at)

    def condition_nested(self) -> Node:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise FormulaError("SG450", self.here.at, most=MOST_DEPTH)
        node = self.condition()
        self._depth -= 1
        return node

    def terms(self) -> Node:
        left = self.factors()
        while self.sees("+", "-"):
            sign = self.take()
            left = Sum(cast("Signs", sign.text), left, self.factors(), at=sign.at)
        return left

    def factors(self) -> Node:
        left = self.signed()
        while self.sees("*", "/"):
            sign = self.take()
            left = Sum(cast("Signs", sign.text), left, self.signed(), at=sign.at)
        return left

    def signed(self) -> Node:
        if not self.sees("-"):
            return self.atom()
        start = self.take().at
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise FormulaError("SG450", self.here.at, most=MOST_DEPTH)
        node = Negative(self.signed(), at=start)
        self._depth -= 1
        return node

    def atom(self) -> Node:
        token = self.take()
        if token.kind == "number":
            percent = token.text.endswith("%")
            value = Fraction(token.text.rstrip("%"))
            return Number(value / 100 if percent else value, percent, at=token.at)
        if token.kind == "word":
            return Word(token.text[1:-1], at=token.at)
        if token.text == "(":
            inner = self.either()
            self.expect("sign", ")")
            return inner
        if token.kind != "name" or token.text in ("and", "or", "not"):
            raise FormulaError("SG452", token.at, seen=_shown(token), expected=_VALUE)
        if token.text in ("yes", "no"):
            return Truth(token.text == "yes", at=token.at)
        return self.call(token) if self.sees("(") else Name(token.text, at=token.at)

    def call(self, name: Token) -> Node:
        self.expect("sign", "(")
        args: list[Node] = []
        by: tuple[str, ...] | None = None
        among: Node | None = None
        of: str | None = None
        while not self.sees(")"):
            if self.keyword("by"):
                by = self.names()
            elif self.keyword("among"):
                among = self.either()
            elif self.keyword("of"):
                of, by = self.expect("name", "").text, ()
            else:
                args.append(self.either())
            if not self.sees(","):
                break
            self.take()
        self.expect("sign", ")")
        if by is None:
            if among is not None:
                raise FormulaError("SG453", name.at, name=name.text)
            return Call(name.text, tuple(args), at=name.at)
        if len(args) > 1:
            raise FormulaError("SG454", name.at, name=name.text, least=0, most=1, seen=len(args))
        return Group(name.text, args[0] if args else None, by, among, of, at=name.at)

    def keyword(self, text: str) -> bool:
        if self.sees(text) and self._tokens[self._next + 1].text == ":":
            self._next += 2
            return True
        return False

    def names(self) -> tuple[str, ...]:
        if self.sees("["):
            self.take()
            found = [self.expect("name", "").text]
            while self.sees(","):
                self.take()
                found.append(self.expect("name", "").text)
            self.expect("sign", "]")
            return tuple(found)
        name = self.expect("name", "").text
        return () if name == "sheet" else (name,)


def _shown(token: Token) -> str | Text:
    return token.text or _END
