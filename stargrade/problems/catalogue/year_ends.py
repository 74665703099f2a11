"""Problems: the year end, from the records of a year (SG63.)."""

from __future__ import annotations

from .entry import by_id, entry

YEAR_ENDS = by_id(
    entry(
        "SG630",
        "sheet",
        title=("nothing on record for the year", "该年度没有记录"),
        message=(
            "{scheme} has no record of {year}; {kinds} are expected",
            "方案 {scheme} 在 {year} 年没有任何记录，应有{kinds}的记录",
        ),
        why=(
            "The year end is worked out from the records of the year alone.",
            "年终结果只根据该年度的记录计算。",
        ),
        mend=(
            "Look at the ledger's folder and the year, or record the periods: "
            "stargrade run SHEET --scheme {scheme} --period PERIOD --ledger DIR",
            "请核对台账文件夹和年度，或先记录各期：stargrade run 表格 --scheme {scheme} --period 考核期 --ledger 台账文件夹",
        ),
    ),
    entry(
        "SG631",
        "sheet",
        severity="notice",
        title=("periods missing from the year", "年内有的考核期没有记录"),
        message=(
            "not on record, and so not counted: {periods}",
            "以下各期没有记录，未计入：{periods}",
        ),
        why=(
            "The year end counts the periods on record; one that is missing may change a title.",
            "年终结果只统计已有记录的各期，缺少的考核期可能影响评选结果。",
        ),
        mend=(
            "If the year is over, record these periods, then run the year end again.",
            "年度已结束的，请先补记这些考核期，再重新计算年终结果。",
        ),
    ),
    entry(
        "SG632",
        "sheet",
        title=("the year has not been recorded", "该年度尚未记录"),
        message=(
            "{scheme} grades a year by a sheet of its own, and {year} is not on record",
            "方案 {scheme} 的年度评定另有一张表，{year} 年尚无记录",
        ),
        why=(
            "The rules look at marks or votes for the whole year, which no month or quarter holds.",
            "该方案按全年的评分或投票评定，月度、季度记录中没有这些数据。",
        ),
        mend=(
            "Record the year first: stargrade run SHEET --scheme {scheme} --period {year} --ledger DIR",
            "请先记录该年度：stargrade run 表格 --scheme {scheme} --period {year} --ledger 台账文件夹",
        ),
    ),
    entry(
        "SG633",
        "usage",
        title=("no year end in this scheme", "该方案没有年终评定"),
        message=("{scheme} says nothing of a year", "方案 {scheme} 没有规定年终评定"),
        why=(
            "A year end is worked out only where the scheme has a section `year_end`, or grades years.",
            "只有写明 year_end 或按年评定的方案才有年终结果。",
        ),
        mend=(
            "Name another scheme, or extend this one by a section `year_end`.",
            "请换一个方案，或在自己的方案文件中加上 year_end。",
        ),
    ),
    entry(
        "SG634",
        "usage",
        title=("not a year", "不是年度"),
        message=("{seen} is not a year such as 2026", "{seen} 不是形如 2026 的年度"),
        why=("The year end is that of one calendar year.", "年终结果按一个公历年度计算。"),
        mend=("Write the year in four digits.", "请用四位数字写年度。"),
    ),
    entry(
        "SG635",
        "scheme",
        title=("figure of the year", "年度数值写法有误"),
        message=("{name} must have exactly one of {ways}", "{name} 须在 {ways} 中写且只写一个"),
        why=(
            "A figure of the year is a count, a mean or the latest value, and only one of them.",
            "年度数值只能是次数、平均或最近一期的值之一。",
        ),
        mend=("Keep the one that is meant.", "请只保留需要的那一个。"),
    ),
    entry(
        "SG636",
        "scheme",
        title=("name taken", "名称已被使用"),
        message=("{name} is the name of something else already", "{name} 已是其他内容的名称"),
        why=(
            "Rules of the year could not tell the two apart.",
            "年终规则无法区分同名的两项内容。",
        ),
        mend=("Give the figure of the year another name.", "请给这个年度数值换一个名称。"),
    ),
    entry(
        "SG637",
        "scheme",
        title=("unknown line of the ladder", "没有这一等级"),
        message=("the ladder has no line {name}; {hint}", "等级中没有 {name}；{hint}"),
        why=("`without` names lines of the scheme's own ladder.", "without 只能写本方案 ladder 中已有的等级。"),
        mend=("Write the id of the line as the ladder has it.", "请按 ladder 中的 id 填写。"),
    ),
    entry(
        "SG638",
        "scheme",
        title=("no ladder to use again", "没有可沿用的等级"),
        message=(
            "the year is to have stars by the scheme's own ladder, but the scheme has no `tiers`",
            "年终要沿用本方案的等级，但方案没有 tiers",
        ),
        why=("The year end reads the scheme's own ladder once more.", "年终评定沿用本方案的等级表。"),
        mend=(
            "Give the scheme `tiers`, or take them out of `year_end`.",
            "请在方案中写明 tiers，或从 year_end 中删去。",
        ),
    ),
    entry(
        "SG639",
        "sheet",
        severity="notice",
        title=("cells not on record", "记录中缺少的列"),
        message=(
            "not on record in {periods}, and so left blank: {columns}",
            "{periods} 的记录中没有以下各列，按空白处理：{columns}",
        ),
        why=(
            "These periods were recorded by a scheme that did not yet ask for it.",
            "记录这些考核期时，方案还没有要求保存这些列。",
        ),
        mend=(
            "Record these periods again: stargrade run --force --reason TEXT.",
            "请用 stargrade run --force --reason 说明 重新记录这些考核期。",
        ),
    ),
    entry(
        "SG640",
        "sheet",
        severity="notice",
        title=("rules changed since the record", "记录之后规则有变"),
        message=(
            "the year was recorded by version {version} of {scheme}, whose rules have changed since",
            "该年度按方案 {scheme} 第 {version} 版记录，此后规则已有改动",
        ),
        why=("What is on record stands, whatever the rules are now.", "结果以记录为准，不随规则的改动而变。"),
        mend=(
            "To grade the year by the new rules, record it again: stargrade run --force --reason TEXT.",
            "要按新规则评定该年度，请用 stargrade run --force --reason 说明 重新记录。",
        ),
    ),
)
