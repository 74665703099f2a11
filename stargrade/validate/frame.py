"""Looks through the columns with pandera: limits, whole numbers, fen, and ids that stand twice.

pandera is given clean cells only (no blank, none that already has a problem), as whole numbers
over the column's denominator, so that every comparison is exact. A column whose smallest and
largest values are within its limits has nothing for it to find, and most sheets hold no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..numbers.columns import Bools, Numbers, Words
from .limits import Limits

if TYPE_CHECKING:
    import pandas as pd

OUT_OF_RANGE, NOT_WHOLE, TOO_FINE = "SG301", "SG302", "SG303"


def failures(column: Numbers, bad: Bools, limits: Limits) -> Mapping[int, str]:
    """The code of what is wrong with each row's value; one code for a row."""
    rows = np.flatnonzero(~(column.null | bad))
    bounds = _bounds(column, limits)
    if bounds.hold(column.num[rows]):
        return {}
    return _run(_series(column.num, rows), checks=_checks(bounds, limits))


def repeated(keys: Words, bad: Bools) -> npt.NDArray[np.int64]:
    """The rows whose id stands in another row too."""
    rows = np.flatnonzero(~(keys.null | bad))
    if int(np.bincount(keys.codes[rows]).max(initial=0)) <= 1:
        return np.zeros(0, dtype=np.int64)
    return np.array(sorted(_run(_series(keys.codes, rows), unique=True)), dtype=np.int64)


@dataclass(frozen=True)
class _Bounds:
    """What the numerators of a column may be; None where they may be anything."""

    low: int | None
    high: int | None
    stride: int | None

    def hold(self, values: npt.NDArray[Any]) -> bool:
        """Whether none of these can be at fault, by the smallest and the largest of them alone."""
        if not len(values):
            return True
        low_enough = self.high is None or int(values.max()) <= self.high
        high_enough = self.low is None or int(values.min()) >= self.low
        return low_enough and high_enough and self.stride is None


def _bounds(column: Numbers, limits: Limits) -> _Bounds:
    if not isinstance(column.den, int):
        raise TypeError("cells as read share one denominator")
    stride = limits.stride(column.den)
    return _Bounds(limits.lowest(column.den), limits.highest(column.den), None if stride == 1 else stride)


def _series(values: npt.NDArray[Any], rows: npt.NDArray[np.int64]) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series(values[rows], index=rows)


def _checks(bounds: _Bounds, limits: Limits) -> list[Any]:
    import pandera.pandas as pa

    checks = []
    low, high, stride = bounds.low, bounds.high, bounds.stride
    if low is not None:
        checks.append(pa.Check(lambda values: values >= low, error=OUT_OF_RANGE))
    if high is not None:
        checks.append(pa.Check(lambda values: values <= high, error=OUT_OF_RANGE))
    if stride is not None:
        code = NOT_WHOLE if limits.step == 1 else TOO_FINE
        checks.append(pa.Check(lambda values: values % stride == 0, error=code))
    return checks


def _run(series: pd.Series[Any], **rules: Any) -> Mapping[int, str]:
    """The rows that pandera finds fault with, each with the first code that was raised about it."""
    import pandera.pandas as pa

    try:
        pa.SeriesSchema(**rules).validate(series, lazy=True)
    except pa.errors.SchemaErrors as found:
        codes: dict[int, str] = {}
        for error in found.schema_errors:
            code = str(getattr(error.check, "error", error.check))
            for row in error.failure_cases["index"].tolist():
                codes.setdefault(int(row), code)
        return codes
    return {}
