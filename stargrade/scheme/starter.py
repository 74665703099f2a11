"""A scheme file to begin with: a commented one of its own, or a small one that extends another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..expr.nodes import Number
from ..texts import Lang, Text
from .examples import examples_beside
from .file_text import decode, read_bytes
from .formula_words import Words
from .in_words import notice
from .json_schema import FILE_NAME
from .loaded import Loaded
from .model import Parameter

_OWN_NAME = "STARTER"
_MODELINE = f"yaml-language-server: $schema={FILE_NAME}"

_EDITOR = Text(
    "Some editors help while you type: stargrade schemes json-schema > {file}, then drop one # below.",
    "部分编辑器可边写边提示：运行 stargrade schemes json-schema > {file}，再去掉下一行的一个 #。",
)
_EXTENDS = Text(
    "The rules of {title} ({id}), but for what is written here. Drop the # of what you set or change.",
    "以“{title}”（{id}）为准，只写不同之处。要设定或修改的行，请去掉行首的 #。",
)
_SET = Text("Figures that the company sets", "由公司设定的数值")
_UNSET = Text("{title}: not set yet, nothing is paid", "{title}：尚未设定，不计发")
_VALUE = Text("{title}; now {value}", "{title}；现为 {value}")
_LADDER = Text(
    "The lines of the ladder; give only what differs, such as bonus: 800", "各等级；只写不同之处，例如 bonus: 800"
)
_ASSUMED = Text(
    "Assumed there, because the source is silent; decide for yourself",
    "原文未规定，内置方案按以下处理；请自行核定",
)
_REMOVE = Text("What does not hold at all", "完全不适用的内容")
_EXAMPLES = Text(
    "The examples of {id}; mend what comes out otherwise by your rules.",
    "方案 {id} 的算例；按本方案结果不同的，请改正。",
)


@dataclass(frozen=True, slots=True)
class Starter:
    """The texts of a new scheme file and of the examples beside it; None where there are none to begin with."""

    scheme: str
    examples: str | None


def new_scheme(name: str, lang: Lang) -> Starter:
    """A whole small scheme with comments in one language, to be changed line by line."""
    folder = Path(__file__)
    scheme, examples = (
        _in_language(folder.with_name(file).read_text(encoding="utf-8"), lang)
        for file in ("starter.yaml", "starter.examples.yaml")
    )
    return Starter("\n".join([*_editor(lang), scheme.replace(_OWN_NAME, name)]), examples)


def extending_scheme(name: str, base: Loaded, extends: str, lang: Lang) -> Starter:
    """A file that extends a scheme and changes nothing yet, with all that may be set as comments."""
    beside = examples_beside(base.path)
    head = f"# {_EXAMPLES.fill(lang, {'id': base.scheme.id})}\n"
    examples = head + decode(read_bytes(beside), str(beside)) if beside.is_file() else None
    return Starter("\n".join([*_extending(name, base, extends, lang), ""]), examples)


def _in_language(text: str, lang: Lang) -> str:
    """The text with the comments of one language only."""
    kept = []
    for line in text.splitlines():
        if line.startswith(f"#{lang} "):
            kept.append(f"# {line.removeprefix(f'#{lang} ')}")
        elif not line.startswith(("#en ", "#zh ")):
            kept.append(line)
    return "\n".join(kept) + "\n"


def _editor(lang: Lang) -> Iterator[str]:
    yield f"# {_EDITOR.fill(lang, {'file': FILE_NAME})}"
    yield f"## {_MODELINE}"


def _extending(name: str, base: Loaded, extends: str, lang: Lang) -> Iterator[str]:
    scheme, words = base.scheme, Words(base.scheme, lang)
    yield from _editor(lang)
    yield f"# {_EXTENDS.fill(lang, {'title': scheme.name, 'id': scheme.id})}"
    yield "stargrade: 1"
    yield f"extends: {extends}"
    yield f"id: {name}"
    yield 'version: "1"'
    yield f"title: {{en: {_quoted(scheme.title.en)}, zh: {_quoted(scheme.title.zh)}}}"
    if scheme.parameters:
        yield from _heading(_SET, lang)
        yield "# parameters:"
        yield from (_parameter(one, parameter, words) for one, parameter in scheme.parameters.items())
    yield from _ladder(base, lang)
    yield from _heading(_REMOVE, lang)
    yield "# remove: []"
    for section in notice(scheme, lang).sections:
        if section.topic.id == "assumed":
            yield from _heading(_ASSUMED, lang)
            yield from (f"#   {line}" for line in section.lines)


def _heading(text: Text, lang: Lang) -> Iterator[str]:
    yield ""
    yield f"# {text.to(lang)}"


def _parameter(name: str, parameter: Parameter, words: Words) -> str:
    title = parameter.title.text
    value = "" if parameter.value is None else words.rule(parameter.value)
    told = words.say(_VALUE if value else _UNSET, title=title, value=value)
    return f"#   {name}: {{value: {_figure(parameter)}}}  # {told}"


def _figure(parameter: Parameter) -> str:
    """The figure as it stands now, to be changed; 0 where there is none, or none that fits in a line."""
    value = parameter.value
    return value.text if value is not None and isinstance(value.node, Number) else "0"


def _ladder(base: Loaded, lang: Lang) -> Iterator[str]:
    lines = base.scheme.tiers.ladder if base.scheme.tiers else ()
    sections = {section.topic.id: section for section in notice(base.scheme, lang).sections}
    if lines:
        yield from _heading(_LADDER, lang)
        yield "# tiers:"
        yield "#   ladder:"
    for at, line in enumerate(lines):
        yield f"#     - {{id: {line.id}}}  # {sections['tiers'].rows[at][0]}"


def _quoted(text: str) -> str:
    """The text in quotes, as YAML reads it whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
