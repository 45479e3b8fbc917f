"""attend: what people, desks and platforms write around a name, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.attendance_words import summary_of
from pipeline.events.attendance import Done, Request, attend
from pipeline.events.attendance_beside import firm_in, unmarked
from pipeline.events.attendance_lines import Line
from pipeline.events.attendance_people import Attendee
from pipeline.events.attendance_times import whole
from pipeline.rules import load_rules

#: Who a line names is the same in every store.
pytestmark = pytest.mark.one_store

DAY = dt.date(2026, 5, 12)
ZOOM = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
DESK = "姓名,单位,手机,签到"
PEOPLE = (
    ("p1", "吕建国", "+8613900011111", "", "重庆嘉陵机电"),
    ("p2", "Oliver Grün", "", "o.gruen@gruen-plast.example", "Gruen Plast"),
    ("p3", "Käthe Größler", "", "", "Optik Nord"),
    ("p4", "张宇", "+8613900044444", "", "泰瑞注塑机"),
    ("p5", "张宇", "+8613900055555", "", "枫林木业"),
    ("p6", "王建业", "+8613900066666", "", "兴华铸造"),
    ("p7", "马小云", "+8613900077777", "", "杭云软件"),
    ("p8", "Robert Wagner", "", "", "Alpenbahn"),
    ("p9", "刘洋", "+8613900099999", "ly@chenguang.example", "晨光轴承"),
    ("p10", "田中健一", "", "k.tanaka@tanaka-seiki.example", "田中精机"),
    ("p11", "王嘉怡", "", "joy.wang@brightpack.example", "Brightpack"),
)

Attend = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Attend:
    """Give a function that records a report, given as its lines, of an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(*lines: str, header: str = ZOOM) -> Done:
        path = tmp_path / "report.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home))

    return run


def join(name: str, end: str = "02:30:00", email: str = "") -> str:
    """Write a join from two o'clock as a line of the report."""
    return f"{name},{email},05/12/2026 02:00:00 PM,05/12/2026 {end} PM,,Yes"


def said(home: Path, what: str = "attended") -> dict[str, str]:
    """Return by person what a column of attendance.csv says, where it is known."""
    lines = rows_of(home / EVENT / "attendance.csv")
    return {line["person_id"]: line[what] for line in lines if line["attended"] != "unknown"}


def asked(home: Path) -> list[tuple[str, str, str]]:
    """Return who is asked about, why, and the ids of those it may be."""
    found = []
    for line in rows_of(home / EVENT / "attendance_open.csv"):
        persons = [one.split()[0] for one in line["candidates"].split(";") if one]
        found.append((line["shown_as"], line["why"], " ".join(persons)))
    return found


@pytest.mark.parametrize(
    ("shown", "person"),
    [
        ("Lv Jianguo", "p1"),
        ("Lyu Jianguo", "p1"),
        ("JIANGUO LU", "p1"),
        ("Oliver Gruen (Guest)", "p2"),
        ("Gruen, Oliver (Extern)", "p2"),
        ("Kaethe Groessler (Gast)", "p3"),
        ("Kathe Grossler [Invité]", "p3"),
        ("吕建国（访客）", "p1"),
        ("吕建国(外部, 来宾)", "p1"),
        ("吕建国(吕建国的iPhone)", "p1"),
        ("Oliver Grün (iPhone (Oliver Grün))", "p2"),
        ("微信用户(王建业 总经理)", "p6"),
        ("王建业@创始人", "p6"),
        ("老王 王建业 沈阳", "p6"),
        ("Joy Wang | Brightpack", "p11"),
        ("张宇-枫林木业", "p5"),
    ],
)
def test_marks_roles_devices_and_spellings_do_not_hide_a_person(
    tell: Attend, home: Path, shown: str, person: str
) -> None:
    tell(join(shown).replace(shown, f'"{shown}"', 1))
    assert said(home) == {person: "yes"}


