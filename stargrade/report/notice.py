"""A scheme as a notice in a file: Markdown for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..scheme.changes import whole_notice
from ..scheme.loaded import Loaded
from ..scheme.notice import Section
from ..texts import Lang

FORMAT = "stargrade.scheme.v1"

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|"})


def notice_markdown(loaded: Loaded, lang: Lang) -> str:
    """The notice as Markdown: sections with tables and lists."""
    whole = whole_notice(loaded, lang)
    lines = [f"# {_safe(whole.title)}", "", *(f"{_safe(text)}  " for text in whole.head)]
    for section in whole.sections:
        lines += ["", f"## {_safe(section.heading)}", "", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.rows:
        yield from _table(section.headings, section.table)
    if section.rows and section.lines:
        yield ""
    yield from (f"- {_safe(text)}" for text in section.lines)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _row(headings)
    yield _row(["---"] * len(headings))
    yield from (_row([_safe(cell) for cell in row]) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    """The text with the signs that mean something in Markdown taken as they are."""
    return " ".join(text.split()).translate(_SPECIAL)


def notice_json(loaded: Loaded, lang: Lang) -> dict[str, Any]:
    """The notice as data: what the scheme is, its sections in one language, and what it changes."""
    scheme, whole = loaded.scheme, whole_notice(loaded, lang)
    return {
        "format": FORMAT,
        "scheme": {"id": scheme.id, "version": scheme.version, "sha256": loaded.sha256},
        "title": {"en": scheme.title.en, "zh": scheme.title.zh},
        "lang": lang,
        "period": list(scheme.period),
        "extends": None if loaded.base is None else _base(loaded.base),
        "unset": [name for name, parameter in scheme.parameters.items() if parameter.unset],
        "head": list(whole.head),
        "sections": [_data(section) for section in whole.sections],
    }


def _base(base: Loaded) -> dict[str, str]:
    return {"id": base.scheme.id, "version": base.scheme.version, "sha256": base.sha256}


def _data(section: Section) -> dict[str, Any]:
    columns = [section.topic.columns[at].id for at in section.shown]
    return {
        "id": section.topic.id,
        "heading": section.heading,
        "columns": dict(zip(columns, section.headings, strict=True)),
        "rows": [dict(zip(columns, row, strict=True)) for row in section.table],
        "lines": list(section.lines),
    }
