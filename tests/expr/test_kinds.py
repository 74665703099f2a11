"""A formula whose parts do not fit is named, once for each thing that is wrong."""

from __future__ import annotations

import pytest

from stargrade.expr.kinds import check
from stargrade.expr.parse import parse
from tests.expr.records import NAMES


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a + b >= 3", []),
        ('level >= "middle"', []),
        ("sum(marks)", []),
        ("if(ok, a, 0)", []),
        ("rank(a, by: [team, level], among: formal)", []),
        ("aa + b", ["SG456"]),
        ("a + ok", ["SG457"]),
        ("a and ok", ["SG457"]),
        ('a = "x"', ["SG457"]),
        ('level = "top"', ["SG458"]),
        ('team < "x"', ["SG459"]),
        ("marks + 1", ["SG457"]),
        ("abs(marks)", ["SG457"]),
        ("minn(a)", ["SG455"]),
        ("rank(a)", ["SG453"]),
        ("round(a)", ["SG454"]),
        ("round(a, b)", ["SG457"]),
        ("if(ok, a, ok)", ["SG457"]),
        ("mean(a, by: tem)", ["SG456"]),
        ("median(a, by: team)", ["SG455"]),
        ("count(a, by: team)", ["SG454"]),
        ("aa + bb", ["SG456", "SG456"]),
    ],
)
def test_what_does_not_fit(text: str, codes: list[str]) -> None:
    assert [found.code for found in check(parse(text), NAMES)[1]] == codes


def test_the_kind_wanted_is_asked_for() -> None:
    kind, found = check(parse("a + b"), NAMES, want="flag")
    assert (kind.sort, [one.code for one in found]) == ("number", ["SG457"])


def test_a_wrong_name_comes_with_the_nearest() -> None:
    (found,) = check(parse("formall"), NAMES)[1]
    assert found.params["near"] == ["formal"]


def test_decimals_that_are_no_plain_figure_are_asked_for_as_such() -> None:
    (found,) = check(parse("round(a, b)"), NAMES)[1]
    assert str(found.params["expected"].en) == "a number of decimals from 0 to 9"  # type: ignore[attr-defined]
