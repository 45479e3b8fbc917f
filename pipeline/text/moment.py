"""Dates and times as people and platforms write them, in one ISO form.

03/04/2026 is March in one sheet and April in the next, and only the sheet can tell: `day_order` decides for a
whole column, `read_moment` reads a cell under that order. What stays open stays as it was, with its problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.text.calendar_words import FILLERS, MONTHS, RELATIVE_DAYS
from pipeline.text.clean import normal
from pipeline.text.clock import take_clock
from pipeline.text.minutes import read_minutes

__all__ = ["PROBLEMS", "Moment", "day_order", "read_minutes", "read_moment"]

PROBLEMS: Final = {
    "date-ambiguous": "day and month could be swapped, or a two-digit year be a day; as it was",
    "date-unreadable": "it holds no date; as it was",
    "date-out-of-range": "no such day, or not between 1980 and 2100; as it was",
    "date-year-missing": "the year, or the day to count back from, is not known; as it was",
    "date-year-assumed": "the year was missing: the latest such day up to the day of the run was taken",
    "date-relative": "it was counted back from the day of the run (12 days ago)",
    "date-zone-unknown": "its time zone has several meanings (CST) and was left out",
}


class Moment(NamedTuple):
    """A day, or a day and a time.

    value: "2026-03-01", "2026-03-01 09:02:11", with "+08:00" behind when the text had a zone; or the text as
        it was (trimmed).
    problem: "" or a key of `PROBLEMS`.
    """

    value: str
    problem: str = ""


def read_moment(text: str, order: str = "", on: date | None = None) -> Moment:
    """Read a date, with its time and zone where they are given.

    `order` ("dmy", "mdy", "ymd", "") is how the column writes its numeric dates; `on` is the day that
    "12 days ago" and "3月2日" count from. Dotted dates are day first unless the column says otherwise.
    Promises: a value is empty only for blank text; a value read again is the same value.

    >>> read_moment("3/3/26, 4:51:10 PM").value, read_moment("2026年3月1日 下午3点").value
    ('2026-03-03 16:51:10', '2026-03-01 15:00:00')
    >>> read_moment("03/04/2026")
    Moment(value='03/04/2026', problem='date-ambiguous')
    """
    if _ISO.fullmatch(text) and "1980" <= text[:4] <= "2100":
        return Moment(text.replace("T", " "))
    return _form_stamp(text) or _read(text.strip(), order, on)


def day_order(texts: Iterable[str], latest: date | None = None) -> str:
    """Tell how a column writes its numeric dates: dmy, mdy, ymd, or "" when it does not show.

    A part above 12 decides; else nobody signed up after `latest`, and people sign up within weeks: of several
    days the order that sets them close together holds. A column that contradicts itself or never shows is "".

    >>> day_order(["03/04/2026", "14/04/2026"]), day_order(["03/04/2026", "05/06/2026"])
    ('dmy', '')
    >>> day_order(["03/11/2026", "05/11/2026", "09/11/2026"]), day_order(["12/11/2026"], date(2026, 11, 22))
    ('dmy', 'dmy')
    """
    triples = _triples(texts)
    short = [(a, mark, b, c) for a, mark, b, c in triples if len(a) < 3]
    if not short:
        return "ymd" if triples else ""
    possible = [order for order in _ORDERS if all(_fits(order, *triple) for triple in short)]
    likely = [order for order in possible if all(_is_likely(order, a, c) for a, _, _, c in short)]
    choices = likely or possible
    days = {order: sorted({_placed(order, a, b, c) for a, _, b, c in short}) for order in choices}
    if latest is not None:
        last = latest + timedelta(days=1)  # it may be tomorrow already where the list was made
        choices = [
            order for order in choices if days[order][-1] <= (last.year, last.month, last.day)
        ] or choices
    if len(choices) > 1:
        (closest, order), (wider, _), *_ = sorted((_span(days[order]), order) for order in choices)
        together = len(days[order]) >= _SEVERAL and closest * _FAR_APART < wider
        choices = [order] if together else choices
    return choices[0] if len(choices) == 1 else ""


def _triples(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """Collect the first numeric date of each text, in its parts.

    Days are far fewer than hours, and no date reaches over a space: what stands before it is looked at first.
    """
    texts = set(texts)
    heads = {text.partition(" ")[0] for text in texts}
    found = {head: triple.groups() for head in heads if (triple := _TRIPLE.search(head))}
    if len(found) == len(heads):
        return set(found.values())
    rest = (text for text in texts if text.partition(" ")[0] not in found)
    return {*found.values(), *(triple.groups() for triple in map(_TRIPLE.search, rest) if triple)}


_FIRST, _LAST = 1980, 2100
_SEVERAL, _FAR_APART = 3, 4  # how many days tell an order, and how much wider the other one sets them
_ORDERS: Final = ("dmy", "mdy", "ymd")
_LIKELY_YEARS: Final = range(15, 36)  # what a two-digit year in a sign-up sheet can be: 2015 to 2035
_ISO: Final = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])(?:[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])?"
)
_FORM_DAY: Final = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")
_TRIPLE: Final = re.compile(
    r"(?<![0-9])([0-9]{4}|[0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{1,2})(?![0-9])"
)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.年 ]([0-9]{1,2})[-/.月 ]([0-9]{1,2})[日号號]?")
_SHORT_YEAR_FIRST: Final = re.compile(r"([0-9]{2})年([0-9]{1,2})月([0-9]{1,2})[日号號]?")
_NO_YEAR: Final = re.compile(r"([0-9]{1,2})月([0-9]{1,2})[日号號]?")
_COMPACT: Final = re.compile(r"(?:19[89]|20[0-9])[0-9]{5}(?:[0-9]{4}|[0-9]{6})?")
_SERIAL: Final = re.compile(r"[0-9]{5}(?:\.[0-9]{1,15})?")
_EPOCH: Final = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_AGO: Final = re.compile(
    r"([0-9]{1,3}|an?|one) ?(min\w*|hours?|hrs?|days?|weeks?) ago|([0-9]{1,3}) ?(分钟|小时|天|周)前"
)
_AGO_DAYS: Final = {"d": 1, "w": 7, "天": 1, "周": 7}
_AROUND_MARK: Final = re.compile(r" ?([-/.年月日]) ?")
_WEEKDAY: Final = re.compile(r"\(?(?:星期|礼拜|周)[一二三四五六日天]\)?|\([一二三四五六日月火水木金土]\)")
_WORD: Final = re.compile(r"[0-9]+|[^\W0-9_]+")


@lru_cache(maxsize=8192)
def _read(text: str, order: str, on: date | None) -> Moment:
    if not text or len(text) > 64:
        return Moment(text, "date-unreadable" if text else "")
    tidied = normal(text)
    exact = _from_digits(tidied)
    if exact:
        return exact
    try:
        clock = take_clock(tidied)
    except ValueError:
        return Moment(text, "date-unreadable")
    day, problem = _day(_WEEKDAY.sub(" ", clock.rest).strip(" ,;."), order, on)
    if day is None:
        return Moment(text, problem)
    if not _FIRST <= day.year <= _LAST:
        return Moment(text, "date-out-of-range")
    if clock.time is None:
        return Moment(day.isoformat(), problem)
    problem = problem or ("date-zone-unknown" if clock.unsure_zone else "")
    return Moment(f"{day.isoformat()} {clock.time.isoformat()}{clock.offset}", problem)


def _form_stamp(text: str) -> Moment | None:
    """Read 2026/3/1 9:02:11, the way forms and Excel write it, by the fast road; None for anything odd."""
    day, space, clock = text.partition(" ")
    written = _form_day(day)
    if not written or not space:
        return Moment(written) if written else None
    if len(clock) in (4, 7):  # 9:02 and 9:02:11
        clock = "0" + clock
    if not _CLOCK.fullmatch(clock):
        return None
    return Moment(f"{written} {clock}" if len(clock) == 8 else f"{written} {clock}:00")


@lru_cache(maxsize=8192)  # a list spans weeks
def _form_day(text: str) -> str:
    """Return 2026/3/1 as an ISO date, "" for anything odd and for days that not every month has."""
    found = _FORM_DAY.fullmatch(text)
    if not found:
        return ""
    year, month, day = found.groups()
    fits = "1980" <= year <= "2100" and 1 <= int(month) <= 12 and 1 <= int(day) <= 28
    return f"{year}-{month:0>2}-{day:0>2}" if fits else ""


def _from_digits(text: str) -> Moment | None:
    """Read 20260301, 20260301090211, an Excel serial (46241.5) or a Unix time, by their size."""
    if _SERIAL.fullmatch(text):
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86400))
        shown = moment.date().isoformat() if moment.time() == time.min else str(moment)
        return Moment(shown) if _FIRST <= moment.year <= _LAST else None
    if _COMPACT.fullmatch(text):
        try:
            moment = datetime.strptime(text, "%Y%m%d%H%M%S"[: len(text) - 2])  # 8, 12 or 14 digits
        except ValueError:
            return None
        return Moment(str(moment) if len(text) > 8 else moment.date().isoformat())
    if _EPOCH.fullmatch(text) and "1000000000" <= text[:10] <= "4102444799":
        return Moment(datetime.fromtimestamp(int(text[:10]), UTC).isoformat(" "))
    return None


def _day(text: str, order: str, on: date | None) -> tuple[date | None, str]:
    """Read what is left when time and zone are gone: a day, or the problem."""
    relative = _days_back(text)
    if relative is not None:
        return (on - timedelta(days=relative), "date-relative") if on else (None, "date-year-missing")
    marked = _AROUND_MARK.sub(r"\1", text)
    first = _YEAR_FIRST.fullmatch(marked) or _SHORT_YEAR_FIRST.fullmatch(marked)
    if first:
        month, day = map(int, first.group(2, 3))
        return _real(_full(first[1]), month, day)
    numeric = _TRIPLE.fullmatch(marked)
    if numeric:
        return _in_order(numeric[1], numeric[2], numeric[3], numeric[4], order)
    unyeared = _NO_YEAR.fullmatch(marked)
    if unyeared:
        return _latest(int(unyeared[1]), int(unyeared[2]), on)
    return _from_words(text, on)


def _from_words(text: str, on: date | None) -> tuple[date | None, str]:
    """Read a date whose month is a word: Mar 28, 2020; 19-Mar-25; 6. Oktober 2026; le 3 août."""
    words = [word for word in _WORD.findall(text) if word not in FILLERS]
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(words) != len(numbers) + 1 or not 1 <= len(numbers) <= 2:
        return None, "date-unreadable"
    if len(numbers) == 1:
        return _latest(months[0], int(numbers[0]), on) if len(numbers[0]) < 3 else (None, "date-unreadable")
    day, year = numbers if len(numbers[0]) < 3 else reversed(numbers)
    return _real(_full(year), months[0], int(day))


def _days_back(text: str) -> int | None:
    ago = _AGO.fullmatch(text)
    if not ago:
        return RELATIVE_DAYS.get(text)
    number, unit = ago[1] or ago[3], ago[2] or ago[4]
    return (int(number) if number.isdecimal() else 1) * _AGO_DAYS.get(unit[0], 0)


def _latest(month: int, day: int, on: date | None) -> tuple[date | None, str]:
    """Find the latest such day up to `on`; eight years back reach over a missing 29 February."""
    if on is None:
        return None, "date-year-missing"
    for year in range(on.year, on.year - 9, -1):
        found, _ = _real(year, month, day)
        if found and found <= on:
            return found, "date-year-assumed"
    return None, "date-out-of-range"


def _in_order(a: str, mark: str, b: str, c: str, order: str) -> tuple[date | None, str]:
    """Read three numbers, none of them a year by its length unless the last."""
    found = {name: _real(*_placed(name, a, b, c))[0] for name in _ORDERS if _fits(name, a, mark, b, c)}
    days = {
        name: day for name, day in found.items() if day and (name != "ymd" or mark == "-" or order == "ymd")
    }
    likely = {name: day for name, day in days.items() if _is_likely(name, a, c)}
    days = likely or days or {name: day for name, day in found.items() if day}
    if order in days:
        return days[order], ""
    if len(set(days.values())) == 1:
        return next(iter(days.values())), ""
    if mark == "." and not order and "dmy" in days:
        return days["dmy"], ""
    return None, "date-ambiguous" if days else "date-out-of-range"


def _fits(order: str, a: str, mark: str, b: str, c: str) -> bool:
    """Say whether the three numbers can stand in that order; dots are never month first."""
    _, month, day = _placed(order, a, b, c)
    if (order == "ymd" and len(c) > 2) or (order != "ymd" and len(c) == 1):
        return False
    return 1 <= month <= 12 and 1 <= day <= 31 and (order != "mdy" or mark != ".")


def _placed(order: str, a: str, b: str, c: str) -> tuple[int, int, int]:
    year, month, day = {"dmy": (c, b, a), "mdy": (c, a, b), "ymd": (a, b, c)}[order]
    return _full(year), int(month), int(day)


def _full(year: str) -> int:
    short = 1900 if int(year) >= 70 else 2000
    return int(year) + (short if len(year) < 3 else 0)


def _span(days: Sequence[tuple[int, int, int]]) -> int:
    """Return about how many days lie between the first and the last of sorted (year, month, day)."""
    (first_year, first_month, first), (last_year, last_month, last) = days[0], days[-1]
    return (last_year - first_year) * 365 + (last_month - first_month) * 30 + last - first


def _is_likely(order: str, a: str, c: str) -> bool:
    year = a if order == "ymd" else c
    return len(year) == 4 or int(year) in _LIKELY_YEARS


def _real(year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, "date-out-of-range"
