"""`plan`: what is said of an event is kept, and what cannot be meant is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.events.book import event_named
from pipeline.events.plan import Request, set_event, times
from pipeline.events.remind_log import former_days
from pipeline.events.store import open_store

ON, DAY = dt.date(2026, 5, 1), dt.date(2026, 5, 12)


def asked(home: Path, **said: object) -> Request:
    """Say something of an event."""
    return replace(Request("Summit", ON, home=home), **said)  # type: ignore[arg-type]


def test_what_is_said_stays_until_something_else_is_said(home: Path) -> None:
    set_event(asked(home, date=DAY, time="9:30-17:00", place=" Grand  Hall ", zone="Europe/Berlin"))
    event = set_event(asked(home, host="Grace Lam", time="10:00"))
    assert (event.date, event.starts, event.ends) == (DAY, "10:00", "")
    assert (event.place, event.host, event.timezone) == ("Grand Hall", "Grace Lam", "Europe/Berlin")
    assert (event.status, event.lang) == ("planned", "")
    event = set_event(asked(home, status="cancelled", place=""))
    assert (event.status, event.place) == ("cancelled", "")


def test_a_move_is_noted(home: Path) -> None:
    set_event(asked(home, date=DAY))
    set_event(asked(home, date=dt.date(2026, 5, 19)))
    set_event(asked(home, date=dt.date(2026, 5, 26)))
    with open_store(home) as store, store.reading() as db:
        assert former_days(db, event_named(db, "Summit")) == [DAY, dt.date(2026, 5, 19)]


@pytest.mark.parametrize("text", ["", "9", "half past nine", "25:00", "09:30-", "09:30-10:00-11:00", "9.30"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="09:30-17:00"):
        times(text)


def test_a_zone_nobody_knows_is_refused_and_nothing_kept(home: Path) -> None:
    with pytest.raises(InputError, match="no such time zone"):
        set_event(asked(home, zone="Berlin"))
    with open_store(home) as store, store.reading() as db, pytest.raises(InputError):
        event_named(db, "Summit")
