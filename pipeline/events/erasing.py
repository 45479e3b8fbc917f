"""Forget a person: everything kept about them goes, but for a digest by which they are not called again."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from pipeline.events.book import Event, all_events
from pipeline.events.bulk import in_parts
from pipeline.events.persons import now_known_as
from pipeline.events.schema import (
    attendance,
    changes,
    contacts,
    decisions,
    entries,
    opt_outs,
    participants,
    people,
    registrations,
    reminders,
    replies,
    round_members,
)
from pipeline.known import digest_of_contact
from pipeline.publish import folder_name

_ABOUT = (attendance, entries, replies, reminders, round_members, participants, registrations, contacts)


class Erased(NamedTuple):
    """How many lines went, and the files and archives that may still hold the person."""

    lines: int
    files: tuple[Path, ...]


def erase_person(db: Connection, home: Path, person: str, run: int) -> Erased:
    """Take everything about a person out of the store, whoever was folded into them included.

    Their numbers and addresses stay as digests among the opt-outs: a list that brings them in again brings in
    somebody who is not to be contacted. Files outside the store are not touched but named.
    """
    ids = [person, *(one for one, now in now_known_as(db).items() if now == person)]
    events = [event for event in all_events(db) if _was_at(db, event, ids)]
    values = set(db.scalars(select(contacts.c.value).where(contacts.c.person_id.in_(ids))))
    values |= set(db.scalars(select(opt_outs.c.value).where(opt_outs.c.person_id.in_(ids)))) - set(ids)
    gone = 0
    for event in events:
        table = registrations
        asked = select(table.c.row_key).where(table.c.event_id == event.id, table.c.person_id.in_(ids))
        for part in in_parts(set(db.scalars(asked))):
            mine = decisions.c.one.in_(part) | decisions.c.other.in_(part)
            gone += db.execute(delete(decisions).where(mine)).rowcount
    db.execute(delete(opt_outs).where(opt_outs.c.person_id.in_(ids)))
    for table in _ABOUT:
        gone += db.execute(delete(table).where(table.c.person_id.in_(ids))).rowcount
    db.execute(delete(changes).where(changes.c.person_id.in_(ids) | changes.c.other_id.in_(ids)))
    gone += db.execute(delete(people).where(people.c.id.in_(ids))).rowcount
    digests = sorted(digest_of_contact(value) for value in values)
    line = {"kind": "digest", "is_shared": False, "person_id": "", "origin": "erased", "run_id": run}
    held = set(db.scalars(select(opt_outs.c.value).where(opt_outs.c.kind == "digest")))
    news = [{**line, "value": value} for value in digests if value not in held]
    if news:
        db.execute(insert(opt_outs), news)
    return Erased(gone, _still_holding(home, events))


def _was_at(db: Connection, event: Event, ids: list[str]) -> bool:
    table = participants
    asked = select(table.c.person_id).where(table.c.event_id == event.id, table.c.person_id.in_(ids))
    return db.execute(asked.limit(1)).scalar() is not None


def _still_holding(home: Path, events: list[Event]) -> tuple[Path, ...]:
    """Name the folders and archives of events the person was at."""
    names = [folder_name(event.name) for event in events]
    folders = [home / name for name in names if (home / name).is_dir()]
    archives = [
        path for name in names for path in sorted((home / "archives").glob(f"{_literal(name)}-*.zip"))
    ]
    return (*folders, *archives)


def _literal(name: str) -> str:
    """Escape what a pattern of file names would obey."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
