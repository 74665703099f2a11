"""The words of the terminal."""

from __future__ import annotations

from ..texts import Text

ROWS = Text("{count} rows", "共 {count} 行")
RATED = Text("{count} rated", "已评定 {count}")
NOT_RATED = Text("{count} not rated", "未评定 {count}")
REJECTED = Text("{count} left out with problems", "有问题未评 {count}")
OTHERS = Text("{count} others", "其他 {count} 项")

BONUS = Text("Bonus", "奖金")
DEDUCTION = Text("Deduction", "扣款")
NET = Text("Net", "净额")
AMOUNT = Text("{what} CNY {amount}", "{what} {amount} 元")

ATTENTION = Text("Look at these first", "请先处理")
LEFT_OUT = Text("Rows with problems, not in the result: {count}", "有问题、未计入结果的行：{count}")
FLAGGED = Text("{what} ({count}): {people}", "{what}（{count}）：{people}")
UNRATED = Text("Not rated, {what} ({count}): {people}", "未评定，{what}（{count}）：{people}")
UNRATED_PLAIN = Text("Not rated ({count}): {people}", "未评定（{count}）：{people}")
AND_MORE = Text("{named} and {count} more", "{named}，另有 {count} 个")
MORE_GROUPS = Text("{count} more kinds: see the result", "另有 {count} 类，见结果文件")
NEAR = Text("Near the next step up ({count})", "离上一级不远（{count}）")
PERSON = Text("{person}, {why}", "{person}，{why}")
NEAR_REST = Text("{count} more: see the result", "另有 {count} 个，见结果文件")
DECIDED = Text("Decided by people ({count})", "人工裁定（{count}）")
DECIDED_LINE = Text("{person}: {said}", "{person}：{said}")
TOP = Text("At the top", "名列前茅")

AGAINST = Text("Against {before}", "与 {before} 相比")
SAME_TOTALS = Text("the totals are the same", "各项合计不变")
LISTED = Text("{title}: {people}", "{title}：{people}")

PROBLEMS = Text("Problems: {count}", "问题：共 {count} 个")
NOTICES = Text("Notes: {count}", "提示：共 {count} 条")
BOTH = Text("{problems}; {notices}", "{problems}；{notices}")
ALSO = Text("{code} also at {count} more places: {places}", "{code} 另有 {count} 处：{places}")
MEND = Text("What to do: ", "处理办法：")
AND_MEND = Text("{said}. What to do: {advice}", "{said}。处理办法：{advice}")
NOTICE = Text("Note: ", "提示：")

KEY = Text("Id", "编号")
NAME = Text("Name", "姓名")
SHOWN_OF = Text("{shown} of {rows} shown", "显示 {shown} 行，共 {rows} 行")
NOT_SHOWN = Text("not shown, for want of room: {columns}", "屏幕放不下，未显示：{columns}")
NOTHING = Text("no rows", "没有可显示的行")
