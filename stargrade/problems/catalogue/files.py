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
)
