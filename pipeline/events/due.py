"""When an event's reminder is due: by calendar days of the event's own place, never by counting hours.

A day is 23 or 25 hours long when clocks are moved, so a moment is first turned into the day it is where the
event is; from there on only days are counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.errors import InputError
from pipeline.events.book import Event

#: Where an event is that does not say so; not the machine's zone: one store gives one list anywhere.
DEFAULT_ZONE = "Asia/Shanghai"
#: For so many days after an event a reminder that was never made is still told.
_TOLD_FOR = 7


class State(StrEnum):
    """What a day means for an event's reminder."""

    DUE = "due"
    LATE = "late"  # it was due before, and none was made; the event is still to come
    MISSED = "missed"  # the event is over, and none was made
    CANCELLED = "cancelled"  # it would be due or late
    DONE = "done"  # made on a day before
    AHEAD = "ahead"
    MOVED = "moved"  # ahead, and people had been reminded of another day
    OVER = "over"
    UNDATED = "undated"


def zone_of(event: Event) -> ZoneInfo:
    """Return the time zone of an event.

    Raises:
        InputError: this machine knows no zone of that name.
    """
    return zone_named(event.timezone or DEFAULT_ZONE)


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name.

    Raises:
        InputError: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError(f"{name}: no such time zone; write it as Asia/Shanghai or Europe/Berlin") from None


def today_of(event: Event, now: dt.datetime) -> dt.date:
    """Return the day it is where the event is at a moment (with its offset)."""
    return now.astimezone(zone_of(event)).date()


def due_day(date: dt.date, days_before: int) -> dt.date:
    """Return the day on which the reminder of an event on `date` is due.

    >>> due_day(dt.date(2026, 3, 1), 1)
    datetime.date(2026, 2, 28)
    """
    return date - dt.timedelta(days=days_before)


def state_of(
    event: Event, on: dt.date, days_before: int, *, known_since: dt.date, made: Collection[dt.date]
) -> State:
    """Say what the day `on` (the event's own calendar) means for the reminder `days_before` the event.

    `known_since` is the day the event became known here, `made` the days on which this reminder was made: on
    one of those it is due again, and the same.
    """
    if event.date is None:
        return State.UNDATED
    due = due_day(event.date, days_before)
    if on < due:
        return State.AHEAD
    cancelled = event.status == "cancelled"
    if on <= event.date and event.status != "held":
        if cancelled:
            return State.CANCELLED
        if any(day < on for day in made):
            return State.DONE
        return State.DUE if on == due else State.LATE
    recent = on <= event.date + dt.timedelta(days=_TOLD_FOR)
    missed = recent and known_since <= due and not made and not cancelled and event.status != "held"
    return State.MISSED if missed else State.OVER
