"""`stargrade preview` and `explain`: results on the screen, for everybody and for one person."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from calling import Call

FEES = ("--scheme", "property-fees")


def test_a_preview_is_data_and_writes_nothing(call: Call, month: Path) -> None:
    done = call("preview", month, *FEES)
    assert (done.code, done.talk.count("Note: "), "SG244" in done.talk) == (0, 1, True)
    assert all(key in done.data for key in ("0017", "0018", "0019", "-1,800.50"))
    assert list(month.parent.iterdir()) == [month]


def test_a_preview_sorts_and_cuts(call: Call, month: Path) -> None:
    table = call("preview", month, *FEES, "--by", "绩效工资", "--top", 2).data.split("\n\n")[0]
    # the two highest of 1000, 1500 and 1800.5
    assert [line.split()[0] for line in table.splitlines() if line.startswith("00")] == ["0019", "0018"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--top", "0"), "SG015"),
        (("--top", "ten"), "SG015"),
        (("--top", "9" * 5000), "SG015"),
        (("--by", "x"), "SG033"),
    ],
)
def test_a_preview_asked_for_wrongly(call: Call, month: Path, arguments: tuple[str, ...], code: str) -> None:
    done = call("preview", month, *FEES, *arguments)
    assert (done.code, done.raw) == (2, b"")
    assert code in done.talk


def test_a_preview_of_an_unfit_sheet(call: Call, broken: Path) -> None:
    done = call("preview", broken, *FEES)
    assert (done.code, done.raw) == (1, b"")
    assert "D3: SG224" in done.talk


def test_one_person_is_explained_from_cell_to_yuan(call: Call, month: Path) -> None:
    done = call("explain", month, *FEES, "--id", "0018", "--format", "json")
    assert done.code == 0
    why = json.loads(done.data)
    assert (why["format"], why["key"], why["row"]) == ("stargrade.explain.v1", "0018", 3)
    cells = {one["column"]: (one["cell"], one["value"]) for one in why["cells"]}
    assert cells["collection_rate"] == ("C3", 0.85)
    assert cells["performance_pay"] == ("E3", 1500)
    # 85 % misses the 110 % of 5 and 4 stars by 25 points, the 100 % of 3 stars by 15.
    tried = [(one["tier"], one["holds"], one["missed_by"]) for one in why["tiers"]]
    assert tried == [("five", False, 0.25), ("four", False, 0.25), ("three", False, 0.15), ("two", True, None)]
    assert (why["money"]["deduction"], why["money"]["net"]) == (750, -750)


def test_the_same_on_the_screen(call: Call, month: Path) -> None:
    shown = call("explain", month, *FEES, "--id", "0018").data
    assert "C3" in shown
    assert "missed by 15 percentage points" in " ".join(shown.split())
    assert "750.00" in shown
    assert "performance pay" in shown  # the rule is in words, not in ids
    assert "绩效工资" in call("explain", month, *FEES, "--id", "0018", "--lang", "zh").data


def test_an_unknown_id_names_the_nearest(call: Call, month: Path) -> None:
    done = call("explain", month, *FEES, "--id", "17")
    assert (done.code, done.raw) == (2, b"")
    assert "SG013" in done.talk
    assert "0017" in done.talk


def test_problems_of_the_own_row_stand_in_the_way_and_no_others(call: Call, broken: Path) -> None:
    own = call("explain", broken, *FEES, "--id", "0018")
    assert (own.code, own.raw) == (1, b"")
    assert "D3: SG224" in own.talk
    other = call("explain", broken, *FEES, "--id", "0019")
    assert other.code == 0
    assert "1 other rows" in other.talk


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_shown_fits_the_screen(
    call: Call, month: Path, monkeypatch: pytest.MonkeyPatch, columns: str, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in (
        ("explain", month, *FEES, "--id", "0018"),
        ("preview", month, *FEES),
        ("schemes", "show", "property-fees"),
        ("why", "SG209"),
    ):
        done = call(*command, "--lang", lang)
        wide = [sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in done.data.splitlines()]
        assert max(wide) <= int(columns), command


def test_explain_calls_tiers_and_lines_as_people_do(call: Call, tmp_path: Path) -> None:
    """90 is worth 3 stars, one more than the 2 before."""
    (tmp_path / "q.csv").write_text("工号,季度成绩,原星级,有理由投诉\n01,90,2,0\n", encoding="utf-8")
    asked = ("explain", "q.csv", "--scheme", "operator-stars", "--period", "2026Q1", "--id", "01")
    chinese, english = call(*asked, "--lang", "zh").data, call(*asked).data
    assert "★★★  三星话务员" in chinese
    assert "× 不参评" in chinese
    assert "★★★  3-star operator" in english
    assert "× not rated" in english
