"""A scheme file is read as it stands: every value is the text that was written."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

import pytest

from stargrade.expr.exact import figure
from stargrade.problems import Refusal
from stargrade.scheme import NO_SCHEME, check_scheme, list_builtins, load_scheme
from stargrade.scheme.yaml_text import read_yaml

SMALL = """\
stargrade: 1
id: small
version: 1.10
title: {en: Small, zh: 小例}
period: any
key: staff
subject: {en: employee, zh: 员工}
columns:
  staff: {type: id, zh: 工号}
  mark: {type: mark, zh: [得分, 成绩]}
items: [{id: mark, weight: 100%}]
score: {}
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "small.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(path: Path) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(Refusal) as refusal:
        load_scheme(path)
    return [(p.code, p.place.line, p.place.col) for p in refusal.value.problems]


def test_a_small_scheme(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL)
    loaded = load_scheme(path)
    assert loaded.scheme.version == "1.10"
    assert loaded.scheme.period == ("month", "quarter", "half", "year")
    assert loaded.scheme.columns["staff"].zh == ("工号",)
    weight = loaded.scheme.items[0].weight
    assert weight is not None
    assert figure(weight.node) == Fraction(1)
    assert loaded.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()
    assert check_scheme(loaded) == ()


@pytest.mark.parametrize("written", ["NO", "on", "010", "1.10", "1e3", "0x1F", "2026-10-31", "1_000", "Yes", ".inf"])
def test_a_value_is_the_text_that_was_written(written: str) -> None:
    assert read_yaml(f"a: {written}\n", "f").data == {"a": written}
    assert read_yaml(f"{written}: a\n", "f").data == {written: "a"}


@pytest.mark.parametrize(("written", "value"), [("", None), ("~", None), ("null", None), ("''", ""), ('"~"', "~")])
def test_only_a_bare_blank_is_nothing(written: str, value: str | None) -> None:
    assert read_yaml(f"a: {written}\n", "f").data == {"a": value}


@pytest.mark.parametrize("text", [SMALL.replace("\n", "\r\n"), "\ufeff" + SMALL, SMALL.removesuffix("\n")])
def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path, text: str) -> None:
    assert load_scheme(write(tmp_path, text)).scheme.id == "small"


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        load_scheme(tmp_path / "none.yaml")
    assert [p.code for p in refusal.value.problems] == ["SG401"]
    assert refusal.value.exit_code == 2


def test_a_folder_is_no_scheme(tmp_path: Path) -> None:
    assert refused(tmp_path) == [("SG401", None, None)]


def test_gbk_text_is_named_at_its_first_wrong_byte(tmp_path: Path) -> None:
    # line 1 is "id: a", the first Chinese character follows "zh: " in line 2
    assert refused(write(tmp_path, "id: a\nzh: 工号\n".encode("gbk"))) == [("SG405", 2, 5)]


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    assert refused(write(tmp_path, SMALL + "#" * 2**20)) == [("SG404", None, None)]


def test_an_entity_bomb_of_aliases_is_told_and_not_expanded(tmp_path: Path) -> None:
    lines = ["stargrade: 1", "a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    told = refused(write(tmp_path, "\n".join(lines)))
    # one anchor in each of 60 lines and three aliases in 59 of them
    assert sum(code == "SG410" for code, _, _ in told) == 60 + 3 * 59


def test_a_control_character_is_named(tmp_path: Path) -> None:
    assert refused(write(tmp_path, "stargrade: 1\nid: a\x07b\n")) == [("SG406", 2, 6)]


def test_an_empty_file_is_no_scheme(tmp_path: Path) -> None:
    told = refused(write(tmp_path, ""))
    assert told == [("SG407", 1, 1)]
    assert {code for code, _, _ in told} <= NO_SCHEME


@pytest.mark.parametrize("builtin", list_builtins(), ids=lambda builtin: str(builtin.id))
def test_every_built_in_scheme_is_sound(builtin: object) -> None:
    path = getattr(builtin, "path")  # noqa: B009
    loaded = load_scheme(path)
    assert check_scheme(loaded) == ()
    assert (loaded.scheme.id, loaded.scheme.name) == (path.stem, getattr(builtin, "title"))  # noqa: B009
