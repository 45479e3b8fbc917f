"""`remind`: make the lists of everyone to be reminded of the events that are due, once for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import Connection

from pipeline.errors import InputError
from pipeline.event_rules import EventRules, load_event_rules
from pipeline.events.book import Event, all_events, begin_run, event_named
from pipeline.events.due import State, due_day, state_of, today_of
from pipeline.events.happenings import reminders_of, replies_of, save_reminders
from pipeline.events.occasion import dated, gaps, lang_of, moments
from pipeline.events.remind_lists import COLUMNS, Lists, make_lists
from pipeline.events.remind_log import (
    Made,
    former_days,
    known_since,
    last_on,
    reminded_otherwise,
    reminders_made,
    revisions,
    told_before,
)
from pipeline.events.remind_typed import take_typed, typed_before
from pipeline.events.store import Store, has_store, open_store
from pipeline.events.up_to_date import Team, list_up_to_date
from pipeline.events.workbooks import REMIND, all_saved_since, later_written, stem, sum_of
from pipeline.labels import Lang, word
from pipeline.publish import folder_name, keep_copies, publishing, recover
from pipeline.reminders import CHANNELS
from pipeline.rule_checks import entries_of
from pipeline.rule_files import rule_file
from pipeline.writers.ics import Entry, uid
from pipeline.writers.remind_files import Reminder, counted, file_names, write_entries, write_files
from pipeline.writers.remind_sheets import Said, Words, addressed, reminder_tables
from pipeline.writers.table import Table

if TYPE_CHECKING:
    from pipeline.rules import Rules

#: What there is to say of an event: with nothing to say it is passed over, unless it was asked for.
_TOLD = (State.DUE, State.LATE, State.MISSED, State.CANCELLED, State.MOVED)


@dataclass(frozen=True)
class Request:
    """What the user asked: `on` is a day of each event's own calendar, by default the one it is at `now`."""

    now: dt.datetime
    on: dt.date | None = None
    days_before: int = 1
    event: str = ""
    rules: Path | None = None
    home: Path = Path("follow_up")


@dataclass(frozen=True)
class Reminded:
    """What became of an event: its state, how many people stand where, the files, and what is to be told."""

    event: Event
    on: dt.date
    state: State
    due: dt.date | None = None
    lang: Lang = "zh"
    counts: Sequence[tuple[str, int]] = ()
    folder: Path = Path()
    files: Sequence[str] = ()
    notes: Sequence[str] = field(default=())


def remind(request: Request) -> list[Reminded]:
    """Make the reminders that are due, in the order in which the events became known.

    Raises:
        InputError: there is no such event, or a rule is wrong.
        OutputError: the files of an event could not be written; those of others stay.
    """
    rules = load_event_rules(request.rules)
    if not has_store(request.home):
        if request.event:
            raise InputError(f"{request.event}: no such event here; run `process` first, or check --home")
        return []
    with open_store(request.home) as store:
        with store.reading() as db:
            events = [event_named(db, request.event)] if request.event else all_events(db)
            looked = [_look(db, event, request) for event in events]
        make = {State.DUE: _make, State.LATE: _make, State.CANCELLED: _recall, State.MOVED: _recall}
        told = [one for one in looked if request.event or one.state in _TOLD]
        return [make[one.state](store, one, request, rules) if one.state in make else one for one in told]


def _look(db: Connection, event: Event, request: Request) -> Reminded:
    """Say what the day means for an event."""
    on = request.on or today_of(event, request.now)
    made = reminders_made(db, event, request.days_before)
    state = state_of(
        event, on, request.days_before, known_since=known_since(db, event), made=[one.on for one in made]
    )
    if state is State.AHEAD:
        state = _ahead(db, event, on)
    due = due_day(event.date, request.days_before) if event.date else None
    told = Reminded(event, on, state, due, lang_of(event))
    return replace(told, notes=tuple(_notes(db, told)))


def _ahead(db: Connection, event: Event, on: dt.date) -> State:
    """Say whether people who had been reminded must hear something before the reminder is due."""
    if event.status == "cancelled":
        return State.AHEAD if reminders_of(db, event).empty else State.CANCELLED
    moved = event.status != "held" and not reminded_otherwise(db, event, on).empty
    return State.MOVED if moved and not told_before(db, event, on) else State.AHEAD


def _notes(db: Connection, one: Reminded) -> Iterator[str]:
    """Say what is odd about an event: that the list is late, that it was moved or cancelled."""
    event, lang = one.event, one.lang
    if one.state in (State.LATE, State.MISSED):
        yield word(f"remind_{one.state}", lang).format(due=one.due)
    former = former_days(db, event)
    if former and not told_before(db, event, one.on):
        yield word("remind_moved", lang).format(days=", ".join(map(str, former)), day=event.date)
        if one.state is not State.CANCELLED:
            yield from _told_otherwise(reminded_otherwise(db, event, one.on), lang)
    if one.state is State.CANCELLED:
        told = reminders_of(db, event)["person_id"].nunique()
        yield word("remind_cancelled", lang).format(count=told)


def _told_otherwise(sent: pd.DataFrame, lang: Lang) -> Iterator[str]:
    """Say how many were reminded of a former day, and in which lists they stand."""
    if len(sent):
        days = ", ".join(map(str, sorted(set(sent["event_date"]))))
        files = ", ".join(f"{stem(day)}.xlsx" for day in sorted(set(sent["on_day"])))
        yield word("remind_moved_told", lang).format(count=len(sent), days=days, files=files)


