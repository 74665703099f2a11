"""The words of an entry sheet: what its cells may hold, what is said when they hold something else."""

from __future__ import annotations

from collections.abc import Mapping

from ..texts import Text

MAIN_SHEET = Text("Entries", "录入表")
LEAVE_AS_IT_IS = Text(
    "This sheet tells stargrade by which scheme the workbook is graded. Please leave it as it is.",
    "本工作表供 stargrade 识别所属方案，请勿改动。",
)

REQUIRED = Text("Must be filled in.", "必填。")
FAMILY = Text(
    "Write the name of each behind the prefix; add or delete columns as needed.",
    "把各项名称写在前缀之后；列数可按需要增减。",
)
UNIT = Text("Unit: {unit}", "单位：{unit}")

PLEASE_CORRECT = Text("Please correct", "请更正")
ONE_OF = Text("Choose one of: {words}", "请从下拉列表选择：{words}")
A_DATE = Text("A date, such as 2026-10-31", "日期，例如 2026-10-31")
ANY_NUMBER = Text("A number", "数字")
NUMBERS: Mapping[str, Text] = {
    "rate": Text("A percentage, {limits}", "百分比，{limits}"),
    "money": Text("CNY with at most 2 decimals, {limits}", "金额（元），最多两位小数，{limits}"),
    "level": Text("A whole number, {limits}", "整数，{limits}"),
    "count": Text("A whole number, {limits}", "整数，{limits}"),
}
NUMBER = Text("A number, {limits}", "数字，{limits}")

NAME = Text("Name", "名称")
NAME_OF_PERSON = Text("Name", "姓名")
TEAM = Text("Team", "部门")

TEXT = Text("example", "示例")