@pytest.mark.parametrize(
    ("shown", "why", "candidates"),
    [
        ("刘洋-比亚迪", "likely", "p9"),
        ("Robert Wagner - Siemens", "likely", "p8"),
        ("兴华铸造王总", "likely", "p6"),
        ("枫林木业小张", "likely", "p5"),
        ("岁月静好王总", "nickname", ""),
        ("张宇", "several", "p4 p5"),
        ("马小", "likely", "p7"),
        ("iPad (2)", "device-or-room", ""),
        ("HUAWEI Mate 60", "device-or-room", ""),
        ("Call-In User 1", "device-or-room", ""),
        ("49 151 *****12", "device-or-room", ""),
        ("手机用户", "device-or-room", ""),
        ("Anonymous Attendee", "device-or-room", ""),
        ("匿名用户", "device-or-room", ""),
        ("MTR-Berlin-4.OG", "device-or-room", ""),
        ("Konferenzraum Isar", "device-or-room", ""),
        ("Salle Voltaire", "device-or-room", ""),
        ("会议室-苏州2楼", "device-or-room", ""),
    ],
)
def test_another_firm_a_cut_nickname_a_device_or_a_room_is_asked_about(
    tell: Attend, home: Path, shown: str, why: str, candidates: str
) -> None:
    tell(join(shown))
    assert asked(home) == [(shown, why, candidates)]
    assert said(home) == {}


def test_a_room_with_a_mailbox_is_no_walk_in(tell: Attend, home: Path) -> None:
    done = tell(join("Besprechungsraum Donau", email="donau@host.example"))
    assert (done.walk_ins, asked(home)) == (0, [("Besprechungsraum Donau", "device-or-room", "")])


@pytest.mark.parametrize(
    ("shown", "email"),
    [
        ("CONF-RM-SG-05", "conf-rm-sg-05@host.example"),
        ("RM-1204", ""),
        ("MTG RM 3", "mtg3@host.example"),
        ("SG05-VTC", "sg05vtc@host.example"),
        ("Huddle Space 4", ""),
        ("Poly Studio X50", "poly@host.example"),
        ("VTC_BERLIN_2", "vtc@host.example"),
    ],
)
def test_a_rooms_device_is_asked_about_with_a_mailbox_or_without(
    tell: Attend, home: Path, shown: str, email: str
) -> None:
    done = tell(join(shown, email=email))
    assert (done.walk_ins, [why for _, why, _ in asked(home)]) == (0, ["device-or-room"])


@pytest.mark.parametrize(
    "shown",
    ["R. M. Sharma", "RM Sharma", "Conny Rmaly", "Ana Conf Ruiz", "Mtgalo Pereira", "Kristin R. Moor"],
)
def test_initials_are_no_room(tell: Attend, shown: str) -> None:
    assert tell(join(shown, email="someone@house.example")).walk_ins == 1


def test_a_number_to_call_is_a_persons_though_a_room_is_named(tell: Attend) -> None:
    done = tell("赵铁柱（前台）,海天公司,13855550001,√", header=DESK)
    assert (done.walk_ins, done.asked) == (1, ())


def test_a_zoom_room_is_called_a_room(tell: Attend) -> None:
    done = tell(join("Zoom Rooms - Shanghai HQ"), join("Fireflies.ai Notetaker"))
    assert done.left_out == (("room", "Zoom Rooms - Shanghai HQ"), ("bot", "Fireflies.ai Notetaker"))
    assert "Zoom Rooms - Shanghai HQ (room)" in "\n".join(summary_of(done))


def test_a_walk_in_is_called_by_the_name_alone(tell: Attend, home: Path) -> None:
    tell(join("Björn Lindqvist (Gast)"))
    names = {line["name"] for line in rows_of(home / EVENT / "attendance.csv") if line["how"] == "walk-in"}
    assert names == {"Björn Lindqvist"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("张宇,泰瑞注塑机,,√", "张宇,枫林木业,13900055555,"), {"p4": "yes", "p5": "no"}),
        (("张宇,枫林木业,13900055555,", "张宇,泰瑞注塑机,,√"), {"p4": "yes", "p5": "no"}),
        (("张宇,泰瑞注塑机,,√", "张宇,枫林木业,,"), {"p4": "yes", "p5": "no"}),
        (("张宇,,139****4444,√", "张宇,,139****5555,"), {"p4": "yes", "p5": "no"}),
        (("马晓云,杭云软件,13900077777,√",), {"p7": "yes"}),
        (("吕建国,嘉陵机电,,√", "吕建国,重庆嘉陵机电,,√"), {"p1": "yes"}),
    ],
)
def test_lines_of_a_desk_are_of_one_person_unless_firm_or_number_differ(
    tell: Attend, home: Path, lines: tuple[str, ...], expected: dict[str, str]
) -> None:
    tell(*lines, header=DESK)
    assert said(home) == expected


