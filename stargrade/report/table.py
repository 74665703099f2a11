"""The one description of the result table: which columns, in which order, under which headings.

Every file format and the terminal read it, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..grading.decided import computed_columns
from ..grading.result import Listed
from ..numbers.coded import Coded, as_coded, compact
from ..numbers.columns import Bools, Flags, Numbers, Words
from ..numbers.columns import Column as Results
from ..scheme.columns import NUMBER_TYPES
from ..scheme.model import Further, Scheme
from ..scheme.wording import label
from ..sheet.model import Cells, Sheet
from ..texts import Lang, Text
from . import headings
from .outcome import Outcome
from .raw import all_numbers

Measure = Literal["points", "star", "rank", "money", "number", "rate", "word"]


@dataclass(frozen=True)
class Carried:
    """An input column as it was: raw cells; `percent` marks the numbers shown as a percentage."""

    cells: Cells
    percent: Bools
    numeric: bool


@dataclass(frozen=True)
class Figures:
    """A column of exact results, and what they measure."""

    numbers: Numbers
    measure: Measure


@dataclass(frozen=True)
class Answers:
    """A column of yes and no."""

    flags: Flags


@dataclass(frozen=True)
class Named:
    """A column of names such as tiers: the ids, and the same for people."""

    ids: Coded[str]
    shown: Coded[str]


@dataclass(frozen=True)
class Lists:
    """A column of lists such as flags: the ids, and the same for people."""

    ids: Coded[tuple[str, ...]]
    shown: Coded[tuple[str, ...]]


@dataclass(frozen=True)
class Column:
    """One column: its id (csv, parquet), its heading for people (xlsx, terminal), its cells."""

    id: str
    heading: str
    cells: Carried | Figures | Answers | Named | Lists


def table(outcome: Outcome) -> tuple[Column, ...]:
    """The columns of the result, one entry for each subject in the order of the sheet.

    Input columns keep their headings. An added column whose id or heading the input (or an
    earlier column) already has gets ``stargrade_`` before it.
    """
    carried = tuple(_carried(outcome))
    taken = {column.heading for column in carried}
    return (*carried, *_unlike(_beside_computed(outcome), set(taken), set(taken)))


def _unlike(columns: Iterable[Column], ids: set[str], titles: set[str]) -> Iterator[Column]:
    for column in columns:
        unlike = Column(_free(column.id, ids), _free(column.heading, titles), column.cells)
        ids.add(unlike.id)
        titles.add(unlike.heading)
        yield unlike


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"stargrade_{name}"
    return name


def _carried(outcome: Outcome) -> Iterator[Column]:
    sheet, rows = outcome.sheet, outcome.grading.positions
    numeric, kept = _number_columns(sheet, outcome.scheme), _kept(outcome)
    for at, heading in enumerate(sheet.headings):
        if at not in kept:
            continue
        cells = sheet.cells[at].take(rows)
        is_numeric = numeric[at] if at in numeric else all_numbers(cells.different)
        yield Column(heading, heading, Carried(cells, sheet.percent[at][rows], is_numeric))


def _kept(outcome: Outcome) -> Collection[int]:
    """The input columns that are carried: all, or id and name where many rows make one result."""
    if outcome.scheme.gather is None:
        return range(len(outcome.sheet.headings))
    return [at for name in (outcome.scheme.key, "name") for at in outcome.sheet.found.get(name, ())[:1]]


def _number_columns(sheet: Sheet, scheme: Scheme) -> dict[int, bool]:
    """For the columns that the scheme reads: whether they hold numbers."""
    return {
        at: scheme.columns[name].type in NUMBER_TYPES
        for name, spots in sheet.found.items()
        if name in scheme.columns
        for at in spots
    }


def _beside_computed(outcome: Outcome) -> Iterator[Column]:
    """The added columns, each with what was computed behind it where a person decided otherwise."""
    computed = computed_columns(outcome.grading)
    for column in _added(outcome):
        yield column
        if column.id in computed:
            heading = headings.COMPUTED.fill(outcome.lang, {"heading": column.heading})
            yield Column(f"{column.id}_computed", heading, _computed(column, computed[column.id], outcome))


def _computed(column: Column, cells: Results | Listed, outcome: Outcome) -> Figures | Named | Lists:
    match cells:
        case Listed():
            return _flag_lists(cells.has, outcome)
        case Numbers():
            return Figures(cells, column.cells.measure if isinstance(column.cells, Figures) else "number")
        case Words():
            return _tiers(cells, outcome) if column.id == "tier" else _awards(cells, outcome)
    raise TypeError("nobody decides a yes or no")


def _added(outcome: Outcome) -> Iterator[Column]:
    grading, lang = outcome.grading, outcome.lang

    def figures(id: str, heading: Text, numbers: Numbers, measure: Measure) -> Column:  # noqa: A002
        return Column(id, heading.to(lang), Figures(numbers, measure))

    for item, points in grading.items.items():
        title = headings.ITEM.fill(lang, {"item": item_title(outcome.scheme, item)})
        yield Column(f"{item}_points", title, Figures(points, "points"))
    yield figures("score", headings.SCORE, grading.score, "points")
    yield figures("star", headings.STAR, grading.star, "star")
    yield Column("tier", headings.TIER.to(lang), tiers(outcome))
    yield figures("rank", headings.RANK, grading.rank, "rank")
    yield Column("award", headings.AWARD.to(lang), _awards(grading.award, outcome))
    for field, cells in grading.fields.items():
        rule = outcome.scheme.fields[field]
        yield Column(field, rule.title.text.to(lang), _further(cells, rule, outcome))
    yield figures("bonus", headings.BONUS, grading.bonus, "money")
    yield figures("deduction", headings.DEDUCTION, grading.deduction, "money")
    yield figures("net", headings.NET, grading.net, "money")
    yield Column("flags", headings.FLAGS.to(lang), flags(outcome))
    yield Column("reasons", headings.REASONS.to(lang), reasons(outcome))


def _further(cells: Results | Listed, rule: Further, outcome: Outcome) -> Figures | Answers | Named | Lists:
    match cells:
        case Listed():
            rows = cells.rows(len(outcome.grading))
            return Lists(rows, rows)
        case Numbers():
            return Figures(cells, rule.type)
        case Flags():
            return Answers(cells)
        case Words():
            # a label that the rule repeats from a column is shown as the column spells it
            known = {} if rule.value is None else {w: label(outcome.scheme, rule.value.node, w) for w in cells.words}
            return named(cells, known, outcome.lang)


def item_title(scheme: Scheme, item: str) -> Text:
    """The heading of an item: its own title, else that of the column of the same id."""
    titled = next((part.title for part in scheme.items if part.id == item and part.title), None)
    if titled:
        return titled.text
    words = item.replace("_", " ")
    column = scheme.columns.get(item)
    if column is None:
        return Text(words, words)
    return Text(column.en[0] if column.en else words, column.zh[0] if column.zh else words)


def tiers(outcome: Outcome) -> Named:
    """The tiers: by the names of the scheme's file, or in the run's language where the scheme says so."""
    return _tiers(outcome.grading.tier, outcome)


def _tiers(cells: Words, outcome: Outcome) -> Named:
    rules, shown = outcome.scheme.tiers, named(cells, outcome.grading.tier_titles, outcome.lang)
    return Named(shown.shown, shown.shown) if rules is not None and rules.spoken else shown


def _awards(cells: Words, outcome: Outcome) -> Named:
    return named(cells, outcome.grading.award_titles, outcome.lang)


def named(words: Words, titles: Mapping[str, Text], lang: Lang) -> Named:
    """Words with their names for people."""
    ids = compact(words.words, words.codes)
    return Named(ids, ids.map(lambda word: titles[word].to(lang) if word in titles else word))


def flags(outcome: Outcome) -> Lists:
    """Which flags every subject has: the ids, and what to do about them."""
    return _flag_lists(outcome.grading.flags, outcome)


def _flag_lists(raised: Mapping[str, Bools], outcome: Outcome) -> Lists:
    grading, lang = outcome.grading, outcome.lang
    texts = {flag: text.to(lang).rstrip("。.") for flag, text in grading.flag_texts.items()}
    ids = Listed(dict(sorted(raised.items()))).rows(len(grading))
    return Lists(ids, ids.map(lambda row: tuple(texts.get(flag, flag) for flag in row)))


def reasons(outcome: Outcome) -> Lists:
    """Why every subject has this star and not the next one up."""
    said = as_coded(outcome.grading.reasons).map(lambda row: tuple(text.to(outcome.lang) for text in row))
    return Lists(said, said)
