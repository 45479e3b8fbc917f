"""Who came to an event, for how long: what all its reports say together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from pipeline.engagement import Did, most, summed
from pipeline.events.attendance_times import earliest, latest, united, whole
from pipeline.events.book import Event
from pipeline.events.happenings import MAYBE, attendance_of, covers_all
from pipeline.events.persons import now_known_as
from pipeline.events.schema import participants
from pipeline.known import Came

YES, NO, UNKNOWN = "yes", "no", "unknown"
COLUMNS = ("attended", "minutes", "first_joined", "last_left", "sessions", "how", "did", "asked")


def presence(db: Connection, event: Event) -> pd.DataFrame:
    """Return a line per person some report speaks of, by id, with `COLUMNS`; sorted.

    `attended` is yes or no, `minutes` whole or None. Moments of all reports are united, so two devices or two
    platforms at once count once; minutes without moments add up. `did` is what they did by kind: days add up,
    two reports of one day tell the same again. `asked` are their questions.
    """
    told = attendance_of(db, event)
    maybe = told["attended"] == MAYBE
    lines: dict[str, tuple[Any, ...]] = {}
    for person, about in told[~maybe].groupby("person_id", sort=True):
        lines[str(person)] = _together(about, event.timezone)
    if covers_all(db, event):
        for person in sorted(set(_registered(db, event)) - set(told["person_id"][maybe])):
            lines.setdefault(person, _absent())
    frame = pd.DataFrame.from_dict(lines, orient="index", columns=list(COLUMNS), dtype=object)
    return frame.sort_index().rename_axis("person_id")


def came_to(db: Connection, event: Event) -> dict[str, Came]:
    """Return by person whether they came, for how long, and what they did; of others nobody can tell."""
    said = presence(db, event)
    columns = (said[name].tolist() for name in ("attended", "minutes", "did", "asked"))
    return {str(person): Came(*about) for person, *about in zip(said.index, *columns, strict=True)}


def _together(about: pd.DataFrame, zone: str) -> tuple[Any, ...]:
    came = about[about["attended"] == YES]
    if came.empty:
        return _absent("; ".join(dict.fromkeys(filter(None, about["how"]))))
    pairs = [(_moment(a), _moment(b)) for intervals in came["intervals"] for a, b in intervals]
    plain = [int(minutes) for minutes in came["minutes"] if minutes is not None]
    minutes = whole(united(pairs, zone)) + sum(plain) if pairs or plain else None
    first = earliest(map(_moment, filter(None, came["first_joined"])))
    last = latest(map(_moment, filter(None, came["last_left"])))
    how = "; ".join(dict.fromkeys(filter(None, came["how"])))
    asked = tuple(dict.fromkeys(text for texts in came["asked"] for text in texts))
    return (YES, minutes, _text(first), _text(last), int(sum(came["sessions"])), how, _did(came), asked)


def _absent(how: str = "") -> tuple[Any, ...]:
    return (NO, None, "", "", 0, how, {}, ())


def _did(came: pd.DataFrame) -> dict[str, int]:
    """Add up what a person did over days; of one day the report that knows most of a kind holds.

    A report without moments (a list of questions) tells of the whole event.
    """
    reports: dict[int, list[tuple[str, Did]]] = {}
    for report, joined, did in zip(came["report_id"], came["first_joined"], came["did"], strict=True):
        reports.setdefault(report, []).append((joined[:10], did))
    days: dict[str, list[dict[str, int]]] = {}
    for lines in reports.values():
        day = min((day for day, _ in lines if day), default="")
        days.setdefault(day, []).append(summed(did for _, did in lines))
    whole_event = days.pop("", [])
    return most([*whole_event, summed(map(most, days.values()))])


def _registered(db: Connection, event: Event) -> Sequence[str]:
    """Return who is in the event's list, ids as they stand now."""
    table, now = participants, now_known_as(db)
    asked = select(table.c.person_id).where(table.c.event_id == event.id, table.c.gone_run_id.is_(None))
    return sorted({now.get(one, one) for one in db.scalars(asked)})


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _text(moment: dt.datetime | None) -> str:
    return moment.isoformat(" ") if moment else ""
