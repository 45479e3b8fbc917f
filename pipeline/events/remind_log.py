"""What the store knows of reminders made before: on which days, for which day of the event, and with what."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from itertools import takewhile
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, func, select

from pipeline.events.book import Event
from pipeline.events.happenings import reminders_of
from pipeline.events.schema import runs
from pipeline.events.workbooks import REMIND

#: The command that says when and where an event is, and whether it is.
PLAN = "plan"
#: The key under which a run notes from which day it moved an event.
MOVED = "moved_from"


class Made(NamedTuple):
    """A reminder that was made: the day it was made for, and what its run noted."""

    on: dt.date
    noted: dict[str, Any]


def reminders_made(db: Connection, event: Event, days_before: int) -> list[Made]:
    """Return the reminders made `days_before` the day the event has now, the first one first.

    Those before people were reminded of another day do not count: the event was moved there and back.
    """
    day = event.date.isoformat() if event.date else ""
    asked = select(runs.c.on_day, runs.c.counts).where(runs.c.event_id == event.id, runs.c.command == REMIND)
    every = [Made(on, json.loads(counts)) for on, counts in db.execute(asked.order_by(runs.c.id))]
    since = [*takewhile(lambda one: one.noted["event_date"] == day, reversed(every))]
    return [one for one in reversed(since) if one.noted["days_before"] == days_before]


def former_days(db: Connection, event: Event) -> list[dt.date]:
    """Return the days the event was on before it was moved, as far as reminders or a plan speak of them."""
    asked = select(runs.c.command, runs.c.counts).where(runs.c.event_id == event.id).order_by(runs.c.id)
    said = [(command, json.loads(counts)) for command, counts in db.execute(asked)]
    days = [noted.get(MOVED, "") for _, noted in said]
    days += [noted.get("event_date", "") for command, noted in said if command == REMIND]
    known = dict.fromkeys(dt.date.fromisoformat(day) for day in days if day)
    return [day for day in known if day != event.date]


def revisions(db: Connection, event: Event) -> int:
    """Count how often the event was planned otherwise, or moved: calendars know a later entry by it.

    Each plan counts twice, so that a cancelled entry, one more, stands between the plans beside it.
    """
    asked = select(func.count()).where(runs.c.event_id == event.id, runs.c.command == PLAN)
    return 2 * int(db.execute(asked).scalar_one()) + len(former_days(db, event))


def told_before(db: Connection, event: Event, on: dt.date) -> bool:
    """Tell whether the last reminder that went out before the day `on` was for the day the event has now."""
    sent = reminders_of(db, event)
    days = sent["event_date"][sent["on_day"] < on].tolist()
    return bool(days) and days[-1] == event.date


def reminded_otherwise(db: Connection, event: Event, on: dt.date) -> pd.DataFrame:
    """Return who was last reminded of another day than the event has now: a line of `reminders_of` each.

    A list of the day `on` itself for the new day does not count: made again, it says the same.
    """
    sent = reminders_of(db, event)
    now = (sent["event_date"] == event.date).to_numpy(dtype=bool)
    today = (sent["on_day"] >= on).to_numpy(dtype=bool)
    last = sent[~(now & today)].drop_duplicates("person_id", keep="last")
    return last[(last["event_date"] != event.date).to_numpy(dtype=bool)]


def known_since(db: Connection, event: Event) -> dt.date:
    """Return the day of the first run about an event; of one without, the first of all days."""
    asked = select(runs.c.on_day).where(runs.c.event_id == event.id).order_by(runs.c.id).limit(1)
    return db.execute(asked).scalar() or dt.date.min


def last_on(made: Sequence[Made], on: dt.date) -> dict[str, Any]:
    """Return what the last run for a day noted, nothing when there was none."""
    return next((one.noted for one in reversed(made) if one.on == on), {})
