"""What is wrong with one cell, before it is said where the cell stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..texts import Text
from .model import BadCell

_ERROR_TEXT = re.compile(r"#(?:DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)")

EXPECTED: Mapping[str, Text] = {
    "id": Text("an id", "编号"),
    "text": Text("a text", "文字"),
    "rate": Text("a rate such as 95% or 0.95", "比率，如 95% 或 0.95"),
    "mark": Text("a mark such as 87.5", "分数，如 87.5"),
    "points": Text("points such as 8.5", "得分，如 8.5"),
    "level": Text("a whole number such as 4", "整数等级，如 4"),
    "count": Text("a whole number such as 3", "整数，如 3"),
    "number": Text("a number such as 12.5", "数字，如 12.5"),
    "minutes": Text("minutes such as 5.5", "分钟数，如 5.5"),
    "seconds": Text("seconds such as 20", "秒数，如 20"),
    "hours": Text("hours such as 7.5", "小时数，如 7.5"),
    "days": Text("days such as 21.5", "天数，如 21.5"),
    "months": Text("months such as 6", "月数，如 6"),
    "money": Text("an amount such as 1580.00", "金额，如 1580.00"),
    "flag": Text("yes or no", "“是”或“否”"),
    "date": Text("a date such as 2026-10-31", "日期，如 2026-10-31"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem code and the parameters that its message needs besides heading and value."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


def unlike(kind: str) -> Fault:
    """The cell is nothing that a column of this type can hold."""
    return Fault("SG224", {"expected": EXPECTED[kind]})


def fault_of_file(cell: object) -> Fault | None:
    """The fault of a cell that the sheet itself holds no value for: an error, or never calculated."""
    if isinstance(cell, BadCell):
        return Fault("SG222" if cell.kind == "error" else "SG223")
    if isinstance(cell, str) and "#" in cell and _ERROR_TEXT.fullmatch(cell.strip()):
        return Fault("SG222")
    return None
