"""`stargrade compare`: two schemes over one sheet, or two stored results."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from calling import Call

BUILT_IN = Path(__file__).parents[2] / "schemes" / "property-fees.yaml"


def _kinder(folder: Path) -> Path:
    """The same rules, but the first tier pays 600 instead of 500."""
    own = folder / "kinder.yaml"
    own.write_text(BUILT_IN.read_text(encoding="utf-8").replace("bonus: 500", "bonus: 600"), encoding="utf-8")
    return own


def test_two_schemes(call: Call, month: Path) -> None:
    own = _kinder(month.parent)
    done = call("compare", month, "--scheme", "property-fees", "--to", f"./{own.name}", "--format", "json")
    found = json.loads(done.raw)
    # One of the three people has 5 stars, and so 100 more.
    assert (done.code, found["summary"]["bonus"]) == (0, {"before": 500, "after": 600, "change": 100})
    assert [(move["key"], move["direction"], move["change"]) for move in found["moves"]] == [
        ("0017", "same", 100),
        ("0018", "same", 0),
        ("0019", "same", 0),
    ]


def test_two_results_and_a_workbook(call: Call, month: Path) -> None:
    own = _kinder(month.parent)
    call("run", month, "--scheme", "property-fees", "-o", "a.json")
    call("run", month, "--scheme", f"./{own.name}", "-o", "b.json")
    done = call("compare", "a.json", "b.json", "--lang", "zh")
    assert (done.code, "+100.00" in done.raw.decode()) == (0, True)
    assert call("compare", "a.json", "b.json", "-o", "c.xlsx", "-q").code == 0
    book = openpyxl.load_workbook("c.xlsx")
    assert [row[0].value for row in book["Moves"].iter_rows()] == ["Id", "0017"]
    first = Path("c.xlsx").read_bytes()
    assert call("compare", "a.json", "b.json", "-o", "c.xlsx").code == 0
    assert Path("c.xlsx").read_bytes() == first


def test_what_cannot_be_compared(call: Call, month: Path) -> None:
    assert call("compare", month, "--scheme", "property-fees").code == 2
    assert call("compare", month, month).code == 3
    assert call("compare", "missing.json", "b.json").code == 3
    month.write_text("工号,收费率,投诉,绩效工资\n1,abc,0,1\n", encoding="utf-8")
    assert call("compare", month, "--scheme", "property-fees", "--to", "property-fees").code == 1
