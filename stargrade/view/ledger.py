"""The ledger on a terminal: what is on record, everybody's stars through a year, one person's months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from ..grading.decidable import FIELDS
from ..ledger.objections import Objections, objections_to
from ..ledger.people import Recorded, people_of
from ..ledger.record import Head
from ..periods import Kind, parts_of
from ..report.spread import star_signs
from ..texts import Lang, Text
from .grid import grid
from .layout import Line, Screen, Span, hanging, line, pad
from .titles import points_of, titled

_HEADS = (
    Text("Scheme", "方案"),
    Text("Period", "考核期"),
    Text("Revision", "版次"),
    Text("Rows", "行数"),
    Text("Net", "净额"),
    Text("Reason", "原因"),
)
_EMPTY = Text("Nothing is on record yet.", "还没有任何记录。")
_ID, _NAME = Text("Id", "编号"), Text("Name", "姓名")
_NOT_RATED = Text("not rated", "未评定")
_RULES = Text(
    "revision {revision}, rules: {scheme} version {version}, from {files}",
    "第 {revision} 版，规则：{scheme} 版本 {version}，来自 {files}",
)
_REASON = Text("revised because: {reason}", "修订原因：{reason}")
_NET = Text("net {net}", "净额 {net}")
_ANNOUNCED = Text("announced {day}", "{day} 公布")
_LAST_DAY = Text("counted from {day}, the last day of the period", "从考核期最后一天 {day} 起算")
_OPEN = Text("objections until {until}, that day included ({from_})", "{until} 前（含当日）可提出异议（{from_}）")
_ENDED = Text("objections ended with {until} ({from_})", "异议期已于 {until} 结束（{from_}）")
_UNKNOWN = Text(
    "objections for five working days; the holidays are not announced yet, or not known to this version ({from_})",
    "五个工作日内可提出异议；尚未公布放假安排（或本版本尚未收录），无法算出截止日（{from_}）",
)
_OF_PERIOD = Text("{period}: {text}", "{period}：{text}")
_ALL_ENDED = Text("objections to all of these have ended", "以上各期的异议期均已结束")
_EVIDENCE = Text("evidence for {field}: {evidence}", "{field}的依据：{evidence}")
_STARS = Text("Stars", "星级")
_POINTS = Text("points: {points}", "各项得分：{points}")
_PART: dict[Kind, str] = {"month": "{part}", "quarter": "Q{part}", "half": "H{part}", "year": "{year}"}
_ABSENT = "·"
_CHART = 24


def record_lines(heads: Sequence[Head], lang: Lang, screen: Screen) -> Iterator[Line]:
    """A line for each period on record."""
    if not heads:
        yield line(_EMPTY.to(lang))
        return
    rows = [
        [head.scheme, head.period, str(head.revision), str(head.rows), str(head.totals["net"]), head.reason or ""]
        for head in heads
    ]
    yield from grid([text.to(lang) for text in _HEADS], rows, screen)


def year_lines(periods: Sequence[Recorded], today: date, lang: Lang, screen: Screen) -> Iterator[Line]:
    """For each scheme and year a table: a line for each person, a column for each period.

    Below it stands which periods can still be objected to.
    """
    if not periods:
        yield line(_EMPTY.to(lang))
    for at, own in enumerate(_years(periods)):
        if at:
            yield line()
        yield line(Span(_year_title(own), "bold"))
        columns = _parts(own)
        rows = [
            [key, name, *(_star(period, key, lang) for period in columns)]
            for key, name in people_of(own).items()
        ]  # fmt: skip
        heads = [
            _PART[one.kind].format(part=one.part, year=one.year) for one in parts_of(own[0].period, own[0].period.kind)
        ]
        yield from grid([_ID.to(lang), _NAME.to(lang), *heads], rows, screen)
        yield from _still_open(own, today, lang, screen)


def _still_open(own: Sequence[Recorded], today: date, lang: Lang, screen: Screen) -> Iterator[Line]:
    """Every period that can, or may, still be objected to; one line where none can."""
    known = [(period, objections_to(period.head)) for period in own]
    left = [(period, found) for period, found in known if found.open_on(today) is not False]
    for period, found in left:
        said = {"period": str(period.period), "text": objection_text(found, today)}
        yield from hanging("", _OF_PERIOD.fill(lang, said), screen, "dim")
    if not left:
        yield from hanging("", _ALL_ENDED.to(lang), screen, "dim")


def objection_text(found: Objections, today: date) -> Text:
    """Until when a result can be objected to, or that it no longer can."""
    text = {True: _OPEN, False: _ENDED, None: _UNKNOWN}[found.open_on(today)]
    return text.filled(until=found.until, from_=(_ANNOUNCED if found.given else _LAST_DAY).filled(day=found.announced))


def person_lines(periods: Sequence[Recorded], key: str, today: date, lang: Lang, screen: Screen) -> Iterator[Line]:
    """One person: a line of stars for each scheme and year, a chart of the score, then every period in full."""
    name = people_of(periods)[key]
    yield line(Span(f"{key} {name}".rstrip(), "bold"))
    for own in _years(periods):
        yield line()
        yield line(Span(_year_title(own), "bold"))
        stars = " ".join(_star(period, key, lang) for period in _parts(own))
        yield line(f"  {_STARS.to(lang)}  {stars}")
        for period in own:
            yield line()
            yield from _period(period, key, lang, screen)
            said = objection_text(objections_to(period.head), today).to(lang)
            yield from hanging("    ", said, screen, "dim")


def _period(period: Recorded, key: str, lang: Lang, screen: Screen) -> Iterator[Line]:
    row, head = period.rows[key], period.head
    star = star_signs(int(Fraction(row["star"]))) if row["star"] else ""
    rated = star if row["rated"] == "yes" else _NOT_RATED.to(lang)
    net = _NET.fill(lang, {"net": row["net"]}) if row["net"] not in ("", "0") else ""
    tier, award, flags = (titled(period.rules, name, row[name], lang) for name in ("tier", "award", "flags"))
    figures = [text for text in (rated, tier, award, row["score"], net) if text]
    yield line(f"  {pad(str(period.period), 9, screen)}{'  '.join(figures)}")
    if bar := _bar(row["score"] or "0"):
        yield line("    ", Span(bar, "cyan"))
    points = points_of(period.rules, row)
    for sentence in (points and _POINTS.fill(lang, {"points": points}), row.get(f"reasons_{lang}"), flags):
        if sentence:
            yield from hanging("    ", sentence, screen)
    for line_of in period.decided.get(key, ()):
        if line_of["evidence"]:
            said = {"field": FIELDS[line_of["field"]], "evidence": line_of["evidence"]}
            yield from hanging("    ", _EVIDENCE.fill(lang, said), screen)
    files = [file for file, _, _ in head.inputs]
    rules = {"revision": head.revision, "scheme": head.scheme, "version": head.scheme_version, "files": files}
    yield from hanging("    ", _RULES.fill(lang, rules), screen, "dim")
    if head.reason:
        yield from hanging("    ", _REASON.fill(lang, {"reason": head.reason}), screen, "dim")


def _bar(score: str) -> str:
    """A score of 100 is a whole bar; no bar is longer than two of them."""
    return "█" * min(max(int(Fraction(score) * _CHART / 100), 0), 2 * _CHART)


def _years(periods: Sequence[Recorded]) -> list[list[Recorded]]:
    """The periods of one scheme, length and year together, in their order."""
    found: dict[tuple[str, Kind, int], list[Recorded]] = {}
    for one in periods:
        found.setdefault((one.scheme, one.period.kind, one.period.year), []).append(one)
    return list(found.values())


def _year_title(own: Sequence[Recorded]) -> str:
    return f"{own[0].scheme} {own[0].period.year}"


def _parts(own: Sequence[Recorded]) -> list[Recorded | None]:
    """Every period of the year in its place, None where it is not on record."""
    by_period = {one.period: one for one in own}
    return [by_period.get(period) for period in parts_of(own[0].period, own[0].period.kind)]


def _star(period: Recorded | None, key: str, lang: Lang) -> str:
    """The star of one person in one period; a dot where there is none on record."""
    if period is None or key not in period.rows:
        return _ABSENT
    row = period.rows[key]
    if row["rated"] != "yes":
        return "-"
    if row["star"]:
        return f"{row['star']}★"
    return titled(period.rules, "tier", row["tier"], lang) or row["score"] or "-"
