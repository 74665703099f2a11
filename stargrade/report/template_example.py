"""The row of an entry sheet that shows how to fill it in: for each column a value that it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from ..expr.exact import holds
from ..scheme.cases import Case
from ..scheme.columns import NUMBER_TYPES, ColumnRule
from ..sheet.example_row import EXAMPLE
from ..texts import Lang
from ..validate.limits import limits_of
from . import headings
from . import template_words as words
from .template_cells import label_word
from .template_pages import EntryColumn, Page

Shown = str | Fraction | date | None

_TYPICAL: Mapping[str, int] = {"rate": 1, "mark": 90, "count": 1, "money": 1000}
_OTHERWISE = 10
_AS_HIGH_AS_CAN_BE = frozenset({"level", "points"})
_DAY = date(2026, 1, 31)


def example_row(page: Page, lang: Lang) -> Mapping[str, Shown]:
    """What the example row holds, by column id; None where such a row leaves the cell blank."""
    known = {column.id: _value(column, lang) for column in page.columns}
    case = Case(page.told.scheme, {id_: value for id_, value in known.items() if not isinstance(value, date)})
    return {
        column.id: EXAMPLE.to(lang) if column.id in page.marked else _shown(column.rule, known[column.id], lang)
        for column in page.columns
        if column.rule.only is None or holds(column.rule.only.node, 0, case)
    }


def _value(column: EntryColumn, lang: Lang) -> str | bool | Fraction | date:
    """A value as rules see it."""
    rule = column.rule
    if rule.type in NUMBER_TYPES:
        return _figure(rule)
    if rule.type == "flag":
        return rule.default != "no"
    if rule.type == "label":
        return rule.default if rule.default in rule.labels else next(iter(rule.labels))
    if rule.type == "date":
        return _DAY
    return words.TEXT.to(lang)


def _figure(rule: ColumnRule) -> Fraction:
    limits = limits_of(rule)
    figure = Fraction(_TYPICAL.get(rule.type, _OTHERWISE))
    if limits.above is not None:
        figure = max(figure, limits.above + 1)
    if limits.most is not None and (rule.type in _AS_HIGH_AS_CAN_BE or figure > limits.most):
        return limits.most
    return figure if limits.least is None else max(figure, limits.least)


def _shown(rule: ColumnRule, value: str | bool | Fraction | date, lang: Lang) -> Shown:
    """The value as a person would fill it in."""
    if isinstance(value, bool):
        return (headings.YES if value else headings.NO).to(lang)
    return label_word(rule, value, lang) if rule.type == "label" and isinstance(value, str) else value
