"""Second reckoning of titles with a limited number of places: who wins, who is tied, and who has which rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from oracle_basics import Cells, Result, flag, half_up, required

Key = tuple[Fraction, ...]


def crown(candidates: Sequence[tuple[Key, Result]], places: int, title: str) -> None:
    """Give the places from the highest key down; where the places do not suffice for equals, none of them wins."""
    ordered = sorted(candidates, key=lambda one: one[0], reverse=True)
    for _, equals in groupby(ordered, key=lambda one: one[0]):
        standing = [found for _, found in equals]
        if len(standing) > places:
            if places > 0:
                for found in standing:
                    _flag_tie(found)
            return
        for found in standing:
            found["award"] = title
        places -= len(standing)


def _flag_tie(found: Result) -> None:
    flags = found["flags"]
    assert isinstance(flags, list)
    if "tie" not in flags:
        flags.append("tie")


def place_all(results: Sequence[Result]) -> None:
    """Give all the rated of these results their rank by score: 1, 2, 2, 4."""
    scores = sorted((score_of(found) for found in results if found["rated"]), reverse=True)
    for found in results:
        if found["rated"]:
            found["rank"] = Fraction(1 + scores.index(score_of(found)))


def score_of(found: Result) -> Fraction:
    """The score of a result that has one."""
    score = found["score"]
    assert isinstance(score, Fraction)
    return score


def marks_of(row: Cells, columns: Sequence[str]) -> dict[str, Fraction | None]:
    """One item for each mark, rounded."""
    return {column: half_up(required(row, column)) for column in columns}


def mean_of(items: Mapping[str, Fraction | None]) -> Fraction:
    """The rounded mean of items that count alike."""
    return half_up(sum((points or Fraction(0) for points in items.values()), Fraction(0)) / len(items))


def yes(row: Cells, column: str) -> bool:
    """A flag that is yes unless the cell says otherwise."""
    return flag(row, column, "yes")


def no_yes(row: Cells, column: str) -> bool:
    """A flag that is no unless the cell says otherwise."""
    return flag(row, column, "no")


def count(row: Cells, column: str) -> Fraction:
    """A number that is 0 where the cell is blank."""
    return required(row, column, "0")
