"""csv and its relatives: encodings, delimiters, quotes, and which row a record is."""

import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.problems import Place, Refusal
from stargrade.sheet.open_text import read_text

PLACE = Place(file="scores.csv")


def rows(data):
    grid, problems = read_text(data, PLACE)
    assert problems == ()
    assert grid.name is None
    return [list(row) for row in grid.rows]


def refused(data):
    with pytest.raises(Refusal) as caught:
        read_text(data, PLACE)
    (problem,) = caught.value.problems
    return problem.code, dict(problem.params)


SCORES = "工号,姓名\n0017,张三\n"
EXPECTED = [["工号", "姓名"], ["0017", "张三"]]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SCORES.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + SCORES.encode(), id="utf-8-bom"),
        pytest.param(codecs.BOM_UTF8 * 2 + SCORES.encode(), id="double-bom"),
        pytest.param(codecs.BOM_UTF16_LE + SCORES.encode("utf-16-le"), id="utf-16-le"),
        pytest.param(codecs.BOM_UTF16_BE + SCORES.encode("utf-16-be"), id="utf-16-be"),
        pytest.param(SCORES.encode("gb18030"), id="gb18030"),
        pytest.param(SCORES.encode("gbk"), id="gbk"),
        pytest.param(SCORES.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(SCORES.replace("\n", "\r").encode(), id="cr"),
        pytest.param(SCORES.rstrip().encode(), id="no-last-line-end"),
        pytest.param(SCORES.replace("\n", "\r\n").encode("gbk") + b"\x1a", id="dos-end-of-file"),
    ],
)
def test_encodings_and_line_ends(data):
    assert rows(data) == EXPECTED


def test_names_that_gbk_lacks():
    assert rows("工号,姓名\n1,𠮷㛃\n".encode("gb18030")) == [["工号", "姓名"], ["1", "𠮷㛃"]]


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        # 0xFF begins no character in either encoding: "a,b\n" are bytes 0 to 3, "c," are 4 and 5.
        (b"a,b\nc,\xff\n", "SG112", {"line": 2, "offset": 6, "byte": "0xFF"}),
        # With a mark it is UTF-8 and nothing else: 0xD5 is a lead byte without what must follow.
        (codecs.BOM_UTF8 + b"a,\xd5\xc5\n", "SG112", {"line": 1, "offset": 5, "byte": "0xD5"}),
        # Three bytes are one and a half characters of UTF-16.
        (codecs.BOM_UTF16_LE + b"a\0b", "SG112", {"line": 1, "offset": 4, "byte": "0x62"}),
        (b"a,b\n1,2\n3,\0\n", "SG111", {"line": 3, "offset": 10}),
        ("a,b".encode("utf-16-le"), "SG111", {"line": 1, "offset": 1}),
        (b'a,b\n1,2\n3,"4\n5,6\n', "SG113", {"line": 3}),
        (b'a,b\n1,"x"y\n', "SG113", {"line": 2}),
    ],
)
def test_text_that_cannot_be_read(data, code, params):
    assert refused(data) == (code, params)


UTF8, GBK = "0017,张三丰\n".encode(), "0018,李四光\n".encode("gb18030")


@pytest.mark.parametrize(
    ("data", "line", "offset"),
    [
        # "id,name\n" is 8 bytes, and a line of UTF-8 here 15: 李 in GB18030 is two bytes from byte 28 on.
        (b"id,name\n" + UTF8 + GBK, 3, 28),
        # The other way round a line is 12 bytes: the first UTF-8 begins at byte 25.
        (b"id,name\n" + GBK + UTF8, 3, 25),
        (b"id,name\n" + GBK * 1000 + UTF8 + GBK, 1002, 8 + 12 * 1000 + 5),
    ],
)
def test_lines_of_two_files_put_together(data, line, offset):
    assert refused(data) == ("SG143", {"line": line, "offset": offset})


