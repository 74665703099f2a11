"""The summary of a run on one screen: how the stars fall, the money, and whom to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from ..grading.decided_said import decision_text
from ..numbers import show
from ..numbers.coded import as_coded
from ..report.amounts import money, percent
from ..report.figures import ranks
from ..report.outcome import Outcome, file_name
from ..report.people import Labels
from ..report.spread import Share, Spread, spread, star_signs
from ..report.totals import totals
from ..texts import Lang, Text, say
from . import words
from .layout import Line, Screen, Span, cut, hanging, line, packed, pad

_MOST_SHARES = 6
_MOST_GROUPS = 2
_MOST_NEAR = 2
_MOST_PEOPLE = 3
_MOST_TOP = 3
_WIDEST_BAR = 40
_WIDEST_LABEL = 24
_NARROW = 60
_LAST_WORD = 2  # of a line at the top: the person, the title and the star are words, what follows figures
_STYLES = {5: "green", 4: "green", 2: "yellow", 1: "red", 0: "red"}


def summary(outcome: Outcome, screen: Screen) -> tuple[Line, ...]:
    """At most about thirty lines, none wider than the screen."""
    people = Labels(outcome)
    parts = (
        list(_head(outcome, screen)),
        list(_shares(spread(outcome), outcome.lang, screen)),
        list(_money(outcome, screen)),
        list(_attention(outcome, people, screen)),
        list(_decided(outcome, people, screen)),
        list(_near(outcome, people, screen)),
        list(_top(outcome, people, screen)),
        list(_against(outcome, screen)),
    )
    shown = [part for part in parts if part]
    return tuple(one for at, part in enumerate(shown) for one in ([line("")] if at else []) + part)


def _against(outcome: Outcome, screen: Screen) -> Iterable[Line]:
    if outcome.against is None:
        return ()
    from .against import against_lines

    return against_lines(outcome.against, outcome.lang, screen)


def _head(outcome: Outcome, screen: Screen) -> Iterator[Line]:
    scheme, sheet, sums = outcome.scheme, outcome.sheet, totals(outcome)
    title = scheme.name.to(outcome.lang)
    yield line(Span(cut(f"{title}  {outcome.period}" if outcome.period else title, screen.width, screen), "bold"))
    file = file_name(outcome.sheet)
    named = f"{file} [{sheet.name}]" if sheet.name else file
    yield line(Span(cut(f"{named}  {scheme.id} {scheme.version}", screen.width, screen), "dim"))
    yield line(Span("━" * (screen.width // screen.sign_width), "dim"))
    counts = [
        (words.ROWS, sums.rows),
        (words.RATED, sums.rated),
        (words.NOT_RATED, sums.not_rated),
        *([(words.REJECTED, sums.rejected)] if sums.rejected else []),
    ]
    said = [text.fill(outcome.lang, {"count": count}) for text, count in counts]
    yield from (line(text) for text in packed(said, "   ", screen))


def _shares(spreading: Spread, lang: Lang, screen: Screen) -> Iterator[Line]:
    """One bar for each star or tier; the longest bar is the largest group."""
    lines = spreading.lines[:_MOST_SHARES]
    rest = spreading.lines[_MOST_SHARES:]
    if rest:
        label = words.OTHERS.fill(lang, {"count": len(rest)})
        lines = (*lines, Share(label, sum(share.count for share in rest)))
    if not lines:
        return
    places = min(max(screen.measure(share.label) for share in lines), _WIDEST_LABEL, screen.width // 3)
    digits = max(len(str(share.count)) for share in lines)
    room = min(screen.width - places - digits - 11, _WIDEST_BAR) // screen.sign_width
    largest = max(share.count for share in lines)
    for share in lines:
        label = pad(cut(share.label, places, screen), places, screen)
        part = pad(percent(share.count, spreading.whole), 5, screen, right=True)
        bar = Span("█" * _length(share.count, largest, room), _style(share.star))
        yield line(Span(label, _style(share.star)), f"  {share.count:>{digits}}  {part}  ", bar)


def _length(count: int, largest: int, room: int) -> int:
    return max(1, count * room // largest) if count and room > 0 else 0


def _style(star: int | None) -> str:
    return "" if star is None else _STYLES.get(min(star, 5), "")


def _money(outcome: Outcome, screen: Screen) -> Iterator[Line]:
    sums = totals(outcome)
    if not sums.bonus and not sums.deduction:
        return
    amounts = ((words.BONUS, sums.bonus), (words.DEDUCTION, sums.deduction), (words.NET, sums.net))
    said = [words.AMOUNT.fill(outcome.lang, {"what": what, "amount": money(value)}) for what, value in amounts]
    yield from (line(Span(text, "bold")) for text in packed(said, "   ", screen))


def _heading(text: str, screen: Screen) -> list[Line]:
    return hanging("", text, screen, "bold")


def _lines_for_one(screen: Screen) -> int:
    return 2 if screen.width < _NARROW else 1


def _attention(outcome: Outcome, people: Sequence[str], screen: Screen) -> Iterator[Line]:
    lang = outcome.lang
    entries = list(_entries(outcome, people))
    if not entries and not outcome.rejected:
        return
    yield from _heading(words.ATTENTION.to(lang), screen)
    if outcome.rejected:
        text = words.LEFT_OUT.fill(lang, {"count": len(outcome.rejected)})
        yield from hanging("  ", text, screen, "red", most=2)
    for text, style in entries:
        most = 2 if style else _lines_for_one(screen)  # what is to be done matters more than who is not rated
        yield from hanging("  ", text, screen, style, most=most)


def _entries(outcome: Outcome, people: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What to do, and for whom: the flags first, then those not rated for another reason than a flag says."""
    grading, lang = outcome.grading, outcome.lang
    flagged = {
        _what(grading.flag_texts.get(flag), flag, lang): np.flatnonzero(marks).tolist()
        for flag, marks in grading.flags.items()
        if marks.any()
    }
    unrated = {what: rows for what, rows in _unrated(outcome).items() if what not in flagged}
    for what, rows in list(flagged.items())[:_MOST_GROUPS]:
        yield _entry(words.FLAGGED, what, rows, people, lang), "yellow"
    for what, rows in list(unrated.items())[:_MOST_GROUPS]:
        yield _entry(words.UNRATED if what else words.UNRATED_PLAIN, what, rows, people, lang), ""
    left = max(0, len(flagged) - _MOST_GROUPS) + max(0, len(unrated) - _MOST_GROUPS)
    if left:
        yield words.MORE_GROUPS.fill(lang, {"count": left}), "dim"


