"""When a reminder is due: once for each event, on the day before where it is, whatever the clocks do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.events.book import Event
from pipeline.events.due import State, state_of, today_of, zone_named
from pipeline.events.occasion import gaps, moments

#: Six zones, north and south, with clocks that are moved in spring and autumn, by an hour or by half of one.
ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)
YEAR = [dt.date(2026, 1, 1) + dt.timedelta(days=number) for number in range(365)]
HOUR = dt.timedelta(hours=1)
LONG_AGO = dt.date(2020, 1, 1)
each_zone = pytest.mark.parametrize("zone", ZONES)


def hours(start: dt.datetime, end: dt.datetime, step: dt.timedelta = HOUR) -> Iterator[dt.datetime]:
    """Yield moments in UTC, `step` apart."""
    while start < end:
        yield start
        start += step


def reminded(
    event: Event, moments: Iterator[dt.datetime], days_before: int = 1
) -> list[tuple[State, dt.date]]:
    """Return the reminders that runs at these moments make, with the day it is at the event: once a day."""
    made: list[tuple[State, dt.date]] = []
    for now in moments:
        on = today_of(event, now)
        state = state_of(event, on, days_before, known_since=LONG_AGO, made=[day for _, day in made])
        if state in (State.DUE, State.LATE) and (state, on) not in made:
            made.append((state, on))
    return made


@each_zone
def test_a_run_every_hour_makes_each_reminder_once_on_the_local_day_before(zone: str) -> None:
    for date in YEAR:
        event = Event(1, "x", date, timezone=zone)
        around = dt.datetime.combine(date, dt.time(), tzinfo=dt.UTC)
        made = reminded(event, hours(around - dt.timedelta(days=4), around + dt.timedelta(days=3)))
        assert made == [(State.DUE, date - dt.timedelta(days=1))], date


@each_zone
def test_a_run_every_day_makes_each_reminder_once_before_the_event_is_over(zone: str) -> None:
    """Once a day somewhere else, at a time when the event's clocks may just be moved over midnight."""
    for date in YEAR:
        event = Event(1, "x", date, timezone=zone)
        around = dt.datetime.combine(date, dt.time(hour=date.day % 24), tzinfo=dt.UTC)
        days = hours(around - dt.timedelta(days=5), around + dt.timedelta(days=4), dt.timedelta(days=1))
        seen = {today_of(event, now) for now in days}
        days = hours(around - dt.timedelta(days=5), around + dt.timedelta(days=4), dt.timedelta(days=1))
        eve = date - dt.timedelta(days=1)
        assert reminded(event, days) == [(State.DUE, eve) if eve in seen else (State.LATE, date)]


def test_the_day_before_is_not_a_day_of_24_hours() -> None:
    """On this eve Berlin's clocks skip an hour: 24 hours before the start it is two days before."""
    event = Event(1, "x", dt.date(2026, 3, 30), timezone="Europe/Berlin", starts="00:30")
    starts, _ = moments(event)
    assert isinstance(starts, dt.datetime)
    late_evening = starts.astimezone(dt.UTC) - dt.timedelta(hours=24)
    assert today_of(event, late_evening) == dt.date(2026, 3, 28)
    assert state_of(event, dt.date(2026, 3, 28), 1, known_since=LONG_AGO, made=[]) is State.AHEAD
    assert state_of(event, dt.date(2026, 3, 29), 1, known_since=LONG_AGO, made=[]) is State.DUE


