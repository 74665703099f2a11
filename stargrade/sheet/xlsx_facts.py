"""One scan of an xlsx worksheet for what the engine does not say about its cells.

The XML is searched as bytes for the few odd cells instead of being parsed, so that a sheet with
nothing odd costs next to nothing.
"""

from __future__ import annotations

import re
from html import unescape

from .facts import Facts, Spot
from .letters import column_of, letters
from .model import BadCell

# Attribute values never hold ">" here; a prefix such as <x:c> is written by some .NET programs.
PREFIX = re.compile(rb"<(\w+:)?worksheet\b")
REF = re.compile(rb"""\br=["']([A-Za-z]+)(\d+)["']""")
ROW_NUMBER = re.compile(rb"""\br=["'](\d+)["']""")
TYPE = re.compile(rb"""\bt=["'](\w+)["']""")


class AddressError(ValueError):
    """An odd cell or row says nothing of where it stands."""


def scan(xml: bytes, percent_styles: frozenset[int]) -> Facts:
    """The facts of one worksheet part; `percent_styles` are the ids that ``s="3"`` names.

    Raises `AddressError` where an address cannot be made out at all.
    """
    found = PREFIX.search(xml)
    prefix = (found and found[1]) or b""
    try:
        return _facts(xml, prefix, percent_styles)
    except AddressError:
        return _facts(_with_addresses(xml, prefix), prefix, percent_styles)


def _facts(xml: bytes, prefix: bytes, percent_styles: frozenset[int]) -> Facts:
    return Facts(
        bad={**_uncalculated(xml, prefix), **_errors(xml, prefix)},
        percent=_percent(xml, prefix, percent_styles),
        hidden_rows=_hidden_rows(xml, prefix),
    )


def _errors(xml: bytes, prefix: bytes) -> dict[Spot, BadCell]:
    """Cells of type ``e``: their value is the name of the error."""
    if b't="e"' not in xml and b"t='e'" not in xml:
        return {}
    cell = rb"""<%bc\s([^>]*\bt=["']e["'][^>]*)(?<!/)>(.*?)</%bc>""" % (prefix, prefix)
    value = re.compile(rb"<%bv>([^<]*)<" % prefix)
    bad = {}
    for attributes, content in re.findall(cell, xml, re.DOTALL):
        text = value.search(content)
        bad[_spot(attributes)] = BadCell("error", _text(text[1]) if text else "")
    return bad


def _uncalculated(xml: bytes, prefix: bytes) -> dict[Spot, BadCell]:
    """Formulas without a stored value; an empty one is a value only where the type is text."""
    p = prefix
    # Most sheets with formulas have all their values: this search is over sooner than the next.
    if not re.search(rb"<%bf\b[^>]*>(?:[^<]*</%bf>)?\s*(?:<%bv\s*/>|<%bv>\s*</|</%bc>)" % (p, p, p, p, p), xml):
        return {}
    formula = rb"<%bf\b[^>]*?(?:/>|>([^<]*)</%bf>)\s*" % (p, p)
    no_value = rb"(<%bv\s*/>\s*|<%bv>\s*</%bv>\s*)?" % (p, p, p)
    cell = rb"<%bc\b([^>]*)>\s*%b%b</%bc>" % (p, formula, no_value, p)
    bad = {}
    for attributes, text, empty_value in re.findall(cell, xml):
        if not (empty_value and _type(attributes) == b"str"):
            bad[_spot(attributes)] = BadCell("uncalculated", f"={_text(text)}")
    return bad


def _percent(xml: bytes, prefix: bytes, styles: frozenset[int]) -> frozenset[Spot]:
    """Cells whose style is one of `styles`."""
    if not styles:
        return frozenset()
    ids = b"|".join(b"%d" % style for style in sorted(styles))
    cell = rb"""<%bc\s([^>]*?\bs=["'](?:%b)["'][^>]*)>""" % (prefix, ids)
    found = re.findall(cell, xml)
    refs = REF.findall(b" ".join(found))  # one search for all: there may be a hundred thousand
    if len(refs) != len(found):
        raise AddressError
    columns = {name: column_of(name.decode()) for name in {name for name, _ in refs}}
    return frozenset((int(row) - 1, columns[name]) for name, row in refs)


def _hidden_rows(xml: bytes, prefix: bytes) -> frozenset[int]:
    """Rows hidden by hand or by a filter, counted from 0."""
    if b"hidden=" not in xml:
        return frozenset()
    row = rb"""<%brow\s([^>]*\bhidden=["'](?:1|true)["'][^>]*)>""" % prefix
    return frozenset(map(_row, re.findall(row, xml)))


def _with_addresses(xml: bytes, prefix: bytes) -> bytes:
    """The same XML with r= in every row and cell: without it a cell stands next to the last one."""
    row, column = 0, -1

    def number(match: re.Match[bytes]) -> bytes:
        nonlocal row, column
        kind, attributes = match[1], match[2]
        if kind == b"row":
            given = ROW_NUMBER.search(attributes)
            row, column = (int(given[1]) if given else row + 1), -1
            return match[0] if given else b'<%brow r="%d"%b>' % (prefix, row, attributes)
        ref = REF.search(attributes)
        column = column_of(ref[1].decode()) if ref else column + 1
        return match[0] if ref else b'<%bc r="%b%d"%b>' % (prefix, letters(column).encode(), row, attributes)

    return re.sub(rb"<%b(row|c)\b([^>]*)>" % prefix, number, xml)


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
