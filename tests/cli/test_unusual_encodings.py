"""Sheets in Big5, put together from two files, or cut through: read and said aloud, or refused in one line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
from calling import Call

ARGUMENTS = ("--scheme", "property-fees", "--period", "2026-10")
MONTH = "工號,姓名,收費率,投訴,績效工資\n0017,張淑芬,110%,0,1000\n0018,許功蓋,85%,2,1500\n"


def test_a_month_in_big5(call: Call, tmp_path: Path) -> None:
    """The same result as from UTF-8, and one notice more."""
    (tmp_path / "big5.csv").write_bytes(MONTH.encode("big5"))
    (tmp_path / "utf8.csv").write_text(MONTH, encoding="utf-8")
    big5, utf8 = (call("run", f"{name}.csv", *ARGUMENTS, "-o", "-") for name in ("big5", "utf8"))
    assert (big5.code, utf8.code) == (0, 0)
    assert big5.raw == utf8.raw
    names = [row[1] for row in csv.reader(io.StringIO(utf8.raw.decode("utf-8-sig")))]
    assert names == ["姓名", "張淑芬", "許功蓋"]
    assert "SG140" in big5.talk
    assert "SG140" not in utf8.talk


def test_a_marked_copy_of_a_month_in_big5(call: Call, tmp_path: Path) -> None:
    (tmp_path / "big5.csv").write_bytes(MONTH.replace(",2,", ",兩次,").encode("big5"))
    assert call("check", "big5.csv", *ARGUMENTS, "--annotate", "copy.xlsx").code == 1
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["B"]] == ["姓名", "張淑芬", "許功蓋"]


def test_a_month_put_together_from_two_files(call: Call, tmp_path: Path, month: Path) -> None:
    month.write_bytes(month.read_bytes() + "0020,赵六,85%,0,1500\n".encode("gb18030"))
    done = call("run", month, *ARGUMENTS)
    assert (done.code, done.raw, len(done.talk.splitlines())) == (3, b"", 1)
    assert "SG143 line 5" in done.talk
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scores.csv"]


def test_a_zero_byte(call: Call, month: Path) -> None:
    month.write_bytes(month.read_bytes() + b"0020,\0\n")
    done = call("run", month, *ARGUMENTS, "--lang", "zh")
    assert (done.code, len(done.talk.splitlines())) == (3, 1)
    assert "SG111 第 5 行" in done.talk
