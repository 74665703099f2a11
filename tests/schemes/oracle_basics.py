"""What the second, independent reckoning of the ten schemes is made of: cells read, figures rounded, results laid out.

Nothing here comes from the program under test. It is written from the rules alone, slowly and row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor

Cells = Mapping[str, str]  # one row of a sheet: column id -> what is written in the cell
Value = Fraction | str | bool | None | list[str] | dict[str, Fraction | None]
Result = dict[str, Value]
Oracle = Callable[[list[Cells]], list[Result]]

YES = {"是", "yes", "y", "true", "1", "√", "有"}
NO = {"否", "no", "n", "false", "0", "×", "无"}


def half_up(value: Fraction, places: int = 2) -> Fraction:
    """Round half away from zero."""
    scale = 10**places
    size = Fraction(floor(abs(value) * scale + Fraction(1, 2)), scale)
    return size if value >= 0 else -size


def number(row: Cells, column: str, default: str | None = None) -> Fraction | None:
    """The number in a cell, `95%` being 0.95 and `2,000元` 2000; None where it is blank without a default."""
    text = row.get(column, "").strip() or default
    if text is None:
        return None
    text = text.replace(",", "").rstrip("元次")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def required(row: Cells, column: str, default: str | None = None) -> Fraction:
    """The number in a cell that must hold one."""
    value = number(row, column, default)
    assert value is not None, f"{column} is blank"
    return value


def flag(row: Cells, column: str, default: str) -> bool:
    """The yes or no in a cell."""
    text = (row.get(column, "").strip() or default).casefold()
    assert text in YES | NO, f"{column} holds {text}"
    return text in YES


def label(row: Cells, column: str, spellings: Mapping[str, str]) -> str:
    """The English word for a label written in either language."""
    text = row[column].strip()
    return {chinese: word for word, chinese in spellings.items()}.get(text, text)


def result(key: str, **fields: Value) -> Result:
    """One result with every field of the contract, those not given at rest."""
    zero = Fraction(0)
    found: Result = {
        "key": key, "rated": True, "items": {}, "score": None, "star": None, "tier": None, "rank": None,
        "award": None, "bonus": zero, "deduction": zero, "flags": [],
    }  # fmt: skip
    found.update(fields)
    bonus, deduction = found["bonus"], found["deduction"]
    assert isinstance(bonus, Fraction) and isinstance(deduction, Fraction)
    found["net"] = bonus - deduction
    return found


def total(items: Mapping[str, Fraction | None]) -> Fraction | None:
    """The rounded items added up and rounded; None where one of them cannot be computed."""
    known = [points for points in items.values() if points is not None]
    return half_up(sum(known, Fraction(0))) if len(known) == len(items) else None


def first_at_least(value: Fraction, cuts: Mapping[int, int], otherwise: int) -> Fraction:
    """The star of the highest cut-off that the value reaches; `cuts` go from star to least value."""
    reached = [star for star, least in cuts.items() if value >= least]
    return Fraction(max(reached, default=otherwise))
