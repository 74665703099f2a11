"""What the cells of one column may hold, as a spreadsheet program knows it: formats, lists, limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ..numbers import show
from ..scheme.columns import NUMBER_TYPES, WHOLE_TYPES, ColumnRule
from ..texts import Lang
from ..validate.limits import Limits, limits_of
from . import headings
from . import template_words as words
from .template_pages import EntryColumn

_FORMATS: Mapping[str, str] = {
    **dict.fromkeys(("id", "text", "label", "flag"), "@"),
    "rate": "0.00%",
    "money": "#,##0.00",
    "level": "0",
    "count": "0",
    "date": "yyyy-mm-dd",
}
# More than these a spreadsheet program does not show.
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_FIRST_DAY = date(1900, 1, 1)
_MOST_FIGURES = 20

WordList = tuple[str | int, ...]


def number_format(rule: ColumnRule) -> str:
    """How the cells are shown, and whether a spreadsheet program may take what is typed for a number."""
    return _FORMATS.get(rule.type, "General")


def choices(rule: ColumnRule, lang: Lang) -> WordList:
    """The words (and figures) of the drop-down list; none where there is no list."""
    if rule.type == "flag":
        return headings.YES.to(lang), headings.NO.to(lang)
    if rule.type == "label":
        return tuple(label_word(rule, label, lang) for label in rule.labels)
    return (*_own_words(rule, lang), *_figures(rule)) if rule.words and _figures(rule) else ()


def label_word(rule: ColumnRule, label: str, lang: Lang) -> str:
    """A label as the list shows it."""
    return (*rule.labels[label], label)[0] if lang == "zh" else label.replace("_", " ")


def _own_words(rule: ColumnRule, lang: Lang) -> tuple[str, ...]:
    """The words that stand for figures, those of one language where it has some."""
    own = tuple(word for word in rule.words if word.isascii() == (lang == "en"))
    return own or tuple(rule.words)


def _figures(rule: ColumnRule) -> tuple[int, ...]:
    """Every whole number that the column may hold, where they are few."""
    limits = limits_of(rule)
    if rule.type not in WHOLE_TYPES or limits.least is None or limits.most is None:
        return ()
    figures = range(int(limits.least), int(limits.most) + 1)
    return tuple(figures) if len(figures) <= _MOST_FIGURES else ()


def validation(column: EntryColumn, cell: str, lists: Mapping[WordList, str], lang: Lang) -> Mapping[str, Any] | None:
    """The check that a spreadsheet program makes when a cell is typed into; None where anything may stand.

    `cell` is the first cell of the column, `lists` says where the words of each list stand.
    """
    check = _check(column.rule, cell, lists, lang)
    if check is None:
        return None
    told = expected(column.rule, lang)[:_LONGEST_MESSAGE]
    return {
        **check,
        "input_title": column.heading[:_LONGEST_TITLE],
        "input_message": told,
        "error_title": words.PLEASE_CORRECT.to(lang),
        "error_message": told,
    }


def _check(rule: ColumnRule, cell: str, lists: Mapping[WordList, str], lang: Lang) -> Mapping[str, Any] | None:
    if listed := choices(rule, lang):
        return {"validate": "list", "source": lists[listed]}
    if rule.type == "date":
        return {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
    # words beside numbers that are no list cannot be told to a spreadsheet program; reading sees to them
    return _number_check(limits_of(rule), cell) if rule.type in NUMBER_TYPES and not rule.words else None


def _number_check(limits: Limits, cell: str) -> Mapping[str, Any]:
    kind = {"validate": "integer" if limits.step == 1 else "decimal"}
    match limits.least, limits.above, limits.most:
        case Fraction() as least, None, Fraction() as most:
            return kind | {"criteria": "between", "minimum": show(least), "maximum": show(most)}
        case Fraction() as least, None, None:
            return kind | {"criteria": ">=", "value": show(least)}
        case None, None, Fraction() as most:
            return kind | {"criteria": "<=", "value": show(most)}
        case None, Fraction() as above, None:
            return kind | {"criteria": ">", "value": show(above)}
        case _:
            return {"validate": "custom", "value": _formula(limits, cell)}


def _formula(limits: Limits, cell: str) -> str:
    """The limits as a formula, for those that no plain check can say: above 0 and at most 5."""
    bounds = ((">=", limits.least), (">", limits.above), ("<=", limits.most))
    tests = [f"{cell}{sign}{show(bound)}" for sign, bound in bounds if bound is not None]
    whole = [f"{cell}=INT({cell})"] if limits.step == 1 else []
    return f"=AND({','.join([f'ISNUMBER({cell})', *tests, *whole])})"


def expected(rule: ColumnRule, lang: Lang) -> str:
    """What a cell may hold, in a sentence."""
    if listed := choices(rule, lang):
        return words.ONE_OF.fill(lang, {"words": listed})
    if rule.type == "date":
        return words.A_DATE.to(lang)
    limits = limits_of(rule)
    if limits.least is None and limits.above is None and limits.most is None:
        return words.ANY_NUMBER.to(lang)
    return words.NUMBERS.get(rule.type, words.NUMBER).fill(lang, {"limits": limits.in_words()})
