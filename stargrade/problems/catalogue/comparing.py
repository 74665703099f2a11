"""Problems: results that cannot be compared (SG180 to SG189)."""

from __future__ import annotations

from .entry import by_id, entry

COMPARING = by_id(
    entry(
        "SG180",
        "file",
        title=("Not a stored result", "不是评定结果文件"),
        message=("this is no result of `run --format json`", "这不是 run --format json 写出的结果"),
        why=("Two results are compared by the JSON that stargrade writes.", "只能比较 stargrade 写出的 JSON 结果。"),
        mend=("Write both results with --format json.", "请用 --format json 重新写出两份结果。"),
    ),
    entry(
        "SG181",
        "usage",
        title=("Nothing to compare with", "没有可比较的对象"),
        message=(
            "name two schemes (--scheme A --to B) for one sheet, or two JSON results",
            "请为一张表指明两个方案（--scheme A --to B），或给出两份 JSON 结果",
        ),
        why=("A comparison has two sides.", "比较需要两方。"),
        mend=("See: stargrade compare --help", "请查看 stargrade compare --help"),
    ),
)
