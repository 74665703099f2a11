"""What a scheme counts over several periods: in a run of one period, and for a whole year."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .formula import Conditions, Rule
from .parts import Part, Say


class Lookback(Part):
    """A value that looks back over periods, this one included. Exactly one of the first three is given."""

    title: Say = Field(description="what it is called")
    in_a_row: Conditions = Field((), description="how many periods in a row, up to this one, these all held")
    times: Conditions = Field((), description="in how many of the periods these all held")
    mean: Rule | None = Field(None, description="the exact mean of a figure over the periods")
    last: int | None = Field(None, ge=1, description="only so many periods, up to this one; blank unless all are known")
    within: Literal["year"] | None = Field(None, description="only periods of this one's year")
    each: Literal["month", "quarter", "half"] | None = Field(
        None, description="instead, the shorter periods that this one is made of: the quarters of a year"
    )
    scheme: str | None = Field(None, description="the periods of another scheme")


class YearFigure(Part):
    """A figure of the year, from the records of its periods. Exactly one of `times`, `mean`, `latest` is given."""

    title: Say = Field(description="what it is called")
    times: Conditions = Field((), description="in how many of the periods these all held")
    mean: Rule | None = Field(None, description="the exact mean of a figure over the periods that have it")
    latest: Rule | None = Field(None, description="the value of the latest period that has it")
    when: Conditions = Field((), description="for a mean: only periods in which these all held")
    places: int = Field(2, ge=0, le=9, description="decimals that it is shown with; rules compare the exact figure")
