"""The papers tell the truth: what the README shows can be typed, and it names every command there is."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
_BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+)\)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def shown(name: str, program: str) -> list[str]:
    """The lines of a paper's shell blocks that call a program."""
    lines = [line.strip() for block in _BLOCK.findall(read(name)) for line in block.splitlines()]
    return [line for line in lines if line.split()[:1] == [program]]


def call(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a user would, in a folder of its own, in English."""
    own = {"PYTHONPATH": str(ROOT), "HOME": str(cwd), "LC_ALL": "C.UTF-8", "TERM": "dumb", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "stargrade", *arguments],
        cwd=cwd, env=os.environ | own, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def commands(*group: str, cwd: Path) -> set[str]:
    """The commands that a help page lists."""
    page = call(*group, "--help", cwd=cwd)
    listed = page.stdout.partition("Commands:\n")[2]
    found = set(re.findall(r"^  ([a-z][a-z-]*)", listed, re.MULTILINE))
    assert found, page.stdout + page.stderr
    return found


@pytest.mark.parametrize("line", dict.fromkeys(line for name in READMES for line in shown(name, "stargrade")))
def test_a_command_of_the_readme_works(tmp_path: Path, line: str) -> None:
    shutil.copy(ROOT / "examples" / "property-fees-2026-10.xlsx", tmp_path / "scores.xlsx")
    shutil.copy(ROOT / "schemes" / "property-fees.yaml", tmp_path / "ours.yaml")
    (tmp_path / "records").mkdir()  # a ledger in which nothing is on record yet
    if "year-end" in line or "ledger show" in line:
        kept = "run scores.xlsx --scheme property-fees --period 2026-10 --ledger records -o month.json"
        assert call(*kept.split(), cwd=tmp_path).returncode == 0
    done = call(*shlex.split(line, comments=True)[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_command(tmp_path: Path) -> None:
    top = commands(cwd=tmp_path)
    named = {f"stargrade {name}" for name in top - {"schemes", "ledger"}}
    for group in ("schemes", "ledger"):
        named |= {f"stargrade {group} {name}" for name in commands(group, cwd=tmp_path)}
    for readme in READMES:
        lines = shown(readme, "stargrade")
        assert {
            name for name in named if not any(line.startswith(f"{name} ") or line == name for line in lines)
        } == set()


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = ([shown(name, program) for program in ("stargrade", "make")] for name in READMES)
    assert english == chinese
    assert all(english)


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_a_make_target_that_is_shown_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    asked = {word for line in shown(name, "make") for word in shlex.split(line, comments=True)[1:]}
    assert asked
    assert asked <= targets


@pytest.mark.parametrize(
    "name",
    [
        *(*READMES, "CONTRIBUTING.md", "stargrade/README.md", "docs/schemes.md", "docs/ledger.md"),
        *("docs/ledger.zh.md", "docs/overrides.md", "docs/overrides.zh.md"),
        *("docs/security.md", "docs/security.zh.md"),
    ],
)
def test_a_link_leads_somewhere(name: str) -> None:
    here = (ROOT / name).parent
    away = [link for link in _LINK.findall(read(name)) if not re.match(r"[a-z]+:", link)]
    assert [link for link in away if not (here / link).exists()] == []


def test_the_changelog_begins_with_this_version() -> None:
    top = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert top is not None
    assert top[1] == tomllib.loads(read("pyproject.toml"))["project"]["version"]


def test_the_map_names_every_folder_of_the_package() -> None:
    package = ROOT / "stargrade"
    parts = {path.name for path in package.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert {part for part in parts if f"`{part}/`" not in read("stargrade/README.md")} == set()


def test_constraints_are_plain_and_hold_every_dependency() -> None:
    lines = read("constraints.txt").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = {_plain(line) for line in lines}
    assert {_plain(line) for line in asked} - pinned == set()


def _plain(requirement: str) -> str:
    """The name in a requirement, as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[;\s]", requirement)[0]).lower()
