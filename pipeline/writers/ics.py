"""Calendar entries (RFC 5545) that every calendar reads alike: times in UTC, so that no zone table is needed.

An entry is known by its UID: a later file with a higher SEQUENCE moves it instead of adding one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

_PRODUCT = "-//Rollcall//Rollcall//EN"
_LONGEST = 75  # octets in a line, its end not counted (section 3.1)
_ESCAPED = re.compile(r"[\\;,]")
_SPECIAL = re.compile(r"[\\;,\x00-\x1f\x7f\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Entry(NamedTuple):
    """What stands in a calendar: `starts` and `ends` are moments with their offset, or days.

    `stamp` is the day the entry is as of, `changes` how often it was moved. One that is `cancelled` takes the
    one of the same UID out of a calendar.
    """

    uid: str
    summary: str
    starts: dt.datetime | dt.date
    ends: dt.datetime | dt.date | None
    stamp: dt.date
    place: str = ""
    contact: str = ""
    changes: int = 0
    cancelled: bool = False


def uid(*parts: str) -> str:
    """Return a UID that is the same for the same parts on every machine and day."""
    return f"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}@rollcall"


def calendar(entry: Entry) -> bytes:
    """Return the file that holds one entry.

    >>> day = dt.date(2026, 5, 12)
    >>> b"DTSTART;VALUE=DATE:20260512" in calendar(Entry("1@x", "Summit", day, None, day))
    True
    """
    before, after = _around(entry)
    return before + folded(f"UID:{entry.uid}") + after


def calendars(entry: Entry, own: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """Yield a file for each of `own` (uid, text): the entry, known by that UID, with that description."""
    before, after = _around(entry)
    for name, text in own:
        yield before + folded(f"UID:{name}") + folded(_text("DESCRIPTION", text)) + after


def _around(entry: Entry) -> tuple[bytes, bytes]:
    """Return all of a file that comes before and after the UID."""
    alarm = (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        _text("DESCRIPTION", entry.summary),
        "TRIGGER:-PT1H",
        "END:VALARM",
    )
    before = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:CANCEL" if entry.cancelled else "METHOD:PUBLISH",
        "BEGIN:VEVENT",
    )
    after = (
        f"DTSTAMP:{entry.stamp:%Y%m%d}T000000Z",
        f"SEQUENCE:{entry.changes}",
        _moment("DTSTART", entry.starts),
        *([_moment("DTEND", entry.ends)] if entry.ends is not None else []),
        _text("SUMMARY", entry.summary),
        *([_text("LOCATION", entry.place)] if entry.place else []),
        *([_text("CONTACT", entry.contact)] if entry.contact else []),
        "STATUS:CANCELLED" if entry.cancelled else "STATUS:CONFIRMED",
        *(alarm if isinstance(entry.starts, dt.datetime) and not entry.cancelled else ()),
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(map(folded, before)), b"".join(map(folded, after))


def folded(line: str) -> bytes:
    """Return a content line as octets, folded so that no line is longer than 75 and no character is cut.

    >>> [len(part) for part in folded("SUMMARY:" + "峰" * 40).split(b"\\r\\n")]
    [74, 55, 0]
    """
    octets = line.encode()
    folds = b""
    while len(octets) > _LONGEST:
        end = _LONGEST
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        folds += octets[:end] + b"\r\n"
        octets = b" " + octets[end:]
    return folds + octets + b"\r\n"


def _text(name: str, value: str) -> str:
    """Escape a text value (section 3.3.11); what no file may hold is left out."""
    if not _SPECIAL.search(value):
        return f"{name}:{value}"
    clean = _CONTROL.sub("", value).replace("\r\n", "\n").replace("\r", "\n")
    return f"{name}:" + _ESCAPED.sub(r"\\\g<0>", clean).replace("\n", "\\n")


def _moment(name: str, moment: dt.datetime | dt.date) -> str:
    if isinstance(moment, dt.datetime):
        return f"{name}:{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};VALUE=DATE:{moment:%Y%m%d}"
