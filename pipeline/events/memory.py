"""Everything the store knows that a run of an event needs, read in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
from sqlalchemy import Connection, select

from pipeline.columns import TEXT
from pipeline.events.book import Event, all_events, check_new, find_event, last_run, run_days
from pipeline.events.bulk import in_parts, layouts_of, unpacked
from pipeline.events.entries import calls_of, decided_in, entries_of
from pipeline.events.happenings import replies_of
from pipeline.events.keeping import Held, held
from pipeline.events.opt_outs import all_opt_outs
from pipeline.events.persons import now_known_as
from pipeline.events.presence import came_to
from pipeline.events.schema import contacts, events, participants, people, registrations
from pipeline.events.up_to_date import added_on_wecom
from pipeline.events.walk_in_rows import WalkInRows, walk_in_rows
from pipeline.events.workbooks import Later, later_written
from pipeline.known import Came, Past, Visit


@dataclass(frozen=True)
class Memory:
    """What is known of an event before a run: nothing (`event` is None) when it is new.

    `run` is the last `process` run, `days` what day each was for; `entries` those that stand, `former` all;
    `later` is known of the workbooks of later rounds and reminders.
    """

    event: Event | None = None
    run: int = 0
    past: Past = field(default_factory=Past)
    decided: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    entries: pd.DataFrame = field(default_factory=pd.DataFrame)
    former: pd.DataFrame = field(default_factory=pd.DataFrame)
    held: Held = field(default_factory=Held)
    days: Mapping[int, dt.date] = field(default_factory=dict)
    walk_ins: WalkInRows | None = None
    later: Later = field(default_factory=lambda: Later({}, frozenset()))


def remember_event(db: Connection, name: str) -> Memory:
    """Read what is known of the event called `name`, and of people at others.

    Raises:
        InputError: it is new, and would share the folder of another.
    """
    event, now = find_event(db, name), now_known_as(db)
    if event is None:
        check_new(db, name)
    opt_outs = all_opt_outs(db)
    past = Past(
        now=now,
        others=_ids(db),
        contacts=_contacts(db, now),
        visits=_visits(db, event),
        opt_outs=opt_outs,
        refused=_refused(db, opt_outs.people.keys(), now),
        added=added_on_wecom(db),
    )
    decided = decided_in(db, event)
    if event is None:
        return Memory(past=past, decided=decided)
    entries, former = entries_of(db, event), entries_of(db, event, former=True)
    past = replace(
        past,
        ids=_rows(db, event, now),
        came=came_to(db, event),
        coming=_coming(db, event, now),
        others=past.others - _here(db, event, now),
    )
    run = last_run(db, event)
    walk_ins = walk_in_rows(db, event)
    kept, later = held(db, event), later_written(db, event)
    return Memory(event, run, past, decided, entries, former, kept, run_days(db), walk_ins, later)


def _rows(db: Connection, event: Event, now: Mapping[str, str]) -> dict[str, str]:
    table = registrations
    asked = select(table.c.row_key, table.c.person_id).where(table.c.event_id == event.id)
    ids: dict[str, str] = dict(db.execute(asked).all())
    return {row: now.get(person, person) for row, person in ids.items()} if now else ids


def _coming(db: Connection, event: Event, now: Mapping[str, str]) -> dict[str, str]:
    """Return what people answered when they were reminded, the last answer of each."""
    said = replies_of(db, event)
    lines = zip(said["person_id"], said["answer"], strict=True)
    return {now.get(person, person): answer for person, answer in lines if answer}


def _ids(db: Connection) -> frozenset[str]:
    return frozenset(db.scalars(select(people.c.id)))


def _here(db: Connection, event: Event, now: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of everybody who is, or was, in the event, and those they stand for."""
    own = set(db.scalars(select(participants.c.person_id).where(participants.c.event_id == event.id)))
    return frozenset(own | {now[one] for one in own if one in now})


def _contacts(db: Connection, now: Mapping[str, str]) -> pd.DataFrame:
    lines = db.execute(select(contacts.c.value, contacts.c.person_id, contacts.c.name)).all()
    columns = list(zip(*lines, strict=True)) or [(), (), ()]
    frame = pd.DataFrame(
        {name: pd.array(values, dtype=TEXT) for name, values in zip(_CONTACT, columns, strict=True)}
    )
    if now:
        frame["person_id"] = frame["person_id"].map(lambda one: now.get(one, one)).astype(TEXT)
    return frame


_REFUSED = ("name", "name_alt", "phone", "phone_alt", "email", "email_alt", "company", "title", "city")


def _refused(db: Connection, opted_out: Collection[str], now: Mapping[str, str]) -> pd.DataFrame:
    """Return what those who opted out gave at each event; see `Past.refused`."""
    table = participants
    asked = select(table.c.person_id, events.c.name, table.c.layout_id, table.c.cells)
    asked = asked.join(events, events.c.id == table.c.event_id)
    ids = {*opted_out, *(one for one, who in now.items() if who in opted_out)}
    lines = [
        tuple(line)
        for part in in_parts(sorted(ids))
        for line in db.execute(asked.where(table.c.person_id.in_(part)))
    ]
    if not lines:
        return pd.DataFrame()
    persons, names, layouts, cells = zip(*sorted(lines), strict=True)
    given = unpacked(cells, layouts, layouts_of(db, layouts), _REFUSED)
    whose = pd.array([now.get(one, one) for one in persons], dtype=TEXT)
    return given.assign(person_id=whose, event=pd.array(names, dtype=TEXT))


_CONTACT = ("value", "person_id", "name")


def _visits(db: Connection, event: Event | None) -> dict[str, tuple[Visit, ...]]:
    """Return what other events know, by person."""
    visits: dict[str, tuple[Visit, ...]] = {}
    for other in all_events(db):
        if event is not None and other.id == event.id:
            continue
        came, calls = came_to(db, other), _last_calls(db, other)
        for person in _guests(db, other):
            result, step = calls.get(person, ("", ""))
            seen = Visit(other.name, other.date, came.get(person, Came()), result, step)
            visits[person] = (*visits.get(person, ()), seen)
    return visits


def _guests(db: Connection, event: Event) -> list[str]:
    """Return who signed up for an event and is no junk, ids as they stand now, each once."""
    table, now = participants, now_known_as(db)
    asked = select(table.c.person_id).where(
        table.c.event_id == event.id, table.c.because.not_like("junk:%"), table.c.gone_run_id.is_(None)
    )
    return sorted({now.get(one, one) for one in db.scalars(asked)})


def _last_calls(db: Connection, event: Event) -> dict[str, tuple[str, str]]:
    """Return the last result and next step of each person's calls, as codes."""
    calls: dict[str, tuple[str, str]] = {}
    said = calls_of(db, event)
    columns = (said[name].tolist() for name in ("person_id", "result", "email_result", "next_step"))
    for person, result, mailed, step in zip(*columns, strict=True):
        before = calls.get(person, ("", ""))
        calls[person] = (result or mailed or before[0], step or before[1])
    return calls
