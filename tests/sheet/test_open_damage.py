"""A file damaged anywhere is read or refused; the program itself never falls over."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.problems import Refusal
from stargrade.sheet.open import read_book


def xlsx():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("10月")
        sheet.write_row(0, 0, ["工号", "得分", 1.5])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    return target.getvalue()


def parquet():
    target = io.BytesIO()
    pq.write_table(pa.table({"工号": ["0017", None], "得分": [1.5, None]}), target)
    return target.getvalue()


FILES = {"xlsx": xlsx(), "parquet": parquet(), "csv": '工号,得分\n"0017",1.5\n'.encode()}


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_changed_bytes_and_cut_ends(tmp_path_factory, kind, data):
    whole = FILES[kind]
    broken = bytearray(whole)
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=3)):
        broken[at] = byte
    path = tmp_path_factory.mktemp("damage") / "scores.xlsx"
    path.write_bytes(broken[: data.draw(st.integers(1, len(whole)) | st.just(len(whole)))])
    try:
        book = read_book(path)
    except Refusal as refusal:
        assert refusal.exit_code == 3
    else:
        assert book.grids
