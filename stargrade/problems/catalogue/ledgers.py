"""Problems: the ledger of past periods (SG600 to SG629)."""

from __future__ import annotations

from .entry import by_id, entry

LEDGERS = by_id(
    entry(
        "SG600",
        "usage",
        title=("A ledger needs the period", "使用台账须写明考核期"),
        message=("--ledger needs --period, such as 2026-10", "使用 --ledger 时要写 --period，例如 2026-10"),
        why=(
            "The ledger holds one record for each scheme and period.",
            "台账按方案和考核期各存一份记录。",
        ),
        mend=("Add --period and the period that the sheet is about.", "请加上 --period 和表格所属的考核期。"),
    ),
    entry(
        "SG601",
        "file",
        title=("A record of the ledger is damaged", "台账记录已损坏"),
        message=("this record cannot be relied on: {what}", "这份记录不可信：{what}"),
        why=(
            "Later periods stand on it. A record that was changed by hand, or copied in part, would give wrong stars.",
            "后续各期以它为依据；手工改过或没有复制完整的记录会算错星级。",
        ),
        mend=(
            "Restore the folder of the record from a copy; `stargrade ledger verify` names all that are touched.",
            "请用备份恢复该记录所在文件夹；stargrade ledger verify 会列出所有被动过的记录。",
        ),
    ),
    entry(
        "SG602",
        "sheet",
        title=("The period is on record with other content", "该期已有记录且内容不同"),
        message=(
            "{scheme} {period} is on record (revision {revision}) and differs: {differences}",
            "{scheme} {period} 已有记录（第 {revision} 版），不同之处：{differences}",
        ),
        why=(
            "What has been recorded is what later periods and the payroll stand on; it never changes silently.",
            "记录是后续各期和发放的依据，不能悄悄改变。",
        ),
        mend=(
            "If the new content is right, repeat the command with --force --reason and why. The old one is kept.",
            "新内容正确时，加上 --force --reason 并写明原因再运行；旧版会保留。",
        ),
    ),
    entry(
        "SG603",
        "file",
        title=("The ledger cannot be written", "台账无法写入"),
        message=("nothing was recorded: {reason}", "未能记录：{reason}"),
        why=(
            "A record is written whole or not at all; nothing was lost.",
            "记录要么完整写入，要么不写；原有内容没有丢失。",
        ),
        mend=(
            "Free the space, ask for the right to write there, or name another folder with --ledger.",
            "请清理磁盘、申请写入权限，或用 --ledger 指定其他文件夹。",
        ),
    ),
    entry(
        "SG604",
        "file",
        title=("The ledger is in use", "台账正被占用"),
        message=(
            "somebody else has been recording for more than {seconds} seconds ({lock} is locked)",
            "其他人正在记录，已超过 {seconds} 秒（{lock} 被锁定）",
        ),
        why=(
            "One record is written at a time, so that none is lost.",
            "同一时间只写一份记录，以免丢失。",
        ),
        mend=("Wait a little and run again; nothing was recorded.", "请稍后再运行；本次没有记录。"),
    ),
    entry(
        "SG605",
        "usage",
        title=("No part of a sheet goes on record", "不能只记录一部分"),
        message=("--partial and --ledger cannot go together", "--partial 与 --ledger 不能同时使用"),
        why=(
            "Whoever were missing from the record would lose the months in a row.",
            "没有记入的人，连续月数会因此中断。",
        ),
        mend=("Mend the sheet first, or leave out --ledger.", "请先改好表格，或不写 --ledger。"),
    ),
    entry(
        "SG606",
        "sheet",
        severity="notice",
        title=("Periods that stand on an old record", "依据已过时的考核期"),
        message=(
            "an earlier record has changed since these were recorded: {periods}",
            "以下各期记录之后，其依据的以前记录已有变动：{periods}",
        ),
        why=(
            "Their stars may look back at figures that no longer hold.",
            "这些考核期的星级可能依据了已不成立的结果。",
        ),
        mend=(
            "Run these periods again, the earliest first, with --ledger --force --reason.",
            "请从最早的一期起，加上 --ledger --force --reason 重新运行。",
        ),
    ),
    entry(
        "SG607",
        "sheet",
        severity="notice",
        title=("No ledger there yet", "此处还没有台账"),
        message=(
            "there is no ledger in this folder yet, so no earlier period is known",
            "该文件夹还没有台账，因此没有以前各期的记录",
        ),
        why=(
            "A slip in the name of the folder would begin a second ledger, and months in a row would start anew.",
            "文件夹名写错会另起一个台账，连续月数就会从头算起。",
        ),
        mend=(
            "Nothing, if this is the first period; else look at the name behind --ledger.",
            "如果这是第一期，不必处理；否则请检查 --ledger 后面的文件夹名。",
        ),
    ),
    entry(
        "SG608",
        "file",
        title=("No ledger there", "没有找到台账"),
        message=("there is no folder of this name", "没有这个名字的文件夹"),
        why=("A ledger is a folder that `run --ledger` fills.", "台账是由 run --ledger 写入的文件夹。"),
        mend=("Look at the name of the folder.", "请检查文件夹名。"),
    ),
    entry(
        "SG609",
        "file",
        title=("The ledger keeps changing", "台账一直在变动"),
        message=(
            "earlier periods were recorded again and again while this one was graded",
            "评定期间，以前各期的记录一再变动",
        ),
        why=(
            "A record names the records that it stands on, and these must be the newest.",
            "每份记录都写明所依据的记录，必须是最新的。",
        ),
        mend=("Run again once the others have finished.", "请等其他人记录完再运行。"),
    ),
    entry(
        "SG610",
        "usage",
        title=("A reason without a ledger", "没有台账却写了原因"),
        message=("--reason goes with --ledger", "--reason 要与 --ledger 一起使用"),
        why=("The reason stands in the record of a revision.", "原因会写入修订后的记录。"),
        mend=("Add --ledger and its folder, or leave out --reason.", "请加上 --ledger 和文件夹，或去掉 --reason。"),
    ),
    entry(
        "SG611",
        "usage",
        title=("Not on record", "没有记录"),
        message=('"{seen}" is not on record; near it: {near}', "台账中没有“{seen}”；相近的有：{near}"),
        why=("Only what was recorded can be shown.", "只能显示已记录的内容。"),
        mend=("See what is there: stargrade ledger list DIR", "可用 stargrade ledger list 查看已有记录"),
    ),
    entry(
        "SG612",
        "sheet",
        title=("A record was touched", "记录被动过"),
        message=("this record is not as it was: {what}", "这份记录已不是原样：{what}"),
        why=(
            "The hashes in the record no longer agree with what is there.",
            "记录中的校验值与现有内容不符。",
        ),
        mend=(
            "Restore from a copy the folder of the record, or what the message says is missing.",
            "请用备份恢复该记录所在文件夹，或恢复提示中缺失的记录。",
        ),
    ),
    entry(
        "SG613",
        "file",
        title=("The rules changed meanwhile", "方案文件刚被改动"),
        message=(
            "the scheme file was changed while the sheet was graded; nothing was recorded",
            "评定期间方案文件被改动，因此没有记录",
        ),
        why=(
            "A record carries the text of the very rules that it was graded by.",
            "记录中保存的是评定所用方案的原文。",
        ),
        mend=("Run again.", "请再运行一次。"),
    ),
    entry(
        "SG614",
        "usage",
        title=("A ledger without a name", "台账文件夹为空"),
        message=("--ledger names no folder", "--ledger 后面没有文件夹"),
        why=(
            "A blank would put the records wherever the command happens to run.",
            "留空会把记录写到运行命令时所在的文件夹。",
        ),
        mend=(
            "Name the folder; in a script, look whether the variable is set.",
            "请写明文件夹；在脚本中请检查变量是否已赋值。",
        ),
    ),
    entry(
        "SG617",
        "usage",
        title=("The output is among the records", "结果文件在台账的记录里"),
        message=("the result would be written among the records of the ledger", "结果会写进台账的记录文件夹"),
        why=("A record that is touched no longer holds.", "记录一旦被改动就不再可信。"),
        mend=("Write it to another folder.", "请写到别的文件夹。"),
    ),
)
