"""Problems: results that cannot be written, and what they carry with them (SG15. and SG16.)."""

from __future__ import annotations

from .entry import by_id, entry

OUTPUTS = by_id(
    entry(
        "SG150",
        "file",
        title=("The output exists already", "结果文件已存在"),
        message=(
            "a file of this name exists and holds something else; it was left as it is",
            "已有同名文件，内容与本次结果不同；原文件未改动",
        ),
        why=(
            "A result that somebody has already handed on, or changed by hand, must not vanish silently.",
            "已经交出去或手工改过的结果，不能不声不响地被覆盖。",
        ),
        mend=(
            "Name another file, or repeat the command with --force to replace it.",
            "请另取文件名；确认要覆盖时，加上 --force 再运行一次。",
        ),
    ),
    entry(
        "SG151",
        "file",
        title=("The output is open in Excel or WPS", "结果文件正在 Excel 或 WPS 中打开"),
        message=(
            "the file is open in another program (there is a {lock} beside it)",
            "该文件正被其他程序打开（旁边有 {lock}）",
        ),
        why=(
            "Whoever has it open would overwrite the new result with the old one on saving.",
            "打开它的人一保存，新结果就会被旧内容盖掉。",
        ),
        mend=(
            "Close the file and run again. If nobody has it open, delete the {lock} file.",
            "关闭该文件后再运行；如果确实没有人打开，删除 {lock} 即可。",
        ),
    ),
    entry(
        "SG152",
        "file",
        title=("The folder of the output is missing", "结果文件夹不存在"),
        message=("there is no folder {folder}", "没有文件夹 {folder}"),
        why=(
            "Folders are not made silently: a slip of the pen would hide the result.",
            "不会自动新建文件夹：路径写错时，结果就找不到了。",
        ),
        mend=("Make the folder, or name another place with -o.", "先建好文件夹，或用 -o 指定其他位置。"),
    ),
    entry(
        "SG153",
        "file",
        title=("The output cannot be written", "结果文件无法写入"),
        message=("the result could not be written: {reason}", "结果无法写入：{reason}"),
        why=(
            "The result is written beside its place and moved there whole; a half file is never left.",
            "结果先写在旁边，写完整才换上去，绝不留下半个文件。",
        ),
        mend=(
            "Free the space, ask for the right to write there, or name another place with -o.",
            "清理磁盘、申请写入权限，或用 -o 指定其他位置。",
        ),
    ),
    entry(
        "SG154",
        "file",
        title=("The output is a folder", "结果文件名是一个文件夹"),
        message=("a folder has this name", "这个名字是一个文件夹"),
        why=("A result is one file.", "结果必须是一个文件。"),
        mend=("Name a file with -o.", "用 -o 写出完整的文件名。"),
    ),
    entry(
        "SG134",
        "file",
        title=("The output is a link to another folder", "结果文件是指向其他文件夹的链接"),
        message=("this name is a link to {target}", "这个名字是一个链接，指向 {target}"),
        why=(
            "In a folder that others can write to, a link could lead the result over any other file.",
            "在多人共用的文件夹里，链接可能把结果引到别的文件上，盖掉那里的内容。",
        ),
        mend=(
            "Name the file itself with -o, or remove the link. A link within its own folder is followed.",
            "请用 -o 写出文件的真实位置，或删除该链接；指向同一文件夹内的链接可以使用。",
        ),
    ),
    entry(
        "SG160",
        "sheet",
        severity="notice",
        title=("Personal numbers are carried along", "结果中带有个人号码"),
        message=(
            "these columns look like id-card, phone or bank numbers and stand in the result as they were: {columns}",
            "以下列像是身份证号、手机号或银行卡号，已原样带入结果：{columns}",
        ),
        why=(
            "Every column of the sheet is carried into the result, and results are handed on.",
            "表中的每一列都会带入结果，而结果通常要转给别人。",
        ),
        mend=(
            "Delete these columns from the result before you hand it on, if its readers do not need them.",
            "如果看结果的人用不到，转发前请先删除这些列。",
        ),
    ),
    entry(
        "SG161",
        "sheet",
        severity="notice",
        title=("Texts that start like formulas", "以公式符号开头的文字"),
        message=(
            "{count} texts start like a formula and are kept as plain text: {columns}",
            "有 {count} 处文字以公式符号开头，已按普通文字保留：{columns}",
        ),
        why=(
            "A spreadsheet program might run such a text; a result must never do more than show it.",
            "表格软件可能把这样的文字当公式运行，而结果只应显示它。",
        ),
        mend=("Look whether these cells hold what they should.", "请看看这些单元格的内容是否正确。"),
    ),
)
