"""A name is looked up in ./schemes, in the user's folder, and among the built-in schemes."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.scheme import find, find_scheme, list_builtins

BUILTIN = "stargrade: 1\nid: {0}\ntitle: {{en: T {0}, zh: 题 {0}}}\ncolumns: {{}}\n"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The three folders, the built-in one with the schemes a and b."""
    found = {name: tmp_path / name / "schemes" for name in ("here", "own", "built")}
    for folder in found.values():
        folder.mkdir(parents=True)
    for name in ("alpha", "beta"):
        (found["built"] / f"{name}.yaml").write_text(BUILTIN.format(name), encoding="utf-8")
    (found["built"] / "alpha.examples.yaml").write_text("[]", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(find, "own_folder", lambda: found["own"])
    monkeypatch.setattr(find, "builtin_folder", lambda: found["built"])
    return found


def refused(value: str) -> list[str]:
    with pytest.raises(Refusal) as refusal:
        find_scheme(value)
    assert refusal.value.exit_code == 2
    return [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize("value", ["rules.yaml", "./alpha", "a/b", "../up.yaml", "/etc/none"])
def test_a_path_is_taken_as_it_is(value: str) -> None:
    assert find_scheme(value) == (Path(value), ())


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("value", ["..", "Alpha", "alpha.yml", "a b", "", "alpha\n", "阿尔法", "~"])
def test_what_is_no_name_is_refused(value: str) -> None:
    assert refused(value) == ["SG403"]


def test_a_built_in_scheme_is_found_by_name(places: dict[str, Path]) -> None:
    assert find_scheme("alpha") == (places["built"] / "alpha.yaml", ())


@pytest.mark.parametrize("where", ["here", "own"])
def test_a_scheme_of_ones_own_hides_the_built_in_one_and_it_is_said(places: dict[str, Path], where: str) -> None:
    (places[where] / "alpha.yaml").write_text("stargrade: 1", encoding="utf-8")
    path, said = find_scheme("alpha")
    assert path.resolve() == places[where] / "alpha.yaml"
    assert [(problem.code, problem.severity) for problem in said] == [("SG419", "notice")]


def test_the_same_content_hides_nothing(places: dict[str, Path]) -> None:
    (places["here"] / "alpha.yaml").write_bytes((places["built"] / "alpha.yaml").read_bytes())
    assert find_scheme("alpha") == (Path("schemes/alpha.yaml"), ())


def test_the_nearer_folder_comes_first(places: dict[str, Path]) -> None:
    for where in ("here", "own"):
        (places[where] / "gamma.yaml").write_text(where, encoding="utf-8")
    assert find_scheme("gamma") == (Path("schemes/gamma.yaml"), ())


@pytest.mark.usefixtures("places")
def test_an_unknown_name_brings_the_nearest() -> None:
    assert refused("alfa") == ["SG402"]
    with pytest.raises(Refusal, match="did you mean alpha"):
        find_scheme("alfa")
    with pytest.raises(Refusal, match="known here: alpha, beta"):
        find_scheme("zzzzzz")


@pytest.mark.usefixtures("places")
def test_the_list_reads_id_and_title() -> None:
    assert [(one.id, one.title.en, one.title.zh) for one in list_builtins()] == [
        ("alpha", "T alpha", "题 alpha"),
        ("beta", "T beta", "题 beta"),
    ]