@pytest.mark.parametrize(
    ("first", "last", "watched", "expected"),
    [
        ("--", "--", "0小时0分0秒", "no"),
        ("", "", "--", "no"),
        ("2026-05-12 19:30:00", "2026-05-12 20:30:00", "0小时0分0秒", "no"),
        ("2026-05-12 19:30:00", "2026-05-12 20:30:00", "0小时0分1秒", "yes"),
        ("2026-05-12 19:30:00", "2026-05-12 20:30:00", "--", "yes"),
    ],
)
def test_who_never_watched_did_not_come(
    tell: Attend, home: Path, first: str, last: str, watched: str, expected: str
) -> None:
    tell(
        f"吕建国,13900011111,{first},{last},{watched}",
        "刘洋,13900099999,2026-05-12 19:30:00,2026-05-12 20:30:00,0小时50分0秒",
        header="用户昵称,联系号码,首次观看直播时间,最近观看直播时间,直播观看时长",
    )
    assert said(home) == {"p1": expected, "p9": "yes"}


def test_a_no_with_the_mailbox_of_a_person_is_no_whatever_the_script(tell: Attend, home: Path) -> None:
    tell(
        "No,Tanaka Kenichi,Kenichi,Tanaka,k.tanaka@tanaka-seiki.example,--,--,--",
        "Yes,刘洋,洋,刘,ly@chenguang.example,05/12/2026 02:00:00 PM,05/12/2026 02:30:00 PM,30",
        header="Attended,User Name,First Name,Last Name,Email,Join Time,Leave Time,Time in Session (minutes)",
    )
    assert said(home) == {"p10": "no", "p9": "yes"}


def test_minutes_are_provisional_while_a_line_may_be_the_same_person(tell: Attend, home: Path) -> None:
    lines = (join("刘洋", email="ly@chenguang.example"), join("刘洋-比亚迪"), join("吕建国"))
    tell(*lines)
    assert said(home, "provisional") == {"p9": "yes", "p1": ""}
    path = home / EVENT / "attendance_open.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",\n", ",nobody\n"), encoding="utf-8-sig")
    tell(*lines)
    assert said(home, "provisional") == {"p9": "", "p1": ""}


def answer(home: Path, *answers: str) -> None:
    """Type answers into attendance_open.csv, in the order of its lines."""
    path = home / EVENT / "attendance_open.csv"
    header, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    filled = [f"{line.rpartition(',')[0]},{one}" for line, one in zip(lines, answers, strict=True)]
    path.write_text("\n".join([header, *filled, ""]), encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("typed", "person"), [("p3", "p3"), ("p3 Käthe Größler Optik Nord", "p3"), ("käthe größler", "p3")]
)
def test_an_answer_is_a_person_by_id_or_by_a_name_one_alone_has(
    tell: Attend, home: Path, typed: str, person: str
) -> None:
    tell(join("iPhone"))
    answer(home, typed)
    assert tell(join("iPhone")).asked == ()
    assert said(home) == {person: "yes"}


@pytest.mark.parametrize(
    "typed", ["张宇", "p99", "不知道"]
)  # two of that name, no such id, no word for anything
def test_an_answer_that_says_nothing_is_named_and_asked_again(tell: Attend, home: Path, typed: str) -> None:
    tell(join("iPhone"))
    for _ in range(2):
        answer(home, typed)
        done = tell(join("iPhone"))
        assert [(one.shown_as, one.answer) for one in done.asked] == [("iPhone", typed)]
        assert any(f'iPhone: the answer "{typed}" means nobody here' in line for line in summary_of(done))
    assert said(home) == {}


