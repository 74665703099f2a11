"""A past period can be graded again by the rules in its record, byte for byte, whatever has changed since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from looking_at_months import YEAR

DATED = """\
stargrade: 1
extends: ../steady.yaml
id: by-date
valid: {from: 2026-01-01}
parameters:
  good_mark:
    title: {en: good mark, zh: 优良分}
    values: [{from: 2026-01-01, value: 80}, {from: 2026-03-01, value: 90}]
tiers:
  ladder:
    - {id: two, from: good_mark}
"""
OURS = "stargrade: 1\nextends: group\nid: ours\nflags: [{id: top, when: mark = 100, say: {en: top, zh: 满分}}]\n"
GROUP = "stargrade: 1\nextends: ../steady.yaml\nid: group\nremove: history.good\nfields: {good: {value: mark}}\n"


@pytest.fixture
def office(call: Any, tmp_path: Path) -> Path:
    """Schemes that extend one another by path and by name, and three months of a few people."""
    (tmp_path / "schemes").mkdir()
    for name, text in {"ours": OURS, "schemes/group": GROUP, "schemes/by-date": DATED, "year": YEAR}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    for at, marks in enumerate(([85, 70, 100], [85, 95, 90], [85, 92, 100]), start=1):
        rows = "".join(f"{key},{mark}\n" for key, mark in zip("ABC", marks, strict=True))
        (tmp_path / f"2026-0{at}.csv").write_text(f"工号,得分\n{rows}", encoding="utf-8")
    (tmp_path / "2026.csv").write_text("工号\nA\nB\nC\n", encoding="utf-8")
    return tmp_path


MONTHS = ("2026-01", "2026-02", "2026-03")


def graded(call: Any, period: str, rules: str | Path, kind: str) -> bytes:
    out = Path(f"out.{kind}")
    asked = ("run", f"{period}.csv", "--scheme", rules, "--period", period, "--ledger", "L", "-o", out, "--force")
    done = call(*asked)
    assert done.code == 0, done.talk
    return out.read_bytes()


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "parquet"])
@pytest.mark.parametrize(
    ("rules", "scheme", "texts"),
    [
        ("./steady.yaml", "steady", []),
        ("./ours.yaml", "ours", [OURS, GROUP]),
        ("by-date", "by-date", [DATED]),
    ],
)
def test_every_month_again(office: Path, call: Any, rules: str, scheme: str, texts: list[str], kind: str) -> None:
    texts = [*texts, (office / "steady.yaml").read_text(encoding="utf-8")]
    before = [graded(call, period, rules, kind) for period in MONTHS]
    for changed in office.rglob("*.yaml"):
        if "L" not in changed.relative_to(office).parts:
            changed.write_text("stargrade: 1\nid: other\n", encoding="utf-8")
    records = [office / f"L/scheme={scheme}/period={period}/revision=1" for period in MONTHS]
    kept = [f"scheme{'.extends' * at}.yaml" for at in range(len(texts))]
    assert [(records[0] / name).read_text(encoding="utf-8") for name in kept] == texts
    assert sorted(path.name for path in records[0].glob("*.yaml")) == sorted(kept)
    again = [graded(call, period, record / "scheme.yaml", kind) for period, record in zip(MONTHS, records, strict=True)]
    assert again == before
    assert call("ledger", "verify", "L").code == 0


def test_the_date_decides_again(office: Path, call: Any) -> None:
    """From March on 90 is asked for: A (85) has had three good months until then, and none more."""
    for period in MONTHS:
        graded(call, period, "by-date", "json")
    rules = office / "L/scheme=by-date/period=2026-01/revision=1/scheme.yaml"
    asked = ("--scheme", rules, "--period", "2026-03", "--ledger", "L", "--id", "A", "--format", "json")
    assert '"star": 1' in call("explain", "2026-03.csv", *asked).data


def test_a_year_of_another_scheme_again(office: Path, call: Any) -> None:
    for period in MONTHS:
        graded(call, period, "./steady.yaml", "json")
    before = graded(call, "2026", "./year.yaml", "json")
    (office / "year.yaml").unlink()
    (office / "steady.yaml").unlink()
    assert graded(call, "2026", office / "L/scheme=best-of-year/period=2026/revision=1/scheme.yaml", "json") == before


def test_changed_rules_are_refused_and_the_old_ones_are_not(office: Path, call: Any) -> None:
    before = graded(call, "2026-01", "./steady.yaml", "json")
    text = (office / "steady.yaml").read_text(encoding="utf-8")
    (office / "steady.yaml").write_text(text.replace("from: 80", "from: 90"), encoding="utf-8")
    asked = ("run", "2026-01.csv", "--period", "2026-01", "--ledger", "L", "--format", "json", "-o", "-", "--scheme")
    assert call(*asked, "./steady.yaml").code == 1
    again = call(*asked, office / "L/scheme=steady/period=2026-01/revision=1/scheme.yaml")
    assert (again.code, again.raw) == (0, before)
