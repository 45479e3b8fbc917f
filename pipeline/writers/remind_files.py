"""The files of a reminder: the workbook to work in, a CSV per list, bulk files for SMS, calendar entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from xlsxwriter.workbook import Workbook

from pipeline.events.remind_lists import Lists
from pipeline.events.workbooks import stem
from pipeline.labels import VALUES, Lang, pick, sheet_name, word
from pipeline.messages import PERSONAL, gaps_of, settled
from pipeline.reminders import CHANNELS
from pipeline.writers.book import write_book
from pipeline.writers.csv_file import write_csv
from pipeline.writers.ics import Entry, calendar, calendars
from pipeline.writers.marks import KEY, SEALS, key_heading
from pipeline.writers.plain_sheet import write_sheet
from pipeline.writers.plain_zip import write_zip
from pipeline.writers.remind_sheets import SHEET, Words, calendar_name
from pipeline.writers.styles import Styles
from pipeline.writers.table import Field, Table

#: What the file of those on no list is called.
LEFT_OUT = "not-reminded"
_MAINLAND = "+86"
#: What we write ourselves, letters and digits only: no program takes it for anything else.
_PLAIN = ("tier", "characters", "sms_parts")
_NUMBER = "手机号"  # what both providers head the numbers with, whatever the list's language
_TENCENT = "短信内容变量{number}"
_LABEL_WIDTH, _TEXT_WIDTH = 22, 90


@dataclass(frozen=True)
class Reminder:
    """Everything a reminder writes. `entry` is the event in a calendar, `notes` what there is to be told."""

    on: dt.date
    lists: Lists
    tables: Mapping[str, Table]
    words: Words
    entry: Entry
    notes: Sequence[str]


def file_names(on: dt.date, event: str) -> tuple[str, ...]:
    """Return every name a reminder made for a day may give to a file; the workbook is the first."""
    lists = [f"-{name}.csv" for name in (*CHANNELS, LEFT_OUT, "sms-aliyun")]
    return (
        *(stem(on) + end for end in (".xlsx", *lists, "-sms-tencent.xlsx", "-calendar.zip")),
        f"{event}.ics",
    )


def write_files(folder: Path, event: str, reminder: Reminder) -> None:
    """Write the files of a reminder into `folder`; `event` is what the event's calendar file is called.

    Raises:
        OSError: one cannot be written.
    """
    begin, lang = stem(reminder.on), reminder.words.lang

    def overview(book: Workbook, looks: Styles) -> None:
        _overview(book, looks, reminder)

    tables = list(reminder.tables.values())
    title = reminder.words.gaps["event"]
    write_book(folder / f"{begin}.xlsx", tables, lang, title=title, on=reminder.on, first=overview)
    for name, table in reminder.tables.items():
        cells = _cells(table, reminder.lists.people)
        plain = frozenset(_heading(field) for field in table.fields if field.key in _PLAIN)
        write_csv(folder / f"{begin}-{LEFT_OUT if name == 'none' else name}.csv", cells, numbers=plain)
    _write_sms(folder, begin, reminder)
    (folder / f"{event}.ics").write_bytes(calendar(reminder.entry))
    _write_calendars(folder / f"{begin}-calendar.zip", reminder)


def write_entries(folder: Path, event: str, on: dt.date, entry: Entry, ids: Sequence[str]) -> None:
    """Write what alters an event in calendars, and no list: its own entry, and that of each person.

    Raises:
        OSError: one cannot be written.
    """
    (folder / f"{event}.ics").write_bytes(calendar(entry))
    own = [(f"{person}-{entry.uid}", entry.summary) for person in ids]
    path = folder / f"{stem(on)}-calendar.zip"
    write_zip(path, zip(map(calendar_name, ids), calendars(entry, own), strict=True))


def sms_template(words: Words) -> str:
    """Return the template to register with a provider: what the event has nothing for is left out."""
    return settled(words.rules.text("sms", words.lang), words.gaps)


def _cells(table: Table, people: pd.DataFrame) -> dict[str, list[str]]:
    """Return a table by its headings, for programs: numbers as E.164, not as they are read out."""
    frame = table.frame
    if "phone" in frame:
        frame = frame.assign(phone=people["phone"].reindex(frame.index).where(frame["phone"] != "", ""))
    return {_heading(field): frame[field.key].tolist() for field in table.fields if field.key != SEALS}


def _heading(field: Field) -> str:
    """Return the name of a column for programs: that of the ids is one at every event."""
    return key_heading(SHEET) if field.key == KEY else field.heading


def _write_sms(folder: Path, begin: str, reminder: Reminder) -> None:
    """Write numbers with the variables of the template: by name for 阿里云, by number for 腾讯云."""
    people = reminder.lists.on("sms")
    people = people[people["phone"].str.startswith(_MAINLAND)]
    if people.empty:
        return
    template = sms_template(reminder.words)
    own, gaps = reminder.words.own(template, people), reminder.words.gaps
    variables = {
        name: own[name] if name in PERSONAL else [gaps[name]] * len(people) for name in gaps_of(template)
    }
    numbers = [phone.removeprefix(_MAINLAND) for phone in people["phone"].tolist()]
    write_csv(folder / f"{begin}-sms-aliyun.csv", {_NUMBER: numbers, **variables})
    numbered = {
        _TENCENT.format(number=number): cells for number, cells in enumerate(variables.values(), start=1)
    }
    write_sheet(folder / f"{begin}-sms-tencent.xlsx", {_NUMBER: numbers, **numbered}, text_cells=False)


def _write_calendars(path: Path, reminder: Reminder) -> None:
    """Write the calendar entry of everyone who is reminded."""
    people = reminder.lists.people[(reminder.lists.why == "").to_numpy()]
    if people.empty:
        return
    words, entry, ids = reminder.words, reminder.entry, people.index.tolist()
    texts = words.fill(words.rules.email.calendar.of(words.lang), people)
    own = zip([f"{person}-{entry.uid}" for person in ids], texts, strict=True)
    write_zip(path, zip(map(calendar_name, ids), calendars(entry, own), strict=True))


def _overview(book: Workbook, looks: Styles, reminder: Reminder) -> None:
    words, lang = reminder.words, reminder.words.lang
    sheet = book.add_worksheet(sheet_name(SHEET, lang))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, _LABEL_WIDTH)
    sheet.set_column(2, 2, _TEXT_WIDTH)
    sheet.set_row(0, 34)
    sheet.write_string(0, 1, words.gaps["event"], looks.title)
    row = 2
    for name, text in _facts(words, lang):
        sheet.write_string(row, 1, name, looks.section)
        sheet.write_string(row, 2, text, looks.plain_wrap)
        row += 1
    for note in reminder.notes:
        sheet.write_string(row, 2, note, looks.bad)
        row += 1
    row += 1
    for name, count in counted(reminder.lists, lang):
        sheet.write_string(row, 1, name, looks.plain)
        sheet.write_number(row, 2, count, looks.plain_left)
        row += 1


def _facts(words: Words, lang: Lang) -> list[tuple[str, str]]:
    gaps = words.gaps
    time = f"{gaps['time']} ({gaps['zone']})" if gaps["time"] else ""
    facts = (
        ("event_day", f"{gaps['date']} {gaps['weekday']} · {gaps['when']}"),
        ("event_time", time),
        ("event_place", gaps["place"]),
        ("event_host", gaps["host"]),
        ("sms_template", sms_template(words)),
    )
    return [(word(key, lang), text or word("unknown", lang)) for key, text in facts]


def counted(lists: Lists, lang: Lang) -> list[tuple[str, int]]:
    """Return how many people stand on each list, and how many are left out by reason."""
    counts = [(sheet_name(f"{SHEET}_{channel}", lang), int(lists.of[channel].sum())) for channel in CHANNELS]
    return counts + [
        (f"{sheet_name(f'{SHEET}_none', lang)}: {pick(pair, lang)}", int((lists.why == code).sum()))
        for code, pair in VALUES["not_reminded"].items()
        if (lists.why == code).any()
    ]
