"""Take a merge or a split of people back: the next `process` then keeps them as they are told to be."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select, update

from pipeline.errors import InputError
from pipeline.events.book import Event, all_events
from pipeline.events.contact_book import part_contacts
from pipeline.events.entries import save_decisions
from pipeline.events.schema import changes, people, registrations
from pipeline.writers.entries import ordered

_WHOSE = "undo"


class Change(NamedTuple):
    """A merge (`other` into `person`) or a split (`other` out of `person`), by its number."""

    number: int
    kind: str
    person: str
    other: str
    is_undone: bool


def changes_about(db: Connection, person: str) -> list[Change]:
    """Return every merge and split a person had part in, the oldest first."""
    table = changes
    asked = select(
        table.c.id, table.c.kind, table.c.person_id, table.c.other_id, table.c.undone_run_id
    ).where((table.c.person_id == person) | (table.c.other_id == person))
    return [Change(*line[:4], line[4] is not None) for line in db.execute(asked.order_by(table.c.id))]


def undo_change(db: Connection, number: int, run: int) -> Change:
    """Take a change back, and answer "different" (or "same") for the rows of the two from now on.

    Raises:
        InputError: there is no such change, or it has been taken back.
    """
    table = changes
    asked = select(
        table.c.id, table.c.kind, table.c.person_id, table.c.other_id, table.c.undone_run_id
    ).where(table.c.id == number)
    line = db.execute(asked).one_or_none()
    if line is None:
        raise InputError(f"{number}: no such merge or split; `show` lists those of a person")
    if line[4] is not None:
        raise InputError(f"{number}: has been taken back already")
    change = Change(*line[:4], True)
    merged = change.kind == "merge"
    db.execute(
        update(people)
        .where(people.c.id == change.other)
        .values(merged_into=None if merged else change.person)
    )
    if merged:
        part_contacts(db, change.person, change.other)
    for event in all_events(db):
        ones, others = _rows(db, event, change.person), _rows(db, event, change.other)
        answer = ("different" if merged else "same", _WHOSE)
        pairs = {ordered(one, other): answer for one in ones for other in others if one != other}
        save_decisions(db, event, run, pairs)
    db.execute(update(table).where(table.c.id == number).values(undone_run_id=run))
    return change


def _rows(db: Connection, event: Event, person: str) -> list[str]:
    """Return the contents of the rows that were first read as a person's."""
    table = registrations
    asked = select(table.c.row_key).where(table.c.event_id == event.id, table.c.person_id == person)
    return sorted(set(db.scalars(asked)))
