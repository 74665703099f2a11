"""Problems: what a person should know of the results (SG5..)."""

from __future__ import annotations

from .entry import by_id, entry

RESULTS = by_id(
    entry(
        "SG501",
        "sheet",
        severity="notice",
        title=("amount not set", "金额未设定"),
        message=(
            "{parameters} is not set, so nothing is paid or taken for it yet ({rule})",
            "“{parameters}”尚未设定，相应金额暂不计算（{rule}）",
        ),
        why=("The source of the rules gives no amount.", "规则原文没有给出金额。"),
        mend=("Set the amount in a scheme file of your own.", "请在自己的方案文件中填写该金额。"),
    ),
    entry(
        "SG502",
        "sheet",
        severity="notice",
        title=("amount cannot be worked out", "金额无法计算"),
        message=("{rule} gives no figure for {rows} rows: {keys}", "{rule} 有 {rows} 行无法算出金额：{keys}"),
        why=(
            "A figure that the rule needs is blank or divides by zero, so nothing was booked.",
            "规则所需的数值为空或除数为零，因此未计金额。",
        ),
        mend=("Fill in the figure, or decide these rows by hand.", "请补填数值，或人工决定这些行。"),
    ),
    entry(
        "SG503",
        "sheet",
        severity="notice",
        title=("notice of the scheme", "方案提示"),
        message=("{say}", "{say}"),
        why=("The scheme asks for this to be said.", "方案要求作出此提示。"),
        mend=("Read it and decide what follows.", "请阅读并决定如何处理。"),
    ),
    entry(
        "SG504",
        "sheet",
        severity="notice",
        title=("earlier periods not known", "缺少以前各期"),
        message=(
            "periods known without a gap: {known}; too few to reach {lines}",
            "连续有记录的只有 {known} 期（含本期），以下等级无法达到：{lines}",
        ),
        why=("These rules ask for several periods in a row.", "这些规则要求连续多期达标。"),
        mend=(
            "Run every period with --ledger FOLDER; what is on record there is counted.",
            "请每期都加 --ledger 文件夹 运行，有记录的各期会自动计入。",
        ),
    ),
    entry(
        "SG505",
        "sheet",
        severity="notice",
        title=("values that look back", "需要以前各期的数值"),
        message=("worked out from this period alone: {names}", "以下数值目前只按本期计算：{names}"),
        why=(
            "The rules look at several periods, and no earlier one is known.",
            "规则要看多期结果，目前没有以前各期的记录。",
        ),
        mend=(
            "Run every period with --ledger FOLDER; what is on record there is counted.",
            "请每期都加 --ledger 文件夹 运行，有记录的各期会自动计入。",
        ),
    ),
)
