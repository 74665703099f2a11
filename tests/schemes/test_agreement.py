"""The exact reading of one row and the columns agree to the last digit, over all schemes; `make exact` does more."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from agreement import COHORT, NAMES, Found, agree, disagreements, edges, ties, worked
from run_exact import done_before, pieces, report

from stargrade.grading import work_out
from stargrade.numbers.columns import Numbers
from tests.grading.sheets import checked, scheme

ROWS = 200_000


@pytest.mark.slow
def test_the_readings_agree_on_two_hundred_thousand_rows() -> None:
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = list(pool.map(agree, *zip(*pieces(ROWS), strict=True)))
    assert [one for one in found if one.differences] == []
    rows = Counter[str]()
    for one in found:
        rows[one.scheme] += one.rows
    assert set(rows) == set(NAMES)
    assert rows.total() >= ROWS
    assert sum(one.ties for one in found) > ROWS / 100
    assert sum(one.edges for one in found) > ROWS / 10


@pytest.mark.parametrize("name", ["tobacco-retailers", "call-center-sales", "telecom-call-quality"])
def test_a_figure_that_is_a_hundredth_off_is_found(name: str) -> None:
    work = next(worked(name, 0, COHORT))
    assert list(disagreements(work)) == []
    score = work.table.columns["score"]
    assert isinstance(score, Numbers)
    at = int((~score.null).nonzero()[0][0])
    num = score.num.copy()
    num[at] += 1
    spoilt = replace(work.table, columns={**work.table.columns, "score": replace(score, num=num)})
    told = list(disagreements(replace(work, table=spoilt)))
    assert [one.split(":")[0] for one in told] == [f"score in row {at}"]


def test_ties_and_edges_are_counted() -> None:
    # A tenth of the mark, rounded to 2 decimals: of 0.05 it is 0.005, a tie; of 95, 9.5, the cut-off; and of 94.95,
    # 9.495, which is a tie and rounds to the cut-off. 50 is neither.
    rules = scheme(
        columns={"mark": {"type": "mark"}},
        items=[{"id": "tenth", "max": "10", "points": "10% * mark"}],
        score={"max": "10"},
        tiers={"of": "score", "ladder": [{"id": "a", "star": "1", "from": "9.5"}, {"id": "b", "star": "0"}]},
    )
    work = work_out(rules, checked(rules, [{"mark": mark} for mark in ("0.05", "95", "94.95", "50")]))
    assert ties(work).tolist() == [True, False, True, False]
    assert edges(work).tolist() == [False, True, True, False]


def test_a_run_that_was_stopped_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes"
    assert done_before(notes) == []
    found = [Found("a", 0, 60, 3, 7, ()), Found("b", 0, 50, 0, 0, ("score in row 1: 2 exactly, 3 in the column",))]
    notes.write_text("".join(one.noted() for one in found), encoding="utf-8")
    assert done_before(notes) == found
    assert report(found[:1]) == 0
    assert report(found) == 1
    assert "110 rows over 2 schemes, at least 50 each" in capsys.readouterr().out


def test_all_schemes_take_part_alike() -> None:
    # 200,001 rows take three pieces of 2,000 of each of the schemes that there are, of which two are 200,000 with 50.
    assert Counter(name for name, _ in pieces(4_000 * len(NAMES) + 1)) == dict.fromkeys(NAMES, 3)
