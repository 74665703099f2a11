"""One exact number: read from a text, rounded half up, and written out again."""

from __future__ import annotations

import re
from fractions import Fraction

MOST_PLACES = 9
MOST_DIGITS = 15

_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)


def parse(text: str) -> Fraction | None:
    """Read a plain decimal such as ``-12.50``; None where the text is not one.

    >>> parse("96.1")
    Fraction(961, 10)
    >>> parse("1e3") is None
    True
    """
    return Fraction(text) if _PLAIN.fullmatch(text) else None


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to so many decimals; a tie goes away from zero (catalogue, Arithmetic).

    >>> round_half_up(Fraction("51.615"), 2)
    Fraction(2581, 50)
    >>> round_half_up(Fraction("-0.005"), 2)
    Fraction(-1, 100)
    """
    whole = _scaled(value, places)
    return Fraction(whole if value.numerator >= 0 else -whole, 10**places)


def _scaled(value: Fraction, places: int) -> int:
    """How many units of the last of so many decimals the number has, its sign left out; half a unit counts as one."""
    above, below = value.numerator, value.denominator
    whole: int = (2 * abs(above) * 10**places + below) // (2 * below)
    return whole


def show(value: Fraction, places: int | None = None) -> str:
    """Write a number as a decimal: all its places, or `places` of them rounded half up.

    A number that no decimal can write exactly (a third) is shown to 6 places.

    >>> show(Fraction(1, 4)), show(Fraction(5), 2), show(Fraction(1, 3))
    ('0.25', '5.00', '0.333333')
    """
    if places is None:
        needed = places_of(value)
        places = 6 if needed is None else needed
    digits = _scaled(value, places)
    sign = "-" if value.numerator < 0 and digits else ""
    whole, rest = divmod(digits, 10**places)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def show_scaled(number: int, places: int) -> str:
    """Write ``number / 10**places`` as a decimal, with no more places than it needs.

    >>> show_scaled(-50, 2), show_scaled(1234, 2), show_scaled(700, 2)
    ('-0.5', '12.34', '7')
    """
    if not places or not number:
        return str(number)
    digits = f"{abs(number):0{places + 1}d}"
    shown = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
    return f"-{shown}" if number < 0 else shown


def places_of(value: Fraction) -> int | None:
    """How many decimals write the number exactly; None where no number of them does.

    >>> places_of(Fraction(1, 8)), places_of(Fraction(1, 3))
    (3, None)
    """
    den, twos, fives = value.denominator, 0, 0
    while den % 2 == 0:
        den, twos = den // 2, twos + 1
    while den % 5 == 0:
        den, fives = den // 5, fives + 1
    return max(twos, fives) if den == 1 else None


def to_json(value: Fraction) -> int | float:
    """The number as JSON writes it: whole, or with just the decimals that it has."""
    return value.numerator if value.denominator == 1 else float(value)
