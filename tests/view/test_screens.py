"""The summary, the problems and the preview, read line by line."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from outcomes import column, month, sheet

from stargrade.grading.result import Grading
from stargrade.numbers.columns import flags, numbers, words
from stargrade.problems import Place, Problem, Refusal
from stargrade.report.amounts import money, percent
from stargrade.texts import Lang, Text
from stargrade.view.grades import preview
from stargrade.view.layout import Screen, plain
from stargrade.view.problems import count_line, problem_lines
from stargrade.view.summary import summary


def many(people: int, lang: Lang = "zh") -> Any:
    """A month in which everything there is to say is said of many people."""
    made = [f"欧阳慕容司马{at:04}" for at in range(people)]
    nothing = numbers([None] * people)
    marks = np.arange(people) % 3 == 0
    grading = Grading(
        keys=tuple(f"A{at:05}" for at in range(people)),
        positions=np.arange(people),
        rated=flags([at % 5 != 0 for at in range(people)]),
        items={},
        applies={},
        score=numbers([Fraction(at, 7) for at in range(people)]),
        star=numbers([None if at % 5 == 0 else at % 9 for at in range(people)]),
        tier=words([None] * people),
        rank=nothing,
        award=words([None] * people),
        fields={},
        bonus=numbers([at * 1000 for at in range(people)]),
        deduction=numbers([0] * people),
        net=numbers([at * 1000 for at in range(people)]),
        flags={f"flag-{at}": marks for at in range(5)},
        reasons=tuple((Text("a reason of many words " * 9, f"第{at % 6}种情况" * 20),) for at in range(people)),
        near=marks,
        flag_texts={},
    )
    table = sheet({"工号": made, "姓名": made}, {"employee_id": 0, "name": 1})
    return month(lang, grading=grading, sheet=table, rejected=(), problems=())


def test_the_summary_in_chinese() -> None:
    assert plain(summary(month(), Screen(60))).splitlines() == [
        "前台星级评定  2026-10",
        "scores.xlsx [10月]  front-office 3",
        "━" * 60,
        "共 5 行   已评定 3   未评定 1   有问题未评 1",
        "",
        "★★★★★  1    33%  " + "█" * 40,
        "★★★★   1    33%  " + "█" * 40,
        "☆      1    33%  " + "█" * 40,
        "",
        "奖金 1,500.10 元   扣款 1,234.56 元   净额 265.54 元",
        "",
        "请先处理",
        "  有问题、未计入结果的行：1",
        "  请人工复核（2）：0020 +赵六、0021 NA",
        "  请裁定并列（2）：0018 =李四、0021 NA",
        "  未评定，前台另有标准（1）：0020 +赵六",
        "",
        "离上一级不远（1）",
        "  0018 =李四，未达 5 星：得分为 90",
        "",
        "名列前茅",
        "  0017 张三   服务之星  ★★★★★  91.25  +1,500.00",
        "  0018 =李四" + " " * 12 + "★★★★   90.00      +0.10",
        "  0021 NA" + " " * 15 + "☆       5.00  -1,234.56",
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("screen", [Screen(80), Screen(80, 2), Screen(40), Screen(40, 2), Screen(20)])
def test_no_line_is_wider_than_the_screen_and_the_screen_holds_them(lang: Lang, screen: Screen) -> None:
    for outcome in (month(lang), many(300, lang)):
        lines = plain(summary(outcome, screen)).splitlines()
        assert max(map(screen.measure, lines)) <= screen.width
        assert screen.width < 80 or len(lines) <= 34
        shown = plain([*problem_lines(outcome.problems, lang, screen), *preview(outcome, screen, top=20)])
        assert all(screen.measure(one) <= screen.width for one in shown.splitlines())


def test_the_rest_of_many_is_counted() -> None:
    text = plain(summary(many(300), Screen(80)))
    assert "，另有 97 个" in text  # 100 of 300 have each flag, three of them are named
    assert "另有 98 个，见结果文件" in text  # two of the 100 near the next step are named
    assert "另有 7 类" in text  # five flags and six reasons, of which two and two are shown
    assert "其他 3 项" in text  # stars 8 to 0, of which six have a line


def test_what_a_flag_says_is_not_said_again_of_the_not_rated() -> None:
    told = Text("Decide by hand.", "请人工复核。")
    grading = replace(month().grading, reasons=((), (), (told,), ()))
    text = plain(summary(month(grading=grading), Screen(80)))
    assert text.count("请人工复核") == 1


def test_bars_are_as_long_as_the_groups_are_large() -> None:
    grading = replace(month().grading, star=numbers([5, 4, None, 4]))
    lines = plain(summary(month(grading=grading), Screen(60))).splitlines()
    assert [one.count("█") for one in lines if "%" in one] == [20, 40]


def test_a_scheme_without_stars_shows_its_tiers_or_its_titles() -> None:
    starless = replace(month().grading, star=numbers([None] * 4))
    assert "五级  1    33%" in plain(summary(month(grading=starless), Screen(80)))
    titled = replace(starless, tier=words([None] * 4))
    text = plain(summary(month(grading=titled), Screen(80)))
    assert "服务之星  1    33%" in text
    assert "无称号    2    67%" in text
    bare = replace(titled, award=words([None] * 4))
    assert "未评定  1    25%" in plain(summary(month(grading=bare), Screen(80)))


def test_a_sheet_without_people_has_a_summary() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    grading = month().grading
    columns = {
        name: getattr(grading, name).take(nobody)
        for name in ("rated", "score", "star", "tier", "rank", "award", "bonus", "deduction", "net")
    }
    empty = replace(
        grading, keys=(), positions=np.arange(0), items={}, applies={}, fields={}, flags={}, reasons=(),
        near=np.zeros(0, dtype=bool), **columns,
    )  # fmt: skip
    assert "共 1 行   已评定 0" in plain(summary(month(grading=empty), Screen(80)))
    assert plain(preview(month(grading=empty), Screen(80))) == "没有可显示的行\n"


def problem(row: int | None, column_: str | None = None, code: str = "SG153", reason: str = "x") -> Problem:
    return Problem(code, Place("scores.xlsx", "10月", row, column_), {"reason": reason, "columns": ["手机"]})


def test_problems_name_the_place_and_once_what_to_do() -> None:
    lines = plain(problem_lines([problem(5, "D", reason="a"), problem(7), problem(9, "E")], "en", Screen(80)))
    assert lines.splitlines() == [
        "scores.xlsx [10月] D5: SG153 the result could not be written: a",
        "scores.xlsx [10月] row 7: SG153 the result could not be written: x",
        "scores.xlsx [10月] E9: SG153 the result could not be written: x",
        "    What to do: Free the space, ask for the right to write there, or name",
        "    another place with -o.",
    ]


def test_of_two_hundred_alike_every_place_is_named_and_none_twice() -> None:
    found = [problem(row, "D") for row in range(1, 201)]
    lines = plain(problem_lines(found, "zh", Screen(80))).splitlines()
    assert len(lines) < 30
    text = "、".join(lines).replace(":", "、").replace("：", "、").replace(" ", "、")
    named = [part for part in text.split("、") if part.startswith("D") and part[1:].isdigit()]
    assert sorted(named, key=lambda cell: int(cell[1:])) == [f"D{row}" for row in range(1, 201)]


def test_notices_come_last_and_both_are_counted() -> None:
    found = [problem(None, code="SG160"), problem(5, "D")]
    lines = plain(problem_lines(found, "zh", Screen(80))).splitlines()
    assert lines[0].startswith("scores.xlsx [10月] D5: SG153")
    assert lines[-1].startswith("提示：scores.xlsx [10月]: SG160") or "SG160" in lines[-2]
    assert plain([count_line(found, "zh")]) == "问题：共 1 个；提示：共 1 条\n"
    assert plain([count_line(found[:1], "en")]) == "Notes: 1\n"
    assert plain([count_line([], "en")]) == "\n"


def test_the_preview_shows_the_rows_asked_for() -> None:
    assert plain(preview(month(), Screen(80), top=2)).splitlines() == [
        "编号  姓名    得分  星级   等级  名次  称号          奖金      净额  待办",
        "━" * 79,  # 4+5+5+5+4+4+8+8+8+10 places and nine gaps of two
        "0017  张三   91.25  ★★★★★  五级     1  服务之星  1,500.00  1,500.00",
        "0018  =李四  90.00  ★★★★   四级     2                0.10      0.10  请裁定并列",
        "显示 2 行，共 4 行",
        "屏幕放不下，未显示：迟到得分、奖励假",
    ]


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("score", ["0017", "0018", "0021", "0020"]),  # 91.25, 90, 5, none
        ("净额", ["0017", "0018", "0020", "0021"]),  # 1500, 0.1, 0, -1234.56
        ("完成率", ["0018", "0017", "0020", "0021"]),  # 100 %, 95.5 %, 50 %, 10 %
        ("姓名", ["0020", "0018", "0021", "0017"]),  # + = N 张
        ("班组", ["0017", "0018", "0020", "0021"]),  # 一班, 一班, 二班, none
        (None, ["0017", "0018", "0020", "0021"]),
    ],
)
def test_the_preview_is_sorted_by_any_column(by: str | None, keys: list[str]) -> None:
    lines = plain(preview(month(), Screen(80), by=by)).splitlines()[2:6]
    assert [one[:4] for one in lines] == keys


def test_numbers_as_text_are_sorted_as_numbers() -> None:
    made = month().sheet
    cells = (*made.cells[:5], column("9", "1,000", "x", "-20", "85%"))
    table = replace(made, headings=(*made.headings[:5], "数"), cells=cells)
    lines = plain(preview(month(sheet=table), Screen(80), by="数")).splitlines()[2:6]
    assert [one[:4] for one in lines] == ["0018", "0017", "0021", "0020"]


def test_an_unknown_column_is_a_question_asked_wrongly() -> None:
    with pytest.raises(Refusal) as caught:
        preview(month(), Screen(80), by="no such")
    assert (caught.value.problems[0].code, caught.value.exit_code) == ("SG033", 2)


def test_amounts_as_people_write_them() -> None:
    assert [money(Fraction(value)) for value in ("1234567.891", "-0.5", "0")] == ["1,234,567.89", "-0.50", "0.00"]
    # 1 of 8 is 12.5 %, a half rounded up
    assert (percent(1, 8), percent(0, 0), percent(3, 3)) == ("13%", "0%", "100%")
