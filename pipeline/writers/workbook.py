"""Write the follow-up workbook: the sheets of a run, in order, in one language."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.workbook import Workbook

from pipeline.batch import Batch
from pipeline.labels import Lang, sheet_name
from pipeline.writers.call_sheets import call_tables
from pipeline.writers.check_sheets import check_tables
from pipeline.writers.content import Words, WorkbookInput, WorkbookRules, words_of
from pipeline.writers.entries import NO_ENTRIES, Entries
from pipeline.writers.marks import COLUMNS_SHEET
from pipeline.writers.placing import place
from pipeline.writers.pour import Rows, pour
from pipeline.writers.styles import FONTS, SIZES, styles
from pipeline.writers.summary import add_summary
from pipeline.writers.table import MOST_ROWS, Lists, Table, add_table

__all__ = ["WorkbookInput", "write_call_list", "write_workbook"]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(
    path: Path,
    run: WorkbookInput,
    rules: WorkbookRules,
    lang: Lang,
    *,
    entries: Entries = NO_ENTRIES,
    round: int = 1,
) -> tuple[str, ...]:
    """Write all sheets of `run` to `path`, with `entries` from an earlier workbook back in their places.

    The same run gives the same bytes. Nothing in it is a formula. Returns the ids of people whose entries
    found no place, because they are in no list any more; their entries stay in the earlier workbook.

    Raises:
        OSError: the file cannot be written.
    """
    words = words_of(rules, lang, round, run.event)
    tables = [*call_tables(run.people, words), *check_tables(run, words)]
    tables, left_over = place(tables, entries, _people(run), words)
    _write(path, tables, run, words, summary=True)
    return left_over


def write_call_list(
    path: Path,
    run: WorkbookInput,
    rules: WorkbookRules,
    lang: Lang,
    *,
    owner: str,
    entries: Entries = NO_ENTRIES,
    round: int = 1,
) -> None:
    """Write the lists of whom `owner` has to call, message and mail, and nothing else.

    Raises:
        OSError: the file cannot be written.
    """
    people = run.people.rows
    theirs = Batch(people[people["owner"] == owner], run.people.findings)
    words = words_of(rules, lang, round, run.event)
    tables, _ = place(call_tables(theirs, words), entries, _people(run), words)
    _write(path, tables, run, words, summary=False)


def _people(run: WorkbookInput) -> dict[str, str]:
    """Name by the content of each row whose it is."""
    rows = run.rows.rows
    return dict(zip(rows["row_key"].tolist(), rows["person_id"].tolist(), strict=True))


def _write(path: Path, tables: Sequence[Table], run: WorkbookInput, words: Words, *, summary: bool) -> None:
    lang = words.lang
    frame = io.BytesIO()
    default = {"font_name": FONTS[lang], "font_size": SIZES[lang]}
    with Workbook(frame, {**_OPTIONS, "default_format_properties": default}) as book:
        book.set_properties(
            {
                "title": run.event,
                "created": dt.datetime.combine(run.on, dt.time(), tzinfo=dt.UTC),
            }
        )
        book.set_size(2400, 1400)
        looks, lists = styles(book, lang), Lists()
        if summary:
            cut = [sheet_name(table.sheet, lang) for table in tables if len(table.frame) > MOST_ROWS]
            add_summary(book, run, words, looks, cut)
        rows: dict[str, Rows] = dict(add_table(book, table, lists, looks, lang) for table in tables)
        lists.write(book)
        _add_columns(book, tables)
    pour(frame, rows, path)


def _add_columns(book: Workbook, tables: Sequence[Table]) -> None:
    """List every heading on a hidden sheet, so that a workbook explains itself when it comes back."""
    sheet = book.add_worksheet(COLUMNS_SHEET)
    lines = ((table.sheet, field.heading, field.key) for table in tables for field in table.fields)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    sheet.hide()
