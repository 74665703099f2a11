"""Writes a formula tree back as text, in one standard spelling; reading that text gives the tree again."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ..numbers import places_of, show_scaled
from ..numbers import show as show_number
from .nodes import (
    And,
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
    Sum,
    Truth,
    Word,
)

_STRENGTH = {"or": 1, "and": 2, "not": 3, "compare": 4, "+": 5, "-": 5, "*": 6, "/": 6, "negative": 7, "atom": 8}


def show(node: Node) -> str:
    """The formula as text."""
    return _write(node)[0]


def show_figure(value: Fraction, percent: bool) -> str:
    """A number as a formula spells it: ``110%`` or ``0.5``; a quotient where no decimal is exact."""
    scaled = value * 100 if percent else value
    if places_of(scaled) is None:
        return f"{scaled.numerator} / {scaled.denominator}"
    return show_number(scaled) + ("%" if percent else "")


def show_value(value: Fraction, percent: bool) -> str:
    """A figure for people: ``79.25%``; one that no decimal can write is marked as near: ``≈0.3333``."""
    scaled = value * 100 if percent else value
    exact = places_of(scaled) is not None
    return ("" if exact else "≈") + show_number(scaled, None if exact else 4) + ("%" if percent else "")


def show_values(numbers: Iterable[int], den: int, percent: bool) -> list[str]:
    """The same of each figure ``number / den``.

    >>> show_values([1585, 3, 1], 2000, percent=True), show_values([1, 3], 3, percent=False)
    (['79.25%', '0.15%', '0.05%'], ['≈0.3333', '1'])
    """
    rest = den  # what is left of it without its twos and fives: a numerator must hold that to be a decimal
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    places = places_of(Fraction(rest, den)) or 0
    scale = rest * 10**places // den * (100 if percent else 1)
    sign = "%" if percent else ""
    return [
        show_value(Fraction(number, den), percent)
        if number % rest
        else show_scaled(number // rest * scale, places) + sign
        for number in numbers
    ]


def _inside(node: Node, strength: int) -> str:
    text, own = _write(node)
    return text if own >= strength else f"({text})"


def _write(node: Node) -> tuple[str, int]:
    match node:
        case Number(value=value, percent=percent):
            return show_figure(value, percent), _STRENGTH["atom"]
        case Word(text=text):
            return f'"{text}"', _STRENGTH["atom"]
        case Truth(value=value):
            return ("yes" if value else "no"), _STRENGTH["atom"]
        case Name(name=name):
            return name, _STRENGTH["atom"]
        case Negative(of=of):
            return f"-{_inside(of, _STRENGTH['negative'])}", _STRENGTH["negative"]
        case Not(of=of):
            return f"not {_inside(of, _STRENGTH['not'])}", _STRENGTH["not"]
        case Sum(sign=sign, left=left, right=right):
            own = _STRENGTH[sign]
            return f"{_inside(left, own)} {sign} {_inside(right, own + 1)}", own
        case Compare(sign=sign, left=left, right=right):
            own = _STRENGTH["compare"]
            return f"{_inside(left, own + 1)} {sign} {_inside(right, own + 1)}", own
        case And(parts=parts):
            return " and ".join(_inside(p, _STRENGTH["and"] + 1) for p in parts), _STRENGTH["and"]
        case Or(parts=parts):
            return " or ".join(_inside(p, _STRENGTH["or"] + 1) for p in parts), _STRENGTH["or"]
        case Call(name=name, args=args):
            return f"{name}({', '.join(show(arg) for arg in args)})", _STRENGTH["atom"]
        case Group():
            return _group(node), _STRENGTH["atom"]
        case Choose(of=of, cases=cases, otherwise=otherwise):
            rows = [f"{key}: {show(then)}" for key, then in cases]
            rows += [f"else: {show(otherwise)}"] if otherwise is not None else []
            return f"{{by: {show(of)}, {', '.join(rows)}}}", _STRENGTH["atom"]
        case Bands(of=of, rows=bands):
            lines = (f"{show_edges(b.lower, b.upper)}: {show(b.then)}" for b in bands)
            return f"{{of: {show(of)}, {', '.join(lines)}}}", _STRENGTH["atom"]


def _group(node: Group) -> str:
    by = "sheet" if not node.by else node.by[0] if len(node.by) == 1 else f"[{', '.join(node.by)}]"
    parts = [show(node.value)] if node.value is not None else []
    parts.append(f"by: {by}" if node.of is None else f"of: {node.of}")
    if node.among is not None:
        parts.append(f"among: {show(node.among)}")
    return f"{node.name}({', '.join(parts)})"


def show_edges(lower: Edge | None, upper: Edge | None) -> str:
    """A pair of edges: ``>= 85% and < 100%``, or ``else`` where there is none."""
    parts = []
    if lower is not None:
        parts.append(f"{'>=' if lower.closed else '>'} {show(lower.value)}")
    if upper is not None:
        parts.append(f"{'<=' if upper.closed else '<'} {show(upper.value)}")
    return " and ".join(parts) or "else"
