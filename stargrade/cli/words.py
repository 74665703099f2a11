"""What the commands say of themselves: their help, and a few sentences at the end of a run."""

from __future__ import annotations

from collections.abc import Mapping

from ..texts import Text

USAGE = Text("Usage: ", "用法：")
ARGUMENTS = Text("Arguments:", "参数：")
OPTIONS = Text("Options:", "选项：")
COMMANDS = Text("Commands:", "命令：")
SHORT_OPTIONS = Text("[OPTIONS]", "[选项]")
COMMAND = Text("COMMAND", "命令")

LANG = Text("the language; without it, that of the computer", "界面语言；不写则跟随电脑设置")
HELP = Text("show this page", "显示本页")

ABOUT: Mapping[str, Text] = {
    "": Text(
        "turns KPI sheets into star ratings and money, by rules anybody can read",
        "把考核表分毫不差地算成星级和奖罚金额，规则人人看得懂",
    ),
    "run": Text("grade a sheet and write the result beside it", "评定一张表，结果写在原表旁边"),
    "check": Text("is this sheet fit to be graded? all problems at once", "检查表格能否评定，一次列出全部问题"),
    "preview": Text("grade and show, write nothing", "只评定并显示，不写文件"),
    "explain": Text("why this star and this money, from cell to yuan", "解释某人的星级和金额，从单元格到每一元"),
    "compare": Text("who moves under other rules, and what it costs", "换一套规则，谁升谁降、多花多少"),
    "template": Text("make an entry sheet from a scheme", "按方案生成录入表"),
    "schemes": Text("the rating systems: list, show, check, test", "评定方案：列出、显示、检查、试算"),
    "schemes list": Text("the built-in schemes", "列出内置方案"),
    "schemes show": Text(
        "a scheme as a notice in words: text, markdown or json", "把一个方案显示为文字公告：text、markdown 或 json"
    ),
    "schemes check": Text("look through scheme files for mistakes", "检查方案文件有没有错误"),
    "schemes new": Text("begin a scheme file of your own", "新建自己的方案文件"),
    "schemes json-schema": Text("the JSON Schema of scheme files, for editors", "输出供编辑器用的 JSON Schema"),
    "schemes test": Text("run the worked examples of schemes", "运行方案的算例"),
    "ledger": Text("the periods on record: list, show, verify, export", "台账：列出、查看、核对、导出各期记录"),
    "ledger list": Text("what is on record", "列出已有的记录"),
    "ledger show": Text("people through the year, or one person with --id", "按年查看人员星级；加 --id 查看一人"),
    "ledger verify": Text("recompute the hashes, name what was touched", "重新核对校验值，指出被动过的记录"),
    "ledger export": Text("all records as one csv table", "把全部记录导出为一张 csv 表"),
    "year-end": Text("what a whole year gives, from its records", "根据各期记录计算年终结果"),
    "why": Text("what a problem code means and how to mend it", "查问题代码的含义和改法"),
}

