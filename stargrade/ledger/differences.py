"""What differs between a record and what would be recorded now, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..texts import Text
from .columns import KEY
from .record import Head

_FEW = 5

_INPUT = Text("the sheet is another one", "考核表不同")
_RULES = Text("the rules have changed", "方案已改动")
_PAST = Text("earlier records have changed", "以前的记录已改动")
_MORE = Text("{count} people more ({keys})", "多出 {count} 人（{keys}）")
_LESS = Text("{count} people fewer ({keys})", "少了 {count} 人（{keys}）")
_ORDER = Text("the rows stand in another order", "行的顺序不同")
_CHANGED = Text(
    "{count} people with other figures ({keys}), in: {fields}", "{count} 人的数据不同（{keys}），涉及：{fields}"
)
_ELLIPSIS = Text("...", "……")

Rows = Sequence[Mapping[str, str]]


def origins(before: Head, after: Head) -> Iterator[Text]:
    """What went in differently: the sheet, the rules, the records looked back at."""
    if _hashes(before) != _hashes(after):
        yield _INPUT
    if before.scheme_sha256 != after.scheme_sha256:
        yield _RULES
    if set(before.seen) != set(after.seen):
        yield _PAST


def _hashes(head: Head) -> list[tuple[str | None, str]]:
    return [(sheet, sha256) for _, sheet, sha256 in head.inputs]


def outcomes(before: Rows, after: Rows) -> Iterator[Text]:
    """What came out differently: people, and figures of people."""
    old, new = ({row[KEY]: row for row in rows} for rows in (before, after))
    if added := [key for key in new if key not in old]:
        yield _filled(_MORE, count=len(added), keys=_named(added))
    if gone := [key for key in old if key not in new]:
        yield _filled(_LESS, count=len(gone), keys=_named(gone))
    changed = {key: _fields(old[key], new[key]) for key in new if key in old and old[key] != new[key]}
    if changed:
        fields = list(dict.fromkeys(field for own in changed.values() for field in own))
        yield _filled(_CHANGED, count=len(changed), keys=_named(list(changed)), fields=_named(fields))
    elif old == new and list(old) != list(new):
        yield _ORDER


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    return [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]


def _named(names: Sequence[str]) -> tuple[str | Text, ...]:
    return (*names[:_FEW], *([_ELLIPSIS] if len(names) > _FEW else []))


def _filled(text: Text, **params: object) -> Text:
    return Text(text.fill("en", params), text.fill("zh", params))
