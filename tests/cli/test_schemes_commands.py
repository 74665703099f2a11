"""`stargrade schemes` and `why`: the rules and the problems, looked up."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Call

from stargrade.scheme import list_builtins
from stargrade.texts import LANGS

BUILT_IN = Path(__file__).parents[2] / "schemes"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of a built-in scheme and of its examples."""
    for name in ("property-fees.yaml", "property-fees.examples.yaml"):
        (tmp_path / name.replace("property-fees", "ours")).write_bytes((BUILT_IN / name).read_bytes())
    return tmp_path / "ours.yaml"


def change(path: Path, old: str, new: str) -> None:
    """Replace the first place where `old` stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_list_names_every_built_in_scheme(call: Call) -> None:
    lines = call("schemes", "list", "--lang", "zh").data.splitlines()
    assert [line.split()[0] for line in lines] == sorted(
        path.stem for path in BUILT_IN.glob("*.yaml") if ".examples" not in path.name
    )
    assert "收费" in next(line for line in lines if line.startswith("property-fees"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_scheme_can_be_shown(call: Call, lang: str) -> None:
    for one in list_builtins():
        done = call("schemes", "show", one.id, "--lang", lang)
        assert (done.code, done.talk) == (0, "")
        assert one.title.en in done.data or one.title.zh in done.data
        assert "{" not in done.data


def test_the_built_in_schemes_are_sound(call: Call) -> None:
    done = call("schemes", "check")
    assert (done.code, done.talk) == (0, "")
    assert "property-fees" in done.data
    assert call("schemes", "check", "-q").raw == b""


def test_a_finding_is_data_and_1(call: Call, own: Path) -> None:
    change(own, "complaints = 0", "complain = 0")
    change(own, "period: month", "period: fortnight")
    done = call("schemes", "check", "property-fees", own)
    assert (done.code, done.talk) == (1, "")
    assert f"{own.name}:8:" in done.data  # the line of `period`


@pytest.mark.parametrize("name", ["gone.yaml", "nosuch", "letter.yaml"])
def test_a_file_that_is_no_scheme_is_2(call: Call, own: Path, name: str) -> None:
    (own.parent / "letter.yaml").write_text("dear: colleague\n", encoding="utf-8")
    done = call("schemes", "check", name)
    assert (done.code, done.raw) == (2, b"")
    assert "colleague" not in done.talk


def test_one_file_that_is_no_scheme_hides_no_findings(call: Call, own: Path) -> None:
    change(own, "period: month", "period: fortnight")
    done = call("schemes", "check", "gone.yaml", own)
    assert done.code == 2
    assert f"{own.name}:8:" in done.data
    assert "gone.yaml" in done.talk


def test_a_scheme_with_an_error_grades_nobody(call: Call, own: Path, month: Path) -> None:
    change(own, "complaints = 0", "complain = 0")
    done = call("run", month, "--scheme", own)
    assert (done.code, done.raw) == (2, b"")
    assert "complain" in done.talk
    assert list(month.parent.glob("*graded*")) == []


def test_the_examples_of_one_scheme(call: Call, own: Path) -> None:
    done = call("schemes", "test", own)
    assert (done.code, done.talk) == (0, "")
    assert call("schemes", "test", own, "-q").raw == b""


def test_an_example_that_comes_out_otherwise_is_1(call: Call, own: Path) -> None:
    change(own, "bonus: 500", "bonus: 501")
    done = call("schemes", "test", own)
    assert (done.code, done.talk) == (1, "")
    assert "001, bonus: expected 500, got 501" in done.data


def test_a_scheme_without_examples_is_2(call: Call, own: Path) -> None:
    own.with_name("ours.examples.yaml").unlink()
    done = call("schemes", "test", own)
    assert (done.code, done.raw) == (2, b"")
    assert "ours.examples.yaml" in done.talk


def test_why_tells_what_a_code_means(call: Call) -> None:
    done = call("why", "sg209", "--lang", "zh")
    assert (done.code, done.talk) == (0, "")
    assert "SG209" in done.data
    assert "处理办法" in done.data


def test_why_not(call: Call) -> None:
    done = call("why", "SG2099")
    assert (done.code, done.raw) == (2, b"")
    assert "SG209" in done.talk
