"""Problems: schemes that extend others, rules and figures by date, new scheme files (SG490 to SG499)."""

from __future__ import annotations

from .entry import by_id, entry

ADOPTION = by_id(
    entry(
        "SG490",
        "scheme",
        title=("schemes extend each other", "方案互相引用"),
        message=("{base} comes back to this scheme, which extends it", "{base} 又引用回本方案，形成循环"),
        why=("A scheme must have a base that stands on its own.", "被引用的方案必须能独立成立。"),
        mend=("Let `extends` name a scheme that does not extend this one.", "请让 extends 指向不引用本方案的方案。"),
    ),
    entry(
        "SG491",
        "scheme",
        title=("nothing of that name in the extended scheme", "所引用的方案中没有这一项"),
        message=("there is no {name} here; {hint}", "这里没有 {name}；{hint}"),
        why=(
            "`remove` and `before` name something that the extended scheme has.",
            "remove 和 before 只能写所引用方案中已有的内容。",
        ),
        mend=(
            "Write the section and the id, such as items.calls or tiers.ladder.five; for `before`, the id alone.",
            "请写栏目加编号，例如 items.calls 或 tiers.ladder.five；before 只写编号。",
        ),
    ),
    entry(
        "SG492",
        "scheme",
        title=("several entries of that id", "同一编号有多条"),
        message=("the extended scheme has {count} entries {id}", "所引用的方案中有 {count} 条 {id}"),
        why=("It must be clear which of them is changed.", "须写明改的是哪一条。"),
        mend=("Repeat its `only` just as the extended scheme writes it.", "请照原方案写出该条的 only。"),
    ),
    entry(
        "SG493",
        "usage",
        title=("no figure for that period", "该考核期没有数值"),
        message=("{name} has no figure for {period}: the first one holds from {first}", "{name}在 {period} 没有数值：最早自 {first} 起"),
        why=(
            "A figure by date holds from its day on; the first day of the period decides.",
            "按日期设定的数值自该日起有效，以考核期第一天为准。",
        ),
        mend=("Correct --period, or add the earlier figure to the scheme.", "请改正 --period，或在方案中补上更早的数值。"),
    ),
    entry(
        "SG494",
        "usage",
        title=("scheme not in force in that period", "该考核期方案未生效"),
        message=("{scheme} is in force {days}, not in {period}", "方案 {scheme} 的有效期为 {days}，不含 {period}"),
        why=(
            "Rules are made for a time; the first day of the period decides.",
            "方案有有效期，以考核期第一天为准。",
        ),
        mend=("Correct --period, or use the scheme of that time.", "请改正 --period，或使用当时有效的方案。"),
    ),
    entry(
        "SG495",
        "usage",
        severity="notice",
        title=("newest figures taken", "采用最新数值"),
        message=(
            "no --period was given, so the newest figures hold: {parameters}",
            "未写 --period，按最新数值计算：{parameters}",
        ),
        why=("These figures change with time.", "这些数值随时间变动。"),
        mend=("Give --period to have the figures of that time.", "写明 --period 即按当时的数值计算。"),
    ),
    entry(
        "SG496",
        "usage",
        title=("not the file name of a scheme", "不是方案文件名"),
        message=("{name} cannot be a new scheme's file", "{name} 不能作为新方案的文件名"),
        why=("The file's name becomes the scheme's name.", "文件名就是方案的名称。"),
        mend=(
            "Use small letters, digits and - and the ending .yaml, such as schemes/our-shop.yaml.",
            "请用小写字母、数字和 -，以 .yaml 结尾，例如 schemes/our-shop.yaml。",
        ),
    ),
    entry(
        "SG497",
        "scheme",
        title=("days in the wrong order", "日期顺序有误"),
        message=("{day} does not come after {before}", "{day} 不在 {before} 之后"),
        why=("Figures by date stand in the order of their days, and no day twice.", "按日期的数值须依次排列，不得重复。"),
        mend=("Put the days in order, the earliest first.", "请按日期先后排列。"),
    ),
    entry(
        "SG498",
        "scheme",
        title=("`remove` without `extends`", "有 remove 而无 extends"),
        message=("`remove` takes away from an extended scheme, and none is named", "remove 用于去掉所引用方案的内容，但没有写 extends"),
        why=("A file of its own has nothing to take away.", "独立的方案没有可去掉的内容。"),
        mend=("Name the scheme under `extends`, or leave out `remove`.", "请写上 extends，或删去 remove。"),
    ),
    entry(
        "SG499",
        "file",
        title=("file is there already", "文件已存在"),
        message=("a file of this name is there already", "已有同名文件"),
        why=("A new scheme never replaces anything.", "新建方案不会覆盖任何文件。"),
        mend=("Choose another name, or move the file away.", "请换一个名称，或先移走原文件。"),
    ),
)  # fmt: skip
