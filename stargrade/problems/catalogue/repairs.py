"""Problems: cells that were read as something else than they show, and figures that look doubtful (SG24. and SG25.)."""

from __future__ import annotations

from .entry import by_id, entry

_DISAGREE = (
    "Look them through on the sheet Provenance of the result, or with `stargrade check`; correct what is wrong.",
    "请在结果的 Provenance 工作表或 `stargrade check` 中逐格核对，有误的请改原表。",
)

REPAIRS = by_id(
    entry(
        "SG243",
        "sheet",
        title=("Filled down from merged cells", "按合并单元格补填"),
        message=(
            "{columns}: cells that take their value from a merged cell above: {count}",
            "{columns}：按上方合并单元格补填了 {count} 格",
        ),
        why=("A merged cell belongs to all its rows.", "合并单元格的内容属于它覆盖的每一行。"),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG244",
        "sheet",
        title=("Percentages read from texts", "文字形式的百分数已换算"),
        message=(
            "{columns}: percentages written as text, read as rates (95% is 0.95): {count}",
            "{columns}：以文字写的百分数已按比率读取（95% 即 0.95），共 {count} 格",
        ),
        why=("The text says itself that it is a percentage.", "文字本身写明了百分号。"),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG245",
        "sheet",
        title=("Plain numbers read as percent", "数字按百分数读取"),
        message=(
            "{columns}: plain numbers under a heading with %, read as percent (95.5 is 0.955): {count}",
            "{columns}：表头带 %，数字已按百分数读取（95.5 即 0.955），共 {count} 格",
        ),
        why=("The heading holds a % and the numbers are above 1.5.", "表头带 %，且数值大于 1.5。"),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG246",
        "sheet",
        title=("Signs beside a number left out", "去掉了数字以外的符号"),
        message=(
            "{columns}: units, currency signs, separators or full-width digits that were read as plain ones: {count}",
            "{columns}：去掉单位、货币符号、千位分隔符或全角写法后读取，共 {count} 格",
        ),
        why=("`1,580元` and `１５８０` say the same number as `1580`.", "“1,580元”“１５８０”与“1580”是同一个数。"),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG247",
        "sheet",
        title=("Blank cells for which a default stands", "空白处按默认值处理"),
        message=(
            "{columns}: blank cells for which the scheme's default stands: {count}",
            "{columns}：空白处按方案的默认值处理，共 {count} 格",
        ),
        why=("The scheme says what a blank means in these columns.", "本方案规定了这些列空白时的含义。"),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG248",
        "sheet",
        title=("Dates read from texts or numbers", "由文字或数字读出的日期"),
        message=(
            "{columns}: dates read from texts or numbers: {count}",
            "{columns}：由文字或数字读出的日期，共 {count} 格",
        ),
        why=("The cell holds no date cell, but what it says is one.", "单元格不是日期格式，但内容是日期。"),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG249",
        "sheet",
        title=("Ids filled up with zeros", "编号补足前导零"),
        message=(
            "{columns}: number cells filled up with zeros to the length of the other ids: {count}",
            "{columns}：数字编号按其余编号的位数补足前导零，共 {count} 格",
        ),
        why=(
            "All other ids are as long as each other; Excel drops the zeros in front of a number.",
            "其余编号位数相同，而 Excel 会去掉数字前面的零。",
        ),
        mend=_DISAGREE,
        severity="notice",
    ),
    entry(
        "SG250",
        "cell",
        title=("A total does not agree", "合计与明细不符"),
        message=(
            "{column}: the row {words} says {stated}, and the rows that were read add up to {sum}",
            "“{column}”的“{words}”是 {stated}，而读到的各行相加是 {sum}",
        ),
        why=(
            "A row may be missing or stand there twice, or a cell may have been changed after it was added up.",
            "可能漏了行、重复了行，或求和之后又改过数。",
        ),
        mend=("Look which of the two is right.", "请核对哪一个才对。"),
        severity="notice",
    ),
    entry(
        "SG251",
        "cell",
        title=("A heading that resembles another one", "表头与所需的相近但不相同"),
        message=(
            '"{heading}" is not read: it resembles the column {column}, which is absent',
            "“{heading}”没有读取：它与本方案的“{column}”相近，而表里没有这一列",
        ),
        why=(
            "Headings are never guessed: one that merely looks like another may mean something else.",
            "表头不会猜测：写法相近的可能是另一项指标。",
        ),
        mend=(
            "Where that column is meant, correct the heading; else there is nothing to do.",
            "如果就是这一列，请更正表头；否则无需处理。",
        ),
        severity="notice",
    ),
    entry(
        "SG252",
        "sheet",
        title=("Rates above 150 %", "比率超过 150%"),
        message=("{column}: rates above 150 %: rows {rows}", "“{column}”有超过 150% 的比率：第 {rows} 行"),
        why=(
            "Such a rate is allowed here, but more often a % is missing or a decimal point has moved.",
            "这一列允许这样的数值，但更常见的是漏了 % 或小数点错位。",
        ),
        mend=("Look these cells through.", "请核对这些单元格。"),
        severity="notice",
    ),
    entry(
        "SG255",
        "cell",
        title=("Number formats that write digits of their own", "数字格式里夹带了数字"),
        message=(
            "{column}: the cells show other digits than they hold; what they hold counts: {cells} (cells: {count})",
            "“{column}”显示的数字与实际数值不同，以实际数值为准：{cells}（共 {count} 格）",
        ),
        why=(
            'A format such as "95%" shows that text whatever number is stored in the cell.',
            '如格式写成 "95%"，单元格无论存的是什么数都显示 95%。',
        ),
        mend=("Give these cells a plain number format and look them through.", "请改回常规数字格式后核对。"),
        severity="notice",
    ),
)
