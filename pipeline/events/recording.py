"""Take back sheets that people have written in: news is kept, what cannot be placed or agreed is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection

from pipeline.columns import COLUMNS
from pipeline.earlier import came_back
from pipeline.errors import InputError
from pipeline.events.again import keep_said
from pipeline.events.book import Event, all_events, begin_run, event_named
from pipeline.events.contact_book import keep_corrected
from pipeline.events.entries import NOTED, decided_in, entries_of
from pipeline.events.happenings import replies_of
from pipeline.events.headings import put_right
from pipeline.events.meanings import meanings_of, options_of
from pipeline.events.persons import list_of, now_known_as
from pipeline.events.store import existing_store
from pipeline.events.weighing import Came, Conflict, Odd, Weighing, weighing_of
from pipeline.events.whose import placed, whose
from pipeline.labels import Lang, column_label, value_label
from pipeline.publish import folder_name, publishing
from pipeline.record_words import conflict_lines, odd_lines, overwrite_line, written_over_lines
from pipeline.rules import Rules
from pipeline.writers.csv_file import write_csv
from pipeline.writers.entries import read_entries
from pipeline.writers.machine import CARRIED_PARTS, DECIDED
from pipeline.writers.marks import QUESTION, event_mark

#: The lists that decide on an exclusion, and where to take somebody out of one.
_LISTS = {"internal": "internal.csv", "competitor": "competitors.csv", "partner": "partners.csv"}
#: The columns of a list that did not come with the sign-ups under a heading of their own.
LISTED = frozenset({*DECIDED, *COLUMNS, *CARRIED_PARTS})
_NOTICE = ("owner", "name", "company", "title", "phone", "email")


@dataclass(frozen=True)
class Unplaced:
    """A line that belongs to nobody here: the file and line, and why."""

    file: str
    place: str
    why: str
    """"no-key" for a line somebody added, "stranger" for a person this event does not have."""


@dataclass(frozen=True)
class Recorded:
    """What a `record` did.

    `entries` counts what was news by column, `decisions` answers of Review and Dropped, `odd` cells to look
    at, `offers` (rule file, company) to keep from being dropped again, `notice` who does not come (None when
    nobody said so that day). `bound` names who was marked `keep` and asked for no contact; `passed_by` has
    columns of the sign-ups that were changed: file, heading, how many cells; `written_over` has
    columns of ours by name; `renamed` has file, heading of ours, and the heading that stands in its place.
    """

    event: Event
    lang: Lang
    entries: Mapping[str, int]
    decisions: int
    conflicts: tuple[Conflict, ...]
    odd: tuple[Odd, ...]
    unplaced: tuple[Unplaced, ...]
    offers: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    not_coming: int
    notice: Path | None
    bound: tuple[str, ...] = ()
    passed_by: tuple[tuple[str, str, int], ...] = ()
    written_over: tuple[tuple[str, str, int], ...] = ()
    renamed: tuple[tuple[str, str, str], ...] = ()


def record(
    home: Path, event: str, files: Sequence[Path], rules: Rules, on: dt.date, *, overwrite: bool = False
) -> Recorded:
    """Take back `files`, sheets of ours of any round, in order; with `overwrite` they hold in a conflict.

    Raises:
        InputError: the event is not known, or a file is none of our sheets; nothing was recorded.
        StoreError: the store cannot be used.
    """
    with existing_store(home) as store, store.writing() as db:
        found = event_named(db, event)
        people, now = list_of(db, found, gone=True), now_known_as(db)
        names = [one.name for one in all_events(db)]
        sheets = [_sheet(path, rules, found, people, names) for path in files]
        known = whose(db, found, [came.entries for came in sheets])
        weighing = weighing_of(
            meanings_of(rules, on, found.lang),
            entries_of(db, found),
            entries_of(db, found, former=True),
            decided_in(db, found),
        )
        unplaced: list[Unplaced] = []
        for path, came in zip(files, sheets, strict=True):
            own, strangers = placed(came.entries, set(known) | set(known.values()))
            unplaced += [Unplaced(path.name, place, "no-key") for place in came.entries.keyless]
            unplaced += [Unplaced(path.name, place, "stranger") for place in strangers]
            weighing.take(came._replace(entries=own), known, overwrite=overwrite)
        if weighing.news or weighing.new_decisions:
            inputs = [
                {"name": path.name, "sha256": came.sha256} for path, came in zip(files, sheets, strict=True)
            ]
            run = begin_run(db, "record", on, found, inputs, {"entries": len(weighing.news)})
            keep_corrected(db, weighing.news.values(), rules, now)
            keep_said(db, found, run, weighing, now)
        lang: Lang = "zh" if found.lang == "zh" else "en"
        count, notice = _write_notice(db, home, found, people, on, lang)
    return Recorded(
        event=found,
        lang=lang,
        entries=_counted(weighing),
        decisions=len({tuple(sorted(key)) for key in weighing.new_decisions}),
        conflicts=tuple(worded(one, rules, lang) for one in weighing.conflicts),
        odd=tuple(weighing.odd),
        unplaced=tuple(unplaced),
        offers=_offers(sheets, people),
        names=dict(zip(people.index, people["name"], strict=True)) if len(people) else {},
        not_coming=count,
        notice=notice,
        bound=_bound(sheets, people),
        passed_by=tuple(
            (path.name, heading, number)
            for path, came in zip(files, sheets, strict=True)
            for heading, number in sorted(came.entries.passed_by.items())
        ),
        written_over=weighing.written_over(),
        renamed=tuple(
            (path.name, heading, now)
            for path, came in zip(files, sheets, strict=True)
            for now, heading in came.entries.renamed.items()
        ),
    )


def _sheet(path: Path, rules: Rules, event: Event, people: pd.DataFrame, events: Sequence[str]) -> Came:
    """Read one sheet of an event, whose list is `people`; `events` are the names of all there are.

    Raises:
        InputError: it cannot be read, none of its sheets is one of ours, or it is another event's.
    """
    came = came_back(path)
    asked = (question for one in rules.callback.rounds for question in one.questions)
    headings = {word: QUESTION + one.key for one in asked for word in (one.zh, one.en)}
    columns = [name for name in people.columns if name not in LISTED]
    brought = {name: dict(zip(people.index, people[name], strict=True)) for name in columns}
    entries = put_right(read_entries(path, headings, brought), rules.callback)
    if not entries.sheets:
        raise InputError(
            f"{path}: no sheet of ours is in it; the column whose heading begins with person_id/ is missing. "
            "Save the list again with all of its columns, the hidden ones too"
        )
    if entries.events and event_mark(event.name) not in entries.events:
        theirs = [f'record "{name}" {path}' for name in events if event_mark(name) in entries.events]
        raise InputError(
            f"{path}: this is no list of {event.name}; "
            + (f"it is another event's, run: {theirs[0]}" if theirs else "look which event it is of")
        )
    return came._replace(entries=entries)


def worded(conflict: Conflict, rules: Rules, lang: Lang) -> Conflict:
    """Say what a conflict is about in the words of the sheet."""

    def said(code: str) -> str:
        options = options_of(conflict.field, rules.callback)
        words = next((one.word(lang) for one in options if one.code == code), code)
        return value_label(conflict.field, words, lang)

    return conflict._replace(stands=said(conflict.stands), refused=said(conflict.refused))


def to_look_at(weighing: Weighing, names: Mapping[str, str], rules: Rules, lang: Lang) -> tuple[str, ...]:
    """Say what was odd in lists another command found: what differs, refusals, what nobody understands."""
    held = [worded(one, rules, lang) for one in weighing.conflicts]
    return (
        *conflict_lines(held, names, lang),
        *overwrite_line(held, lang, is_record=False),
        *odd_lines(weighing.odd, names, lang),
        *written_over_lines(weighing.written_over(), lang),
    )


def _counted(weighing: Weighing) -> dict[str, int]:
    """Count the news by column, those somebody added together."""
    counts: dict[str, int] = {}
    for entry in weighing.news.values():
        if entry.field in NOTED:
            continue
        name = entry.field.partition(":")[0] if ":" in entry.field else entry.field
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


def _bound(sheets: Sequence[Came], people: pd.DataFrame) -> tuple[str, ...]:
    """Name whoever was marked `keep` though they asked for no contact, which no answer overrules."""
    kept = {
        one.person
        for came in sheets
        for one in came.entries.decisions
        if one.answer == "keep" and not one.others and one.person in people.index
    }
    opted_out = people.index[people["because"] == "opt-out"] if len(people) else ()
    return tuple(sorted(str(people.at[one, "name"]) for one in kept & set(opted_out)))


def _offers(sheets: Sequence[Came], people: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Say which line of which rule file would keep people like those marked `keep` from being dropped."""
    kept = [
        one.person
        for came in sheets
        for one in came.entries.decisions
        if one.answer == "keep" and not one.others and one.person in people.index
    ]
    lines = people.loc[kept, ["because", "company"]] if kept else people.iloc[:0]
    offers = (
        {
            (_LISTS[because], company)
            for because, company in zip(lines["because"], lines["company"], strict=True)
            if because in _LISTS and company
        }
        if len(lines)
        else set()
    )
    return tuple(sorted(offers))


def _write_notice(
    db: Connection, home: Path, event: Event, people: pd.DataFrame, on: dt.date, lang: Lang
) -> tuple[int, Path | None]:
    """Write the list of who said on the day `on` that they do not come, for the colleague concerned."""
    said = replies_of(db, event)
    said = said[(said["answer"] == "no") & (said["on_day"] == on) & said["person_id"].isin(people.index)]
    folder, name = home / folder_name(event.name), f"notice-{on.isoformat()}.csv"
    if said.empty and not (folder / name).exists():
        return 0, None
    with publishing(folder, replaced=frozenset({name})) as new:
        if len(said):
            lines = people.loc[said["person_id"], list(_NOTICE)]
            lines = lines.assign(
                owner=lines["owner"].where(lines["owner"] != "", event.host),
                coming=value_label("coming", "no", lang),
            ).sort_values([*_NOTICE], kind="stable")
            columns = {column_label(str(one), lang): lines[one].tolist() for one in lines}
            write_csv(new / name, columns)
    return len(said), folder / name if len(said) else None