@given(
    date=st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
    zone=st.sampled_from(ZONES),
    days_before=st.integers(0, 14),
    runs=st.lists(st.integers(-30 * 24, 10 * 24), max_size=30),
)
def test_whenever_it_is_run_an_event_is_reminded_of_on_one_day_and_never_after_it(
    date: dt.date, zone: str, days_before: int, runs: list[int]
) -> None:
    event = Event(1, "x", date, timezone=zone)
    noon = dt.datetime.combine(date, dt.time(12), tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
    moments_ = (noon + HOUR * offset for offset in sorted(runs))
    days = {(noon + HOUR * offset).astimezone(ZoneInfo(zone)).date() for offset in runs}
    due = date - dt.timedelta(days=days_before)
    right = sorted(day for day in days if due <= day <= date)
    expected = [(State.DUE if right[0] == due else State.LATE, right[0])] if right else []
    assert reminded(event, moments_, days_before) == expected


EVENT = Event(1, "x", dt.date(2026, 5, 12))
EVE, DAY = dt.date(2026, 5, 11), dt.date(2026, 5, 12)


@pytest.mark.parametrize(
    ("on", "days_before", "made", "state"),
    [
        (dt.date(2026, 5, 10), 1, [], State.AHEAD),
        (EVE, 1, [], State.DUE),
        (EVE, 1, [EVE], State.DUE),  # the same day again: the same list
        (DAY, 1, [EVE], State.DONE),
        (DAY, 1, [], State.LATE),
        (DAY, 1, [DAY], State.LATE),
        (DAY, 0, [], State.DUE),
        (dt.date(2026, 5, 13), 1, [], State.MISSED),
        (dt.date(2026, 5, 13), 1, [EVE], State.OVER),
        (dt.date(2026, 5, 13), 0, [], State.MISSED),
        (dt.date(2026, 5, 19), 1, [], State.MISSED),
        (dt.date(2026, 5, 20), 1, [], State.OVER),
    ],
)
def test_what_a_day_means(on: dt.date, days_before: int, made: list[dt.date], state: State) -> None:
    assert state_of(EVENT, on, days_before, known_since=LONG_AGO, made=made) is state


def test_what_an_event_is_decides_too() -> None:
    def state(event: Event, on: dt.date, known_since: dt.date = LONG_AGO) -> State:
        return state_of(event, on, 1, known_since=known_since, made=[])

    assert state(replace(EVENT, date=None), EVE) is State.UNDATED
    assert state(replace(EVENT, status="cancelled"), EVE) is State.CANCELLED
    assert state(replace(EVENT, status="cancelled"), dt.date(2026, 5, 10)) is State.AHEAD
    assert state(replace(EVENT, status="cancelled"), dt.date(2026, 5, 13)) is State.OVER
    assert state(replace(EVENT, status="held"), DAY) is State.OVER
    assert state(EVENT, dt.date(2026, 5, 13), known_since=dt.date(2026, 5, 13)) is State.OVER  # nobody could


@pytest.mark.parametrize("name", ["", "Shanghai", "../etc/passwd", "Asia/Nowhere", "a\0b"])
def test_a_zone_nobody_knows_is_named(name: str) -> None:
    with pytest.raises(InputError, match="no such time zone"):
        zone_named(name)


@pytest.mark.parametrize(
    ("zone", "date", "said"),
    [
        ("", dt.date(2026, 5, 12), "UTC+8"),
        ("Europe/Berlin", dt.date(2026, 1, 12), "UTC+1"),
        ("Europe/Berlin", dt.date(2026, 7, 12), "UTC+2"),
        ("America/St_Johns", dt.date(2026, 1, 12), "UTC-3:30"),
    ],
)
def test_the_offset_is_that_of_the_day(zone: str, date: dt.date, said: str) -> None:
    assert gaps(Event(1, "x", date, timezone=zone, starts="09:30"), date, "en")["zone"] == said


@pytest.mark.parametrize(
    ("days", "zh", "en"),
    [(0, "今天", "today"), (1, "明天", "tomorrow"), (2, "后天", "in 2 days"), (7, "7天后", "in 7 days")],
)
def test_when_is_said_from_the_day_of_the_list(days: int, zh: str, en: str) -> None:
    on = DAY - dt.timedelta(days=days)
    assert (gaps(EVENT, on, "zh")["when"], gaps(EVENT, on, "en")["when"]) == (zh, en)


def test_an_event_may_end_after_midnight() -> None:
    starts, ends = moments(replace(EVENT, starts="20:00", ends="01:30", timezone="Europe/Berlin"))
    assert isinstance(starts, dt.datetime)
    assert isinstance(ends, dt.datetime)
    assert ends - starts == dt.timedelta(hours=5, minutes=30)
    assert moments(EVENT) == (DAY, dt.date(2026, 5, 13))