@settings(deadline=None)
@given(st.lists(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4), min_size=1))
def test_no_chinese_text_is_taken_for_a_mixture(names):
    """Some texts in GB18030 happen to be UTF-8 here and there; daily ones are never refused for it."""
    daily = [name for name in names if name.encode("gb2312", errors="ignore").decode("gb2312") == name]
    text = "工号,姓名\n" + "".join(f"1,{name}\n" for name in daily)
    assert rows(text.encode("gb18030"))[1:] == [["1", name] for name in daily]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id\tname\n1\tx,y\n", [["id", "name"], ["1", "x,y"]]),
        ("id;rate\n1;0,95\n2;0,96\n", [["id", "rate"], ["1", "0,95"], ["2", "0,96"]]),
        ("id|note\n1|a;b\n", [["id", "note"], ["1", "a;b"]]),
        (
            "2026年10月,考核\nid,a,b\n1,2,3\n4,5,6\n",
            [["2026年10月", "考核"], ["id", "a", "b"], ["1", "2", "3"], ["4", "5", "6"]],
        ),
        ('id,note\n1,"a;b;c"\n2,"d;e;f"\n', [["id", "note"], ["1", "a;b;c"], ["2", "d;e;f"]]),
        ("sep=;\nid;a,b\n1;2\n", [["id", "a,b"], ["1", "2"]]),
        ("value\n01\n002\n", [["value"], ["01"], ["002"]]),
        ("", []),
    ],
)
def test_delimiters(text, expected):
    assert rows(text.encode()) == expected


def test_blank_lines_are_rows_and_line_breaks_in_quotes_are_not():
    """The table begins in row 3; B3 holds a line break, so the next record is row 4."""
    text = '工号表\n\n工号,"姓\n名"\n0017,"张""三"\n,\n'
    assert rows(text.encode()) == [["工号表"], [], ["工号", "姓\n名"], ["0017", '张"三'], [None, None]]


def test_cells_are_left_as_they_are():
    assert rows(b" a ,NA\n007,1e3\n") == [[" a ", "NA"], ["007", "1e3"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id,pay,rate\n1,1,580.00,0.9\n2,900,0.8\n", [(2, 4, 3)]),
        ("id,pay,rate,\n1,900,0.9,,\n", []),  # more commas, but nothing behind them
        ("id,pay,rate,note\n1,900,0.9\n2,800,0.8\n", []),  # blanks at the end were cut off
        ("title\nid,pay\n1,2\n3,4,5\n6,7\n", [(4, 3, 2)]),
    ],
)
def test_a_comma_that_was_not_quoted(text, found):
    _, problems = read_text(text.encode(), PLACE)
    assert [(p.code, p.place.row, p.params["found"], p.params["expected"]) for p in problems] == [
        ("SG118", *each) for each in found
    ]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=6)


@given(
    table=st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)
    ),
    delimiter=st.sampled_from(",\t;|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_what_was_written_is_read(table, delimiter, encoding):
    """Python's csv writer quotes all it must; the heading is no valid UTF-8 when it is GB18030."""
    target = io.StringIO(newline="")
    head = ["工号", "姓名", "得分", "星级"][: len(table[0])] if table else ["工号", "姓名"]
    csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([head, *table])
    expected = [head, *([cell or None for cell in row] for row in table)]
    assert rows(target.getvalue().encode(encoding)) == expected


@pytest.mark.parametrize("text", ["9", "名", ","])
@pytest.mark.parametrize("times", [1 << 18, 8 << 20])
def test_one_long_line(text, times):
    """Longer than any cell or row of a sheet; large files are read column by column where they can be."""
    assert refused(f"工号,姓名\n1,{text * times}\n".encode()) == ("SG144", {"line": 2})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_of_a_large_file_are_rows_as_well(end):
    """The person stands in row 3,000,002, whichever way the file is read."""
    grid, problems = read_text(f"工号,姓名{end}{end * 3_000_000}0017,张三{end}".encode(), PLACE)
    assert (len(grid.rows), problems) == (3_000_002, ())
    assert [list(grid.rows[at]) for at in (0, 1, 3_000_001)] == [["工号", "姓名"], [None, None], ["0017", "张三"]]


def test_the_most_columns_that_a_sheet_has():
    assert len(rows(("," * 16_383).encode() + b"\n")[0]) == 16_384
    assert refused(("," * 16_384).encode() + b"\n")[0] == "SG144"
