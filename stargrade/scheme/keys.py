"""Which keys each part of a scheme file may have, read off the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .marks import Path


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name in the file, what stands behind it, and its description."""

    name: str
    holds: Any
    required: bool
    default: Any
    says: str


def keys_of(model: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of one part, in the order of the model."""
    return tuple(_key(name, field) for name, field in model.model_fields.items())


def _key(name: str, field: FieldInfo) -> Key:
    needed = field.is_required()
    default = None if needed else field.default
    return Key(field.alias or name, field.annotation, needed, default, field.description or "")


def part_at(holds: Any, path: Path) -> type[BaseModel] | None:
    """The part of the model that stands at a path of a file which `holds` this; None where none does."""
    for step in path:
        holds = holds_at(holds, step)
    return next(iter(parts_in(holds)), None)


def holds_at(holds: Any, step: str | int) -> Any:
    """What stands behind one key, or at one place of a list; None where nothing can."""
    for part in parts_in(holds):
        found = {key.name: key.holds for key in keys_of(part)}
        if step in found:
            return found[str(step)]
    return holds_of(holds)


def holds_of(holds: Any) -> Any:
    """What the members of a list or mapping hold; None for anything else."""
    for option in options(holds):
        if get_origin(option) is tuple:
            return get_args(option)[0]
        if get_origin(option) in (dict, Mapping):
            return get_args(option)[1]
    return None


def options(holds: Any) -> Iterator[Any]:
    """The types that a value may have, without None and without annotations."""
    if get_origin(holds) is Annotated:
        yield from options(get_args(holds)[0])
    elif get_origin(holds) in (Union, UnionType):
        for option in get_args(holds):
            yield from options(option)
    elif holds is not type(None):
        yield holds


def parts_in(holds: Any) -> Iterator[type[BaseModel]]:
    """The parts of the model that a value may be, not looking into lists."""
    for option in options(holds):
        if isinstance(option, type) and issubclass(option, BaseModel):
            yield option


def choices(holds: Any) -> tuple[str, ...]:
    """The words that a value may be, where only listed words may stand."""
    return tuple(word for option in options(holds) if get_origin(option) is Literal for word in get_args(option))
