"""What people typed into lists of an event: taken before a reminder is made, and shown in the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from pipeline.errors import InputError
from pipeline.events.book import Event
from pipeline.events.entries import NOTED, entries_of
from pipeline.events.happenings import REPLIES
from pipeline.events.ids import now_known_as
from pipeline.labels import Lang
from pipeline.writers.remind_sheets import SHEET

if TYPE_CHECKING:
    from pipeline.events.weighing import Came


def take_typed(
    db: Connection, event: Event, paths: Sequence[Path], rules: Path | None, on: dt.date, lang: Lang
) -> tuple[str, ...]:
    """Record what was typed into workbooks that lie in the event's folder; return what to look at.

    One that cannot be read any more is told: nobody sits before a reminder that the machine makes every day.
    """
    if not paths:
        return ()
    # All the rules and the readers of sheets come with these, and most days nobody has typed anything.
    from pipeline.earlier import typed_in
    from pipeline.events.lying import take_lying
    from pipeline.events.persons import names_of
    from pipeline.events.recording import to_look_at
    from pipeline.rules import load_rules

    loaded = load_rules(rules)
    sheets: list[Came] = []
    troubles: list[str] = []
    for path in paths:
        try:
            sheets += typed_in([path])
        except InputError as error:
            troubles.append(str(error))
    weighing = take_lying(db, event, sheets, loaded, on)
    return (*troubles, *to_look_at(weighing, names_of(db, weighing.told()), loaded, lang))


def typed_before(db: Connection, event: Event) -> dict[str, dict[str, str]]:
    """Return what stands in reminders by person and column, but for answers that were understood."""
    said, now = entries_of(db, event), now_known_as(db)
    said = said[(said["sheet"] == SHEET) & (said["value"] != "") & ~said["field"].isin(NOTED)]
    typed: dict[str, dict[str, str]] = {}
    for person, name, value in zip(said["person_id"], said["field"], said["value"], strict=True):
        if name != "coming" or value not in REPLIES:
            typed.setdefault(now.get(person, person), {})[name] = value
    return typed
