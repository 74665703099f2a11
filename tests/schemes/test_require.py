"""Rows that contradict themselves are rejected, each with the rule that says why, and the others are graded."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from graded import grade_rows
from made_rows import rows_for
from oracle_basics import Cells

from stargrade.problems import Refusal

FEES = {"complaints": "0", "performance_pay": "100"}
# the quotients: 0.8499 is 0.0001 away from 0.85, 0.84989 is more
CONTRADICTIONS = [
    {"fee_target": "100000", "fee_collected": "84989", "collection_rate": "0.85"},
    {"fee_target": "100000", "fee_collected": "", "collection_rate": ""},
    {"fee_target": "", "fee_collected": "84990", "collection_rate": ""},
]
SOUND = {"fee_target": "100000", "fee_collected": "84990", "collection_rate": "0.85"}


def fees(*rows: Cells) -> list[Cells]:
    """Rows of property-fees with ids."""
    return [{"employee_id": f"00{place}"} | dict(row) | FEES for place, row in enumerate(rows, start=1)]


def test_rates_and_amounts_that_contradict_each_other_reject_the_row(tmp_path: Path) -> None:
    document = grade_rows("property-fees", fees(*CONTRADICTIONS, SOUND), tmp_path, partial=True)
    assert [row["key"] for row in document["rows"]] == ["004"]
    assert [(row["key"], row["row"]) for row in document["rejected"]] == [("001", 2), ("002", 3), ("003", 4)]
    assert [[problem["cell"] for problem in row["problems"]] for row in document["rejected"]] == [[None]] * 3


def test_nothing_is_graded_unless_the_sound_rows_alone_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        grade_rows("property-fees", fees(*CONTRADICTIONS, SOUND), tmp_path)
    assert [(problem.place.row, problem.key) for problem in refused.value.problems] == [
        (2, "001"), (3, "002"), (4, "003"),
    ]  # fmt: skip


def test_more_visits_done_than_due_reject_the_row(tmp_path: Path) -> None:
    first, second = rows_for("account-manager-monthly", Random(1), 2)
    rows = [{**first, "visits_due": "3", "visits_done": "4"}, {**second, "visits_due": "3", "visits_done": "3"}]
    document = grade_rows("account-manager-monthly", rows, tmp_path, partial=True)
    assert [row["key"] for row in document["rejected"]] == ["0001"]
    assert [row["key"] for row in document["rows"]] == ["0002"]
