"""One scan of an ods file for what the engine does not say about its cells.

LibreOffice writes an error as an empty text and says in another attribute that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import product

from .facts import Facts, Merge, Spot
from .model import BadCell

TAG = re.compile(
    rb"""<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>"""
)
ATTRIBUTE = re.compile(rb"""([\w:-]+)=(?:"([^"]*)"|'([^']*)')""")
SHOWN = re.compile(rb"<text:p[^>]*>(.*?)</text:p>", re.DOTALL)
MARKUP = re.compile(rb"<[^>]*>")
ODD = (b"percentage", b'="error"', b"visibility=", b"-spanned=", b"table:formula=")
# A blank cell that fills its row up to the last column, and a blank row that fills the sheet, are usual.
FAR = re.compile(
    rb"""number-columns-repeated=["']\d{3}[^<>]*+(?:(?<!/)>|(?<=/)>(?!\s*+</table:table-row>))"""
    rb"""|number-rows-repeated=["']\d{3}[^<>]*+>"""
    rb"""(?!\s*+<table:table-cell[^<>]*+(?<=/)>\s*+</table:table-row>\s*+</table:table>)"""
)
COLUMN = b"<table:table-column"  # says how wide columns are, and holds no cells
MOST_REPEATED = 10_000  # an odd cell repeated further is the filling of a blank area


@dataclass(slots=True)
class _Table:
    """A table while it is walked; `row` and `column` are where the next cell stands."""

    name: str = ""
    row: int = 0
    column: int = 0
    rows_of: int = 1
    bad: dict[Spot, BadCell] = field(default_factory=dict)
    percent: set[Spot] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0

    def facts(self) -> Facts:
        return Facts(
            self.bad,
            frozenset(self.percent),
            frozenset(self.hidden),
            tuple(self.merges),
            end=(self.last_row, self.last_column),
            name=self.name,
        )


def tags_in(content: bytes) -> int:
    """How many cells are written out in content.xml."""
    return content.count(b"<table:table-cell") + content.count(b"<table:covered-table-cell")


def scan(content: bytes) -> tuple[Facts, ...]:
    """The facts of every table in content.xml, in its order; none where nothing is odd."""
    if not any(word in content for word in ODD) and not _reaches_far(content):
        return ()
    tables = [table := _Table()]
    for match in TAG.finditer(content):
        closing, tag, attributes = bool(match[1]), match[2], match[3]
        if tag == b"table" and not closing:
            tables.append(table := _Table(_attributes(attributes).get("table:name", "")))
        elif tag == b"table-row":
            _row(table, closing, attributes)
        elif tag != b"table" and not closing:
            _cell(table, _attributes(attributes), content, match.end())
            if not attributes.endswith(b"/") or b"office:value" in attributes or b"table:formula" in attributes:
                table.last_row = max(table.last_row, table.row + table.rows_of - 1)
                table.last_column = max(table.last_column, table.column - 1)
    return tuple(walked.facts() for walked in tables[1:])


def _reaches_far(content: bytes) -> bool:
    """Whether anything is repeated a hundred times or more that does not just fill up the sheet."""
    return any(not content.startswith(COLUMN, content.rfind(b"<", 0, far.start())) for far in FAR.finditer(content))


def _row(table: _Table, closing: bool, attributes: bytes) -> None:
    """Step into a row, or past it."""
    if not closing:
        said = _attributes(attributes)
        table.rows_of, table.column = int(said.get("table:number-rows-repeated", "1")), 0
        if said.get("table:visibility") in ("collapse", "filter"):
            table.hidden.update(_few(table.row, table.rows_of))
    if closing or attributes.endswith(b"/"):
        table.row += table.rows_of


def _cell(table: _Table, said: dict[str, str], content: bytes, end: int) -> None:
    """Note what is odd about a cell and step past it."""
    times = int(said.get("table:number-columns-repeated", "1"))
    kind = said.get("office:value-type")
    if said.get("calcext:value-type") == "error":
        table.bad.update(dict.fromkeys(_spots(table, times), BadCell("error", _shown(content, end))))
    elif "table:formula" in said and kind is None:
        formula = said["table:formula"].partition("=")[2]
        table.bad.update(dict.fromkeys(_spots(table, times), BadCell("uncalculated", f"={formula}")))
    elif kind == "percentage":
        table.percent.update(_spots(table, times))
    down, across = (int(said.get(f"table:number-{way}-spanned", "1")) for way in ("rows", "columns"))
    if down > 1 or across > 1:
        table.merges.append((table.row, table.column, table.row + down - 1, table.column + across - 1))
    table.column += times


def _spots(table: _Table, times: int) -> Iterator[Spot]:
    if table.rows_of * times >= MOST_REPEATED:
        return iter(())
    return product(_few(table.row, table.rows_of), _few(table.column, times))


def _few(start: int, times: int) -> range:
    return range(start, start + (times if times < MOST_REPEATED else 0))


def _shown(content: bytes, start: int) -> str:
    """The text that a cell shows, such as #DIV/0!."""
    found = SHOWN.search(content, start, content.find(b"</table:table-cell>", start))
    return _text(MARKUP.sub(b"", found[1])) if found else ""


def _attributes(raw: bytes) -> dict[str, str]:
    return {name.decode(): _text(double or single) for name, double, single in ATTRIBUTE.findall(raw)}


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", errors="replace"))
