"""Problems: headings and rows that make no table (SG20. and SG21.)."""

from __future__ import annotations

from .entry import by_id, entry

TABLES = by_id(
    entry(
        "SG201",
        "usage",
        title=("No such worksheet", "没有这个工作表"),
        message=("there is no worksheet {name}; the file has: {names}", "没有名为“{name}”的工作表；文件里有：{names}"),
        why=("The worksheet named with --sheet is not in the file.", "--sheet 指定的工作表不在文件里。"),
        mend=("Use one of the names listed, exactly as written.", "请使用列出的名称之一，写法须完全一致。"),
    ),
    entry(
        "SG202",
        "usage",
        title=("Several worksheets fit", "有多个工作表都符合"),
        message=("these worksheets fit equally well: {names}", "这些工作表同样符合：{names}"),
        why=(
            "Grading the wrong month would pay the wrong money, so none is picked silently.",
            "选错月份就会发错钱，所以不会自动挑选。",
        ),
        mend=("Say which one with --sheet NAME.", "请用 --sheet 工作表名 指定其中一个。"),
    ),
    entry(
        "SG203",
        "sheet",
        title=("The table is on a hidden worksheet", "表格在隐藏的工作表里"),
        message=(
            "only a hidden worksheet has the headings of this scheme: {names}",
            "只有隐藏的工作表含有本方案的表头：{names}",
        ),
        why=(
            "A hidden sheet may be an old copy, so it is never picked silently.",
            "隐藏的工作表可能是旧数据，不会自动采用。",
        ),
        mend=("Unhide it, or name it with --sheet.", "请取消隐藏，或用 --sheet 指定它。"),
    ),
    entry(
        "SG204",
        "sheet",
        title=("Nothing in the file", "文件里没有内容"),
        message=("no visible worksheet has anything in it", "可见的工作表里都没有内容"),
        why=("There is nothing to grade.", "没有可评级的数据。"),
        mend=("Check that this is the right file, saved after it was filled in.", "请确认文件正确，并且填写后已保存。"),
    ),
    entry(
        "SG205",
        "sheet",
        title=("No headings found", "没有找到表头"),
        message=(
            "none of the first 30 rows holds the headings ({key} and the others); the first row reads: {seen}",
            "前 30 行里没有找到表头（{key} 等）；第一行内容是：{seen}",
        ),
        why=(
            "Columns are known by their headings; which is which is never guessed from their position.",
            "各列靠表头识别，不会按位置猜测。",
        ),
        mend=(
            "Put a row with headings above the data; `stargrade schemes show` lists them.",
            "请在数据上方加一行表头；用 `stargrade schemes show` 可查看所需的列。",
        ),
    ),
    entry(
        "SG206",
        "sheet",
        title=("Months as columns", "月份排成了列"),
        message=("the months stand side by side as columns", "各个月份横向排成了列"),
        why=("One run grades one period, one row for each subject.", "每次只评一个考核期，每人一行。"),
        mend=(
            "Make a sheet of the one month: one row for each subject, one column for each figure.",
            "请整理成单个月份的表：每人一行，每项指标一列。",
        ),
    ),
    entry(
        "SG207",
        "sheet",
        title=("A form, not a table", "这是表单，不是表格"),
        message=(
            "this looks like a form for one person, with labels beside the cells",
            "这像是一人一张的表单，标签写在单元格旁边",
        ),
        why=("A table has one row of headings and one row for each subject.", "表格应有一行表头，每人一行。"),
        mend=("Enter the people as rows of one table.", "请把所有人员按行录入一张表。"),
    ),
    entry(
        "SG208",
        "sheet",
        title=("Headings without rows", "只有表头，没有数据"),
        message=("there are headings, but no row below them", "有表头，但下面没有数据行"),
        why=("There is nobody to grade.", "没有可评级的人员。"),
        mend=("Fill in the rows, or check that this is the right file.", "请填写数据，或确认文件是否正确。"),
    ),
    entry(
        "SG209",
        "sheet",
        title=("A column is missing", "缺少一列"),
        message=(
            "there is no column {column} ({id}){near}; headings seen: {seen}",
            "缺少“{column}”列（{id}）{near}；看到的表头有：{seen}",
        ),
        why=("The scheme needs this column; without it no row can be graded.", "本方案必须有这一列，缺了就无法评级。"),
        mend=(
            "Add the column, or give the one that is meant this heading.",
            "请补上这一列，或把对应列的表头改成这个名称。",
        ),
    ),
    entry(
        "SG210",
        "sheet",
        title=("Two columns for the same thing", "两列含义相同"),
        message=("more than one column is {column}: {headings}", "有不止一列是“{column}”：{headings}"),
        why=("Which of them counts cannot be known.", "无法判断以哪一列为准。"),
        mend=("Delete or rename all but one of them.", "请只保留一列，其余删除或改名。"),
    ),
    entry(
        "SG211",
        "sheet",
        title=("Rows left out: totals and notes", "未读取合计行和说明行"),
        message=(
            "rows of totals, signatures or notes were left out: {rows}",
            "合计、签字或说明行未参与评级：第 {rows} 行",
        ),
        why=("They stand beside the people and are none.", "这些行不是考核对象。"),
        mend=(
            "Nothing to do, unless one of them is a person: then give it an id.",
            "无需处理；如其中有考核对象，请填上编号。",
        ),
        severity="notice",
    ),
    entry(
        "SG212",
        "sheet",
        title=("Rows left out: repeated headings", "未读取重复的表头"),
        message=("rows that repeat the headings were left out: {rows}", "重复的表头行未读取：第 {rows} 行"),
        why=("Sheets that were pasted together carry their headings along.", "多张表粘贴在一起时会带上表头。"),
        mend=("Nothing to do.", "无需处理。"),
        severity="notice",
    ),
    entry(
        "SG213",
        "sheet",
        title=("Identical rows count once", "完全相同的行只算一次"),
        message=(
            "rows that repeat an earlier row in every cell were left out: {rows}",
            "与前面某行完全相同的行未读取：第 {rows} 行",
        ),
        why=("The same row twice is one person.", "完全相同的两行是同一个人。"),
        mend=("Nothing to do, unless another person was meant.", "无需处理；如果原本是另一个人，请更正。"),
        severity="notice",
    ),
    entry(
        "SG214",
        "sheet",
        title=("Hidden rows were read", "隐藏的行也已读取"),
        message=("hidden rows were read like the others: {rows}", "隐藏的行同样参与评级：第 {rows} 行"),
        why=("Hiding or filtering a row does not take it out of the sheet.", "隐藏或筛选并不会把行从表里去掉。"),
        mend=("Delete the rows that are not meant to be graded.", "不应参与评级的行请删除。"),
        severity="notice",
    ),
    entry(
        "SG215",
        "sheet",
        title=("A total's word for a name", "姓名列里是合计字样"),
        message=(
            "rows with an id and a word such as total for a name were read as people: {rows}",
            "姓名是“合计”一类字样但有编号的行，按人员读取：第 {rows} 行",
        ),
        why=("The id says a person, the name says a total.", "编号像是人员，姓名像是合计。"),
        mend=("If it is a total, delete the id.", "如果是合计行，请删去编号。"),
        severity="notice",
    ),
    entry(
        "SG216",
        "sheet",
        title=("Another unit", "单位不符"),
        message=(
            "{heading} is in {unit}, which is not what {column} is counted in",
            "“{heading}”的单位是“{unit}”，与“{column}”的单位不符",
        ),
        why=("Hours read as days, or minutes as times, would be graded wrongly.", "把小时当天数、把分钟当次数会评错。"),
        mend=("Convert the column, or correct its heading.", "请换算该列的数值，或更正表头的单位。"),
    ),
    entry(
        "SG217",
        "sheet",
        title=("Another period", "考核期不一致"),
        message=(
            "{column} says {value}, and the run is for {period}: rows {rows}",
            "“{column}”写的是“{value}”，而本次评的是 {period}：第 {rows} 行",
        ),
        why=("Another month's figures would be paid out for this one.", "会把别的月份的数据当作本期发放。"),
        mend=(
            "Use the sheet of this period, or correct --period or the cells.",
            "请换成本期的表，或更正 --period 或单元格。",
        ),
    ),
    entry(
        "SG218",
        "sheet",
        title=("A heading ends too early", "表头缺少名称"),
        message=('the heading "{heading}" has no name behind its colon', "表头“{heading}”的冒号后面没有名称"),
        why=("What stands behind the colon names the item in the results.", "冒号后面的文字是结果中的项目名称。"),
        mend=("Write the item's name behind the colon.", "请在冒号后面写上项目名称。"),
    ),
    entry(
        "SG219",
        "sheet",
        title=("Two items of one name", "项目名称重复"),
        message=('the heading "{heading}" names {name} a second time', "表头“{heading}”重复了项目“{name}”"),
        why=("Which of the two columns counts cannot be known.", "无法判断以哪一列为准。"),
        mend=("Rename or delete one of the columns.", "请改名或删除其中一列。"),
    ),
    entry(
        "SG253",
        "sheet",
        title=("A month that may have lost its zero", "月份可能少了一个 0"),
        message=(
            "{column} holds the number {value}, which may be January or October (the run is for {period}): rows {rows}",
            "“{column}”里的数值 {value} 可能是 1 月，也可能是 10 月（本次评的是 {period}）：第 {rows} 行",
        ),
        why=("A number cell cannot keep the zero of 2026.10.", "数值格式的单元格保留不了 2026.10 末尾的 0。"),
        mend=("Write the month as text, such as 2026-10.", "请把月份写成文本，如 2026-10。"),
    ),
    entry(
        "SG254",
        "sheet",
        title=("The title names another period", "标题或文件名写的是别的考核期"),
        message=(
            '"{title}" names {named}, and the run is for {period}',
            "“{title}”写的是 {named}，而本次评的是 {period}",
        ),
        why=("Another month's figures would be paid out for this one.", "会把别的月份的数据当作本期发放。"),
        mend=(
            "Use the sheet of this period, or correct --period, the title or the name of the file.",
            "请换成本期的表，或更正 --period、标题或文件名。",
        ),
    ),
    entry(
        "SG232",
        "sheet",
        title=("Marks on another scale", "评分标准不同"),
        message=(
            "{columns}: all marks are {most} or less, and 100 is the most here",
            "{columns}：分数都不超过 {most}，而满分是 100",
        ),
        why=("4.4 out of 5 would be graded as 4.4 out of 100.", "5 分制的 4.4 分会被当作 100 分制的 4.4 分。"),
        mend=("Convert the marks to a scale of 100.", "请换算成百分制后再评。"),
    ),
)
