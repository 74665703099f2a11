"""A scheme: everything one rating system says, as read from its file.

Each class is one part of the file; `docs/schemes.md` is made from these descriptions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ..texts import Text
from .columns import ColumnRule
from .formula import Conditions, Rule, listed
from .looking_back import Lookback, YearFigure
from .parts import Assumed, ColumnId, Day, Part, RuleId, Say, Words

Kind = Literal["month", "quarter", "half", "year"]
Kinds = Annotated[
    tuple[Kind, ...],
    BeforeValidator(
        lambda v: ["month", "quarter", "half", "year"] if v == "any" else listed(v),
        json_schema_input_type=Kind | Literal["any"] | tuple[Kind, ...],
    ),
]


class Source(Part):
    """Where the rules come from."""

    document: str = Field(description="the source document")
    title: str = Field(description="the title of the rating system in it")


class Valid(Part):
    """The days on which a scheme is in force, both included; the first day of the period decides."""

    from_: Day | None = Field(None, alias="from", description="the first day, such as 2026-01-01")
    to: Day | None = Field(None, description="the last day")


class DatedValue(Part):
    """A figure from one day on, until the next one of the list."""

    from_: Day = Field(alias="from", description="the first day that it holds for, such as 2026-01-01")
    value: Rule = Field(description="the figure")


class Parameter(Part):
    """A figure that a company may set: an amount, a limit."""

    value: Rule | None = Field(None, description="the figure")
    values: tuple[DatedValue, ...] = Field(
        (), description="figures by date instead, the earliest first; the first day of the period decides"
    )
    unset: bool = Field(False, description="the source gives no figure: nothing is paid until the company sets it")
    title: Say = Field(description="what the figure is, for people")
    assumed: Assumed = None


class Require(Part):
    """Something that must be true of every row, or the row is in error."""

    id: RuleId = Field(description="the rule's own name")
    when: Conditions = Field((), description="only rows for which all of these hold are looked at")
    of: Literal["row", "sheet"] = Field("row", description="whether a failure concerns the row or the whole sheet")
    that: Rule = Field(description="what must hold")
    say: Say = Field(description="the problem in words, and what to do")


class NotRated(Part):
    """Rows that are not rated, and why."""

    id: RuleId = Field(description="the rule's own name")
    when: Conditions = Field(description="a row for which all of these hold is not rated")
    say: Say = Field(description="the reason")
    flag: RuleId | None = Field(None, description="a flag that asks a person to act")
    assumed: Assumed = None


class Item(Part):
    """One scored item. An id may stand several times where each has an `only` of its own."""

    id: RuleId = Field(description="the item's name in results")
    title: Say | None = Field(None, description="the heading; without it, that of the column of the same id")
    only: Rule | None = Field(None, description="the rows that have this item; others have none")
    points: Rule | None = Field(None, description="how the points are found; without it, the column of the same id")
    max: Rule | None = Field(None, description="the most points there can be")
    weight: Rule | None = Field(None, description="the share of the score; all weights add up to 100 %")
    part: RuleId | None = Field(None, description="the part of the sheet it belongs to")
    below_zero: bool = Field(False, description="points may fall below 0 (otherwise they stop there)")
    places: int = Field(2, ge=0, le=9, description="decimals that points are rounded to, half up")
    assumed: Assumed = None


class PartRule(Part):
    """A group of items with a declared total."""

    title: Say = Field(description="what the part is called")
    max: Rule | None = Field(None, description="what the maxima of its items must add up to")


class Score(Part):
    """How the items make the score."""

    value: Rule | None = Field(
        None, description="how the score is found; without it, the weighted sum of the items, or their plain sum"
    )
    max: Rule | None = Field(None, description="the highest score there can be; the items' maxima must add up to it")
    weights: Rule | None = Field(None, description="what the weights must add up to, 100 % unless said otherwise")
    places: int = Field(2, ge=0, le=9, description="decimals that the score is rounded to, half up")
    assumed: Assumed = None


class Tier(Part):
    """One line of the ladder. It holds where `of` lies within its edges and all of `when` hold."""

    id: RuleId = Field(description="the line's own name")
    star: Rule | None = Field(None, description="the star it gives")
    tier: str | None = Field(None, description="the tier's name in results; without it there is none")
    title: Say | None = Field(None, description="the tier's name for people")
    from_: Rule | None = Field(None, alias="from", description="this value or more")
    above: Rule | None = Field(None, description="more than this")
    to: Rule | None = Field(None, description="this value or less")
    below: Rule | None = Field(None, description="less than this")
    when: Conditions = Field((), description="conditions, all of which must hold")
    not_rated: bool = Field(False, description="whoever reaches this line is not rated")
    exception: bool = Field(False, description="stands outside the ladder: no months in a row, no quota, not counted")
    in_a_row: int = Field(
        1, ge=1, description="periods in a row, this one included, that must reach this line or higher"
    )
    fewer_than: Rule | None = Field(
        None, description="fewer than this share of those counted may stay here; the others move down"
    )
    say: Say | None = Field(None, description="the reason, for a line that is not rated")
    flag: RuleId | None = Field(None, description="a flag that asks a person to act")
    bonus: Rule | None = Field(None, description="CNY paid on top")
    deduction: Rule | None = Field(None, description="CNY taken off")
    assumed: Assumed = None


class Tiers(Part):
    """The ladder of stars or grades: the first line that holds, from the top."""

    of: Rule | None = Field(None, description="the value that the edges of the lines compare")
    exclusive: bool = Field(False, description="no case may fit two lines (checked)")
    ladder: tuple[Tier, ...] = Field(min_length=1, description="the lines, from the top")
    names: dict[str, Say] = Field({}, description="the tier's name for each star")
    spoken: bool = Field(False, description="those names follow the language of the run in every result, json too")
    assumed: Assumed = None


class Rank(Part):
    """Places by score: 1, 2, 2, 4."""

    of: Rule | None = Field(None, description="what is ranked, the score unless said otherwise")
    by: tuple[ColumnId, ...] = Field((), description="columns whose equal values form a group; none: the sheet")
    among: Conditions = Field((), description="of the rated, only those for whom all of these hold take a rank")


class Award(Part):
    """A title with a limited number of places."""

    id: RuleId = Field(description="the title's name in results")
    title: Say = Field(description="what the title is called")
    by: tuple[ColumnId, ...] = Field((), description="columns whose equal values form a group; none: the sheet")
    places: Rule = Field(description="how many get it in each group")
    among: Conditions = Field((), description="of the rated, only those for whom all of these hold may have it")
    after: tuple[RuleId, ...] = Field((), description="whoever won one of these titles is out of this one")
    needs: RuleId | None = Field(None, description="given only where this earlier title was given")
    order: tuple[Rule, ...] = Field(
        min_length=1, description="what decides, highest first: the main figure, then the tie-breakers"
    )
    ties: Literal["nobody", "everybody"] = Field(
        "nobody", description="who gets it of those who are equal at the edge of the places"
    )
    score: Rule | None = Field(None, description="the score of a winner; others then have none but by their own title")
    bonus: Rule | None = Field(None, description="CNY for each winner")
    assumed: Assumed = None


class Prize(Part):
    """Money for the first places; those tied share the prizes of the places that they take."""

    id: RuleId = Field(description="the rule's own name")
    of: Rule = Field(description="what decides the places, highest first")
    by: tuple[ColumnId, ...] = Field((), description="columns whose equal values form a group; none: the sheet")
    among: Conditions = Field((), description="of the rated, only those for whom all of these hold")
    amounts: tuple[Rule, ...] = Field(min_length=1, description="CNY for the first place, the second ...")
    assumed: Assumed = None


class Pay(Part):
    """Money that follows from anything known of a row."""

    id: RuleId = Field(description="the rule's own name")
    when: Conditions = Field((), description="rows for which all of these hold")
    bonus: Rule | None = Field(None, description="CNY paid on top")
    deduction: Rule | None = Field(None, description="CNY taken off")
    assumed: Assumed = None


class Further(Part):
    """A further field of the result."""

    value: Rule | None = Field(None, description="how it is found")
    list: dict[RuleId, Rule] = Field({}, description="instead of a value, a list: each word, and when it is in")
    title: Say = Field(description="the heading")
    when: Conditions = Field((), description="rows for which these do not all hold have nothing here")
    type: Literal["number", "money", "rate", "word"] = Field("number", description="how it is shown")
    places: int | None = Field(None, ge=0, le=9, description="decimals that it is rounded to, half up")
    assumed: Assumed = None


class FlagRule(Part):
    """A flag that asks a person to act."""

    id: RuleId = Field(description="the flag's name in results")
    when: Conditions = Field(description="rows for which all of these hold")
    say: Say = Field(description="what to do")
    assumed: Assumed = None


class Notice(Part):
    """Something said of the whole sheet, once for each group it holds in."""

    id: RuleId = Field(description="the notice's own name")
    by: tuple[ColumnId, ...] = Field((), description="columns whose equal values form a group; none: the sheet")
    when: Conditions = Field(description="what must hold in a row of the group")
    say: Say = Field(description="the notice; {group} stands for the group's name")


class DetailSheet(Part):
    """A second sheet whose rows belong to the subjects of the main one, several to each or none."""

    title: Say = Field(description="what the sheet is called")
    names: Words = Field((), description="further names of the worksheet, besides the id and the title")
    key: ColumnId = Field(description="the column that names each row; no two rows have the same")
    subject: ColumnId = Field(description="the column that says whose row it is: the key of the main sheet")
    columns: dict[ColumnId, ColumnRule] = Field(min_length=1, description="the columns of the sheet, by name")
    derive: dict[ColumnId, Rule] = Field(
        {}, description="values worked out row by row; `subject.COLUMN` is the cell of the subject on the main sheet"
    )
    titles: dict[ColumnId, Say] = Field({}, description="what the derived values are called, for people")
    require: tuple[Require, ...] = Field((), description="what must be true of every row")


class Exclusive(Part):
    """Conditions of which no two may hold for one row, such as one that earns points and one that takes them."""

    id: RuleId = Field(description="the rule's own name")
    conditions: tuple[Rule, ...] = Field(min_length=2, description="the conditions (checked by `schemes check`)")


class Waiver(Part):
    """A finding of `schemes check` that is meant so, and why."""

    code: str = Field(pattern=r"^SG\d{3}$", description="the code of the finding")
    at: str = Field(description="what it is about, as the finding names it: an item, a tier, a title, `tiers` ...")
    because: Say = Field(description="why it is meant so")


class YearTiers(Part):
    """The scheme's own ladder once more, read with the score and the figures of the year."""

    without: tuple[RuleId, ...] = Field((), description="lines of the ladder that have no meaning for a year")


