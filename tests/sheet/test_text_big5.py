"""Big5: told from GB18030 by a heading that the scheme knows, and by nothing else."""

import pytest
from tables import scheme

from stargrade.problems import Place, Refusal
from stargrade.sheet.text_big5 import in_usual_encoding, knows_headings

PLACE = Place(file="scores.csv")
SCHEME = scheme({"name": {"type": "text", "zh": "姓名"}, "rate": {"type": "rate", "zh": "收费率"}})
SHEET = "工號,姓名,收費率\n0017,張淑芬,95%\n0018,許功蓋,96%\n"


def read(data):
    settled, problems = in_usual_encoding(data, PLACE, knows_headings(SCHEME))
    return settled, [problem.code for problem in problems]


def test_big5_becomes_utf8_and_it_is_said():
    """許功蓋 are the characters whose second byte is a backslash in Big5."""
    assert read(SHEET.encode("big5")) == (SHEET.encode(), ["SG140"])


def test_characters_of_hong_kong():
    sheet = SHEET + "0019,陳嘅,97%\n"
    assert read(sheet.encode("big5hkscs")) == (sheet.encode(), ["SG140"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_other_encodings_are_left_as_they_are(encoding):
    data = SHEET.encode(encoding)
    assert read(data) == (data, [])


def test_headings_below_a_title():
    sheet = "二零二六年十月考核\n\n" + SHEET
    assert read(sheet.encode("big5")) == (sheet.encode(), ["SG140"])


def test_a_large_file():
    """The headings stand in the first bytes, however long the file is."""
    sheet = SHEET + "0019,張淑芬,97%\n" * 20_000
    assert read(sheet.encode("big5")) == (sheet.encode(), ["SG140"])
    data = sheet.encode("gb18030")
    assert read(data) == (data, [])


def test_nothing_tells_which_it_is():
    """English headings, and names that are garbled in GB18030."""
    sheet = "id,name\n0017,張淑芬\n0018,許功蓋\n"
    with pytest.raises(Refusal) as caught:
        read(sheet.encode("big5"))
    assert [problem.code for problem in caught.value.problems] == ["SG142"]
    assert caught.value.exit_code == 3


def test_daily_names_under_english_headings():
    data = "id,name\n0017,张三\n0018,李四\n".encode("gb18030")
    assert read(data) == (data, [])


def test_neither_of_the_two():
    """0xFF begins no character; the reader of texts says where it stands."""
    assert read(b"id,\xff\n") == (b"id,\xff\n", [])
