"""Problems: scheme files that cannot be found or read, or whose form is wrong (SG401 to SG419)."""

from __future__ import annotations

from .entry import by_id, entry

SCHEMES = by_id(
    entry(
        "SG401",
        "usage",
        title=("scheme file cannot be read", "无法读取方案文件"),
        message=("the scheme file cannot be read: {reason}", "无法读取方案文件：{reason}"),
        why=("Without the rules nothing can be graded.", "没有规则就无法评定。"),
        mend=(
            "Check the path, or use a name from `stargrade schemes list`.",
            "请检查路径，或使用 stargrade schemes list 列出的名称。",
        ),
    ),
    entry(
        "SG402",
        "usage",
        title=("scheme not known", "没有这个方案"),
        message=("there is no scheme {name}; {hint}", "没有名为 {name} 的方案；{hint}"),
        why=(
            "A name is looked up in ./schemes, in your own folder, and among the built-in schemes.",
            "名称依次在 ./schemes、个人方案文件夹和内置方案中查找。",
        ),
        mend=(
            "Correct the name, or give the path of a file ending in .yaml.",
            "请改正名称，或给出以 .yaml 结尾的文件路径。",
        ),
    ),
    entry(
        "SG403",
        "usage",
        title=("not the name of a scheme", "方案名称不合规"),
        message=(
            "{name} is no scheme's name: only a-z, 0-9 and - may stand in one",
            "{name} 不能作为方案名称：只能含小写字母、数字和 -",
        ),
        why=(
            "A value with a slash or ending in .yaml is a path; anything else is a name.",
            "含斜杠或以 .yaml 结尾的是路径，其余都视为名称。",
        ),
        mend=("Write the name as `stargrade schemes list` shows it.", "请按 stargrade schemes list 显示的名称填写。"),
    ),
    entry(
        "SG404",
        "scheme",
        title=("scheme file too large", "方案文件过大"),
        message=("the scheme file is larger than {most} KiB", "方案文件超过 {most} KiB"),
        why=(
            "No rules that people can read are that long; it is probably another file.",
            "正常的方案不会这么大，可能选错了文件。",
        ),
        mend=("Check that this is the file you meant.", "请确认是否选对了文件。"),
    ),
    entry(
        "SG405",
        "scheme",
        title=("scheme file is not UTF-8", "方案文件不是 UTF-8 编码"),
        message=("from here on the file is not UTF-8 text", "从此处起，文件不是 UTF-8 文本"),
        why=("Chinese headings would be read as wrong characters.", "中文表头会变成乱码。"),
        mend=("Save the file again with the encoding UTF-8.", "请用 UTF-8 编码重新保存文件。"),
    ),
    entry(
        "SG406",
        "scheme",
        title=("scheme file is not YAML", "方案文件不符合 YAML 格式"),
        message=("{reason}; the line reads: {line}", "{reason}；该行内容：{line}"),
        why=("The file cannot be taken apart into keys and values.", "无法从文件中分辨出键和值。"),
        mend=("Mend this line; the lines above it may also be the cause.", "请修改这一行，也请查看它上面几行。"),
    ),
    entry(
        "SG407",
        "scheme",
        title=("not a scheme file", "不是方案文件"),
        message=(
            "this file does not begin as a scheme: `stargrade: 1` is missing",
            "这个文件不是方案：缺少 stargrade: 1",
        ),
        why=("The line tells a scheme from any other file.", "这一行用来区分方案和其他文件。"),
        mend=(
            "Choose another file, or write `stargrade: 1` as its first line.",
            "请换一个文件，或在第一行写上 stargrade: 1。",
        ),
    ),
    entry(
        "SG408",
        "scheme",
        title=("a second document", "文件里有第二个文档"),
        message=("a second document begins here (---)", "此处开始了第二个文档（---）"),
        why=("One file holds one scheme.", "一个文件只能写一个方案。"),
        mend=("Move it to a file of its own.", "请把它移到单独的文件中。"),
    ),
    entry(
        "SG409",
        "scheme",
        title=("nested too deeply", "嵌套过深"),
        message=("this stands more than {most} levels deep", "此处的嵌套超过 {most} 层"),
        why=("No scheme needs that; it is probably another file.", "方案不需要这么多层，可能选错了文件。"),
        mend=("Check that this is the file you meant.", "请确认是否选对了文件。"),
    ),
    entry(
        "SG410",
        "scheme",
        title=("anchor, alias or tag", "使用了锚点、别名或标签"),
        message=("{seen} is an anchor, alias or tag", "{seen} 是 YAML 的锚点、别名或标签"),
        why=("A scheme must say what it says where it stands.", "方案的内容必须直接写在原处。"),
        mend=("Write the value out here, or put it in quotes.", "请在此处写出完整内容，或给它加引号。"),
    ),
    entry(
        "SG411",
        "scheme",
        title=("key is not a word", "键不是文字"),
        message=("a key must be a word, but a list or nothing stands here", "键必须是文字，此处却是列表或空白"),
        why=("Nothing could refer to it.", "这样的键无法被引用。"),
        mend=("Write `name: value`.", "请写成 名称: 值 的形式。"),
    ),
    entry(
        "SG412",
        "scheme",
        title=("key stands twice", "键重复"),
        message=(
            "{key} stands here a second time; the first is in line {line}",
            "{key} 在此处重复出现，第一次在第 {line} 行",
        ),
        why=("Nobody could tell which of the two counts.", "无法判断以哪一处为准。"),
        mend=("Delete one of the two.", "请删去其中一处。"),
    ),
    entry(
        "SG413",
        "scheme",
        title=("key not known", "键不存在"),
        message=("there is no key {key} here; {hint}", "此处没有 {key} 这个键；{hint}"),
        why=("A key that means nothing would be a rule that nobody applies.", "没有含义的键等于一条无人执行的规则。"),
        mend=("Correct the key; docs/schemes.md lists all of them.", "请改正键名，docs/schemes.md 列有全部键。"),
    ),
    entry(
        "SG414",
        "scheme",
        title=("key missing", "缺少必需的键"),
        message=("{key} is missing here", "此处缺少 {key}"),
        why=("The scheme cannot do without it.", "方案缺了它就不完整。"),
        mend=(
            "Add a line {key}: ...; docs/schemes.md says what it holds.",
            "请补上 {key}: ...，写法见 docs/schemes.md。",
        ),
    ),
    entry(
        "SG415",
        "scheme",
        title=("text missing in one language", "缺少一种语言的文字"),
        message=("the text in {language} ({key}) is missing", "缺少{language}文字（{key}）"),
        why=("Every text is shown to people in either language.", "每段文字都要能用两种语言显示。"),
        mend=("Write both, `en: ...` and `zh: ...`.", "请写齐 en: ... 和 zh: ... 两种。"),
    ),
    entry(
        "SG416",
        "scheme",
        title=("value does not fit", "值不符合要求"),
        message=("{seen} stands here; expected: {expected}", "此处写的是 {seen}，应为：{expected}"),
        why=("The rule could not be applied.", "这样的规则无法执行。"),
        mend=("Write one of the values expected.", "请改成符合要求的值。"),
    ),
    entry(
        "SG417",
        "scheme",
        title=("nothing behind a key", "键后面没有内容"),
        message=("nothing stands behind {key}", "{key} 后面没有内容"),
        why=("It cannot be told whether something was forgotten.", "无法判断是否漏填。"),
        mend=("Write the value, or take the line out.", "请填上内容，或删去这一行。"),
    ),
    entry(
        "SG418",
        "scheme",
        title=("rule of no known form", "规则写法无法识别"),
        message=("{seen} stands here; expected: {expected}", "此处写的是 {seen}，应为：{expected}"),
        why=(
            "A rule is a number, a formula, a table of bands, or a look-up by label.",
            "规则可以是数字、公式、分段表，或按选项查表。",
        ),
        mend=("Write it in the form expected.", "请按应有的写法修改。"),
    ),
    entry(
        "SG419",
        "scheme",
        severity="notice",
        title=("a scheme of your own hides a built-in one", "自有方案替代了同名内置方案"),
        message=(
            "the scheme {name} is taken from here; it differs from the built-in scheme of that name",
            "方案 {name} 取自此文件，内容与同名的内置方案不同",
        ),
        why=("The figures may differ from those that others get.", "得出的结果可能与他人不同。"),
        mend=(
            "Nothing, if that is intended; else rename or remove the file.",
            "如属有意则无需处理，否则请改名或移走该文件。",
        ),
    ),
)
