"""The sheet `Provenance` of the workbook: by which rules, from which file, with which totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from ..texts import Text
from ..version import tool_version
from . import headings
from .decided import decision_lines
from .figures import total
from .outcome import Outcome, file_name
from .repairs import REPAIRED, repair_sentences
from .table import item_title
from .totals import Totals, count_lines, totals
from .xlsx_formats import Formats, long_text, page

_LABEL_WIDTH = 24
_VALUE_WIDTH = 90


def provenance_sheet(sheet: Any, outcome: Outcome, look: Formats) -> None:
    """Say what a reader needs in order to make the same result again, and to check it."""
    lang = outcome.lang
    sums = totals(outcome)
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, 1, _VALUE_WIDTH)
    sheet.write_string(0, 0, headings.PROVENANCE.to(lang), look.title)
    row = 2
    for label, value in _origins(outcome):
        sheet.write_string(row, 0, label.to(lang), look.label)
        sheet.write_string(row, 1, value, look.wrapped)
        row += 1
    row = _control(sheet, row + 1, outcome, sums, look)
    sections = (
        (headings.DECISIONS, tuple(decision_lines(outcome))),
        (headings.RULES, outcome.rules),
        (REPAIRED, tuple(repair_sentences(outcome.sheets, lang))),
    )
    for heading, lines in sections:
        if lines:
            row = _lines(sheet, row + 1, heading.to(lang), lines, look)
    page(sheet, lang, outcome.scheme.name.to(lang))


def _origins(outcome: Outcome) -> Iterator[tuple[Text, str]]:
    scheme, lang = outcome.scheme, outcome.lang
    yield headings.TOOL, f"stargrade {tool_version()}"
    yield headings.SCHEME, scheme.name.to(lang)
    yield headings.SCHEME_ID, scheme.id
    yield headings.SCHEME_VERSION, scheme.version
    yield headings.SCHEME_HASH, outcome.scheme_sha256
    for sheet in outcome.sheets:
        yield headings.INPUT_FILE, _as_text(file_name(sheet))
        if sheet.name is not None:
            yield headings.INPUT_SHEET, sheet.name
        yield headings.HEADER_ROW, str(sheet.header_row)
        yield headings.INPUT_HASH, sheet.sha256
    if outcome.overrides is not None:
        yield headings.OVERRIDES_FILE, _as_text(outcome.overrides.file_name)
        if outcome.overrides.sheet is not None:
            yield headings.OVERRIDES_SHEET, outcome.overrides.sheet
        yield headings.OVERRIDES_HASH, outcome.overrides.sha256
    yield headings.PERIOD, outcome.period or headings.NO_PERIOD.to(lang)


def _as_text(name: str) -> str:
    """A file name, which may hold bytes that are no text in any encoding."""
    return name.encode("utf-8", "replace").decode()


def _control(sheet: Any, row: int, outcome: Outcome, sums: Totals, look: Formats) -> int:
    lang, grading = outcome.lang, outcome.grading
    sheet.write_string(row, 0, headings.CONTROL.to(lang), look.section)
    counts = count_lines(sums)
    figures: list[tuple[str, Fraction]] = [(label.to(lang), Fraction(count)) for label, count in counts]
    for item, points in grading.items.items():
        label = headings.ITEM.fill(lang, {"item": item_title(outcome.scheme, item)})
        figures.append((label, total(points)))
    if not grading.score.null.all():
        figures.append((headings.SCORE.to(lang), total(grading.score)))
    money = ((headings.BONUS, sums.bonus), (headings.DEDUCTION, sums.deduction), (headings.NET, sums.net))
    figures += [(label.to(lang), amount) for label, amount in money]
    for at, (label, value) in enumerate(figures, start=row + 1):
        sheet.write_string(at, 0, label, look.label)
        sheet.write_number(at, 1, float(value), look.control_count if at <= row + len(counts) else look.control)
    return row + 1 + len(figures)


def _lines(sheet: Any, row: int, heading: str, lines: Sequence[str], look: Formats) -> int:
    sheet.write_string(row, 0, heading, look.section)
    for at, line in enumerate(lines, start=row + 1):
        long_text(sheet, at, line, look.wrapped, (_LABEL_WIDTH, _VALUE_WIDTH))
    return row + 1 + len(lines)
