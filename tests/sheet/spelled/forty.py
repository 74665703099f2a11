"""Forty people of a fee office, and what the scheme property-fees gives them, worked out here without the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

HEAD = ["工号", "姓名", "部门", "收缴率", "投诉", "服务态度好", "绩效工资"]
RATES = ("110", "109.99", "110.5", "100", "99.99", "85", "84.99", "120", "95.5", "60.25")
NAMES = "安本采丁尔方高何纪康李马倪欧潘秦任孙唐吴徐杨章邹白蔡邓冯龚韩蒋孔林毛聂庞邱荣宋陶"


@dataclass(frozen=True)
class Person:
    """One row; `percent` is the collection rate in per cent."""

    id: str
    name: str
    team: str
    percent: Fraction
    complaints: int
    attitude: bool
    pay: Fraction

    @property
    def result(self) -> tuple[str, int | None, Fraction, Fraction]:
        """Id, star, bonus and deduction, by the table of the catalogue."""
        none = Fraction(0)
        if self.percent < 85:
            return self.id, 1, none, self.pay
        if self.percent < 100:
            half = self.pay / 2
            return self.id, 2, none, Fraction(int(half * 100 + Fraction(1, 2)), 100)
        if not self.attitude:
            return self.id, None, none, none  # a person decides
        if self.percent >= 110 and self.complaints == 0:
            return self.id, 5, Fraction(500), none
        return self.id, 3, none, none


PEOPLE = tuple(
    Person(
        f"{at + 1:04d}",
        f"{name}一",
        f"{'一二三四'[at // 10]}部",
        Fraction(RATES[at % 10]) + (at // 10) * (at % 3),
        (at // 3) % 3,
        at % 7 != 3,
        Fraction(1000 + 37 * at) + Fraction(at % 4, 4),
    )
    for at, name in enumerate(NAMES)
)
EXPECTED = [person.result for person in PEOPLE]


def decimal(value: Fraction) -> str:
    """An exact decimal: 1009.25, 110."""
    return f"{float(value):.10g}"


def rows(people: Sequence[Person] = PEOPLE) -> list[list[Any]]:
    """The people as a clerk types them into a workbook: rates as fractions, amounts as numbers."""
    return [
        [
            one.id,
            one.name,
            one.team,
            float(one.percent / 100),
            one.complaints,
            "是" if one.attitude else "否",
            float(one.pay),
        ]
        for one in people
    ]


def with_column(heading: str, cells: Sequence[Any]) -> list[list[Any]]:
    """The people's rows with one column written otherwise."""
    at = HEAD.index(heading)
    return [[*row[:at], cell, *row[at + 1 :]] for row, cell in zip(rows(), cells, strict=True)]


def texts(end: str = "%", parted: str = "") -> list[list[Any]]:
    """The people as texts, rates such as 95.5%; `parted` is a thousands separator."""
    return [
        [
            *(one.id, one.name, one.team, f"{decimal(one.percent)}{end}", str(one.complaints)),
            *("是" if one.attitude else "否", f"{float(one.pay):{parted}.2f}"),
        ]
        for one in PEOPLE
    ]
