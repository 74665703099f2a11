"""The columns of a record's table read back exactly, each made when it is first asked for: a run needs few of many."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from ..grading.past import KEPT, MET
from ..numbers.columns import LIMIT, Column, Flags, Ints, Numbers, Words, largest, numbers
from .cells import YES, guarded, unguarded

KEY = "key"

_MOSTLY_ASKED = frozenset({KEY, MET, "star"})
_FEW_SIGNS = 18  # so many fit 64 bits, and twice as many the decimals that they are scaled in

Cells = Any  # pyarrow's array of texts, null where a cell is empty


class Columns(Mapping[str, Column]):
    """The columns of a table by name; `kinds` says what each of them holds."""

    def __init__(self, data: bytes, kinds: Mapping[str, str]) -> None:
        self._data, self._kinds = data, kinds
        self._tables: dict[bool, Any] = {}
        self._made: dict[str, Column] = {}

    def __getitem__(self, name: str) -> Column:
        if name not in self._made:
            self._made[name] = _READERS[self._kinds[name]](self._cells(name))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def keys_in_order(self) -> tuple[str, ...]:
        """The ids of the people, in the order of the table."""
        return _unguarded(self._cells(KEY))

    def _cells(self, name: str) -> Cells:
        """The texts of one column; what later periods mostly ask for is read apart from the many others."""
        part = _is_mostly_asked(name)
        if part not in self._tables:
            self._tables[part] = _table(self._data, [one for one in self._kinds if _is_mostly_asked(one) == part])
        return self._tables[part][guarded(name)].combine_chunks()


def _is_mostly_asked(name: str) -> bool:
    return name in _MOSTLY_ASKED or name.startswith(KEPT)


def _table(data: bytes, names: list[str]) -> Any:
    import pyarrow as pa
    from pyarrow import csv

    headings = [guarded(name) for name in names]
    return csv.read_csv(
        io.BytesIO(data),
        read_options=csv.ReadOptions(use_threads=False),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            include_columns=headings,
            column_types=dict.fromkeys(headings, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _words(cells: Cells) -> Words:
    codes, words = _different(cells)
    return Words(codes, _unguarded(words))


def _different(cells: Cells) -> tuple[Ints, Cells]:
    """For each row which of the different texts it holds (-1: blank), and these texts."""
    encoded = cells.dictionary_encode()
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64), encoded.dictionary


def _unguarded(cells: Cells) -> tuple[str, ...]:
    from pyarrow import compute as pc

    words: list[str] = cells.to_pylist()
    return tuple(map(unguarded, words) if pc.any(pc.starts_with(cells, "'")).as_py() else words)


def _flags(cells: Cells) -> Flags:
    from pyarrow import compute as pc

    yes = pc.equal(cells, YES).fill_null(False)
    return Flags(yes.to_numpy(zero_copy_only=False), cells.is_null().to_numpy(zero_copy_only=False))


def _numbers(cells: Cells) -> Numbers:
    """Decimals and quotients such as ``256/3`` over one denominator, all rows at once where 64 bits hold them."""
    from pyarrow import compute as pc

    if (pc.max(pc.utf8_length(cells)).as_py() or 0) > _FEW_SIGNS:
        return _one_by_one(cells)
    if not pc.any(pc.match_substring(cells, "/")).as_py():
        return _decimals(cells) or _one_by_one(cells)
    parts = pc.extract_regex(cells, "^(?P<above>[^/]*)/?(?P<below>.*)$")
    above, below = (pc.struct_field(parts, name) for name in ("above", "below"))
    found = _decimals(above)
    den = pc.if_else(pc.equal(below, ""), "1", below).fill_null("1").cast("int64").to_numpy()
    common = int(np.lcm.reduce(np.unique(den).astype(object)))
    if found is None or found.reach * common >= LIMIT:
        return _one_by_one(cells)
    return Numbers(found.num * (common // den), int(found.den) * common, found.null)


def _decimals(cells: Cells) -> Numbers | None:
    """The cells over a power of ten; None where 64 bits do not hold them."""
    import pyarrow as pa
    from pyarrow import compute as pc

    point = pc.find_substring(cells, ".")
    after = pc.if_else(pc.less(point, 0), 0, pc.subtract(pc.subtract(pc.utf8_length(cells), point), 1))
    places = pc.max(after).as_py() or 0
    scaled = cells.cast(pa.decimal128(2 * _FEW_SIGNS, places))
    # each figure is a whole number of 128 bits, the lower half first
    halves = np.frombuffer(scaled.buffers()[1], dtype=np.int64)[2 * scaled.offset :].reshape(-1, 2)[: len(scaled)]
    null = cells.is_null().to_numpy(zero_copy_only=False)
    num, above = np.where(null, 0, halves[:, 0]), np.where(null, 0, halves[:, 1])
    if largest(num) >= LIMIT or (above != num >> 63).any():
        return None
    return Numbers(num, 10**places, null)


def _one_by_one(cells: Cells) -> Numbers:
    codes, words = _different(cells)
    return numbers([*map(Fraction, words.to_pylist()), None]).take(codes)


_READERS: Mapping[str, Callable[[Cells], Column]] = {"number": _numbers, "flag": _flags, "word": _words}
