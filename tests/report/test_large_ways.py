"""A large table takes other ways than a small one: what is written must be the same to the byte."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stargrade import pipeline
from stargrade.expr import columns as over_columns
from stargrade.numbers import resting
from stargrade.pipeline import Request
from stargrade.report import FORMATS, as_parquet, as_xlsx, csv_rows, in_pieces, render
from stargrade.sheet import open_text, text_columns

SHARED = Path(__file__).parents[3] / "shared" / "cases"
HERE = Path(__file__).parents[2] / "examples" / "property-fees-2026-10.xlsx"
CASES = {
    "property-fees": (HERE, "2026-10"),
    "call-center-sales": (SHARED / "call-center-sales" / "sheet.csv", "2026-10"),  # means of groups
    "tobacco-retailers": (SHARED / "tobacco-retailers" / "sheet.csv", "2026Q3"),  # places of groups
    "service-center-ranks": (SHARED / "service-center-ranks" / "2026-01.csv", "2026-01"),  # quotas
    "account-manager-monthly": (SHARED / "account-manager-monthly" / "sheet.csv", "2026-10"),
}


def written(scheme: str) -> dict[str, bytes]:
    """The result in every format."""
    sheet, period = CASES[scheme]
    outcome = pipeline.run(Request(sheet, scheme, period=period, partial=True))
    return {kind: render(outcome, kind) for kind in FORMATS}


@pytest.mark.parametrize("scheme", CASES)
def test_a_table_that_counts_as_large_gives_the_same_bytes(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not CASES[scheme][0].exists():
        pytest.skip("the shared cases are not here")
    small = written(scheme)
    monkeypatch.setattr(open_text, "LARGE", 0)
    monkeypatch.setattr(text_columns, "STRETCH", 300)
    monkeypatch.setattr(text_columns, "SMALL", 40)
    monkeypatch.setattr(resting, "LARGE", 1)
    monkeypatch.setattr(over_columns, "STRETCH", 3)
    monkeypatch.setattr(csv_rows, "MANY", 0)
    monkeypatch.setattr(csv_rows, "_ROWS_AT_A_TIME", 4)
    large = written(scheme)
    assert [kind for kind in FORMATS if small[kind] != large[kind]] == []


def test_pieces_can_be_gone_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MANY", 0)
    monkeypatch.setattr(csv_rows, "_ROWS_AT_A_TIME", 2)
    monkeypatch.setattr(as_parquet, "_ROWS_OF_A_GROUP", 2)
    outcome = pipeline.run(Request(HERE, "property-fees", period="2026-10", partial=True))
    for kind in FORMATS:
        pieces = in_pieces(outcome, kind)
        assert b"".join(pieces) == b"".join(pieces)
        assert len(list(pieces)) > 2 or kind in ("xlsx", "json")


def test_long_texts_take_several_arrays_of_a_row_group(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = pipeline.run(Request(HERE, "property-fees", period="2026-10", partial=True))
    whole = pq.read_table(BytesIO(render(outcome, "parquet")))
    monkeypatch.setattr(as_parquet, "MOST_BYTES", 200)
    assert pq.read_table(BytesIO(render(outcome, "parquet"))).equals(whole)


def test_row_groups_hold_the_lists_of_their_own_rows_as_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = pipeline.run(Request(HERE, "property-fees", period="2026-10", partial=True))
    monkeypatch.setattr(as_parquet, "_ROWS_OF_A_GROUP", 2)
    file = pq.ParquetFile(BytesIO(render(outcome, "parquet")))
    assert file.num_row_groups == -(-len(outcome.grading) // 2) > 2
    assert file.schema_arrow.field("reasons").type == pa.list_(pa.string())
    said = [[text.to("en") for text in row] for row in outcome.grading.reasons]
    assert any(len(row) > 1 for row in said)
    assert file.read()["reasons"].to_pylist() == said


def test_a_large_workbook_has_the_same_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = pipeline.run(Request(HERE, "property-fees", period="2026-10", partial=True))
    small = ZipFile(BytesIO(render(outcome, "xlsx")))
    monkeypatch.setattr(as_xlsx, "LARGE", 1)
    large = render(outcome, "xlsx")
    assert large == render(outcome, "xlsx")
    on_disk = ZipFile(BytesIO(large))
    assert {name: on_disk.read(name) for name in on_disk.namelist()} == {
        name: small.read(name) for name in small.namelist()
    }
