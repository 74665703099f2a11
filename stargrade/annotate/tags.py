"""Where the elements of an XML part stand, in bytes, so that a few can be changed and the rest stays as it was.

A part that is read into a tree and written again loses what the tree does not keep: prefixes, the
order of attributes, what newer programs have put in. Here the text itself is cut and pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

_SKIPPED = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_REST = rb"""(?=[\s/>])((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>"""
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Edit = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name without prefix, and where its tags begin and end.

    The first tag is ``xml[start:inside]``, the content ``xml[inside:inside_end]``; an element
    written as one tag has no content and ends at `inside`.
    """

    name: bytes
    start: int
    inside: int
    inside_end: int
    end: int

    @property
    def one_tag(self) -> bool:
        """Whether it is written ``<like this/>``."""
        return self.inside == self.end


def elements(xml: bytes, *names: bytes, start: int = 0, end: int | None = None) -> Iterator[Element]:
    """The outermost elements of these names (none given: of any name) in a stretch of XML, in order.

    The stretch ends early at the closing tag of an element that it does not begin with.
    """
    depth, opened = 0, None
    for tag in _pattern(names).finditer(xml, start, len(xml) if end is None else end):
        if tag[2] is None:  # a comment or the like
            continue
        if tag[1]:
            depth -= 1
            if opened is None:
                return
            if depth == 0:
                yield Element(opened[2], opened.start(), opened.end(), tag.start(), tag.end())
                opened = None
        elif tag[3].endswith(b"/"):
            if depth == 0:
                yield Element(tag[2], tag.start(), tag.end(), tag.end(), tag.end())
        else:
            opened = opened or tag
            depth += 1


def first(xml: bytes, *names: bytes, start: int = 0, end: int | None = None) -> Element | None:
    """The first outermost element of one of these names."""
    return next(elements(xml, *names, start=start, end=end), None)


@lru_cache(maxsize=64)
def _pattern(names: tuple[bytes, ...]) -> re.Pattern[bytes]:
    wanted = b"|".join(map(re.escape, names)) or rb"[\w.-]+"
    return re.compile(_SKIPPED + rb"|<(/?)(?:[\w.-]+:)?(" + wanted + rb")" + _REST, re.DOTALL)


def attributes(xml: bytes, element: Element) -> Mapping[str, str]:
    """The attributes of an element, by their names as they are written, prefix and all."""
    found = _ATTRIBUTE.findall(xml, element.start, element.inside)
    return {name.decode(): unescape(value[1:-1].decode()) for name, value in found}


def with_attributes(tag: bytes, given: Mapping[str, str | None]) -> bytes:
    """A first tag with attributes set, or taken away where the value is None."""
    for name, value in given.items():
        tag = re.sub(rb"""\s+%b\s*=\s*("[^"]*"|'[^']*')""" % re.escape(name.encode()), b"", tag)
        if value is not None:
            at = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:at].rstrip() + f' {name}="{text(value)}"'.encode() + tag[at:]
    return tag


def added(xml: bytes, element: Element, addition: bytes, given: Mapping[str, str | None] | None = None) -> list[Edit]:
    """The edits that put something at the end of an element's content, and set some of its attributes."""
    tag = with_attributes(xml[element.start : element.inside], given or {})
    if not element.one_tag:
        return [(element.start, element.inside, tag), (element.inside_end, element.inside_end, addition)]
    written = re.split(rb"[\s/]", tag[1:], maxsplit=1)[0]
    return [(element.start, element.inside, tag[:-2].rstrip() + b">" + addition + b"</%b>" % written)]


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The XML with each stretch (start, end) replaced; of two at one place the first comes first."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [xml[at:start], new]
        at = end
    return b"".join([*pieces, xml[at:]])


def text(value: str) -> str:
    """A text as XML holds it; a sign that XML cannot hold becomes a question mark."""
    return escape(_NOT_XML.sub("?", value))


def cell_text(value: str) -> str:
    """A text as a worksheet or comment holds it, where ``_x0041_`` would be read as a letter."""
    return text(_LIKE_ESCAPED.sub("_x005F_", value)).replace("\r", "")
