"""Problems: results that people decided, and how long a result can be objected to (SG650 to SG669)."""

from __future__ import annotations

from .entry import by_id, entry

OVERRIDES = by_id(
    entry(
        "SG650",
        "sheet",
        title=("Nothing that can be decided has this name", "没有这个可裁定的项目"),
        message=(
            '"{seen}" is nothing that can be decided; these can: {known}',
            "“{seen}”不是可裁定的项目；可裁定：{known}",
        ),
        why=(
            "A decision changes one result of one person, and this name is none of them.",
            "一行裁定改动一个人的一项结果，这个名称不在其中。",
        ),
        mend=("Write one of the names in the message.", "请改写为提示中的名称之一。"),
    ),
    entry(
        "SG651",
        "sheet",
        title=("This follows from other things", "该项由其他数据得出"),
        message=('"{seen}" cannot be decided: {instead}', "“{seen}”不能直接裁定：{instead}"),
        why=(
            "Points, scores and places come from the sheet, and net comes from bonus and deduction; deciding them "
            "would leave figures side by side that do not agree.",
            "得分、名次来自考核表，净额来自奖金和扣款；直接裁定会使数据互相矛盾。",
        ),
        mend=("Do as the message says.", "请按提示处理。"),
    ),
    entry(
        "SG652",
        "sheet",
        title=("No such value in this scheme", "方案中没有这个值"),
        message=(
            '"{seen}" is no {field} of {scheme}; there is: {known}',
            "“{seen}”不是 {scheme} 的{field}；有：{known}",
        ),
        why=(
            "What is decided counts like what is computed, so it must be something that the rules know.",
            "裁定结果与计算结果同样有效，必须是方案中有的。",
        ),
        mend=(
            "Write one of the values in the message, in English or Chinese. Several flags are joined by ; and none "
            "is written none.",
            "请改写为提示中的值，中英文均可；多个待办用分号隔开，没有则写“无”。",
        ),
    ),
    entry(
        "SG653",
        "sheet",
        title=("No amount of money", "金额写法有误"),
        message=('"{seen}" is no amount: 0 or more, to the fen', "“{seen}”不是有效金额：须不小于 0，精确到分"),
        why=(
            "Money is paid to the fen. What is taken off is a deduction of its own and has no minus either.",
            "金额以分为最小单位；扣款单独填写，也不用负号。",
        ),
        mend=(
            "Write an amount such as 300 or 1580.50; to take money off, decide the deduction.",
            "请写成 300 或 1580.50 这样的金额；要扣钱，请裁定“扣款”。",
        ),
    ),
    entry(
        "SG654",
        "sheet",
        title=("A blank in the decisions", "裁定表有空白"),
        message=("{column} is blank", "缺少{column}"),
        why=(
            "A decision stands on record with its reason and with whoever took it.",
            "裁定要连同理由和裁定人一起存档。",
        ),
        mend=("Fill in the cell, or delete the row.", "请补填，或删去该行。"),
    ),
    entry(
        "SG655",
        "sheet",
        title=("A decision about nobody", "裁定对不上人"),
        message=(
            'nobody in the result has the id "{seen}"; near it: {near}',
            "结果中没有编号“{seen}”；相近的有：{near}",
        ),
        why=("A decision that reaches nobody would be lost.", "对不上人的裁定等于没有生效。"),
        mend=("Write the id as it stands in the sheet, zeros included.", "请照考核表填写编号，包括前面的 0。"),
    ),
    entry(
        "SG656",
        "sheet",
        title=("A decision that changes nothing", "裁定没有改变结果"),
        message=("{field} of {seen} is {value} already", "{seen} 的{field}本来就是 {value}"),
        why=(
            "Either the sheet has been mended meanwhile, or the row names the wrong person or result.",
            "可能考核表已改正，也可能写错了人或项目。",
        ),
        mend=("Delete the row, or look at the id and the value.", "请删去该行，或核对编号和裁定值。"),
    ),
    entry(
        "SG657",
        "sheet",
        title=("Decided twice", "重复裁定"),
        message=("{field} of {seen} is decided in row {row} already", "{seen} 的{field}在第 {row} 行已有裁定"),
        why=("Of two decisions only one can hold.", "两条裁定只能有一条有效。"),
        mend=("Keep the row that holds and delete the other.", "请保留有效的一行，删去另一行。"),
    ),
    entry(
        "SG658",
        "sheet",
        title=("No table of decisions", "没有找到裁定表"),
        message=(
            "no row has these headings: {headings}; missing: {missing}",
            "没有同时含有这些列标题的一行：{headings}；缺少：{missing}",
        ),
        why=(
            "Decisions are a table of one row each: for whom, what, the value, why, and by whom.",
            "裁定表每行一条：谁、哪一项、裁定值、理由、裁定人。",
        ),
        mend=(
            "Give the table these headings; evidence may be added.",
            "请补上这些列标题；可另加“依据”一列。",
        ),
    ),
    entry(
        "SG659",
        "sheet",
        title=("Two tables of decisions", "有两张裁定表"),
        message=("these worksheets both hold decisions: {names}", "这些工作表都像裁定表：{names}"),
        why=("Which of them holds cannot be told.", "无法判断以哪一张为准。"),
        mend=("Leave one of them in the file.", "请在文件中只留一张。"),
    ),
    entry(
        "SG660",
        "sheet",
        severity="notice",
        title=("Something else was not decided", "相关结果没有裁定"),
        message=(
            "{decided} was decided, {left} stays as computed: {keys}",
            "裁定了{decided}，{left}仍按计算结果：{keys}",
        ),
        why=(
            "A decision moves nothing but itself, although the rules tie the one to the other.",
            "裁定只改动该项本身；按方案，这两项本来是相连的。",
        ),
        mend=(
            "If it should follow, add a row for it: bonus, deduction, tier or star.",
            "如应随之变动，请为奖金、扣款、等级或星级另加一行裁定。",
        ),
    ),
    entry(
        "SG661",
        "usage",
        title=("A day of announcement without a ledger", "没有台账却写了公布日期"),
        message=("--announced goes with --ledger", "--announced 要与 --ledger 一起使用"),
        why=("The day stands in the record of the period.", "公布日期存放在该期的记录里。"),
        mend=(
            "Add --ledger and its folder, or leave out --announced.",
            "请加上 --ledger 和文件夹，或去掉 --announced。",
        ),
    ),
    entry(
        "SG662",
        "usage",
        title=("No day of announcement", "公布日期写法有误"),
        message=('"{seen}" is no day', "“{seen}”不是日期"),
        why=("Working days are counted from this day on.", "工作日从这一天起计算。"),
        mend=("Write it as 2026-11-05 or 2026年11月5日.", "请写成 2026-11-05 或 2026年11月5日。"),
    ),
    entry(
        "SG663",
        "sheet",
        severity="notice",
        title=("No day of announcement given", "未写公布日期"),
        message=(
            "no day of announcement was given, so the last day of the period counts: {day}",
            "没有写公布日期，按考核期最后一天计算：{day}",
        ),
        why=(
            "Staff may object for five working days after a result was announced.",
            "结果公布后五个工作日内可以提出异议。",
        ),
        mend=(
            "Add --announced and the day; for a period that is on record, with --force --reason too.",
            "请加上 --announced 和日期；该期已有记录时，还要加 --force --reason。",
        ),
    ),
    entry(
        "SG664",
        "usage",
        title=("Announced before the period began", "公布日期早于考核期"),
        message=("{period} cannot have been announced on {day}", "{period} 不可能在 {day} 公布"),
        why=("A result is announced once there is one.", "有了结果才能公布。"),
        mend=("Look at the year and month of --announced and --period.", "请核对 --announced 和 --period 的年月。"),
    ),
    entry(
        "SG665",
        "sheet",
        severity="notice",
        title=("No decisions in the table", "裁定表没有内容"),
        message=("the table of decisions has no rows; nothing was decided", "裁定表没有数据行，没有裁定任何结果"),
        why=("Only the headings were found.", "只找到列标题。"),
        mend=(
            "Nothing, if that is meant; else look whether it is the right file.",
            "如本来就没有裁定，不必处理；否则请核对文件。",
        ),
    ),
    entry(
        "SG666",
        "sheet",
        title=("The scheme has no such result", "方案没有这一项结果"),
        message=("{scheme} gives no {field}, so none can be decided", "{scheme} 没有{field}，不能裁定"),
        why=(
            "What is decided counts like what is computed, so it must be something that the rules know.",
            "裁定结果与计算结果同样有效，必须是方案中有的。",
        ),
        mend=("Delete the row, or decide another result.", "请删去该行，或改为裁定其他项目。"),
    ),
)
