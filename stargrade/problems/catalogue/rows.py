"""Problems: rows and columns whose values break a rule of the scheme (SG3..)."""

from __future__ import annotations

from .entry import by_id, entry

ROWS = by_id(
    entry(
        "SG301",
        "cell",
        title=("Out of range", "超出范围"),
        message=('{column} holds "{value}"; expected {expected}', "“{column}”填的是“{value}”，应{expected}"),
        why=(
            "The scheme gives this column limits, and the value lies outside them.",
            "数值超出了本方案对这一列的限定。",
        ),
        mend=("Correct the value.", "请更正数值。"),
    ),
    entry(
        "SG302",
        "cell",
        title=("Not a whole number", "不是整数"),
        message=('{column} holds "{value}"; expected a whole number', "“{column}”填的是“{value}”，应为整数"),
        why=("This column counts things, which come whole.", "这一列是计数，只能是整数。"),
        mend=("Enter a whole number.", "请填写整数。"),
    ),
    entry(
        "SG303",
        "cell",
        title=("Finer than a fen", "金额超过两位小数"),
        message=(
            '{column} holds "{value}"; expected an amount with at most 2 decimals',
            "“{column}”填的是“{value}”，金额最多两位小数",
        ),
        why=("Money ends at the fen.", "金额以分为最小单位。"),
        mend=("Round the amount to the fen.", "请把金额四舍五入到分。"),
    ),
    entry(
        "SG304",
        "cell",
        title=("A rate out of range", "比率超出范围"),
        message=('{column} holds "{value}"; expected {expected}', "“{column}”填的是“{value}”，应{expected}"),
        why=(
            "Under a heading without %, a plain 95 means 95 times the whole, not 95 %.",
            "表头不带 % 时，95 表示 95 倍，而不是 95%。",
        ),
        mend=(
            "Correct the value; where 95 means 95%, write 95% or 0.95, or put % into the heading.",
            "请更正数值；如果 95 表示 95%，请写成 95% 或 0.95，或在表头加上 %。",
        ),
    ),
    entry(
        "SG305",
        "cell",
        title=("One id in several rows", "编号重复"),
        message=(
            '{column} "{value}" stands in other rows too, with other values: rows {rows}',
            "“{column}”“{value}”还出现在第 {rows} 行，且内容不同",
        ),
        why=(
            "Which of the rows counts cannot be known, and one person is paid once.",
            "无法判断以哪一行为准，而每人只评一次。",
        ),
        mend=("Keep the right row, or correct the id.", "请只保留正确的一行，或更正编号。"),
    ),
    entry(
        "SG310",
        "row",
        title=("The cells of a row do not agree", "同一行的内容互相矛盾"),
        message=("{say}", "{say}"),
        why=("The scheme requires it of every row.", "本方案对每一行都有这项要求。"),
        mend=("Correct the cells of this row that the message names.", "请更正提示中提到的单元格。"),
    ),
    entry(
        "SG311",
        "sheet",
        title=("The rows of the sheet do not agree", "表内各行不符合要求"),
        message=("{say}: rows {rows}", "{say}：第 {rows} 行"),
        why=("The scheme requires it of the sheet as a whole.", "本方案对整张表有这项要求。"),
        mend=("Correct the rows that the message names.", "请更正提示中提到的各行。"),
    ),
    entry(
        "SG312",
        "cell",
        title=("A row of nobody", "找不到所属对象"),
        message=(
            '{column} holds "{value}", which stands in no row of the main sheet',
            "“{column}”填的是“{value}”，主表里没有这个编号",
        ),
        why=(
            "Every row of a detail sheet belongs to a row of the main sheet.",
            "明细表的每一行都要对应主表里的一行。",
        ),
        mend=("Correct the id, or add the row that is missing on the main sheet.", "请更正编号，或在主表补上这一行。"),
    ),
    entry(
        "SG313",
        "sheet",
        title=("Left out with their rows", "连带未评"),
        message=(
            "rows of these have problems, so that they cannot be graded at all: {keys}",
            "以下对象有出错的行，因此整体不予评定：{keys}",
        ),
        why=(
            "A result is made of all rows of the subject; with one missing it would be wrong.",
            "结果由该对象的全部行算出，缺一行就会算错。",
        ),
        mend=("Correct those rows.", "请更正这些行。"),
        severity="notice",
    ),
)
