"""The functions that a formula may use: their names, how many values they take, what they do.

Each of the two readings (`columns`, `exact`) has an implementation for every name here; a test
sees to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..texts import LANGS, Text

Taken = Literal["numbers", "conditions", "number and places", "condition and two", "any", "date"]
Given = Literal["number", "flag", "same"]

MANY = 99
_OF = Text(", the subject's rows of a detail sheet being the group", "，以该对象在明细表中的各行为一组")


@dataclass(frozen=True, slots=True)
class Signature:
    """A function: how many values it takes, of what kind, what it gives, and its words."""

    least: int
    most: int
    takes: Taken
    gives: Given
    says: Text


ROW: Mapping[str, Signature] = {
    "min": Signature(1, MANY, "numbers", "number", Text("the smallest of the values", "其中最小的值")),
    "max": Signature(1, MANY, "numbers", "number", Text("the largest of the values", "其中最大的值")),
    "sum": Signature(1, MANY, "numbers", "number", Text("the values added up", "各值之和")),
    "mean": Signature(1, MANY, "numbers", "number", Text("the mean of the values", "各值的平均")),
    "count": Signature(1, MANY, "conditions", "number", Text("how many of the conditions hold", "成立的条件个数")),
    "round": Signature(
        2, 2, "number and places", "number", Text("rounded half up to so many decimals", "四舍五入到指定小数位")
    ),
    "floor": Signature(1, 1, "numbers", "number", Text("the whole number not above it", "向下取整")),
    "ceil": Signature(1, 1, "numbers", "number", Text("the whole number not below it", "向上取整")),
    "abs": Signature(1, 1, "numbers", "number", Text("without its sign", "绝对值")),
    "if": Signature(
        3,
        3,
        "condition and two",
        "same",
        Text("second where the first holds, else third", "条件成立取第二值，否则第三值"),
    ),
    "first": Signature(1, MANY, "any", "same", Text("the first that is not blank", "第一个不为空的值")),
    "year": Signature(1, 1, "date", "number", Text("the year of a date", "日期的年份")),
    "known": Signature(1, 1, "any", "flag", Text("whether it is not blank", "是否不为空")),
}

GROUP: Mapping[str, Signature] = {
    "mean": Signature(1, 1, "numbers", "number", Text("the mean over the group's rows", "组内各行的平均")),
    "sum": Signature(1, 1, "numbers", "number", Text("the sum over the group's rows", "组内各行之和")),
    "min": Signature(1, 1, "numbers", "number", Text("the smallest of the group's rows", "组内最小值")),
    "max": Signature(1, 1, "numbers", "number", Text("the largest of the group's rows", "组内最大值")),
    "count": Signature(0, 0, "any", "number", Text("how many rows the group has", "组内行数")),
    "rank": Signature(
        1,
        1,
        "numbers",
        "number",
        Text("the place in the group: 1, 2, 2, 4", "组内名次：1、2、2、4"),
    ),
}

# The same over the rows of a detail sheet that belong to the subject; a place among them means nothing.
OF: Mapping[str, Signature] = {
    name: replace(signature, says=Text(*(f"{signature.says.to(lang)}{_OF.to(lang)}" for lang in LANGS)))
    for name, signature in GROUP.items()
    if name != "rank"
}
