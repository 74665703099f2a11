"""Reads a number that was typed as text: ９５．５％, 1,580.00元, 3次, (123)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..expr.exact import figure
from ..numbers import MOST_DIGITS, MOST_PLACES
from ..scheme.columns import ColumnRule
from .fault import Fault, unlike
from .headings import TYPES_OF_UNIT, own_units
from .spelling import fold, trim

_WRITTEN = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<currency>¥|\$|rmb|cny)?\s*(?P<after>[-+])?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|(?=\.[0-9]))(?:\.(?P<part>[0-9]*))?"
    r"\s*(?P<unit>[^\s0-9.,()+-][^0-9.,()+-]*?)?\s*(?P<close>\))?"
)


_AS_IT_IS = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from a text; `settled` where the text itself says what it is a share of."""

    value: Fraction
    settled: bool = False


def number_words(rule: ColumnRule) -> Mapping[str, Fraction]:
    """The words that stand for numbers in a column, folded."""
    values = {fold(word): figure(rule_of.node) for word, rule_of in rule.words.items()}
    return {word: value for word, value in values.items() if value is not None}


def read_number(text: str, rule: ColumnRule, words: Mapping[str, Fraction]) -> Amount | Fault:
    """The number in a text (reading rule R22)."""
    folded = fold(text).replace("\u2212", "-")
    if folded in words:
        return Amount(words[folded], settled=True)
    found = _WRITTEN.fullmatch(folded)
    if found is None or not _is_sound(found) or _has_raised_digits(text):
        return unlike(rule.type)
    unit = found["unit"]
    if unit == "%" and rule.type != "rate":
        return Fault("SG226")
    if (unit and not _fits(unit, rule)) or (found["currency"] and rule.type != "money"):
        return unlike(rule.type)
    value = _figure(found)
    if isinstance(value, Fault):
        return value
    return Amount(value / 100, settled=True) if unit == "%" else Amount(value)


def repair_of(text: str, words: Mapping[str, Fraction]) -> str | None:
    """What was done to a text that was read as a number: SG244 a percentage, SG246 signs left out, None for neither."""
    if _AS_IT_IS.fullmatch(trim(text)) or (words and fold(text) in words):
        return None
    return "SG244" if "%" in text or (not text.isascii() and "%" in fold(text)) else "SG246"


def _has_raised_digits(text: str) -> bool:
    """Whether folding would turn a footnote mark into a digit: 95² is not 952."""
    return any(unicodedata.category(sign) == "No" for sign in text)


def _is_sound(found: re.Match[str]) -> bool:
    """Brackets come in pairs and mean a minus; there is one sign at most."""
    signs = [found["sign"], found["after"], found["open"]]
    return bool(found["open"]) == bool(found["close"]) and sum(1 for sign in signs if sign) <= 1


def _fits(unit: str, rule: ColumnRule) -> bool:
    return rule.type in TYPES_OF_UNIT.get(unit, ()) or unit.replace(" ", "") in own_units(rule)


def _figure(found: re.Match[str]) -> Fraction | Fault:
    whole = found["whole"].replace(",", "")
    part = (found["part"] or "").rstrip("0")
    if len(part) > MOST_PLACES or len((whole + part).lstrip("0")) > MOST_DIGITS:
        return Fault("SG225")
    magnitude = Fraction(int((whole + part) or "0"), 10 ** len(part))
    minus = found["open"] or "-" in (found["sign"], found["after"])
    return -magnitude if minus else magnitude