def test_an_answer_holds_for_its_report_alone(tell: Attend, home: Path, tmp_path: Path) -> None:
    tell(join("iPhone"))
    answer(home, "p3")
    tell(join("iPhone"))
    other = tmp_path / "second day.csv"
    other.write_text(f"{ZOOM}\n{join('iPhone', '03:45:00').replace('05/12', '05/13')}\n", encoding="utf-8")
    done = attend(Request(EVENT, (other,), DAY, home=home))
    assert [one.report for one in done.asked] == ["second day.csv"]
    assert said(home, "minutes") == {"p3": "30"}


def test_answers_saved_by_excel_in_another_country_are_read(tell: Attend, home: Path) -> None:
    tell(join("iPhone"))
    answer(home, "p3")
    path = home / EVENT / "attendance_open.csv"
    path.write_bytes(path.read_text(encoding="utf-8-sig").replace(",", ";").encode("cp1252"))
    assert tell(join("iPhone")).asked == ()
    assert said(home) == {"p3": "yes"}


def test_who_may_be_in_a_report_that_covers_all_is_not_absent(home: Path, tmp_path: Path) -> None:
    register(home, PEOPLE, DAY)
    path = tmp_path / "report.csv"
    path.write_text(f"{ZOOM}\n{join('张宇')}\n", encoding="utf-8")
    ask = Request(EVENT, (path,), DAY, covers_all=True, home=home)
    done = attend(ask)
    assert (done.came, done.absent, done.unknown) == (0, 9, 2)
    assert not {"p4", "p5"} & said(home).keys()
    answer(home, "p5")
    done = attend(ask)
    assert (done.came, done.absent, done.unknown) == (1, 10, 0)
    assert (said(home)["p4"], said(home)["p5"]) == ("no", "yes")
    assert attend(ask).reports[0].unchanged


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [  # lines of a real webinar report, where the platform prints both
        ("08:07:27", "17:14:45", 548),
        ("09:39:09", "10:03:38", 25),
        ("09:11:58", "10:59:58", 108),
        ("08:21:06", "08:28:17", 8),
        ("10:00:59", "12:13:12", 133),
        ("11:58:08", "12:59:53", 62),
    ],
)
def test_whole_minutes_are_those_zoom_prints_beside_the_seconds(start: str, end: str, printed: int) -> None:
    moments = [dt.datetime.fromisoformat(f"2020-03-28 {clock}") for clock in (start, end)]
    line = Line("yes", interval=(moments[0], moments[1]))
    assert Attendee("x", [], [], [line]).stayed == printed


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (1, 1), (59, 1), (60, 1), (61, 2), (2633, 44), (5999, 100), (6000, 100)]
)
def test_a_minute_that_was_begun_is_one_and_no_fraction_makes_another(seconds: int, minutes: int) -> None:
    assert whole(seconds / 60) == whole(seconds // 60 + seconds % 60 / 60) == minutes


@pytest.mark.parametrize(
    ("shown", "plain"),
    [
        ("Ana Ruiz (Convidado)", "Ana Ruiz"),
        ("佐藤健 (ゲスト)", "佐藤健"),
        ("Eva Böhm (Nicht überprüft)", "Eva Böhm"),
        ("张伟【企业微信】", "张伟【企业微信】"),
        ("Wei Zhang (Bosch)", "Wei Zhang (Bosch)"),
        ("(Guest)", "(Guest)"),
    ],
)
def test_a_platforms_mark_is_taken_off_and_a_firm_stays(shown: str, plain: str) -> None:
    assert unmarked(shown, load_rules().person_names.words) == plain


@pytest.mark.parametrize(
    ("beside", "firm"),
    [
        ("华为", "华为"),
        ("Huawei", "Huawei"),
        ("老板电器", "老板电器"),
        ("Morava Steel", "Morava Steel"),
        ("比亚迪 采购总监", "比亚迪"),
        ("采购总监", ""),
        ("iPhone 14", ""),
        ("手机", ""),
        ("外部", ""),
        ("苏州", ""),
        ("老张", ""),
        ("13900011111", ""),
    ],
)
def test_what_stands_beside_a_name_is_a_firm_or_says_nothing(beside: str, firm: str) -> None:
    assert firm_in(beside, "张伟", load_rules()) == firm
