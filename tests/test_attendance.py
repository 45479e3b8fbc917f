"""attend: recorded once however often it is given, added up over reports, and shown by the next run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.events.attendance import Done, Request, attend
from pipeline.events.attendance_lines import Line
from pipeline.events.attendance_names import Guess, KnownNames, guesses
from pipeline.events.attendance_people import Attendee
from pipeline.events.attendance_times import order_of, read_when, united, whole
from pipeline.events.attendance_together import Registered, together
from pipeline.events.report import report as follow_up_report
from pipeline.process import Request as ProcessRequest
from pipeline.process import process
from pipeline.rules import load_rules

DAY = dt.date(2026, 5, 12)
HEADER = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
PEOPLE = (
    ("p1", "李雷", "+8613900011111", "lilei@yunshan.example", "杭州云杉软件"),
    ("p2", "韩梅梅", "+8613900022222", "", "上海海棠机电"),
    ("p3", "张伟", "+8613900033333", "", "宁波海川铸造"),
    ("p4", "张伟", "+8613900044444", "", "无锡恒力轴承"),
    ("p5", "Priya", "", "", "Deccan Forge"),
)


Attend = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Attend:
    """Give a function that records a report, given as its lines, of an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(*lines: str, name: str = "report.csv", header: str = HEADER, **options: object) -> Done:
        path = tmp_path / name
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home, **options))  # type: ignore[arg-type]

    return run


def join(name: str, start: str, end: str, day: str = "05/12/2026", email: str = "") -> str:
    """Write a join as a line of the report."""
    return f"{name},{email},{day} {start} PM,{day} {end} PM,,Yes"


def came(home: Path) -> dict[str, tuple[str, str]]:
    """Return who came for how long, as attendance.csv says."""
    lines = rows_of(home / EVENT / "attendance.csv")
    return {line["person_id"]: (line["attended"], line["minutes"]) for line in lines}


def asked(home: Path) -> list[tuple[str, str]]:
    """Return who is asked about and why."""
    return [(line["shown_as"], line["why"]) for line in rows_of(home / EVENT / "attendance_open.csv")]


# recorded


def test_the_same_report_twice_changes_nothing(tell: Attend, home: Path) -> None:
    lines = (join("李雷", "02:00:00", "02:30:00"), join("王芳-甬江模具", "02:00:00", "02:40:00"))
    first = tell(*lines)
    files = {path.name: path.read_bytes() for path in (home / EVENT).iterdir()}
    again = tell(*lines)
    assert [one.unchanged for one in (*first.reports, *again.reports)] == [False, True]
    assert {path.name: path.read_bytes() for path in (home / EVENT).iterdir()} == files
    assert (
        (again.came, again.walk_ins, again.median) == (first.came, first.walk_ins, first.median) == (1, 1, 35)
    )


def test_a_corrected_report_replaces_what_it_corrects(tell: Attend, home: Path) -> None:
    tell(join("李雷", "02:00:00", "02:30:00"), join("王芳-甬江模具", "02:00:00", "02:40:00"))
    done = tell(
        join("李雷", "02:00:00", "02:50:00"), join("韩梅梅", "02:00:00", "02:10:00"), name="report (1).csv"
    )
    assert [one.replaced for one in done.reports] == ["report.csv"]
    assert came(home) == {
        "p1": ("yes", "50"),
        "p2": ("yes", "10"),
        "p3": ("unknown", ""),
        "p4": ("unknown", ""),
        "p5": ("unknown", ""),
    }


def test_a_report_that_is_named_is_replaced(tell: Attend, home: Path) -> None:
    tell(join("李雷", "02:00:00", "02:30:00"))
    tell(join("韩梅梅", "03:00:00", "03:10:00"), name="other.csv", replaces="report.csv")
    assert {one for one, (said, _) in came(home).items() if said == "yes"} == {"p2"}
    with pytest.raises(InputError, match="no such report is recorded; there are: other"):
        tell(join("韩梅梅", "04:00:00", "04:10:00"), name="third.csv", replaces="nothing.csv")


def test_two_days_add_up_and_two_platforms_at_once_count_once(tell: Attend, home: Path) -> None:
    tell(join("李雷", "02:00:00", "02:30:00"))
    tell(join("李雷", "02:00:00", "02:20:00", day="05/13/2026"), name="day 2.csv")
    tell(
        "李雷,2026-05-12 14:20:00,2026-05-12 14:40:00,0:20:00",
        header="昵称(入会昵称),加入时间,退出时间,参会时长",
        name="tencent.csv",
    )
    assert came(home)["p1"] == ("yes", "60")


