"""A workbook of tables that people work in and that can be read back: what all of them have in common."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from xlsxwriter.workbook import Workbook

from pipeline.labels import Lang
from pipeline.writers.marks import COLUMNS_SHEET, sheet_of
from pipeline.writers.pour import Rows, pour
from pipeline.writers.styles import FONTS, SIZES, Styles, styles
from pipeline.writers.table import Lists, Table, add_table

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_book(
    path: Path,
    tables: Sequence[Table],
    lang: Lang,
    *,
    title: str,
    on: dt.date,
    first: Callable[[Workbook, Styles], None] | None = None,
) -> None:
    """Write `tables`, a sheet each, to `path`; `first` may add sheets before them. Nothing is a formula.

    The same tables give the same bytes.

    Raises:
        OSError: the file cannot be written.
    """
    frame = io.BytesIO()
    default = {"font_name": FONTS[lang], "font_size": SIZES[lang]}
    with Workbook(frame, {**_OPTIONS, "default_format_properties": default}) as book:
        book.set_properties({"title": title, "created": dt.datetime.combine(on, dt.time(), tzinfo=dt.UTC)})
        book.set_size(2400, 1400)
        looks, lists = styles(book, lang), Lists()
        if first is not None:
            first(book, looks)
        rows: dict[str, Rows] = dict(add_table(book, table, lists, looks, lang) for table in tables)
        lists.write(book)
        _add_columns(book, tables)
    pour(frame, rows, path)


def _add_columns(book: Workbook, tables: Sequence[Table]) -> None:
    """List every heading on a hidden sheet, so that a workbook explains itself when it comes back."""
    sheet = book.add_worksheet(COLUMNS_SHEET)
    lines = (
        (sheet_of(table.fields[0].heading) or table.sheet, field.heading, field.key)
        for table in tables
        for field in table.fields
    )
    for row, line in enumerate(dict.fromkeys(lines)):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    sheet.hide()
