"""Events with invented guests, put into a store as `process` leaves them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.columns import COLUMNS, TEXT
from pipeline.events import schema
from pipeline.events.book import Event, begin_run, find_event, save_event
from pipeline.events.bulk import insert_columns, layout_id, packed
from pipeline.events.store import Store
from pipeline.writers.machine import DECIDED

_NAMES = (*DECIDED, *COLUMNS)
#: A lead as `decide` leaves one who gave nothing but a name.
_LEAD = {"outcome": "lead", "tier": "B", "score": "40", "channel": "none", "phone_kind": "unknown"}


def guest(**cells: str) -> dict[str, str]:
    """Make the cells of a lead; what is not given follows from the rest, as the program would have it."""
    phone, wecom, email = cells.get("phone", ""), cells.get("wecom", ""), cells.get("email", "")
    reached = "wecom" if wecom else "phone" if phone else "email" if email else "none"
    kind = "mobile" if phone.startswith("+861") else "fixed" if phone else "unknown"
    return {**_LEAD, "phone_kind": kind, "channel": reached, **cells}


def invite(
    store: Store,
    name: str,
    day: dt.date | None,
    guests: Mapping[str, Mapping[str, str]],
    *,
    known: dt.date = dt.date(2020, 1, 1),
    **event: Any,
) -> Event:
    """Put an event on `day` into the store, with guests by id; `known` is the day it became known."""
    with store.writing() as db:
        if find_event(db, name) is not None:
            return save_event(db, name, date=day, **event)
        made = save_event(db, name, date=day, lang=event.pop("lang", "en"), **event)
        run = begin_run(db, "process", known, made)
        made = save_event(db, name, first_run_id=run)
        frame = pd.DataFrame(
            {
                column: pd.array([cells.get(column, "") for cells in guests.values()], dtype=TEXT)
                for column in _NAMES
            }
        )
        count, ids = len(frame), list(guests)
        known_people = {line[0] for line in db.execute(schema.people.select())}
        news = [one for one in ids if one not in known_people]
        insert_columns(
            db,
            schema.people,
            {
                "id": news,
                "name": [guests[one].get("name", "") for one in news],
                "first_run_id": [run] * len(news),
            },
        )
        columns = {
            "event_id": [made.id] * count,
            "person_id": ids,
            "first_run_id": [run] * count,
            "outcome": frame["outcome"].tolist(),
            "because": frame["because"].tolist(),
            "layout_id": [layout_id(db, _NAMES)] * count,
            "cells": packed(frame, _NAMES),
        }
        insert_columns(db, schema.participants, columns)
    return made
