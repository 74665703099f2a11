"""Looks through the columns with pandera: limits, whole numbers, fen, and ids that stand twice.

pandera is given clean cells only (no blank, none that already has a problem), as whole numbers
over the column's denominator, so that every comparison is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    checks = _checks(column, limits)
    series = _clean(column.num, column.null | bad)
    if not checks or not len(series):
        return {}
    return _run(series, checks=checks)


def repeated(keys: Words, bad: Bools) -> npt.NDArray[np.int64]:
    """The rows whose id stands in another row too."""
    series = _clean(keys.codes, keys.null | bad)
    return np.array(sorted(_run(series, unique=True)), dtype=np.int64)


def _clean(values: npt.NDArray[Any], without: Bools) -> pd.Series[Any]:
    import pandas as pd

    rows = np.flatnonzero(~without)
    return pd.Series(values[rows], index=rows)


def _checks(column: Numbers, limits: Limits) -> list[Any]:
    import pandera.pandas as pa

    if not isinstance(column.den, int):
        raise TypeError("cells as read share one denominator")
    checks = []
    low, high = limits.lowest(column.den), limits.highest(column.den)
    stride = limits.stride(column.den)
    if low is not None:
        checks.append(pa.Check(lambda values: values >= low, error=OUT_OF_RANGE))
    if high is not None:
        checks.append(pa.Check(lambda values: values <= high, error=OUT_OF_RANGE))
    if stride is not None and stride > 1:
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
