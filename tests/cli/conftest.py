"""Commands called as a user calls them, but in this process; and a small month to grade."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Call, Done

from stargrade.cli.main import main

MONTH = """\
工号,姓名,收费率,投诉,绩效工资
0017,张三,110%,0,1000
0018,李四,85%,2,1500
0019,王五,84.99%,0,1800.5
"""


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Calls `stargrade` in an empty folder, in English, on a console of 80 columns without colours."""
    for name, value in {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "80", "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("STARGRADE_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Done:
        code = main([_short(argument, tmp_path) for argument in arguments])
        said = capsysbinary.readouterr()
        return Done(code, said.out, said.err.decode("utf-8"))

    return run


def _short(argument: object, here: Path) -> str:
    """An argument as text; files of the folder without it, so that lines are not broken at long paths."""
    inside = isinstance(argument, Path) and argument.is_relative_to(here)
    return str(argument.relative_to(here)) if inside and isinstance(argument, Path) else str(argument)


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """Three people, one of them with a name for each of 5, 2 and 1 stars."""
    path = tmp_path / "scores.csv"
    path.write_text(MONTH, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The same month with one cell that cannot be read, in the row of 0018."""
    path = tmp_path / "broken.csv"
    path.write_text(MONTH.replace(",2,1500", ",twice,1500"), encoding="utf-8")
    return path
