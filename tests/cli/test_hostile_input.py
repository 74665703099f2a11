"""What a file, a name or a cell may not do: climb out of a folder, paint the screen, keep the machine busy."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from calling import Call

from stargrade.cli import main as entry

FEES = ("--scheme", "property-fees", "--period", "2026-10")
HEADINGS = ["工号", "姓名", "收费率", "投诉", "绩效工资"]
LONG = 32_000  # letters: the most that a cell of Excel holds

# Each would take minutes in a pattern that tries one way after another.
ENDLESS = {
    "digits": "9" * LONG,
    "commas": "1" + ",111" * (LONG // 4) + "x",
    "blanks": " " * LONG + "x",
    "brackets": "收费率" + "（%" * (LONG // 2),
    "marks": "收费率" + "(必填)" * (LONG // 4) + "x",
    "totals": "合计" * (LONG // 2) + "x",
    "signatures": "制表人" * (LONG // 3) + "!",
    "exponents": "1e" * (LONG // 2),
    "fractions": "1/" * (LONG // 2),
    "percents": "1" + "%" * LONG,
    "breaks": "\n" * LONG + "x",
}


def sheet(path: Path, rows: list[list[str]]) -> Path:
    target = io.StringIO(newline="")
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows(rows)
    path.write_bytes(target.getvalue().encode("utf-8"))
    return path


@pytest.mark.parametrize("name", ENDLESS)
def test_no_cell_and_no_heading_keeps_the_machine_busy(name: str, call: Call, tmp_path: Path) -> None:
    """In cells of every type, in headings, above and below the table: all is said, and at once."""
    text = ENDLESS[name]
    people = [
        ["0017", "张三", "95%", "0", "1000"],
        ["0018", text, text, text, text],
        [text, "王五", "95%", "0", "1000"],
    ]
    path = sheet(tmp_path / "long.csv", [[text], [*HEADINGS, text, f"收费率{text}"], *people, [text]])
    done = call("check", path, *FEES)
    assert done.code == 1
    assert "Error" not in done.talk


@pytest.mark.parametrize("number", ["9" * 5000, "1e999999999", "0." + "1" * 5000, "-1e-999999999"])
def test_a_huge_number_is_a_problem_of_its_cell(number: str, call: Call, tmp_path: Path) -> None:
    path = sheet(tmp_path / "huge.csv", [HEADINGS, ["0017", "张三", "95%", "0", number]])
    done = call("check", path, *FEES)
    assert done.code == 1
    assert "E2: SG2" in done.data


@pytest.mark.parametrize(
    "name", ["..", "../property-fees", "%2e%2e", "schemes\\property-fees", "property-fees\0", "ＣＯＮ"]
)
def test_a_name_of_a_scheme_leads_nowhere_else(name: str, call: Call, month: Path) -> None:
    """With a slash it is a path, which is taken as it is; there is no scheme at that one either."""
    done = call("run", month, "--scheme", name, "--period", "2026-10")
    assert (done.code, done.data) == (2, "")
    assert [path.name for path in month.parent.iterdir()] == [month.name]


@pytest.mark.parametrize("given", ["../calls=x.csv", "calls", "=x.csv", "other=x.csv"])
def test_a_detail_sheet_is_one_that_the_scheme_names(given: str, call: Call, month: Path) -> None:
    done = call("run", month, "--scheme", "telecom-call-quality", "--period", "2026-10", "--with", given)
    assert done.code == 2


def test_no_more_of_a_wrong_file_than_a_line(call: Call, month: Path, tmp_path: Path) -> None:
    """A file that is no scheme may be somebody's secret."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("user: wang\npassword: hunter2\n", encoding="utf-8")
    done = call("run", month, "--scheme", "./secret.yaml", "--period", "2026-10")
    assert done.code == 2
    assert "hunter2" not in done.talk


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a: " + "[" * 100_000, "SG409", id="deep-lists"),
        pytest.param("".join(" " * depth + "a:\n" for depth in range(500)), "SG409", id="deep-keys"),
        pytest.param("# " + "x" * (1 << 18), "SG404", id="over-256-kilobytes"),
        pytest.param("a: !!python/object/apply:os.mkdir [made]", "SG410", id="a-tag-that-would-act"),
        pytest.param("a: &x [1]\nb: *x", "SG410", id="an-alias"),
    ],
)
def test_a_scheme_file_that_would_fill_the_memory_or_act(text: str, code: str, call: Call, tmp_path: Path) -> None:
    (tmp_path / "bomb.yaml").write_text(f'stargrade: "1"\n{text}\n', encoding="utf-8")
    done = call("schemes", "check", "./bomb.yaml")
    assert done.code in (1, 2)
    assert code in done.data + done.talk
    assert [path.name for path in tmp_path.iterdir()] == ["bomb.yaml"]


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u2028", "\x9b"])
def test_signs_that_show_other_text_than_there_is(sign: str, call: Call, tmp_path: Path) -> None:
    """U+202E shows 051 as 150; on a screen it stands as a question mark."""
    path = sheet(tmp_path / "turned.csv", [HEADINGS, ["0017", f"张{sign}三", "95%", "0", "1000"]])
    for command in ("preview", "check"):
        done = call(command, path, *FEES)
        assert done.code == 0
        assert sign not in done.data + done.talk


def test_a_defect_cannot_paint_the_screen() -> None:
    assert entry._brief(ValueError("\x1b[2Jgone\u202e")) == "ValueError: ?[2Jgone?"
