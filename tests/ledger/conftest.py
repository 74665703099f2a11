"""Commands called in this process, in an empty folder; a small office whose stars need months in a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from stargrade.cli.main import main

RULES = """\
stargrade: 1
id: steady
version: "1"
title: {en: Steady hands, zh: 稳定之星}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: [工号]}
  mark: {type: mark, optional: true, zh: [得分]}
items:
  - {id: mark}
score: {max: 100}
tiers:
  of: score
  ladder:
    - {id: two, star: 2, from: 80, in_a_row: 3, bonus: 200}
    - {id: one, star: 1, from: 60}
    - {id: none, star: 0}
history:
  mean_of_three: {title: {en: mean of three, zh: 三月平均}, mean: mark, last: 3}
  good: {title: {en: good months, zh: 优良月数}, times: mark >= 80}
fields:
  mean_of_three: {title: {en: mean of three, zh: 三月平均}, value: mean_of_three}
  good: {title: {en: good months, zh: 优良月数}, value: good}
"""


@dataclass(frozen=True)
class Done:
    """What a command ended with and what it said."""

    code: int
    raw: bytes
    talk: str

    @property
    def data(self) -> str:
        return self.raw.decode("utf-8")


Call = Callable[..., Done]


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    for name, value in {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100", "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "steady.yaml").write_text(RULES, encoding="utf-8")

    def run(*arguments: object) -> Done:
        code = main([str(argument) for argument in arguments])
        said = capsysbinary.readouterr()
        return Done(code, said.out, said.err.decode("utf-8"))

    return run


@pytest.fixture
def month(call: Call, tmp_path: Path) -> Call:
    """Grades one month of the office on record: `month("2026-01", A=85, B=70)`; more arguments go to the command."""

    def run(period: str, *more: object, **marks: object) -> Done:
        sheet = tmp_path / f"{period}.csv"
        rows = "".join(f"{key},{'' if mark is None else mark}\n" for key, mark in marks.items())
        sheet.write_text(f"工号,得分\n{rows}", encoding="utf-8")
        asked = ("run", sheet.name, "--scheme", "./steady.yaml", "--period", period, "--ledger", "L")
        return call(*asked, "--format", "json", *more)

    return run
