"""What differs between a record and what would be recorded now, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..grading.decidable import FIELDS
from ..scheme.wording import OWN_NAMES
from ..texts import Text
from .columns import KEY
from .layout import FACTS, OVERRIDES, file_of
from .record import Head

_FEW = 5

_INPUT = Text("the sheet is another one", "考核表不同")
_RULES = Text("the rules have changed", "方案已改动")
_DECIDED = Text("other decisions of people (--overrides)", "人工裁定（--overrides）不同")
_ANNOUNCED = Text("another day of announcement ({day}, not {before})", "公布日期不同（{day}，原为 {before}）")
_NO_DAY = Text("none", "未写")
_PAST = Text("earlier records have changed", "以前的记录已改动")
_MORE = Text("more people ({count}: {keys})", "多出 {count} 人（{keys}）")
_LESS = Text("fewer people ({count}: {keys})", "少了 {count} 人（{keys}）")
_ORDER = Text("the rows stand in another order", "行的顺序不同")
_CHANGED = Text("other figures ({count}: {keys}) in {fields}", "{count} 人的数据不同（{keys}），涉及：{fields}")
_TITLES = {
    **OWN_NAMES,
    **FIELDS,
    "row": Text("row", "行号"),
    "name": Text("name", "姓名"),
    "team": Text("team", "部门"),
    "net": Text("net", "净额"),
    **{f"{field}_computed": Text(f"{title.en} (computed)", f"{title.zh}（计算值）") for field, title in FIELDS.items()},
}
_FOR_LATER = Text("what later periods look at", "供以后各期使用的数据")
_ELLIPSIS = Text("...", "……")

Rows = Sequence[Mapping[str, str]]


def origins(before: Head, after: Head) -> Iterator[Text]:
    """What went in differently: the sheet, the rules, what people decided, the records looked back at, the day told."""
    if _hashes(before) != _hashes(after):
        yield _INPUT
    if before.scheme_sha256 != after.scheme_sha256:
        yield _RULES
    if before.files.get(OVERRIDES) != after.files.get(OVERRIDES):
        yield _DECIDED
    if set(before.seen) != set(after.seen):
        yield _PAST
    if before.announced != after.announced:
        yield _ANNOUNCED.filled(day=after.announced or _NO_DAY, before=before.announced or _NO_DAY)


def _hashes(head: Head) -> list[tuple[str | None, str]]:
    return [(sheet, sha256) for _, sheet, sha256 in head.inputs]


def outcomes(before: Rows, after: Rows) -> Iterator[Text]:
    """What came out differently: people, and figures of people."""
    old, new = ({row[KEY]: row for row in rows} for rows in (before, after))
    if added := [key for key in new if key not in old]:
        yield _MORE.filled(count=len(added), keys=_named(added))
    if gone := [key for key in old if key not in new]:
        yield _LESS.filled(count=len(gone), keys=_named(gone))
    changed = {key: fields for key in new if key in old and (fields := _fields(old[key], new[key]))}
    if changed:
        titles = dict.fromkeys(_title(field) for own in changed.values() for field in own)
        yield _CHANGED.filled(count=len(changed), keys=_named(list(changed)), fields=_named(list(titles)))
    elif not added and not gone and list(old) != list(new):
        yield _ORDER


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """What differs; a column that one of them lacks is blank in it."""
    return [name for name in dict.fromkeys([*new, *old]) if old.get(name, "") != new.get(name, "")]


def _title(column: str) -> str | Text:
    """What a column of a record is called; items and further fields by their headings in the record."""
    return _FOR_LATER if file_of(column) == FACTS else _TITLES.get(column, column)


def _named(names: Sequence[str | Text]) -> tuple[str | Text, ...]:
    return (*names[:_FEW], *([_ELLIPSIS] if len(names) > _FEW else []))
