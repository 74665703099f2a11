"""A sheet that is saved again while it is being checked gets no marks, because they might stand in the wrong cells."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from stargrade.annotate import Source, marked_copy
from stargrade.problems import Refusal
from stargrade.progress import Step


def test_a_sheet_that_has_changed_is_not_marked(tmp_path: Path) -> None:
    sheet = tmp_path / "month.csv"
    sheet.write_text("工号\n1\n", encoding="utf-8")
    seen = sha256(sheet.read_bytes()).hexdigest()
    steps: list[Step] = []
    assert marked_copy(Source(sheet, seen), tmp_path / "copy.xlsx", (), "en", steps.append).data.startswith(b"PK")
    assert [(step.stage.en, step.done) for step in steps] == [("Marking", done) for done in range(4)]
    sheet.write_text("工号\n2\n", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        marked_copy(Source(sheet, seen), tmp_path / "copy.xlsx", (), "en")
    assert [problem.code for problem in refused.value.problems] == ["SG176"]
