"""Detail sheets and gathered rows: whose each row is, what is left out with it, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from stargrade.expr.columns import evaluate
from stargrade.expr.parse import parse
from stargrade.expr.table import Table
from stargrade.problems import Refusal, errors
from stargrade.sheet.model import Book, Grid
from stargrade.sheet.tables import read_tables
from stargrade.validate import Checked, validate_all
from tests.sheet.tables import book, scheme, spots

Rows = Sequence[Sequence[Any]]

SAID = {"en": "x", "zh": "甲"}
WITH_CALLS = scheme(
    {"desk": {"type": "label", "zh": "座席", "labels": {"gsm": ["综合"], "vip": ["大客户"]}},
     "errors": {"type": "count", "zh": "差错", "default": "0"}},
    sheets={
        "calls": {
            "title": {"en": "Call samples", "zh": "抽查记录"},
            "names": ["录音"],
            "key": "call_id",
            "subject": "employee_id",
            "columns": {
                "employee_id": {"type": "id", "zh": "工号"},
                "call_id": {"type": "id", "zh": "录音编号"},
                "ok": {"type": "flag", "zh": "合格"},
                "worth": {"type": "count", "zh": "分值", "max": "9", "default": "0"},
            },
            "derive": {"fine": 'ok and subject.desk = "vip"', "weight": "worth * limit"},
            "require": [{"id": "vip", "that": 'worth = 0 or subject.desk = "vip"', "say": SAID}],
        }
    },
    parameters={"limit": {"value": "2", "title": SAID}},
    require=[{"id": "enough", "that": "errors <= count(of: calls)", "say": SAID}],
)  # fmt: skip
HEAD = ["工号", "录音编号", "合格", "分值"]
STAFF: Rows = [["工号", "座席", "差错"], ["E1", "gsm", 1], ["E2", "vip", 2], ["E3", "vip", 0]]
CALLS: Rows = [HEAD, ["E2", "a", "是", 3], ["E1", "b", "是", None], ["E2", "c", "否", 4]]


def looked(staff: Rows, calls: Rows, name: str = "calls") -> Checked:
    return validate_all(read_tables(book(staff, Grid(name, calls)), WITH_CALLS, None, {}))


def figures(checked: Checked, formula: str) -> list[Any]:
    """A formula over the sound subjects."""
    table = Table(len(checked.keys), checked.columns, {}, checked.details)
    return evaluate(parse(formula), table).values()


def test_rows_belong_to_their_subjects() -> None:
    checked = looked(STAFF, CALLS)
    assert (errors(checked.problems), checked.keys) == ((), ("E1", "E2", "E3"))
    assert spots(checked.problems) == [("SG247", None)]  # the blank worth of call b stands for 0
    assert figures(checked, "count(of: calls)") == [1, 2, 0]
    assert figures(checked, "count(of: calls, among: fine)") == [0, 1, 0]  # only at the vip desk
    assert figures(checked, "sum(weight, of: calls)") == [0, 14, 0]
    assert figures(checked, "mean(worth, of: calls)") == [0, Fraction(7, 2), None]


@pytest.mark.parametrize("name", ["Calls", "抽查记录", "抽查 记录", "CALL samples", "录音", "錄音"])
def test_the_sheet_is_known_by_any_of_its_names(name: str) -> None:
    assert looked(STAFF, CALLS, name).keys == ("E1", "E2", "E3")


def test_a_detail_sheet_is_never_the_main_one() -> None:
    # by its headings alone it would fit as well as the staff's
    wide: Rows = [["工号", "座席", "差错", *HEAD[1:]], ["E2", "gsm", 0, "a", "是", 0], ["E2", "gsm", 0, "b", "是", 0]]
    assert looked([STAFF[0], *STAFF[2:]], wide).keys == ("E2", "E3")


def test_a_file_of_its_own_needs_no_name() -> None:
    beside = {"calls": Book("calls.csv", "", (Grid(None, CALLS),), "text")}
    tables = read_tables(book(STAFF), WITH_CALLS, None, beside)
    assert tables.details["calls"].sheet.file == "calls.csv"
    assert figures(validate_all(tables), "count(of: calls)") == [1, 2, 0]


@pytest.mark.parametrize(
    ("others", "code"),
    [((), "SG020"), ((Grid("七月", CALLS),), "SG020"), ((Grid("calls", CALLS), Grid("录音", CALLS)), "SG021")],
)
def test_a_sheet_that_is_not_there_or_there_twice(others: tuple[Grid, ...], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_tables(book(STAFF, *others), WITH_CALLS, None, {})
    assert [(problem.code, refused.value.exit_code) for problem in refused.value.problems] == [(code, 2)]


@pytest.mark.parametrize(
    ("row", "expected", "left"),
    [
        (["E9", "d", "是", 0], [("SG312", "A5")], ("E1", "E2", "E3")),  # nobody's
        (["E3", "a", "是", 0], [("SG305", "B2"), ("SG305", "B5")], ("E1",)),  # a call of two people
        (["E3", "d", "maybe", 0], [("SG224", "C5")], ("E1", "E2")),
        (["E3", "d", "是", 10], [("SG301", "D5")], ("E1", "E2")),
        (["E1", "d", "是", 1], [("SG310", "5")], ("E2", "E3")),  # by the desk of the person
        ([None, "d", "是", 1], [("SG220", "A5")], ("E1", "E2", "E3")),
        (["E2", "a", "是", 3], [("SG213", None)], ("E1", "E2", "E3")),  # the same row again
    ],
)
def test_a_bad_row_takes_its_subject_with_it(
    row: list[Any], expected: list[tuple[str, str | None]], left: tuple[str, ...]
) -> None:
    checked = looked(STAFF, [*CALLS, row])
    said = [problem for problem in checked.problems if problem.code not in ("SG313", "SG247")]
    assert spots(said) == expected
    assert all(problem.place.sheet == "calls" for problem in said)
    assert checked.keys == left
    assert sorted((*checked.rejected, *checked.positions.tolist())) == [0, 1, 2]
    taken = [list(p.params["keys"]) for p in checked.problems if p.code == "SG313"]  # type: ignore[call-overload]
    assert taken == ([] if len(left) == 3 else [[key for key in ("E1", "E2", "E3") if key not in left]])


def test_a_requirement_of_the_main_sheet_counts_detail_rows() -> None:
    staff = [STAFF[0], ["E1", "gsm", 2], *STAFF[2:]]  # two errors in one call
    assert spots(errors(looked(staff, CALLS).problems)) == [("SG310", "2")]
    # one of the calls cannot be read: what is missing there is not counted against the person
    doubtful = [HEAD, *CALLS[1:], ["E1", "d", "maybe", 0]]
    assert spots(errors(looked(staff, doubtful).problems))[:1] == [("SG224", "C5")]


def test_a_subject_with_a_bad_row_of_its_own_loses_its_detail_rows() -> None:
    checked = looked([STAFF[0], ["E1", "gsm", 1], ["E2", "no such desk", 0], STAFF[3]], CALLS)
    assert (checked.keys, figures(checked, "count(of: calls)")) == (("E1", "E3"), [1, 0])


ANSWERS = scheme(
    {"subject_id": {"type": "id", "zh": "对象编号"}, "answer": {"type": "mark", "zh": "评分"}},
    key="subject_id",
    gather="answers",
)


def gathered(*rows: Sequence[Any]) -> Checked:
    return validate_all(read_tables(book([["对象编号", "姓名", "评分"], *rows]), ANSWERS, None, {}))


def test_rows_are_gathered_in_order_of_first_appearance() -> None:
    checked = gathered(["S2", "乙", 50], ["S1", "甲", 80], ["S2", "乙", 50], ["S2", None, 60], ["S10", "丁", 0])
    assert (checked.problems, checked.keys) == ((), ("S2", "S1", "S10"))
    assert checked.positions.tolist() == [0, 1, 4]
    assert figures(checked, "count(of: answers)") == [3, 1, 1]  # rows that are all the same count each
    assert figures(checked, "mean(answer, of: answers)") == [Fraction(160, 3), 80, 0]
    assert checked.columns["name"].values() == ["乙", "甲", "丁"]


def test_one_bad_row_spoils_the_whole_subject() -> None:
    checked = gathered(["S2", None, 50], ["S1", None, 80], ["S2", None, 101], [None, "甲", 3])
    assert spots(checked.problems)[:2] == [("SG301", "C4"), ("SG220", "A5")]
    assert (checked.keys, checked.rejected) == (("S1",), (0, 3))
    assert figures(checked, "count(of: answers)") == [1]
