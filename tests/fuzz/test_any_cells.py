"""Whatever stands in a cell or a heading: each row is graded as it would be alone, or its problems are named."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.pipeline import Request, run
from stargrade.problems import Refusal
from stargrade.report import Outcome

HEADINGS = ["工号", "姓名", "收费率", "投诉", "绩效工资"]
NEAR = st.sampled_from(
    [
        *(
            "95%",
            "９５％",
            "0.95",
            "110%",
            "1.1",
            "95.5 %",
            "%",
            "95%%",
            "-5%",
            "1e-2",
            "1E400",
            "0x1F",
            "１，５８０．００",
        ),
        *(
            "1,580.00",
            "1,58",
            "(123)",
            "123-",
            "￥1580",
            "1580元",
            "3次",
            "-",
            "--",
            "无",
            "N/A",
            "#DIV/0!",
            "#N/A",
            "NaN",
        ),
        *("inf", "TRUE", "是", "", " ", "\u3000", "\u200b", "=1+1", "+86", "@x", "0", "00", "9" * 400, "0." + "3" * 30),
        *(
            "1/2",
            "3/4",
            "2020-06-14",
            "\x1b[2J\x1b]0;x\x07",
            "\ufeff5",
            "5\u202e",
            "½",
            "95²",
            "٣",
            "五",
            "1_000",
            "\r",
            "\n",
        ),
    ]
)
TEXTS = NEAR | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
TYPED = st.one_of(
    TEXTS,
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(9999, 1, 1)),
    st.none(),
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["95%", "110%", "0.85", "84.99%", "1.1"]) | TEXTS,
        st.sampled_from(["0", "2", "3次", "-"]) | TEXTS,
        st.sampled_from(["1580", "1,580.50", "￥900元"]) | TEXTS,
    ),
    min_size=1,
    max_size=4,
)


def as_csv(rows: list[list[str]]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[Any]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet("10月"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime.datetime):
                    sheet.write_datetime(at, column, cell, day)
                elif cell is not None:
                    sheet.write(at, column, cell)
    return target.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cells")


def graded(path: Path, data: bytes) -> Outcome | None:
    """The sound rows of a sheet; None where nothing of it can be graded. Every problem can be told."""
    path.write_bytes(data)
    try:
        outcome = run(Request(path, "property-fees", period="2026-10", partial=True))
    except Refusal as refusal:
        assert refusal.exit_code in (1, 2, 3)
        problems = refusal.problems
        outcome = None
    else:
        problems = outcome.problems
    assert all(problem.message(lang) and str(problem.place) for problem in problems for lang in ("en", "zh"))
    return outcome


def results(outcome: Outcome) -> dict[str, tuple[object, ...]]:
    """What each person got, by id."""
    grading = outcome.grading
    columns = [column.values() for column in (grading.score, grading.star, grading.bonus, grading.deduction)]
    return {key: tuple(column[at] for column in columns) for at, key in enumerate(grading.keys)}


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_a_row_among_any_others_is_graded_as_alone(folder: Path, rows: list[tuple[str, str, str]]) -> None:
    people = [[f"E{at}", "某人", *cells] for at, cells in enumerate(rows)]
    together = graded(folder / "together.csv", as_csv([HEADINGS, *people]))
    for key, got in results(together).items() if together else ():
        alone = graded(folder / "alone.csv", as_csv([HEADINGS, people[int(key[1:])]]))
        assert alone is not None
        assert results(alone) == {key: got}


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(TYPED, min_size=5, max_size=5), min_size=1, max_size=4))
def test_cells_of_any_type(folder: Path, rows: list[list[Any]]) -> None:
    graded(folder / "typed.xlsx", as_xlsx([HEADINGS, *rows]))


@settings(max_examples=25, deadline=None)
@given(
    headings=st.lists(TEXTS | st.sampled_from(HEADINGS), min_size=1, max_size=7),
    rows=st.lists(st.lists(TEXTS, max_size=7), max_size=4),
)
def test_headings_of_any_kind(folder: Path, headings: list[str], rows: list[list[str]]) -> None:
    graded(folder / "headings.csv", as_csv([headings, *rows]))
