"""Imports flow one way: a module may import only from layers below its own, and pure layers touch nothing outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "stargrade"
LAYERS: tuple[frozenset[str], ...] = tuple(  # lowest first; names on one line are peers
    frozenset(line.split())
    for line in (
        "texts version",
        "disk numbers periods problems progress",
        "expr",
        "scheme",
        "sheet",
        "validate",
        "grading",
        "explain ledger prove",
        "compare",
        "report",
        "annotate",
        "view",
        "asked",
        "pipeline",
        "on_record trials year_end",
        "__init__",
        "cli",
        "__main__",
    )
)
DEPTH = {name: depth for depth, names in enumerate(LAYERS) for name in names}
PURE = {"texts", "numbers", "periods", "problems", "progress", "expr", "validate", "grading", "explain"}
OUTSIDE = {
    *("typer", "rich", "openpyxl", "xlsxwriter", "python_calamine", "pyarrow", "yaml", "ruamel", "platformdirs"),
    *("os", "sys", "pathlib", "io", "shutil", "tempfile", "subprocess", "time"),
}
DOING = {"open", "print", "input", "eval", "exec"}


def imported(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import in a file, relative ones resolved."""
    parents = path.relative_to(package.parent).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = parents[: len(parents) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)


def wrong_way(path: Path, package: Path) -> Iterator[str]:
    """The imports of a file that go up or sideways, and those that a pure layer may not have."""
    own = path.relative_to(package).parts[0].removesuffix(".py")
    if own not in DEPTH:
        yield f"{own} belongs to no layer"
        return
    for line, name in imported(path, package):
        top, *rest = name.split(".")
        other = rest[0] if rest and rest[0] in DEPTH else "__init__"
        if top == package.name and other != own and DEPTH[other] >= DEPTH[own]:
            yield f"line {line}: {own} imports {other}"
        if own in PURE and top in OUTSIDE:
            yield f"line {line}: {own} is pure and imports {top}"


def deeds(path: Path, package: Path) -> Iterator[str]:
    """The calls in a file of a pure layer that open, show or run something."""
    if path.relative_to(package).parts[0].removesuffix(".py") not in PURE:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DOING:
            yield f"line {node.lineno}: calls {node.func.id}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    assert list(wrong_way(path, PACKAGE)) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_pure_layers_do_nothing_outside(path: Path) -> None:
    assert list(deeds(path, PACKAGE)) == []


@pytest.mark.parametrize(
    ("file", "source", "fault"),
    [
        ("grading/items.py", "import rich.table", "line 1: grading is pure and imports rich"),
        ("grading/items.py", "from ..ledger import store", "line 1: grading imports ledger"),
        ("explain/trace.py", "\nfrom ..ledger.store import read", "line 2: explain imports ledger"),
        ("scheme/load.py", "def f():\n    from stargrade.cli import app", "line 2: scheme imports cli"),
        ("report/table.py", "from ..view import console", "line 1: report imports view"),
        ("sheet/open.py", "from .. import grade_file", "line 1: sheet imports __init__"),
        ("expr/parse.py", "from pathlib import Path", "line 1: expr is pure and imports pathlib"),
        ("helpers.py", "", "helpers belongs to no layer"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, file: str, source: str, fault: str) -> None:
    path = _planted(tmp_path, file, source)
    assert list(wrong_way(path, tmp_path / "stargrade")) == [fault]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("view/summary.py", "from ..report import totals"),
        ("grading/items.py", "from .work import Work\nfrom stargrade import problems"),
        ("pipeline.py", "from .sheet.open import read_book"),
        ("cli/app.py", "import stargrade, sys, typer"),
    ],
)
def test_a_lawful_import_is_let_pass(tmp_path: Path, file: str, source: str) -> None:
    assert list(wrong_way(_planted(tmp_path, file, source), tmp_path / "stargrade")) == []


def test_a_planted_deed_is_found(tmp_path: Path) -> None:
    path = _planted(tmp_path, "grading/items.py", "def f():\n    print(open('x').read())")
    assert list(deeds(path, tmp_path / "stargrade")) == ["line 2: calls print", "line 2: calls open"]


def _planted(folder: Path, file: str, source: str) -> Path:
    path = folder / "stargrade" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return path
