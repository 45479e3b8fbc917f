"""Moments and minutes of an attendance report: read as the report states them, and united exactly.

A platform writes one line per join, and joins overlap where somebody had two devices; so minutes are those
of the union of intervals, never their sum. Seconds are kept until the end; then a minute that was begun is a
minute, once for all joins: of the platforms that print moments to the second beside whole minutes (Zoom), all
998 lines of a real report round up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from pipeline.text.clean import normal
from pipeline.text.clock import take_clock
from pipeline.text.minutes import read_minutes
from pipeline.text.moment import day_order, read_moment

Interval = tuple[dt.datetime, dt.datetime]

_HALF_DAY = re.compile(r"\b[ap]\.?m\b", re.IGNORECASE)
_CLOCK = re.compile(r"-?([0-9]{1,3}):([0-9]{2})")
_SECONDS = re.compile(r"\((?:s|sec|secs|seconds)\)|\bseconds\b|秒", re.IGNORECASE)
_ORDERS = ("mdy", "dmy", "ymd")


def order_of(texts: Sequence[str], day: dt.date | None, usual: str) -> str:
    """Tell how a report writes its days: by its own cells, else by the day of the event, else `usual`.

    Without any of these a report with AM and PM has the month first, any other the day.

    >>> order_of(["05/11/2026 09:00"], dt.date(2026, 11, 5), "mdy"), order_of(["05/11/2026 09:00"], None, "")
    ('dmy', 'dmy')
    """
    texts = [text for text in dict.fromkeys(texts) if text][:300]
    order = day_order(texts)
    if order or not texts:
        return order
    if day is not None:
        near = {one: sum(_is_near(read_moment(text, one).value, day) for text in texts) for one in _ORDERS}
        best = max(_ORDERS, key=lambda one: near[one])
        if near[best] * 2 > len(texts) and list(near.values()).count(near[best]) == 1:
            return best
    return usual or ("mdy" if any(map(_HALF_DAY.search, texts)) else "dmy")


def _is_near(value: str, day: dt.date) -> bool:
    try:
        return abs((dt.date.fromisoformat(value[:10]) - day).days) <= 1
    except ValueError:
        return False


def read_when(text: str, order: str, day: dt.date) -> dt.datetime | None:
    """Read a moment; a time without a day is on `day`; None for what is none, or a day without a time.

    >>> read_when("18:02", "", dt.date(2026, 5, 12)), read_when("--", "", dt.date(2026, 5, 12))
    (datetime.datetime(2026, 5, 12, 18, 2), None)
    """
    if not text:
        return None
    value = read_moment(text, order, day).value
    if len(value) > 10:
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            pass
    try:
        clock = take_clock(normal(text))
    except ValueError:
        return None
    if clock.time is None or clock.rest:
        return None
    return dt.datetime.combine(day, clock.time)


def has_day(text: str) -> bool:
    """Tell whether a moment is written with its day: three numbers or more before any colon.

    >>> has_day("2026-05-12 18:02"), has_day("6:02 PM")
    (True, False)
    """
    return ":" not in text or len(re.findall("[0-9]+", text)) - text.count(":") > 1


def minutes_in(text: str, header: str, span: float | None) -> float | None:
    """Read a duration in minutes; `header` may say that numbers are seconds, `span` settles what 1:30 is.

    >>> minutes_in("5400", "时长(秒)", None), minutes_in("1:30", "Duration", 90.0), minutes_in("--", "", None)
    (90.0, 90.0, None)
    """
    minutes = read_minutes(text) if text else None
    if minutes is not None:
        return minutes / 60 if _SECONDS.search(header) and re.fullmatch("[0-9.]+", text.strip()) else minutes
    clock = _CLOCK.fullmatch(text.strip())
    if not clock or span is None:
        return None
    large, small = int(clock[1]), int(clock[2])
    return min((large * 60.0 + small, large + small / 60), key=lambda one: abs(one - span))


def whole(minutes: float) -> int:
    """Round to whole minutes as Zoom does: a minute that was begun is one. Parts of a second are noise.

    >>> whole(19.5), whole(0.4), whole(43 + 60 / 60), whole(0.0)
    (20, 1, 44, 0)
    """
    return -(-round(minutes * 60) // 60)


def united(intervals: Iterable[Interval], zone: str = "") -> float:
    """Return how many minutes intervals cover together.

    Moments with an offset are compared as such; beside moments without one they are taken in the event's
    `zone`, or, when that is not known, by the clock they state.

    >>> nine, ten, eleven = (dt.datetime(2026, 5, 12, hour) for hour in (9, 10, 11))
    >>> united([(nine, ten), (nine, ten), (ten, eleven)])
    120.0
    """
    pairs = [pair for pair in intervals if pair[1] > pair[0]]
    moments = [moment for pair in pairs for moment in pair]
    if any(moment.tzinfo is None for moment in moments):
        pairs = [(_local(start, zone), _local(end, zone)) for start, end in pairs]
    total, reached = dt.timedelta(), None
    for start, end in sorted(pairs):
        begin = start if reached is None else max(start, reached)
        if end > begin:
            total += end - begin
            reached = end
    return total.total_seconds() / 60


def _local(moment: dt.datetime, zone: str) -> dt.datetime:
    if moment.tzinfo is not None and zone:
        moment = moment.astimezone(ZoneInfo(zone))
    return moment.replace(tzinfo=None)


def earliest(moments: Iterable[dt.datetime]) -> dt.datetime | None:
    """Return the earliest moment, by the clock where only some have an offset; None for none."""
    return min(moments, key=lambda one: (one.replace(tzinfo=None), str(one)), default=None)


def latest(moments: Iterable[dt.datetime]) -> dt.datetime | None:
    """Return the latest moment, by the clock where only some have an offset; None for none."""
    return max(moments, key=lambda one: (one.replace(tzinfo=None), str(one)), default=None)
