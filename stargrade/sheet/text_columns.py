"""Reads a large text sheet column by column, wherever that provably gives the same cells as reading it row by row.

The file is read in stretches of whole lines. A stretch whose lines are not all of one width (a title,
a note at the foot) is halved until what is left of it is small, and that is read row by row.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import numpy.typing as npt

from ..problems import Place
from .buffers import texts_of
from .model import Cells
from .packed import Packed
from .raw_cells import Part, end_to_end, of_chunk
from .text_encoding import UTF8_MARK, UTF16_MARKS, decode

Record = Sequence[str | None]
ByRows = Callable[[str], Sequence[Record]]

STRETCH = 1 << 24  # bytes of a stretch at most
LONGEST_LINE = 1 << 20  # bytes in which the end of a line is looked for
SMALL = 1 << 14  # bytes of a stretch that is read row by row where its lines are of different widths
BLOCK = 1 << 22  # bytes that the library takes at a time
_UNUSED = "\x01"
_ENDS = (b"\n", b"\r")
_EMPTY_LINES = (b"\n\n", b"\n\r", b"\r\r")


@dataclass(frozen=True)
class TextColumns:
    """The cells of a text sheet by column, and how many cells each of its records has."""

    columns: tuple[Cells, ...]
    widths: npt.NDArray[np.int32]


@dataclass(frozen=True)
class _Stretch:
    """Some records in a row: their columns, each in parts, and the widths of the records."""

    columns: Sequence[Sequence[Part]]
    widths: npt.NDArray[np.int32]


def in_utf8(data: bytes, place: Place) -> memoryview:
    """The text in UTF-8 without its byte-order mark; Refusal where its bytes are no text (as `decode`)."""
    import pyarrow as pa

    try:
        if data[:2] in UTF16_MARKS or b"\0" in data:
            raise pa.ArrowInvalid("not to be taken as it is")
        ends = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
        pa.LargeBinaryArray.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(data)]).cast(pa.large_string())
    except pa.ArrowInvalid:
        data = decode(data, place).encode()
    text = memoryview(data)
    while bytes(text[: len(UTF8_MARK)]) == UTF8_MARK:
        text = text[len(UTF8_MARK) :]
    return text


def read_columns(data: memoryview, delimiter: str, by_rows: ByRows) -> TextColumns | None:
    """The columns of a text in UTF-8 without a byte-order mark; `by_rows` reads a few lines of it.

    None where the text has to be read as a whole, row by row: a quote that does not stand as csv
    has it within one line, or a line or a cell longer than that reader takes.
    """
    if not delimiter.isascii() or delimiter in '"\r\n' or _has_long_line(data):
        return None
    if not _quotes_are_plain(data, delimiter):
        return None
    try:
        stretches = list(_stretches(data, delimiter, by_rows))
    except csv.Error:
        return None
    if not stretches:
        return None
    wide = max(len(one.columns) for one in stretches)
    widths = np.concatenate([one.widths for one in stretches])
    parts = [[part for one in stretches for part in _parts(one, at)] for at in range(wide)]
    del stretches
    columns = tuple(end_to_end(parts.pop(0)) for _ in range(wide))  # each lets go of its parts before the next is made
    if any(_longest(cells) > csv.field_size_limit() for cells in columns):
        return None
    return TextColumns(columns, widths)


def _quotes_are_plain(data: memoryview, delimiter: str) -> bool:
    """Whether every line with a quote is whole records in which each quoted cell begins and ends as csv has it."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.csv as text

    whole = pa.py_buffer(data)
    if not _holds(data, '"'):
        return True
    if _holds(data, _UNUSED):
        return False
    try:
        lines = text.read_csv(
            pa.BufferReader(whole),
            text.ReadOptions(column_names=["line"], block_size=BLOCK),
            text.ParseOptions(delimiter=_UNUSED, quote_char=False),
            text.ConvertOptions(column_types={"line": pa.string()}),
        )["line"]
    except pa.ArrowInvalid:  # a line longer than the library takes
        return False
    quoted = lines.filter(pc.match_substring(lines, '"'))
    cell = f'(?:[^"{_escaped(delimiter)}]*|"(?:[^"]|"")*")'
    return bool(pc.all(pc.match_substring_regex(quoted, f"^{cell}(?:{_escaped(delimiter)}{cell})*$")).as_py())


