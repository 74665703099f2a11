"""A sheet that is being copied to its place is read whole or not at all; one that stands there is read at once."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.sheet import settled as waiting
from stargrade.sheet.open import read_book
from stargrade.sheet.settled import settled

HEAD = "工号,得分\n"


def lines(many: int) -> str:
    return HEAD + "".join(f"{at:05},90\n" for at in range(many))


def in_parts(path: Path, text: str, parts: int, pause: float) -> threading.Thread:
    """A copy that comes in slowly, like one over the network."""

    def copy() -> None:
        with path.open("wb") as file:
            data = text.encode()
            for at in range(parts):
                file.write(data[len(data) * at // parts : len(data) * (at + 1) // parts])
                file.flush()
                time.sleep(pause)

    thread = threading.Thread(target=copy)
    thread.start()
    return thread


def test_a_copy_that_comes_in_slowly_is_read_whole(tmp_path: Path) -> None:
    sheet = tmp_path / "scores.csv"
    copy = in_parts(sheet, lines(3000), parts=60, pause=0.01)
    time.sleep(0.1)
    book = read_book(sheet)
    copy.join()
    assert len(book.grids[0].rows) == 3001


def test_a_workbook_that_is_cut_off_is_looked_at_again(tmp_path: Path) -> None:
    """What is refused in a half file may be gone in the whole one."""
    sheet, tries = tmp_path / "scores.xlsx", []
    sheet.write_bytes(b"PK")

    def read() -> str:
        tries.append(sheet.read_bytes())
        if len(tries) == 1:
            sheet.write_bytes(b"PK and the rest")
        if tries[-1] == b"PK":
            raise Refusal(())
        return "whole"

    assert settled(sheet, read) == "whole"
    assert tries == [b"PK", b"PK and the rest"]


def test_a_file_that_changes_on_and_on_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_PAUSES", (0.01, 0.01))
    sheet = tmp_path / "scores.csv"
    sheet.write_text(HEAD, encoding="utf-8")

    def read() -> int:
        with sheet.open("a", encoding="utf-8") as file:
            file.write("1,2\n")
        return 1

    with pytest.raises(Refusal) as caught:
        settled(sheet, read)
    assert [problem.code for problem in caught.value.problems] == ["SG135"]
    assert caught.value.exit_code == 3


def test_a_file_that_is_not_new_costs_no_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(waiting.time, "sleep", slept.append)
    sheet = tmp_path / "scores.csv"
    sheet.write_text(lines(1), encoding="utf-8")
    os.utime(sheet, (1, 1))
    assert len(read_book(sheet).grids[0].rows) == 2
    assert sum(slept) == 0
    with pytest.raises(Refusal) as caught:
        read_book(tmp_path / "missing.csv")
    assert caught.value.problems[0].code == "SG101"
    assert sum(slept) == 0
