"""`plan`: what an event is, as it is known before anybody signs up: its day, time, place, host and zone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import InputError
from pipeline.events.book import Event, begin_run, find_event, save_event
from pipeline.events.due import zone_named
from pipeline.events.remind_log import MOVED
from pipeline.events.store import open_store

COMMAND = "plan"
STATUSES = ("planned", "held", "cancelled")


@dataclass(frozen=True)
class Request:
    """What the user says of an event; None where nothing was said. `time` is HH:MM, or HH:MM-HH:MM."""

    event: str
    on: dt.date
    date: dt.date | None = None
    time: str | None = None
    place: str | None = None
    host: str | None = None
    zone: str | None = None
    status: str | None = None
    lang: str | None = None
    home: Path = Path("follow_up")


def set_event(request: Request) -> Event:
    """Keep what was said of an event; it is made when it is new.

    Raises:
        InputError: there is no such zone, or no such time.
    """
    changes = _changes(request)
    with open_store(request.home) as store, store.writing() as db:
        before = find_event(db, request.event)
        if before is not None and not {name for name in changes if getattr(before, name) != changes[name]}:
            return before
        return _save(db, request, before, changes)


def times(text: str) -> tuple[str, str]:
    """Read when an event starts and ends, the end "" when it is not said.

    >>> times("9:30"), times("09:30-17:00")
    (('09:30', ''), ('09:30', '17:00'))

    Raises:
        InputError: it is no time of day.
    """
    parts = text.replace("–", "-").split("-")
    try:
        read = [dt.datetime.strptime(part.strip(), "%H:%M").strftime("%H:%M") for part in parts]
    except ValueError:
        read = []
    if len(read) not in (1, 2):
        raise InputError(f"{text}: no time of day; write it as 09:30 or 09:30-17:00")
    return read[0], read[1] if len(read) == 2 else ""


def _changes(request: Request) -> dict[str, Any]:
    """Return what was said, by the columns of the store."""
    starts, ends = times(request.time) if request.time else (None, None)
    said = {
        "date": request.date,
        "starts": starts,
        "ends": ends,
        "place": " ".join(request.place.split()) if request.place is not None else None,
        "host": " ".join(request.host.split()) if request.host is not None else None,
        "timezone": zone_named(request.zone).key if request.zone else None,
        "status": request.status,
        "lang": request.lang,
    }
    return {name: value for name, value in said.items() if value is not None}


def _save(db: Connection, request: Request, before: Event | None, changes: dict[str, Any]) -> Event:
    event = save_event(db, request.event, **changes)
    moved = before is not None and before.date is not None and before.date != event.date
    noted = {MOVED: before.date.isoformat()} if moved and before and before.date else {}
    begin_run(db, COMMAND, request.on, event, counts=noted)
    return event
