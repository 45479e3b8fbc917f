"""The day people agree on to talk again: 6月20日, 下周三, in 3 days. It lies ahead of the day it was said.

Dates are read by `moment`; what it leaves open because a sheet looks back (the year, and 03/04) is settled
here by what lies near: nobody arranges a call for last year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from pipeline.text.calendar_words import AHEAD, AHEAD_UNITS, NUMBERS, THIS, WEEK_AFTER, WEEKDAYS
from pipeline.text.clean import normal
from pipeline.text.clock import take_clock
from pipeline.text.moment import read_moment

_LONGEST = 64
#: How far off an agreed day may be that is written with its year missing, or its day and month unclear.
_BACK, _AHEAD = timedelta(days=31), timedelta(days=330)
_SHORT: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})\.?[日号]?")
_CHINESE_DAY: Final = re.compile(r"(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])?")
_IN: Final = re.compile(
    rf"(?:in |en |dans |nach )?([0-9]{{1,3}}|{'|'.join(NUMBERS)}) ?个?({'|'.join(AHEAD_UNITS)})"
    r" ?(之?后|以后|from now|later)?"
)
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_HALF_DAY: Final = re.compile(
    r"(?:上午|下午|早上|晚上|中午|傍晚|(?:in the )?(?<![a-z])(?:morning|afternoon|evening))$"
)
_IN_BEFORE: Final = ("in ", "en ", "dans ")


class Agreed(NamedTuple):
    """A day as ISO, with "HH:MM" behind when a time was given.

    `is_relative`: it is counted from the day it was said.
    """

    day: str
    is_relative: bool = False


def next_day(text: str, on: date, order: str = "") -> Agreed | None:
    """Read the day agreed on in a text written about the day `on`; None when it says none for certain.

    `order` ("dmy", "mdy", "") settles 03/04/2026; without it the one that lies near does, if only one does.

    >>> next_day("6月20日", date(2026, 6, 2)), next_day("下周三 10:30", date(2026, 6, 2))
    (Agreed(day='2026-06-20', is_relative=False), Agreed(day='2026-06-10 10:30', is_relative=True))
    """
    tidied = normal(text)
    if not tidied or len(tidied) > _LONGEST:
        return None
    try:
        clock = take_clock(tidied)
    except ValueError:
        return None
    time = clock.time.strftime(" %H:%M") if clock.time else ""
    rest = _HALF_DAY.sub("", _BRACKETED.sub(" ", clock.rest).strip(" ,;.")).strip(" ,")
    ahead = _ahead(rest, on)
    if ahead:
        return Agreed(f"{ahead}{time}", True)
    short = _SHORT.fullmatch(rest)
    if short:
        day = _without_year(int(short[1]), int(short[2]), on, order)
        return Agreed(f"{day}{time}") if day else None
    return _dated(text if clock.time else rest, on, order)


def _dated(text: str, on: date, order: str) -> Agreed | None:
    """Read a date by `moment`; one whose day and month are unclear is the one that lies near."""
    latest = on + _AHEAD
    moment = read_moment(text, order, latest)
    if moment.problem == "date-ambiguous":
        both = (read_moment(text, one, latest) for one in ("dmy", "mdy"))
        near = {one.value: date.fromisoformat(one.value[:10]) for one in both if not one.problem}
        near = {value: day for value, day in near.items() if on - _BACK <= day <= latest}
        return Agreed(_shown(next(iter(near)))) if len(near) == 1 else None
    if moment.problem not in ("", "date-year-assumed", "date-zone-unknown"):
        return None
    return Agreed(_shown(moment.value))


def _shown(value: str) -> str:
    """Cut a moment to minutes; midnight is a day: spreadsheets write it behind every one."""
    return value[:10] if value[11:16] in ("", "00:00") else f"{value[:10]} {value[11:16]}"


def _without_year(first: int, second: int, on: date, order: str) -> date | None:
    """Read 6/20 and 20/6; of 5/6 only a known order tells."""
    days = {"mdy": _nearest(first, second, on), "dmy": _nearest(second, first, on)}
    there = {day for day in days.values() if day}
    return days.get(order) or (there.pop() if len(there) == 1 else None)


def _nearest(month: int, day: int, on: date) -> date | None:
    """Return such a day that lies near `on`; None when there is none."""
    for year in (on.year - 1, on.year, on.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if on - _BACK <= found <= on + _AHEAD:
            return found
    return None


def _ahead(text: str, on: date) -> date | None:
    """Read a day that is counted from the day it was said."""
    if text in AHEAD:
        return on + timedelta(days=AHEAD[text])
    monday = on - timedelta(days=on.weekday())
    chinese = _CHINESE_DAY.fullmatch(text)
    if chinese and (chinese[1] or chinese[2]):
        weeks = {"下下": 2, "下": 1}.get(chinese[1] or "", 0)
        weekday = "一二三四五六日".index((chinese[2] or "一").replace("天", "日"))
        day = monday + timedelta(days=7 * weeks + weekday)
        return day + timedelta(days=7) if not chinese[1] and day < on else day
    counted = _IN.fullmatch(text)
    if counted and (counted[3] or text.startswith(_IN_BEFORE)):
        count = NUMBERS.get(counted[1]) or int(counted[1])
        return on + timedelta(days=count * AHEAD_UNITS[counted[2]])
    return _weekday(text.split(), on, monday)


def _weekday(words: list[str], on: date, monday: date) -> date | None:
    """Read "Wednesday", "next Wednesday" (of next week), "this Wednesday", "next week" (its Monday)."""
    if not words or len(words) > 3:
        return None
    is_next = words[0] in WEEK_AFTER
    named = [word for word in words if word not in WEEK_AFTER and word not in THIS]
    if len(named) != 1 or named[0] not in WEEKDAYS:
        return None
    at = WEEKDAYS[named[0]]
    if at is None:
        return monday + timedelta(days=7) if is_next else None
    day = monday + timedelta(days=at + 7 * is_next)
    return day if is_next or day >= on else day + timedelta(days=7)
