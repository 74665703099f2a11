"""Problems: a period beside the one before it (SG67.)."""

from __future__ import annotations

from .entry import by_id, entry

AGAINST = by_id(
    entry(
        "SG670",
        "sheet",
        severity="notice",
        title=("nothing earlier on record", "没有更早的记录"),
        message=(
            "neither {before} nor any earlier period is on record, so there is nothing to compare with",
            "台账中没有 {before} 或更早各期的记录，因此没有可对比的结果",
        ),
        why=("Each period is laid beside the one before it.", "每期结果都会与前一期对比。"),
        mend=(
            "Nothing, if this is the first period; else record the earlier ones, the earliest first.",
            "如果这是第一期，不必处理；否则请从最早的一期起补记以前各期。",
        ),
    ),
    entry(
        "SG671",
        "sheet",
        severity="notice",
        title=("the period before is not on record", "前一期没有记录"),
        message=(
            "{before} is not on record (the last before it is {latest}), so there is nothing to compare with",
            "台账中没有 {before} 的记录（此前最近的是 {latest}），因此没有可对比的结果",
        ),
        why=(
            "A period that is not on record ends every row of periods, and with it stars that ask for several.",
            "缺一期记录，连续期数就会中断，要求连续多期的星级也随之落空。",
        ),
        mend=("Record {before} first, then run this period again.", "请先补记 {before}，再重新运行本期。"),
    ),
    entry(
        "SG672",
        "sheet",
        severity="notice",
        title=("the record of the period before is damaged", "前一期的记录已损坏"),
        message=(
            "the record of {before} is damaged, so nothing is compared with it",
            "{before} 的记录已损坏，因此没有与它对比",
        ),
        why=("A record that was changed by hand cannot be relied on.", "手工改过的记录不可信。"),
        mend=(
            "Restore the folder of the record from a copy; `stargrade ledger verify` says what was touched.",
            "请用备份恢复该记录所在文件夹；stargrade ledger verify 会指出哪里被动过。",
        ),
    ),
    entry(
        "SG673",
        "sheet",
        severity="notice",
        title=("people who are new", "新增人员"),
        message=("new since {before} ({count}): {people}", "比 {before} 新增 {count} 人：{people}"),
        why=(
            "Somebody who is new, or who has another id than last time, begins anew.",
            "新来的人，或编号与上期不同的人，一切从头算起。",
        ),
        mend=(
            "Nothing, if they have joined; if it is a slip in the id, mend the sheet.",
            "确为新来的，不必处理；若是编号写错，请改正表格。",
        ),
    ),
    entry(
        "SG674",
        "sheet",
        severity="notice",
        title=("people who are missing", "缺少人员"),
        message=(
            "on record for {before}, but not on this sheet ({count}): {people}",
            "{before} 有记录、本期表中没有的 {count} 人：{people}",
        ),
        why=(
            "One period without a row ends a row of periods, such as nine months in a row.",
            "缺一期，连续期数（如连续九个月）就会中断。",
        ),
        mend=(
            "Nothing, if they have left; else add their rows and run again.",
            "确已离开的，不必处理；否则请补上这些人的行再运行。",
        ),
    ),
    entry(
        "SG675",
        "sheet",
        severity="notice",
        title=("stars that moved far", "星级变动较大"),
        message=(
            "star moved by two or more since {before} ({count}): {people}",
            "与 {before} 相比，星级升降两级及以上的 {count} 人：{people}",
        ),
        why=(
            "So large a step is right at times, and at times a slip in a cell.",
            "变动这么大有时属实，有时是单元格填错。",
        ),
        mend=(
            "Look at these rows again: stargrade explain SHEET --id ID",
            "请再核对这些行：stargrade explain 表格 --id 编号",
        ),
    ),
    entry(
        "SG676",
        "sheet",
        severity="notice",
        title=("money that jumped", "金额变动较大"),
        message=(
            "net changed by more than half since {before} ({count}): {people}",
            "与 {before} 相比，净额变动过半的 {count} 人：{people}",
        ),
        why=(
            "Named is whoever's net changed by more than half of the larger of the two amounts, and by CNY 100 or more.",
            "净额变动超过两期中较大金额的一半、且不少于100元的人会列出。",
        ),
        mend=(
            "Look at these rows again: stargrade explain SHEET --id ID",
            "请再核对这些行：stargrade explain 表格 --id 编号",
        ),
    ),
    entry(
        "SG677",
        "sheet",
        severity="notice",
        title=("how the totals changed", "合计的变动"),
        message=("totals since {before}: {changes}", "与 {before} 相比的合计：{changes}"),
        why=("Totals that leap point to a slip, or to a changed rule.", "合计大起大落，往往是填错或规则有变。"),
        mend=("Compare with what you expected before you pay.", "发放前请与预期核对。"),
    ),
)
