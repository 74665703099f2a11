"""`stargrade schemes show`: a notice on the screen, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from calling import Call

from stargrade.report.widths import width
from stargrade.scheme import list_builtins, load_scheme
from stargrade.scheme.changes import whole_notice
from stargrade.texts import LANGS, Lang
from stargrade.view.layout import Screen, plain
from stargrade.view.scheme import scheme_lines

BUILT_IN = [one.id for one in list_builtins()]


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(
        """\
stargrade: 1
extends: property-fees
id: ours
version: "2026"
tiers:
  ladder:
    - {id: five, bonus: 800}
    - {id: four, when: [complaints <= 1]}
remove: [not_rated.front-desk]
""",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_of_the_screen_is_too_long(call: Call, lang: Lang) -> None:
    for name in BUILT_IN:
        done = call("schemes", "show", name, "--lang", lang)
        assert [line for line in done.data.splitlines() if width(line) > 80] == []


def test_the_ladder_is_a_table(call: Call) -> None:
    text = call("schemes", "show", "property-fees", "--lang", "zh").data
    headings = next(line for line in text.splitlines() if "星级或等级" in line)
    assert headings.split() == ["星级或等级", "条件", "奖金（元）", "扣款（元）", "说明"]
    first = next(line for line in text.splitlines() if line.startswith("  5 星"))
    assert "500" in first


def test_markdown_has_tables_whose_rows_are_equally_long(call: Call) -> None:
    for name in BUILT_IN:
        text = call("schemes", "show", name, "--format", "markdown", "--lang", "zh").data
        assert text.startswith("# ")
        tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
        assert tables
        for table in tables:
            cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(cells) == 1
            assert re.fullmatch(r"\| ---( \| ---)* \|", table.splitlines()[1])


def test_json_names_what_is_unset_and_every_line(call: Call) -> None:
    data = json.loads(call("schemes", "show", "smile-cards", "--format", "json").data)
    assert data["format"] == "stargrade.scheme.v1"
    assert data["scheme"]["id"] == "smile-cards"
    assert data["unset"] == ["anger_card_deduction"]
    sections = {section["id"]: section for section in data["sections"]}
    assert sections["awards"]["rows"][0]["bonus"] == "800"
    assert [row["name"] for row in sections["columns"]["rows"]][:2] == ["employee_id", "group"]


def test_what_was_changed_is_told(ours: Path) -> None:
    sections = {section.topic.id: section for section in whole_notice(load_scheme(ours), "en").sections}
    assert sections["changes"].heading.endswith("(property-fees, version 1)")
    # written down by hand from the file above and the built-in scheme
    assert sections["changes"].rows == (
        ("5 stars", "bonus 500", "bonus 800"),
        (
            "4 stars",
            "collection rate at least 110%, complaints = 0, attitude ok, discipline ok",
            "collection rate at least 110%, complaints at most 1",
        ),
        ("Not rated", "front desk: the front desk has a standard of its own", "-"),
    )


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_was_changed_is_in_every_format(call: Call, ours: Path, form: str) -> None:
    done = call("schemes", "show", ours, "--format", form, "--lang", "zh")
    assert (done.code, done.talk) == (0, "")
    assert "相比的改动" in done.data
    assert "奖金 800" in done.data


def test_a_scheme_that_changes_nothing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "same.yaml"
    path.write_text('stargrade: 1\nextends: smile-cards\nid: same\nversion: "2"\n', encoding="utf-8")
    last = whole_notice(load_scheme(path), "en").sections[-1]
    assert (last.rows, last.lines) == ((), ("nothing but the name and the version",))


def test_another_format_is_2(call: Call) -> None:
    done = call("schemes", "show", "smile-cards", "--format", "pdf")
    assert (done.code, done.raw) == (2, b"")


@pytest.mark.parametrize("places", [30, 40, 60, 100])
def test_a_screen_of_any_width_is_enough(places: int, ours: Path) -> None:
    loaded = load_scheme(ours)
    for lang in LANGS:
        screen = Screen(places)
        text = plain(scheme_lines(loaded, lang, screen))
        assert [line for line in text.splitlines() if width(line) > places] == []
        assert "800" in text