class YearEnd(Part):
    """What a whole year gives (`stargrade year-end`): everybody on record in it, one row each."""

    title: Say = Field(description="what the result of the year is called")
    each: Literal["month", "quarter", "half"] = Field(description="the periods that the year is made of")
    figures: dict[ColumnId, YearFigure] = Field(
        min_length=1, description="what is worked out from the records, by name; the rules below read these alone"
    )
    not_rated: tuple[NotRated, ...] = Field((), description="who is not rated for the year, and why")
    score: Score | None = Field(None, description="the score of the year; without it there is none")
    tiers: YearTiers | None = Field(None, description="gives star and tier of the year by the scheme's own ladder")
    awards: tuple[Award, ...] = Field((), description="titles of the year")
    fields: dict[ColumnId, Further] = Field({}, description="further fields of the year's result, by name")
    assumed: Assumed = None


class Scheme(Part):
    """One rating system."""

    stargrade: Literal["1"] = Field(description="the version of this file format")
    extends: str | None = Field(
        None, description="the scheme that this one changes, a name or a path; then only what differs is written down"
    )
    remove: Words = Field((), description="what of that scheme does not hold, such as `items.calls`")
    id: str = Field(pattern=r"^[a-z0-9-]+$", description="the name used with --scheme")
    version: str = Field(description="the version of these rules; change it when they change")
    title: Say = Field(description="what the rating is called")
    source: Source | None = Field(None, description="where the rules come from")
    period: Kinds = Field(description="month, quarter, half, year, several of them, or any")
    valid: Valid | None = Field(None, description="from when until when these rules are in force")
    rounds: tuple[int, ...] = Field(
        (), description="which months (quarters, half-years) of a year have a round; none: all"
    )
    period_needed: bool = Field(False, description="the period must be given")
    key: ColumnId = Field(description="the column that names the subject")
    subject: Say = Field(description="what a row stands for: employee, customer, centre ...")
    columns: dict[ColumnId, ColumnRule] = Field(min_length=1, description="the columns of the sheet, by name")
    sheets: dict[ColumnId, DetailSheet] = Field({}, description="detail sheets besides the main one, by name")
    gather: ColumnId | None = Field(
        None,
        description="one result for each key, of all the rows that have it; formulas reach those rows by this name",
    )
    parameters: dict[ColumnId, Parameter] = Field({}, description="figures that a company may set, by name")
    derive: dict[ColumnId, Rule] = Field({}, description="values worked out from the columns, by name")
    titles: dict[ColumnId, Say] = Field({}, description="what the derived values are called, for people")
    require: tuple[Require, ...] = Field((), description="what must be true of every row")
    not_rated: tuple[NotRated, ...] = Field((), description="who is not rated, and why")
    items: tuple[Item, ...] = Field((), description="what is scored")
    parts: dict[RuleId, PartRule] = Field({}, description="groups of items with a declared total, by name")
    score: Score | None = Field(None, description="how the items make the score; without it there is none")
    tiers: Tiers | None = Field(None, description="the ladder of stars or grades")
    history: dict[ColumnId, Lookback] = Field({}, description="values that look back over periods, by name")
    rank: Rank | None = Field(None, description="places by score")
    awards: tuple[Award, ...] = Field((), description="titles with a limited number of places")
    announced_places: Rule | None = Field(None, description="what the places of all titles must add up to")
    prizes: tuple[Prize, ...] = Field((), description="money for the first places")
    pay: tuple[Pay, ...] = Field((), description="money besides that of tiers and titles")
    fields: dict[ColumnId, Further] = Field({}, description="further fields of the result, by name")
    flags: tuple[FlagRule, ...] = Field((), description="what asks a person to act")
    notices: tuple[Notice, ...] = Field((), description="what is said of the whole sheet")
    year_end: YearEnd | None = Field(None, description="what the records of a whole year give")
    exclusive: tuple[Exclusive, ...] = Field((), description="conditions that may never hold together")
    waive: tuple[Waiver, ...] = Field((), description="findings of `schemes check` that are meant so")
    assumed: tuple[Say, ...] = Field((), description="assumptions that belong to no single rule")

    @property
    def name(self) -> Text:
        """The title as a text."""
        return self.title.text


__all__ = [
    "Award", "ColumnRule", "DetailSheet", "FlagRule", "Further", "Item", "Lookback", "NotRated", "Notice", "Parameter",
    "PartRule", "Pay", "Rank", "Require", "Say", "Scheme", "Score", "Source", "Tier", "Tiers", "Words", "YearEnd",
    "YearFigure",
]  # fmt: skip
