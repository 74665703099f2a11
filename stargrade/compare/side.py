"""One of two results that are laid side by side: how each person stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands: star, tier, money in CNY, and the first reason given."""

    key: str
    name: str | None
    team: str | None
    rated: bool
    star: Fraction | None
    tier: str | None
    score: Fraction | None
    bonus: Fraction
    deduction: Fraction
    why: str | None

    @property
    def net(self) -> Fraction:
        """What is paid on top less what is taken off."""
        return self.bonus - self.deduction


@dataclass(frozen=True)
class Side:
    """One result: what it is called, and every person in the order of the sheet."""

    label: str
    people: Mapping[str, Standing]
