"""Numbers and texts between numpy and arrow, as the bytes that they are.

The libraries' own conversions do the same, and load pandas on the way, which takes as long as reading
a hundred thousand rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pyarrow as pa


def ints_of(array: pa.Array) -> npt.NDArray[Any]:
    """The numbers of an arrow array, in its own type; what stands in place of a blank means nothing."""
    values: npt.NDArray[Any] = np.frombuffer(array.buffers()[1] or b"", dtype=array.type.to_pandas_dtype())
    return values[array.offset : array.offset + len(array)]


def codes_of(array: pa.DictionaryArray) -> npt.NDArray[Any]:
    """Which of its different cells each place holds; -1 for a blank."""
    codes, known = ints_of(array.indices), array.indices.buffers()[0]
    return codes if known is None else np.where(_bits(known, array.indices.offset, len(array)), codes, -1)


def marks_of(array: pa.Array) -> npt.NDArray[np.bool_]:
    """Yes and no of an arrow array without blanks."""
    return _bits(array.buffers()[1], array.offset, len(array))


def _bits(buffer: Any, offset: int, many: int) -> npt.NDArray[np.bool_]:
    bits = np.unpackbits(np.frombuffer(buffer or b"", dtype=np.uint8), bitorder="little", count=offset + many)
    return bits[offset:].astype(bool)


def array_of(values: npt.NDArray[Any], blank: npt.NDArray[np.bool_] | None = None) -> pa.Array:
    """Numbers as an arrow array of the same type, with blanks where these are marked."""
    import pyarrow as pa

    known = None if blank is None or not blank.any() else pa.py_buffer(np.packbits(~blank, bitorder="little"))
    buffers = [known, pa.py_buffer(np.ascontiguousarray(values))]
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), buffers)


def texts_of(texts: Sequence[str]) -> pa.Array:
    """Texts as an arrow array, of the kind that may be as long as it likes."""
    import pyarrow as pa

    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.large_string(), len(encoded), buffers)
