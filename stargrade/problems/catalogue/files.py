"""Problems: files that cannot be opened or read, and what a person should know of one (SG1..)."""

from __future__ import annotations

from .entry import by_id, entry

FILES = by_id(
    entry(
        "SG101",
        "file",
        title=("No such file", "找不到文件"),
        message=("there is no file {path}", "没有这个文件：{path}"),
        why=(
            "Nothing stands at this path, so there is nothing to grade.",
            "这个路径下没有文件，无法评级。",
        ),
        mend=(
            "Check the folder and the spelling, the ending (.xlsx, .xls, .csv) included.",
            "请检查所在文件夹和文件名，包括后缀（.xlsx、.xls、.csv）。",
        ),
    ),
    entry(
        "SG102",
        "file",
        title=("A folder, not a file", "这是文件夹，不是文件"),
        message=("{path} is a folder; a sheet is one file", "{path} 是文件夹，需要的是一个表格文件"),
        why=("One run reads one file.", "每次只读取一个文件。"),
        mend=("Name the file inside the folder.", "请写出文件夹里的具体文件名。"),
    ),
    entry(
        "SG103",
        "file",
        title=("Not allowed to read the file", "没有读取权限"),
        message=("{path} may not be read by this user", "当前用户没有权限读取 {path}"),
        why=(
            "The system refused: the file is open elsewhere or belongs to somebody else.",
            "系统拒绝读取：文件正被其他程序占用，或属于其他用户。",
        ),
        mend=(
            "Close the file in Excel or WPS, or ask for the right to read it.",
            "请先在 Excel 或 WPS 中关闭该文件，或申请读取权限。",
        ),
    ),
    entry(
        "SG104",
        "file",
        title=("The system cannot read the file", "系统无法读取文件"),
        message=("{path} cannot be read: {reason}", "无法读取 {path}：{reason}"),
        why=(
            "The disk or the network drive gave an error while the file was read.",
            "读取时磁盘或网络盘报错。",
        ),
        mend=(
            "Copy the file to this computer and run again with the copy.",
            "请把文件复制到本机，再用复制的文件运行。",
        ),
    ),
    entry(
        "SG105",
        "file",
        title=("Empty file", "空文件"),
        message=(
            "the file holds 0 bytes; a sheet with headings was expected",
            "空文件（0 字节），应为带表头的表格",
        ),
        why=(
            "A download or a copy that broke off often leaves an empty file.",
            "下载或复制中断时，常会留下空文件。",
        ),
        mend=("Save or download the sheet again.", "请重新保存或重新下载表格。"),
    ),
    entry(
        "SG106",
        "file",
        title=("Password needed to open", "文件有打开密码"),
        message=(
            "the file is encrypted; one without a password was expected",
            "文件有打开密码，应为不加密的文件",
        ),
        why=(
            "Nothing can be read from an encrypted file. A sheet that is only protected against changes can be read.",
            "加密的文件读不出内容。仅设置了“保护工作表”的文件可以正常读取。",
        ),
        mend=(
            "Remove the password in Excel or WPS and save the file again.",
            "请在 Excel 或 WPS 中取消打开密码，再另存一份。",
        ),
    ),
    entry(
        "SG107",
        "file",
        title=("Damaged file", "文件已损坏"),
        message=("the file is damaged: {detail}", "文件已损坏：{detail}"),
        why=(
            "A part of the file is missing or was changed, often because a download broke off. "
            "What could still be read might be wrong, so nothing is.",
            "文件缺少内容或被改动，多半是没有下载完整。剩下的内容可能有错，因此不读取。",
        ),
        mend=(
            "Open the file in Excel or WPS and save it under a new name, or download it again.",
            "请用 Excel 或 WPS 打开后另存一份，或重新下载。",
        ),
    ),
    entry(
        "SG108",
        "file",
        title=("A table in a format that is not read", "不支持的表格格式"),
        message=(
            "the file is {found}; xlsx, xls, xlsb, ods, csv or parquet was expected",
            "文件实际是{found}，应为 xlsx、xls、xlsb、ods、csv 或 parquet",
        ),
        why=(
            "Many systems export a web page or XML and name it .xls; Excel opens it, but cells "
            "and numbers in it are not exact.",
            "不少系统把网页或 XML 导出成 .xls，Excel 能打开，但其中的单元格和数字并不可靠。",
        ),
        mend=(
            "Open it in Excel or WPS and save it as an Excel workbook (.xlsx).",
            "请用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx）。",
        ),
    ),
    entry(
        "SG109",
        "file",
        title=("Not a spreadsheet", "不是表格文件"),
        message=(
            "the file is {found}; xlsx, xls, xlsb, ods, csv or parquet was expected",
            "文件是{found}，应为 xlsx、xls、xlsb、ods、csv 或 parquet",
        ),
        why=("The content decides what a file is, not its name.", "文件类型看内容，不看文件名。"),
        mend=("Check that this is the right file.", "请确认是否选对了文件。"),
    ),
    entry(
        "SG110",
        "file",
        title=("The file cannot be read", "无法读取此文件"),
        message=(
            "the reader gave up on this {kind} file: {reason}",
            "读取程序无法处理此 {kind} 文件：{reason}",
        ),
        why=(
            "The file may be sound and still hold something that the reader does not know.",
            "文件本身可能没有问题，但含有读取程序不认识的内容。",
        ),
        mend=("Save it as .xlsx in Excel or WPS and run again.", "请用 Excel 或 WPS 另存为 .xlsx 后重试。"),
    ),
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
        "SG114",
        "file",
        title=("Definitions that a sheet must not hold", "含有不允许的 XML 定义"),
        message=(
            "part {part} defines XML entities, which no spreadsheet program writes",
            "文件部件 {part} 含有 XML 实体定义，正常的表格软件不会写入",
        ),
        why=(
            "Such definitions can fill the memory or read other files, so they are never followed.",
            "这类定义可能耗尽内存或读取其他文件，因此一律不处理。",
        ),
        mend=(
            "Ask for the sheet from its author, saved by Excel or WPS.",
            "请向制表人要一份用 Excel 或 WPS 保存的文件。",
        ),
    ),
    entry(
        "SG115",
        "file",
        title=("Two parts of one name", "文件内有重名部件"),
        message=(
            "the file holds two parts named {part}; one was expected",
            "文件内有两个部件都叫 {part}，应只有一个",
        ),
        why=(
            "One program would show the one part, another the other: two different sets of scores.",
            "不同软件可能读到不同的部件，也就是两套不同的分数。",
        ),
        mend=(
            "Open it in Excel or WPS, check the figures, and save it under a new name.",
            "请用 Excel 或 WPS 打开，核对数据后另存一份。",
        ),
    ),
    entry(
        "SG116",
        "file",
        title=("A sheet too wide and too long", "表格范围过大"),
        message=(
            "sheet {sheet} reaches to {corner}, which is {cells} cells; at most {limit} and none beyond XFD1048576 are read",
            "工作表 {sheet} 范围异常，最远单元格是 {corner}，共 {cells} 个单元格；最多读取 {limit} 个，且不超出 XFD1048576",
        ),
        why=(
            "A stray value or format far below or to the right makes the whole area count.",
            "表格下方或右侧很远处有多余的内容或格式，整片区域都会算在内。",
        ),
        mend=(
            "Delete the blank rows and columns around the table and save; for very large tables use csv or parquet.",
            "请删除表格外的空白行、列后保存；数据量特别大时请用 csv 或 parquet。",
        ),
    ),
    entry(
        "SG117",
        "file",
        title=("No worksheet", "没有工作表"),
        message=(
            "the workbook holds no worksheet; at least one with a table was expected",
            "工作簿里没有普通工作表，至少应有一张带表格的工作表",
        ),
        why=("Charts and macro sheets hold no rows of people.", "图表和宏表里没有人员数据。"),
        mend=("Put the table on a worksheet and save.", "请把表格放进普通工作表后保存。"),
    ),
    entry(
        "SG118",
        "row",
        title=("More fields than the table has columns", "列数多于表头"),
        message=(
            "the row has {found} fields; the table has {expected}",
            "这一行有 {found} 列，表格只有 {expected} 列",
        ),
        why=(
            "A comma inside a value (1,580.00) that is not quoted moves every later value one column to the right.",
            "数值里的逗号（如 1,580.00）没有加引号时，后面的值都会错位一列。",
        ),
        mend=(
            'Write the value without the separator or between quotes: 1580.00 or "1,580.00".',
            '请去掉分隔符或给该值加引号：1580.00 或 "1,580.00"。',
        ),
    ),
    entry(
        "SG119",
        "file",
        title=("Not an ordinary file", "不是普通文件"),
        message=(
            "{path} is a device or a pipe; a sheet is an ordinary file",
            "{path} 是设备或管道，需要的是普通的表格文件",
        ),
        why=(
            "A device or a pipe may never end, and nothing in it can be looked at twice.",
            "设备或管道可能没有结尾，内容也无法重复读取。",
        ),
        mend=("Save the sheet to a file and name that file.", "请先把表格保存成文件，再写出文件名。"),
    ),
    entry(
        "SG135",
        "file",
        title=("The file is just being written", "文件正在写入"),
        message=(
            "the file kept changing while it was read",
            "读取期间文件一直在变化",
        ),
        why=(
            "It is being copied or saved at this moment; a part of the rows would be missing.",
            "文件正在复制或保存，此时读取会缺行。",
        ),
        mend=("Wait until the copy is complete and run again.", "等复制或保存完成后再运行。"),
    ),
    entry(
        "SG131",
        "file",
        severity="notice",
        title=("Name and content differ", "后缀与内容不符"),
        message=(
            "named {suffix}, but the content is {found}; read by its content",
            "后缀是 {suffix}，内容是{found}，已按内容读取",
        ),
        why=(
            "The ending of a name can be changed by anybody; the content decides.",
            "后缀名可以随意改动，以内容为准。",
        ),
        mend=("Give the file its right ending.", "请改回正确的后缀。"),
    ),
    entry(
        "SG132",
        "file",
        severity="notice",
        title=("The file is open in Excel or WPS", "文件正在 Excel 或 WPS 中打开"),
        message=(
            "{lock} stands beside the file: what is on the screen may be newer than what was read",
            "旁边有 {lock}：屏幕上的内容可能比读到的更新",
        ),
        why=(
            "Excel and WPS write this file while the sheet is open; changes not yet saved are not read.",
            "表格打开时 Excel 和 WPS 会生成这个文件，尚未保存的修改读不到。",
        ),
        mend=("Save and close the sheet, then run again.", "请保存并关闭表格后重新运行。"),
    ),
    entry(
        "SG141",
        "file",
        title=("An archive that no workbook is", "压缩内容异常"),
        message=(
            "the file is packed as no workbook is: {detail}",
            "文件的压缩内容异常：{detail}",
        ),
        why=(
            "A small file that unpacks to very much is made to fill the memory, so it is never unpacked.",
            "很小的文件解压出极大的内容，会耗尽内存，因此不解压。",
        ),
        mend=(
            "Delete pictures and blank areas in Excel or WPS and save it anew; for very large tables use csv or parquet.",
            "请在 Excel 或 WPS 中删除图片和空白区域后另存；数据量特别大时请用 csv 或 parquet。",
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
