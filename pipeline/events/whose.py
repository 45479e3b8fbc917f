"""Whose the lines of a sheet that came back are: by id, by an id they had before, by what their rows say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from pipeline.events.book import Event
from pipeline.events.bulk import in_parts
from pipeline.events.ids import now_known_as
from pipeline.events.schema import participants, registrations
from pipeline.writers.entries import Entries


def whose(db: Connection, event: Event, sheets: Iterable[Entries]) -> dict[str, str]:
    """Map the ids of the event's people, and the contents by which cells name somebody, to who they are."""
    now = now_known_as(db)
    table = participants
    ids = db.scalars(select(table.c.person_id).where(table.c.event_id == event.id))
    known = {one: now.get(one, one) for one in (*ids, *now)}
    named = {cell.person for entries in sheets for cell in entries.cells} - known.keys()
    rows = registrations
    for part in in_parts(sorted(named)):
        asked = select(rows.c.row_key, rows.c.person_id).where(
            rows.c.event_id == event.id, rows.c.row_key.in_(part)
        )
        known |= {key: now.get(person, person) for key, person in db.execute(asked)}
    return known


def placed(entries: Entries, known: set[str]) -> tuple[Entries, list[str]]:
    """Part what belongs to people of the event from the places of what does not."""
    cells = tuple(cell for cell in entries.cells if cell.person in known)
    decisions = tuple(one for one in entries.decisions if one.person in known)
    strangers = [cell.place for cell in entries.cells if cell.person not in known]
    strangers += [one.place for one in entries.decisions if one.person not in known]
    return replace(entries, cells=cells, decisions=decisions), list(dict.fromkeys(strangers))
