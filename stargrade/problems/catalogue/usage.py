"""Problems: what was asked for in a way that cannot be done (SG0..)."""

from __future__ import annotations

from .entry import by_id, entry

USAGE = by_id(
    entry(
        "SG031",
        "usage",
        title=("The output is the input", "结果文件就是原表"),
        message=("the result would be written over the sheet that it is made from", "结果会写到正在评定的原表上"),
        why=("The input is never written to.", "原表绝不会被改写。"),
        mend=("Name another file.", "请另取一个文件名。"),
    ),
    entry(
        "SG032",
        "usage",
        title=("Too large for a worksheet", "超出工作表的行列数"),
        message=(
            "the result has {rows} rows and {columns} columns; a worksheet holds {most_rows} rows with its "
            "heading and {most_columns} columns",
            "结果有 {rows} 行、{columns} 列；一张工作表连表头最多 {most_rows} 行、{most_columns} 列",
        ),
        why=("Excel and WPS cut off what does not fit.", "放不下的部分会被 Excel 和 WPS 截掉。"),
        mend=("Use --format csv or --format parquet.", "请改用 --format csv 或 --format parquet。"),
    ),
    entry(
        "SG033",
        "usage",
        title=("Unknown column to sort by", "没有可供排序的这一列"),
        message=('"{column}" is no column of the result', "结果中没有“{column}”这一列"),
        why=("--by takes a column of the result, by its id or its heading.", "--by 要写结果中某一列的标识或标题。"),
        mend=("Choose one of these: {columns}", "请从这些列中选：{columns}"),
    ),
    entry(
        "SG034",
        "usage",
        title=("The period must be given", "必须指明考核期"),
        message=("the scheme {scheme} needs the period: {kinds}", "方案 {scheme} 需要指明考核期（{kinds}）"),
        why=("Its rules depend on which period is rated.", "它的规则取决于所评的期间。"),
        mend=("Add --period, such as --period 2026.", "请加上 --period，例如 --period 2026。"),
    ),
    entry(
        "SG035",
        "usage",
        title=("No round in that period", "该期没有评定"),
        message=(
            "the scheme {scheme} has no round in {seen}; its rounds: {rounds}",
            "方案 {scheme} 在 {seen} 没有评定；评定期次：{rounds}",
        ),
        why=("The scheme rates in certain months only.", "该方案只在规定的月份评定。"),
        mend=("Name a period in which there is a round.", "请改为有评定的期次。"),
    ),
    entry(
        "SG036",
        "usage",
        title=("A text too long for a worksheet", "文字超出单元格的长度"),
        message=(
            'the text "{seen}" is longer than the {most} characters that a cell of a worksheet holds',
            "文字“{seen}”超过单元格最多 {most} 个字符的限制",
        ),
        why=("Excel and WPS cut off what does not fit.", "放不下的部分会被 Excel 和 WPS 截掉。"),
        mend=(
            "Shorten the text in the sheet, or use --format csv or --format parquet.",
            "请在表中缩短这段文字，或改用 --format csv 或 --format parquet。",
        ),
    ),
    entry(
        "SG037",
        "usage",
        title=("Too large for a workbook", "超出工作簿的大小"),
        message=(
            "one sheet of the result would take more than 2 GiB in a workbook",
            "结果中的一张工作表超过 2 GiB，无法存入工作簿",
        ),
        why=(
            "Excel and WPS warn of such workbooks, or do not open them.",
            "这样的工作簿 Excel 和 WPS 会报警或打不开。",
        ),
        mend=("Use --format csv or --format parquet.", "请改用 --format csv 或 --format parquet。"),
    ),
)
