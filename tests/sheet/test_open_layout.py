"""xlsx packages whose parts lie elsewhere than usual: Excel goes by the relations, and so must every figure here."""

import io
import zipfile

import pytest
import xlsxwriter

from stargrade.problems import Place, Refusal
from stargrade.sheet import open_workbook
from stargrade.sheet.open_sniff import kind_of
from stargrade.sheet.open_workbook import read_workbook
from tests.sheet.zipped import parts_of, zipped

PLACE = Place(file="scores.xlsx")


def workbook(score):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet, percent = book.add_worksheet("10月"), book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["工号", score])
        sheet.write(1, 1, 0.5, percent)
    return target.getvalue()


def laid_out(change):
    """The parts of a workbook, changed and packed again; `change` takes and gives a dict."""
    return zipped(change(parts_of(workbook("得分"))))


def read(data):
    assert kind_of(data, PLACE) == "xlsx"
    (grid,) = read_workbook(data, "xlsx", PLACE)
    return grid


def to_the_root(parts):
    """As some programs pack it: no folder xl/ at all."""
    moved = {name.removeprefix("xl/"): content for name, content in parts.items()}
    moved["_rels/.rels"] = moved["_rels/.rels"].replace(b"xl/workbook.xml", b"workbook.xml")
    moved["[Content_Types].xml"] = moved["[Content_Types].xml"].replace(b'"/xl/', b'"/')
    return moved


def renamed(old, new):
    """One part under another name, and everything that speaks of it."""

    def change(parts):
        name, other = (text.rpartition("/")[2].encode() for text in (old, new))
        told = {
            own: content.replace(name, other) for own, content in parts.items() if own.endswith((".rels", "s].xml"))
        }
        return {(new if own == old else own): told.get(own, content) for own, content in parts.items()}

    return change


def with_a_second_workbook(parts):
    """Two workbooks in one package: the relations lead to the one in the folder second/."""
    with zipfile.ZipFile(io.BytesIO(workbook("假分"))) as other:
        more = {name: other.read(name) for name in other.namelist() if name.startswith("xl/")}
    second = {name.replace("xl/", "second/"): content for name, content in parts.items() if name.startswith("xl/")}
    outer = {name: content.replace(b"xl/", b"second/") for name, content in parts.items() if not name.startswith("xl/")}
    return {**outer, **more, **second}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(to_the_root, id="no-folder"),
        pytest.param(renamed("xl/sharedStrings.xml", "xl/words.xml"), id="texts-of-another-name"),
        pytest.param(renamed("xl/styles.xml", "xl/looks.xml"), id="styles-of-another-name"),
        pytest.param(with_a_second_workbook, id="two-workbooks"),
    ],
)
def test_the_parts_that_the_relations_name_are_read(change):
    grid = read(laid_out(change))
    assert grid.rows == [["工号", "得分"], [None, 0.5]]
    assert grid.percent == {(1, 1)}


def test_other_texts_under_the_usual_name():
    """A reader that goes by the usual name would show 假分."""

    def change(parts):
        with zipfile.ZipFile(io.BytesIO(workbook("假分"))) as other:
            usual = other.read("xl/sharedStrings.xml")
        return {**renamed("xl/sharedStrings.xml", "xl/words.xml")(parts), "xl/sharedStrings.xml": usual}

    assert read(laid_out(change)).rows[0] == ["工号", "得分"]


def test_more_texts_promised_than_there_are(monkeypatch):
    """The engine takes room for as many as the part says, and would be ended by the system."""
    asked = []
    monkeypatch.setattr(open_workbook, "survives", lambda data, reader: asked.append(reader) or False)

    def change(parts):
        texts = parts["xl/sharedStrings.xml"].replace(b'uniqueCount="2"', b'uniqueCount="99999999999999"')
        return {**parts, "xl/sharedStrings.xml": texts}

    with pytest.raises(Refusal) as caught:
        read_workbook(laid_out(change), "xlsx", PLACE)
    assert [problem.code for problem in caught.value.problems] == ["SG110"]
    assert asked == ["calamine"]


def test_a_word_document_is_still_none():
    def change(parts):
        outer = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"word/document.xml")
        return {"_rels/.rels": outer, "word/document.xml": b"<w:document/>"}

    with pytest.raises(Refusal) as caught:
        kind_of(laid_out(change), PLACE)
    assert [problem.code for problem in caught.value.problems] == ["SG109"]
