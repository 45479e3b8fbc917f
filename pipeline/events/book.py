"""The events, and the runs that changed what is known of them."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from pipeline import __version__
from pipeline.errors import InputError
from pipeline.events.schema import events, runs
from pipeline.publish import folder_name


@dataclass(frozen=True)
class Event:
    """An event as the store has it; see `schema.events`."""

    id: int
    name: str
    date: dt.date | None = None
    status: str = "planned"
    timezone: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    host: str = ""
    lang: str = ""
    first_run_id: int | None = None


def find_event(db: Connection, name: str) -> Event | None:
    """Return the event of that name, None when there is none."""
    found = db.execute(select(events).where(events.c.name == _plain(name))).one_or_none()
    return _event(found) if found else None


def check_new(db: Connection, name: str) -> None:
    """Look whether the folder of an event that is new would be another one's.

    Raises:
        InputError: it would, here or on a disk that takes capitals and small letters for one.
    """
    folder = folder_name(_plain(name)).casefold()
    near = next((one.name for one in all_events(db) if folder_name(one.name).casefold() == folder), "")
    if near and near != _plain(name):
        raise InputError(
            f'{name}: there is an event "{near}", and both would have one folder. If it is the same event, '
            f'call it by that name: --event "{near}"; if it is another one, give it another name'
        )


def event_named(db: Connection, name: str) -> Event:
    """Return the event of that name.

    Raises:
        InputError: there is none; the message names those there are.
    """
    event = find_event(db, name)
    if event is None:
        known = ", ".join(one.name for one in all_events(db)[-12:]) or "none yet"
        raise InputError(f"{name}: no such event here; there are: {known}. Run `process` first")
    return event


def all_events(db: Connection) -> list[Event]:
    """Return every event in the order in which they became known."""
    return [_event(line) for line in db.execute(select(events).order_by(events.c.id))]


def save_event(db: Connection, name: str, **changes: Any) -> Event:
    """Make the event of that name if need be, set columns of it, and return it as it is then."""
    if find_event(db, name) is None:
        db.execute(insert(events).values(name=_plain(name)))
    if changes:
        db.execute(update(events).where(events.c.name == _plain(name)).values(**changes))
    return event_named(db, name)


def begin_run(
    db: Connection,
    command: str,
    on: dt.date,
    event: Event | None = None,
    inputs: Sequence[Mapping[str, Any]] = (),
    counts: Mapping[str, Any] | None = None,
) -> int:
    """Note a command that changes the store; return the run's number.

    `inputs` are dictionaries with `name`, `sha256` and `rows`; `made` is the moment, for people to read.
    """
    made = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    line = {
        "event_id": event.id if event else None,
        "command": command,
        "on_day": on,
        "made": made,
        "version": __version__,
        "inputs": json.dumps(list(inputs), ensure_ascii=False),
        "counts": json.dumps(dict(counts or {})),
    }
    return int(db.execute(insert(runs).values(**line).returning(runs.c.id)).scalar_one())


def inputs_of(db: Connection, run: int) -> list[dict[str, Any]]:
    """Return what `begin_run` was told of the files of a run."""
    found: list[dict[str, Any]] = json.loads(db.scalar(select(runs.c.inputs).where(runs.c.id == run)) or "[]")
    return found


def run_days(db: Connection) -> dict[int, dt.date]:
    """Return the day each run was for."""
    return dict(db.execute(select(runs.c.id, runs.c.on_day)).all())


def last_run(db: Connection, event: Event, command: str = "process") -> int:
    """Return the number of the last run of a command for an event, 0 when there is none."""
    asked = select(runs.c.id).where(runs.c.event_id == event.id, runs.c.command == command)
    return int(db.execute(asked.order_by(runs.c.id.desc()).limit(1)).scalar() or 0)


def _event(line: Row[Any]) -> Event:
    return Event(**line._mapping)


def _plain(name: str) -> str:
    """Write a name in one way: file systems take letters with accents apart."""
    return unicodedata.normalize("NFC", " ".join(name.split()))
