"""`stargrade schemes new`: a file to begin with that is sound as it stands, and replaces nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from calling import Call

from stargrade.scheme import list_builtins, load_scheme
from stargrade.texts import LANGS, Lang

BASES = [one.id for one in list_builtins()]


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_scheme_is_sound_and_its_examples_come_out(call: Call, tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "schemes" / "our-shop.yaml"
    done = call("schemes", "new", path, "--lang", lang)
    assert (done.code, done.talk) == (0, "")
    assert str(path.name) in done.data
    assert load_scheme(path).scheme.id == "our-shop"
    assert call("schemes", "check", path).code == 0
    assert call("schemes", "test", path).code == 0


def test_the_comments_are_in_the_language_of_the_run(call: Call, tmp_path: Path) -> None:
    texts = {}
    for lang in LANGS:
        path = tmp_path / f"in-{lang}.yaml"
        call("schemes", "new", path, "--lang", lang)
        texts[lang] = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    chinese = re.compile("[\u4e00-\u9fff]")
    assert not [line for line in texts["en"] if chinese.search(line)]
    assert [line for line in texts["zh"] if not chinese.search(line) and "yaml-language-server" not in line] == []


@pytest.mark.parametrize("base", BASES)
def test_a_scheme_from_a_built_in_changes_nothing_yet(call: Call, tmp_path: Path, base: str) -> None:
    path = tmp_path / "ours.yaml"
    assert call("schemes", "new", path, "--from", base, "--lang", "zh").code == 0
    loaded = load_scheme(path)
    assert loaded.base is not None
    assert loaded.base.scheme.id == base
    own = {"id", "version", "extends", "remove"}
    assert loaded.scheme.model_dump(exclude=own) == loaded.base.scheme.model_dump(exclude=own)


def test_its_examples_are_those_of_the_built_in(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    call("schemes", "new", path, "--from", "property-fees")
    assert call("schemes", "check", path).code == 0
    assert call("schemes", "test", path).code == 0


def test_what_is_unset_is_ready_to_be_filled_in(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    call("schemes", "new", path, "--from", "smile-cards", "-q")
    text = path.read_text(encoding="utf-8")
    assert "#   anger_card_deduction: {value: 0}  # deduction per anger card: not set yet" in text
    text = text.replace("# parameters:", "parameters:")
    text = text.replace("#   anger_card_deduction: {value: 0}", "  anger_card_deduction: {value: 50}")
    path.write_text(text, encoding="utf-8")
    parameter = load_scheme(path).scheme.parameters["anger_card_deduction"]
    assert (parameter.value and parameter.value.text, parameter.unset) == ("50", False)


def test_a_path_to_extend_counts_from_the_new_file(call: Call, tmp_path: Path) -> None:
    call("schemes", "new", tmp_path / "base.yaml")
    path = tmp_path / "branch" / "ours.yaml"
    assert call("schemes", "new", path, "--from", tmp_path / "base.yaml").code == 0
    assert "extends: ../base.yaml\n" in path.read_text(encoding="utf-8")
    assert load_scheme(path).scheme.id == "ours"


@pytest.mark.parametrize("there", ["ours.yaml", "ours.examples.yaml"])
def test_nothing_is_replaced(call: Call, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    done = call("schemes", "new", tmp_path / "ours.yaml")
    assert (done.code, done.raw) == (3, b"")
    assert "SG499" in done.talk
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [(there, "mine")]


@pytest.mark.parametrize("name", ["ours", "Ours.yaml", "our shop.yaml", "ours.yml"])
def test_a_name_that_is_none_is_2(call: Call, tmp_path: Path, name: str) -> None:
    done = call("schemes", "new", tmp_path / name)
    assert (done.code, "SG496" in done.talk) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_from_an_unknown_scheme_is_2(call: Call, tmp_path: Path) -> None:
    done = call("schemes", "new", tmp_path / "ours.yaml", "--from", "nosuch")
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
