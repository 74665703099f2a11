"""parquet: typed columns become the cells that other sheets have."""

import datetime
import io
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stargrade.problems import Place, Refusal
from stargrade.sheet.open_parquet import read_parquet
from stargrade.sheet.open_sniff import kind_of

PLACE = Place(file="scores.parquet")


def read(columns):
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target)
    data = target.getvalue()
    assert kind_of(data, PLACE) == "parquet"
    return [list(row) for row in read_parquet(data, PLACE).rows]


def test_names_are_row_one():
    assert read({"工号": ["0017", None], "投诉": pa.array([3, None], pa.int64())}) == [
        ["工号", "投诉"],
        ["0017", 3],
        [None, None],
    ]


def test_cells_of_every_kind():
    day, moment = datetime.date(2026, 10, 31), datetime.datetime(2026, 10, 31, 8, 30)
    columns = {
        "decimal": pa.array([Decimal("1580.00")], pa.decimal128(12, 2)),
        "large": pa.array([Decimal("100")], pa.decimal128(9, 0)),
        "float": pa.array([0.1]),
        "short": pa.array([0.1], pa.float32()),
        "flag": [True],
        "day": [day],
        "moment": pa.array([moment], pa.timestamp("ns")),
        "word": pa.array(["五星"]).dictionary_encode(),
        "list": [["tie", "review"]],
        "bytes": [b"0017"],
        "blank": [""],
    }
    expected = ["1580.00", "100", 0.1, 0.1, True, day, moment, "五星", "tie; review", "0017", None]
    head, cells = read(columns)
    assert head == list(columns)
    assert cells == expected
    assert [type(cell) for cell in cells] == [type(cell) for cell in expected]


def test_no_records():
    assert read({"工号": pa.array([], pa.string())}) == [["工号"]]


def swollen(codes, texts):
    """A file in which each text stands once, however often it is meant."""
    target = io.BytesIO()
    column = pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts))
    pq.write_table(pa.table({"备注": column}), target, store_schema=False)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: swollen(np.zeros(2_000, np.int32), ["长" * 300_000]), id="a-long-text-2000-times"),
        pytest.param(lambda: swollen(np.zeros(6_000_000, np.int32), ["短"]), id="a-short-text-6000000-times"),
    ],
)
def test_a_few_kilobytes_that_fill_the_memory(data):
    """2,000 x 900,000 bytes are 1.8 GB; 6,000,000 cells come out of about one kilobyte."""
    with pytest.raises(Refusal) as caught:
        read_parquet(data(), PLACE)
    assert [problem.code for problem in caught.value.problems] == ["SG141"]


def test_many_different_texts_are_no_bomb():
    """20,000 texts of 100 letters: 2 MB, though each of them could be as long as all together."""
    texts = [f"{number:0100}" for number in range(20_000)]
    assert len(read_parquet(swollen(np.arange(20_000), texts), PLACE).rows) == 20_001
