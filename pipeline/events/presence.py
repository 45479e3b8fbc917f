"""Who came to an event, for how long: what all its reports say together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from pipeline.events.attendance_times import earliest, latest, united, whole
from pipeline.events.book import Event
from pipeline.events.happenings import attendance_of, covers_all
from pipeline.events.persons import now_known_as
from pipeline.events.schema import participants

YES, NO, UNKNOWN = "yes", "no", "unknown"
COLUMNS = ("attended", "minutes", "first_joined", "last_left", "sessions", "how")


def presence(db: Connection, event: Event) -> pd.DataFrame:
    """Return a line per person some report speaks of, by id, with `COLUMNS`; sorted.

    `attended` is yes or no, `minutes` whole or None. Moments of all reports are united, so two devices or two
    platforms at once count once; minutes without moments add up.
    """
    said = attendance_of(db, event)
    lines: dict[str, tuple[Any, ...]] = {}
    for person, about in said.groupby("person_id", sort=True):
        lines[str(person)] = _together(about, event.timezone)
    if covers_all(db, event):
        for person in _registered(db, event):
            lines.setdefault(person, (NO, None, "", "", 0, ""))
    frame = pd.DataFrame.from_dict(lines, orient="index", columns=list(COLUMNS), dtype=object)
    return frame.sort_index().rename_axis("person_id")


def came_to(db: Connection, event: Event) -> dict[str, tuple[str, int | None]]:
    """Return by person whether they came (yes or no) and for how many minutes; of others nobody can tell."""
    said = presence(db, event)
    return {
        str(person): (attended, minutes)
        for person, attended, minutes in zip(said.index, said["attended"], said["minutes"], strict=True)
    }


def _together(about: pd.DataFrame, zone: str) -> tuple[Any, ...]:
    came = about[about["attended"] == YES]
    if came.empty:
        return (NO, None, "", "", 0, "; ".join(dict.fromkeys(filter(None, about["how"]))))
    pairs = [(_moment(a), _moment(b)) for intervals in came["intervals"] for a, b in intervals]
    plain = [int(minutes) for minutes in came["minutes"] if minutes is not None]
    minutes = whole(united(pairs, zone)) + sum(plain) if pairs or plain else None
    first = earliest(map(_moment, filter(None, came["first_joined"])))
    last = latest(map(_moment, filter(None, came["last_left"])))
    how = "; ".join(dict.fromkeys(filter(None, came["how"])))
    return (YES, minutes, _text(first), _text(last), int(sum(came["sessions"])), how)


def _registered(db: Connection, event: Event) -> Sequence[str]:
    """Return who is in the event's list, ids as they stand now."""
    table, now = participants, now_known_as(db)
    asked = select(table.c.person_id).where(table.c.event_id == event.id, table.c.gone_run_id.is_(None))
    return sorted({now.get(one, one) for one in db.scalars(asked)})


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _text(moment: dt.datetime | None) -> str:
    return moment.isoformat(" ") if moment else ""
