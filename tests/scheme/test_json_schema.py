"""The JSON Schema for editors accepts every shipped scheme, and not what the program refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from stargrade.scheme import list_builtins
from stargrade.scheme.json_schema import FILE_NAME, json_schema, json_schema_text

SCHEMES = Path(__file__).parents[2] / "schemes"
SCHEMA = json_schema()
KNOWN = {
    *("$schema", "$defs", "$ref", "title", "description", "type", "enum", "pattern", "format", "minLength", "not"),
    *("properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties"),
    *("items", "minItems", "anyOf", "minimum", "maximum", "if", "then", "else"),
}
TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    return not list(faults(value, schema))


def faults(value: Any, schema: dict[str, Any], at: str = "") -> Iterator[str]:
    """What the words of JSON Schema that are used here have against a value."""
    assert set(schema) <= KNOWN
    if "$ref" in schema:
        yield from faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    types = schema.get("type", list(TYPES))
    if not any(TYPES[name](value) for name in ([types] if isinstance(types, str) else types)):
        yield f"{at}: {value!r} is not {types}"
        return
    if "enum" in schema and not any(value == one and type(value) is type(one) for one in schema["enum"]):
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if "anyOf" in schema and not any(fits(value, option) for option in schema["anyOf"]):
        yield f"{at}: {value!r} fits no option"
    if "not" in schema and fits(value, schema["not"]):
        yield f"{at}: {value!r} is what it must not be"
    if "if" in schema:
        yield from faults(value, schema["then" if fits(value, schema["if"]) else "else"], at)
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} does not match"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value!r} is outside"
    if isinstance(value, list):
        yield from (
            fault for n, one in enumerate(value) for fault in faults(one, schema.get("items", {}), f"{at}[{n}]")
        )
        if len(value) < schema.get("minItems", 0):
            yield f"{at}: too short"
    if isinstance(value, dict):
        yield from in_mapping(value, schema, at)


def in_mapping(value: dict[str, Any], schema: dict[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    for name, one in value.items():
        inner = f"{at}.{name}"
        named = schema.get("properties", {}).get(str(name))
        patterns = [part for shape, part in schema.get("patternProperties", {}).items() if re.search(shape, str(name))]
        more = schema.get("additionalProperties", True)
        if named is not None:
            yield from faults(one, named, inner)
        elif patterns:
            yield from (fault for part in patterns for fault in faults(one, part, inner))
        elif more is False:
            yield f"{inner}: unknown"
        elif isinstance(more, dict):
            yield from faults(one, more, inner)


def read(text: str) -> Any:
    """A file as an editor reads it."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


@pytest.mark.parametrize("path", [one.path for one in list_builtins()], ids=lambda path: path.stem)
def test_every_shipped_scheme_fits(path: Path) -> None:
    assert list(faults(read(path.read_text(encoding="utf-8")), SCHEMA)) == []


OWN = """\
stargrade: 1
extends: property-fees
id: ours
version: 2026
title: {zh: 我们的收费}
valid: {from: 2026-01-01}
parameters:
  extra: {title: {en: extra, zh: 加奖}, values: [{from: 2026-01-01, value: 3}]}
tiers:
  ladder:
    - {id: five, bonus: extra}
    - {id: six, star: 6, from: 120%, before: five}
remove: items.calls
"""


def test_a_file_that_extends_another_fits() -> None:
    assert list(faults(read(OWN), SCHEMA)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("extends: property-fees\n", ""),  # then everything must be there
        ("bonus: extra", "bonsu: extra"),
        ("id: five, ", ""),
        ("{from: 2026-01-01}", "{form: 2026-01-01}"),
        ("bonus: extra", "bonus: {of: score}"),
        ("stargrade: 1", "stargrade: 2"),
        ("tiers:", "tier:"),
    ],
)
def test_what_the_program_refuses_does_not_fit(old: str, new: str) -> None:
    assert old in OWN
    assert not fits(read(OWN.replace(old, new)), SCHEMA)


def test_the_shipped_file_is_fresh() -> None:
    shipped = (SCHEMES / FILE_NAME).read_text(encoding="utf-8")
    assert shipped == json_schema_text(), "run python scripts/write_reference.py"


@pytest.mark.parametrize("path", [one.path for one in list_builtins()], ids=lambda path: path.stem)
def test_every_shipped_scheme_leads_editors_to_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(f"# yaml-language-server: $schema={FILE_NAME}\n")
    assert path.with_name(FILE_NAME).is_file()
