"""The wheel is whole: in an environment of its own it lists every scheme and grades a sheet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCHEMES = ROOT / "schemes"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is released: built from the source archive, which must be whole as well."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `stargrade` command of a new environment that holds the wheel, and borrows the libraries of this one."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    into = (sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index")
    run(*into, str(wheel), cwd=home)
    site = home / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    # Lines of this kind are not followed further, so a checkout that this environment points to stays out.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    spot = run(str(python), "-c", "import stargrade; print(stargrade.__file__)", cwd=home)
    assert Path(spot.strip()).is_relative_to(home)
    return home / "bin" / "stargrade"


def run(*command: str, cwd: Path) -> str:
    """Run a command without this test's surroundings, and give what it says; it must succeed."""
    left_out = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    own = {"HOME": str(cwd), "LC_ALL": "C.UTF-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        command, cwd=cwd, env=kept | own, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_scheme_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packed = {name.removeprefix("stargrade/_builtin/") for name in names if name.startswith("stargrade/_builtin/")}
    assert packed == {path.name for path in (*SCHEMES.glob("*.yaml"), *SCHEMES.glob("*.schema.json"))}
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"stargrade"}
    assert "stargrade/py.typed" in names


def test_it_begins_a_scheme(installed: Path, tmp_path: Path) -> None:
    run(str(installed), "schemes", "new", "ours.yaml", "-q", cwd=tmp_path)
    assert "ours" in run(str(installed), "schemes", "test", "ours.yaml", cwd=tmp_path)


def test_it_lists_every_scheme(installed: Path, tmp_path: Path) -> None:
    listed = [line.split()[0] for line in run(str(installed), "schemes", "list", cwd=tmp_path).splitlines() if line]
    ours = {path.stem for path in SCHEMES.glob("*.yaml") if not path.stem.endswith(".examples")}
    assert ours
    assert sorted(listed) == sorted(ours)


def test_it_grades_a_sheet(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text(
        "工号,收费率,投诉,绩效工资\n0017,110%,0,1000\n0018,85%,2,1500\n", encoding="utf-8"
    )
    said = run(
        *(str(installed), "run", "scores.csv", "--scheme", "property-fees", "--period", "2026-10"),
        *("--format", "json", "-o", "-"),
        cwd=tmp_path,
    )
    rows = json.loads(said)["rows"]
    # By hand, from the catalogue: 110 % without a complaint is 5 stars and 500 on top; exactly 85 % is 2 stars,
    # and half of the performance pay of 1500 is taken off.
    assert [(r["key"], r["star"], r["bonus"], r["deduction"]) for r in rows] == [
        ("0017", 5, 500, 0),
        ("0018", 2, 0, 750),
    ]
