"""Dates, times and durations as sheets hold them, and the laws of reading them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.moment import PROBLEMS, day_order, read_minutes, read_moment

RUN = date(2026, 11, 21)

CLEAR = [
    ("2026-03-01", "2026-03-01"),
    ("2026-03-01 09:02:11", "2026-03-01 09:02:11"),
    ("2026-03-01T09:02:11", "2026-03-01 09:02:11"),
    ("2026-03-01 09:02", "2026-03-01 09:02:00"),
    ("2026-12-31", "2026-12-31"),
    ("2026-03-01T09:02:11.123Z", "2026-03-01 09:02:11+00:00"),
    ("2026-08-07T08:21:55-05:00", "2026-08-07 08:21:55-05:00"),
    ("2026-08-07T08:21-05:00", "2026-08-07 08:21:00-05:00"),
    ("2026-03-01 09:02:11+08", "2026-03-01 09:02:11+08:00"),
    ("2026/3/1 9:02:11", "2026-03-01 09:02:11"),
    ("2026/09/03 12:00:00", "2026-09-03 12:00:00"),
    ("２０２６／３／１　９：０２", "2026-03-01 09:02:00"),
    ("2026.3.1", "2026-03-01"),
    ("2026. 3. 1.", "2026-03-01"),
    ("2026 - 03 - 01", "2026-03-01"),
    ("Mar 28, 2020 08:07:27", "2020-03-28 08:07:27"),
    ("Apr 09, 2020 8:50 PM", "2020-04-09 20:50:00"),
    ("14/11/22, 09:29:07", "2022-11-14 09:29:07"),
    ("3/3/26, 4:51:10 PM", "2026-03-03 16:51:10"),
    ("06.10.26, 18:01:00", "2026-10-06 18:01:00"),
    ("17/03/2026 16:52:00", "2026-03-17 16:52:00"),
    ("03/17/2026 04:52 pm", "2026-03-17 16:52:00"),
    ("04/04/2026", "2026-04-04"),
    ("12/31/99", "1999-12-31"),
    ("26-03-01", "2026-03-01"),
    ("2026/05/28 7:01:33 PM GMT+2", "2026-05-28 19:01:33+02:00"),
    ("2022.07.21 11:04:52 (GMT+08:00)", "2022-07-21 11:04:52+08:00"),
    ("2026-03-01 09:02:11 UTC", "2026-03-01 09:02:11+00:00"),
    ("2026-03-01 09:02:11 UTC+8", "2026-03-01 09:02:11+08:00"),
    ("2026-03-01 09:02:11 北京时间", "2026-03-01 09:02:11+08:00"),
    ("2026-03-01 09:02 PST", "2026-03-01 09:02:00-08:00"),
    ("Sun Mar 01 2026 09:02:11 GMT+0800 (中国标准时间)", "2026-03-01 09:02:11+08:00"),
    ("2026-03-01 12:00 AM", "2026-03-01 00:00:00"),
    ("2026-03-01 12:30 p.m.", "2026-03-01 12:30:00"),
    ("2026年3月1日", "2026-03-01"),
    ("26年3月1日", "2026-03-01"),
    ("2026年3月1日 下午3点", "2026-03-01 15:00:00"),
    ("2026年3月1日15时30分", "2026-03-01 15:30:00"),
    ("2026年3月1日（星期日）上午10:05", "2026-03-01 10:05:00"),
    ("2026年3月1日 星期日 晚上8点半", "2026-03-01 20:30:00"),
    ("2026年3月1日 中午12:10", "2026-03-01 12:10:00"),
    ("2026年3月1日 凌晨12:10", "2026-03-01 00:10:00"),
    ("19-Mar-2025", "2025-03-19"),
    ("1-Mar-26", "2026-03-01"),
    ("12 Mar 2025", "2025-03-12"),
    ("Jan 5 2023", "2023-01-05"),
    ("March 1st, 2026", "2026-03-01"),
    ("Sept 3, 2026", "2026-09-03"),
    ("Monday, March 2, 2026 at 5:00 PM", "2026-03-02 17:00:00"),
    ("9am 1 March 2026", "2026-03-01 09:00:00"),
    ("1. März 2026", "2026-03-01"),
    ("6. Oktober 2026 18:01 Uhr", "2026-10-06 18:01:00"),
    ("le 3 août 2026", "2026-08-03"),
    ("18h30 1 mars 2026", "2026-03-01 18:30:00"),
    ("3 de marzo de 2026", "2026-03-03"),
    ("20260301", "2026-03-01"),
    ("20260301090211", "2026-03-01 09:02:11"),
    ("46241.5", "2026-08-07 12:00:00"),
    ("46241", "2026-08-07"),
    ("1767225600", "2026-01-01 00:00:00+00:00"),
    ("1767225600000", "2026-01-01 00:00:00+00:00"),
]


@pytest.mark.parametrize(("text", "value"), CLEAR)
def test_a_clear_date_becomes_iso(text: str, value: str) -> None:
    assert read_moment(f" {text} ") == (value, "")


AS_IT_WAS = [
    ("03/04/2026", "date-ambiguous"),
    ("05/12/2026 09:00:00 AM", "date-ambiguous"),
    ("3-4-26", "date-ambiguous"),
    ("24-03-15", "date-ambiguous"),
    ("not-a-date", "date-unreadable"),
    ("--", "date-unreadable"),
    ("无", "date-unreadable"),
    ("18:02", "date-unreadable"),
    ("2026年3月", "date-unreadable"),
    ("2026-03-01 25:00", "date-unreadable"),
    ("2026/3/1 9:02-10:00", "date-unreadable"),
    ("2026-03-01 to 2026-03-05", "date-unreadable"),
    ("mary 3", "date-unreadable"),
    ("13812345678", "date-unreadable"),
    ("x" * 65, "date-unreadable"),
    ("2026-02-30", "date-out-of-range"),
    ("2026-13-01", "date-out-of-range"),
    ("31/02/2026", "date-out-of-range"),
    ("0000-00-00 00:00:00", "date-out-of-range"),
    ("1900-01-01", "date-out-of-range"),
    ("2199/01/01", "date-out-of-range"),
    ("3月2日", "date-year-missing"),
    ("12 days ago", "date-year-missing"),
]


@pytest.mark.parametrize(("text", "problem"), AS_IT_WAS)
def test_what_is_open_stays_as_it_was(text: str, problem: str) -> None:
    assert read_moment(text) == (text, problem)


@pytest.mark.parametrize(
    ("text", "order", "value"),
    [
        ("03/04/2026", "dmy", "2026-04-03"),
        ("03/04/2026", "mdy", "2026-03-04"),
        ("3/4/26, 4:51:10 PM", "mdy", "2026-03-04 16:51:10"),
        ("13/04/2026", "mdy", "2026-04-13"),
        ("24-03-15", "ymd", "2024-03-15"),
        ("24/03/15", "ymd", "2024-03-15"),
        ("24.03.15", "", "2015-03-24"),
        ("2026-03-04", "dmy", "2026-03-04"),
    ],
)
def test_the_column_decides_the_order(text: str, order: str, value: str) -> None:
    assert read_moment(text, order) == (value, "")


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("3月2日", "2026-03-02", "date-year-assumed"),
        ("12月31日", "2025-12-31", "date-year-assumed"),
        ("3月2日 15:30", "2026-03-02 15:30:00", "date-year-assumed"),
        ("Mar 2", "2026-03-02", "date-year-assumed"),
        ("29 Feb", "2024-02-29", "date-year-assumed"),
        ("12 days ago", "2026-11-09", "date-relative"),
        ("a week ago", "2026-11-14", "date-relative"),
        ("2 hours ago", "2026-11-21", "date-relative"),
        ("3天前", "2026-11-18", "date-relative"),
        ("昨天 15:30", "2026-11-20 15:30:00", "date-relative"),
        ("Today", "2026-11-21", "date-relative"),
        ("2026-03-01 09:02:11 CST", "2026-03-01 09:02:11", "date-zone-unknown"),
    ],
)
def test_what_had_to_be_assumed_is_said(text: str, value: str, problem: str) -> None:
    assert read_moment(text, on=RUN) == (value, problem)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "14/04/2026"], "dmy"),
        (["03/04/2026", "04/14/2026 09:00:00 AM"], "mdy"),
        (["14/11/22, 09:29:07", "15/11/22, 10:00:00"], "dmy"),
        (["3/3/26, 4:51:10 PM", "3/13/26, 4:51:10 PM"], "mdy"),
        (["06.10.26, 18:01:00"], "dmy"),
        (["26/03/01", "26/03/02"], "ymd"),
        (["2026-03-01", "2026-03-02"], "ymd"),
        (["2026-03-01", "14/04/2026"], "dmy"),
        (["03/04/2026", "05/06/2026"], ""),
        (["14/04/2026", "04/14/2026"], ""),
        (["", "--", "call me"], ""),
        (["03/11/2026 09:00", "05/11/2026", "09/11/2026"], "dmy"),
        (["11/03/2026", "11/05/2026 18:30", "11/09/2026"], "mdy"),
        (["03/11/2026", "05/11/2026", "05/11/2026 10:00"], ""),
        (["03/01/2026", "05/02/2026", "09/03/2026"], ""),
        ([], ""),
    ],
)
def test_the_order_of_a_column(texts: list[str], order: str) -> None:
    assert day_order(texts) == order
    assert day_order(reversed(texts)) == order


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["12/11/2026"], "dmy"),
        (["11/12/2026"], "mdy"),
        (["10/11/2026"], ""),
        (["12/11/2027"], ""),  # both lie ahead: the list is of a later day, and nothing is told
        (["11/23/2026"], "mdy"),
    ],
)
def test_nobody_signs_up_later_than_today(texts: list[str], order: str) -> None:
    assert day_order(texts, date(2026, 11, 22)) == order


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90.5", 90.5),
        ("-178", -178),
        ("0", 0),
        ("19m 26s", 19 + 26 / 60),
        ("1h 11m 21s", 71.35),
        ("59 Min. 0 Sek.", 59),
        ("1 Std. 2 Min.", 62),
        ("1 godz. 2 min 3 sek.", 62.05),
        ("57 min", 57),
        ("1 hr 2 min", 62),
        ("2 hours and 5 minutes", 125),
        ("1,5 h", 90),
        ("-1h 2m", -62),
        ("PT1H30M", 90),
        ("0:30:00", 30),
        ("00:01:58", 1 + 58 / 60),
        ("1 day, 0:30:00", 1470),
        ("1小时23分50秒", 83 + 50 / 60),
        ("0小时43分53秒", 43 + 53 / 60),
        ("35分12秒", 35.2),
        ("95秒", 95 / 60),
        ("1.5小时", 90),
        ("约35分钟", 35),
        ("１小時", 60),
        ("1時間30分", 90),
    ],
)
def test_durations_in_minutes(text: str, minutes: float) -> None:
    assert read_minutes(f" {text} ") == pytest.approx(minutes)


@pytest.mark.parametrize(
    "text", ["", "--", "-", "1:30", "12 March", "1m2x", "anonymous", "2026-03-01", "9" * 65]
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert read_minutes(text) is None


texts = st.one_of(
    st.text(max_size=30),
    st.text("0123456789-/.: 年月日时分上午pamMrTZ+,", max_size=30),
    st.sampled_from([case[0] for case in [*CLEAR, *AS_IT_WAS]]),
)


@given(texts, st.sampled_from(["", "dmy", "mdy", "ymd"]), st.sampled_from([None, RUN]))
def test_nothing_is_emptied_and_reading_again_changes_nothing(text: str, order: str, on: date | None) -> None:
    moment = read_moment(text, order, on)
    assert bool(moment.value) == bool(text.strip())
    assert moment.problem == "" or moment.problem in PROBLEMS
    assert read_moment(moment.value, order, on).value == moment.value


@given(st.datetimes(datetime(2000, 1, 1), datetime(2035, 12, 31)))
def test_every_spelling_of_a_moment_is_the_same_moment(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for shape in ("%Y/%m/%d %H:%M:%S", "%d %b %Y %I:%M:%S %p", "%Y年%m月%d日 %H时%M分%S秒", "%Y%m%d%H%M%S"):
        assert read_moment(moment.strftime(shape)) == (str(moment), "")


@given(texts)
def test_durations_never_fail(text: str) -> None:
    assert read_minutes(text) is None or isinstance(read_minutes(text), float)
