"""Every problem code has its words in both languages, and every code that is raised is in the catalogue."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from stargrade.problems import Code
from stargrade.problems.catalogue import CODES
from stargrade.texts import LANGS, Lang, Text

PACKAGE = Path(__file__).parents[1] / "stargrade"
CATALOGUE = PACKAGE / "problems" / "catalogue"
SOURCES = {
    path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")) if CATALOGUE not in path.parents
}
CHINESE = re.compile(r"[一-鿿]|^\{say\}$")  # a rule of a scheme brings its own text as {say}
WORDS = ("title", "message", "why", "mend")


def params(text: str) -> set[str]:
    """The names in braces that a text holds."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts(code: Code) -> Iterator[tuple[str, Text]]:
    """All texts of an entry, with the names of their places in it."""
    yield from ((name, getattr(code, name)) for name in WORDS)


def needed(code: Code) -> set[str]:
    """The figures that have to come with a problem of this code."""
    return params(code.message.en) | params(code.mend.en)


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Place, code and parameter names of every call in the code that spells all of them out."""
    for path, source in SOURCES.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
                given = _given(node)
                if isinstance(code, str) and code in CODES and given is not None:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", code, given


def _given(node: ast.Call) -> set[str] | None:
    """The parameters of a `refuse` or `Problem` call; None where they are not written out in it."""
    named = {word.arg: word.value for word in node.keywords}
    if isinstance(node.func, ast.Name) and node.func.id == "refuse":
        return None if None in named else {str(name) for name in named if name != "place"}
    if not (isinstance(node.func, ast.Name) and node.func.id == "Problem"):
        return None
    spelled = node.args[2] if len(node.args) > 2 else named.get("params", ast.Dict([], []))
    if not isinstance(spelled, ast.Dict) or not all(isinstance(key, ast.Constant) for key in spelled.keys):
        return None
    return {str(key.value) for key in spelled.keys if isinstance(key, ast.Constant)}


def test_there_are_codes() -> None:
    assert CODES
    assert [key for key, code in CODES.items() if key != code.id or not re.fullmatch(r"SG\d{3}", key)] == []


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: str(code.id))
def test_a_code_has_all_its_words(code: Code) -> None:
    assert [name for name, text in texts(code) if not text.en.strip() or not text.zh.strip()] == []
    assert [name for name, text in texts(code) if not CHINESE.search(text.zh)] == []


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: str(code.id))
def test_both_languages_tell_the_same_figures(code: Code) -> None:
    assert [name for name, text in texts(code) if params(text.en) != params(text.zh)] == []
    assert params(code.title.en) | params(code.why.en) == set(), "these hold for every problem of the code"


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: str(code.id))
def test_a_gbk_console_can_show_it(code: Code) -> None:
    for _, text in texts(code):
        text.en.encode("gbk")
        text.zh.encode("gbk")


def test_codes_and_code_agree() -> None:
    named = {code for source in SOURCES.values() for code in re.findall(r"""["'](SG\d{3})["']""", source)}
    assert named - set(CODES) == set(), "used, but not in the catalogue"
    assert set(CODES) - named == set(), "in the catalogue, but never used"


def test_a_problem_is_given_what_its_message_tells() -> None:
    found = list(calls())
    assert found
    missing = [(spot, code, needed(CODES[code]) - given) for spot, code, given in found]
    assert [(spot, code, names) for spot, code, names in missing if names] == []


@pytest.mark.parametrize("lang", LANGS)
def test_why_shows_no_name_in_braces(lang: Lang) -> None:
    """Nobody has met the problem that it is asked about, so there are no figures to fill in."""
    telling = max(CODES.values(), key=lambda code: (len(params(code.mend.en)), len(params(code.message.en))))
    command = [sys.executable, "-m", "stargrade", "why", telling.id, "--lang", lang]
    said = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert telling.title.to(lang) in said.stdout
    assert "{" not in said.stdout