def _make(store: Store, one: Reminded, request: Request, rules: EventRules) -> Reminded:
    """Write the files of an event's reminder and note whom it goes to; both or neither.

    What somebody typed into the lists that lie there is recorded first.
    """
    event, on = one.event, one.on
    name = folder_name(event.name)
    folder = request.home / name
    recover(folder)
    with store.writing() as db:
        made = reminders_made(db, event, request.days_before)
        workbook = folder / f"{stem(on)}.xlsx"
        later = later_written(db, event)
        later = later._replace(sums={workbook.name: "", **later.sums})  # of that name it is somebody's
        told = take_typed(db, event, all_saved_since(folder, later), request.rules, on, one.lang)
        is_touched = workbook.exists() and sum_of(workbook) != later.sums[workbook.name]
        touched = (workbook,) if is_touched else ()
        people = list_up_to_date(db, event, _team(request.rules), columns=COLUMNS)
        replies = replies_of(db, event)
        coming = dict(zip(replies["person_id"], replies["answer"], strict=True))
        lists = make_lists(
            addressed(people, one.lang),
            rules.reminders,
            declined={person for person, answer in coming.items() if answer == "no"},
        )
        words = Words(one.lang, rules, gaps(event, on, one.lang))
        said = Said(coming, _reminded_for(db, event, on), typed_before(db, event))
        tables = reminder_tables(lists, words, said)
        notes = (*one.notes, *told, *_lacks(event, lists, _too_long(tables, rules), one.lang))
        reminder = Reminder(on, lists, tables, words, _entry(db, event, on), notes)
        possible = file_names(on, name)
        with publishing(folder, replaced=frozenset(possible)) as new:
            write_files(new, name, reminder)
            keep_copies(touched, new, on)
            files = sorted(path.name for path in new.iterdir())
            noted = {
                "event_date": dated(event).isoformat(),
                "days_before": request.days_before,
                "workbook": sum_of(new / possible[0]),
            }
        _keep(db, event, on, noted, made, lists)
    counts = counted(lists, one.lang)
    return Reminded(event, on, one.state, one.due, one.lang, counts, folder, files, notes)


def _recall(store: Store, one: Reminded, request: Request, rules: EventRules) -> Reminded:
    """Write what takes a cancelled event out of the calendars of those who had been reminded, or moves it."""
    name = folder_name(one.event.name)
    folder = request.home / name
    with store.reading() as db:
        ids = sorted(set(reminders_of(db, one.event)["person_id"]))
        entry = _entry(db, one.event, one.on) if ids else None
    if entry is None:
        return one
    recover(folder)
    if one.state is State.CANCELLED:
        entry = entry._replace(cancelled=True, changes=entry.changes + 1)
    mine = frozenset({f"{name}.ics", f"{stem(one.on)}-calendar.zip"})
    with publishing(folder, replaced=mine) as new:
        write_entries(new, name, one.on, entry, ids)
    return replace(one, folder=folder, files=sorted(mine))


def _team(overlay: Path | None) -> Team:
    """Return the team's rules for a list that seldom needs them."""

    def rules() -> Rules:
        from pipeline.rules import load_rules  # every lexicon is behind it

        return load_rules(overlay)

    return Team(rules, refuses=entries_of(rule_file("optout.csv", overlay)) > 0)


def _keep(
    db: Connection,
    event: Event,
    on: dt.date,
    noted: Mapping[str, Any],
    made: Sequence[Made],
    lists: Lists,
) -> None:
    """Note the run and whom it reminds; a second run of a day that changes nothing leaves no trace."""
    if noted == last_on(made, on):
        return
    run = begin_run(db, REMIND, on, event, counts=noted)
    sent = {channel: lists.on(channel).index.tolist() for channel in CHANNELS}
    save_reminders(db, event, run, noted["days_before"], sent)


def _reminded_for(db: Connection, event: Event, on: dt.date) -> dict[str, str]:
    """Return the last former day for which each person was reminded and has not heard of the new one."""
    sent = reminded_otherwise(db, event, on)
    return {one: day.isoformat() for one, day in zip(sent["person_id"], sent["event_date"], strict=True)}


def _entry(db: Connection, event: Event, on: dt.date) -> Entry:
    starts, ends = moments(event)
    return Entry(
        uid=uid(event.name),
        summary=event.name,
        starts=starts,
        ends=ends,
        stamp=on,
        place=event.place,
        contact=event.host,
        changes=revisions(db, event),
    )


def _too_long(tables: Mapping[str, Table], rules: EventRules) -> int:
    """Count the short messages that are longer than the rules allow."""
    if "sms" not in tables:
        return 0
    return sum(int(size) > rules.sms.longest for size in tables["sms"].frame["characters"].tolist())


def _lacks(event: Event, lists: Lists, too_long: int, lang: Lang) -> Iterator[str]:
    """Say what is missing in the messages, and which of them are too long."""
    if not event.starts or not event.place:
        yield word("remind_lacks", lang).format(event=event.name)
    if too_long:
        yield word("remind_long", lang).format(count=too_long)
    if not len(lists.people):
        yield word("remind_nobody", lang)
