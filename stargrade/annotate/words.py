"""The words of a marked copy: the name of its list, the headings there that results do not have."""

from __future__ import annotations

from ..texts import Text

LIST = Text("stargrade problems", "问题清单")
SORT = Text("Kind", "类别")
PROBLEM = Text("problem", "问题")
NOTICE = Text("notice", "提示")
EXPLAINED = Text("{code} {message}\nTo do: {mend}", "{code} {message}\n处理办法：{mend}")
