"""An event in words: its day, time and place as a message says them, and as a calendar needs them."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.events.book import Event
from pipeline.events.due import zone_of
from pipeline.labels import Lang

_HAN = re.compile("[\u3400-\u9fff]")
_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WHEN = {"zh": ("今天", "明天", "后天"), "en": ("today", "tomorrow")}
_IN_DAYS = {"zh": "{days}天后", "en": "in {days} days"}


def lang_of(event: Event) -> Lang:
    """Return the language of an event: what is known, else that of its own words."""
    if event.lang:
        return "en" if event.lang == "en" else "zh"
    return "zh" if _HAN.search(event.name + event.place + event.host) else "en"


def gaps(event: Event, on: dt.date, lang: Lang) -> dict[str, str]:
    """Return what fills the gaps of a message that are the event's, as said on the day `on`; "" for unknown.

    Raises:
        ValueError: the event has no date.
    """
    day = dated(event)
    return {
        "event": event.name,
        "date": f"{day.month}月{day.day}日" if lang == "zh" else f"{day.day} {_MONTHS[day.month - 1]}",
        "weekday": _WEEKDAYS[lang][day.weekday()],
        "when": _when((day - on).days, lang),
        "time": "-".join(one for one in (event.starts, event.ends) if one),
        "zone": _offset(event),
        "place": event.place,
        "host": event.host,
    }


def moments(event: Event) -> tuple[dt.datetime | dt.date, dt.datetime | dt.date | None]:
    """Return when an event starts and ends, with the offset; where no time is known, its day and the next.

    An end before the start is on the day after.
    """
    day = dated(event)
    starts, ends = _moment(event, day, event.starts), _moment(event, day, event.ends)
    if starts is None:
        return day, day + dt.timedelta(days=1)
    if ends is not None and ends <= starts:
        ends = _moment(event, day + dt.timedelta(days=1), event.ends)
    return starts, ends


def dated(event: Event) -> dt.date:
    """Return the day of an event that has one."""
    if event.date is None:
        raise ValueError(f"the event {event.name} has no date")
    return event.date


def _moment(event: Event, day: dt.date, time: str) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), tzinfo=zone_of(event)) if time else None


def _when(days: int, lang: Lang) -> str:
    words = _WHEN[lang]
    return words[days] if days < len(words) else _IN_DAYS[lang].format(days=days)


def _offset(event: Event) -> str:
    """Say how far the event's clocks are from UTC while it takes place: UTC+8, UTC-3:30."""
    noon = dt.time(12)
    time = dt.time.fromisoformat(event.starts) if event.starts else noon
    ahead = dt.datetime.combine(dated(event), time, tzinfo=zone_of(event)).utcoffset() or dt.timedelta()
    minutes = int(ahead.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
