"""Consoles: no escape codes where none are wanted, and nothing that the console cannot show."""

from __future__ import annotations

import io

import pytest
from outcomes import month

from stargrade.report import headings
from stargrade.texts import Text
from stargrade.view import words
from stargrade.view.console import console_on, drawn, screen_of
from stargrade.view.grades import preview
from stargrade.view.layout import Screen, line, plain
from stargrade.view.problems import problem_lines
from stargrade.view.summary import summary

BOXES = {chr(code) for code in range(0x2500, 0x2580)} - {"━"}


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.seen = io.BytesIO()
        super().__init__(self.seen, encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return True

    def text(self) -> str:
        return self.seen.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def everything(screen: Screen) -> list[object]:
    outcome = month()
    return [
        *summary(outcome, screen), *problem_lines(outcome.problems, "zh", screen), *preview(outcome, screen),
    ]  # fmt: skip


def printed(stream: Terminal) -> str:
    console = console_on(stream)
    console.print(drawn(everything(screen_of(console))), end="")  # type: ignore[arg-type]
    return stream.text()


def test_a_terminal_gets_colours() -> None:
    assert "\x1b[" in printed(Terminal())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
@pytest.mark.parametrize("force", [None, "1"])
def test_no_escape_codes_and_no_boxes_where_none_are_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, force: str | None
) -> None:
    monkeypatch.setenv(name, value)
    if force:
        monkeypatch.setenv("FORCE_COLOR", force)
    text = printed(Terminal())
    assert "\x1b" not in text
    assert not BOXES & set(text)


def test_a_pipe_gets_plain_text_that_fits_80_columns() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    console = console_on(stream)
    assert screen_of(console) == Screen(80, 1)
    console.print(drawn(summary(month(), screen_of(console))), end="")
    assert stream.buffer.getvalue().decode() == plain(summary(month(), Screen(80)))  # type: ignore[attr-defined]


def test_a_gbk_console_shows_every_sign_and_keeps_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    stream = Terminal("gbk")
    assert screen_of(console_on(stream)) == Screen(80, 2)
    text = printed(stream)
    assert "?" not in text
    assert "★★★★★" in text
    assert all(Screen(80, 2).measure(one) <= 80 for one in text.splitlines())


@pytest.mark.parametrize(
    ("encoding", "given", "shown"),
    [("gbk", "⭐ ✅ ⚠ ¥ – \ufe0f😀", "★ √ ! ￥ – ?"), ("ascii", "★☆█━ 星", "*o#- ?"), ("utf-8", "⭐★", "⭐★")],
)
def test_what_cannot_be_shown_becomes_a_plainer_sign(encoding: str, given: str, shown: str) -> None:
    stream = Terminal(encoding)
    console_on(stream).print(drawn([line(given)]), end="")
    assert stream.text() == f"{shown}\n"


def test_names_are_no_markup() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    console_on(stream).print(drawn([line("[red]x[/red] :star: 张三")]), end="")
    assert stream.buffer.getvalue().decode() == "[red]x[/red] :star: 张三\n"  # type: ignore[attr-defined]


def test_no_word_of_files_and_screens_needs_more_than_gbk() -> None:
    pairs = [text for module in (words, headings) for text in vars(module).values() if isinstance(text, Text)]
    assert len(pairs) > 50
    for text in pairs:
        text.en.encode("gbk")
        text.zh.encode("gbk")
