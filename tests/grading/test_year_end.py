"""What a whole year gives, from the records of its periods; worked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from stargrade import asked
from stargrade.grading.past import History, Past
from stargrade.grading.year_end import Year, grade_year
from stargrade.numbers.columns import Column, flags, numbers, words
from stargrade.periods import Period, parse_period

YEAR = Period("year", 2026, 1)
Person = tuple[str, Mapping[str, Any]]


def record(scheme: str, period: str, *people: Person) -> Past:
    """A record of one period as a ledger gives it back; figures may be given as text, so that they stay exact."""
    known = parse_period(period)
    assert known is not None
    names = dict.fromkeys(name for _, results in people for name in results)
    columns = {name: _column(name, [results.get(name) for _, results in people]) for name in names}
    return Past(scheme, known, tuple(key for key, _ in people), columns)


def _column(name: str, cells: Sequence[Any]) -> Column:
    if name == "rated":
        return flags(cells)
    return numbers(cells) if name in ("star", "score") else words(cells)


def year_of(scheme: str, *records: Past) -> Year:
    loaded, _ = asked.open_scheme(scheme)
    return grade_year(loaded.scheme, History(records), YEAR)


def shown(year: Year, field: str, at: int) -> Any:
    return year.grading.fields[field].row(at)


def codes(year: Year) -> list[tuple[str, Any]]:
    return [(problem.code, problem.params.get("periods")) for problem in year.said]


def month(period: str, **stars: int | None) -> Past:
    people = [(key, {"rated": star is not None, "star": star}) for key, star in stars.items()]
    return record("property-fees", period, *people)


def test_most_five_star_months_of_the_calendar_year_and_all_who_tie() -> None:
    year = year_of(
        "property-fees",
        month("2025-12", a=5, b=3, c=5),  # another year
        month("2026-01", a=5, b=5, c=4, d=None),
        month("2026-03", a=5, b=5, c=5, d=None),
        month("2027-01", a=1, b=5, c=5),  # another year
    )
    # a and b have two months with 5 stars, c one; d was never rated
    assert year.grading.keys == ("a", "b", "c", "d")
    assert year.grading.award.values() == ["annual-excellent", "annual-excellent", None, None]
    assert [shown(year, "five_star_months", at) for at in range(4)] == [2, 2, 1, 0]
    assert year.grading.rated.values() == [True, True, True, False]
    assert [shown(year, "benefits", at) for at in range(4)] == [("raise-priority",), ("raise-priority",), (), ()]
    assert year.grading.flags == {}
    assert year.grading.star.values() == [None] * 4
    assert codes(year) == [("SG631", [f"2026-{m:02d}" for m in (2, *range(4, 13))])]


def test_without_a_five_star_month_nobody_is_excellent() -> None:
    year = year_of("property-fees", month("2026-01", a=4, b=3))
    assert year.grading.award.values() == [None, None]


def quarter(period: str, **people: tuple[str | None, str | None]) -> Past:
    """Score and award of each; whoever has no score was not rated."""
    rows = [
        (key, {"rated": score is not None, "score": None if score is None else Fraction(score), "award": award})
        for key, (score, award) in people.items()
    ]
    return record("service-star-nominations", period, *rows)


STAR = "service-star"


def test_the_star_of_the_year_is_one_of_the_stars_of_the_quarters() -> None:
    year = year_of(
        "service-star-nominations",
        quarter("2026Q1", a=("90", STAR), b=("89", None), c=("80", None)),
        quarter("2026Q2", a=("80", None), b=("99", None), c=("99.5", STAR)),
    )
    # b has the highest mean (94) but no quarter; c (80 + 99.5) / 2 = 89.75 is above a (90 + 80) / 2 = 85
    assert year.grading.award.values() == [None, None, "annual-service-star"]
    assert year.grading.score.values() == [85, 94, Fraction("89.75")]
    assert codes(year) == [("SG631", ["2026Q3", "2026Q4"])]


def test_the_exact_mean_decides_and_only_quarters_that_were_rated_count() -> None:
    year = year_of(
        "service-star-nominations",
        quarter("2026Q1", a=("90", STAR), b=("90", None), c=(None, None)),
        quarter("2026Q2", a=("90", None), b=("90.01", STAR), c=(None, None)),
        quarter("2026Q3", a=("90", None), b=("90", None)),
        quarter("2026Q4", a=(None, None), d=("100", None)),
    )
    # a: 270 / 3 = 90; b: 270.01 / 3 = 90.00333.., both 90.00 when rounded
    assert year.grading.award.values() == [None, "annual-service-star", None, None]
    assert year.grading.score.values() == [90, 90, None, 100]
    assert year.grading.rated.values() == [True, True, False, True]
    assert codes(year) == []


def test_a_tie_gives_no_title_and_a_flag() -> None:
    year = year_of(
        "service-star-nominations",
        quarter("2026Q1", a=("90", STAR), b=("80", None), c=("85", None)),
        quarter("2026Q2", a=("80", None), b=("90", STAR), c=("85", None)),
    )
    # all three have 85; c won no quarter and so is not tied
    assert year.grading.award.values() == [None, None, None]
    assert year.grading.flags["tie"].tolist() == [True, True, False]


def shops(period: str, **people: tuple[str | None, str]) -> Past:
    rows = [
        (key, {"rated": True, "score": None if score is None else Fraction(score), "kept.area": area})
        for key, (score, area) in people.items()
    ]
    return record("tobacco-retailers", period, *rows)


def test_the_mean_of_the_year_gives_the_star_by_the_same_table_and_the_latest_area() -> None:
    year = year_of(
        "tobacco-retailers",
        shops("2026Q1", a=("94.99", "urban"), b=("90", "urban"), c=("30", "urban"), d=(None, "rural")),
        shops("2026Q2", a=("95", "urban"), b=("90", "rural"), c=("29.98", "urban"), e=("100", "urban")),
        shops("2026Q4", a=("95", "urban"), c=("29.99", "urban")),
    )
    # a: 284.99 / 3 = 94.99666.. -> 95.00, 5-II in the town; b: 90, 5-II in the country of its latest quarter;
    # c: 89.97 / 3 = 29.99, below 30; d: no score on record; e: exactly 100
    assert year.grading.keys == ("a", "b", "c", "d", "e")
    assert year.grading.score.values() == [95, 90, Fraction("29.99"), None, 100]
    assert year.grading.star.values() == [5, 5, 1, None, 5]
    assert year.grading.tier.values() == ["5-II", "5-II", "1", None, "5-II"]
    assert [shown(year, "area", at) for at in range(5)] == ["urban", "rural", "urban", "rural", "urban"]
    assert year.grading.rated.values() == [True, True, True, False, True]
    assert codes(year) == [("SG631", ["2026Q3"])]


def test_a_quarter_that_was_not_rated_counts_where_it_has_a_score() -> None:
    barred = record("tobacco-retailers", "2026Q1", ("a", {"rated": False, "score": Fraction(80), "kept.area": "urban"}))
    year = year_of("tobacco-retailers", barred, shops("2026Q2", a=("90", "urban")))
    assert year.grading.tier.values() == ["4-II"]  # (80 + 90) / 2 = 85


def test_a_cell_that_is_not_on_record_is_named() -> None:
    old = record("tobacco-retailers", "2026Q1", ("a", {"rated": True, "score": Fraction(80)}))
    every = [shops(f"2026Q{part}", a=("80", "urban")) for part in (2, 3, 4)]
    assert codes(year_of("tobacco-retailers", old, *every)) == [("SG639", ["2026Q1"])]


def test_the_latest_name_stands() -> None:
    first = record("property-fees", "2026-01", ("a", {"rated": True, "star": 5, "name": "张三"}))
    second = record("property-fees", "2026-02", ("a", {"rated": True, "star": 5, "name": "张珊"}))
    third = record("property-fees", "2026-03", ("a", {"rated": True, "star": 5, "name": None}), ("b", {"star": 1}))
    assert year_of("property-fees", first, second, third).names == ("张珊", None)


def test_a_record_of_nobody_is_no_harm() -> None:
    year = year_of("tobacco-retailers", shops("2026Q1", a=("80", "urban")), shops("2026Q2"))
    assert year.grading.tier.values() == ["4-I"]
