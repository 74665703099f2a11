"""What earlier periods decide: months in a row, how often, means, the star before; worked by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stargrade import asked, pipeline
from stargrade.grading import Grading, grade
from stargrade.grading.past import History, Past
from stargrade.grading.recall import recall
from stargrade.periods import Period, parse_period
from stargrade.report import render
from stargrade.scheme.model import Scheme
from stargrade.sheet.open import read_book
from stargrade.sheet.tables import read_tables
from stargrade.validate import validate_all
from tests.grading.sheets import SAY, checked, scheme

CASES = Path(__file__).parents[3] / "shared" / "cases"
RESULTS = ("rated", "score", "star", "tier", "rank", "award", "bonus", "deduction", "net")

RULES = scheme(
    columns={"mark": {"type": "mark", "optional": "true"}},
    items=[{"id": "mark"}],
    score={},
    tiers={
        "of": "score",
        "ladder": [
            {"id": "two", "star": "2", "from": "80", "in_a_row": "3"},
            {"id": "one", "star": "1", "from": "60", "in_a_row": "2"},
        ],
    },
    history={
        "good": {"title": SAY, "in_a_row": "mark >= 80"},
        "often": {"title": SAY, "times": "mark >= 80", "within": "year"},
        "three": {"title": SAY, "mean": "score", "last": "3"},
    },
    fields={name: {"title": SAY, "value": name} for name in ("good", "often", "three")},
)


def _record(rules: Scheme, period: Period, grading: Grading) -> Past:
    columns = {name: getattr(grading, name) for name in RESULTS}
    return Past(rules.id, period, grading.keys, {**columns, **grading.facts})


def _months(marks: Mapping[str, list[int | None]]) -> list[Grading]:
    """Grade one sheet a month; a month given as an empty list has no record at all."""
    past: list[Past] = []
    results = []
    for month, given in marks.items():
        period = parse_period(month)
        assert period is not None
        results.append(grade(RULES, checked(RULES, [{"mark": one} for one in given]), period, History(tuple(past))))
        past.append(_record(RULES, period, results[-1]))
    return results


def test_stars_need_their_months_in_a_row() -> None:
    results = _months({"2026-01": [85, 85], "2026-02": [85, 65], "2026-03": [90, 85], "2026-04": [70, 85]})
    # The first has 80 and more three times by March: 2 stars; April is below 80 but the fourth of 60.
    # The second falls to 65 in February, and so starts anew for 2 stars, but not for 1.
    assert [month.star.values() for month in results] == [[None, None], [1, 1], [2, 1], [1, 1]]
    assert [month.fields["good"].values() for month in results] == [[1, 1], [2, 0], [3, 1], [0, 2]]


def test_a_month_without_a_record_ends_the_row_but_not_the_count() -> None:
    results = _months({"2025-12": [85], "2026-01": [85], "2026-03": [85]})
    assert [month.fields["good"].values() for month in results] == [[1], [2], [1]]
    assert [month.fields["often"].values() for month in results] == [[1], [1], [2]]  # within the year


def test_only_what_no_record_was_looked_at_for_is_said_to_be_of_this_month_alone() -> None:
    rules = scheme(
        columns={"mark": {"type": "mark"}},
        history={
            "good": {"title": {"en": "good in a row", "zh": "连续"}, "in_a_row": "mark >= 80"},
            "ever": {"title": {"en": "good ever", "zh": "累计"}, "times": "mark >= 80"},
        },
    )
    january, march = parse_period("2026-01"), parse_period("2026-03")
    assert january is not None
    first = grade(rules, checked(rules, [{"mark": 85}]), january, History())
    past = History((Past(rules.id, january, first.keys, dict(first.facts)),))
    third = grade(rules, checked(rules, [{"mark": 85}]), march, past)
    # February has no record: the row begins anew, while January still counts for how often
    assert [notice.params["names"] for notice in third.notices if notice.code == "SG505"] == [
        [rules.history["good"].title.text]
    ]


def test_whoever_is_missing_from_a_month_starts_anew() -> None:
    results = _months({"2026-01": [85, 85], "2026-02": [85], "2026-03": [85, 85]})
    assert results[2].fields["good"].values() == [3, 1]
    assert results[2].star.values() == [2, None]


def test_a_mean_over_the_last_three_needs_all_of_them() -> None:
    results = _months({"2026-01": [80, 80], "2026-02": [85, None], "2026-03": [91, 90]})
    # (80 + 85 + 91) / 3 = 256 / 3
    assert [str(one) for one in results[2].fields["three"].values()] == ["256/3", "None"]
    assert results[1].fields["three"].values() == [None, None]


def _sheets(folder: Path) -> list[Path]:
    sheets = [path for path in folder.glob("*.csv") if parse_period(path.stem)]
    return sorted(sheets, key=lambda path: (path.stem[:4], len(path.stem) == 4, path.stem))


def _graded(rules: Scheme, sheet: Path, period: Period, history: History) -> Grading:
    tables = read_tables(read_book(sheet), rules, None, {})
    values = recall(tables.main.values, tables.main.sheet, rules, history, period)
    return grade(rules, validate_all(replace(tables, main=replace(tables.main, values=values))), period, history)


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases stand beside the project only where it is built")
@pytest.mark.parametrize("name", [path.name for path in sorted(CASES.glob("*")) if len(_sheets(path)) > 1])
def test_a_run_of_periods_agrees_with_the_reference(name: str) -> None:
    loaded, _ = asked.open_scheme(name)
    past: list[Past] = []
    for sheet in _sheets(CASES / name):
        period = parse_period(sheet.stem)
        assert period is not None
        grading = _graded(loaded.scheme, sheet, period, History(tuple(past), {name: loaded.scheme.rounds}))
        past.append(_record(loaded.scheme, period, grading))
        expected = json.loads(sheet.with_suffix(".expected.json").read_text(encoding="utf-8"))
        assert _differences(name, sheet, grading, expected) == []


def _differences(name: str, sheet: Path, grading: Grading, expected: list[dict[str, Any]]) -> list[Any]:
    request = pipeline.Request(sheet, name, period=sheet.stem)
    document = json.loads(render(pipeline.outcome(request, pipeline.read(request), grading), "json"))
    got = {row["key"]: row for row in document["rows"]}
    return [
        (sheet.stem, row["key"], field, value, got[row["key"]].get(field))
        for row in expected
        for field, value in row.items()
        if got[row["key"]].get(field) != value
    ]
