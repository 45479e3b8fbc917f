"""Calendar files: whatever they say can be read back by a calendar, and no line is too long."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.writers.ics import Entry, calendar, calendars, folded, uid

DAY = dt.date(2026, 5, 12)
ENTRY = Entry("1@x", "Summit", DAY, None, DAY)
#: What people type: everything but what no file can hold.
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=300)


def read(content: bytes) -> icalendar.Event:
    """Read the one event of a file as a calendar does."""
    (event,) = icalendar.Calendar.from_ical(content).events
    return event


@given(TYPED, TYPED, TYPED)
def test_what_is_written_is_what_a_calendar_reads(summary: str, place: str, text: str) -> None:
    entry = ENTRY._replace(summary=summary, place=place, contact=place)
    (content,) = calendars(entry, [("2@x", text)])
    event = read(content)
    assert event["SUMMARY"] == summary
    assert event.get("LOCATION", "") == place
    assert event["DESCRIPTION"] == text
    assert event["UID"] == "2@x"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400).filter(lambda text: "\n" not in text))
def test_no_line_is_longer_than_75_octets_and_none_cut_within_a_character(text: str) -> None:
    content = folded(f"SUMMARY:{text}")
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n ")
    assert all(len(line) <= (75 if at == 0 else 74) for at, line in enumerate(lines))
    assert [line.decode() for line in lines]
    assert b"".join(lines).decode() == f"SUMMARY:{text}"


@pytest.mark.parametrize(
    ("zone", "month", "utc"),
    [
        ("Asia/Shanghai", 5, 1),
        ("Europe/Berlin", 1, 8),
        ("Europe/Berlin", 7, 7),
        ("America/Santiago", 1, 12),
        ("America/Santiago", 7, 13),
    ],
)
def test_a_time_is_written_in_utc_as_the_clocks_stand_on_that_day(zone: str, month: int, utc: int) -> None:
    starts = dt.datetime(2026, month, 12, 9, tzinfo=ZoneInfo(zone))
    event = read(calendar(ENTRY._replace(starts=starts, ends=starts + dt.timedelta(hours=2))))
    assert event.start == dt.datetime(2026, month, 12, utc, tzinfo=dt.UTC)
    assert event.end - event.start == dt.timedelta(hours=2)


def test_an_event_without_a_time_is_a_whole_day_and_rings_no_bell() -> None:
    content = calendar(ENTRY)
    assert read(content).start == DAY
    assert b"VALARM" not in content
    timed = calendar(ENTRY._replace(starts=dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)))
    assert b"BEGIN:VALARM\r\n" in timed


def test_a_text_cannot_break_out_of_its_line() -> None:
    content = calendar(ENTRY._replace(summary="a\r\nATTENDEE:mailto:x@example.com", place="b\rc\x00\u0007"))
    assert b"\nATTENDEE" not in content
    assert read(content)["LOCATION"] == "b\nc"


def test_a_uid_is_stable_and_another_for_other_parts() -> None:
    assert uid("a", "b") == uid("a", "b") == "6507daf7b7b990be336ccc0a@rollcall"
    assert len({uid("a", "b"), uid("ab"), uid("ab", ""), uid("a", "b", "")}) == 4
