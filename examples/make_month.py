"""Makes the example month, `property-fees-2026-10.xlsx`: forty people of a property-management office.

The sheet looks like those that offices keep: a title above the table, merged department cells, ids with
leading zeros, rates as text here and as percentages there, a total row, and a line for who drew it up.
The people are invented. Run `python examples/make_month.py` to make the file again; nothing in it
depends on the day it is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FILE = Path(__file__).with_name("property-fees-2026-10.xlsx")
HEADINGS = (
    "序号", "部门", "工号", "姓名", "收费指标（元）", "实收金额（元）", "指标完成率", "投诉次数", "服务态度好",
    "遵守制度", "完成交办事项", "积极主动", "绩效工资", "前台", "备注",
)  # fmt: skip
WIDTHS = (6, 14, 10, 10, 15, 15, 12, 10, 12, 10, 14, 10, 12, 8, 18)

Written = Literal["text", "percent", "amounts", "rate only"]


@dataclass(frozen=True)
class Person:
    """One row: the target in CNY, the rate in percent, and what went wrong, by the column's heading.

    Without a `key` the id follows from the place in the sheet.
    """

    name: str
    target: int
    rate: str
    pay: str
    complaints: int | str = 0
    missed: tuple[str, ...] = ()
    front_desk: bool = False
    remark: str = ""
    key: str = ""

    @property
    def collected(self) -> Decimal:
        """The amount collected, in CNY; targets are round, so it comes out exactly."""
        return self.target * Decimal(self.rate) / 100


@dataclass(frozen=True)
class Team:
    """A department and the way its clerk enters the collection rate."""

    name: str
    written: Written
    people: tuple[Person, ...]


TEAMS = (
    Team("一期客服组", "text", (
        Person("陈思雨", 48000, "112.5", "2000"),
        Person("王建国", 52000, "110", "2000"),
        Person("李雪梅", 45000, "118.2", "1800", complaints=1, remark="投诉1起，已处理"),
        Person("张伟", 50000, "103.4", "1800"),
        Person("刘洋", 47000, "100", "2000", complaints=2),
        Person("赵静", 49000, "96.5", "2000"),
        Person("周杰", 51000, "85", "1650", remark="正好85%"),
        Person("吴敏", 46000, "84.9", "1650"),
        Person("孙丽", 50000, "101.8", "1800", missed=("遵守制度",), remark="迟到三次"),
        Person("马超", 48000, "115.6", "2000", missed=("积极主动",)),
    )),
    Team("二期客服组", "percent", (
        Person("朱琳", 60000, "110.25", "2200"),
        Person("胡军", 62000, "109.99", "2200", remark="差0.01个百分点达110%"),
        Person("郭晓燕", 58000, "121.4", "2200", missed=("完成交办事项",)),
        Person("林峰", 61000, "107.35", "2000"),
        Person("何芳", 59000, "99.99", "2000"),
        Person("高翔", 60000, "92.6", "2000", complaints=1),
        Person("罗娜", 57000, "88.45", "1580.50"),
        Person("梁宇", 60000, "100.5", "1800"),
        Person("宋佳", 63000, "113", "2200", missed=("服务态度好",), remark="态度被点名"),
        Person("谢辉", 60000, "104.12", "2000", complaints=1),
    )),
    Team("三期客服组", "amounts", (
        Person("唐薇", 40000, "111.3", "1800"),
        Person("许诺", 42000, "110", "1800", complaints="无"),
        Person("韩冰", 38000, "116.75", "1800", missed=("完成交办事项", "积极主动")),
        Person("冯涛", 41000, "102.2", "1700"),
        Person("邓洁", 40000, "100", "1700"),
        Person("曹阳", 39000, "97.85", "1700"),
        Person("彭湃", 40000, "90.1", "1700", missed=("服务态度好",)),
        Person("曾黎", 43000, "85.01", "1666.67"),
        Person("萧然", 40000, "79.25", "1700"),
    )),
    Team("四期客服组", "rate only", (
        Person("田甜", 55000, "119.5", "2100"),
        Person("董洁", 55000, "114.02", "2100", missed=("积极主动",)),
        Person("袁野", 55000, "105", "2100"),
        Person("潘婷", 55000, "101.1", "1900", complaints="1次"),
        Person("于浩", 55000, "108.6", "1900"),
        Person("蒋欣", 55000, "94.3", "1900"),
        Person("蔡明", 55000, "86.2", "1,580.00"),
        Person("余晖", 55000, "62.75", "1900", remark="病假两周"),
    )),
    Team("前台", "percent", (
        Person("杜鹃", 30000, "98.5", "1500", front_desk=True),
        Person("叶子", 30000, "104", "1500", front_desk=True),
        Person("程程", 30000, "110", "1500", complaints=1, front_desk=True),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Month:
    """A sheet of one month: whose it is, and when it was drawn up."""

    year: int
    month: int
    drawn_up: datetime
    teams: tuple[Team, ...]

    @property
    def title(self) -> str:
        """What stands above the table."""
        return f"锦绣花园管理处 {self.year}年{self.month}月收费客服考核表"

    @property
    def signed(self) -> str:
        """What stands below it."""
        day = self.drawn_up
        return f"制表人：何会计　　审核：罗主任　　日期：{day.year}年{day.month}月{day.day}日"

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody on the sheet."""
        return tuple(person for team in self.teams for person in team.people)


