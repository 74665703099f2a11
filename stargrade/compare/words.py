"""The words of a comparison, on the screen and in the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from ..texts import Text
from .moves import Direction

DIRECTIONS: Mapping[Direction, Text] = {
    "up": Text("up", "上升"),
    "down": Text("down", "下降"),
    "same": Text("unchanged", "不变"),
    "newly_rated": Text("newly rated", "新参评"),
    "no_longer_rated": Text("no longer rated", "不再参评"),
    "only_before": Text("only in the first", "仅在前者"),
    "only_after": Text("only in the second", "仅在后者"),
}

TITLE = Text("{before} against {after}", "{before} 对比 {after}")
BONUS = Text("Bonus", "奖金")
DEDUCTION = Text("Deduction", "扣款")
NET = Text("Net", "净额")
COST = Text("{what} {before} -> {after} ({change})", "{what} {before} → {after}（{change}）")
STARS = Text("People by star", "各星级人数")
TEAMS = Text("Net by team", "各班组净额")
MOVES = Text("Who moves", "变动人员")
NOBODY = Text("Nobody moves, and no money changes.", "无人变动，金额不变。")
MORE = Text("{count} more: write them all with -o FILE.xlsx", "另有 {count} 人：用 -o 文件.xlsx 全部写出")
NOT_RATED = Text("not rated", "未参评")
ABSENT = Text("absent", "无此人")

KEY = Text("Id", "编号")
NAME = Text("Name", "姓名")
TEAM = Text("Team", "班组")
MOVE = Text("Move", "变动")
STAR_BEFORE = Text("Before", "变动前")
STAR_AFTER = Text("After", "变动后")
NET_BEFORE = Text("Net before", "前净额")
NET_AFTER = Text("Net after", "后净额")
CHANGE = Text("Change", "差额")
WHY_BEFORE = Text("Why before", "变动前原因")
WHY_AFTER = Text("Why after", "变动后原因")
STAR = Text("Star", "星级")
PEOPLE_BEFORE = Text("People before", "前人数")
PEOPLE_AFTER = Text("People after", "后人数")
SUMMARY_SHEET = "Summary"
MOVES_SHEET = "Moves"
