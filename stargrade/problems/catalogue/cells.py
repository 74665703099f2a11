"""Problems: cells that hold no value of the kind their column wants (SG22. to SG24.)."""

from __future__ import annotations

from .entry import by_id, entry

_NOT_ZERO = (
    "An empty cell is never taken for a zero: it might be a figure that was forgotten.",
    "空白不会当作 0，可能只是漏填。",
)

CELLS = by_id(
    entry(
        "SG220",
        "cell",
        title=("A cell is blank", "单元格空白"),
        message=("{column} is blank; this row needs a value there", "“{column}”是空白，这一行必须填写"),
        why=_NOT_ZERO,
        mend=("Enter the value.", "请填写该单元格。"),
    ),
    entry(
        "SG221",
        "cell",
        title=("A mark that says there is no value", "填的是“没有”的记号"),
        message=(
            '{column} holds "{value}", which says there is no value; this row needs one',
            "“{column}”填的是“{value}”，表示没有数值，但这一行必须有数值",
        ),
        why=_NOT_ZERO,
        mend=("Enter the value; where it is zero, enter 0.", "请填写数值；如果确实是零，请填 0。"),
    ),
    entry(
        "SG222",
        "cell",
        title=("An error cell", "单元格是错误值"),
        message=("{column} shows the error {value}", "“{column}”显示错误值 {value}"),
        why=("The formula in the cell could not be worked out.", "该单元格的公式算不出结果。"),
        mend=("Correct the formula, or enter the value itself.", "请更正公式，或直接填写数值。"),
    ),
    entry(
        "SG223",
        "cell",
        title=("A formula that was never calculated", "公式尚未计算"),
        message=("{column} holds a formula without a result: {value}", "“{column}”里的公式没有计算结果：{value}"),
        why=(
            "The file was written by a program that does not calculate, so no value is stored.",
            "该文件由不计算公式的程序生成，没有保存结果。",
        ),
        mend=(
            "Open the file in Excel or WPS, save it once, and run again.",
            "请用 Excel 或 WPS 打开并保存一次，再重新运行。",
        ),
    ),
    entry(
        "SG224",
        "cell",
        title=("Not what the column holds", "内容与该列不符"),
        message=('{column} holds "{value}"; expected {expected}', "“{column}”填的是“{value}”，应填{expected}"),
        why=("The cell cannot be read as a value of this column.", "该单元格无法按这一列的类型读取。"),
        mend=("Enter the value in the form shown.", "请按示例的写法填写。"),
    ),
    entry(
        "SG225",
        "cell",
        title=("Too many digits", "位数过多"),
        message=(
            '{column} holds "{value}"; at most 9 decimals and 15 digits are read',
            "“{column}”填的是“{value}”，最多允许 9 位小数、15 位数字",
        ),
        why=(
            "Figures are worked out exactly, so a quotient such as 1/3 cannot be entered as it is.",
            "所有数值都精确计算，像 1/3 这样除不尽的数无法原样录入。",
        ),
        mend=(
            "Check the value; where it has too many decimals, round it, for example with ROUND(..., 4).",
            "请核对数值；小数位太多时先四舍五入，例如用 ROUND(..., 4)。",
        ),
    ),
    entry(
        "SG226",
        "cell",
        title=("A percentage where none belongs", "这里不能填百分数"),
        message=(
            '{column} holds "{value}" as a percentage; a plain number is expected',
            "“{column}”里的“{value}”是百分数，应填普通数字",
        ),
        why=("95% is 0.95, and this column may mean 95.", "95% 等于 0.95，而这一列可能是指 95。"),
        mend=(
            "Enter the number without %, and give the cell a plain number format.",
            "请去掉百分号，并把单元格改为常规数字格式。",
        ),
    ),
    entry(
        "SG227",
        "cell",
        title=("Percent and fraction mixed", "百分数与小数混用"),
        message=(
            '{column} holds "{value}", which does not go with the other cells: some are like 95.5, some like 0.962',
            "“{column}”里的“{value}”与同列其他单元格不一致：有的像 95.5，有的像 0.962",
        ),
        why=(
            "Under a heading with %, a column is read as percent or as fractions, but not as both.",
            "表头带 % 的列，要么都是百分数，要么都是小数，不能混用。",
        ),
        mend=("Write it like the others, or with a % of its own.", "请与其他单元格写法一致，或在数字后加上 %。"),
    ),
    entry(
        "SG228",
        "cell",
        title=("An id damaged by Excel", "编号被 Excel 改坏"),
        message=('{column} holds "{value}", which is no id any more', "“{column}”里的“{value}”已不是原来的编号"),
        why=(
            "Excel turns long numbers and some ids into figures or dates, and loses digits.",
            "Excel 会把长数字或某些编号变成数值或日期，丢失位数。",
        ),
        mend=("Format the column as text and enter the id again.", "请把该列设为文本格式，再重新输入编号。"),
    ),
    entry(
        "SG229",
        "cell",
        title=("Not one of the words listed", "不是可选的内容"),
        message=(
            '{column} holds "{value}"; expected one of: {expected}',
            "“{column}”填的是“{value}”，只能填：{expected}",
        ),
        why=("The scheme knows only these words here.", "本方案在这一列只认这些内容。"),
        mend=("Enter one of them.", "请从中选一个填写。"),
    ),
    entry(
        "SG230",
        "cell",
        title=("A date that can be read in two ways", "日期有歧义"),
        message=(
            '{column} holds "{value}"; write the year first, such as 2026-10-31',
            "“{column}”填的是“{value}”，请写明年月日，如 2026-10-31",
        ),
        why=("3/4 may be the third of April or the fourth of March.", "3/4 可能是 3 月 4 日，也可能是 4 月 3 日。"),
        mend=("Enter year, month and day.", "请按“年-月-日”填写。"),
    ),
    entry(
        "SG231",
        "cell",
        title=("One id with two names", "同一编号有两个姓名"),
        message=(
            '{column} holds "{value}", but the id {id} is that of {name}',
            "“{column}”填的是“{value}”，但编号 {id} 的姓名是“{name}”",
        ),
        why=("The id or the name is somebody else's.", "编号或姓名有一个填成了别人的。"),
        mend=("Correct the id or the name.", "请更正编号或姓名。"),
    ),
    entry(
        "SG240",
        "sheet",
        title=("Fractions under a heading with %", "表头带 %，按小数读取"),
        message=(
            "{column}: all numbers are 1.5 or less, so they were read as fractions (0.95 is 95 %): rows {rows}",
            "“{column}”的数值都不超过 1.5，已按小数读取（0.95 即 95%）：第 {rows} 行",
        ),
        why=("The heading says percent, the numbers say fractions.", "表头是百分比，数值却像小数。"),
        mend=("If 0.95 was meant as 0.95 %, write the % in the cells.", "如果 0.95 就是指 0.95%，请在单元格里写上 %。"),
        severity="notice",
    ),
    entry(
        "SG241",
        "sheet",
        title=("A dash or the like was read as 0", "横线等记号按 0 读取"),
        message=(
            "{column}: a dash, 无 or the like was read as 0: rows {rows}",
            "“{column}”里的“-”“无”等按 0 读取：第 {rows} 行",
        ),
        why=("Spreadsheets show a zero as a dash in accounting formats.", "会计格式会把 0 显示成横线。"),
        mend=("If the figure is not known, leave the cell blank.", "如果数值未知，请把单元格留空。"),
        severity="notice",
    ),
    entry(
        "SG242",
        "sheet",
        title=("No earlier period to fill a blank cell from", "没有以前各期可供补填"),
        message=(
            "{column}: blank, and no earlier period is known, so the default stands: rows {rows}",
            "“{column}”为空，又没有以前各期的记录，按默认值处理：第 {rows} 行",
        ),
        why=("The scheme takes a blank here from the period before.", "本方案规定空白处沿用上一期的结果。"),
        mend=(
            "Run with --ledger FOLDER, or enter the value where the default is not right.",
            "请加 --ledger 文件夹 运行；如默认值不对，请填写该单元格。",
        ),
        severity="notice",
    ),
)
