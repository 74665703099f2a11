"""Help and commands typed wrongly: in the language of the run, plain, and fit for 80 columns."""

from __future__ import annotations

import unicodedata

import pytest
from calling import Call

from stargrade.cli.app import make_group
from stargrade.cli.language import language, take_language
from stargrade.texts import LANGS

PATHS = (
    *(
        (),
        ("run",),
        ("check",),
        ("preview",),
        ("explain",),
        ("compare",),
        ("template",),
        ("year-end",),
        ("why",),
        ("schemes",),
    ),
    ("ledger",),
    *(("ledger", name) for name in ("list", "show", "verify", "export")),
    *(("schemes", name) for name in ("list", "show", "check", "test", "new", "json-schema")),
)


def wide(text: str) -> int:
    """The places that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def chinese(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("lang", LANGS)
def test_a_help_page(call: Call, path: tuple[str, ...], lang: str) -> None:
    done = call(*path, "--help", "--lang", lang)
    assert (done.code, done.talk) == (0, "")
    lines = done.data.splitlines()
    assert max(wide(line) for line in lines) <= 80
    assert not set(done.data) & set("┌┐└┘─│╭╮╰╯━\x1b")
    about = lines[2]
    assert chinese(about) is (lang == "zh")
    assert lines[0].startswith({"en": "Usage: stargrade", "zh": "用法：stargrade"}[lang])
    rows = [line for line in lines[3:] if line.startswith("  ")]
    assert all(chinese(line) or "|" in line for line in rows) or lang == "en"
    done.data.encode("gbk")


def test_every_command_has_a_help_page() -> None:
    group = make_group()
    named: set[tuple[str, ...]] = {(), *((name,) for name in group.commands)}
    for name in ("schemes", "ledger"):
        named |= {(name, inner) for inner in group.commands[name].commands}  # type: ignore[attr-defined]
    assert set(PATHS) == named


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (("rnu",), "SG001", "run"),
        (("schemes", "lst"), "SG001", "list"),
        (("run", "a.csv", "--shceme", "b"), "SG002", "--scheme"),
        (("run", "a.csv", "-x"), "SG002", "-x"),
        (("--verison",), "SG002", "--version"),
        (("run", "a.csv", "--scheme"), "SG003", "--scheme"),
        (("run", "a.csv", "--lang"), "SG003", "--lang"),
        (("run", "a.csv", "--scheme", "b", "--force=yes"), "SG004", "--force"),
        (("run", "--scheme", "b"), "SG005", "SHEET"),
        (("explain", "a.csv", "--scheme", "b"), "SG005", "--id KEY"),
        (("run", "my", "scores.csv", "--scheme", "b"), "SG006", "scores.csv"),
        (("list", "--lang", "fr"), "SG007", "fr"),
        (("--",), "SG016", "stargrade"),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_command_typed_wrongly(
    call: Call, monkeypatch: pytest.MonkeyPatch, lang: str, typed: tuple[str, ...], code: str, says: str
) -> None:
    monkeypatch.setenv("LC_ALL", {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}[lang])
    done = call(*typed)
    assert (done.code, done.raw) == (2, b"")
    assert done.talk.startswith(code)
    assert says in done.talk
    assert chinese(done.talk) is (lang == "zh")


def test_no_command_at_all_shows_the_help(call: Call) -> None:
    done = call()
    assert (done.code, done.raw) == (2, b"")
    assert done.talk.startswith("Usage: stargrade")


def test_the_version(call: Call) -> None:
    done = call("--version")
    assert (done.code, done.data.split()[0]) == (0, "stargrade")


@pytest.mark.parametrize(
    ("argv", "words", "asked"),
    [
        (["run", "--lang", "zh", "a"], ("run", "a"), "zh"),
        (["--lang=en", "run"], ("run",), "en"),
        (["run", "--lang"], ("run",), ""),
        (["run", "--", "--lang", "zh"], ("run", "--", "--lang", "zh"), None),
        (["run", "--lang", "zh", "--lang", "en"], ("run",), "en"),
    ],
)
def test_the_language_is_taken_off(argv: list[str], words: tuple[str, ...], asked: str | None) -> None:
    taken = take_language(argv)
    assert (taken.words, taken.asked) == (words, asked)


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "de_DE", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "ZH_cn.gbk"}, "zh"),
    ],
)
def test_the_computer_has_a_language(environ: dict[str, str], lang: str) -> None:
    assert language(None, environ) == lang
