"""What people typed into our sheets, kept: call results, next steps, questions, corrected values, decisions.

Nothing is overwritten: a new entry makes the one before it a former one, which still says who said it when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from pipeline.callback import Callback
from pipeline.events.book import Event
from pipeline.events.bulk import in_parts
from pipeline.events.happenings import frame_of
from pipeline.events.ids import now_known_as
from pipeline.events.schema import decisions, entries, runs
from pipeline.known import Answers

#: The columns of a call that have a place of their own in `calls_of`.
CALL = (
    "result", "email_result", "next_step", "next_date", "added", "remarks",
    "refusal", "tried_phone", "tried_email",
)  # fmt: skip
#: Not a column: the column in whose words somebody was heard to want no contact.
REFUSAL = "refusal"
#: Not columns: the seal of the number or address that a result is about.
TRIED = {"result": "tried_phone", "email_result": "tried_email"}
#: What is noted beside the cells that people fill.
NOTED = (REFUSAL, *TRIED.values())


class Entry(NamedTuple):
    """One cell somebody filled (or emptied: `value` is ""); see `schema.entries`."""

    person_id: str
    round: int
    sheet: str
    field: str
    value: str
    said_by: str
    sha256: str


def save_entries(db: Connection, event: Event, run: int, said: Iterable[Entry]) -> None:
    """Note entries; each makes the one that stood in its place a former one."""
    news = [{**entry._asdict(), "event_id": event.id, "run_id": run, "is_current": True} for entry in said]
    if not news:
        return
    places = {(line["person_id"], line["round"], line["sheet"], line["field"]) for line in news}
    table = entries
    asked = select(table.c.id, table.c.person_id, table.c.round, table.c.sheet, table.c.field).where(
        table.c.event_id == event.id, table.c.is_current
    )
    former = [line[0] for line in db.execute(asked) if tuple(line[1:]) in places]
    for part in in_parts(former):
        db.execute(update(table).where(table.c.id.in_(part)).values(is_current=False))
    db.execute(insert(table), news)


def entries_of(db: Connection, event: Event, *, former: bool = False) -> pd.DataFrame:
    """Return `person_id`, `round`, `sheet`, `field`, `value`, `said_by`, `sha256`, `on_day`, by number.

    The entries that stand now; with `former` all there ever were.
    """
    table = entries
    asked = (
        select(
            table.c.person_id,
            table.c.round,
            table.c.sheet,
            table.c.field,
            table.c.value,
            table.c.said_by,
            table.c.sha256,
            runs.c.on_day,
        )
        .join(runs, runs.c.id == table.c.run_id)
        .where(table.c.event_id == event.id)
        .order_by(table.c.id)
    )
    return frame_of(db, asked if former else asked.where(table.c.is_current))


def calls_of(db: Connection, event: Event) -> pd.DataFrame:
    """Return a line per person, round and sheet with the columns of `CALL` as codes, `said_by` and `on_day`.

    A cell nobody filled is "". Sorted by person, round and sheet.
    """
    said = entries_of(db, event)
    said = said[said["field"].isin(CALL) & (said["value"] != "")]
    place = ["person_id", "round", "sheet"]
    cells = said.drop_duplicates([*place, "field"], keep="last")
    wide = (
        cells.pivot(index=place, columns="field", values="value")
        .reindex(columns=list(CALL))
        .astype(object)
        .fillna("")
    )
    last = said.drop_duplicates(place, keep="last").set_index(place)[["said_by", "on_day"]]
    return wide.join(last).sort_index().reset_index().rename_axis(columns=None)


def lift_refusals(db: Connection, person: str, callback: Callback) -> None:
    """Make what callers wrote of a person's refusal, and of whoever was folded into them, former entries."""
    ids = [person, *(one for one, now in now_known_as(db).items() if now == person)]
    stops = [one.code for one in (*callback.results, *callback.email_results) if one.then == "stop"]
    table = entries
    ends = table.c.field.in_(("result", "email_result")) & table.c.value.in_(stops)
    said = table.c.person_id.in_(ids) & (ends | (table.c.field == REFUSAL))
    db.execute(update(table).where(said).values(is_current=False))


def save_decisions(
    db: Connection, event: Event, run: int, said: Mapping[tuple[str, str], tuple[str, str]]
) -> None:
    """Note answers of Review and Dropped: (answer, whose) by two row contents, or by one and "".

    The last answer holds; the answer "" takes one back.
    """
    table = decisions
    asked = select(table.c.one, table.c.other).where(table.c.event_id == event.id)
    held = set(db.execute(asked).all())
    for (one, other), (answer, whose) in sorted(said.items()):
        line = {"answer": answer, "said_by": whose, "run_id": run}
        if (one, other) in held:
            same = (table.c.event_id == event.id) & (table.c.one == one) & (table.c.other == other)
            db.execute(update(table).where(same).values(**line))
        else:
            db.execute(insert(table).values(event_id=event.id, one=one, other=other, **line))


def decided_in(db: Connection, event: Event | None) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (answer, whose) by row contents, of an event; about pairs those of every event, the last one."""
    table = decisions
    asked = select(table.c.one, table.c.other, table.c.answer, table.c.said_by, table.c.event_id)
    decided: dict[tuple[str, str], tuple[str, str]] = {}
    for one, other, answer, whose, where in db.execute(asked.order_by(table.c.run_id, table.c.id)):
        if other or (event is not None and where == event.id):
            decided[one, other] = (answer, whose)
    return decided


def decisions_of(db: Connection, event: Event | None) -> Answers:
    """Return the answers that bind in an event."""
    said = {key: answer for key, (answer, _) in decided_in(db, event).items() if answer}
    return Answers(
        pairs={key: answer for key, answer in said.items() if key[1]},
        people={one: answer for (one, other), answer in said.items() if not other},
    )
