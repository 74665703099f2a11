"""Problems: entry sheets made from a scheme, and the scheme that they name (SG166 to SG179)."""

from __future__ import annotations

from .entry import by_id, entry

TEMPLATES = by_id(
    entry(
        "SG166",
        "sheet",
        severity="notice",
        title=("The example row was left out", "示例行未计入"),
        message=("row {rows} is the example of the entry sheet and was left out", "第 {rows} 行是填写示例，未计入"),
        why=(
            "An entry sheet has one row that shows how to fill it in; nobody is rated by it.",
            "录入表里有一行填写示例，不参加评定。",
        ),
        mend=(
            "Nothing needs to be done. A person entered in this row needs an id of their own.",
            "无需处理。如果在这一行填了真实人员，请填上其编号。",
        ),
    ),
    entry(
        "SG167",
        "usage",
        title=("No scheme named", "没有指明方案"),
        message=(
            "there is no --scheme, and the sheet does not say by which scheme it is to be graded",
            "没有写 --scheme，表里也没有注明按哪个方案评定",
        ),
        why=(
            "Only sheets made with `stargrade template` say which scheme they belong to.",
            "只有用 `stargrade template` 生成的录入表才注明了所属方案。",
        ),
        mend=(
            "Add --scheme NAME; `stargrade schemes list` shows the names.",
            "请加上 --scheme 方案名；`stargrade schemes list` 可列出方案名。",
        ),
    ),
    entry(
        "SG168",
        "usage",
        title=("The sheet's scheme is not known here", "找不到录入表所属的方案"),
        message=(
            "the sheet was made from the scheme {scheme}, and there is none of that name here",
            "录入表由方案 {scheme} 生成，这里没有这个名称的方案",
        ),
        why=(
            "A scheme of one's own is found by name only in the folder schemes or in the user's folder.",
            "自定义方案只有放在 schemes 文件夹或个人方案文件夹里，才能按名称找到。",
        ),
        mend=("Give the scheme's file: --scheme PATH.", "请用 --scheme 路径 指定方案文件。"),
    ),
    entry(
        "SG169",
        "sheet",
        severity="notice",
        title=("The scheme has changed since the entry sheet was made", "录入表生成后方案有改动"),
        message=(
            "the scheme {scheme} has changed since this entry sheet was made from it (version {then} then, {now} now)",
            "录入表生成之后，方案 {scheme} 有改动（当时第 {then} 版，现为第 {now} 版）",
        ),
        why=(
            "The sheet is graded by the rules of today; its limits, words and notes are those of the day it was made.",
            "评定按现行规则进行；表中的限制、下拉选项和说明仍是生成时的。",
        ),
        mend=(
            "If columns or limits have changed, make a new entry sheet with `stargrade template`.",
            "如果列或限制有变，请用 `stargrade template` 重新生成录入表。",
        ),
    ),
    entry(
        "SG170",
        "sheet",
        severity="notice",
        title=("The entry sheet belongs to another scheme", "录入表属于另一个方案"),
        message=(
            "this entry sheet was made from the scheme {made}, and is graded by {scheme}",
            "录入表由方案 {made} 生成，现按方案 {scheme} 评定",
        ),
        why=("What --scheme names counts.", "以 --scheme 指定的方案为准。"),
        mend=(
            "If that was not meant, leave out --scheme: the sheet knows its own.",
            "如果不是有意为之，请去掉 --scheme，录入表会自动使用所属方案。",
        ),
    ),
)
