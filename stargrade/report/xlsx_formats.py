"""How the workbook looks: fonts, colours, number formats, widths, the printed page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..texts import Lang
from .widths import width

STAR_COLOURS: Mapping[int, str] = {
    5: "#A9D08E", 4: "#D9EAD3", 3: "#FFF2CC", 2: "#FCE4D6", 1: "#F4B183", 0: "#D9D9D9",
}  # fmt: skip
_BEST = max(STAR_COLOURS)
_MOST_PERCENT_PLACES = 4
_A4 = 9
_LINE_HEIGHT = 15
_PADDING = 2
_MARGIN = 4
_READABLE = 250  # columns of this width in all stand on a page in letters of 6 points


@dataclass(frozen=True)
class Formats:
    """The cell formats of one workbook, by what they are for."""

    cell: Any
    wrapped: Any
    input_heading: Any
    result_heading: Any
    title: Any
    section: Any
    section_figure: Any
    label: Any
    points: Any
    fine_points: Any
    whole: Any
    money: Any
    strong_text: Any
    strong_whole: Any
    strong_money: Any
    share: Any
    control: Any
    control_count: Any
    date: Any
    moment: Any
    time: Any
    span: Any
    percent: tuple[Any, ...]
    stars: Mapping[int, Any]


def formats(workbook: Any) -> Formats:
    """Register the formats with a new workbook."""

    def look(**properties: Any) -> Any:
        return workbook.add_format({"valign": "vcenter", **properties})

    heading = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "border": 1}
    return Formats(
        cell=look(),
        wrapped=look(text_wrap=True),
        input_heading=look(**heading, bg_color="#595959"),
        result_heading=look(**heading, bg_color="#1F4E78"),
        title=look(bold=True, font_size=16),
        section=look(bold=True, font_color="#1F4E78", bottom=1),
        section_figure=look(bold=True, font_color="#1F4E78", bottom=1, align="right"),
        label=look(font_color="#595959"),
        points=look(num_format="0.00"),
        fine_points=look(num_format="0.00#######"),
        whole=look(num_format="0"),
        money=look(num_format="#,##0.00"),
        strong_text=look(bold=True, top=1),
        strong_whole=look(bold=True, top=1, num_format="0"),
        strong_money=look(bold=True, top=1, num_format="#,##0.00"),
        share=look(num_format="0%"),
        control=look(num_format="#,##0.00", align="left"),
        control_count=look(num_format="0", align="left"),
        date=look(num_format="yyyy-mm-dd"),
        moment=look(num_format="yyyy-mm-dd hh:mm:ss"),
        time=look(num_format="hh:mm:ss"),
        span=look(num_format="[h]:mm:ss"),
        percent=tuple(look(num_format=_percent(places)) for places in range(_MOST_PERCENT_PLACES + 1)),
        stars={star: look(num_format='0"★"', bg_color=colour) for star, colour in STAR_COLOURS.items()},
    )


def _percent(places: int) -> str:
    return f"0.{'0' * places}%" if places else "0%"


def star_format(look: Formats, star: int) -> Any:
    """The format of a star; above 5 they look like 5."""
    return look.stars[max(0, min(star, _BEST))]


def fitting(texts: Iterable[str], least: int, most: int) -> int:
    """A column width that shows the longest of the texts, within limits."""
    longest = max((width(line, 2) for text in texts for line in text.split("\n")), default=0)
    return max(least, min(longest + _PADDING, most))


def long_text(sheet: Any, row: int, text: str, kind: Any, widths: Sequence[int]) -> None:
    """A sentence across the first columns, of these widths, in a row high enough for all of it."""
    sheet.merge_range(row, 0, row, len(widths) - 1, "", kind)
    sheet.write_string(row, 0, text, kind)
    show_whole(sheet, row, [text], [sum(widths)])


def show_whole(sheet: Any, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row high enough for texts that break into lines, in columns of these widths."""
    highest = max(height(text, room) for text, room in zip(texts, widths, strict=True))
    if highest:
        sheet.set_row(row, highest)


def height(text: str, room: int) -> int:
    """The height in points that a text needs in a column of this width; 0 where one line is enough."""
    lines = _lines(text, room)
    return _LINE_HEIGHT * lines if lines > 1 else 0


def _lines(text: str, room: int) -> int:
    """How many lines a text breaks into; words that do not part leave some of each line empty."""
    if 2 * len(text) <= room - _PADDING or (taken := width(text, 2)) <= room - _PADDING:
        return 1
    return -(-taken // (room - _MARGIN))


def page(sheet: Any, lang: Lang, title: str, landscape: bool = False, wide: int = 0) -> None:
    """A4, as wide as the paper, the page number below, the title above from the second page on.

    A sheet too `wide` (the sum of its columns) to be read on one page takes more of them side by side.
    """
    sheet.set_paper(_A4)
    sheet.fit_to_pages(max(1, -(-wide // _READABLE)), 0)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_header(f"&L{title.replace('&', '&&')}")
    sheet.set_footer("&R第 &P / &N 页" if lang == "zh" else "&RPage &P of &N")
