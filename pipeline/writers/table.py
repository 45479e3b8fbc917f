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
from pipeline.writers.fitting import SAMPLE, Bounds, fitting_width, lines_needed
from pipeline.writers.pour import Rows
from pipeline.writers.sheet_xml import CellColumn, rows_xml
from pipeline.writers.styles import LINE_HEIGHT, PADDING, Styles

#: Excel has room for 1,048,576 rows; long before that nobody can work in a sheet. The CSVs hold everyone.
MOST_ROWS = 500_000
MOST_LINKS = 5_000
#: Only an address that needs no escaping and can carry no header becomes a link.
_LINKABLE = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}")

_WEEKDAY, _ROOM = 18, 18  # a day with its weekday; a cell to write in
_NOTE = {"width": 420, "height": 150, "font_size": 10, "start_row": 1}

Kind = Literal["text", "number", "date", "day", "email", "tier"]


class Field(NamedTuple):
    """A column of a table.

    A `date` is typed by people, a `day` is ours and shows its day of the week. `yours` columns are for people
    to write in; `options` are what such a cell offers to choose from, and `options_if` offers others where a
    column holds a given word: (column key, {word: options}). `widest` bounds the width where longer text may
    wrap; `note` is a comment on the heading.
    """

    key: str
    heading: str
    kind: Kind = "text"
    wrap: bool = False
    yours: bool = False
    hidden: bool = False
    options: tuple[str, ...] = ()
    options_if: tuple[str, Mapping[str, tuple[str, ...]]] | None = None
    widest: int = 48
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A sheet: its key in `labels.SHEETS`, its columns, and a frame with a text column for each.

    The first `frozen` columns stay in sight, `printed` go on paper. A row is grey once `done_when` is filled.
    `alike` names pairs of columns that are marked where they agree. A row is at most `most_lines` high.
    """

    sheet: str
    fields: tuple[Field, ...]
    frame: pd.DataFrame
    frozen: int
    printed: int = 0
    tab: str = ""
    done_when: str = ""
    alike: tuple[tuple[str, str], ...] = ()
    most_lines: int = 6

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
    widths = [
        fitting_width(_bounds(field), frame[field.key].iloc[:SAMPLE].tolist()) for field in table.fields
    ]
    _headings(sheet, table, widths, styles)
    _furniture(sheet, table, len(frame))
    if len(frame):
        _choices(sheet, table, len(frame), lists, lang)
        _colours(book, sheet, table, len(frame), styles)
        _links(sheet, table, frame)
    wrapped = {
        field.key: (width, frame[field.key].tolist())
        for field, width in zip(table.fields, widths, strict=True)
        if field.wrap or field.yours
    }
    lines = lines_needed(wrapped, len(frame))
    heights = [PADDING + LINE_HEIGHT[lang] * min(most, table.most_lines) for most in lines]
    essays = max(lines, default=1) > table.most_lines
    columns = [
        CellColumn(frame[field.key], _style(field, styles, essays)._get_xf_index(), _cell_kind(field))
        for field in table.fields
    ]
    dimension = xl_range(0, 0, len(frame), len(table.fields) - 1)
    return f"xl/worksheets/sheet{sheet.index + 1}.xml", Rows(dimension, rows_xml(columns, heights, 2))


def _headings(sheet: Worksheet, table: Table, widths: list[float], styles: Styles) -> None:
    for at, field in enumerate(table.fields):
        column_format = styles.date_column if field.kind == "date" else styles.text_column
        sheet.set_column(at, at, widths[at], column_format, {"hidden": field.hidden})
        centred = field.kind in ("tier", "number")
        look = styles.header_yours if field.yours else styles.header_centre if centred else styles.header
        sheet.write_string(0, at, field.heading, look)
        if field.note:
            sheet.write_comment(0, at, field.note, _NOTE)
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


def _style(field: Field, styles: Styles, essays: bool) -> Format:
    if field.kind == "date":
        return styles.date
    if field.kind == "day":
        return styles.day
    if field.kind == "tier":
        return styles.centre
    if field.kind == "number":
        return styles.number
    if field.kind == "email":
        return styles.link
    if not (field.wrap or field.yours):
        return styles.text
    return styles.wrap_top if essays else styles.wrap


def _cell_kind(field: Field) -> Literal["text", "number", "date"]:
    if field.kind == "number":
        return "number"
    return "date" if field.kind in ("date", "day") else "text"


def _bounds(field: Field) -> Bounds:
    """Say what bounds the width of a column beside its values."""
    least = _WEEKDAY if field.kind == "day" else _ROOM if field.yours and field.kind != "date" else 0
    return Bounds(field.heading, field.options, 0 if field.options else least, field.widest)
