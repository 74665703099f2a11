"""The words by which rows are known that are no people: 合计, 小计, Total, 制表人, 注."""

from __future__ import annotations

import re

from .spelling import fold, squeeze

# Found in every such text; a pattern of its own so that many texts can be searched for it at once. Each way
# begins with a sign that is written out: that is what makes such a search quick.
_LETTERS = "total Total sum Sum ſum average Average avg Avg note Note remark Remark"
HINT = "|".join(
    (*"合总小共汇平制填审复批经签盖注备附说单日打人主领时", *(f"{word[0]}(?i:{word[1:]})" for word in _LETTERS.split()))
)
_HINT = re.compile(HINT)
_TOTAL = re.compile(
    r"(?:.{0,12}?(?:合计|总计|小计|共计|汇总|平均|平均值|平均分|平均数|总分|总和)"
    r"|(?:grand|sub)?total|sum|average|avg)(?:[(:].*)?"
)
_SIGNED = re.compile(r"(?:制表|制单|填表|填报|审核|复核|审批|批准|经办|签字|签名|盖章)(?:人|者|员|日期)?(?:[:( ].*)?")
# 部门负责人签字：, 总经理：, 统计人：王五, 填报单位：某公司
_LABELLED = re.compile(
    r"[^:]{0,10}?(?:签字|签名|签章|盖章|人|经理|主管|主任|领导|单位|日期|时间)(?:\([^)]*\))?:.*", re.DOTALL
)
_NOTE = re.compile(r"(?:注|备注|附注|说明|单位|日期|打印(?:日期|时间)?|notes?|remarks?)(?:\d*[:、.].*)?")
_SUM = re.compile(r".{0,12}?(?:合计|总计|小计|共计|汇总|总和)(?:[(:].*)?|(?:(?:grand|sub)?total|sum)(?:[(:].*)?")
_PART = re.compile(r"小计|subtotal")


def is_total(text: str) -> bool:
    """Whether a text heads a row of totals or means: 合计, 客服部 小计, Total."""
    return _HINT.search(text) is not None and _TOTAL.fullmatch(squeeze(text)) is not None


def is_footer(text: str) -> bool:
    """Whether a text begins a line of signatures or a note: 制表人：, 注：, 备注."""
    if _HINT.search(text) is None:
        return False
    return any(words.fullmatch(way) for words in (_SIGNED, _LABELLED, _NOTE) for way in (squeeze(text), fold(text)))


def is_sum(text: str) -> bool:
    """Whether a text heads a row of sums: 合计, 小计, Total; not 平均."""
    return _HINT.search(text) is not None and _SUM.fullmatch(squeeze(text)) is not None


def is_part_sum(text: str) -> bool:
    """Whether a text heads the sums of a part of the rows: 小计, subtotal."""
    return _PART.search(squeeze(text)) is not None
