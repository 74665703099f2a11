"""What `schemes check` finds, `explain` confirms: the row that it gives is graded as it says."""

from __future__ import annotations

from pathlib import Path

from calling import Call

DEFECTS = Path(__file__).parents[1] / "scheme" / "defects"


def test_explain_confirms_the_row_that_shows_a_hole(call: Call, tmp_path: Path) -> None:
    scheme = tmp_path / "fees.yaml"
    scheme.write_bytes((DEFECTS / "property-fees.yaml").read_bytes())
    done = call("schemes", "check", scheme)
    assert (done.code, done.talk) == (1, "")
    assert "fees.yaml:20:3" in done.data  # the ladder
    said = " ".join(done.data.split())
    assert "such a row: collection_rate = 85%, complaints = 0, performance_pay = 0" in said
    sheet = tmp_path / "witness.csv"
    sheet.write_text("employee_id,collection_rate,complaints,performance_pay\nA17,85%,0,0\n", encoding="utf-8")
    why = call("explain", sheet, "--id", "A17", "--scheme", scheme)
    assert why.code == 0
    assert "no line of the ladder fits" in " ".join((why.data + why.talk).split())


def test_a_finding_is_told_in_chinese_too(call: Call, tmp_path: Path) -> None:
    scheme = tmp_path / "ranks.yaml"
    scheme.write_bytes((DEFECTS / "service-center-ranks.yaml").read_bytes())
    said = "".join(call("schemes", "check", scheme, "--lang", "zh").data.split())
    assert "score在79与80之间（如79.5）不属于任何一级" in said
