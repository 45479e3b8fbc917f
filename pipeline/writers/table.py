"""A sheet that is a table: what it holds, and how it is laid out so that people can work in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.labels import Lang, sheet_name, word
from pipeline.writers.pour import Rows
from pipeline.writers.sheet_xml import CellColumn, rows_xml
from pipeline.writers.styles import LINE_HEIGHT, PADDING, Styles

#: Excel has room for 1,048,576 rows; long before that nobody can work in a sheet. The CSVs hold everyone.
MOST_ROWS = 500_000
MOST_LINKS = 5_000
MOST_LINES = 4
NARROWEST, WIDEST, SAMPLE = 9, 48, 500
#: Only an address that needs no escaping and can carry no header becomes a link.
_LINKABLE = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}")

Kind = Literal["text", "number", "date", "email", "tier"]


class Field(NamedTuple):
    """A column of a table.

    `yours` columns are for people to write in; `options` are what such a cell offers to choose from, and
    `options_if` offers others where a column holds a given word: (column key, {word: options}).
    """

    key: str
    heading: str
    kind: Kind = "text"
    wrap: bool = False
    yours: bool = False
    hidden: bool = False
    options: tuple[str, ...] = ()
    options_if: tuple[str, Mapping[str, tuple[str, ...]]] | None = None


@dataclass(frozen=True)
class Table:
    """A sheet: its key in `labels.SHEETS`, its columns, and a frame with a text column for each.

    The first `frozen` columns stay in sight, `printed` go on paper. A row is grey once `done_when` is filled.
    `alike` names pairs of columns that are marked where they agree.
    """

    sheet: str
    fields: tuple[Field, ...]
    frame: pd.DataFrame
    frozen: int
    printed: int = 0
    tab: str = ""
    done_when: str = ""
    alike: tuple[tuple[str, str], ...] = ()

    def at(self, key: str) -> int:
        """Return the place of a column."""
        return next(place for place, field in enumerate(self.fields) if field.key == key)


class Lists:
    """The words behind drop-downs, each list once, on a hidden sheet of their own."""

    NAME = "lists"

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def reference(self, words: Sequence[str]) -> str:
        """Return the range that holds `words`, for a validation."""
        at = self._columns.setdefault(tuple(words), len(self._columns))
        letter = xl_col_to_name(at)
        return f"{self.NAME}!${letter}$1:${letter}${len(words)}"

    def write(self, book: Workbook) -> None:
        """Add the hidden sheet, when any list is used."""
        if not self._columns:
            return
        sheet = book.add_worksheet(self.NAME)
        for words, at in self._columns.items():
            for row, text in enumerate(words):
                sheet.write_string(row, at, text)
        sheet.hide()


def add_table(book: Workbook, table: Table, lists: Lists, styles: Styles, lang: Lang) -> tuple[str, Rows]:
    """Add the sheet of `table` without its rows; return the name of its part, and the rows to pour in."""
    sheet = book.add_worksheet(sheet_name(table.sheet, lang))
    frame = table.frame.iloc[:MOST_ROWS]
    widths = [_width(field, frame[field.key].iloc[:SAMPLE].tolist()) for field in table.fields]
    _headings(sheet, table, widths, styles)
    _furniture(sheet, table, len(frame))
    if len(frame):
        _choices(sheet, table, len(frame), lists, lang)
        _colours(book, sheet, table, len(frame), styles)
        _links(sheet, table, frame)
    columns = [
        CellColumn(frame[field.key], _style(field, styles)._get_xf_index(), _cell_kind(field))
        for field in table.fields
    ]
    heights = _heights(table, frame, widths, lang)
    dimension = xl_range(0, 0, len(frame), len(table.fields) - 1)
    return f"xl/worksheets/sheet{sheet.index + 1}.xml", Rows(dimension, rows_xml(columns, heights, 2))


def display_width(text: str) -> int:
    """Count the columns `text` takes in a fixed-width font: two for a Chinese character."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def _headings(sheet: Worksheet, table: Table, widths: list[float], styles: Styles) -> None:
    for at, field in enumerate(table.fields):
        column_format = styles.date_column if field.kind == "date" else styles.text_column
        sheet.set_column(at, at, widths[at], column_format, {"hidden": field.hidden})
        sheet.write_string(0, at, field.heading, styles.header_yours if field.yours else styles.header)
    sheet.set_row(0, 32)


def _furniture(sheet: Worksheet, table: Table, count: int) -> None:
    """Freeze, filter and print set-up; phone numbers as text are no mistake to be marked green."""
    last = len(table.fields) - 1
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, count, last)
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, max(count, 1), last)})
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    if table.printed:
        sheet.print_area(0, 0, count, table.printed - 1)
    if table.tab:
        sheet.set_tab_color(table.tab)


