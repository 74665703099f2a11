"""Runs the agreement of the two readings on as many rows as wanted: `make exact`. Run as a program: ROWS.

Every finished piece of work is noted in build/, under the state of the program and the schemes that it was done with;
a run that was stopped goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from agreement import NAMES, PIECE, Found, agree

ROOT = Path(__file__).parents[2]


def pieces(rows: int) -> Iterator[tuple[str, int]]:
    """The pieces of work that so many rows take, all schemes having the same number of them."""
    for number in range(-(-rows // (PIECE * len(NAMES)))):
        for scheme in NAMES:
            yield scheme, number


def notes() -> Path:
    """Where the finished pieces of this very state of the program are noted."""
    digest = hashlib.sha256()
    for path in sorted(
        [*(ROOT / "stargrade").rglob("*.py"), *(ROOT / "schemes").glob("*.yaml"), *ROOT.glob("tests/schemes/*.py")]
    ):
        digest.update(path.read_bytes())
    return ROOT / "build" / f"exact-{digest.hexdigest()[:12]}.jsonl"


def done_before(path: Path) -> list[Found]:
    """What was finished before."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    notes = [json.loads(line) for line in lines]
    return [Found(**{**note, "differences": tuple(note["differences"])}) for note in notes]


def main(rows: int) -> int:
    """Do what is left, say what it came to; 1 where the readings differ anywhere."""
    path = notes()
    path.parent.mkdir(exist_ok=True)
    found = done_before(path)
    done = {(one.scheme, one.number) for one in found}
    left = [piece for piece in pieces(rows) if piece not in done]
    print(f"{len(done)} pieces are done, {len(left)} are left; they are noted in {path}", flush=True)
    start = time.monotonic()
    with ProcessPoolExecutor() as pool, path.open("a", encoding="utf-8") as file:
        for at, future in enumerate(as_completed([pool.submit(agree, *piece) for piece in left]), start=1):
            one = future.result()
            found.append(one)
            file.write(one.noted())
            file.flush()
            if at % len(NAMES) == 0:
                print(f"{sum(one.rows for one in found):,} rows, {time.monotonic() - start:.0f} s", flush=True)
    return report(found)


def report(found: list[Found]) -> int:
    """Say how many rows were looked at and where the readings differ."""
    rows = Counter[str]()
    for one in found:
        rows[one.scheme] += one.rows
        for difference in one.differences[:5]:
            print(f"{one.scheme}, piece {one.number}: {difference}")
    ties, edges = sum(one.ties for one in found), sum(one.edges for one in found)
    wrong = sum(len(one.differences) for one in found)
    print(f"{rows.total():,} rows over {len(rows)} schemes, at least {min(rows.values()):,} each")
    print(f"{ties:,} of them on a tie of a rounding, {edges:,} on an edge of a rule; {wrong:,} figures differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