def _entry(text: Text, what: str, rows: Sequence[int], people: Sequence[str], lang: Lang) -> str:
    said = say([people[at] for at in rows[:_MOST_PEOPLE]], lang)
    if len(rows) > _MOST_PEOPLE:
        said = words.AND_MORE.fill(lang, {"named": said, "count": len(rows) - _MOST_PEOPLE})
    return text.fill(lang, {"what": what, "count": len(rows), "people": said})


def _what(text: Text | None, otherwise: str, lang: Lang) -> str:
    return (text.to(lang) if text else otherwise).rstrip("。.")


def _unrated(outcome: Outcome) -> dict[str, list[int]]:
    """The rows that are not rated, by the first reason, the most frequent first."""
    rows = np.flatnonzero(~outcome.grading.rated.yes)
    said = as_coded(outcome.grading.reasons).take(rows)
    places: dict[str, list[int]] = {}
    for place, texts in enumerate(said.different):
        places.setdefault(_what(texts[0] if texts else None, "", outcome.lang), []).append(place)
    groups = {what: rows[said.holding(which)].tolist() for what, which in places.items()}
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def _decided(outcome: Outcome, people: Sequence[str], screen: Screen) -> Iterator[Line]:
    """What people decided, beside what was computed."""
    lang, decisions = outcome.lang, outcome.grading.decisions
    if not decisions:
        return
    yield from _heading(words.DECIDED.fill(lang, {"count": len(decisions)}), screen)
    for one in decisions[:_MOST_PEOPLE]:
        text = words.DECIDED_LINE.fill(
            lang, {"person": people[one.at], "said": decision_text(one, outcome.grading).to(lang)}
        )
        yield from hanging("  ", text, screen, most=_lines_for_one(screen))
    if len(decisions) > _MOST_PEOPLE:
        rest = words.NEAR_REST.fill(lang, {"count": len(decisions) - _MOST_PEOPLE})
        yield from hanging("  ", rest, screen, "dim")


def _near(outcome: Outcome, people: Sequence[str], screen: Screen) -> Iterator[Line]:
    lang = outcome.lang
    rows = np.flatnonzero(outcome.grading.near).tolist()
    if not rows:
        return
    yield from _heading(words.NEAR.fill(lang, {"count": len(rows)}), screen)
    for at in rows[:_MOST_NEAR]:
        said = outcome.grading.reasons[at]
        why = said[-1].to(lang) if said else ""
        text = words.PERSON.fill(lang, {"person": people[at], "why": why})
        yield from hanging("  ", text, screen, most=_lines_for_one(screen))
    if len(rows) > _MOST_NEAR:
        rest = words.NEAR_REST.fill(lang, {"count": len(rows) - _MOST_NEAR})
        yield from hanging("  ", rest, screen, "dim")


def _top(outcome: Outcome, people: Sequence[str], screen: Screen) -> Iterator[Line]:
    """The best few: who won a title, then by star, score and money."""
    best = _best(outcome)
    if not best:
        return
    yield from _heading(words.TOP.to(outcome.lang), screen)
    rows = [(people[at], *_figures(outcome, at)) for at in best]
    places = [max(screen.measure(cell) for cell in column) for column in zip(*rows, strict=True)]
    for cells in rows:
        padded = [
            pad(cell, room, screen, right=at > _LAST_WORD)
            for at, (cell, room) in enumerate(zip(cells, places, strict=True))
            if room
        ]
        yield line("  ", cut("  ".join(padded), screen.width - 2, screen))


def _best(outcome: Outcome) -> list[int]:
    grading = outcome.grading
    merits = [ranks(column) for column in (grading.net, grading.score, grading.star)]
    order = np.lexsort([*(-merit for merit in merits), grading.award.null])
    best = order[grading.rated.yes[order]][:_MOST_TOP].tolist()
    return [at for at in best if any(_figures(outcome, at))]


def _figures(outcome: Outcome, at: int) -> tuple[str, str, str, str]:
    """The title and the star, which are words; the score and the money, which are figures."""
    grading = outcome.grading
    award = grading.award.row(at)
    title = grading.award_titles.get(award or "")
    star, score, net = grading.star.row(at), grading.score.row(at), grading.net.row(at)
    return (
        title.to(outcome.lang) if title else award or "",
        "" if star is None else star_signs(int(star)),
        "" if score is None else show(score, 2),
        f"{'+' if net > 0 else ''}{money(net)}" if net else "",
    )
