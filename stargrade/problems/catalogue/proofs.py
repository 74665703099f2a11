"""Problems: rules that mean something, yet leave cases out or contradict each other (SG460 to SG489)."""

from __future__ import annotations

from .entry import by_id, entry

PROOFS = by_id(
    entry(
        "SG460",
        "scheme",
        title=("a case that reaches no tier", "有的情形评不上任何等级"),
        message=(
            "no line of the ladder takes {case}; such a row: {witness}",
            "{case} 不符合任何一级；例如这一行：{witness}",
        ),
        why=("Whoever is in this case would be left without a result.", "属于这种情形的人将没有评定结果。"),
        mend=(
            "Widen an edge, add a line for the case, or end the ladder with a line for all others.",
            "请放宽某一级的界线，或为此增加一级，或在最后加一级收纳其余情形。",
        ),
    ),
    entry(
        "SG461",
        "scheme",
        title=("figures between two tiers", "小数落在两个等级之间"),
        message=(
            "{name} between {low} and {high}, such as {seen}, is in no line; such a row: {witness}",
            "{name} 在 {low} 与 {high} 之间（如 {seen}）不属于任何一级；例如这一行：{witness}",
        ),
        why=(
            "The lines are written for whole figures, yet there can be decimals.",
            "各级按整数书写，而数值可以有小数。",
        ),
        mend=(
            "Write `below: {high}` instead of `to: {low}`, or leave the upper edges out.",
            "请把 to: {low} 改为 below: {high}，或去掉上限。",
        ),
    ),
    entry(
        "SG462",
        "scheme",
        title=("two tiers take the same case", "两个等级重叠"),
        message=(
            "{line} and {other} both take {case}; such a row: {witness}",
            "{line} 与 {other} 都包含 {case}；例如这一行：{witness}",
        ),
        why=(
            "The ladder says that no case may fit two lines (`exclusive`).",
            "方案声明任何情形只能符合一级（exclusive）。",
        ),
        mend=("Open one of the two edges, or drop `exclusive`.", "请把其中一个界线改为不含本数，或去掉 exclusive。"),
    ),
    entry(
        "SG463",
        "scheme",
        title=("a tier that nobody can reach", "永远评不上的等级"),
        message=(
            "{line} can never be reached: no case meets it that a line above does not take",
            "{line} 永远评不上：符合它的情形都已归入上面的等级，或根本不存在",
        ),
        why=("The first line that holds counts, from the top.", "自上而下取第一条符合的。"),
        mend=("Put the stricter line first, or mend its figures.", "请把要求更严的放在上面，或改正数值。"),
    ),
    entry(
        "SG464",
        "scheme",
        title=("a value in no band", "有的数值不在任何一档"),
        message=(
            "{at}: no band takes {case}; such a row: {witness}",
            "{at}：{case} 不在任何一档；例如这一行：{witness}",
        ),
        why=("There would be no figure for it, and nothing that builds on it.", "这种情形将算不出结果。"),
        mend=("Widen an edge, or end the bands with `else`.", "请放宽某一档的界线，或在最后加上 else。"),
    ),
    entry(
        "SG465",
        "scheme",
        title=("figures between two bands", "小数落在两档之间"),
        message=(
            "{at}: {name} between {low} and {high}, such as {seen}, is in no band; such a row: {witness}",
            "{at}：{name} 在 {low} 与 {high} 之间（如 {seen}）不在任何一档；例如这一行：{witness}",
        ),
        why=(
            "The bands are written for whole figures, yet there can be decimals.",
            "各档按整数书写，而数值可以有小数。",
        ),
        mend=(
            "Write `below: {high}` instead of `to: {low}`, or leave the upper edges out.",
            "请把 to: {low} 改为 below: {high}，或去掉上限。",
        ),
    ),
    entry(
        "SG466",
        "scheme",
        title=("a value in two bands", "同一数值属于两档"),
        message=(
            "{at}: {line} and {other} both take {case}; such a row: {witness}",
            "{at}：{line} 与 {other} 两档都包含 {case}；例如这一行：{witness}",
        ),
        why=(
            "The table says that no value may be in two bands (`exclusive`).",
            "方案声明任何数值只能在一档（exclusive）。",
        ),
        mend=("Open one of the two edges, or drop `exclusive`.", "请把其中一个界线改为不含本数，或去掉 exclusive。"),
    ),
    entry(
        "SG467",
        "scheme",
        title=("a band that no value is in", "没有数值会落入的一档"),
        message=("{at}: no value is ever in the band {line}", "{at}：没有数值会落入 {line} 这一档"),
        why=("The first band that holds counts, from the top.", "自上而下取第一档符合的。"),
        mend=("Put the stricter band first, or mend its figures.", "请把要求更严的一档放在上面，或改正数值。"),
    ),
    entry(
        "SG468",
        "scheme",
        title=("an item can exceed its maximum", "得分可超过满分"),
        message=(
            "{at} can reach {seen}, and its maximum is {expected}; such a row: {witness}",
            "{at} 可得 {seen} 分，而满分为 {expected}；例如这一行：{witness}",
        ),
        why=("The points and the maximum do not belong together.", "得分规则与满分不一致。"),
        mend=("Scale the points, limit them with `min`, or mend the maximum.", "请折算得分，用 min 限制，或改正满分。"),
    ),
    entry(
        "SG469",
        "scheme",
        title=("a total can exceed its maximum", "合计可超过满分"),
        message=(
            "{at} can add up to {seen}, and its maximum is {expected}; such a row: {witness}",
            "{at} 合计可达 {seen} 分，而满分为 {expected}；例如这一行：{witness}",
        ),
        why=("The points of the items and the total do not belong together.", "各项得分与合计满分不一致。"),
        mend=("Scale the points of the items, or mend the total.", "请折算各项得分，或改正合计满分。"),
    ),
    entry(
        "SG470",
        "scheme",
        title=("places do not add up", "名额不相符"),
        message=(
            "{expected} places are announced, and those of the titles add up to {seen}",
            "公布了 {expected} 个名额，而各奖项名额合计 {seen} 个",
        ),
        why=(
            "Somebody was promised a title that nobody can win, or the other way round.",
            "公布的名额与实际奖项对不上。",
        ),
        mend=("Settle which of them holds, and mend the other.", "请确定以哪个为准，并改正另一个。"),
    ),
    entry(
        "SG471",
        "scheme",
        title=("conditions that exclude each other hold together", "互斥的条件可同时成立"),
        message=(
            "{line} and {other} can both hold; such a row: {witness}",
            "{line} 与 {other} 可以同时成立；例如这一行：{witness}",
        ),
        why=("The scheme says that no two of them may (`exclusive`).", "方案声明两者不得同时成立（exclusive）。"),
        mend=("Say which of the two goes first, or mend their figures.", "请明确以哪个为准，或改正数值。"),
    ),
    entry(
        "SG472",
        "scheme",
        title=("a waiver of nothing", "无效的豁免"),
        message=("nothing is found that {code} at {at} would waive", "没有发现可由 {code}（{at}）豁免的问题"),
        why=("What it was meant for has been mended, or it names something else.", "所指的问题已改正，或写错了对象。"),
        mend=("Remove the waiver, or mend its `code` and `at`.", "请删除该豁免，或改正 code 和 at。"),
    ),
)
