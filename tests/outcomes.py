"""Runs made by hand for the tests of files and screens: every awkward cell at a known place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from stargrade.grading.result import Grading
from stargrade.numbers.columns import flags, numbers, words
from stargrade.problems import Place, Problem
from stargrade.report import Outcome
from stargrade.scheme.model import Scheme
from stargrade.sheet.model import BadCell, Cells, Sheet
from stargrade.sheet.raw_cells import as_cells
from stargrade.texts import Lang, Text


def scheme(**changes: Any) -> Scheme:
    """A small scheme with one item, a score and one further field."""
    return Scheme.model_validate(
        {
            "stargrade": "1",
            "id": "front-office",
            "version": "3",
            "title": {"en": "Front office stars", "zh": "前台星级评定"},
            "period": "month",
            "key": "employee_id",
            "subject": {"en": "employee", "zh": "员工"},
            "columns": {
                "employee_id": {"type": "id", "zh": "工号"},
                "name": {"type": "text", "zh": "姓名"},
                "team": {"type": "text", "zh": "班组"},
                "rate": {"type": "rate", "zh": "完成率"},
                "late": {"type": "count", "zh": "迟到"},
            },
            "items": [{"id": "late", "points": "5 - late"}],
            "fields": {"leave_days": {"value": "2", "title": {"en": "Leave days", "zh": "奖励假"}}},
            **changes,
        }
    )


def column(*cells: Any) -> Cells:
    """A column of raw cells."""
    return as_cells(cells)


def sheet(columns: Mapping[str, Sequence[Any]], found: Mapping[str, int], percent: Sequence[str] = ()) -> Sheet:
    """A table whose headings stand in row 2 and whose rows begin at row 3."""
    rows = len(next(iter(columns.values())))
    return Sheet(
        file="scores.xlsx",
        name="10月",
        sha256="ab" * 32,
        header_row=2,
        headings=tuple(columns),
        letters=tuple("ABCDEFGHIJKLMNOP"[: len(columns)]),
        cells=tuple(column(*cells) for cells in columns.values()),
        percent=tuple(np.full(rows, heading in percent) for heading in columns),
        rows=np.arange(3, 3 + rows),
        found={name: (at,) for name, at in found.items()},
    )


def month(lang: Lang = "zh", **changes: Any) -> Outcome:
    """Four people and one whose row was rejected (row 5).

    0017 has every star; 0018 has text that looks like formulas; 0020 is not rated; 0021 has
    star 0 and money in thousands.
    """
    table = sheet(
        {
            "工号": ["0017", "0018", "0019", "0020", "0021"],
            "姓名": ["张三", "=李四", "王五", "+赵六", "NA"],
            "班组": ["一班", "一班", "二班", "二班", None],
            "完成率": [0.955, 1.0, "abc", 0.5, 0.1],
            "入职": [date(2024, 3, 1), None, None, "待定", BadCell("error", "#DIV/0!")],
            "star": [-5, "-5", "x", "@家", 10**16],
        },
        {"employee_id": 0, "name": 1, "team": 2, "rate": 3},
        percent=["完成率"],
    )
    grading = Grading(
        keys=("0017", "0018", "0020", "0021"),
        positions=np.array([0, 1, 3, 4]),
        rated=flags([True, True, False, True]),
        items={"late": numbers([5, Fraction("4.5"), None, None])},
        applies={"late": np.array([True, True, False, True])},
        score=numbers([Fraction("91.25"), 90, None, 5]),
        star=numbers([5, 4, None, 0]),
        tier=words(["B5", "B4", None, None]),
        rank=numbers([1, 2, None, 3]),
        award=words(["service-star", None, None, None]),
        fields={"leave_days": numbers([2, None, None, None])},
        bonus=numbers([1500, Fraction("0.1"), 0, 0]),
        deduction=numbers([0, 0, 0, Fraction("1234.56")]),
        net=numbers([1500, Fraction("0.1"), 0, Fraction("-1234.56")]),
        flags={"review": np.array([False, False, True, True]), "tie": np.array([False, True, False, True])},
        reasons=(
            (Text("met", "全部达到"),),
            (Text("met 4", "达到四星"), Text("not 5 stars: score is 90", "未达 5 星：得分为 90")),
            (Text("front desk has rules of its own", "前台另有标准"),),
            (Text("late", "迟到"),),
        ),
        near=np.array([False, True, False, False]),
        tier_titles={"B5": Text("Grade five", "五级"), "B4": Text("Grade four", "四级")},
        award_titles={"service-star": Text("Star of the month", "服务之星")},
        flag_texts={"review": Text("Decide by hand.", "请人工复核。"), "tie": Text("Break the tie.", "请裁定并列。")},
        notices=(),
    )
    made: dict[str, Any] = {
        "scheme": scheme(),
        "scheme_sha256": "cd" * 32,
        "sheet": table,
        "grading": grading,
        "period": "2026-10",
        "problems": (
            Problem("SG160", Place("scores.xlsx", "10月"), {"columns": ["手机"]}),
            Problem("SG153", Place("scores.xlsx", "10月", 5, "D"), {"reason": "abc"}, key="0019"),
            Problem("SG153", Place("scores.xlsx", "10月", 5), {"reason": "row"}, key="0019"),
        ),
        "rejected": (2,),
        "lang": lang,
        "rules": ("第一条", "第二条"),
        **changes,
    }
    return Outcome(**made)