def test_absence_is_unknown_unless_the_report_covers_everybody(tell: Attend, home: Path) -> None:
    line = join("李雷", "02:00:00", "02:30:00")
    assert (tell(line).absent, tell(line).unknown) == (0, 4)
    assert (tell(line, covers_all=True).absent, came(home)["p2"]) == (4, ("no", ""))


def test_what_a_report_says_of_absence_holds_for_those_it_names(tell: Attend, home: Path) -> None:
    done = tell("韩梅梅,13900022222,未签到", "李雷,13900011111,已签到", header="姓名,手机,签到状态")
    assert (done.came, done.absent, done.unknown, done.median) == (1, 1, 3, None)
    assert came(home)["p2"] == ("no", "")


# who it is


def test_two_who_fit_are_asked_about_and_the_answer_holds(tell: Attend, home: Path) -> None:
    line = join("张伟", "02:00:00", "02:30:00")
    assert len(tell(line).asked) == 1
    assert asked(home) == [("张伟", "several")]
    path = home / EVENT / "attendance_open.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",\n", ",p4\n"), encoding="utf-8-sig")
    assert tell(line).asked == ()
    assert came(home)["p4"] == ("yes", "30")
    assert tell(line).reports[0].unchanged


@pytest.mark.one_store
@pytest.mark.parametrize(
    ("shown", "person"),
    [
        ("张伟-宁波海川", "p3"),
        ("恒力轴承张伟", "p4"),
        ("张伟 4444", "p4"),
        ("13900033333", "p3"),
        ("iPhone (韩梅梅)", "p2"),
        ("韩梅梅的iPad", "p2"),
        ("hanmeimei", "p2"),
        ("Li Lei", "p1"),
        ("LEI LI | 云杉", "p1"),
        ("李雷（来宾）", "p1"),
        ("小韩-上海海棠机电", "p2"),
        ("韩梅梅-海棠科技", "p2"),
        ("Priya", "p5"),
    ],
)
def test_a_display_name_is_the_registration_it_fits(
    tell: Attend, home: Path, shown: str, person: str
) -> None:
    tell(join(shown, "02:00:00", "02:30:00"))
    assert {one for one, (said, _) in came(home).items() if said == "yes"} == {person}


@pytest.mark.parametrize(
    ("shown", "email", "why"),
    [
        ("张伟", "", "several"),
        ("三楼会议室", "", "device-or-room"),
        ("Galaxy S23", "", "device-or-room"),
        ("岁月静好", "", "nickname"),
        ("张伟-别的公司", "", "several"),
        ("韩总", "", "likely"),
        ("赵铁柱", "lilei@yunshan.example", "contact-of-another"),
    ],
)
def test_a_display_name_that_fits_nobody_alone_is_asked_about(
    tell: Attend, home: Path, shown: str, email: str, why: str
) -> None:
    tell(join(shown, "02:00:00", "02:30:00", email=email))
    assert asked(home) == [(shown, why)]
    assert {said for said, _ in came(home).values()} == {"unknown"}


def test_hosts_panelists_and_recorders_are_left_out_and_named(tell: Attend) -> None:
    names = ("砺图小助手(主持人)", "讲师-王强", "Otter.ai Notetaker", "李雷")
    done = tell(*(join(name, "02:00:00", "02:30:00") for name in names))
    assert [kind for kind, _ in done.left_out] == ["host", "speaker", "bot"]
    assert (done.came, done.walk_ins, done.asked) == (1, 0, ())


# what becomes of it


