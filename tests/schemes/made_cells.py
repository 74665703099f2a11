"""Single cells made at random: numbers on an edge or beside it, labels and flags in one of their spellings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from random import Random

Row = dict[str, str]
STEPS = (Fraction(0), Fraction(1, 100), Fraction(-1, 100), Fraction(-1, 200), Fraction(-49, 10000))


def written(value: Fraction) -> str:
    """A decimal number as a cell holds it, without zeros at the end."""
    digits = f"{int(abs(value) * 10**9):010d}"
    text = f"{digits[:-9]}.{digits[-9:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 else text


def spelled(random: Random, words: Mapping[str, str]) -> str:
    """A label in English or in Chinese."""
    return random.choice(random.choice(list(words.items())))


def yes_or_no(random: Random, yes: float = 0.7) -> str:
    """A flag in one of its spellings, or blank."""
    if random.random() < 0.3:
        return ""
    return random.choice(("yes", "是", "√", "1") if random.random() < yes else ("no", "否", "×", "0"))


def number_near(random: Random, edges: tuple[int, ...], most: int, exact: float = 0.6) -> Fraction:
    """A number from 0 to `most` with two decimals, often on an edge or a hundredth or less from it."""
    if random.random() < exact:
        value = random.choice(edges) + random.choice(STEPS)
        return min(Fraction(most), max(Fraction(0), value))
    return Fraction(random.randrange(most * 100 + 1), 100)


def rate_near(random: Random, edges: tuple[int, ...]) -> str:
    """A rate as a fraction or with a percent sign, often on an edge given in thousandths."""
    beside = random.choice((0, 0, 1, -1))
    value = Fraction(random.choice(edges) * 10 + beside, 10000)
    if random.random() < 0.3:
        value = Fraction(random.randrange(10001), 10000)
    value = min(Fraction(1), max(Fraction(0), value))
    return f"{written(value * 100)}%" if random.random() < 0.3 else written(value)
