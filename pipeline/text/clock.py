"""The time of day and the zone inside a date's text: both are taken out, so that only the day is left."""

from __future__ import annotations

import re
from datetime import time
from typing import Final, NamedTuple

from pipeline.text.calendar_words import OFFSETS, UNSURE_ZONES


class Clock(NamedTuple):
    """What was taken out: the time, "+08:00" or "", whether the zone's name means several; and the rest."""

    time: time | None
    offset: str
    unsure_zone: bool
    rest: str


def take_clock(text: str) -> Clock:
    """Take a time of day, and the zone that belongs to it, out of a normalised text.

    Raises: ValueError when what looks like a time is none (25:00).

    >>> take_clock("2026/05/28 7:01:33 pm gmt+2")
    Clock(time=datetime.time(19, 1, 33), offset='+02:00', unsure_zone=False, rest='2026/05/28')
    """
    found = _COLONS.search(text) or _WORDS.search(text) or _HOUR.search(text)
    if not found:
        return Clock(None, "", False, text)
    hour, minute, second = (int(part or 0) for part in found.group("hour", "minute", "second"))
    if found.re is _WORDS and found["half"]:
        minute = 30
    before, behind = text[: found.start()], text[found.end() :]
    offset, unsure, behind = _take_zone(behind, strict=found["second"] is None and not before.endswith("t"))
    rest = f"{before.removesuffix('t')} {behind}"
    half_day = _HALF_DAY.search(rest)
    if half_day:
        hour = _on_the_whole_day(hour, half_day[0])
        rest = f"{rest[: half_day.start()]} {rest[half_day.end() :]}"
    return Clock(time(hour, minute, second), offset, unsure, " ".join(rest.split()))


_COLONS: Final = re.compile(
    r"(?<![0-9:])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9:])"
)
_WORDS: Final = re.compile(
    r"(?<![0-9])(?P<hour>[0-9]{1,2}) ?[时時点點h](?:钟|整|(?P<half>半)"
    r"|(?P<minute>[0-9]{1,2})(?:分|(?![0-9]))(?:(?P<second>[0-9]{1,2})秒)?)?(?![a-z])"
)
_HOUR: Final = re.compile(r"(?<![0-9])(?P<hour>[0-9]{1,2})(?P<minute>)(?P<second>)(?= ?[ap]\.?m\b)")
_HALF_DAY: Final = re.compile(r"上午|凌晨|早上|早晨|中午|下午|傍晚|晚上|(?<![a-z])[ap]\.?m(?:\.|\b)")
_OFFSET: Final = re.compile(
    r"[(\[]? ?(?:gmt|utc) ?([+-]) ?([0-9]{1,2})(?::?([0-9]{2}))? ?[)\]]?(?: ?\([^()]*\))?"
)
_BARE_OFFSET: Final = re.compile(r" ?([+-])([0-9]{2})(?::?([0-9]{2}))?$")
_ZONE_NAME: Final = re.compile(r"[(\[]?(?<![a-z])([a-z]{1,4}|北京时间|北京時間|中国标准时间|东八区)[)\]]?$")


def _on_the_whole_day(hour: int, half: str) -> int:
    """Turn an hour of half a day into one of the whole; an hour that already is one stays."""
    if half[0] in "下傍晚p":
        return hour + 12 if hour < 12 else hour
    if half == "中午":
        return hour + 12 if hour < 3 else hour
    return 0 if hour == 12 else hour


def _take_zone(text: str, strict: bool) -> tuple[str, bool, str]:
    """Take a zone off the end; `strict`: 9:02-10:00 is two times, not a zone."""
    text = text.strip()
    found = _OFFSET.search(text) or _BARE_OFFSET.search(text)
    if found and not (strict and found.re is _BARE_OFFSET and found[1] == "-"):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes > 14 * 60:
            raise ValueError("no zone is that far from UTC")
        return (
            _offset(-minutes if found[1] == "-" else minutes),
            False,
            text[: found.start()] + text[found.end() :],
        )
    name = _ZONE_NAME.search(text)
    if name and name[1] in OFFSETS:
        return _offset(OFFSETS[name[1]]), False, text[: name.start()]
    if name and name[1] in UNSURE_ZONES:
        return "", True, text[: name.start()]
    return "", False, text


def _offset(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
