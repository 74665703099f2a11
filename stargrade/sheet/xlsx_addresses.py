"""Where the cells of an xlsx worksheet stand: their addresses, and the farthest of them.

The engine takes memory for every cell up to the farthest one, so that one is looked for first. A
piece of a usual sheet is compared with the rows that it says it has: then one search is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .facts import Spot
from .letters import column_of, letters
from .xlsx_rows import opening_prefix, whole_rows

REF = re.compile(rb"""\br=["']([A-Za-z]+)(\d+)["']""")
ROW_NUMBER = re.compile(rb"""\br=["'](\d+)["']""")
HEAD = 1 << 16
MOST_NUMBERED = 500_000  # cells and rows without an address: each takes a step, and few programs write any
MOST_SIGNS = 9  # of a number or of a column's letters: more would be no address of any sheet


class AddressError(ValueError):
    """A cell or row says nothing of where it stands, or stands nowhere."""


class Farthest:
    """The farthest row and column of the pieces looked at; blank cells count as well.

    `row` is the number of the row that came last.
    """

    def __init__(self) -> None:
        self.row = 0
        self._rows = 0
        self._columns = 0
        self._numbered = 0

    @property
    def end(self) -> Spot:
        """The farthest row and column, counted from 0."""
        return max(self._rows - 1, 0), max(self._columns - 1, 0)

    def look_at(self, xml: bytes, prefix: bytes, numbers: Sequence[bytes]) -> None:
        """Take in the next piece and the numbers of its rows, "" for one without. Raises `AddressError`."""
        if b"" in numbers:
            if numbers.count(b"") > xml.count(b"<%browBreaks" % prefix):
                xml = self._addressed(xml, prefix)
            numbers = _row_numbers(xml, prefix)
        start = self.row
        if numbers:
            self.row = _number(numbers[-1])
            self._rows = max(self._rows, _number(max(numbers, key=len)), *map(int, numbers))
        if not self._columns:
            self.take_in(_refs(xml[:HEAD], prefix))  # the headings mostly reach as far as anything
        if re.search(_beyond(prefix, self._columns, self._rows), xml):
            self.take_in(_refs(self._addressed(xml, prefix, start), prefix))

    def _addressed(self, xml: bytes, prefix: bytes, start: int | None = None) -> bytes:
        """A piece in which every cell has its address; a sheet with very many that have none is refused."""
        complete = with_addresses(xml, prefix, self.row if start is None else start)
        if complete is not xml:
            self._numbered += xml.count(b"<%bc" % prefix) + xml.count(b"<%brow" % prefix)
            if self._numbered > MOST_NUMBERED:
                raise AddressError
        return complete

    def take_in(self, refs: Sequence[tuple[bytes, bytes]]) -> None:
        """Take in addresses: each one's letters and number."""
        self._columns = max(self._columns, 0, *(_column(name) + 1 for name in {name for name, _ in refs}))
        self._rows = max(self._rows, 0, *(_number(number) for number in {number for _, number in refs}))


def content_end(pieces: Iterable[bytes]) -> Spot:
    """The farthest row and column, counted from 0, of the cells that are not plainly blank."""
    farthest = Farthest()
    prefix: bytes | None = None
    start = 0
    for xml in whole_rows(pieces):
        prefix = opening_prefix(xml) if prefix is None else prefix
        complete = with_addresses(xml, prefix, start)
        farthest.take_in(_refs(complete, prefix, rb"(?<!/)"))
        start = max(start, *map(_number, set(_row_numbers(complete, prefix))), 0)
    return farthest.end


def rows_in(xml: bytes, prefix: bytes) -> list[bytes]:
    """The number of every row; "" for one that has none, and for other tags that begin with the same letters."""
    return re.findall(rb"""<%brow(?:\s(?=[^<>]*+>)[^<>]*?\br=["'](\d++)["'])?""" % prefix, xml)


def _row_numbers(xml: bytes, prefix: bytes) -> list[bytes]:
    """The numbers of the rows, as far as they have any."""
    return re.findall(rb"""<%brow\s(?=[^<>]*+>)[^<>]*?\br=["'](\d++)["']""" % prefix, xml)


def _refs(xml: bytes, prefix: bytes, end: bytes = b"") -> list[tuple[bytes, bytes]]:
    """Letters and number of the address of every cell whose tag ends like `end`."""
    return re.findall(rb"""<%bc\s(?=[^<>]*+%b>)[^<>]*?\br=["']([A-Za-z]++)(\d++)["']""" % (prefix, end), xml)


def with_addresses(xml: bytes, prefix: bytes, start: int) -> bytes:
    """The same XML with r= in every row and cell: without it a cell stands next to the last one.

    `start` is the number of the row before it.
    """
    every = re.findall(rb"<%b(?:row|c)(?=[\s/>])" % prefix, xml)
    told = re.findall(rb"""<%b(?:row|c)\s(?=[^<>]*+>)[^<>]*?\br=["']""" % prefix, xml)
    if len(every) == len(told):
        return xml
    if len(every) > MOST_NUMBERED:
        raise AddressError
    row, column = start, -1

    def number(match: re.Match[bytes]) -> bytes:
        nonlocal row, column
        kind, attributes = match[1], match[2]
        if kind == b"row":
            given = ROW_NUMBER.search(attributes)
            row, column = (_number(given[1]) if given else row + 1), -1
            return match[0] if given else b'<%brow r="%d"%b>' % (prefix, row, attributes)
        ref = REF.search(attributes)
        column = _column(ref[1]) if ref else column + 1
        return match[0] if ref else b'<%bc r="%b%d"%b>' % (prefix, letters(column).encode(), row, attributes)

    return re.sub(rb"<%b(row|c)(?=[\s/>])([^<>]*+)>" % prefix, number, xml)


def _number(digits: bytes) -> int:
    if len(digits) > MOST_SIGNS:
        raise AddressError
    return int(digits)


def _column(name: bytes) -> int:
    if len(name) > MOST_SIGNS:
        raise AddressError
    return column_of(name.decode())


def _beyond(prefix: bytes, columns: int, rows: int) -> re.Pattern[bytes]:
    """Finds a cell that does not stand within so many columns and rows, or says so in another way."""
    if not columns or not rows:
        return re.compile(rb"<%bc\b" % prefix)
    names, numbers = up_to(letters(columns - 1).encode(), b"A-Z"), up_to(b"%d" % rows, b"0-9")
    return re.compile(rb'<%bc\b(?! r="(?:%b)(?:%b)")' % (prefix, names, numbers))


def up_to(last: bytes, signs: bytes) -> bytes:
    """A pattern for all names (of signs ``A-Z``) or numbers (``0-9``) up to `last`.

    >>> up_to(b"47", b"0-9")
    b'[1-9][0-9]{0,0}|[1-3][0-9]{1}|4[0-6]|47'
    """
    lowest = b"1" if signs == b"0-9" else b"A"  # no number begins with 0
    ways = [b"[%b-%c][%b]{0,%d}" % (lowest, signs[2], signs, len(last) - 2)] if len(last) > 1 else []
    for at, sign in enumerate(last):
        low = lowest[0] if at == 0 else signs[0]
        if sign > low:
            rest = len(last) - at - 1
            ways.append(last[:at] + b"[%c-%c]" % (low, sign - 1) + (b"[%b]{%d}" % (signs, rest) if rest else b""))
    return b"|".join((*ways, last))
