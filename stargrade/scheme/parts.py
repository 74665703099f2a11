"""The small pieces every part of a scheme file is made of: texts, ids, assumed marks."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from ..texts import Text

ColumnId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
RuleId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _day(value: Any) -> Any:
    try:
        if isinstance(value, date) or re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError):
        pass
    raise PydanticCustomError("day", "not a day such as 2026-01-31")


Day = Annotated[date, BeforeValidator(_day)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]


class Part(BaseModel):
    """What every part of a scheme file has in common: unknown keys are mistakes, nothing changes later."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,  # the whole is built once, not each part first by itself and then again within it
    )


class Say(Part):
    """A text for people in both languages."""

    en: str = Field(min_length=1, description="the text in English")
    zh: str = Field(min_length=1, description="the text in Chinese")

    @property
    def text(self) -> Text:
        """The same as the value that the rest of the program uses."""
        return Text(self.en, self.zh)


def _as_say(value: Any) -> Any:
    return {"en": "assumed", "zh": "推定"} if value in ("true", "yes", True) else value


Assumed = Annotated[
    Say | None,
    BeforeValidator(_as_say, json_schema_input_type=Say | Literal["yes"] | bool),
    Field(description="what was assumed here because the source is silent: a text, or just `yes`"),
]
