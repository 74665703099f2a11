"""The JSON Schema of scheme files, with which editors complete and check them while somebody types.

It is generated from the model. What YAML reads as a number or as yes and no may stand for a text,
and a file that extends another may leave out what it does not change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .extend import BEFORE
from .formula import RULE
from .model import Scheme

FILE_NAME = "scheme.schema.json"
Node = dict[str, Any]

_RULE: Node = {"$ref": "#/$defs/Rule"}
_TEXT: Node = {"type": ["string", "number", "boolean"]}
_ONE_LINE: Node = {**_TEXT, "description": "a number, a formula, or a word in double quotes"}
_YES_OR_NO: Node = {"enum": [True, False, "yes", "no"], "description": "whether no value may be in two of them"}
_BAND: Node = {
    "type": "object",
    "description": "a line such as {from: 90, then: 5} or {else: 0}",
    "properties": dict.fromkeys(("from", "above", "to", "below", "then", "else"), _RULE),
    "additionalProperties": False,
}
_BANDS: Node = {
    "type": "object",
    "description": "a table of bands, the first that holds from the top",
    "properties": {"of": _RULE, "bands": {"type": "array", "items": _BAND}, "exclusive": _YES_OR_NO},
    "required": ["of", "bands"],
    "additionalProperties": False,
}
_CHOICE: Node = {
    "type": "object",
    "description": "a look-up by label",
    "properties": {"by": _RULE, "else": _RULE},
    "required": ["by"],
    "additionalProperties": _RULE,
    "not": {"required": ["bands"]},
}
_CHANGED = "Changed"


def json_schema() -> Node:
    """The whole schema; the same model gives the same text."""
    model = Scheme.model_json_schema(mode="validation", ref_template="#/$defs/{model}")
    parts: Mapping[str, Node] = {**model.pop("$defs"), Scheme.__name__: model}
    whole = {name: _eased(part) for name, part in parts.items()}
    changed = {f"{_CHANGED}{name}": _changed(part) for name, part in whole.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "stargrade scheme",
        "if": {"required": ["extends"]},
        "then": {"$ref": f"#/$defs/{_CHANGED}{Scheme.__name__}"},
        "else": {"$ref": f"#/$defs/{Scheme.__name__}"},
        "$defs": {"Rule": {"anyOf": [_ONE_LINE, _BANDS, _CHOICE]}, **whole, **changed},
    }


def json_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _eased(node: Node) -> Node:
    """A piece of the model's schema as YAML files are really written."""
    said = {"description": node["description"]} if "description" in node else {}
    if node.get("format") == RULE:
        return {**_RULE, **said}
    if "const" in node and "enum" not in node:
        node = {**node, "enum": [node["const"]]}
    if "enum" in node:
        return {"enum": [*node["enum"], *(int(word) for word in node["enum"] if word.isdecimal())], **said}
    if node.get("type") == "boolean":
        return {"enum": ["yes", "no", True, False], **said}
    if node.get("type") == "string":
        return {**_kept(node), **(_TEXT if node.get("format") != "date" else {})}
    return _inner(_kept(node))


def _kept(node: Node) -> Node:
    """Without what only programs want to know."""
    return {key: value for key, value in node.items() if key not in ("title", "default", "const")}


def _inner(node: Node) -> Node:
    """The same with its own pieces eased."""
    done = dict(node)
    for key in ("properties", "patternProperties"):
        if key in node:
            done[key] = {name: _eased(_given(part)) for name, part in node[key].items()}
    if "patternProperties" in node:
        done["additionalProperties"] = False
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(key), dict):
            done[key] = _eased(node[key])
    if "anyOf" in node:
        done["anyOf"] = [_eased(option) for option in node["anyOf"]]
    return done


def _given(part: Node) -> Node:
    """What stands behind a key: never nothing."""
    options = [option for option in part.get("anyOf", ()) if option.get("type") != "null"]
    if not options:
        return part
    rest = {key: value for key, value in part.items() if key != "anyOf"}
    return {**options[0], **rest} if len(options) == 1 else {**rest, "anyOf": options}


def _changed(node: Any) -> Any:
    """The same for a file that extends another: only an id must be there, and an entry may say where it stands."""
    if isinstance(node, list):
        return [_changed(part) for part in node]
    if not isinstance(node, dict):
        return node
    done = {key: _changed(value) for key, value in node.items() if key not in ("required", "minProperties", "minItems")}
    ref = node.get("$ref")
    if isinstance(ref, str) and ref != _RULE["$ref"]:
        done["$ref"] = ref.replace("#/$defs/", f"#/$defs/{_CHANGED}")
    if "id" in node.get("required", ()) and "stargrade" not in node["required"]:
        done["required"] = ["id"]
        done["properties"][BEFORE] = {**_TEXT, "description": "the id of the entry that it stands before"}
    if "stargrade" in node.get("required", ()):
        done["required"] = ["stargrade", "extends"]
    return done
