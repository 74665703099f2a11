"""What only the stars of staff have: quotas, stars held before, several periods, bars on the period itself."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graded import SCHEMES, grade, grade_rows
from made_rows import rows_for
from made_staff import STAFF_MAKERS, few_ranks
from oracle_all import ORACLES, differences
from oracle_basics import Cells, Result
from oracle_staff_marks import SKILLS, after_quotas, ranks_without_months

from stargrade.explain import Explanation, explain
from stargrade.grading import work_out
from stargrade.pipeline import Request, read, run
from stargrade.problems import Refusal
from stargrade.report.as_json import json_bytes

CASES = Path(__file__).parents[3] / "shared" / "cases"
REACHED = {
    "service-center-ranks": {"B1", "None", "barred"},
    "property-cs-exam": {"no star", "1-star", "2-star", "3-star", "4-star", "5-star"}
    | {"transfer-or-exit", "barred", "None"},
    "operator-stars": {"operator", "1-star operator", "2-star operator", "3-star operator", "barred", "None"},
    "operator-plus-minus": {"1", "2", "3"},
    "operator-quarterly": {"1", "2", "3", "4", "5", "terminate", "dismiss", "barred", "None"},
    "mall-service-stars": {"0", "1", "2", "3", "barred", "None"},
    "cs-review-framework": {"1", "2", "3", "4", "5"},
    "retail-floor-stars": {"0", "1", "2", "3", "4", "5", "barred", "None"},
    "ecommerce-cs-360": {"None", "improvement-plan"},
    "property-annual-awards": {"None", "best-employee", "best-butler", "best-newcomer", "tie"},
}


@pytest.mark.parametrize("scheme", STAFF_MAKERS)
def test_the_made_rows_reach_every_star_title_flag_and_bar(scheme: str) -> None:
    seen: Counter[str] = Counter()
    for seed, size in enumerate((200, 100, 50, 8, 8, 6, 5, 4, 3, 2)):
        for found in ORACLES[scheme](rows_for(scheme, Random(f"{scheme} reach {seed}"), size)):
            seen.update(words_of(found))
    assert {word for word, times in seen.items() if times >= 4} == REACHED[scheme]


def words_of(found: Result) -> set[str]:
    """The title or tier or star of a result, its flags, and whether it was barred."""
    flags = found["flags"]
    assert isinstance(flags, list)
    own = str(found["award"] or found["tier"] or found["star"])
    return {own, *flags} | (set() if found["rated"] else {"barred"})


def without_months(folder: Path) -> Path:
    """The scheme of ranks if one month were enough, so that one sheet shows its quotas."""
    text = (SCHEMES / "service-center-ranks.yaml").read_text(encoding="utf-8")
    changed, count = re.subn(r"(\n      |, )in_a_row: \d", "", text)
    assert count == 5
    (folder / "ranks.yaml").write_text(changed.replace("id: service-center-ranks", "id: ranks"), encoding="utf-8")
    return folder / "ranks.yaml"


def test_quotas_move_down_those_with_the_lowest_scores(tmp_path: Path) -> None:
    scheme, seen = without_months(tmp_path), Counter[str]()
    for seed, size in enumerate((120, 60, 40, 30, 21, 20, 20, 11, 10, 5, 3, 1)):
        random = Random(f"quotas {seed}")
        rows = rows_for("service-center-ranks", random, size)
        if seed % 2:
            rows = [{"employee_id": row["employee_id"]} | few_ranks(random) for row in rows]
        sheet = tmp_path / "sheet.csv"
        with sheet.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        document = json.loads(json_bytes(run(Request(sheet, str(scheme)))), parse_float=Decimal)
        expected = ranks_without_months(rows)
        assert differences(document["rows"], expected) == [], f"seed {seed}"
        for found in expected:
            seen.update(words_of(found))
    assert {word for word, times in seen.items() if times >= 3} == {
        "B1", "B2", "B3", "B4", "B5", "None", "barred", "quota-tie", "team-leader-eligible",
    }  # fmt: skip


def test_the_quotas_of_twenty_people_worked_by_hand() -> None:
    # Of 20 at most 1 may have 5 stars, 3 four, 9 three, 5 two. Of four with 5 stars one stays. Of then five with
    # 4 stars (96, 95, 94 moved down, 85, 84) three stay: 96, 95, 94. Of then thirteen with 3 stars (85, 84 and
    # eleven of 75) the nine places end among the eleven: none of these stays. Of then eleven with 2 stars and
    # one more of 67 five may stay; the eleven are equal across the edge, and go down with the one below them.
    stars = {"a": 5, "b": 5, "c": 5, "d": 5, "e": 4, "f": 4, **{f"g{at}": 3 for at in range(11)}, "h": 2}
    scores = {"a": 97, "b": 96, "c": 95, "d": 94, "e": 85, "f": 84, **dict.fromkeys(list(stars)[6:17], 75), "h": 67}
    stars |= {"i": 1, "j": 1}
    settled, tied = after_quotas(stars, {key: scores.get(key, 60) for key in stars})
    assert {key: settled[key] for key in "abcdefhij"} == dict(
        zip("abcdefhij", (5, 4, 4, 4, 3, 3, 1, 1, 1), strict=True)
    )
    assert {settled[f"g{at}"] for at in range(11)} == {1}
    assert tied == {f"g{at}" for at in range(11)}


# Of periods after the first: the column that must be filled in for a row to need no history, and what needs it still.
NEEDS_HISTORY: dict[str, tuple[str | None, set[str]]] = {
    "service-center-ranks": (
        None, {"rated", "star", "tier", "flags", "pay_grade", "fixed_pay", "performance_base", "total_pay"},
    ),
    "property-cs-exam": ("current_star", {"flags"}),
    "operator-stars": ("previous_star", {"coefficient_step"}),
    "operator-plus-minus": ("previous_star", set()),
    "operator-quarterly": ("previous_star", set()),
    "ecommerce-cs-360": (None, {"quarter_score", "bonus", "net"}),
    "property-annual-awards": (None, set()),
}  # fmt: skip
SHEETS = [(scheme, sheet) for scheme in NEEDS_HISTORY for sheet in sorted((CASES / scheme).glob("*.csv"))]


@pytest.mark.skipif(not SHEETS, reason="the shared cases are not beside the project")
@pytest.mark.parametrize(("scheme", "sheet"), SHEETS, ids=[f"{scheme} {sheet.stem}" for scheme, sheet in SHEETS])
def test_the_shared_periods_agree_as_far_as_the_sheet_alone_can_tell(scheme: str, sheet: Path) -> None:
    wanted: list[Result] = json.loads(
        sheet.with_suffix(".expected.json").read_text(encoding="utf-8"), parse_float=Decimal
    )
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows: list[Cells] = list(csv.DictReader(file))
    first = sheet == sorted(sheet.parent.glob("*.csv"))[0]
    held, later = (None, set[str]()) if first else NEEDS_HISTORY[scheme]
    kept = [at for at, row in enumerate(rows) if held is None or row[held]]
    expected = [{name: value for name, value in wanted[at].items() if name not in later} for at in kept]
    found = grade(scheme, sheet, period=sheet.stem)["rows"]
    assert len(expected) >= len(rows) / 3
    assert differences([found[at] for at in kept], expected) == []
    reckoned = ORACLES[scheme](rows)
    assert differences([reckoned[at] for at in kept], expected) == []


@pytest.mark.parametrize(
    ("scheme", "period", "code"),
    [
        ("property-cs-exam", "2026-05", "SG035"),  # rounds are in April and October
        ("property-cs-exam", "2026", "SG011"),
        ("property-annual-awards", None, "SG034"),  # who is new depends on the year
        ("property-annual-awards", "2026Q4", "SG011"),
    ],
)
def test_periods_without_a_round_are_refused(scheme: str, period: str | None, code: str, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("employee_id\n1\n", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        run(Request(sheet, str(SCHEMES / f"{scheme}.yaml"), period=period))
    assert [problem.code for problem in refused.value.problems] == [code]


MALL = dict.fromkeys(("task", "quality", "skill", "conduct"), "95") | {"violations": "0", "late_early_absent": "0"}


@pytest.mark.parametrize(("customers", "suppliers", "rated"), [("0", "0", True), ("1", "0", False), ("0", "1", False)])
def test_complaints_of_customers_and_suppliers_are_added_up(
    customers: str, suppliers: str, rated: bool, tmp_path: Path
) -> None:
    row = {"employee_id": "1", "顾客投诉": customers, "供应商投诉": suppliers} | MALL
    assert [one["rated"] for one in grade_rows("mall-service-stars", [row], tmp_path)["rows"]] == [rated]


def test_both_columns_of_complaints_are_needed_where_both_are_there(tmp_path: Path) -> None:
    rows = [{"employee_id": "1", "顾客投诉": "0", "供应商投诉": ""} | MALL]
    with pytest.raises(Refusal) as refused:
        grade_rows("mall-service-stars", rows, tmp_path)
    assert [problem.place.cell for problem in refused.value.problems] == ["C2"]


def test_headings_in_traditional_characters(tmp_path: Path) -> None:
    rows = [{"員工編號": "1", "自評": "100", "上級領導考核": "90", "小組考核": "80"}]
    found = grade_rows("ecommerce-cs-360", rows, tmp_path)["rows"]
    assert [row["score"] for row in found] == [89]  # 15 + 54 + 20


def explained(scheme: Path, rows: list[Cells], period: str | None, folder: Path) -> Explanation:
    """What is explained of the first row."""
    sheet = folder / "explained.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    seen = read(Request(sheet, str(scheme), period=period))
    return explain(work_out(seen.loaded.scheme, seen.checked, seen.period), seen.checked, seen.sheet, "1")


def skilled(key: str, mark: str) -> Cells:
    return {"employee_id": key, "error_rate": "0", "complaint_rate": "0"} | dict.fromkeys(SKILLS, mark)


def test_months_that_are_missing_are_explained_line_by_line(tmp_path: Path) -> None:
    found = explained(SCHEMES / "service-center-ranks.yaml", [skilled("1", "85")], "2026-10", tmp_path)
    assert (found.rated, found.star) == (False, None)
    assert [(line.id, line.holds, line.first_failed and line.first_failed.en) for line in found.tiers] == [
        ("new-hire", False, "new hire must be yes"),
        ("five", False, "score is 85, must be at least 90"),
        ("four", False, "met, but not 6 periods in a row"),
        ("three", False, "met, but not 3 periods in a row"),
        ("two", False, "met, but not 3 periods in a row"),
        ("one", False, "met, but not 3 periods in a row"),
        ("failed", False, "score is 85, must be below 60"),
    ]


def test_places_that_are_taken_are_explained(tmp_path: Path) -> None:
    # fewer than 10, 20, 50 or 30 % of two people is nobody at all
    found = explained(without_months(tmp_path), [skilled("1", "95"), skilled("2", "95")], None, tmp_path)
    assert (found.rated, found.star) == (True, 1)
    taken = "met, but the places are taken by higher scores"
    assert [(line.id, line.holds, line.first_failed and line.first_failed.en) for line in found.tiers] == [
        ("new-hire", False, "new hire must be yes"),
        *((line, False, taken) for line in ("five", "four", "three", "two")),
        ("one", True, None),
    ]


def test_dates_are_explained_as_people_write_them(tmp_path: Path) -> None:
    row = {"employee_id": "1", "role": "staff", "hire_date": "2026年6月30日"}
    found = explained(SCHEMES / "property-annual-awards.yaml", [row], "2026", tmp_path)
    assert [cell.value for cell in found.cells if cell.column == "hire_date"] == ["2026-06-30"]


MONEY_NOT_SET = {"operator-quarterly": 1, "mall-service-stars": 3, "property-cs-exam": 1}
LOOKING_BACK = {
    "service-center-ranks": ["SG504"],
    "property-cs-exam": ["SG505"],
    "operator-stars": ["SG505"],
    "ecommerce-cs-360": ["SG505"],
    "property-annual-awards": ["SG505"],
}


@pytest.mark.parametrize("scheme", STAFF_MAKERS)
def test_what_is_not_known_or_not_set_is_said_aloud(scheme: str, tmp_path: Path) -> None:
    notices: list[Any] = grade_rows(scheme, rows_for(scheme, Random(scheme), 3), tmp_path)["notices"]
    said = [code for notice in notices for code in re.findall(r"SG50\d", str(notice))]
    if scheme == "service-center-ranks":
        assert "5 stars (9 in a row), 4 stars (6 in a row)" in str(notices)
    assert said == LOOKING_BACK.get(scheme, []) + ["SG501"] * MONEY_NOT_SET.get(scheme, 0)
