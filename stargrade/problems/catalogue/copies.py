"""Problems: copies of a sheet in which its problems are marked (SG171 to SG177)."""

from __future__ import annotations

from .entry import by_id, entry

COPIES = by_id(
    entry(
        "SG171",
        "usage",
        title=("The copy has the ending of another kind of workbook", "副本的后缀与工作簿类型不符"),
        message=(
            "the copy ends in {seen}; a copy of this sheet must end in {wanted}",
            "副本后缀是 {seen}；这张表的副本后缀应为 {wanted}",
        ),
        why=(
            "The copy keeps everything, macros too, and Excel opens no workbook whose ending says something else.",
            "副本会保留全部内容，包括宏；后缀与内容不符时，Excel 打不开。",
        ),
        mend=("Name a copy that ends in {wanted}.", "请把副本的文件名改为以 {wanted} 结尾。"),
    ),
    entry(
        "SG172",
        "file",
        title=("The workbook cannot be marked", "无法在工作簿中标注"),
        message=("no copy was made: {reason}", "未生成副本：{reason}"),
        why=(
            "A copy keeps everything that is in the workbook; where that is not sure, none is made.",
            "副本要原样保留工作簿的全部内容；没有把握时宁可不做。",
        ),
        mend=(
            "Save the sheet again as xlsx in Excel or WPS, or run check without --annotate.",
            "请在 Excel 或 WPS 中把表格另存为 xlsx 再试，或者不加 --annotate 运行 check。",
        ),
    ),
    entry(
        "SG173",
        "usage",
        title=("Too large to be marked", "超出可标注的大小"),
        message=(
            "a copy would need a worksheet of {rows} rows and {columns} columns; there is none so large",
            "副本需要一张 {rows} 行、{columns} 列的工作表，超出了上限",
        ),
        why=("A worksheet holds 1,048,576 rows and 16,384 columns.", "一张工作表最多 1,048,576 行、16,384 列。"),
        mend=(
            "Run check without --annotate, or with --format json; or split the sheet.",
            "请不加 --annotate 运行 check，或改用 --format json；也可以把表格拆开。",
        ),
    ),
    entry(
        "SG174",
        "sheet",
        severity="notice",
        title=("Marked cells without a comment", "部分标色单元格没有批注"),
        message=(
            "{count} marked cells have no comment of their own; what is wrong with them stands in the list",
            "有 {count} 个标色单元格没有加批注，问题见清单",
        ),
        why=(
            "A cell with a conversation shows no comment beside it, and with more than 10,000 comments Excel "
            "takes minutes to open the sheet.",
            "已有对话式批注的单元格不再显示普通批注；批注超过一万条时，Excel 打开会很慢。",
        ),
        mend=("Look the cells up in the list at the end of the copy.", "请在副本末尾的清单中查看。"),
    ),
    entry(
        "SG175",
        "file",
        severity="notice",
        title=("The copy holds the cells alone", "副本只保留单元格内容"),
        message=(
            "the sheet is no xlsx, so the copy holds its cells without their looks and formulas",
            "原表不是 xlsx，副本只保留单元格内容，不含格式和公式",
        ),
        why=(
            "Only an xlsx can be copied with everything that is in it.",
            "只有 xlsx 才能连同格式、公式等全部内容一起复制。",
        ),
        mend=(
            "Where looks matter, save the sheet as xlsx first and check that one.",
            "需要保留格式时，请先把表格另存为 xlsx，再检查。",
        ),
    ),
    entry(
        "SG176",
        "file",
        title=("The sheet was changed meanwhile", "检查期间表格有改动"),
        message=(
            "the sheet was changed while it was being checked; no copy was made",
            "检查过程中表格被改动，未生成副本",
        ),
        why=("The marks would stand in the wrong cells.", "标注可能会落在错误的单元格上。"),
        mend=("Wait until the sheet is saved, and run again.", "等表格保存完毕后再运行一次。"),
    ),
    entry(
        "SG177",
        "file",
        severity="notice",
        title=("The copy is no longer signed", "副本的数字签名已失效"),
        message=(
            "the workbook is digitally signed; the copy was changed by the marks, so the signature does not hold for it",
            "原工作簿有数字签名；副本加了标注，签名对副本不再有效",
        ),
        why=("A signature says that nothing was changed since.", "签名用来证明签署后内容没有改动。"),
        mend=("Mend and sign your own sheet, not the copy.", "请修改并签署原表，不要使用副本。"),
    ),
)
