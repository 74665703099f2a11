"""`stargrade check --annotate`: the user's own workbook, with what is wrong coloured, explained and listed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from calling import CALLS_SCHEME, Call
from office_books import PART, SHEET, office_book, parts_of, rewritten

from stargrade.annotate import marking, plain, problem_list
from stargrade.sheet.open import read_book

FEES = ("--scheme", "property-fees")
COLOUR = "FFFFC7CE"
LIST = "stargrade problems"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return office_book(tmp_path / "office.xlsx")


def marked(call: Call, sheet: Path, *more: object, copy: str = "copy.xlsx") -> Any:
    done = call("check", sheet, *FEES, "--annotate", copy, *more)
    assert done.code == 1, done.talk
    return openpyxl.load_workbook(sheet.parent / copy)


def coloured(sheet: Any) -> set[str]:
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == COLOUR}


def comments(sheet: Any) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_bad_cells_are_coloured_explained_and_listed(call: Call, office: Path) -> None:
    book = marked(call, office)
    assert coloured(book[SHEET]) == {"C4", "D5"}
    assert comments(book[SHEET]) == {
        "A3": "leave me",
        "C4": 'ask her\n\nSG224 收费率 holds "九成"; expected a rate such as 95% or 0.95\n'
        "To do: Enter the value in the form shown.",
        "D5": 'SG224 投诉 holds "两次"; expected a whole number such as 3\nTo do: Enter the value in the form shown.',
    }
    assert book.sheetnames == [SHEET, "其他", LIST]
    listed = list(book[LIST].iter_rows(values_only=True))
    assert listed[0] == ("Kind", "Worksheet", "Cell", "Id", "Code", "Problem", "What to do")
    assert [row[:5] for row in listed[1:3]] == [
        ("problem", SHEET, "C4", "0018", "SG224"),
        ("problem", SHEET, "D5", "0019", "SG224"),
    ]
    assert {row[0] for row in listed[3:]} == {"notice"}
    assert [book[LIST][f"C{row}"].hyperlink.location for row in (2, 3)] == ["'10月''考核'!C4", "'10月''考核'!D5"]


def test_everything_else_is_kept_byte_for_byte(call: Call, office: Path) -> None:
    marked(call, office)
    before, after = parts_of(office), parts_of(office.with_name("copy.xlsx"))
    touched = {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", PART),
        *("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"),
    }
    assert {name for name, content in before.items() if after.get(name) != content} == touched
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}
    assert any(name.startswith("xl/charts/") for name in before)
    assert any(name.startswith("xl/media/") for name in before)
    # of the worksheet itself, two styles differ
    assert re.sub(rb' s="\d+"', b"", after[PART]) == re.sub(rb' s="\d+"', b"", before[PART])
    differing = [
        (old, new)
        for old, new in zip(
            re.findall(rb"<c [^>]*>", before[PART]), re.findall(rb"<c [^>]*>", after[PART]), strict=True
        )
        if old != new
    ]
    assert [re.search(rb'r="(\w+)"', new)[1] for _, new in differing] == [b"C4", b"D5"]  # type: ignore[index]


def test_a_coloured_cell_keeps_the_rest_of_its_looks(call: Call, office: Path) -> None:
    cell = marked(call, office)[SHEET]["C4"]
    assert (cell.number_format, cell.font.i, cell.border.left.style, cell.value) == ("0.0%", True, "thin", "九成")


def test_the_same_sheet_gives_the_same_bytes_and_is_left_alone(call: Call, office: Path) -> None:
    marked(call, office)
    copy = office.with_name("copy.xlsx")
    first = copy.read_bytes()
    again = call("check", office, *FEES, "--annotate", "copy.xlsx")
    assert (again.code, copy.read_bytes()) == (1, first)
    assert "left as it is" in again.talk


def test_another_file_of_that_name_is_replaced_only_when_asked(call: Call, office: Path) -> None:
    copy = office.with_name("copy.xlsx")
    copy.write_bytes(b"mine")
    refused = call("check", office, *FEES, "--annotate", "copy.xlsx")
    assert (refused.code, refused.raw, copy.read_bytes()) == (3, b"", b"mine")
    assert "SG150" in refused.talk
    assert len(marked(call, office, "--force").sheetnames) == 3


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        ("office.xlsx", "SG031"),
        ("./office.xlsx", "SG031"),
        ("copy.csv", "SG008"),
        ("-", "SG008"),
        ("copy.xlsm", "SG171"),
    ],
)
def test_a_copy_must_be_a_workbook_of_its_own(call: Call, office: Path, copy: str, code: str) -> None:
    before = office.read_bytes()
    done = call("check", office, *FEES, "--annotate", copy)
    assert (done.code, done.raw, code in done.talk) == (2, b"", True)
    assert (office.read_bytes(), list(office.parent.iterdir())) == (before, [office])


def test_without_problems_there_is_no_copy(call: Call, month: Path) -> None:
    done = call("check", month, *FEES, "--annotate", "copy.xlsx")
    assert (done.code, list(month.parent.iterdir())) == (0, [month])
    assert "nothing to mark" in done.talk
    month.with_name("copy.xlsx").write_bytes(b"of last time")
    assert "earlier check" in call("check", month, *FEES, "--annotate", "copy.xlsx").talk
    assert month.with_name("copy.xlsx").read_bytes() == b"of last time"
    quiet = call("check", month, *FEES, "--annotate", "copy.xlsx", "-q")
    assert (quiet.raw, quiet.talk) == (b"", "")


def test_macros_are_kept_in_a_copy_of_their_kind(call: Call, tmp_path: Path) -> None:
    sheet = office_book(tmp_path / "macros.xlsm", macros=b"\xd0\xcf\x11\xe0 not really")
    refused = call("check", sheet, *FEES, "--annotate", "copy.xlsx")
    assert (refused.code, "SG171" in refused.talk, ".xlsm" in refused.talk) == (2, True, True)
    marked(call, sheet, copy="copy.xlsm")
    assert parts_of(tmp_path / "copy.xlsm")["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0 not really"


def test_a_csv_becomes_a_workbook_with_the_same_texts(call: Call, broken: Path) -> None:
    broken.write_text(broken.read_text("utf-8").replace("李四", "=1+1"), encoding="utf-8")
    book = marked(call, broken)
    assert book.sheetnames == ["broken", LIST]
    cells = [[cell.value for cell in row] for row in book["broken"].iter_rows()]
    assert cells[2] == ["0018", "=1+1", "85%", "twice", "1500"]
    assert book["broken"]["B3"].data_type == "s"
    assert coloured(book["broken"]) == {"D3"}
    assert book[LIST]["C2"].hyperlink.location == "'broken'!D3"


def test_a_parquet_keeps_its_numbers(call: Call, tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = pa.table({"工号": ["1", "2"], "收费率": [1.1, 0.9], "投诉": [0, -1], "绩效工资": [1000, None]})
    pq.write_table(table, tmp_path / "month.parquet")
    book = marked(call, tmp_path / "month.parquet")
    assert [cell.value for cell in book["month"][3]] == ["2", 0.9, -1, None]
    assert coloured(book["month"]) == {"C3", "D3"}


def test_of_an_ods_the_looks_are_lost_and_that_is_said(call: Call, tmp_path: Path) -> None:
    ods = tmp_path / "month.ods"
    _write_ods(ods, [("工号", "收费率", "投诉", "绩效工资"), ("1", "95%", "两次", "1000")])
    done = call("check", ods, *FEES, "--annotate", "copy.xlsx")
    assert (done.code, "SG175" in done.talk) == (1, True)
    book = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    assert (book.sheetnames, coloured(book["十月"])) == (["十月", LIST], {"C2"})


def _write_ods(path: Path, rows: list[tuple[str, ...]]) -> None:
    from zipfile import ZipFile

    urn = "urn:oasis:names:tc:opendocument:xmlns"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
            f'xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="十月">{lines}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )


def test_a_row_problem_marks_the_id_and_a_missing_column_the_headings(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "month.csv"
    sheet.write_text("姓名,工号,投诉,绩效工资\n甲,1,0,1000\n", encoding="utf-8")
    assert coloured(marked(call, sheet)["month"]) == {"B2"}  # SG310: neither a rate nor two amounts
    sheet.write_text("姓名,工号,绩效工资,收费率\n甲,1,1000,95%\n", encoding="utf-8")
    book = marked(call, sheet, "--force")
    assert "SG209" in comments(book["month"])["A1"]
    sheet.write_text("dear colleague,\nplease find,the sheet\n", encoding="utf-8")  # no table at all
    book = marked(call, sheet, "--force")
    assert [cell.value for cell in book[LIST][2]][:5] == ["problem", "month.csv", None, None, "SG205"]


def test_detail_sheets_are_marked_where_they_stand_in_the_same_workbook(call: Call, tmp_path: Path) -> None:
    (tmp_path / "calls.yaml").write_text(CALLS_SCHEME, encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.title = "员工"
    book.active.append(["工号"])
    book.active.append(["0017"])
    calls = book.create_sheet("抽查记录")
    calls.append(["工号", "录音编号", "得分"])
    calls.append(["0017", "a", "好"])
    book.save(tmp_path / "staff.xlsx")
    asked = ("check", "staff.xlsx", "--scheme", "./calls.yaml", "--annotate", "copy.xlsx")
    assert call(*asked).code == 1
    copy = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    assert (coloured(copy["员工"]), coloured(copy["抽查记录"])) == (set(), {"C2"})


def test_problems_of_a_file_beside_are_in_the_list_alone(call: Call, tmp_path: Path) -> None:
    (tmp_path / "calls.yaml").write_text(CALLS_SCHEME, encoding="utf-8")
    (tmp_path / "staff.csv").write_text("工号\n0017\n", encoding="utf-8")
    (tmp_path / "calls.csv").write_text("工号,录音编号,得分\n0017,a,好\n", encoding="utf-8")
    asked = ("check", "staff.csv", "--scheme", "./calls.yaml", "--with", "calls=calls.csv")
    assert call(*asked, "--annotate", "copy.xlsx").code == 1
    copy = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    assert coloured(copy["staff"]) == set()
    assert [cell.value for cell in copy[LIST][2]][1:3] == ["calls.csv", "C2"]
    assert copy[LIST]["C2"].hyperlink is None


def test_a_cell_with_a_conversation_keeps_it_and_the_list_tells(call: Call, office: Path) -> None:
    link = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"

    def talk(parts: dict[str, bytes]) -> None:
        parts["xl/threadedComments/threadedComment1.xml"] = (
            b'<ThreadedComments><threadedComment ref="C4"/></ThreadedComments>'
        )
        rels = "xl/worksheets/_rels/sheet1.xml.rels"
        target = "../threadedComments/threadedComment1.xml"
        entry = f'<Relationship Id="rId99" Type="{link}" Target="{target}"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", entry.encode())

    done = call("check", rewritten(office, talk), *FEES, "--annotate", "copy.xlsx")
    sheet = openpyxl.load_workbook(office.with_name("copy.xlsx"))[SHEET]
    assert (done.code, "SG174" in done.talk) == (1, True)
    assert (coloured(sheet), comments(sheet)["C4"]) == ({"C4", "D5"}, "ask her")


def test_comments_are_limited_and_colours_are_not(call: Call, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "MOST_COMMENTS", 1)
    sheet = marked(call, office)[SHEET]
    assert (coloured(sheet), set(comments(sheet))) == ({"C4", "D5"}, {"A3", "C4"})


def test_links_are_limited_because_excel_opens_no_sheet_with_more(
    call: Call, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problem_list, "MOST_LINKS", 1)
    listed = marked(call, office)[LIST]
    assert [listed[spot].value for spot in ("C2", "C3")] == ["C4", "D5"]
    assert [listed[spot].hyperlink is not None for spot in ("C2", "C3")] == [True, False]


@pytest.mark.parametrize("module", [plain, problem_list])
def test_more_rows_than_a_worksheet_has_are_refused(
    call: Call, broken: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType
) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 1)
    done = call("check", broken, *FEES, "--annotate", "copy.xlsx")
    assert (done.code, "SG173" in done.talk, list(broken.parent.iterdir())) == (2, True, [broken])


def test_a_signature_that_no_longer_holds_is_said(call: Call, office: Path) -> None:
    rewritten(office, lambda parts: parts.update({"_xmlsignatures/sig1.xml": b"<Signature/>"}))
    assert "SG177" in call("check", office, *FEES, "--annotate", "copy.xlsx").talk


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b"cellXfs", b"otherXfs"),
        ("[Content_Types].xml", b"Types", b"Others"),
        ("xl/worksheets/_rels/sheet1.xml.rels", b"comments1.xml", b"gone.xml"),
        ("xl/drawings/vmlDrawing1.vml", b"</xml>", b""),
        ("xl/comments1.xml", b'encoding="UTF-8"', b'encoding="iso-8859-1"'),
    ],
)
def test_a_workbook_that_cannot_be_marked_is_refused(
    call: Call, office: Path, part: str, old: bytes, new: bytes
) -> None:
    rewritten(office, lambda parts: parts.update({part: parts[part].replace(old, new)}))
    done = call("check", office, *FEES, "--annotate", "copy.xlsx")
    assert (done.code, "SG172" in done.talk, list(office.parent.iterdir())) == (3, True, [office])


def test_a_workbook_without_a_table_of_contents_is_refused(call: Call, office: Path) -> None:
    rewritten(office, lambda parts: parts.pop("[Content_Types].xml"))
    done = call("check", office, *FEES, "--annotate", "copy.xlsx")
    assert (done.code, "SG172" in done.talk) == (3, True)


def test_a_marked_copy_is_still_the_same_sheet(call: Call, office: Path) -> None:
    """It reads as before, and a copy of the copy has a second list beside the first."""
    marked(call, office)
    copy = office.with_name("copy.xlsx")
    old, new = read_book(office), read_book(copy)
    assert [list(map(list, grid.rows)) for grid in new.grids[:2]] == [list(map(list, grid.rows)) for grid in old.grids]
    assert (new.grids[0].hidden_rows, new.grids[0].merges) == (old.grids[0].hidden_rows, old.grids[0].merges)
    found = [json.loads(call("check", path, *FEES, "--format", "json").data)["problems"] for path in (office, copy)]
    assert found[0] == found[1]
    assert marked(call, copy, copy="again.xlsx").sheetnames == [SHEET, "其他", LIST, f"{LIST} (2)"]


def test_the_list_and_the_comments_speak_chinese(call: Call, office: Path) -> None:
    book = marked(call, office, "--lang", "zh")
    assert book.sheetnames[-1] == "问题清单"
    assert "处理办法" in comments(book[SHEET])["D5"]


def test_signs_that_mean_something_in_a_workbook_are_taken_as_they_are(call: Call, broken: Path) -> None:
    broken.write_text(broken.read_text("utf-8").replace("twice", "\x0b<b>&_x0041_"), encoding="utf-8")
    copy = broken.with_name("copy.xlsx")
    said = comments(marked(call, broken)["broken"])["D3"]
    assert '"<b>&' in said
    assert b"_x005F_x0041_" in parts_of(copy)["xl/comments1.xml"]  # else Excel reads it as the letter A
    listed = read_book(copy).grids[-1].rows[1]
    assert "<b>&_x0041_" in listed[5]


def test_a_strict_workbook_stays_strict(call: Call, office: Path) -> None:
    namespaces = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }

    def make_strict(parts: dict[str, bytes]) -> None:
        for usual, strict in namespaces.items():
            parts.update({name: content.replace(usual, strict) for name, content in parts.items()})

    done = call("check", rewritten(office, make_strict), *FEES, "--annotate", "copy.xlsx")
    parts = parts_of(office.with_name("copy.xlsx"))
    assert done.code == 1, done.talk
    assert not [name for name, content in parts.items() if any(usual in content for usual in namespaces)]
    assert len(read_book(office.with_name("copy.xlsx")).grids) == 3


def test_a_worksheet_without_comments_gets_its_first(call: Call, office: Path) -> None:
    """The link to the boxes stands where a worksheet must have it: behind the drawing, before the tables."""

    def strip(parts: dict[str, bytes]) -> None:
        parts[PART] = re.sub(rb"<legacyDrawing [^>]*/>", b"<tableParts/>", parts[PART])
        rels = "xl/worksheets/_rels/sheet1.xml.rels"
        parts[rels] = re.sub(rb"<Relationship [^>]*/(?:vmlDrawing|comments)\"[^>]*/>", b"", parts[rels])
        del parts["xl/comments1.xml"], parts["xl/drawings/vmlDrawing1.vml"]
        types = parts["[Content_Types].xml"]
        types = re.sub(rb'<Override PartName="/xl/comments1.xml"[^>]*/>', b"", types)
        parts["[Content_Types].xml"] = re.sub(rb'<Default Extension="vml"[^>]*/>', b"", types)

    book = marked(call, rewritten(office, strip))
    assert set(comments(book[SHEET])) == {"C4", "D5"}
    after = parts_of(office.with_name("copy.xlsx"))
    assert re.search(rb"<drawing [^>]*/><legacyDrawing [^>]*/><tableParts/>", after[PART])
    assert b'Extension="vml"' in after["[Content_Types].xml"]


def test_tags_with_a_prefix_and_a_missing_style_sheet_are_no_hindrance(call: Call, office: Path) -> None:
    """So write some .NET programs; others write no styles at all."""

    def prefix(parts: dict[str, bytes]) -> None:
        for name in (PART, "xl/workbook.xml", "xl/comments1.xml"):
            prefixed = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", parts[name])
            parts[name] = prefixed.replace(b' xmlns="', b' xmlns:x="')
        parts[PART] = re.sub(rb' s="\d+"', b"", parts[PART])
        rels = "xl/_rels/workbook.xml.rels"
        parts[rels] = re.sub(rb"<Relationship [^>]*/styles\"[^>]*/>", b"", parts[rels])
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = re.sub(rb'<Override PartName="/xl/styles.xml"[^>]*/>', b"", types)
        del parts["xl/styles.xml"]

    book = marked(call, rewritten(office, prefix))
    assert coloured(book[SHEET]) == {"C4", "D5"}
    assert set(comments(book[SHEET])) == {"A3", "C4", "D5"}
    assert book.sheetnames[-1] == LIST


def test_findings_are_lines_for_github(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "a,b.csv"
    sheet.write_text("工号,收费率,投诉,绩效工资\n1,95%,x%,1000\n合计,,,1000\n", encoding="utf-8")
    done = call("check", "a,b.csv", *FEES, "--format", "github")
    lines = done.data.splitlines()
    assert (done.code, done.talk) == (1, "")
    assert (
        '::error file=a%2Cb.csv,line=2,col=3,title=SG224::C2: 投诉 holds "x%25"; expected a whole number such as 3'
        "%0AEnter the value in the form shown."
    ) in lines
    assert [line for line in lines if line.startswith("::notice file=a%2Cb.csv,title=SG211::")]
    assert all(re.match(r"::(error|notice) \S+::\S", line) for line in lines)