@dataclass(frozen=True)
class Page:
    """The worksheet being written, and how its cells look."""

    sheet: Worksheet
    title: Format
    heading: Format
    text: Format
    money: Format
    percent: Format
    plain: Format


OCTOBER = Month(2026, 10, datetime(2026, 11, 2, tzinfo=UTC), TEAMS)
PEOPLE = OCTOBER.people


def make(path: Path, month: Month = OCTOBER) -> None:
    """Write the workbook; the same bytes whenever it is made with the same library."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": month.drawn_up, "title": month.title})
        page = _page(book, month)
        first = _head(page, month)
        after = _body(page, first, month)
        _foot(page, first, after, month)


def _page(book: xlsxwriter.Workbook, month: Month) -> Page:
    cell = {"border": 1, "align": "center", "valign": "vcenter"}
    return Page(
        sheet=book.add_worksheet(f"{month.month}月"),
        title=book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        heading=book.add_format({**cell, "bold": True, "bg_color": "#DDEBF7", "text_wrap": True}),
        text=book.add_format({**cell, "num_format": "@"}),
        money=book.add_format({**cell, "num_format": "#,##0.00"}),
        percent=book.add_format({**cell, "num_format": "0.00%"}),
        plain=book.add_format(cell),
    )


def _head(page: Page, month: Month) -> int:
    last = len(HEADINGS) - 1
    page.sheet.merge_range(0, 0, 0, last, month.title, page.title)
    page.sheet.write_string(1, last, "单位：元")
    page.sheet.write_row(2, 0, HEADINGS, page.heading)
    for column, width in enumerate(WIDTHS):
        page.sheet.set_column(column, column, width)
    page.sheet.freeze_panes(3, 4)
    return 3


def _body(page: Page, first: int, month: Month) -> int:
    row = first
    for number, team in enumerate(month.teams, start=1):
        page.sheet.merge_range(row, 1, row + len(team.people) - 1, 1, team.name, page.plain)
        for place, person in enumerate(team.people, start=1):
            page.sheet.write_number(row, 0, row - first + 1, page.plain)
            _person(page, row, person, team.written, person.key or f"{number:03d}{place:03d}")
            row += 1
    return row


def _person(page: Page, row: int, person: Person, written: Written, key: str) -> None:
    page.sheet.write_string(row, 2, key, page.text)
    page.sheet.write_string(row, 3, person.name, page.plain)
    _rate(page, row, person, written)
    page.sheet.write(row, 7, person.complaints, page.plain)
    for column in range(8, 12):
        page.sheet.write_string(row, column, "否" if HEADINGS[column] in person.missed else "是", page.plain)
    # one office keeps an amount as text with a comma; money is else a number
    if "," in person.pay:
        page.sheet.write_string(row, 12, person.pay, page.text)
    else:
        page.sheet.write_number(row, 12, Decimal(person.pay), page.money)
    page.sheet.write_string(row, 13, "是" if person.front_desk else "", page.plain)
    page.sheet.write_string(row, 14, person.remark, page.plain)


def _rate(page: Page, row: int, person: Person, written: Written) -> None:
    if written == "rate only":
        page.sheet.write_blank(row, 4, None, page.money)
        page.sheet.write_blank(row, 5, None, page.money)
    else:
        page.sheet.write_number(row, 4, person.target, page.money)
        page.sheet.write_number(row, 5, person.collected, page.money)
    if written == "amounts":
        page.sheet.write_blank(row, 6, None, page.percent)
    elif written == "text":
        page.sheet.write_string(row, 6, f"{person.rate}%", page.text)
    else:
        page.sheet.write_number(row, 6, Decimal(person.rate) / 100, page.percent)


def _foot(page: Page, first: int, after: int, month: Month) -> None:
    page.sheet.write_row(after, 0, ("合计", *[""] * (len(HEADINGS) - 1)), page.plain)
    counted = [person for team in month.teams if team.written != "rate only" for person in team.people]
    totals = {
        4: sum(person.target for person in counted),
        5: sum((person.collected for person in counted), Decimal(0)),
        12: _pay(month.people),
    }
    for column, total in totals.items():
        letter = "ABCDEFGHIJKLMNO"[column]
        page.sheet.write_formula(after, column, f"=SUM({letter}{first + 1}:{letter}{after})", page.money, str(total))
    page.sheet.write_string(after + 2, 0, month.signed)


def _pay(people: Sequence[Person]) -> Decimal:
    # a spreadsheet's SUM passes over amounts kept as text
    return sum((Decimal(person.pay) for person in people if "," not in person.pay), Decimal(0))


if __name__ == "__main__":
    make(FILE)