def test_the_next_run_knows_who_came_and_has_the_walk_ins(home: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "signups.csv"
    sheet.write_text(
        "姓名,手机,公司\n李雷,13900011111,杭州云杉软件\n韩梅梅,13900022222,上海海棠机电\n", encoding="utf-8"
    )
    asks = ProcessRequest((sheet,), DAY, event=EVENT, event_date=DAY, home=home)
    before = process(asks).people
    report = tmp_path / "report.csv"
    lines = (HEADER, join("李雷", "02:00:00", "03:10:00"), join("王芳-甬江模具", "02:00:00", "02:40:00"))
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = attend(Request(EVENT, (report,), DAY, home=home))
    assert (done.registered, done.came, done.walk_ins) == (2, 1, 1)
    after = process(asks)
    people = after.people.sort_values("name")
    assert list(zip(people["name"], people["attended"], people["minutes"], strict=True)) == [
        ("李雷", "yes", "70"),
        ("王芳", "yes", "40"),
        ("韩梅梅", "", ""),
    ]
    assert after.summary["rows_read"] == 3
    lilei = people["name"] == "李雷"
    assert int(people["score"][lilei].iloc[0]) == int(before["score"][before["name"] == "李雷"].iloc[0]) + 20
    assert set(before.index) < set(people.index)
    assert set(rows_of(home / EVENT / "people.csv")[0]) >= {"attended", "minutes"}
    again = attend(Request(EVENT, (report,), DAY, home=home))
    assert again.reports[0].unchanged
    assert (again.registered, again.came, again.walk_ins) == (2, 1, 1)


@pytest.mark.parametrize("again", ["corrected", "answered", "both"])
def test_a_walk_in_stays_a_walk_in_when_the_report_is_read_again(
    home: Path, tmp_path: Path, again: str
) -> None:
    """By the second reading a run has taken her into the list: she is not her own sign-up, and never lost."""
    sheet, report = tmp_path / "signups.csv", tmp_path / "report.csv"
    sheet.write_text(
        "姓名,手机,公司\n李雷,13900011111,杭州云杉软件\n韩梅梅,13900022222,上海海棠机电\n", encoding="utf-8"
    )
    asks = ProcessRequest((sheet,), DAY, event=EVENT, event_date=DAY, home=home)
    process(asks)
    walk_in = join("王芳-甬江模具", "02:00:00", "02:40:00")
    lines = [HEADER, join("李雷", "02:00:00", "03:10:00"), walk_in, join("iPhone", "02:00:00", "02:30:00")]
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert attend(Request(EVENT, (report,), DAY, home=home)).walk_ins == 1
    wang = process(asks).people.query("name == '王芳'").index[0]
    if again in ("corrected", "both"):
        lines[2] = join("王芳-甬江模具", "02:00:00", "02:50:00")
        report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if again in ("answered", "both"):
        open_file = home / EVENT / "attendance_open.csv"
        text = open_file.read_text(encoding="utf-8-sig").rstrip().splitlines()
        open_file.write_text("\n".join([text[0], text[1] + "nobody"]) + "\n", encoding="utf-8-sig")
    later = DAY + dt.timedelta(days=1)
    for _ in range(2):
        done = attend(Request(EVENT, (report,), later, home=home))
        assert (done.registered, done.came, done.walk_ins) == (2, 1, 1)
        after = process(replace(asks, on=later))
        assert after.people["name"].to_dict()[wang] == "王芳"
        assert after.people["minutes"][wang] == ("40" if again == "answered" else "50")
        assert after.summary["rows_read"] == 3
        assert after.summary["news"] == {"new": 0, "changed": 0}
    told = follow_up_report(home, EVENT, load_rules(), DAY).results
    assert (told["registered"], told["came"], told["walk-ins"], told["came-rate"]) == (2, 1, 1, 0.5)


def test_a_walk_in_signed_up_on_the_day_the_report_means(home: Path, tmp_path: Path) -> None:
    """05/11/2026 alone may be in November; that the event was on 05/12/2026 says it is not."""
    sheet, report = tmp_path / "signups.csv", tmp_path / "report.csv"
    sheet.write_text("姓名,手机,公司\n李雷,13900011111,杭州云杉软件\n", encoding="utf-8")
    asks = ProcessRequest((sheet,), DAY, event=EVENT, event_date=DAY, home=home)
    process(asks)
    line = "Nadia Farouk,nadia@nile.example,05/12/2026 02:00 PM,05/12/2026 02:40 PM,05/11/2026 11:00:00 AM"
    header = "Name (Original Name),User Email,Join Time,Leave Time,Registration Time"
    report.write_text(f"{header}\n{line}\n", encoding="utf-8")
    assert attend(Request(EVENT, (report,), DAY, home=home)).walk_ins == 1
    people = process(asks).people.set_index("name")
    assert people["registered_at"]["Nadia Farouk"] == "2026-05-11 11:00:00"


def test_an_event_nobody_processed_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run `process`"):
        attend(Request(EVENT, (tmp_path / "r.csv",), DAY, home=tmp_path / "none"))


# readings


@pytest.mark.parametrize(
    ("texts", "day", "order"),
    [
        (["05/11/2026 09:00"], dt.date(2026, 11, 5), "dmy"),
        (["05/11/2026 09:00"], dt.date(2026, 5, 11), "mdy"),
        (["14/11/2026 09:00", "05/11/2026 09:00"], None, "dmy"),
        (["5/11/26, 9:00:00 AM"], None, "mdy"),
        (["5/11/26, 14:00:00"], None, "dmy"),
        (["2026-05-11 09:00:00"], None, "ymd"),
    ],
)
def test_days_are_read_as_the_report_writes_them(
    texts: Sequence[str], day: dt.date | None, order: str
) -> None:
    assert order_of(texts, day, "") == order


def test_a_time_without_a_day_is_on_the_day_of_the_event() -> None:
    assert read_when("6:02 PM", "", DAY) == dt.datetime(2026, 5, 12, 18, 2)
    assert read_when("2026-05-12", "", DAY) is None


def test_what_frames_say_again_of_joins_is_left_out() -> None:
    joins = [Line("yes", minutes=30.0), Line("yes", minutes=28.0)]
    frame = Line("yes", minutes=58.5, frames=True)
    assert Attendee("x", [], [], [frame, *joins]).stayed == 58
    assert Attendee("x", [], [], [frame]).stayed == 59


MOMENTS = st.integers(0, 600).map(lambda minutes: dt.datetime(2026, 5, 12, 9) + dt.timedelta(minutes=minutes))


@given(st.lists(st.tuples(MOMENTS, MOMENTS), max_size=8))
def test_minutes_are_those_anybody_was_there(pairs: list[tuple[dt.datetime, dt.datetime]]) -> None:
    start = dt.datetime(2026, 5, 12, 9)
    there = sum(any(a <= start + dt.timedelta(minutes=at) < b for a, b in pairs) for at in range(601))
    assert whole(united(pairs)) == there
    assert united(pairs) == united(pairs[::-1]) == united([*pairs, *pairs])


def test_moments_of_two_zones_are_compared_as_such() -> None:
    eight, one = dt.timezone(dt.timedelta(hours=8)), dt.timezone(dt.timedelta(hours=1))
    here = (dt.datetime(2026, 5, 12, 14, tzinfo=eight), dt.datetime(2026, 5, 12, 15, tzinfo=eight))
    there = (dt.datetime(2026, 5, 12, 7, tzinfo=one), dt.datetime(2026, 5, 12, 8, tzinfo=one))
    plain = (dt.datetime(2026, 5, 12, 14), dt.datetime(2026, 5, 12, 15))
    assert united([here, there]) == 60
    assert united([there, plain], "Asia/Shanghai") == 60


def test_people_at_one_device_are_told_apart() -> None:
    lexicon = load_rules().person_names
    assert together("何嘉铭、黄子韬", lexicon, Registered()) == [("何嘉铭", ""), ("黄子韬", "")]
    assert together("华为&张伟", lexicon, Registered()) == [("华为&张伟", "")]
    known = KnownNames({"王小明": ("立讯精密工业",)}, {})
    assert Guess("王小明", "立讯精密") in guesses("立讯精密王小明", lexicon, known)


def test_a_walk_in_keeps_her_number_in_the_next_run(home: Path, tmp_path: Path) -> None:
    """The report reads it as a number of those who registered; the next run has no such sheet to go by."""
    sheet, report = tmp_path / "signups.csv", tmp_path / "desk.csv"
    sheet.write_text(
        "Name,Phone,Company\nAnna Keller,+44 7700 900100,Keller Ltd\nTom Baker,+44 7700 900101,Baker Ltd\n",
        encoding="utf-8",
    )
    asks = ProcessRequest((sheet,), DAY, event=EVENT, event_date=DAY, home=home)
    process(asks)
    report.write_text(
        "Name,Company,Phone,Checked in\nZoe Hart,Hart Castings,07700 900777,yes\n", encoding="utf-8"
    )
    assert attend(Request(EVENT, (report,), DAY, home=home)).walk_ins == 1
    for _ in range(2):
        people = process(asks).people
        assert people.loc[people["name"] == "Zoe Hart", "phone"].tolist() == ["+447700900777"]
        assert process(asks).summary["people"] == 3
