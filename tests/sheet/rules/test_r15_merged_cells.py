"""Reading rule R15: merged teams and ids are filled down from their real ranges, numbers and plain blanks never."""

from __future__ import annotations

from pathlib import Path

from looking import ANN, BEN, CAT, HEAD, csv_file, look, xlsx_file

from stargrade.scheme.load import load_scheme
from stargrade.sheet.table import find_table
from tests.sheet.tables import book

SCHEMES = Path(__file__).parents[3] / "schemes"


def test_r15_a_merged_team_belongs_to_all_its_rows(tmp_path: Path) -> None:
    rows = [HEAD, ANN, [*BEN[:2], None, *BEN[3:]], CAT]
    seen = look(xlsx_file(tmp_path, rows, merges=["C2:C3"]))
    assert seen.values("team") == ["一部", "一部", "二部"]
    assert seen.repairs("SG243") == [("C", [3])]
    assert seen.said("SG243").endswith(": 1")


def test_r15_blanks_that_are_not_merged_stay_blank(tmp_path: Path) -> None:
    seen = look(xlsx_file(tmp_path, [HEAD, ANN, [*BEN[:2], None, *BEN[3:]]]))
    assert (seen.values("team"), seen.repairs("SG243")) == (["一部", None], [])


def test_r15_a_merged_number_is_never_spread_over_other_people(tmp_path: Path) -> None:
    rows = [HEAD, ANN, [*BEN[:5], None]]
    seen = look(xlsx_file(tmp_path, rows, merges=["F2:F3"]))
    assert seen.errors == [("SG220", "F3")]


def test_r15_a_team_merged_across_columns_fills_only_its_own(tmp_path: Path) -> None:
    rows = [[*HEAD[:3], "班次", *HEAD[3:]], [*ANN[:3], None, *ANN[3:]], [*BEN[:2], None, None, *BEN[3:]]]
    seen = look(xlsx_file(tmp_path, rows, merges=["C2:D3"]))
    assert (seen.values("team"), seen.repairs("SG243")) == (["一部", "一部"], [("C", [3])])


def test_r15_what_a_merged_cell_hides_is_not_read_and_is_listed(tmp_path: Path) -> None:
    """Programs may leave a value under a merged cell; Excel shows the upper one alone."""
    call = [["工号", "姓名", "部门", *HEAD[3:]], ["0017", "安", "一部", *ANN[3:]], ["0018", "本", "旧部", *BEN[3:]]]
    merged = book([*call], merges=((1, 2, 2, 2),))
    sheet = find_table(merged, load_scheme(SCHEMES / "property-fees.yaml").scheme)
    assert list(sheet.cells[2]) == ["一部", "一部"]
    assert [(one.code, one.letter, one.rows.tolist(), list(one.was)) for one in sheet.repairs] == [
        ("SG243", "C", [3], ["旧部"])
    ]


def test_r15_many_merged_cells_do_not_slow_down(tmp_path: Path) -> None:
    rows = [HEAD]
    for at in range(2000):
        rows.append([f"{at:04d}", f"甲{at}", f"{at // 2}部" if at % 2 == 0 else None, "95%", 0, 1000])
    merges = [f"C{at + 2}:C{at + 3}" for at in range(0, 2000, 2)]
    seen = look(xlsx_file(tmp_path, rows, merges=merges))
    assert seen.values("team") == [f"{at // 2}部" for at in range(2000)]
    ((letter, filled),) = seen.repairs("SG243")
    assert (letter, filled) == ("C", list(range(3, 2002, 2)))


def test_r15_text_files_have_no_merged_cells(tmp_path: Path) -> None:
    assert look(csv_file(tmp_path, [HEAD, ANN, [*BEN[:2], None, *BEN[3:]]])).values("team") == ["一部", None]
