"""`plan`: what an event is before anybody signs up: its day, time, place, host, goals and tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import InputError
from pipeline.events.book import Event, begin_run, check_new, find_event, save_event
from pipeline.events.due import zone_named
from pipeline.events.occasion import lang_of
from pipeline.events.remind_log import MOVED, PLAN
from pipeline.events.store import open_store
from pipeline.publish import folder_name, publishing
from pipeline.rules import load_rules
from pipeline.writers.plan_sheets import TaskLine, read_plan, write_plan

FILE = "plan.xlsx"


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
    rules: Path | None = None
    home: Path = Path("follow_up")


@dataclass(frozen=True)
class Planned:
    """What `plan` leaves: the event, its plan, whether that is new, its tasks, and those past their day."""

    event: Event
    path: Path
    is_new: bool
    tasks: Sequence[TaskLine]
    late: Sequence[TaskLine]


def plan(request: Request) -> Planned:
    """Keep what was said of an event, and lay out its plan; a plan that is there is read, never written over.

    Raises:
        InputError: there is no such zone or time, a rule is wrong, or the plan cannot be read.
        OutputError: the plan could not be written.
    """
    rules = load_rules(request.rules)
    event = set_event(request)
    folder = request.home / folder_name(event.name)
    path = folder / FILE
    is_new = not path.exists()
    if is_new:
        with publishing(folder) as new:
            write_plan(new / FILE, event.name, event.date, rules.events.plan, lang_of(event), request.on)
    tasks = read_plan(path).tasks
    late = [] if event.status == "cancelled" else late_tasks(tasks, request.on)
    return Planned(event, path, is_new, tasks, late)


def late_tasks(tasks: Sequence[TaskLine], on: dt.date) -> list[TaskLine]:
    """Return the tasks that should have been done before a day and are not."""
    return [task for task in tasks if task.is_open() and (day := _day(task.planned)) and day < on]


def _day(text: str) -> dt.date | None:
    """Read a planned day; a text such as "next week" is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def set_event(request: Request) -> Event:
    """Keep what was said of an event; it is made when it is new.

    Raises:
        InputError: there is no such zone or time, or it is new and would share the folder of another.
    """
    changes = _changes(request)
    with open_store(request.home) as store, store.writing() as db:
        before = find_event(db, request.event)
        if before is None:
            check_new(db, request.event)
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
    begin_run(db, PLAN, request.on, event, counts=noted)
    return event