def _has_long_line(data: memoryview) -> bool:
    starts = range(0, len(data), STRETCH)
    ends = (np.flatnonzero(_marks(data[start : start + STRETCH], "\n")) + start for start in starts)
    return bool(np.diff(np.concatenate([[0], *ends, [len(data)]])).max() > LONGEST_LINE)


def _holds(data: memoryview, sign: str) -> bool:
    return any(_marks(data[start : start + STRETCH], sign).any() for start in range(0, len(data), STRETCH))


def _marks(data: memoryview, sign: str) -> npt.NDArray[np.bool_]:
    return np.asarray(np.frombuffer(data, dtype=np.uint8) == ord(sign))


def _escaped(sign: str) -> str:
    return f"\\x{ord(sign):02x}"


def _stretches(data: memoryview, delimiter: str, by_rows: ByRows) -> Iterator[_Stretch]:
    """The text in stretches, from the top; a stack of what is still to be read keeps their order."""
    left = [data] if len(data) else []
    while left:
        part = left.pop()
        end = _line_end(part, STRETCH)
        if end < len(part):
            left += [part[end:], part[:end]]
        elif (read := _by_columns(part, delimiter)) is not None:
            yield read
        elif len(part) <= SMALL or (middle := _line_end(part, len(part) // 2)) == len(part):
            yield _laid_out(by_rows(str(part, "utf-8")))
        else:
            left += [part[middle:], part[:middle]]


def _line_end(part: memoryview, start: int) -> int:
    """Where the line that holds a byte ends; the end of all where that is not near."""
    tail = bytes(part[start : start + LONGEST_LINE])
    found = tail.find(b"\n")
    return start + found + 1 if found >= 0 else len(part)


def _by_columns(part: memoryview, delimiter: str) -> _Stretch | None:
    """A stretch of lines of one width; None where they are not."""
    import pyarrow as pa
    import pyarrow.csv as text

    lines = bytes(part)
    if not lines.strip(b"\r\n") and lines.count(b"\r") == lines.count(b"\r\n"):
        return _Stretch((), np.zeros(lines.count(b"\n"), dtype=np.int32))
    if lines[:1] in _ENDS or any(two in lines for two in _EMPTY_LINES):
        return None  # an empty line would be left out
    coded = pa.dictionary(pa.int32(), pa.string())
    names = [str(at) for at in range(_width(part, delimiter))]
    try:
        table = text.read_csv(
            pa.BufferReader(lines),
            text.ReadOptions(column_names=names, block_size=BLOCK),
            text.ParseOptions(delimiter=delimiter),
            text.ConvertOptions(column_types=dict.fromkeys(names, coded), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    parts = [list(map(of_chunk, column.chunks)) for column in table.columns]
    return _Stretch(parts, np.full(len(table), len(names), dtype=np.int32))


def _width(part: memoryview, delimiter: str) -> int:
    """How many cells the first line of a stretch has."""
    first = str(bytes(part[:LONGEST_LINE]).partition(b"\n")[0], "utf-8", "replace").rstrip("\r")
    return len(next(csv.reader([first], delimiter=delimiter), [])) or 1


def _laid_out(records: Sequence[Record]) -> _Stretch:
    import pyarrow as pa

    texts = ([cell or "" for cell in column] for column in zip_longest(*records))
    columns = [[of_chunk(texts_of(column).cast(pa.string()).dictionary_encode())] for column in texts]
    return _Stretch(columns, np.array([len(record) for record in records], dtype=np.int32))


def _parts(stretch: _Stretch, at: int) -> Sequence[Part]:
    """One column of a stretch; nothing where it is narrower."""
    import pyarrow as pa

    if at < len(stretch.columns):
        return stretch.columns[at]
    return [of_chunk(pa.nulls(len(stretch.widths), pa.dictionary(pa.int32(), pa.string())))]


def _longest(cells: Cells) -> int:
    import pyarrow.compute as pc

    different = cells.different
    return int(pc.max(pc.utf8_length(different.array)).as_py() or 0) if isinstance(different, Packed) else 0
