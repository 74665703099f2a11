"""Fills in an entry workbook as a person would: from the third row down, with what the lists offer."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from stargrade.asked import open_scheme
from stargrade.report.template import template_bytes
from stargrade.scheme import Loaded
from stargrade.scheme.columns import ColumnRule
from stargrade.scheme.examples import Case, examples_beside, load_examples
from stargrade.texts import Lang

SCHEMES = Path(__file__).parents[2] / "schemes"
NAMES = sorted(path.name.removesuffix(".examples.yaml") for path in SCHEMES.glob("*.examples.yaml"))
FIRST_ROW = 3
NUMBERS = {"mark", "points", "level", "count", "number", "minutes", "seconds", "hours", "days", "months", "money"}

Row = Mapping[str, str | None]


def scheme(name: str) -> Loaded:
    """A built-in scheme."""
    return open_scheme(str(SCHEMES / f"{name}.yaml"))[0]


def first_case(loaded: Loaded) -> Case:
    """The first of a scheme's worked examples."""
    return load_examples(examples_beside(loaded.path), loaded.scheme).cases[0]


def fill(loaded: Loaded, case: Case, path: Path, lang: Lang) -> None:
    """Make the entry workbook of a scheme and enter the rows of an example below the rows already there."""
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(loaded, lang)))
    rules = loaded.scheme
    _enter(book.worksheets[0], rules.columns, case.rows, lang)
    for at, (name, sheet) in enumerate(rules.sheets.items(), start=1):
        _enter(book.worksheets[at], sheet.columns, case.sheets.get(name, ()), lang)
    book.save(path)
    book.close()


def _enter(sheet: Any, columns: Mapping[str, ColumnRule], rows: Sequence[Row], lang: Lang) -> None:
    spots = _spots(sheet, columns, lang)
    family = next((rule for rule in columns.values() if rule.prefix), None)
    if family is not None:
        spots |= _name_members(sheet, family, rows)
    for at, row in enumerate(rows, start=FIRST_ROW):
        for name, text in row.items():
            if text is not None:
                cell = sheet.cell(at, spots[name])
                cell.value = typed(text, columns.get(name) or family, lang)
                # what a spreadsheet program does by itself when a cell is typed into
                cell.number_format = sheet.cell(2, spots[name]).number_format


def _spots(sheet: Any, columns: Mapping[str, ColumnRule], lang: Lang) -> dict[str, int]:
    """The column of each id, by the heading that a person reads."""
    ids = {"姓名": "name", "部门": "team", "名称": "name", "name": "name", "team": "team"}
    for id_, rule in columns.items():
        told = (*rule.zh, id_) if lang == "zh" else (*rule.en, id_.replace("_", " "))
        ids[told[0].casefold()] = id_
    read = {str(cell.value).lstrip("*").casefold(): cell.column for cell in sheet[1]}
    return {ids[heading]: column for heading, column in read.items() if heading in ids}


def _name_members(sheet: Any, family: ColumnRule, rows: Sequence[Row]) -> dict[str, int]:
    """Give the columns of a family the headings of the example, and delete those left over."""
    empty = [cell for cell in sheet[1] if str(cell.value).startswith(family.prefix)]
    wanted = dict.fromkeys(name for row in rows for name in row if name.startswith(family.prefix))
    for cell, name in zip(empty, wanted, strict=False):
        cell.value = name
    sheet.delete_cols(empty[0].column + len(wanted), len(empty) - len(wanted))
    return {name: cell.column for name, cell in zip(wanted, empty, strict=False)}


def typed(text: str, rule: ColumnRule | None, lang: Lang) -> Any:
    """What a person enters for a value of an example: a number, a word of the list, a date, a text."""
    if rule is None or rule.type in ("id", "text"):
        return text
    if rule.type == "flag":
        yes = text in ("yes", "是", *rule.also.get("yes", ()))
        return {"zh": ("否", "是"), "en": ("no", "yes")}[lang][yes]
    if rule.type == "label":
        label = next(label for label, words in rule.labels.items() if text in (label, *words))
        return (*rule.labels[label], label)[0] if lang == "zh" else label.replace("_", " ")
    if rule.type == "date":
        return date.fromisoformat(text)
    if rule.type == "rate" and text.endswith("%"):
        return float(text[:-1]) / 100
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
