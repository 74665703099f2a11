"""The page on writing schemes tells the truth: its reference is fresh, and its scheme is sound."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from stargrade.scheme import check_scheme, load_scheme
from stargrade.scheme.guide import reference
from stargrade.trials import run_examples

ROOT = Path(__file__).parents[2]
PAGES = ("schemes.md", "schemes.zh.md")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "scripts" / "write_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_fresh() -> None:
    assert reference() in page("schemes.md")
    assert writer().renewed(page("schemes.md")) == page("schemes.md"), "run python scripts/write_reference.py"


def test_every_key_has_its_words() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert [row for row in rows if row.endswith("| - |")] == []


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The scheme of the page, as a file with its examples beside it."""
    blocks = _BLOCK.findall(page("schemes.md"))
    scheme = [block for block in blocks if block.startswith("stargrade: 1") and "ladder:" in block]
    examples = [block for block in blocks if block.startswith("- say:")]
    assert (len(scheme), len(examples)) == (1, 1)
    path = tmp_path / "front-office.yaml"
    path.write_text(scheme[0], encoding="utf-8")
    path.with_suffix(".examples.yaml").write_text(examples[0], encoding="utf-8")
    return path


def test_the_scheme_of_the_page_is_sound(whole: Path) -> None:
    loaded = load_scheme(whole)
    assert check_scheme(loaded) == ()
    (trial,) = run_examples(loaded)
    assert (trial.subjects, trial.differences, trial.problems) == (3, (), ())


@pytest.mark.parametrize("name", PAGES)
def test_the_steps_are_parts_of_a_sound_scheme(name: str, whole: Path) -> None:
    """Each step taken by itself, with the columns of the whole, is read without a mistake."""
    text = whole.read_text(encoding="utf-8")
    head, columns = text.partition("\ncolumns:")[0], "columns:" + text.partition("\ncolumns:")[2].partition("\n\n")[0]
    for block in _BLOCK.findall(page(name)):
        if "extends:" in block:
            path = whole.with_name("own.yaml")
            path.write_text(block, encoding="utf-8")
            assert check_scheme(load_scheme(path)) == ()
        elif not block.startswith(("stargrade", "columns", "- say")):
            path = whole.with_name("step.yaml")
            score = "" if "items:" in block else "score: {value: attitude}\n"
            path.write_text(f"{head}\n{columns}\n{score}{block}", encoding="utf-8")
            assert check_scheme(load_scheme(path)) == ()
