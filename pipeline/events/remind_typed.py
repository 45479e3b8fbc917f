"""What people typed into the workbooks of reminders: taken before one is made, and shown in the next."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from pipeline.events.book import Event, begin_run
from pipeline.events.entries import REFUSAL, decided_in, entries_of
from pipeline.events.happenings import REPLIES
from pipeline.events.ids import now_known_as
from pipeline.events.schema import participants
from pipeline.labels import Lang
from pipeline.writers.remind_sheets import SHEET


def changed_since(path: Path, noted: Mapping[str, Any]) -> bool:
    """Tell whether somebody saved the workbook at `path` since a run of its day `noted` its sum."""
    return path.exists() and noted.get("workbook") != hashlib.sha256(path.read_bytes()).hexdigest()


def take_typed(
    db: Connection, event: Event, path: Path, rules: Path | None, on: dt.date, lang: Lang
) -> tuple[str, ...]:
    """Record what was typed into a workbook that lies in the event's folder; return what to look at.

    Raises:
        InputError: it cannot be read any more.
    """
    # All the rules and the readers of sheets come with these, and most days nobody has typed anything.
    from pipeline.earlier import came_back
    from pipeline.events.again import keep_said
    from pipeline.events.contact_book import keep_corrected
    from pipeline.events.meanings import meanings_of
    from pipeline.events.persons import names_of
    from pipeline.events.recording import placed, to_look_at
    from pipeline.events.weighing import weighing_of
    from pipeline.rules import load_rules
    from pipeline.writers.entries import read_entries

    loaded, now = load_rules(rules), now_known_as(db)
    weighing = weighing_of(
        meanings_of(loaded, on, lang),
        entries_of(db, event),
        entries_of(db, event, former=True),
        decided_in(db, event),
    )
    asked = select(participants.c.person_id).where(participants.c.event_id == event.id)
    known = {one: now.get(one, one) for one in (*db.scalars(asked), *now)}
    sheet = came_back(path)
    own, _ = placed(read_entries(path), set(known) | set(known.values()))
    weighing.take(sheet._replace(entries=own), known)
    if weighing.news:
        inputs = [{"name": path.name, "sha256": sheet.sha256}]
        run = begin_run(db, "record", on, event, inputs, {"entries": len(weighing.news)})
        keep_corrected(db, weighing.news.values(), loaded, now)
        keep_said(db, event, run, weighing, now)
    return to_look_at(weighing, names_of(db, weighing.told()), loaded, lang)


def typed_before(db: Connection, event: Event) -> dict[str, dict[str, str]]:
    """Return what stands in reminders by person and column, but for answers that were understood."""
    said, now = entries_of(db, event), now_known_as(db)
    said = said[(said["sheet"] == SHEET) & (said["value"] != "") & (said["field"] != REFUSAL)]
    typed: dict[str, dict[str, str]] = {}
    for person, name, value in zip(said["person_id"], said["field"], said["value"], strict=True):
        if name != "coming" or value not in REPLIES:
            typed.setdefault(now.get(person, person), {})[name] = value
    return typed