def _choices(sheet: Worksheet, table: Table, count: int, lists: Lists, lang: Lang) -> None:
    for at, field in enumerate(table.fields):
        if field.kind == "date":
            rule: dict[str, Any] = {
                "validate": "date",
                "criteria": ">=",
                "value": "=36526",  # 2000-01-01
                "error_message": word("pick_date", lang),
            }
        elif field.options_if:
            column, offers = field.options_if
            cell = f"${xl_col_to_name(table.at(column))}2"
            *tests, (_, otherwise) = offers.items()
            choice = lists.reference(otherwise)
            for said, words in tests:
                choice = f'IF({cell}="{said}",{lists.reference(words)},{choice})'
            rule = {"validate": "list", "value": f"={choice}", "error_message": word("pick", lang)}
        elif field.options:
            rule = {"validate": "list", "value": f"={lists.reference(field.options)}"}
            rule["error_message"] = word("pick_anyway", lang)
        else:
            continue
        sheet.data_validation(1, at, count, at, {**rule, "error_type": "warning"})


def _colours(book: Workbook, sheet: Worksheet, table: Table, count: int, styles: Styles) -> None:
    """Colour by rule, not cell by cell: it survives sorting, and costs nothing per row."""
    last = len(table.fields) - 1
    for at, field in enumerate(table.fields):
        if field.kind == "tier":
            for tier, tint in styles.tiers.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{tier}"', "format": tint}
                sheet.conditional_format(1, at, count, at, rule)
        if field.yours:
            sheet.conditional_format(1, at, count, at, _when("TRUE", styles.yours_tint))
    for one, other in table.alike:
        left, right = sorted((table.at(one), table.at(other)))
        a, b = xl_col_to_name(left), xl_col_to_name(right)
        same = _when(f'AND(${a}2<>"",${a}2=${b}2)', styles.alike)
        sheet.conditional_format(1, left, count, left, same)
        sheet.conditional_format(1, right, count, right, same)
    if table.done_when:
        filled = f'${xl_col_to_name(table.at(table.done_when))}2<>""'
        sheet.conditional_format(1, 0, count, last, _when(filled, styles.done))
    sheet.conditional_format(1, 0, count, last, _when("TRUE", styles.ruled))


def _when(formula: str, look: Format) -> dict[str, Any]:
    return {"type": "formula", "criteria": f"={formula}", "format": look}


def _links(sheet: Worksheet, table: Table, frame: pd.DataFrame) -> None:
    """Link addresses as relations of the sheet, beside the text: the cell itself stays text."""
    left = MOST_LINKS
    for at, field in enumerate(table.fields):
        if field.kind != "email":
            continue
        for row, address in enumerate(frame[field.key].tolist(), start=1):
            if not left:
                return
            if _LINKABLE.fullmatch(address):
                sheet.hyperlinks[row][at] = Url("mailto:" + address)
                left -= 1


def _style(field: Field, styles: Styles) -> Format:
    if field.kind == "date":
        return styles.date
    if field.kind == "tier":
        return styles.centre
    if field.kind == "number":
        return styles.number
    if field.kind == "email":
        return styles.link
    return styles.wrap if field.wrap or field.yours else styles.text


def _cell_kind(field: Field) -> Literal["text", "number", "date"]:
    return field.kind if field.kind in ("number", "date") else "text"


def _width(field: Field, sample: list[str]) -> float:
    """Fit the heading and most of the values."""
    heading = display_width(field.heading) + (5 if field.options or field.options_if else 4)
    longest = sorted(display_width(value.split("\n", 1)[0]) for value in sample)
    usual = longest[int(len(longest) * 0.95)] if longest else 0
    chosen = max((display_width(option) + 4 for option in field.options), default=0)
    room = 16 if field.yours and not field.options and field.kind != "date" else 0
    return min(max(heading, usual + 2, chosen, room, NARROWEST), WIDEST)


def _heights(table: Table, frame: pd.DataFrame, widths: list[float], lang: Lang) -> list[float]:
    """Give each row the lines its longest wrapped cell needs, up to `MOST_LINES`."""
    lines = [1] * len(frame)
    for field, width in zip(table.fields, widths, strict=True):
        if field.wrap or field.yours:
            room = max(int(width) - 1, 1)
            lines = [
                most if not value else max(most, -(-display_width(value) // room) + value.count("\n"))
                for most, value in zip(lines, frame[field.key].tolist(), strict=True)
            ]
    return [PADDING + LINE_HEIGHT[lang] * min(most, MOST_LINES) for most in lines]
