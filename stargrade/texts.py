"""A text for people, written once in English and once in Chinese.

Everything the program says is such a pair, so that neither language can be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; may hold ``{names}`` that `fill` replaces."""

    en: str
    zh: str

    def to(self, lang: Lang) -> str:
        """Return the text in one language."""
        return self.zh if lang == "zh" else self.en

    def fill(self, lang: Lang, params: Mapping[str, object]) -> str:
        """Return the text in one language with its ``{names}`` replaced.

        A parameter may itself be a `Text`; a list of them is joined by commas.
        Raises KeyError where a name has no parameter (a programmer's mistake).
        """
        return self.to(lang).format_map({name: say(value, lang) for name, value in params.items()})

    def filled(self, **params: object) -> Text:
        """The same pair with the ``{names}`` replaced in both languages."""
        return Text(self.fill("en", params), self.fill("zh", params))


def say(value: object, lang: Lang) -> str:
    """Write any parameter of a message in one language."""
    if isinstance(value, Text):
        return value.to(lang)
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(say(part, lang) for part in value)
    return str(value)
