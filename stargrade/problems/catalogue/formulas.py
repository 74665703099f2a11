"""Problems: formulas of a scheme file that cannot be read or make no sense (SG45.)."""

from __future__ import annotations

from .entry import by_id, entry

FORMULAS = by_id(
    entry(
        "SG450",
        "scheme",
        title=("formula too long", "公式过长"),
        message=("the formula is longer or deeper than {most}", "公式的长度或嵌套超过 {most}"),
        why=("Nobody could check a rule of that size.", "这样长的规则没有人能核对。"),
        mend=("Split it into derived values under `derive`.", "请用 derive 拆成几个中间值。"),
    ),
    entry(
        "SG451",
        "scheme",
        title=("sign not known", "符号无法识别"),
        message=("the formula holds {seen}, which means nothing here", "公式中的 {seen} 无法识别"),
        why=(
            "Formulas know numbers, names, words in double quotes, + - * / = != < <= > >= and brackets.",
            "公式只认数字、名称、双引号中的词、+ - * / = != < <= > >= 和括号。",
        ),
        mend=("Take it out, or put words in double quotes.", "请删去它，文字请放在双引号中。"),
    ),
    entry(
        "SG452",
        "scheme",
        title=("formula breaks off", "公式不完整"),
        message=("the formula has {seen} where {expected} was expected", "公式此处是 {seen}，应为 {expected}"),
        why=("A bracket or a value is missing, or there is one too many.", "缺少或多出了括号或数值。"),
        mend=("Compare it with the examples in docs/schemes.md.", "请对照 docs/schemes.md 中的例子修改。"),
    ),
    entry(
        "SG453",
        "scheme",
        title=("by is missing", "缺少 by"),
        message=("{name} over many rows needs by:", "{name} 跨行计算时需要 by:"),
        why=(
            "A place, and a choice of rows with among:, mean nothing for a row by itself.",
            "名次以及 among: 的筛选，对单独一行没有意义。",
        ),
        mend=("Add by: sheet, or by: and the columns of the group.", "请加上 by: sheet，或 by: 加分组列。"),
    ),
    entry(
        "SG454",
        "scheme",
        title=("wrong number of values", "参数个数不对"),
        message=(
            "{name} takes {least} to {most} values, not {seen}",
            "{name} 需要 {least} 到 {most} 个值，现有 {seen} 个",
        ),
        why=("The function would not know what to do with them.", "函数无法处理这样的参数。"),
        mend=("See the table of functions in docs/schemes.md.", "请查看 docs/schemes.md 的函数表。"),
    ),
    entry(
        "SG455",
        "scheme",
        title=("function not known", "函数不存在"),
        message=("there is no function {name}; near it: {near}", "没有函数 {name}；相近的有：{near}"),
        why=("Only the functions of docs/schemes.md exist.", "只能使用 docs/schemes.md 中的函数。"),
        mend=("Correct the name.", "请改正函数名。"),
    ),
    entry(
        "SG456",
        "scheme",
        title=("name not known", "名称不存在"),
        message=("nothing is called {name} here; near it: {near}", "此处没有名为 {name} 的列或数值；相近的有：{near}"),
        why=(
            "A formula may use columns, derived values, parameters, and results worked out before it.",
            "公式可以使用列、中间值、参数，以及在它之前算出的结果。",
        ),
        mend=("Correct the name, or declare the column.", "请改正名称，或先声明该列。"),
    ),
    entry(
        "SG457",
        "scheme",
        title=("kinds do not fit", "类型不符"),
        message=("{what} is {seen}, but {expected} is needed here", "{what} 的类型是“{seen}”，此处需要“{expected}”"),
        why=(
            "A number cannot be compared with a word, nor yes and no be added up.",
            "数字不能与文字比较，是/否不能相加。",
        ),
        mend=("Use a value of the right kind.", "请换成类型相符的值。"),
    ),
    entry(
        "SG458",
        "scheme",
        title=("label not known", "选项不存在"),
        message=("{name} has no label {seen}; it has {labels}", "{name} 没有选项 {seen}；可选：{labels}"),
        why=("The condition could never hold.", "这个条件永远不会成立。"),
        mend=("Use one of the labels of the column.", "请使用该列的选项之一。"),
    ),
    entry(
        "SG459",
        "scheme",
        title=("labels have no order", "选项没有高低"),
        message=(
            "{name} is compared with {sign}, but its labels have no order",
            "{name} 用 {sign} 比较，但它的选项没有高低",
        ),
        why=(
            "Only columns marked `ordered: yes` list their labels from low to high.",
            "只有标明 ordered: yes 的列才按从低到高列出选项。",
        ),
        mend=("Mark the column as ordered, or compare with =.", "请把该列标为 ordered，或改用 =。"),
    ),
)
