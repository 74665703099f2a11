"""Formulas are read as a person means them, and a wrong one is named at its character."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stargrade.expr.nodes import And, Call, Compare, Group, Name, Negative, Not, Number, Or, Sum, Truth, Word
from stargrade.expr.parse import FormulaError, parse
from stargrade.expr.show import show

RATE = Name("rate")


def _number(text: str) -> Number:
    return Number(Fraction(text))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("110%", _number("1.1")),
        ("1.10", _number("1.1")),
        ("yes", Truth(True)),
        ("a + b * c", Sum("+", Name("a"), Sum("*", Name("b"), Name("c")))),
        ("a - b - c", Sum("-", Sum("-", Name("a"), Name("b")), Name("c"))),
        ("-a * b", Sum("*", Negative(Name("a")), Name("b"))),
        ("not a and b or c", Or((And((Not(Name("a")), Name("b"))), Name("c")))),
        (
            "85% <= rate < 100%",
            And((Compare("<=", _number("0.85"), RATE), Compare("<", RATE, _number("1")))),
        ),
        ('role = "inbound"', Compare("=", Name("role"), Word("inbound"))),
        ("min(1, done / due)", Call("min", (_number("1"), Sum("/", Name("done"), Name("due"))))),
        ("count(by: sheet)", Group("count", None, ())),
        (
            "mean(rate, by: [market, role], among: formal)",
            Group("mean", Name("rate"), ("market", "role"), Name("formal")),
        ),
        ("points.cold-calls >= 3", Compare(">=", Name("points.cold-calls"), _number("3"))),
    ],
)
def test_reading(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "SG452", 0),
        ("a +", "SG452", 3),
        ("(a", "SG452", 2),
        ("a b", "SG452", 2),
        ("a $ b", "SG451", 2),
        ("min(a,, b)", "SG452", 6),
        ("max(a, among: b)", "SG453", 0),
        ("mean(a, b, by: team)", "SG454", 0),
        ("rate >= 85％", "SG451", 10),
        ("__import__('os')", "SG451", 11),
        ("(" * 200, "SG450", 60),
        ("not " * 200 + "a", "SG450", 240),
        ("1" * 5000, "SG450", 4000),
    ],
)
def test_what_cannot_be_read_is_named_at_its_character(text: str, code: str, at: int) -> None:
    with pytest.raises(FormulaError) as error:
        parse(text)
    assert (error.value.code, error.value.at) == (code, at)


def test_showing_puts_brackets_only_where_they_are_needed() -> None:
    assert show(parse("((a)) - ((b - c))")) == "a - (b - c)"
    assert show(parse("(a * b) + c")) == "a * b + c"
