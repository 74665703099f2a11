"""Problems: text files whose letters, quotes or lines are not in order, and what a person should know of one (SG1..)."""

from __future__ import annotations

from .entry import by_id, entry

TEXT_FILES = by_id(
    entry(
        "SG111",
        "file",
        title=("Not plain text", "不是纯文本"),
        message=(
            "line {line}, byte {offset} is a zero byte, which no text file has",
            "第 {line} 行、第 {offset} 字节是空字节，正常的文本文件不会有",
        ),
        why=(
            "Zero bytes come from a binary file, or from a text that was cut or joined wrongly.",
            "空字节说明这是二进制文件，或文本在拼接、传输时出错。",
        ),
        mend=("Export the sheet again as CSV UTF-8 or as .xlsx.", "请重新导出为 CSV UTF-8 或 .xlsx。"),
    ),
    entry(
        "SG112",
        "file",
        title=("Text that cannot be decoded", "文字编码无法识别"),
        message=(
            "line {line}, byte {offset} is {byte}: neither UTF-8 nor GB18030 can be read there",
            "第 {line} 行、第 {offset} 字节为 {byte}，既不是 UTF-8 也不是 GB18030",
        ),
        why=(
            "Parts of the file are written in different encodings, or it is damaged. Guessing would garble names.",
            "文件混用了多种编码或已损坏，强行猜测会使姓名变成乱码。",
        ),
        mend=(
            "Open it in Excel or WPS, look at that line, and save it as CSV UTF-8 or .xlsx.",
            "请用 Excel 或 WPS 打开，检查该行，再另存为 CSV UTF-8 或 .xlsx。",
        ),
    ),
    entry(
        "SG113",
        "file",
        title=("Quotes that do not match", "引号不成对"),
        message=(
            'in the record that starts in line {line} the quotes (") do not match',
            '从第 {line} 行开始的记录，引号（"）不成对',
        ),
        why=(
            "A quote that is not closed swallows the lines after it into one cell.",
            "引号没有闭合时，后面的行会被并进同一个单元格。",
        ),
        mend=(
            "Close the quote, or write it twice where it is part of the text.",
            "请补上引号；引号属于文字内容时，请连写两个。",
        ),
    ),
    entry(
        "SG140",
        "file",
        severity="notice",
        title=("Written in Big5", "文件使用 Big5 编码"),
        message=(
            "the headings make sense only in Big5, so the text was read as Big5",
            "按 Big5 编码才能识别表头，已按 Big5（繁体中文编码）读取",
        ),
        why=(
            "The same bytes are other characters in GB18030, which is what such files mostly are.",
            "同样的字节按常用的 GB18030 读取会变成另一些字。",
        ),
        mend=(
            "Look at a few names in the result; save the sheet as CSV UTF-8 or .xlsx to be sure.",
            "请核对结果中的几个姓名；为稳妥起见，请另存为 CSV UTF-8 或 .xlsx。",
        ),
    ),
    entry(
        "SG142",
        "file",
        title=("Two encodings are possible", "编码无法确定"),
        message=(
            "the text may be GB18030 or Big5, and neither reading has a known Chinese heading",
            "文本可能是 GB18030，也可能是 Big5，两种读法都没有可识别的中文表头",
        ),
        why=("A wrong guess would garble names.", "猜错编码会使姓名变成乱码。"),
        mend=("Save the sheet as CSV UTF-8 or .xlsx.", "请把表格另存为 CSV UTF-8 或 .xlsx。"),
    ),
    entry(
        "SG143",
        "file",
        title=("Two encodings in one file", "文件混用了两种编码"),
        message=(
            "line {line}, byte {offset}: from here on the text is in another encoding than before it, "
            "UTF-8 and GB18030 are mixed",
            "第 {line} 行、第 {offset} 字节起与前面的编码不同，文件混用了 UTF-8 和 GB18030",
        ),
        why=(
            "Lines from two files were put together. Read in one encoding, names of the other would be garbled.",
            "内容由两个文件拼接而成，按任何一种编码读取都会使部分姓名变成乱码。",
        ),
        mend=(
            "Open both sheets in Excel or WPS, copy them together there, and save as CSV UTF-8 or .xlsx.",
            "请在 Excel 或 WPS 中分别打开后再合并，另存为 CSV UTF-8 或 .xlsx。",
        ),
    ),
    entry(
        "SG144",
        "file",
        title=("A cell or row too long", "单元格或行过长"),
        message=(
            "the record that starts in line {line} holds over 131072 letters in a cell, or over 16384 cells",
            "从第 {line} 行开始的记录，有单元格超过 131072 字，或超过 16384 列",
        ),
        why=(
            "No spreadsheet program writes such a line; mostly a quote or a line end was lost.",
            "表格软件不会写出这样的行，多半是丢失了引号或换行。",
        ),
        mend=(
            "Look at that line in a text editor, or export the sheet again.",
            "请用文本编辑器检查该行，或重新导出表格。",
        ),
    ),
)
