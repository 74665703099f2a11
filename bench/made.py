"""Sheets made by code for three real schemes: believable values, many of them on a tie or a cut-off.

The same scheme and number of rows always give the same sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Random = np.random.Generator

SEED = 20261122
_MARKETS = 12


@dataclass(frozen=True)
class Decimals:
    """Numbers as a clerk types them: row i is ``digits[i] / 10**places``, an empty cell where ``blank[i]``."""

    digits: Ints
    places: int
    blank: Bools

    def values(self) -> list[int | float | None]:
        """The cells as a spreadsheet program keeps them."""
        plain = self.digits.tolist() if self.places == 0 else (self.digits / 10**self.places).tolist()
        return [None if blank else value for value, blank in zip(plain, self.blank.tolist(), strict=True)]


Column = Decimals | list[str | None]
Sheet = Mapping[str, Column]


def sheet(scheme: str, rows: int) -> Sheet:
    """The sheet of a scheme, column by column, ids first."""
    key, make = _MAKERS[scheme]
    ids: list[str | None] = [f"{at:07d}" for at in range(1, rows + 1)]
    return {key: ids, **make(np.random.default_rng([SEED, rows]), rows)}


def _decimals(digits: Any, places: int = 0, blank: Bools | None = None) -> Decimals:
    whole = np.asarray(digits, dtype=np.int64)
    return Decimals(whole, places, np.zeros(len(whole), dtype=bool) if blank is None else blank)


def _words(random: Random, rows: int, words: Sequence[str | None], odds: Sequence[float] | None = None) -> Any:
    return np.array(words, dtype=object)[random.choice(len(words), rows, p=odds)]


def _marks(random: Random, rows: int, middle: float, spread: float, *, most: int, tie: int) -> Ints:
    """Marks in hundredths around a middle; half of them on a multiple of `tie` hundredths."""
    free = np.clip(random.normal(middle, spread, rows), 0, most).round(2)
    digits = np.rint(free * 100).astype(np.int64)
    return np.where(random.random(rows) < 0.5, (digits + tie // 2) // tie * tie, digits)


def _rates(random: Random, rows: int, middle: float, spread: float) -> Ints:
    """Rates in ten-thousandths around a middle; half of them on a half percent."""
    return np.minimum(_marks(random, rows, 100 * middle, 100 * spread, most=100, tie=50), 10_000)


def _done(random: Random, due: Ints) -> Ints:
    """How much of what was due is done: often all of it, now and then more."""
    share = random.choice([100, 100, 101, 97, 95, 90, 80, 60], len(due))
    return np.asarray((due * share + 50) // 100)


def _telephone_sales(random: Random, rows: int) -> Sheet:
    role = _words(random, rows, ("inbound", "followup"))
    inbound, followup = role == "inbound", role == "followup"
    assigned, planned = random.integers(20, 200, rows), random.integers(50, 400, rows)
    return {
        "market": _words(random, rows, [f"M{at:02d}" for at in range(1, _MARKETS + 1)]).tolist(),
        "role": role.tolist(),
        "tasks_assigned": _decimals(assigned),
        "tasks_done": _decimals(_done(random, assigned)),
        "conversion_rate": _decimals(_rates(random, rows, 0.45, 0.05), 4, followup),
        "big_order_rate": _decimals(_rates(random, rows, 0.25, 0.04), 4, followup),
        "repurchase_rate": _decimals(_rates(random, rows, 0.55, 0.06), 4, inbound),
        "churn_rate": _decimals(_rates(random, rows, 0.12, 0.04), 4, inbound),
        "calls_planned": _decimals(planned, 0, inbound),
        "calls_effective": _decimals(_done(random, planned), 0, inbound),
        "recording": _decimals(_marks(random, rows, 9, 0.8, most=10, tie=50), 2),
        "responsibility": _decimals(_marks(random, rows, 4.5, 0.4, most=5, tie=50), 2),
        "late": _decimals(random.choice([0, 0, 0, 0, 1, 2, 3], rows)),
        "bonus_points": _decimals(_marks(random, rows, 1, 1, most=5, tie=50), 2, random.random(rows) < 0.7),
        "formal": _words(random, rows, (None, "yes", "no"), (0.5, 0.4, 0.1)).tolist(),
    }


def _retailers(random: Random, rows: int) -> Sheet:
    return {
        "area": _words(random, rows, ("urban", "rural")).tolist(),
        "quantitative": _decimals(_marks(random, rows, 75, 15, most=100, tie=500), 2),
        "qualitative": _decimals(_marks(random, rows, 75, 15, most=100, tie=500), 2),
        "violations": _decimals(random.choice([0, 1, 2], rows, p=(0.97, 0.02, 0.01))),
        "licensed_months": _decimals(_marks(random, rows, 30, 20, most=240, tie=300), 2),
    }


def _account_managers(random: Random, rows: int) -> Sheet:
    due = random.integers(0, 40, rows)
    levels = ("customer_focus", "service_detail", "direction", "responsibility", "professionalism")
    return {
        "process_completion": _decimals(_rates(random, rows, 0.9, 0.05), 4),
        "info_use": _decimals(_rates(random, rows, 0.88, 0.05), 4),
        "referrals": _decimals(random.choice([0, 1, 2], rows)),
        "visits_due": _decimals(due),
        "visits_done": _decimals(np.minimum(due, _done(random, due))),
        "satisfaction": _decimals(_marks(random, rows, 86, 5, most=100, tie=500), 2),
        "complaint_misses": _decimals(random.choice([0, 0, 0, 1, 2, 3], rows)),
        "orphan_losses": _decimals(random.choice([0, 0, 0, 1], rows)),
        **{level: _decimals(random.integers(1, 6, rows)) for level in levels},
    }


_MAKERS: Mapping[str, tuple[str, Callable[[Random, int], Sheet]]] = {
    "call-center-sales": ("employee_id", _telephone_sales),
    "tobacco-retailers": ("customer_id", _retailers),
    "account-manager-monthly": ("employee_id", _account_managers),
}
