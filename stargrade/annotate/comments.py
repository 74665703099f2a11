"""Comments on cells of a worksheet: those that are there stay, and what is wrong is said below them.

A comment has two places in a workbook: its words stand in one part, its box in another (`comment_boxes`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..sheet.facts import Spot
from ..texts import Text
from .cells import address, spot_of
from .comment_boxes import with_boxes
from .contents import declared, related, relations
from .package import Package, prefix_of, prefixed
from .tags import Edit, Element, added, attributes, cell_text, elements, first, spliced

AUTHOR = "stargrade"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BARE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<comments xmlns="{main}"><authors></authors>'
    "<commentList></commentList></comments>"
)
_RUN = (
    '<r><rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
    '<t xml:space="preserve">{text}</t></r>'
)
_NO_WORDS = Text("the comments of part {part} are missing", "部件 {part} 的批注缺失")
_COMMENT = '<comment ref="{ref}" authorId="{author}"><text>{run}</text></comment>'


def talked_about(package: Package, sheet: str) -> Collection[Spot]:
    """The cells with a conversation, as newer programs have it: those show no comment beside it."""
    parts = [link.target for link in relations(package, sheet) if link.kind == "threadedComment" and link.target]
    return {
        spot_of(attributes(xml, element).get("ref", "A1"))
        for xml in map(package.xml, parts)
        for element in elements(xml, b"threadedComment")
    }


def with_comments(package: Package, sheet: str, notes: Mapping[Spot, str]) -> Package:
    """The package with a comment on each of these cells of a worksheet part."""
    if not notes:
        return package
    package, name = _words_part(package, sheet)
    old = {spot_of(ref): comment for ref, comment in _comments(package.xml(name))}
    new = {spot: note for spot, note in notes.items() if spot not in old}
    package = package.with_part(name, _said(package, name, old, notes))
    return with_boxes(package, sheet, new) if new else package


def _words_part(package: Package, sheet: str) -> tuple[Package, str]:
    """The part with the words of the comments, made where there is none."""
    for link in relations(package, sheet):
        if link.kind == "comments":
            if link.target is None:
                raise package.unmarkable(_NO_WORDS, part=sheet)
            return package, link.target
    name = package.free("xl/comments{}.xml")
    package = package.with_part(name, _BARE.format(main=package.namespaces.main).encode())
    package, _ = related(declared(package, name, _TYPE), sheet, "comments", name)
    return package, name


def _comments(xml: bytes) -> Sequence[tuple[str, Element]]:
    return [(attributes(xml, comment).get("ref", "A1"), comment) for comment in elements(xml, b"comment")]


def _said(package: Package, name: str, old: Mapping[Spot, Element], notes: Mapping[Spot, str]) -> bytes:
    """The words of all comments: new ones, and below those that are there already what is wrong."""
    xml = package.xml(name)
    authors, listed = package.element(name, "authors"), package.element(name, "commentList")
    prefix = prefix_of(xml, listed)
    author = len(list(elements(xml, b"author", start=authors.inside, end=authors.inside_end)))
    new = [
        _COMMENT.format(ref=address(spot), author=author, run=_RUN.format(text=cell_text(note)))
        for spot, note in notes.items()
        if spot not in old
    ]
    edits = [
        *added(xml, authors, prefixed(f"<author>{AUTHOR}</author>", prefix)),
        *added(xml, listed, prefixed("".join(new), prefix)),
    ]
    for spot, comment in old.items():
        if spot in notes:
            edits += _continued(xml, comment, notes[spot], prefix)
    return spliced(xml, edits)


def _continued(xml: bytes, comment: Element, note: str, prefix: str) -> Iterator[Edit]:
    """Edits that put a note below the words of a comment, which keep their look."""
    said = first(xml, b"text", start=comment.inside, end=comment.inside_end)
    if said is None:
        return
    run = prefixed(_RUN.format(text=cell_text(f"\n\n{note}")), prefix)
    if said.one_tag:
        yield from added(xml, said, run)
        return
    parts = list(elements(xml, start=said.inside, end=said.inside_end))
    for bare in (part for part in parts if part.name == b"t"):  # a text of many looks is made of runs alone
        yield bare.start, bare.start, prefixed("<r>", prefix)
        yield bare.end, bare.end, prefixed("</r>", prefix)
    at = next((part.start for part in parts if part.name in (b"rPh", b"phoneticPr")), said.inside_end)
    yield at, at, run
