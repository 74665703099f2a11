"""Reading rule R21: ids are texts, their zeros are kept, and what Excel has damaged is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from looking import ANN, BEN, CAT, HEAD, csv_file, look, xlsx_file

CALLS = ["工号", "录音编号", "服务用语", "服务态度", "后挂机", "有效信息", "应答及时", "倾听", "确认", "服务技巧"]


def people(*ids: Any) -> list[list[Any]]:
    """A sheet of people who are alike but for their ids."""
    return [HEAD, *([id_, f"甲{at}", *ANN[2:]] for at, id_ in enumerate(ids))]


@pytest.mark.parametrize(
    ("cell", "read"),
    [("0017", "0017"), (" 0017\u3000", "0017"), ("００１７", "0017"), (17, "17"), (1001.0, "1001"), ("NA", "NA")],
)
def test_r21_an_id_is_kept_as_it_is(tmp_path: Path, cell: Any, read: str) -> None:
    assert look(xlsx_file(tmp_path, people(cell))).keys == (read,)


@pytest.mark.parametrize("cell", [17.5, 1.23e17, 1234567890123456, "1.23E+17", "1.2e+05"])
def test_r21_an_id_damaged_by_excel_is_named(tmp_path: Path, cell: Any) -> None:
    assert look(xlsx_file(tmp_path, people(cell, "0018"))).errors == [("SG228", "A2")]


def test_r21_a_number_among_ids_of_one_length_gets_their_zeros_with_a_warning(tmp_path: Path) -> None:
    seen = look(xlsx_file(tmp_path, people("0016", 17, "0018", "0019")))
    assert (seen.keys, seen.repairs("SG249")) == (("0016", "0017", "0018", "0019"), [("A", [3])])
    assert seen.errors == []


@pytest.mark.parametrize(
    ("ids", "read"),
    [
        (("0016", 17), ("0016", "17")),  # as many numbers as texts: no length is the usual one
        (("0016", 17, "00018", "0019"), ("0016", "17", "00018", "0019")),  # two lengths
        (("1016", 17, "1018", "1019"), ("1016", "17", "1018", "1019")),  # no zeros at all
        (("A016", 17, "A018", "A019"), ("A016", "17", "A018", "A019")),
        (("0017", 17, "0018", "0019"), ("0017", "17", "0018", "0019")),  # 0017 is somebody else
    ],
)
def test_r21_elsewhere_a_number_is_not_guessed_at(tmp_path: Path, ids: tuple[Any, ...], read: tuple[str, ...]) -> None:
    seen = look(xlsx_file(tmp_path, people(*ids)))
    assert (seen.keys, seen.repairs("SG249")) == (read, [])


def test_r21_a_detail_sheet_that_lost_the_zeros_finds_its_people(tmp_path: Path) -> None:
    staff = [["工号", "座席"], ["0017", "gsm"], ["0018", "vip"]]
    calls = [CALLS, [17, "a", *["是"] * 8], ["0018", "b", *["是"] * 8], ["99", "c", *["是"] * 8]]
    seen = look(xlsx_file(tmp_path, {"staff": staff, "calls": calls}), "telecom-call-quality", period="2026-10")
    assert ("SG312", "A2") not in seen.errors
    assert ("SG312", "A4") in seen.errors  # nobody is 99 or 0099
    assert seen.repairs("SG249") == [("A", [2])]


def test_r21_the_number_of_the_row_is_never_the_id(tmp_path: Path) -> None:
    rows = [["序号", *HEAD], *([at, *row] for at, row in enumerate((ANN, BEN, CAT), start=1))]
    assert look(csv_file(tmp_path, rows)).keys == ("0017", "0018", "0019")
