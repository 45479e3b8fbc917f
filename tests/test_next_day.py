"""The day people agree on: however it is written, it lies ahead; what is none is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.next_day import next_day

TUESDAY = dt.date(2026, 6, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-20", "2026-06-20"),
        ("2026-06-20 00:00", "2026-06-20"),
        ("2026-06-20 10:00", "2026-06-20 10:00"),
        ("2026-06-20T10:00:00", "2026-06-20 10:00"),
        ("6月20日", "2026-06-20"),
        ("6月20号下午", "2026-06-20"),
        ("2026年6月20日 上午10点", "2026-06-20 10:00"),
        ("20.06.2026", "2026-06-20"),
        ("06/20/2026", "2026-06-20"),
        ("2026.6.20", "2026-06-20"),
        ("20260620", "2026-06-20"),
        ("46193", "2026-06-20"),
        ("20 Jun 2026", "2026-06-20"),
        ("20. Juni", "2026-06-20"),
        ("２０２６-０６-２０", "2026-06-20"),
        ("2026/6/20 周六", "2026-06-20"),
        ("2026-06-20（周六）", "2026-06-20"),
        ("6/20", "2026-06-20"),
        ("20/6", "2026-06-20"),
        ("1月5日", "2027-01-05"),
        ("5月30日", "2026-05-30"),
        ("06/07/2026", ""),
        ("5/6", ""),
        ("30/2", ""),
        ("20日", ""),
        ("20", ""),
        ("等通知", ""),
        ("有空再说", ""),
        ("25:00", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_as_the_day_that_lies_near(text: str, day: str) -> None:
    agreed = next_day(text, TUESDAY)
    assert (agreed.day if agreed else "") == day
    assert agreed is None or not agreed.is_relative


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明天", "2026-06-03"),
        ("后天下午3点", "2026-06-04 15:00"),
        ("周二", "2026-06-02"),
        ("周一", "2026-06-08"),
        ("下周三", "2026-06-10"),
        ("下周三上午", "2026-06-10"),
        ("下下周一", "2026-06-15"),
        ("本周五", "2026-06-05"),
        ("下周", "2026-06-08"),
        ("3天后", "2026-06-05"),
        ("两周后", "2026-06-16"),
        ("in 3 days", "2026-06-05"),
        ("Wednesday", "2026-06-03"),
        ("next Wednesday", "2026-06-10"),
        ("nächsten Mittwoch", "2026-06-10"),
        ("next week", "2026-06-08"),
    ],
)
def test_a_day_counted_from_today_says_so(text: str, day: str) -> None:
    agreed = next_day(text, TUESDAY)
    assert agreed is not None
    assert (agreed.day, agreed.is_relative) == (day, True)


def test_the_order_of_a_sheet_settles_what_the_date_leaves_open() -> None:
    assert [next_day("5/7", TUESDAY, order) for order in ("mdy", "dmy", "")] == [
        ("2026-05-07", False),
        ("2026-07-05", False),
        None,
    ]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_a_whole_date_is_that_day_whenever_it_is_read(day: dt.date, on: dt.date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%d.%m.%Y}"):
        agreed = next_day(text, on)
        assert agreed is not None
        assert agreed == (day.isoformat(), False)
