"""Figures over all items have a name in words, in both languages."""

from __future__ import annotations

import pytest

from stargrade.expr.nodes import Call, Name
from stargrade.scheme import list_builtins, load_scheme
from stargrade.scheme.formula_words import Words
from stargrade.texts import Lang

OPERATIONS = load_scheme(next(one.path for one in list_builtins() if one.id == "cs-operations")).scheme


@pytest.mark.parametrize(
    ("lang", "over", "said"),
    [
        ("en", "min", "lowest item"),
        ("zh", "min", "最低一项"),
        ("en", "mean", "mean of the items"),
        ("zh", "mean", "各项平均分"),
    ],
)
def test_a_figure_over_all_items(lang: Lang, over: str, said: str) -> None:
    assert Words(OPERATIONS, lang).formula(Call(over, (Name("points"),))) == said
