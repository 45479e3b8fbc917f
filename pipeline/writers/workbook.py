"""Write the follow-up workbook: the sheets of a run, in order, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.workbook import Workbook

from pipeline.batch import Batch
from pipeline.labels import Lang, sheet_name
from pipeline.writers.book import write_book
from pipeline.writers.call_sheets import call_tables
from pipeline.writers.check_sheets import check_tables
from pipeline.writers.content import Words, WorkbookInput, WorkbookRules, words_of
from pipeline.writers.entries import NO_ENTRIES, Entries
from pipeline.writers.placing import place
from pipeline.writers.styles import Styles
from pipeline.writers.summary import add_summary
from pipeline.writers.table import MOST_ROWS, Table

__all__ = ["WorkbookInput", "write_call_list", "write_round", "write_workbook"]


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


def write_round(path: Path, people: Batch, words: Words, on: dt.date, entries: Entries = NO_ENTRIES) -> None:
    """Write the call, WeCom and e-mail lists of `people` for a later round, with its `entries` in place.

    Raises:
        OSError: the file cannot be written.
    """
    tables, _ = place(call_tables(people, words), entries, {}, words)
    write_book(path, tables, words.lang, title=words.event, on=on)


def _people(run: WorkbookInput) -> dict[str, str]:
    """Name by the content of each row whose it is."""
    rows = run.rows.rows
    return dict(zip(rows["row_key"].tolist(), rows["person_id"].tolist(), strict=True))


def _write(path: Path, tables: Sequence[Table], run: WorkbookInput, words: Words, *, summary: bool) -> None:
    cut = [sheet_name(table.sheet, words.lang) for table in tables if len(table.frame) > MOST_ROWS]

    def first(book: Workbook, looks: Styles) -> None:
        add_summary(book, run, words, looks, cut)

    write_book(path, tables, words.lang, title=run.event, on=run.on, first=first if summary else None)
