"""What kind of file is this? Told from its bytes, because anybody can change the ending of a name."""

from __future__ import annotations

import re
from typing import Literal

from ..problems import Place, Refusal, refuse
from ..texts import Text
from .ole_streams import MAGIC as OLE
from .ole_streams import BrokenContainerError, OleStreams
from .xlsx_parts import workbook_of
from .zip_parts import ZipParts

Kind = Literal["xlsx", "xlsb", "ods", "xls", "parquet", "text"]

ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second is an archive with nothing in it
PARQUET = b"PAR1"
BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")  # no container
WORKBOOKS: dict[str, Kind] = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}
OTHERS = {
    b"%PDF": Text("a PDF", "PDF 文件"),
    b"\x89PNG": Text("a picture", "图片"),
    b"\xff\xd8\xff": Text("a picture", "图片"),
    b"GIF8": Text("a picture", "图片"),
    b"{\\rtf": Text("a Word text (RTF)", "Word 文档（RTF）"),
    b"Rar!": Text("a RAR archive", "RAR 压缩包"),
    b"7z\xbc\xaf": Text("a 7z archive", "7z 压缩包"),
    b"\x1f\x8b": Text("a gzip archive", "gzip 压缩包"),
}
ARCHIVE = Text("a zip archive without a workbook", "不含工作簿的 zip 压缩包")
DOCUMENT = Text("an Office document without a workbook", "不含工作簿的 Office 文档")
OLD_EXCEL = Text("a workbook of Excel 5 or older", "Excel 5 或更早版本的工作簿")
WEB_PAGE = Text("a web page (HTML)", "网页（HTML）")
FLAT_ODS = Text("an OpenDocument sheet in one XML file (fods)", "单个 XML 的 OpenDocument 表格（fods）")
XML_TABLE = Text("an Excel 2003 XML table", "Excel 2003 XML 表格")
OTHER_XML = Text("an XML file", "XML 文件")
OLE_CUT_OFF = Text("its own tables of contents lead nowhere", "内部目录有误")
HEAD = 4096
ROOT = re.compile(rb"<(?:\w+:)?workbook\b")  # a package of any layout whose document is a workbook
WEB_MARKS = ("mime-version:", "<html", "<table", "<!doctype html", "<meta", "<head", "<body", "<style")


def kind_of(data: bytes, place: Place) -> Kind:
    """The kind of a file that can be read.

    Raises `Refusal`: SG105 empty, SG106 encrypted, SG107 damaged, SG108 another table format,
    SG109 no spreadsheet.
    """
    if not data:
        raise refuse("SG105", place)
    if data.startswith(OLE):
        return _inside_ole(data, place)
    if data.startswith(ZIP):
        return _inside_zip(data, place)
    if data.startswith(PARQUET):
        return "parquet"
    _refuse_others(data, place)
    return "text"


def _inside_ole(data: bytes, place: Place) -> Kind:
    try:
        names = OleStreams(data).names
    except BrokenContainerError as error:
        raise refuse("SG107", place, detail=OLE_CUT_OFF) from error
    if "encryptedpackage" in names:
        raise refuse("SG106", place)
    if not names & {"workbook", "book"}:
        raise refuse("SG109", place, found=DOCUMENT)
    return "xls"


def _inside_zip(data: bytes, place: Place) -> Kind:
    parts = ZipParts(data, place)
    for name, kind in WORKBOOKS.items():
        if parts.find(name):
            if kind == "ods":
                _refuse_locked_ods(parts, place)
            return kind
    if (named := workbook_of(parts)) and ROOT.search(next(parts.pieces(named), b"")):
        return "xlsx"
    raise refuse("SG109", place, found=ARCHIVE)


def _refuse_locked_ods(parts: ZipParts, place: Place) -> None:
    """An ods with a password keeps its parts' names; the manifest says that they are encrypted."""
    if (manifest := parts.find("META-INF/manifest.xml")) and b"encryption-data" in parts.read(manifest):
        raise refuse("SG106", place)
    if (mime := parts.find("mimetype")) and b"spreadsheet" not in parts.read(mime):
        raise refuse("SG109", place, found=DOCUMENT)


def _refuse_others(data: bytes, place: Place) -> None:
    if data.startswith(BIFF):
        raise refuse("SG108", place, found=OLD_EXCEL)
    for magic, found in OTHERS.items():
        if data.startswith(magic):
            raise refuse("SG109", place, found=found)
    if refusal := _refused_markup(_head(data), place):
        raise refusal


def _head(data: bytes) -> str:
    """The first characters in small letters, whatever the encoding: markup is plain ASCII."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:HEAD].decode("utf-16" if wide else "latin-1", errors="replace")
    return head.removeprefix("\xef\xbb\xbf").lstrip("\ufeff \t\r\n").lower()


def _refused_markup(head: str, place: Place) -> Refusal | None:
    if head.startswith("<?xml") and "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return refuse("SG108", place, found=XML_TABLE)
    if head.startswith("<?xml") and "opendocument.spreadsheet" in head:
        return refuse("SG108", place, found=FLAT_ODS)
    if head.startswith(WEB_MARKS) or (head.startswith("<") and "<html" in head):
        return refuse("SG108", place, found=WEB_PAGE)
    if head.startswith("<?xml"):
        return refuse("SG109", place, found=OTHER_XML)
    return None
