"""Schemes and sheets made up by code, as wide and as long as wanted.

Run as a program it writes a sheet: ROWS ITEMS PATH.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 6
TEAM_OF = 50  # rows
KINDS = {
    "rows alone": "each item a share of a mark",
    "means": "each item against the mean of its team, a team for every 50 rows",
    "ranks": "places in the team and in the whole sheet, and three titles among all",
    "quotas": "fewer than 10, 20 and 50 % of all may have 5, 4 and 3 stars",
}
_HEAD = """stargrade: 1
id: growth
version: "1"
title: {en: Growth, zh: 增长}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id}
  team: {type: text}
"""
_RANKS = """rank: {of: score}
awards:
  - {id: first, title: {en: first, zh: 第一}, places: 3, order: [score]}
fields:
  place: {value: "rank(score, by: [team])", title: {en: Place, zh: 名次}}
"""


def scheme_text(kind: str, items: int) -> str:
    """A scheme of so many items, each of 10 points at most, with one of the things that need a group."""
    names = [f"m{at:02d}" for at in range(1, items + 1)]
    lines = [*_HEAD.splitlines(), *(f"  {name}: {{type: mark}}" for name in names)]
    if kind == "means":
        lines += ["derive:", *(f'  mean_{name}: "round(mean({name}, by: [team]), 2)"' for name in names)]
    lines += ["items:", *(_item(name, kind) for name in names)]
    lines += [f"score: {{max: {10 * items}}}", *_tiers(kind, items)]
    return "\n".join(lines) + "\n" + (_RANKS if kind == "ranks" else "")


def _item(name: str, kind: str) -> str:
    points = f"10 - floor(max(0, mean_{name} - {name}) / 5)" if kind == "means" else f"10% * {name}"
    return f'  - {{id: item_{name}, max: 10, points: "{points}", title: {{en: {name}, zh: {name}}}}}'


def _tiers(kind: str, items: int) -> Iterator[str]:
    shares = {5: (9, "10%"), 4: (8, "20%"), 3: (7, "50%")}
    yield from ("tiers:", "  of: score", "  ladder:")
    for star, (mean, share) in shares.items():
        quota = f", fewer_than: {share}" if kind == "quotas" else ""
        yield f"    - {{id: s{star}, star: {star}, from: {mean * items}{quota}}}"
    yield "    - {id: s1, star: 1}"


def write_sheet(rows: int, items: int, path: Path) -> None:
    """A csv of so many people with a mark of two decimals for each item."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import csv

    random = np.random.default_rng([SEED, rows, items])
    columns = {
        "employee_id": [f"E{at:07d}" for at in range(rows)],
        "team": [f"T{at // TEAM_OF:05d}" for at in range(rows)],
    }
    marks = {f"m{at:02d}": np.clip(random.normal(82, 8, rows), 0, 100).round(2) for at in range(1, items + 1)}
    csv.write_csv(pa.table({**columns, **marks}), path, csv.WriteOptions(quoting_style="needed"))


if __name__ == "__main__":
    write_sheet(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
