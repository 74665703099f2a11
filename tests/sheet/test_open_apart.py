"""A reader that panics, eats the memory or goes round for ever takes nothing with it, and says nothing."""

import io
import os
import subprocess
import sys
import textwrap

import pytest
import xlsxwriter

from stargrade.problems import Place, Refusal
from stargrade.sheet import apart, open_workbook
from stargrade.sheet.apart import survives
from stargrade.sheet.facts import BookFacts
from stargrade.sheet.hushed import hushed
from stargrade.sheet.open_workbook import read_workbook

PLACE = Place(file="scores.xlsx")
LIMITED = pytest.mark.skipif(sys.platform == "win32", reason="this system bounds no process")


def workbook():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("10月").write_row(0, 0, ["工号", "姓名"])
    return target.getvalue()


@pytest.mark.parametrize("reader", ["calamine", "openpyxl"])
@pytest.mark.parametrize("data", [workbook(), b"no workbook at all"])
def test_a_result_and_an_error_are_both_an_end(reader, data):
    assert survives(data, reader)


def trial_that(does, tmp_path, monkeypatch):
    """Put another program in the place of the trial."""
    program = tmp_path / "trial.py"
    limits = "import sys; sys.path.insert(0, sys.argv[0].rpartition('/')[0])\n"
    program.write_text(limits + textwrap.dedent(does), encoding="utf-8")
    (tmp_path / "apart_trial.py").write_bytes(apart.TRIAL.read_bytes())
    monkeypatch.setattr(apart, "TRIAL", program)


LIMITS = "from apart_trial import take_limits; take_limits(int(sys.argv[2]), int(sys.argv[3]))\n"


@pytest.mark.parametrize(
    "does",
    [
        "import os; os.abort()",
        "raise BaseException('no entry found for key')",
        pytest.param(LIMITS + "held = bytearray(900 << 20)", marks=LIMITED),
        pytest.param("import time; time.sleep(60)", id="sleeps"),
        pytest.param(LIMITS + "while True: pass", marks=LIMITED, id="goes-round"),
    ],
)
def test_what_no_reader_may_do(does, tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(apart, "MOST_SECONDS", 1)
    monkeypatch.setattr(apart, "PATIENCE", 1 if "sleep" in does else 30)
    trial_that(does, tmp_path, monkeypatch)
    assert not survives(workbook(), "calamine")
    assert capfd.readouterr() == ("", "")


def test_where_no_process_can_be_started(monkeypatch):
    monkeypatch.setattr(sys, "executable", "")
    assert survives(workbook(), "calamine")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert survives(workbook(), "calamine")


def test_a_doubtful_workbook_that_breaks_off_is_not_read_here(monkeypatch):
    def read_here(*_):
        raise AssertionError

    monkeypatch.setattr(open_workbook, "survives", lambda *_: False)
    monkeypatch.setattr(open_workbook, "_with_calamine", read_here)
    monkeypatch.setattr(open_workbook, "read_facts", lambda *_: BookFacts((), doubtful=True))
    with pytest.raises(Refusal) as caught:
        read_workbook(workbook(), "xls", PLACE)
    (problem,) = caught.value.problems
    assert (problem.code, caught.value.exit_code) == ("SG110", 3)


def test_a_sound_xlsx_is_read_at_once(monkeypatch):
    """Only what the scan finds odd pays for a process of its own."""

    def tried(*_):
        raise AssertionError

    monkeypatch.setattr(open_workbook, "survives", tried)
    assert read_workbook(workbook(), "xlsx", PLACE)[0].rows == [["工号", "姓名"]]


def test_texts_that_swell_are_doubtful(monkeypatch):
    """A text of 32,000 letters in 10,000 cells: 80 KB of XML, 320 MB in memory."""
    asked = []
    monkeypatch.setattr(open_workbook, "survives", lambda data, reader: asked.append(reader) or False)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for row in range(10_000):
            sheet.write_string(row, 0, "长" * 10_700)
    with pytest.raises(Refusal):
        read_workbook(target.getvalue(), "xlsx", PLACE)
    assert asked == ["calamine"]


def test_a_panic_prints_nothing(monkeypatch, capfd):
    """What a Rust library prints goes past Python, straight to file descriptor 2."""

    class Panic(BaseException):
        pass

    def panic(_):
        os.write(2, b"thread '<unnamed>' panicked at mod.rs:312:66\nstack backtrace:\n")
        raise Panic

    data = workbook()
    monkeypatch.setattr(open_workbook.CalamineWorkbook, "from_filelike", panic, raising=False)
    assert read_workbook(data, "xlsx", PLACE)[0].rows == [["工号", "姓名"]]
    os.write(2, b"heard again")
    assert capfd.readouterr().err == "heard again"


def test_hushed_whatever_happens(capfd):
    with pytest.raises(KeyboardInterrupt), hushed():
        os.write(2, b"unheard")
        raise KeyboardInterrupt
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are closed by the shell here")
def test_hushed_without_standard_error():
    """A job of cron may have none; and none may be left behind in its place."""
    does = """
        import os, sys
        sys.path.insert(0, sys.argv[1])
        from stargrade.sheet.hushed import hushed
        os.close(2)
        with hushed():
            print("inside")
        try:
            os.fstat(2)
        except OSError:
            print("closed")
    """
    here = str(apart.TRIAL.parents[2])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(does), here], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["inside", "closed"]
