"""How the workbook looks: one set of formats per workbook, and the few colours they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from pipeline.labels import Lang

FONTS: dict[Lang, str] = {"zh": "Microsoft YaHei", "en": "Calibri"}
SIZES: dict[Lang, float] = {"zh": 10, "en": 11}

INK, PAPER, MUTED, LINE = "#1F2933", "#FFFFFF", "#7B8794", "#D9DEE4"
HEADER, YOURS, YOURS_CELL, YOURS_EDGE = "#1F3A4D", "#FFD966", "#FFF8DC", "#EBD9A0"
TIERS = {"A": ("#F8D7DA", "#842029"), "B": ("#FFE8C2", "#7A4B00"), "C": ("#E9ECEF", "#495057")}
ALIKE = "#DDF3E4"
DATE = "yyyy-mm-dd"
#: A date with its day of the week; it sorts and filters as the date it is.
DAYS: dict[Lang, str] = {"zh": '[$-804]yyyy-mm-dd "周"aaa', "en": "[$-409]yyyy-mm-dd ddd"}
GOOD, BAD, LINK = "#1B7F4B", "#B42318", "#1A5FB4"

#: Heights in points of a row of one line, and of each further line; YaHei stands taller than Calibri.
LINE_HEIGHT: dict[Lang, float] = {"zh": 16.5, "en": 15.0}
PADDING = 5.0


@dataclass(frozen=True)
class Styles:
    """Every format of a workbook; two workbooks share none."""

    header: Format
    header_centre: Format
    header_yours: Format
    text: Format
    wrap: Format
    wrap_top: Format
    centre: Format
    number: Format
    link: Format
    date: Format
    day: Format
    text_column: Format
    date_column: Format
    title: Format
    subtitle: Format
    section: Format
    section_right: Format
    tier_cells: dict[str, Format]
    plain_right: Format
    plain_left: Format
    plain: Format
    plain_wrap: Format
    plain_number: Format
    plain_share: Format
    good: Format
    bad: Format
    tiers: dict[str, Format]
    done: Format
    yours_tint: Format
    alike: Format
    ruled: Format


def styles(book: Workbook, lang: Lang) -> Styles:
    """Add the formats to `book`.

    Lines stand in every conditional format, too: LibreOffice shows only the first that holds of a cell.
    """

    def add(**properties: Any) -> Format:
        base = {"font_name": FONTS[lang], "font_size": SIZES[lang], "font_color": INK, "valign": "vcenter"}
        return book.add_format({**base, **properties})

    text = {"num_format": "@"}
    indent = {"align": "left", "indent": 1}
    ruled = {"bottom": 1, "bottom_color": LINE}
    section = {"bold": True, "bottom": 2, "bottom_color": HEADER, "font_color": HEADER}
    head = {"bold": True, "text_wrap": True, "bottom": 1, "bottom_color": LINE, "num_format": "@"}
    return Styles(
        header=add(**head, **indent, bg_color=HEADER, font_color=PAPER),
        header_centre=add(**head, align="center", bg_color=HEADER, font_color=PAPER),
        header_yours=add(**head, **indent, bg_color=YOURS),
        text=add(**text, **indent),
        wrap=add(**text, **indent, text_wrap=True),
        wrap_top=add(**{**text, **indent, "text_wrap": True, "valign": "top"}),
        centre=add(**text, align="center", bold=True),
        number=add(num_format="0", align="center"),
        link=add(**{**text, **indent, "font_color": LINK}),
        date=add(num_format=DATE, **indent),
        day=add(num_format=DAYS[lang], **indent),
        text_column=add(**text, **indent),
        date_column=add(num_format=DATE, **indent),
        title=add(font_size=18, bold=True),
        subtitle=add(font_color=MUTED),
        section=add(**section),
        section_right=add(**section, align="right"),
        tier_cells={
            tier: add(bg_color=fill, font_color=ink, bold=True, align="center")
            for tier, (fill, ink) in TIERS.items()
        },
        plain_right=add(align="right"),
        plain_left=add(num_format="#,##0", align="left"),
        plain=add(),
        plain_wrap=add(text_wrap=True),
        plain_number=add(num_format="#,##0", align="right"),
        plain_share=add(num_format="0%", align="right", font_color=MUTED),
        good=add(bold=True, font_color=GOOD),
        bad=add(bold=True, font_color=BAD),
        tiers={tier: _tint(book, *colours) for tier, colours in TIERS.items()},
        done=book.add_format({"font_color": MUTED}),
        yours_tint=book.add_format({"bg_color": YOURS_CELL, "border": 1, "border_color": YOURS_EDGE}),
        alike=book.add_format({"bg_color": ALIKE, **ruled}),
        ruled=book.add_format(ruled),
    )


def _tint(book: Workbook, fill: str, ink: str) -> Format:
    return book.add_format({"bg_color": fill, "font_color": ink, "bottom": 1, "bottom_color": LINE})
