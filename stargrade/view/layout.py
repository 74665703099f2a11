"""Lines that fit a screen: texts are measured as a console draws them, padded, cut and wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..report.widths import width

_WORDS = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)
_BREAK = re.compile(r"[\t\r\n\v\f]+")
_MORE = "…"
_NEVER_FIRST = "，。、；：！？）》”’,.;:!?)"


@dataclass(frozen=True, slots=True)
class Screen:
    """How many places a line has, and how many of them a sign such as ★ or █ takes."""

    width: int = 80
    sign_width: int = 1

    def measure(self, text: str) -> int:
        """The places that a text takes on this screen."""
        return width(text, self.sign_width)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line in one colour; `style` is empty or such as ``bold red``."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def line(*parts: str | Span) -> Line:
    """A line from texts and coloured pieces."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def plain(lines: Iterable[Line]) -> str:
    """The lines as text without colours, each ended by a line break."""
    return "".join("".join(span.text for span in one).rstrip() + "\n" for one in lines)


def cut(text: str, places: int, screen: Screen) -> str:
    """The text on one line, its end left out where it is wider than `places`."""
    flat = _BREAK.sub(" ", text)
    if screen.measure(flat) <= places:
        return flat
    room = places - screen.measure(_MORE)
    kept = ""
    for char in flat:
        if screen.measure(kept + char) > room:
            break
        kept += char
    return kept + _MORE if room >= 0 else ""


def pad(text: str, places: int, screen: Screen, right: bool = False) -> str:
    """The text filled up with blanks to `places`, at its left if `right`."""
    blanks = " " * max(0, places - screen.measure(text))
    return blanks + text if right else text + blanks


def wrap(text: str, places: int, screen: Screen) -> list[str]:
    """The text on as many lines as it needs; English breaks between words, Chinese anywhere."""
    done: list[str] = []
    current = ""
    for word in _words(text, places, screen):
        if screen.measure(current + word.rstrip()) > places and current.strip():
            done.append(current.rstrip())
            current = word.lstrip()
        else:
            current += word
    return [*done, current.rstrip()] if current.strip() or not done else done


def _words(text: str, places: int, screen: Screen) -> Iterator[str]:
    """What must stay together; a word longer than a line is broken."""
    held = ""
    for word in _WORDS.findall(" ".join(text.split())):
        if word in _NEVER_FIRST and held and screen.measure(held + word) <= places:
            held += word
            continue
        if held:
            yield held
        held = ""
        if screen.measure(word) > places:
            yield from word
        else:
            held = word
    if held:
        yield held


def hanging(first: str, text: str, screen: Screen, style: str = "", most: int | None = None) -> list[Line]:
    """A text after a lead-in, further lines indented below it; at most so many lines, the last cut."""
    indent = screen.measure(first)
    room = max(screen.width - indent, 8)
    lines = wrap(text, room, screen)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], cut(_behind(lines[: most - 1], text), room, screen)]
    return [line(first if at == 0 else " " * indent, Span(part, style)) for at, part in enumerate(lines)]


def _behind(lines: Sequence[str], text: str) -> str:
    """What of the text follows these first lines of it."""
    left = " ".join(text.split())
    for shown in lines:
        left = left[len(shown) :].lstrip()
    return left


def packed(pieces: Sequence[str], gap: str, screen: Screen) -> list[str]:
    """Short texts side by side on as few lines as hold them; none is broken that fits a line."""
    lines: list[str] = []
    for piece in pieces:
        if lines and screen.measure(lines[-1] + gap + piece) <= screen.width:
            lines[-1] += gap + piece
        else:
            lines += wrap(piece, screen.width, screen)
    return lines