PARAMETERS: Mapping[str, Text] = {
    "sheet": Text(
        "the KPI sheet: xlsx, xls, xlsb, ods, csv, tsv, parquet", "考核表：xlsx、xls、xlsb、ods、csv、tsv、parquet"
    ),
    "scheme": Text("rules by name or path; not needed for entry sheets", "方案的名称或文件路径；录入表可不写"),
    "other": Text("a second result, where two JSON results are compared", "第二份结果（比较两份 JSON 结果时）"),
    "to": Text("the scheme to compare with", "与之比较的方案"),
    "output": Text("where the result goes; - is standard output", "结果文件；写 - 表示标准输出"),
    "entry": Text("the workbook; without it, NAME.template.xlsx", "录入表文件；不写则为 方案名.template.xlsx"),
    "kind": Text("the format, where -o does not tell it", "结果格式（-o 已说明时可不写）"),
    "sheet_name": Text("the worksheet, where several would do", "工作表名称（有多张合适时用）"),
    "beside": Text("a detail sheet in a file of its own, by its name", "另一文件中的明细表：名称=文件"),
    "period": Text("what is rated: 2026-10, 2026Q3, 2026H1 or 2026", "考核期：2026-10、2026Q3、2026H1 或 2026"),
    "annotate": Text("a copy of the sheet with the problems marked", "另存一份标出问题的副本"),
    "listing": Text("text for people, json or github for scripts", "text 给人看，json、github 给程序用"),
    "partial": Text("write the sound rows although others have problems", "有问题的行除外，其余照常写出"),
    "force": Text("replace a result that is there already", "覆盖已有的结果文件"),
    "dry_run": Text("grade and show the summary, write nothing", "只评定并显示汇总，不写文件"),
    "ledger": Text("the folder of the records of earlier periods", "存放各期记录的台账文件夹"),
    "overrides": Text("a table of results that people decided", "人工裁定表：编号、项目、裁定值、理由、裁定人、依据"),
    "announced": Text(
        "the day the result was announced (with --ledger)", "结果公布日期，如 2026-11-05（与 --ledger 同用）"
    ),
    "reason": Text("why a recorded period is revised (with --force)", "修订已记录的考核期的原因（与 --force 同用）"),
    "folder": Text("the folder of the ledger", "台账文件夹"),
    "named": Text("only this scheme, by its id", "只看这个方案（填方案名称）"),
    "person": Text("one person, by the id in the sheet", "只看一人，填表格中的编号"),
    "table": Text("where the table goes; without it, standard output", "写到哪个文件；不写则输出到屏幕"),
    "year": Text("the calendar year, such as 2026", "公历年度，例如 2026"),
    "year_output": Text("where the result goes; without it, it is only shown", "结果写到哪个文件；不写则只显示"),
    "quiet": Text("say nothing where all is well", "没有问题时不显示任何信息"),
    "form": Text("text for people, json for scripts", "text 给人看，json 给程序用"),
    "top": Text("only the first so many rows", "只显示前几行"),
    "by": Text("sort by a column of the result", "按结果中的某一列排序"),
    "key": Text("the id of the person, as it stands in the sheet", "人员编号，照表格填写"),
    "name": Text("a scheme: a name, or a path to a file", "方案：名称，或文件路径"),
    "path": Text("the new file, such as schemes/our-shop.yaml", "新文件，例如 schemes/our-shop.yaml"),
    "base": Text("a scheme to extend: a name, or a path", "以哪个方案为基础：名称或文件路径"),
    "names": Text("names or paths; none: all built-in schemes", "名称或路径；不写则为全部内置方案"),
    "code": Text("a problem code, such as SG209", "问题代码，例如 SG209"),
    "version": Text("show the version", "显示版本"),
}

WRITTEN = Text("The result is in {path}", "结果已写入 {path}")
UNCHANGED = Text("{path} holds this very result already; it was left as it is", "{path} 已是相同的结果，未改动")
ENTRY_SHEET = Text(
    "The entry sheet is in {path}. Once it is filled in: stargrade run {path}",
    "录入表已写入 {path}。填好后运行：stargrade run {path}",
)
NOTHING_NEAR = Text("nothing", "无")
RECORDED = Text("Recorded: {path}", "已记入台账：{path}")
ON_RECORD = Text("This is on record already: {path}", "台账中已有相同记录：{path}")
LEDGER_WHOLE = Text("All {count} records are as they were written.", "全部 {count} 份记录与写入时一致。")
LEDGER_EMPTY = Text("There is no record in this folder.", "这个文件夹里没有记录。")
NOT_WRITTEN = Text("Nothing was written (--dry-run).", "未写任何文件（--dry-run）。")
NOTHING_GRADED = Text("Nothing was graded, nothing was written.", "没有评定，也没有写任何文件。")
COULD_BE_PARTIAL = Text(
    "Nothing was graded, nothing was written. To grade the sound rows alone, add --partial.",
    "没有评定，也没有写任何文件。只想先评没有问题的行，请加 --partial。",
)
FIT = Text("{file} is fit to be graded: {rows} rows.", "{file} 可以评定：共 {rows} 行。")
MARKED = Text("The problems are marked in {path}", "已在副本中标出问题：{path}")
MARKED_ALREADY = Text("{path} has these very marks already; it was left as it is", "{path} 已有相同的标注，未改动")
NOTHING_TO_MARK = Text("There is nothing to mark; no copy was written.", "没有需要标出的问题，未生成副本。")
OLD_COPY = Text(
    "There is nothing to mark; {path} is of an earlier check and was left as it is.",
    "没有需要标出的问题；{path} 是以前检查留下的，未改动。",
)
NEW_SCHEME = Text(
    "Written: {paths}. Change it, then: stargrade schemes check {path}",
    "已写入：{paths}。修改后请运行：stargrade schemes check {path}",
)
SCHEMES_FINE = Text("No mistakes: {names}", "没有错误：{names}")
OTHERS_UNFIT = Text(
    "{count} other rows have problems and were left out here; see: stargrade check",
    "另有 {count} 行有问题，此处未计入；详见 stargrade check",
)
DEFECT = Text(
    "A defect of stargrade itself, not of your sheet: {error} ({place}, version {version}). "
    "Please report this line together with the command to whoever looks after stargrade.",
    "这是 stargrade 自身的缺陷，不是表格的问题：{error}（{place}，版本 {version}）。"
    "请把这一行连同所用命令反馈给 stargrade 的维护人员。",
)
