"""One scan of an xlsx worksheet for what the engine does not say about its cells, and how far they reach.

The XML is searched as bytes, some rows at a time, for the few odd cells instead of being parsed, so
that a sheet with nothing odd costs next to nothing. No search looks at a byte more than a few times,
whatever the file holds: `[^<>]*+` stops at the next tag and is never tried again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from .extent import LAST_ROW, MOST_CELLS
from .facts import Facts, Spot
from .letters import column_of
from .model import BadCell
from .xlsx_addresses import REF, AddressError, Farthest, rows_in, with_addresses
from .xlsx_rows import opening_prefix, whole_rows

ROW_NUMBER = re.compile(rb"""\br=["'](\d+)["']""")
TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
OTHER_TAGS = 50_000  # that begin with the same letters: those of columns, those of breaks between rows


@dataclass(slots=True)
class _Walk:
    """What has been found so far."""

    prefix: bytes
    percent_styles: frozenset[int]
    digit_styles: frozenset[int]
    bad: dict[Spot, BadCell] = field(default_factory=dict)
    zeros: dict[Spot, BadCell] = field(default_factory=dict)
    calculated: bool = False
    percent: set[Spot] = field(default_factory=set)
    own_digits: set[Spot] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    shared_texts: int = 0
    cells: int = 0
    rows: int = 0


class TooManyCellsError(ValueError):
    """More cells or rows are written out than are read of any sheet, wherever they are said to stand."""


def scan(
    pieces: Iterable[bytes],
    percent_styles: frozenset[int],
    digit_styles: frozenset[int] = frozenset(),
    *,
    doubt_zeros: bool = False,
) -> Facts:
    """The facts of one worksheet part; `percent_styles` and `digit_styles` are ids that ``s="3"`` names.

    With `doubt_zeros`, formulas that show a zero are told too. Raises `TooManyCellsError`, and
    `AddressError` where an address cannot be made out at all.
    """
    farthest = Farthest()
    walk: _Walk | None = None
    for xml in whole_rows(pieces):
        walk = walk or _Walk(opening_prefix(xml), percent_styles, digit_styles)
        walk.cells += xml.count(b"<%bc" % walk.prefix)
        numbers = rows_in(xml, walk.prefix)
        walk.rows += len(numbers)
        if walk.cells > MOST_CELLS + OTHER_TAGS or walk.rows > LAST_ROW + OTHER_TAGS:
            raise TooManyCellsError
        start = farthest.row
        farthest.look_at(xml, walk.prefix, numbers)
        try:
            _look_at(xml, walk, doubt_zeros)
        except AddressError:
            _look_at(with_addresses(xml, walk.prefix, start), walk, doubt_zeros)
    if walk is None:
        return Facts()
    return Facts(
        bad=walk.bad,
        percent=frozenset(walk.percent),
        own_digits=frozenset(walk.own_digits),
        hidden_rows=frozenset(walk.hidden),
        end=farthest.end,
        zeros={} if walk.calculated else walk.zeros,
        calculated=walk.calculated,
        shared_texts=walk.shared_texts,
    )


def _look_at(xml: bytes, walk: _Walk, doubt_zeros: bool) -> None:
    bad = {**_uncalculated(xml, walk.prefix), **_errors(xml, walk.prefix)}
    percent = _styled(xml, walk.prefix, walk.percent_styles)
    own_digits = _styled(xml, walk.prefix, walk.digit_styles)
    walk.hidden |= _hidden_rows(xml, walk.prefix)
    walk.percent |= percent
    walk.own_digits |= own_digits
    walk.bad |= bad
    walk.shared_texts += _times(xml, b"t", b"s")
    if doubt_zeros and not walk.calculated:
        walk.calculated = _shows_a_figure(xml, walk.prefix)
        walk.zeros |= _zeros(xml, walk.prefix)


def _times(xml: bytes, name: bytes, value: bytes) -> int:
    """How often an attribute stands there in either kind of quotes; hardly any sheet has a single one."""
    single = xml.count(b"%b='%b'" % (name, value)) if b"'" in xml else 0
    return xml.count(b'%b="%b"' % (name, value)) + single


def _errors(xml: bytes, prefix: bytes) -> dict[Spot, BadCell]:
    """Cells of type ``e``: their value is the name of the error."""
    if not _times(xml, b"t", b"e"):
        return {}
    cell = rb"""<%bc\s(?=[^<>]*+>)([^<>]*?\bt=["']e["'][^<>]*+)(?<!/)>""" % prefix
    value = rb"""(?:\s*+<%bf\b[^<>]*+>(?:[^<]*+</%bf>)?+)?+(?:\s*+<%bv>([^<]*+)<)?+""" % (prefix, prefix, prefix)
    found = re.findall(cell + value, xml)
    return {_spot(attributes): BadCell("error", _text(text)) for attributes, text in found}


def _formula(prefix: bytes) -> bytes:
    """A formula, its text caught."""
    return rb"<%bf\b[^<>]*+(?:(?<=/)>|>([^<]*+)</%bf>)\s*+" % (prefix, prefix)


def _uncalculated(xml: bytes, prefix: bytes) -> dict[Spot, BadCell]:
    """Formulas without a stored value; an empty one is a value only where the type is text."""
    p = prefix
    # Most sheets with formulas have all their values: this search is over sooner than the next.
    if not re.search(rb"<%bf\b[^<>]*+>(?:[^<]*+</%bf>)?+\s*+(?:<%bv\s*+/>|<%bv>\s*+</|</%bc>)" % (p, p, p, p, p), xml):
        return {}
    no_value = rb"(<%bv\s*+/>\s*+|<%bv>\s*+</%bv>\s*+)?+" % (p, p, p)
    cell = rb"<%bc\b([^<>]*+)>\s*+%b%b</%bc>" % (p, _formula(p), no_value, p)
    bad = {}
    for attributes, text, empty_value in re.findall(cell, xml):
        if not (empty_value and _type(attributes) == b"str"):
            bad[_spot(attributes)] = BadCell("uncalculated", f"={_text(text)}")
    return bad


def _shows_a_figure(xml: bytes, prefix: bytes) -> bool:
    """Whether any formula has a stored value other than zero."""
    value = rb"<%bf\b[^<>]*+>(?:[^<]*+</%bf>)?+\s*+<%bv>(?!0</)[^<]" % (prefix, prefix, prefix)
    return re.search(value, xml) is not None


def _zeros(xml: bytes, prefix: bytes) -> dict[Spot, BadCell]:
    """Formulas whose stored value is zero."""
    cell = rb"<%bc\b([^<>]*+)>\s*+%b<%bv>0</%bv>" % (prefix, _formula(prefix), prefix, prefix)
    found = re.findall(cell, xml)
    return {_spot(attributes): BadCell("uncalculated", f"={_text(text)}") for attributes, text in found}


def _styled(xml: bytes, prefix: bytes, styles: frozenset[int]) -> set[Spot]:
    """Cells whose style is one of `styles`."""
    if not styles:
        return set()
    ids = b"|".join(b"%d" % style for style in sorted(styles))
    usual = rb'<%bc r="([A-Z]++)(\d++)"(?: t="\w++")?+ s="(?:%b)"' % (prefix, ids)
    refs = re.findall(usual, xml)
    if b" s='" in xml or len(refs) != len(re.findall(rb' s="(?:%b)"' % ids, xml)):  # rows may have styles too
        cell = rb"""<%bc\s(?=[^<>]*+>)([^<>]*?\bs=["'](?:%b)["'][^<>]*+)>""" % (prefix, ids)
        found = re.findall(cell, xml)
        refs = [(ref[1], ref[2]) for attributes in found if (ref := REF.search(attributes))]
        if len(refs) != len(found):
            raise AddressError
    columns = {name: column_of(name.decode()) for name in {name for name, _ in refs}}
    return {(int(row) - 1, columns[name]) for name, row in refs}


def _hidden_rows(xml: bytes, prefix: bytes) -> set[int]:
    """Rows hidden by hand or by a filter, counted from 0."""
    if b"hidden=" not in xml:
        return set()
    row = rb"""<%brow\s(?=[^<>]*+>)([^<>]*?\bhidden=["'](?:1|true)["'][^<>]*+)>""" % prefix
    return set(map(_row, re.findall(row, xml)))


def _spot(attributes: bytes) -> Spot:
    """The address in a cell's attributes, counted from 0."""
    ref = REF.search(attributes)
    if ref is None:
        raise AddressError
    return int(ref[2]) - 1, column_of(ref[1].decode())


def _row(attributes: bytes) -> int:
    """The number in a row's attributes, counted from 0."""
    number = ROW_NUMBER.search(attributes)
    if number is None:
        raise AddressError
    return int(number[1]) - 1


def _type(attributes: bytes) -> bytes:
    found = TYPE.search(attributes)
    return found[1] if found else b"n"


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", errors="replace"))
