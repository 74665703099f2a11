"""A workbook packed part by part holds what XlsxWriter by itself would have put into it."""

from __future__ import annotations

import gc
import io
import sys
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stargrade.problems import Refusal
from stargrade.report import xlsx_archive
from stargrade.report.workbook import new_workbook
from stargrade.report.xlsx_archive import Part
from stargrade.report.xlsx_texts import Texts

AWKWARD = ["a", " a", "a ", "\n", "a\nb", "a\n", "\u3000全", "&", "<b>", ">", "\x01", "\x1c", "\ufffe", "\uffff",
           "_x0041_", "_x", "_xZZZZ_", "<r>", "𠮷", "\"'", "\r", "\t", "a\x85"]  # fmt: skip


def parts(data: io.BytesIO) -> dict[str, bytes]:
    with ZipFile(data) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def filled(workbook: Any, texts: list[str]) -> None:
    sheet = workbook.add_worksheet("S")
    for row, text in enumerate(texts):
        sheet.write_string(row, 0, text)
        sheet.write_number(row, 1, row)
    workbook.close()


def both(texts: list[str], *, large: bool = False) -> tuple[dict[str, bytes], dict[str, bytes]]:
    ours, theirs = io.BytesIO(), io.BytesIO()
    mine = new_workbook(ours, "t", large=large)
    created = mine.doc_properties["created"]
    filled(mine, texts)
    whole = xlsxwriter.Workbook(theirs, {"in_memory": True})
    whole.set_properties({"title": "t", "created": created})
    filled(whole, texts)
    return parts(ours), parts(theirs)


@pytest.fixture(params=["isal", "zlib"])
def packer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With and without the library of the extra `fast`."""
    if request.param == "isal":
        pytest.importorskip("isal")
    else:
        monkeypatch.setitem(sys.modules, "isal", None)
    return str(request.param)


@pytest.mark.parametrize("large", [False, True])
def test_parts_and_their_order_are_those_of_xlsxwriter(large: bool, packer: str) -> None:
    assert (xlsx_archive._quick_packer() is not None) == (packer == "isal")
    ours, theirs = both([*AWKWARD, *map(str, range(3_000))], large=large)
    assert list(ours) == list(theirs)
    assert ours == theirs


# a text from <r> to </r> is the one thing that is written in another way: see test_ready_rows
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: not text.startswith("<r>"))))
@settings(max_examples=60, deadline=None)
@example([""])
@example(["x", " "])
@example(["x", "\x1d"])
def test_texts_are_written_as_xlsxwriter_writes_them(texts: list[str]) -> None:
    ours, theirs = both(texts)
    assert ours.get("xl/sharedStrings.xml") == theirs.get("xl/sharedStrings.xml")


@pytest.mark.usefixtures("packer")
def test_a_large_workbook_is_packed_in_another_way_and_not_much_larger() -> None:
    sizes: list[int] = []
    for large in (False, True):
        out = io.BytesIO()
        filled(new_workbook(out, "t", large=large), [str(at * at) for at in range(5000)])
        sizes.append(len(out.getvalue()))
    assert sizes[0] != sizes[1] < 2 * sizes[0]


def test_a_text_keeps_its_place() -> None:
    texts = Texts()
    assert texts.places(["b", "a", "b"]) == [0, 1, 0]
    assert texts.places(["c", "a"]) == [2, 1]
    assert (texts.count, texts.unique_count) == (5, 3)  # five cells, three texts


def test_a_part_is_handed_on_before_it_ends() -> None:
    packed = io.BytesIO()
    part = Part(packed)
    part.write("中" * 70_000)
    part.write("x")
    assert packed.getvalue() == ("中" * 70_000).encode()
    part.write("y" * 70_000)
    assert packed.getvalue() == ("中" * 70_000 + "x" + "y" * 70_000).encode()


def test_a_part_too_large_for_a_zip_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_archive, "_MOST", 200_000)
    filled(new_workbook(io.BytesIO(), "t"), ["x"] * 1000)  # about 60 bytes a row
    workbook = new_workbook(io.BytesIO(), "t")
    with pytest.raises(Refusal) as refused:
        filled(workbook, ["x"] * 4000)
    assert [problem.code for problem in refused.value.problems] == ["SG037"]
    assert workbook._archive._zip.fp is None


def test_a_workbook_that_cannot_be_written_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = new_workbook(io.BytesIO(), "t")
    sheet = workbook.add_worksheet("S")

    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sheet, "_write_sheet_data", stopped)
    with pytest.raises(KeyboardInterrupt):
        workbook.close()
    assert workbook._archive._zip.fp is None
    del workbook, sheet
    gc.collect()  # pytest makes an error of what speaks up here
