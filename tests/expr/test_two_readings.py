"""Both readings of a formula know the same functions and agree to the last digit."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.expr import columns, exact, groups
from stargrade.expr.functions import GROUP, ROW
from stargrade.expr.kinds import check
from stargrade.expr.nodes import (
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
    Sum,
    Truth,
    Word,
)
from stargrade.expr.parse import parse
from stargrade.expr.show import show
from tests.expr.records import LEVELS, NAMES, Rows, as_table

decimals = st.integers(-(10**6), 10**6).map(lambda n: Fraction(n, 100)) | st.integers(-(10**15), 10**15).map(
    lambda n: Fraction(n, 10**9)
)
whole = st.integers(0, 4).map(Fraction)


def test_both_readings_know_every_function_and_no_other() -> None:
    assert set(columns.CALLS) == set(exact.CALLS) == set(ROW)
    assert set(groups.IMPLEMENTED) == set(exact.IMPLEMENTED_GROUPS) == set(GROUP)


def _numbers(inner: st.SearchStrategy[Node], conditions: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    sets = st.tuples(st.just(Name("marks")))
    edges = st.none() | st.builds(Edge, inner, st.booleans())
    return st.one_of(
        st.builds(Negative, inner),
        st.builds(Sum, st.sampled_from("+-*/"), inner, inner),
        st.builds(Call, st.sampled_from(["min", "max", "sum", "mean"]), several | sets),
        st.builds(Call, st.sampled_from(["abs", "floor", "ceil"]), st.tuples(inner)),
        st.builds(Call, st.just("round"), st.tuples(inner, st.sampled_from([Number(Fraction(p)) for p in (0, 2, 4)]))),
        st.builds(Call, st.just("first"), several),
        st.just(Call("year", (Name("hired"),))),
        st.builds(Call, st.just("if"), st.tuples(conditions, inner, inner)),
        st.builds(Call, st.just("count"), st.lists(conditions, min_size=1, max_size=2).map(tuple)),
        st.builds(
            Choose, st.just(Name("level")), st.tuples(*(st.tuples(st.just(one), inner) for one in LEVELS[:2])), inner
        ),
        st.builds(Choose, st.just(Name("whole")), st.tuples(st.tuples(st.just("2"), inner)), st.none() | inner),
        st.builds(Bands, inner, st.lists(st.builds(Band, edges, edges, inner), min_size=1, max_size=2).map(tuple)),
    )


def _conditions(numbers: st.SearchStrategy[Node], inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    return st.one_of(
        st.builds(Compare, signs, numbers, numbers),
        st.builds(Compare, signs, st.just(Name("level")), st.sampled_from([Word(one) for one in LEVELS])),
        st.builds(
            Compare, st.sampled_from(["=", "!="]), st.just(Name("team")), st.sampled_from([Word("x"), Word("y")])
        ),
        st.builds(Not, inner),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Call, st.just("known"), st.tuples(numbers)),
    )


number_leaf = st.sampled_from([Name(n) for n in ("a", "b", "c", "whole")]) | st.builds(
    Number, st.integers(0, 500).map(lambda n: Fraction(n, 4))
)
flag_leaf: st.SearchStrategy[Node] = st.sampled_from([Name("ok"), Name("formal"), Truth(True), Truth(False)])


def _trees(depth: int) -> tuple[st.SearchStrategy[Node], st.SearchStrategy[Node]]:
    if depth == 0:
        return number_leaf, flag_leaf
    below_numbers, below_flags = _trees(depth - 1)
    return number_leaf | _numbers(below_numbers, below_flags), flag_leaf | _conditions(below_numbers, below_flags)


number_trees, flag_trees = _trees(3)
group_trees = st.builds(
    Group,
    st.sampled_from(["mean", "sum", "min", "max", "rank"]),
    _trees(1)[0],
    st.sampled_from([(), ("team",), ("team", "level"), ("whole", "ok")]),
    st.none() | flag_leaf | st.just(parse('level >= "middle"')),
) | st.builds(Group, st.just("count"), st.none(), st.sampled_from([(), ("team",)]), st.none() | flag_leaf)

one_row = st.fixed_dictionaries(
    {
        **{name: st.none() | decimals for name in ("a", "b", "c")},
        "whole": st.none() | whole,
        "ok": st.none() | st.booleans(),
        "formal": st.none() | st.booleans(),
        "team": st.none() | st.sampled_from(["x", "y", "X"]),
        "level": st.none() | st.sampled_from(LEVELS),
        "hired": st.none() | st.dates().map(lambda day: Fraction(day.toordinal())),
    }
)
tables = st.lists(one_row, min_size=0, max_size=6).map(Rows)


@settings(max_examples=300, deadline=None)
@given(number_trees | flag_trees | group_trees, tables)
def test_columns_and_one_row_agree_to_the_last_digit(tree: Node, rows: Rows) -> None:
    whole_columns = columns.evaluate(tree, as_table(rows)).values()
    assert whole_columns == [exact.evaluate(tree, at, rows) for at in range(len(rows))]


@settings(max_examples=200, deadline=None)
@given(number_trees | flag_trees | group_trees)
def test_random_trees_fit_and_are_read_back_from_their_text(tree: Node) -> None:
    assert check(tree, NAMES)[1] == ()
    if not any(isinstance(part, (Bands, Choose)) for part in _walk(tree)):
        assert show(parse(show(tree))) == show(tree)


def _walk(tree: Node) -> list[Node]:
    from stargrade.expr.nodes import walk

    return list(walk(tree))
