"""Makes a year of the office in `make_month.py`: twelve monthly sheets, and one of March with a slip in it.

People join and leave, one is on sick leave for a month, and one has five stars nine months in a row. Everybody is
invented; the figures come from a fixed seed, so that the sheets are the same whenever they are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from make_month import Month, Person, Team, Written, make

YEAR = 2026
SEED = 20260101
MONTHS = range(1, 13)
SWING = 600  # hundredths of a percent, up or down


@dataclass(frozen=True)
class Staff:
    """Somebody on the staff: the target in CNY, the rate that is usual in percent, the months of service."""

    key: str
    name: str
    target: int
    usual: int
    pay: str
    joined: int = 1
    left: int = 12


TEAMS: Mapping[str, tuple[Written, tuple[Staff, ...]]] = {
    "一期客服组": ("text", (
        Staff("001001", "陈思雨", 48000, 118, "2000"),
        Staff("001002", "王建国", 52000, 105, "2000", left=5),
        Staff("001003", "李雪梅", 45000, 107, "1800"),
        Staff("001004", "张伟", 50000, 103, "1800"),
        Staff("001005", "刘洋", 47000, 99, "2000"),
        Staff("001006", "赵静", 49000, 96, "2000"),
        Staff("001007", "周杰", 51000, 90, "1650"),
        Staff("001008", "沈一鸣", 46000, 101, "1650", joined=6),
    )),
    "二期客服组": ("percent", (
        Staff("002001", "朱琳", 60000, 106, "2200"),
        Staff("002002", "胡军", 62000, 107, "2200"),
        Staff("002003", "郭晓燕", 58000, 104, "2200"),
        Staff("002004", "林峰", 61000, 100, "2000", left=9),
        Staff("002005", "何芳", 59000, 97, "2000"),
        Staff("002006", "高翔", 60000, 92, "2000"),
        Staff("002007", "罗娜", 57000, 88, "1580.50"),
        Staff("002008", "魏来", 57000, 95, "1800", joined=4),
    )),
    "三期客服组": ("amounts", (
        Staff("003001", "唐薇", 40000, 107, "1800"),
        Staff("003002", "许诺", 42000, 104, "1800"),
        Staff("003003", "韩冰", 38000, 101, "1800"),
        Staff("003004", "冯涛", 41000, 98, "1700"),
        Staff("003005", "邓洁", 40000, 93, "1700"),
        Staff("003006", "曹阳", 39000, 89, "1700"),
        Staff("003007", "彭湃", 40000, 102, "1700", joined=8),
    )),
}  # fmt: skip

# what befell somebody in a month: nothing of this is left to the seed
EVENTS: Mapping[tuple[str, int], Mapping[str, object]] = {
    ("001001", 10): {"complaints": 1, "remark": "投诉1起，已处理"},
    ("001001", 11): {"complaints": 1, "remark": "投诉1起，已处理"},
    ("001001", 12): {"missed": ("完成交办事项", "遵守制度"), "remark": "迟到三次"},
}
SPOTLESS = "001001"
ON_LEAVE = {("001005", 7)}
SLIP = ("003002", 3)  # in March one figure too few was typed of what 许诺 collected
SLIP_REASON = "许诺的实收金额少录一位"


def year() -> tuple[Month, ...]:
    """The twelve months."""
    random = Random(SEED)
    return tuple(_month(month, random) for month in MONTHS)


def with_slip(month: Month) -> Month:
    """The month as it was first handed in: the rate of one person is a tenth of what it should be."""
    return replace(month, teams=tuple(replace(team, people=tuple(_slipped(team))) for team in month.teams))


def _slipped(team: Team) -> Iterator[Person]:
    for person in team.people:
        yield replace(person, rate=str(Decimal(person.rate) / 10)) if person.key == SLIP[0] else person


def _month(month: int, random: Random) -> Month:
    drawn_up = datetime(YEAR + month // 12, month % 12 + 1, 2, tzinfo=UTC)
    teams = (
        Team(name, written, tuple(_person(one, month, random) for one in staff if _is_there(one, month)))
        for name, (written, staff) in TEAMS.items()
    )
    return Month(YEAR, month, drawn_up, tuple(teams))


def _is_there(one: Staff, month: int) -> bool:
    return one.joined <= month <= one.left and (one.key, month) not in ON_LEAVE


def _person(one: Staff, month: int, random: Random) -> Person:
    rate = Decimal(100 * one.usual + random.randrange(-SWING, SWING + 1)) / 100
    complained, tired = random.randrange(12) == 0, random.randrange(15) == 0
    chance = Person(
        one.name,
        one.target,
        str(rate),
        one.pay,
        complaints=int(complained and one.key != SPOTLESS),
        missed=("积极主动",) if tired and one.key != SPOTLESS else (),
        remark="本月入职" if one.joined == month > 1 else "",
        key=one.key,
    )
    return replace(chance, **EVENTS.get((one.key, month), {}))


def make_year(folder: Path) -> None:
    """Write the sheets ``2026-01.xlsx`` to ``2026-12.xlsx``, and ``2026-03-first.xlsx``."""
    folder.mkdir(parents=True, exist_ok=True)
    for month in year():
        make(folder / f"{month.year}-{month.month:02d}.xlsx", month)
        if month.month == SLIP[1]:
            make(folder / f"{month.year}-{month.month:02d}-first.xlsx", with_slip(month))
