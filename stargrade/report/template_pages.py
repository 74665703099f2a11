"""Which worksheets an entry workbook has, and which columns each of them: the scheme's, and name and team."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..scheme.columns import ColumnRule
from ..scheme.formula_words import Words
from ..scheme.model import DetailSheet, Scheme
from ..scheme.wording import heading as told_heading
from ..sheet.heading_problems import must_stand
from ..sheet.headings import USUAL, Match, known_headings, understand
from ..sheet.origin import ORIGIN_SHEET
from ..texts import LANGS, Lang
from . import template_words as words

_FAMILY_COLUMNS = 3
_OF_PEOPLE = "employee_id"
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']|^.{32,}$")
# "history" is a name that Excel keeps for itself
_TAKEN = {ORIGIN_SHEET, "history", *(words.MAIN_SHEET.to(lang).casefold() for lang in LANGS)}


@dataclass(frozen=True)
class EntryColumn:
    """One column to be filled in: its id, its rule, and its heading, marked with a star where it must be there."""

    id: str
    rule: ColumnRule
    heading: str


@dataclass(frozen=True)
class Page:
    """One worksheet to be filled in.

    `told` puts into words what the scheme says of its rows; `marked` are the columns in which the
    example row says that it is one; the first `kept` columns stay in view.
    """

    name: str
    told: Words
    columns: tuple[EntryColumn, ...]
    marked: frozenset[str]
    kept: int


def pages_of(scheme: Scheme, lang: Lang) -> tuple[Page, ...]:
    """The main sheet, then the detail sheets of a scheme."""
    told = Words(scheme, lang)
    main = _page(words.MAIN_SHEET.to(lang), told, {scheme.key}, _usual_columns(scheme, lang))
    return (main, *(_detail_page(name, sheet, told) for name, sheet in scheme.sheets.items()))


def _detail_page(name: str, sheet: DetailSheet, told: Words) -> Page:
    return _page(_sheet_name(name, sheet, told.lang), told.inside(name), {sheet.key, sheet.subject})


def _sheet_name(name: str, sheet: DetailSheet, lang: Lang) -> str:
    """The title of a detail sheet; its id where a worksheet cannot have that name."""
    told = sheet.title.text.to(lang)
    return name if _NO_SHEET_NAME.search(told) or told.casefold() in _TAKEN else told


def _page(name: str, told: Words, marked: set[str], usual: tuple[EntryColumn, ...] = ()) -> Page:
    """A worksheet with the columns of the scheme, and the usual ones behind the key."""
    scheme, lang = told.scheme, told.lang
    columns: list[EntryColumn] = []
    for id_, rule in scheme.columns.items():
        columns += _family(id_, rule, scheme, lang) if rule.prefix else [_column(id_, rule, scheme, lang)]
        columns += usual if id_ == scheme.key else ()
    names = [column.id for column in columns]
    kept = names.index("name" if "name" in [column.id for column in usual] else scheme.key) + 1
    return Page(name, told, tuple(columns), frozenset(marked), kept)


def _column(id_: str, rule: ColumnRule, scheme: Scheme, lang: Lang) -> EntryColumn:
    told = told_heading(scheme, id_).to(lang)
    return EntryColumn(id_, rule, f"{'*' if must_stand(rule) else ''}{told[:1].upper()}{told[1:]}")


def _family(id_: str, rule: ColumnRule, scheme: Scheme, lang: Lang) -> Iterator[EntryColumn]:
    """A few columns of a family; whoever fills in the sheet names them."""
    prefix = told_heading(scheme, id_).to(lang).removesuffix("…")
    for number in range(1, _FAMILY_COLUMNS + 1):
        yield EntryColumn(f"{id_}.{number}", rule, f"{prefix}{number}")


def _usual_columns(scheme: Scheme, lang: Lang) -> tuple[EntryColumn, ...]:
    """Name and team, by which results are shown, unless the scheme has columns of these headings."""
    if scheme.gather is not None:
        return ()
    known = known_headings(scheme)
    told = {"name": words.NAME_OF_PERSON, "team": words.TEAM} if scheme.key == _OF_PEOPLE else {"name": words.NAME}
    return tuple(
        EntryColumn(id_, USUAL[id_], heading.to(lang))
        for id_, heading in told.items()
        if id_ not in scheme.columns and all(understand(heading.to(one), known) == Match(id_, 0) for one in LANGS)
    )
