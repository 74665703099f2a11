"""Problems: commands given in a way that cannot be carried out (SG001 to SG029)."""

from __future__ import annotations

from .entry import by_id, entry

_HELP = ("See: {command} --help", "用法见：{command} --help")

COMMANDS = by_id(
    entry(
        "SG001",
        "usage",
        title=("unknown command", "没有这个命令"),
        message=('"{name}" is no command of {command}; {hint}', "{command} 没有“{name}”这个命令；{hint}"),
        why=("Only the commands that the help names can be run.", "只能使用帮助中列出的命令。"),
        mend=_HELP,
    ),
    entry(
        "SG002",
        "usage",
        title=("unknown option", "没有这个选项"),
        message=("{command} has no option {option}; {hint}", "{command} 没有 {option} 这个选项；{hint}"),
        why=("A misspelled option must not be passed over silently.", "写错的选项不能被悄悄忽略。"),
        mend=_HELP,
    ),
    entry(
        "SG003",
        "usage",
        title=("option without its value", "选项缺少内容"),
        message=("{option} needs a value after it", "{option} 后面要写内容"),
        why=("The option says what is meant only together with its value.", "这个选项要和后面的内容一起才有意义。"),
        mend=_HELP,
    ),
    entry(
        "SG004",
        "usage",
        title=("option that takes no value", "选项不带内容"),
        message=("{option} is given alone, without = and a value", "{option} 单独使用，后面不加等号和内容"),
        why=("The option is a switch.", "这个选项只是一个开关。"),
        mend=_HELP,
    ),
    entry(
        "SG005",
        "usage",
        title=("something is missing", "命令没有写完整"),
        message=("{command} needs {what}", "{command} 还缺少 {what}"),
        why=("Without it the command does not know what to work on.", "缺少它，命令不知道要处理什么。"),
        mend=_HELP,
    ),
    entry(
        "SG006",
        "usage",
        title=("one word too many", "多写了内容"),
        message=("{command} cannot use: {seen}", "{command} 用不上：{seen}"),
        why=(
            "Perhaps a file name with blanks is not in quotes, or an option lacks its dashes.",
            "可能是含空格的文件名没有加引号，或者选项前面漏了短横。",
        ),
        mend=(
            "Put names with blanks in quotes. See: {command} --help",
            "含空格的名称请加引号。用法见：{command} --help",
        ),
    ),
    entry(
        "SG007",
        "usage",
        title=("no such choice", "没有这个选择"),
        message=('{option} cannot be "{seen}"; it may be {known}', "{option} 不能是“{seen}”；可用：{known}"),
        why=("Only these are known.", "只支持列出的这几种。"),
        mend=("Write {option} with one of {known}.", "请把 {option} 写成其中之一：{known}。"),
    ),
    entry(
        "SG008",
        "usage",
        title=("unknown kind of output file", "结果文件的类型无法识别"),
        message=(
            'the output name ends in "{seen}"; it may end in {known}',
            "结果文件名的结尾是“{seen}”；可以是 {known}",
        ),
        why=("The ending of the name decides how the result is written.", "文件名的结尾决定结果的格式。"),
        mend=("Give the output a name that ends in one of {known}.", "请让结果文件名以 {known} 之一结尾。"),
    ),
    entry(
        "SG009",
        "usage",
        title=("format and output name disagree", "格式与文件名不一致"),
        message=(
            'the output name ends in "{seen}", but --format says {format}',
            "结果文件名以“{seen}”结尾，而 --format 写的是 {format}",
        ),
        why=("A file whose name tells another kind cannot be opened.", "名称与内容不符的文件打不开。"),
        mend=("Leave out --format, or change the output name.", "去掉 --format，或改一下结果文件名。"),
    ),
    entry(
        "SG010",
        "usage",
        title=("no period", "考核期写法不对"),
        message=('--period cannot be "{seen}"', "--period 不能写成“{seen}”"),
        why=("A period is a month, a quarter, a half-year or a year.", "考核期是某月、某季度、某半年或某年。"),
        mend=("Write it as 2026-10, 2026Q3, 2026H1 or 2026.", "请写成 2026-10、2026Q3、2026H1 或 2026。"),
    ),
    entry(
        "SG011",
        "usage",
        title=("period of another kind", "考核期种类不符"),
        message=(
            "{seen} is not of the kind that the scheme {scheme} rates: {kinds}",
            "{seen} 不是方案 {scheme} 的评定周期（{kinds}）",
        ),
        why=(
            "Rules made for a month give wrong figures for a quarter, and the other way round.",
            "按月制定的规则用在季度上会算错，反之亦然。",
        ),
        mend=(
            "Name a period of this kind (month 2026-10, quarter 2026Q3, half 2026H1, year 2026), or another scheme.",
            "请改写考核期（月 2026-10、季度 2026Q3、半年 2026H1、年 2026），或换一个方案。",
        ),
    ),
    entry(
        "SG012",
        "usage",
        title=("this format needs a file", "这种格式只能写成文件"),
        message=("{format} cannot go to standard output", "{format} 不能写到标准输出"),
        why=("It is no text; a terminal or a pipe would only garble it.", "它不是文本，输出到终端或管道会成为乱码。"),
        mend=("Name a file with -o, or use --format csv or json.", "用 -o 写出文件名，或改用 --format csv 或 json。"),
    ),
    entry(
        "SG013",
        "usage",
        title=("nobody has this id", "表中没有这个编号"),
        message=('no row has the id "{key}"; the nearest are {near}', "没有编号为“{key}”的行；相近的有 {near}"),
        why=("One row is explained, so its id must stand in the sheet.", "只解释一行，编号必须在表中。"),
        mend=(
            "Copy the id from the sheet as it stands there, leading zeros too.",
            "请照表格原样填写编号，前面的 0 也要写。",
        ),
    ),
    entry(
        "SG014",
        "usage",
        title=("unknown code", "没有这个代码"),
        message=('"{seen}" is no code of a problem; the nearest are {near}', "“{seen}”不是问题代码；相近的有 {near}"),
        why=("Codes are SG and three digits, such as SG209.", "代码由 SG 和三位数字组成，例如 SG209。"),
        mend=("Copy the code from the message.", "请从提示信息中复制代码。"),
    ),
    entry(
        "SG015",
        "usage",
        title=("no number of rows", "行数写法不对"),
        message=(
            '{option} must be a whole number of at least 1, not "{seen}"',
            "{option} 须为不小于 1 的整数，而不是“{seen}”",
        ),
        why=("It says how many rows are shown.", "它表示要显示多少行。"),
        mend=("Write it as {option} 10, say.", "例如写成 {option} 10。"),
    ),
    entry(
        "SG016",
        "usage",
        title=("the command cannot be understood", "命令无法理解"),
        message=("{command}: {said}", "{command} 的写法有误：{said}"),
        why=("Something in the command is not written as it must be.", "命令中有写法不对的地方。"),
        mend=_HELP,
    ),
    entry(
        "SG017",
        "sheet",
        severity="notice",
        title=("those left out are missing from comparisons", "未计入的行不参与比较"),
        message=(
            "{count} rows with problems were left out; means, places and titles were worked out without them",
            "有 {count} 行因有问题而未计入；平均值、名次和称号都是在不含这些行的情况下得出的",
        ),
        why=(
            "In this scheme the result of one person depends on the others, so the figures can still change.",
            "在这个方案里，一个人的结果与其他人有关，因此这些结果还可能变化。",
        ),
        mend=(
            "Correct the rows and grade again before anybody is told or paid.",
            "请先更正这些行并重新评定，再公布或发放。",
        ),
    ),
    entry(
        "SG018",
        "usage",
        title=("a scheme without examples", "方案没有算例"),
        message=("there are no worked examples: {path} is missing", "没有算例：缺少文件 {path}"),
        why=(
            "Without examples nothing shows that the rules pay what was meant.",
            "没有算例，就无法证明规则算出的正是想要的结果。",
        ),
        mend=("Write that file: some rows, and what each must get.", "请编写该文件：给出几行数据和各自应得的结果。"),
    ),
    entry(
        "SG019",
        "file",
        title=("the system did not let it be done", "系统不允许此操作"),
        message=("something could not be read or printed: {reason}", "无法读取或输出：{reason}"),
        why=(
            "A disk that is full, or a right that is lacking, stops the program wherever it happens to be.",
            "磁盘已满或没有权限时，程序无法继续。",
        ),
        mend=("Free the space or ask for the right, then run again.", "清理磁盘或申请权限后，再运行一次。"),
    ),
    entry(
        "SG020",
        "usage",
        title=("a detail sheet is missing", "缺少明细表"),
        message=(
            "no worksheet of the file is the detail sheet {sheet} (names: {names}), and none was given",
            "文件里没有明细表“{sheet}”（名称可为：{names}），也没有另外指定",
        ),
        why=(
            "The scheme counts the rows of this sheet; without it nobody can be graded.",
            "本方案要统计这张表的各行，缺了就无法评定。",
        ),
        mend=(
            "Put it into the same workbook under one of its names, or add --with {name}=FILE.",
            "请把它放进同一工作簿并使用上述名称，或加上 --with {name}=文件。",
        ),
    ),
    entry(
        "SG021",
        "usage",
        title=("several detail sheets fit", "有多张明细表都符合"),
        message=("these worksheets are all named like {sheet}: {names}", "这些工作表的名称都像是“{sheet}”：{names}"),
        why=("Which of them counts cannot be known.", "无法判断以哪一张为准。"),
        mend=("Rename or delete all but one of them.", "请只保留一张，其余改名或删除。"),
    ),
    entry(
        "SG022",
        "usage",
        title=("no such detail sheet", "没有这张明细表"),
        message=(
            'this scheme has no detail sheet "{seen}"; it has: {known}',
            "本方案没有名为“{seen}”的明细表；有：{known}",
        ),
        why=(
            "--with gives a file for a detail sheet, by the name that the scheme has for it.",
            "--with 用方案里的名称为某张明细表指定文件。",
        ),
        mend=("Use one of the names listed, or leave --with out.", "请使用列出的名称，或去掉 --with。"),
    ),
    entry(
        "SG023",
        "usage",
        title=("--with needs a name and a file", "--with 要写名称和文件"),
        message=(
            '--with holds "{seen}"; expected NAME=FILE, each name only once',
            "--with 写的是“{seen}”；应写成 名称=文件，每个名称只写一次",
        ),
        why=("Each detail sheet is read from one file.", "每张明细表只从一个文件读取。"),
        mend=("Write it like --with calls=calls.csv.", "请写成 --with calls=calls.csv 的样子。"),
    ),
)
