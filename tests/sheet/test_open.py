"""Opening by path: what is refused, what is told apart by content, and which notices are given."""

import io
import os
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import xlsxwriter

from stargrade.problems import Refusal
from stargrade.sheet.open import read_book


def xlsx(*rows):
    """The bytes of a workbook with one sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("10月")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return target.getvalue()


def archive(**parts):
    """A zip with these parts; two underscores stand for a slash, one for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, content in parts.items():
            out.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def without(data, part, content=None):
    """The same archive with one part left out or replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info, old.read(info))
        if content is not None:
            new.writestr(part, content)
    return target.getvalue()


def refused(path):
    with pytest.raises(Refusal) as caught:
        read_book(path)
    (problem,) = caught.value.problems
    assert problem.message("zh") and problem.message("en")
    assert problem.place.file == str(path)
    return problem.code, caught.value.exit_code


SHEET = xlsx(["工号", "姓名"], ["0017", "张三"])


def test_a_workbook_becomes_a_book(tmp_path):
    path = tmp_path / "scores.xlsx"
    path.write_bytes(SHEET)
    book = read_book(path)
    assert (book.path, book.kind, book.problems) == (str(path), "xlsx", ())
    assert book.sha256 == sha256(SHEET).hexdigest()
    assert [(grid.name, grid.rows) for grid in book.grids] == [("10月", [["工号", "姓名"], ["0017", "张三"]])]


def test_missing_file(tmp_path):
    assert refused(tmp_path / "none.xlsx") == ("SG101", 3)


def test_a_file_where_a_folder_should_be(tmp_path):
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "scores.xlsx") == ("SG101", 3)


def test_folder(tmp_path):
    assert refused(tmp_path) == ("SG102", 3)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("a,b")
    path.chmod(0)
    assert refused(path) == ("SG103", 3)


def test_permission_denied_by_the_system(tmp_path, monkeypatch):
    path = tmp_path / "scores.csv"
    path.write_text("a,b")

    def deny(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", deny)
    assert refused(path) == ("SG103", 3)


def test_links_in_a_circle(tmp_path):
    path = tmp_path / "circle.xlsx"
    path.symlink_to(path)
    assert refused(path) == ("SG104", 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_neither_a_device_nor_a_pipe_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refused(tmp_path / "pipe.xlsx") == ("SG119", 3)
    assert refused(Path("/dev/zero")) == ("SG119", 3)


def test_a_workbook_too_large_to_be_read_at_all(tmp_path, monkeypatch):
    """Ten gigabytes that take no room on the disk; a text may be as large."""
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(10 << 30)

    def read(_):
        raise AssertionError

    monkeypatch.setattr(type(path), "read_bytes", read)
    assert refused(path) == ("SG141", 3)


OLE_START = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "SG105", id="empty"),
        pytest.param(OLE_START + b"\0" * 40, "SG107", id="ole-cut-off"),
        pytest.param(OLE_START + b"\xff" * 2000, "SG107", id="ole-garbage"),
        pytest.param(SHEET[:-200], "SG107", id="zip-cut-off"),
        pytest.param(SHEET[: len(SHEET) // 2], "SG107", id="zip-half"),
        pytest.param(b"\xef\xbb\xbf <html><body><table><tr><td>1", "SG108", id="html"),
        pytest.param(b"<table border=1><tr><td>0017</td></tr></table>", "SG108", id="html-table"),
        pytest.param("\ufeff<!DOCTYPE html><html>".encode("utf-16-le"), "SG108", id="html-utf16"),
        pytest.param(b'<?xml version="1.0"?><html xmlns="x">', "SG108", id="xhtml"),
        pytest.param(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "SG108",
            id="xml-2003",
        ),
        pytest.param(b"\x09\x02\x06\x00\x00\x00", "SG108", id="excel-3"),
        pytest.param(b"\x09\x08\x08\x00\x00\x05\x05\x00", "SG108", id="excel-5-without-container"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "SG108", id="mhtml"),
        pytest.param(
            b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
            "SG108",
            id="fods",
        ),
        pytest.param(b"PK\x05\x06" + bytes(18), "SG109", id="empty-zip"),
        pytest.param(b"<?xml version='1.0'?><scores/>", "SG109", id="xml"),
        pytest.param(b"%PDF-1.7 ...", "SG109", id="pdf"),
        pytest.param(b"\x89PNG\r\n", "SG109", id="picture"),
        pytest.param(archive(word__document_xml="<w/>"), "SG109", id="docx"),
        pytest.param(
            archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"), "SG109", id="odt"
        ),
        pytest.param(
            archive(content_xml="<x/>", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}),
            "SG106",
            id="ods-password",
        ),
        pytest.param(b"just a note\nabout nothing\n", "SG109", id="prose"),
        pytest.param(b"a,b\n1,\0\n", "SG111", id="nul"),
        pytest.param(without(SHEET, "_rels/.rels", "<broken"), "SG107", id="bad-rels"),
        pytest.param(without(SHEET, "xl/workbook.xml", "<broken"), "SG107", id="bad-workbook"),
        pytest.param(
            without(SHEET, "xl/sharedStrings.xml", '<!DOCTYPE x [<!ENTITY a "b">]><sst/>'), "SG114", id="entities"
        ),
        pytest.param(without(SHEET, "XL/Worksheets/sheet1.xml", "<worksheet/>"), "SG115", id="two-parts-of-one-name"),
        pytest.param(b"PAR1 no parquet at all PAR1", "SG107", id="parquet-damaged"),
    ],
)
def test_refused_by_content(tmp_path, data, code):
    path = tmp_path / "scores.xls"
    path.write_bytes(data)
    assert refused(path) == (code, 3)


def test_wrong_checksum(tmp_path):
    """One byte of a stored part is changed: an engine may read past it, and read another score."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHEET)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    path = tmp_path / "scores.xlsx"
    path.write_bytes(target.getvalue().replace("张三".encode(), "张四".encode()))
    assert refused(path) == ("SG107", 3)


@pytest.mark.parametrize(
    ("name", "data", "kind", "codes"),
    [
        ("scores.xls", SHEET, "xlsx", ["SG131"]),
        ("scores.csv", SHEET, "xlsx", ["SG131"]),
        ("scores.XLSX", SHEET, "xlsx", []),
        ("scores", SHEET, "xlsx", []),
        ("scores.xlsx", "工号,姓名\n1,张三\n".encode(), "text", ["SG131"]),
        ("scores.tsv", b"a\tb\n", "text", []),
    ],
)
def test_the_content_decides_and_a_wrong_name_is_said(tmp_path, name, data, kind, codes):
    path = tmp_path / name
    path.write_bytes(data)
    book = read_book(path)
    assert (book.kind, [problem.code for problem in book.problems]) == (kind, codes)
    assert {problem.severity for problem in book.problems} <= {"notice"}


def test_a_sheet_open_in_excel(tmp_path):
    path = tmp_path / "scores.xlsx"
    path.write_bytes(SHEET)
    (tmp_path / "~$scores.xlsx").write_bytes(b"clerk")
    (notice,) = read_book(path).problems
    assert (notice.code, notice.params["lock"]) == ("SG132", "~$scores.xlsx")
