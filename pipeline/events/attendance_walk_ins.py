"""Walk-ins: who came without having registered joins the event as a new person, with what the report says.

They are kept as rows too, so that the next `process` reads them beside the sheets it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, delete, insert, select, update

from pipeline.batch import Batch, no_findings
from pipeline.columns import COLUMNS, PARTS, PROVENANCE, extras
from pipeline.events import schema
from pipeline.events.book import Event
from pipeline.events.bulk import digest, in_parts, insert_columns, layout_id, packed
from pipeline.events.contact_book import keep_contacts
from pipeline.events.ids import now_known_as
from pipeline.events.keeping import TYPED, digests
from pipeline.events.walk_in_rows import MARK
from pipeline.flow import run as flow
from pipeline.known import Known
from pipeline.readers import Reading
from pipeline.rules import Rules
from pipeline.writers.machine import DECIDED


@dataclass(frozen=True)
class WalkIns:
    """New people as the flow leaves them (`people`), and whose each row is (`person_of`, by row id)."""

    people: pd.DataFrame
    rows: pd.DataFrame
    person_of: dict[str, str]


def judge_walk_ins(rows: pd.DataFrame, rules: Rules, known: Known) -> WalkIns:
    """Take rows of a report through the whole flow, as if they were a sign-up sheet."""
    columns = [*PROVENANCE, *_words(rows)]
    batch = Batch(rows[columns], no_findings())
    outcome = flow(Reading(batch, (), known.lang), rules, known)
    persons = outcome.rows.rows["person_id"]
    return WalkIns(outcome.people.rows, outcome.rows.rows, dict(zip(rows.index, persons, strict=True)))


def save_walk_ins(db: Connection, event: Event, run: int, found: WalkIns, typed: pd.DataFrame) -> None:
    """Note new people and the rows they are known by; `typed` has these rows as the report has them."""
    people = found.people
    if people.empty:
        return
    known = set(db.scalars(select(schema.people.c.id)))
    new = people[~people.index.isin(known)]
    ids = new.index.tolist()
    insert_columns(
        db,
        schema.people,
        {
            "id": ids,
            "name": new["name"].tolist(),
            "company": new["company"].tolist(),
            "first_run_id": [run] * len(ids),
        },
    )
    names = [*DECIDED, *COLUMNS, *extras(people)]
    table = schema.participants
    lines = select(table.c.person_id, table.c.gone_run_id).where(table.c.event_id == event.id)
    gone = dict(db.execute(lines).all())
    fresh = people[[one not in gone for one in people.index]]
    count = len(fresh)
    insert_columns(
        db,
        table,
        {
            "event_id": [event.id] * count,
            "person_id": fresh.index.tolist(),
            "first_run_id": [run] * count,
            **_listed(db, fresh, names),
        },
    )
    back = people[[gone.get(one) is not None for one in people.index]]
    listed = _listed(db, back, names)
    for place, person in enumerate(back.index):
        renewed = {name: values[place] for name, values in listed.items()}
        own = (table.c.event_id == event.id) & (table.c.person_id == person)
        db.execute(update(table).where(own).values(gone_run_id=None, **renewed))
    keep_contacts(db, people)
    _save_rows(db, event, run, found, typed)


def _listed(db: Connection, people: pd.DataFrame, names: list[str]) -> dict[str, list[Any]]:
    """Return what the event's list holds of people, by column."""
    return {
        "outcome": people["outcome"].tolist(),
        "because": people["because"].tolist(),
        "layout_id": [layout_id(db, names)] * len(people),
        "digest": digests(people, TYPED),
        "cells": packed(people, names),
    }


def _save_rows(db: Connection, event: Event, run: int, found: WalkIns, typed: pd.DataFrame) -> None:
    names = _words(typed)
    cells = packed(typed.assign(**_whole_numbers(found.rows, typed)), names)
    layout = layout_id(db, names)
    table = schema.registrations
    for place, (row, source, sheet, line) in enumerate(
        zip(typed.index, typed["source_file"], typed["sheet"], typed["line"], strict=True)
    ):
        values = {
            "event_id": event.id,
            "key": MARK + digest(repr((source, sheet, int(line), cells[place]))),
            "row_key": found.rows.at[row, "row_key"],
            "person_id": found.person_of[row],
            "source_file": source,
            "sheet": sheet,
            "line": int(line),
            "layout_id": layout,
            "cells": cells[place],
            "first_run_id": run,
        }
        db.execute(delete(table).where(table.c.event_id == event.id, table.c.key == values["key"]))
        db.execute(insert(table).values(**values))


def _whole_numbers(read: pd.DataFrame, typed: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Return the numbers with their country, which the next run would have to guess without the report."""
    if "phone" not in typed:
        return {}
    numbers = read["phone"].reindex(typed.index)
    return {"phone": typed["phone"].mask(numbers.str.startswith("+"), numbers)}


def forget_walk_ins(db: Connection, event: Event, run: int, persons: list[str]) -> None:
    """Take people back who were in the event by a report alone, under whichever id: they are in no list."""
    table, now = schema.registrations, now_known_as(db)
    former = [one for one, person in now.items() if person in set(persons)]
    for part in in_parts([*persons, *former]):
        own = (table.c.event_id == event.id) & table.c.person_id.in_(part)
        db.execute(delete(table).where(own & table.c.key.startswith(MARK)))
        stay = set(db.scalars(select(table.c.person_id).where(own)))
        left = [person for person in part if person not in stay]
        listed = schema.participants
        own = (listed.c.event_id == event.id) & listed.c.person_id.in_(left) & listed.c.gone_run_id.is_(None)
        db.execute(update(listed).where(own).values(gone_run_id=run))


def _words(rows: pd.DataFrame) -> list[str]:
    """List the columns of rows as read that hold somebody's words."""
    return [*(name for name in (*COLUMNS, *PARTS) if name in rows), *extras(rows)]
