"""parquet: typed columns become the cells that other sheets have."""

import datetime
import io
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from stargrade.problems import Place
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
