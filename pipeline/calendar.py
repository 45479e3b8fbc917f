"""When a call is due: hours as calendar days, or Chinese working days."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pipeline.batch import text_column
from pipeline.scoring import Due, Tiers


def due_dates(tier: pd.Series[str], on: dt.date, tiers: Tiers) -> pd.Series[str]:
    """Return the ISO date by which each lead must have been called, "" where there is no tier."""
    dates = {name: due_date(on, tiers.due(name)).isoformat() for name in ("A", "B", "C")}
    return text_column((dates.get(name, "") for name in tier.tolist()), tier.index)


def due_date(on: dt.date, due: Due) -> dt.date:
    """Count `due` from `on`: a part of a day counts as a whole one.

    >>> due_date(dt.date(2026, 9, 30), Due(working_days=1))  # the national holiday runs to 7 October
    datetime.date(2026, 10, 8)
    """
    if due.hours is not None:
        return on + dt.timedelta(days=-(-due.hours // 24))
    day, left = on, due.working_days or 0
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day


def is_working_day(day: dt.date) -> bool:
    """Say whether `day` is worked in China, make-up weekends included.

    The calendar of a year is published late in the year before; beyond it, Monday to Friday are worked.
    """
    from chinese_calendar import is_workday

    return bool(is_workday(day)) if _is_published(day.year) else day.weekday() < 5


def calendar_notes(due: pd.Series[str]) -> tuple[str, ...]:
    """Say of each year of these due dates (ISO, "" for none) that its holidays are not known here.

    >>> calendar_notes(pd.Series(["", "2026-10-08"]))
    ()
    """
    years = sorted({int(date[:4]) for date in due.unique() if date})
    return tuple(
        f"due dates in {year} count every Monday to Friday as worked: China's holidays of that year are not"
        " known to this version; check them by hand, or install the newest chinesecalendar"
        for year in years
        if not _is_published(year)
    )


def _is_published(year: int) -> bool:
    from chinese_calendar.constants import holidays

    return any(day.year == year for day in holidays)
