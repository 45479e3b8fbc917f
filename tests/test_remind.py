"""`remind`: who is on which list, what the files say, and what a second, a late or a needless run does."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import icalendar
import openpyxl
import pytest
from guests import guest, invite

from pipeline.errors import InputError
from pipeline.events import remind as job
from pipeline.events.book import Event, begin_run, event_named, save_event
from pipeline.events.due import State
from pipeline.events.happenings import reminders_of, save_replies
from pipeline.events.opt_outs import OptOut, save_opt_outs
from pipeline.events.plan import Request as PlanRequest
from pipeline.events.plan import set_event
from pipeline.events.remind import Reminded, Request, remind
from pipeline.events.store import Store, open_store
from pipeline.rules import load_rules
from pipeline.writers.entries import read_entries

DAY, EVE = dt.date(2026, 5, 12), dt.date(2026, 5, 11)
NOON = dt.datetime(2026, 5, 11, 4, tzinfo=dt.UTC)  # noon in Shanghai
GUESTS = {
    "p01": guest(name="Anna Lindqvist", phone="+8613900000001", tier="A", company="SKF AB", email="a@x.com"),
    "p02": guest(name="Ben Hale", phone="+8613900000002", score="50"),
    "p03": guest(name="Cleo Marsh", email="cleo@example.com", phone="+4930901820"),
    "p04": guest(name="Dan Wu", wecom="Grace Lam", phone="+8613900000004", tier="A"),
    "p05": guest(name="Eve Stone", phone="+8657188001234"),
    "p06": guest(name="Finn Low"),
    "p07": guest(name="Gail Park", phone="+8613900000007"),
    "p08": guest(name="Hugo Ray", phone="+8613900000008"),
    "p09": guest(name="Ida Fox", email="ida@example.com"),
    "p10": guest(name="Jon Bell", phone="+8613900000010", outcome="review", because="review:odd-name"),
    "p11": guest(name="Kim Coe", phone="+8613900000011", outcome="excluded", because="competitor"),
    "p12": guest(name="=Lee", phone="+8613900000012", score="60"),
}
EVENT = {"starts": "09:30", "ends": "17:00", "place": "Grand Hall", "host": "Grace Lam"}


@pytest.fixture
def summit(store: Store) -> Event:
    """Put an event on the 12th with twelve guests into the store: one declined, two opted out."""
    event = invite(store, "Summit", DAY, GUESTS, **EVENT)
    with store.writing() as db:
        run = begin_run(db, "record", dt.date(2026, 5, 1), event)
        save_replies(db, event, run, {"p07": "no", "p01": "maybe"})
        said = [
            OptOut("person", "p08", False, "p08", "call"),
            OptOut("email", "ida@example.com", False, "p99", "list"),
        ]
        save_opt_outs(db, event, run, said)
    return event


def request(home: Path, on: dt.date | None = EVE, **more: object) -> Request:
    """Ask for the reminders of a day."""
    return replace(Request(now=NOON, on=on, home=home), **more)  # type: ignore[arg-type]


def files_of(home: Path, event: str = "Summit") -> dict[str, bytes]:
    """Read all files of an event."""
    folder = home / event
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def lines(home: Path, name: str, event: str = "Summit", on: dt.date = EVE) -> list[dict[str, str]]:
    """Read a CSV of a day's reminder."""
    path = home / event / f"remind-{on}-{name}.csv"
    if not path.exists():
        return []
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def ids(home: Path, name: str, event: str = "Summit", on: dt.date = EVE) -> list[str]:
    """Name the people of a list, in order."""
    return [line["person_id/remind"] for line in lines(home, name, event, on)]


def everyone(home: Path, event: str = "Summit", on: dt.date = EVE) -> list[str]:
    """Name the people of all lists."""
    return sorted(one for name in ("phone", "wecom", "sms", "email") for one in ids(home, name, event, on))


@pytest.mark.usefixtures("summit")
def test_each_person_stands_on_one_list_and_who_is_left_out_is_told_why(home: Path) -> None:
    (done,) = remind(request(home))
    assert (done.state, done.on) == (State.DUE, EVE)
    assert {name: ids(home, name) for name in ("phone", "wecom", "sms", "email")} == {
        "phone": ["p01", "p05"],
        "wecom": ["p04"],
        "sms": ["p12", "p02"],
        "email": ["p03"],
    }
    why = {line["person_id/remind"]: line["Why"] for line in lines(home, "not-reminded")}
    assert why == {
        "p06": "cannot be reached",
        "p07": "does not come",
        "p08": "asked for no contact",
        "p09": "asked for no contact",
        "p10": "still to be reviewed",
    }
    assert [count for _, count in done.counts] == [2, 1, 2, 1, 2, 1, 1, 1]


@pytest.mark.usefixtures("summit")
def test_who_asked_for_no_contact_is_in_no_file_with_a_number(home: Path) -> None:
    remind(request(home))
    for name, content in files_of(home).items():
        if name.endswith((".csv", ".ics")):
            assert b"13900000008" not in content.replace(b" ", b""), name
            assert b"ida@example.com" not in content, name


@pytest.mark.usefixtures("summit")
def test_the_words_are_each_person_s(home: Path) -> None:
    remind(request(home))
    (ben,) = [line for line in lines(home, "sms") if line["person_id/remind"] == "p02"]
    assert (
        ben["Message"]
        == "Hello Ben Hale, Summit is tomorrow, 12 May, 09:30-17:00, Grand Hall. See you there!"
    )
    assert (ben["Characters"], ben["Messages paid"]) == ("83", "1")
    assert ben["Phone"] == "+8613900000002"
    (cleo,) = lines(home, "email")
    assert cleo["Subject"] == "Summit is tomorrow (12 May)"
    assert cleo["Message"].startswith("Hello Cleo Marsh,\n\nSummit, which you signed up for, is tomorrow.")
    assert "When: Tuesday 12 May, 09:30-17:00 (UTC+8)\nWhere: Grand Hall\n" in cleo["Message"]
    assert cleo["Calendar file"] == "p03.ics"
    (dan,) = lines(home, "wecom")
    assert dan["WeCom contact of"] == "Grace Lam"
    assert "Grace Lam is there for your questions." in dan["Message"]
    anna = lines(home, "phone")[0]
    assert (anna["Name"], anna["Coming"]) == ("Anna Lindqvist", "maybe")
    assert "is this Anna Lindqvist?" in anna["What to say"]


@pytest.mark.usefixtures("summit")
def test_the_bulk_files_have_numbers_and_the_variables_of_the_template(home: Path) -> None:
    remind(request(home))
    bulk = lines(home, "sms-aliyun")
    assert list(bulk[0]) == ["手机号", "name", "event", "when", "date", "time", "place"]
    assert bulk[1] == {
        "手机号": "13900000002",
        "name": "Ben Hale",
        "event": "Summit",
        "when": "tomorrow",
        "date": "12 May",
        "time": "09:30-17:00",
        "place": "Grand Hall",
    }
    assert bulk[0]["name"] == "'=Lee"  # no program takes it for a formula
    sheet = openpyxl.load_workbook(home / "Summit" / f"remind-{EVE}-sms-tencent.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("手机号", *(f"短信内容变量{number}" for number in range(1, 7)))
    assert rows[2] == ("13900000002", "Ben Hale", "Summit", "tomorrow", "12 May", "09:30-17:00", "Grand Hall")
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"General"}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


@pytest.mark.usefixtures("summit")
def test_the_calendar_entries_say_when_and_keep_their_names(home: Path) -> None:
    remind(request(home))
    event = icalendar.Calendar.from_ical((home / "Summit" / "Summit.ics").read_bytes()).events[0]
    assert event.start == dt.datetime(2026, 5, 12, 1, 30, tzinfo=dt.UTC)
    assert event.end == dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
    assert (event["SUMMARY"], event["LOCATION"], event["SEQUENCE"]) == ("Summit", "Grand Hall", 0)
    with zipfile.ZipFile(home / "Summit" / f"remind-{EVE}-calendar.zip") as file:
        names = file.namelist()
        theirs = [icalendar.Calendar.from_ical(file.read(name)).events[0] for name in names]
    assert sorted(names) == [f"{person}.ics" for person in everyone(home)]
    uids = {str(one["UID"]) for one in (event, *theirs)}
    assert len(uids) == len(names) + 1
    assert {one.start for one in theirs} == {event.start}
    (anna,) = [one for name, one in zip(names, theirs, strict=True) if name == "p01.ics"]
    assert "Anna Lindqvist" in anna["DESCRIPTION"]


@pytest.mark.usefixtures("summit")
def test_a_moved_event_is_shown_and_its_entries_move_with_it(home: Path, store: Store) -> None:
    remind(request(home))
    before = icalendar.Calendar.from_ical((home / "Summit" / "Summit.ics").read_bytes()).events[0]
    with store.writing() as db:
        save_event(db, "Summit", date=dt.date(2026, 5, 19))
    told = (
        "moved: it was on 2026-05-12, and is now on 2026-05-19",
        "6 people were reminded of 2026-05-12 (remind-2026-05-11.xlsx) and have not heard of the new day: "
        "let them know",
    )
    for on in (EVE, DAY, dt.date(2026, 5, 13)):
        (said,) = remind(request(home, on))
        assert (said.state, said.notes, said.counts) == (State.MOVED, told, ())
        assert said.files == ["Summit.ics", f"remind-{on}-calendar.zip"]
        entry = icalendar.Calendar.from_ical((home / "Summit" / "Summit.ics").read_bytes()).events[0]
        assert (entry["SEQUENCE"], entry.start.day) == (1, 19)
        with zipfile.ZipFile(home / "Summit" / f"remind-{on}-calendar.zip") as own:
            assert len(own.namelist()) == 6
    (done,) = remind(request(home, dt.date(2026, 5, 18)))
    assert done.state is State.DUE
    assert done.notes[:2] == told
    after = icalendar.Calendar.from_ical((home / "Summit" / "Summit.ics").read_bytes()).events[0]
    assert after["UID"] == before["UID"]
    assert (after["SEQUENCE"], after.start.day) == (1, 19)
    told = {line["Name"]: line["Reminded for"] for line in lines(home, "sms", on=dt.date(2026, 5, 18))}
    assert told["Ben Hale"] == "2026-05-12"
    (day,) = remind(request(home, dt.date(2026, 5, 19), days_before=0))
    assert not [note for note in day.notes if note.startswith("moved")]
    assert "Reminded for" not in lines(home, "sms", on=dt.date(2026, 5, 19))[0]
    (done,) = remind(request(home, dt.date(2026, 5, 19), event="Summit"))
    assert (done.state, done.notes) == (State.DONE, ())


@pytest.mark.usefixtures("summit")
def test_an_event_brought_forward_is_due_for_its_new_day(home: Path, store: Store) -> None:
    remind(request(home, dt.date(2026, 5, 9), days_before=3))
    with store.writing() as db:
        save_event(db, "Summit", date=EVE)
    (done,) = remind(request(home, dt.date(2026, 5, 10)))
    assert done.state is State.DUE
    assert done.notes == (
        "moved: it was on 2026-05-12, and is now on 2026-05-11",
        "6 people were reminded of 2026-05-12 (remind-2026-05-09.xlsx) and have not heard of the new day: "
        "let them know",
    )


@pytest.mark.usefixtures("summit")
def test_an_event_moved_there_and_back_is_due_again(home: Path, store: Store) -> None:
    remind(request(home, dt.date(2026, 5, 9), days_before=3))
    with store.writing() as db:
        save_event(db, "Summit", date=EVE)
    remind(request(home, dt.date(2026, 5, 10)))
    with store.writing() as db:
        save_event(db, "Summit", date=DAY)
    (done,) = remind(request(home))
    assert done.state is State.DUE
    assert "6 people were reminded of 2026-05-11 (remind-2026-05-10.xlsx)" in done.notes[1]
    (late,) = remind(request(home, days_before=3))
    assert late.state is State.LATE


@pytest.mark.usefixtures("summit")
def test_a_move_nobody_was_reminded_before_is_passed_over_until_it_is_due(home: Path, store: Store) -> None:
    with store.writing() as db:
        save_event(db, "Summit", date=dt.date(2026, 5, 19))
    assert remind(request(home)) == []


@pytest.mark.usefixtures("summit")
def test_who_was_reminded_early_hears_at_once_that_it_is_cancelled(home: Path, store: Store) -> None:
    remind(request(home, dt.date(2026, 5, 9), days_before=3))
    with store.writing() as db:
        save_event(db, "Summit", status="cancelled")
    (done,) = remind(request(home, dt.date(2026, 5, 10)))
    assert (done.state, len(done.files)) == (State.CANCELLED, 2)


@pytest.mark.usefixtures("summit")
def test_a_cancelled_event_is_shown_and_nobody_reminded(home: Path, store: Store) -> None:
    remind(request(home))
    written = files_of(home)
    with store.writing() as db:
        save_event(db, "Summit", status="cancelled")
    (done,) = remind(request(home, DAY))
    assert done.state is State.CANCELLED
    assert done.notes == ("cancelled, nobody is reminded; 6 people had been: let them know",)
    now = files_of(home)
    assert {name: now[name] for name in written if name != "Summit.ics"} == {
        name: content for name, content in written.items() if name != "Summit.ics"
    }
    former = icalendar.Calendar.from_ical(written["Summit.ics"]).events[0]
    with zipfile.ZipFile(home / "Summit" / f"remind-{DAY}-calendar.zip") as own:
        entries = [own.read(name) for name in own.namelist()]
    assert len(entries) == 6
    for content in (now["Summit.ics"], *entries):
        calendar = icalendar.Calendar.from_ical(content)
        assert (calendar["METHOD"], calendar.events[0]["STATUS"]) == ("CANCEL", "CANCELLED")
        assert calendar.events[0]["SEQUENCE"] > former["SEQUENCE"]
        assert calendar.events[0]["UID"].endswith(former["UID"])
    assert remind(request(home, DAY)) == [done]
    assert files_of(home) == now


def test_a_cancelled_event_nobody_was_reminded_of_writes_no_file(home: Path, store: Store) -> None:
    invite(store, "Summit", DAY, GUESTS, status="cancelled")
    (done,) = remind(request(home, DAY))
    assert (done.state, done.files, files_of(home)) == (State.CANCELLED, (), {})


@pytest.mark.usefixtures("summit")
def test_a_second_run_of_a_day_gives_the_same_bytes_and_leaves_no_trace(home: Path, store: Store) -> None:
    (first,) = remind(request(home))
    written = files_of(home)
    with store.reading() as db:
        before = reminders_of(db, event_named(db, "Summit"))
    assert remind(request(home)) == [first]
    assert files_of(home) == written
    with store.reading() as db:
        after = reminders_of(db, event_named(db, "Summit"))
    assert after.equals(before)
    assert sorted(zip(before["person_id"], before["channel"], strict=True)) == [
        ("p01", "phone"),
        ("p02", "sms"),
        ("p03", "email"),
        ("p04", "wecom"),
        ("p05", "phone"),
        ("p12", "sms"),
    ]


@pytest.mark.usefixtures("summit")
def test_every_file_is_its_owner_s_alone(home: Path) -> None:
    remind(request(home))
    assert {path.stat().st_mode & 0o777 for path in (home / "Summit").iterdir()} == {0o600}


@pytest.mark.usefixtures("summit")
def test_a_list_made_on_the_eve_is_not_made_again_and_a_late_one_says_so(home: Path) -> None:
    remind(request(home))
    assert remind(request(home, DAY)) == []
    (done,) = remind(request(home, DAY, event="Summit"))
    assert (done.state, done.files) == (State.DONE, ())
    (same_day,) = remind(request(home, DAY, days_before=0))
    assert same_day.state is State.DUE
    assert "today" in lines(home, "sms", on=DAY)[0]["Message"]


@pytest.mark.usefixtures("summit")
def test_a_run_that_comes_late_makes_the_list_and_says_so(home: Path) -> None:
    (late,) = remind(request(home, DAY))
    assert late.state is State.LATE
    assert late.notes == ("late: the reminder was due on 2026-05-11, and none was made",)
    assert "today" in lines(home, "sms", on=DAY)[0]["Message"]
    book = openpyxl.load_workbook(home / "Summit" / f"remind-{DAY}.xlsx")
    assert any("late" in str(cell) for row in book.worksheets[0].values for cell in row)


@pytest.mark.usefixtures("summit")
def test_a_run_after_the_event_only_says_that_nobody_was_reminded(home: Path) -> None:
    (missed,) = remind(request(home, dt.date(2026, 5, 13)))
    assert (missed.state, missed.files) == (State.MISSED, ())
    assert files_of(home) == {}


def test_the_day_is_the_event_s_own(home: Path, store: Store) -> None:
    """At one moment it is the eve of the event in Auckland, and not yet that of the one in New York."""
    invite(store, "Auckland", DAY, {"p1": GUESTS["p02"]}, timezone="Pacific/Auckland")
    invite(store, "New York", DAY, {"p2": GUESTS["p02"]}, timezone="America/New_York")
    now = dt.datetime(2026, 5, 10, 20, tzinfo=dt.UTC)
    assert [(one.event.name, one.on) for one in remind(request(home, None, now=now))] == [("Auckland", EVE)]
    later = now + dt.timedelta(hours=12)
    assert [one.event.name for one in remind(request(home, None, now=later))] == ["Auckland", "New York"]


def test_what_is_not_known_is_left_out_of_the_words_and_told(home: Path, store: Store) -> None:
    invite(store, "Summit", DAY, {"p1": GUESTS["p02"], "p2": guest(phone="+8613900000077")})
    (done,) = remind(request(home))
    assert [note.partition(";")[0] for note in done.notes] == [
        "time or place is not known and not in the messages"
    ]
    said = {line["Message"] for line in lines(home, "sms")}
    assert said == {
        "Hello Ben Hale, Summit is tomorrow, 12 May. See you there!",
        "Hello guest, Summit is tomorrow, 12 May. See you there!",
    }
    event = icalendar.Calendar.from_ical((home / "Summit" / "Summit.ics").read_bytes()).events[0]
    assert (event.start, event.end) == (DAY, dt.date(2026, 5, 13))


def test_an_event_nobody_comes_to_is_told(home: Path, store: Store) -> None:
    invite(store, "Summit", DAY, {"p1": GUESTS["p11"]}, **EVENT)
    (done,) = remind(request(home))
    assert done.notes == ("there is nobody to remind",)
    assert set(files_of(home)) == {f"remind-{EVE}.xlsx", "Summit.ics"}


def test_an_event_that_is_not_there_is_named(home: Path, store: Store) -> None:
    assert remind(request(home)) == []
    invite(store, "Other", DAY, {})
    with pytest.raises(InputError, match=r"Summit: no such event here; there are: Other"):
        remind(request(home, event="Summit"))


def test_without_a_store_nothing_is_due_and_none_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert remind(request(home)) == []
    with pytest.raises(InputError, match="no such event"):
        remind(request(home, event="Summit"))
    assert not home.exists()


def test_the_team_says_by_which_channel(home: Path, store: Store, tmp_path: Path) -> None:
    invite(store, "Summit", DAY, {"p01": GUESTS["p01"], "p02": GUESTS["p02"], "p03": GUESTS["p03"]}, **EVENT)
    rules = tmp_path / "rules"
    rules.mkdir()
    settings = 'order = ["sms", "phone"]\ncall_tiers = []\nsms_prefixes = ["+86"]\neveryone = ["email"]\n'
    (rules / "reminders.toml").write_text(settings, encoding="utf-8")
    remind(request(home, rules=rules))
    assert {name: ids(home, name) for name in ("phone", "sms", "email")} == {
        "phone": ["p03"],
        "sms": ["p01", "p02"],
        "email": ["p01", "p03"],
    }


def type_in(path: Path, sheet: str, row: int, heading: str, text: str) -> None:
    """Type into a cell of a workbook, in the column under a heading; a new one if there is none."""
    book = openpyxl.load_workbook(path)
    cells = book[sheet]
    headings = [cell.value for cell in cells[1]]
    if heading not in headings:
        headings.append(heading)
        cells.cell(1, len(headings), heading)
    cells.cell(row, headings.index(heading) + 1, text)
    book.save(path)


@pytest.mark.usefixtures("summit")
def test_answers_can_be_read_back_and_stay_through_a_second_run(home: Path) -> None:
    remind(request(home))
    path = home / "Summit" / f"remind-{EVE}.xlsx"
    type_in(path, "SMS", 2, "Coming", "does not come")
    type_in(path, "Phone", 2, "Notes", "brings a colleague")
    type_in(path, "Phone", 2, "Gift", "book")
    type_in(path, "Phone", 3, "Company", "Stone Ltd")
    typed = read_entries(path).typed
    assert typed["p12"] == {"remind.coming": "does not come"}
    assert typed["p01"] == {
        "remind.coming": "maybe",
        "remind.remarks": "brings a colleague",
        "remind.own:Gift": "book",
    }
    assert typed["p05"] == {"remind.company": "Stone Ltd"}
    touched = path.read_bytes()
    (again,) = remind(request(home))
    kept = f"remind-{EVE} {EVE}.xlsx"
    assert kept in again.files
    assert (home / "Summit" / kept).read_bytes() == touched
    right = typed.pop("p05")  # what was put right is the list's own from then on
    assert read_entries(path).typed == typed
    assert [line["Company"] for line in lines(home, "phone") if line["Name"] == "Eve Stone"] == list(
        right.values()
    )
    written = path.read_bytes()
    (third,) = remind(request(home))
    assert path.read_bytes() == written
    assert kept not in third.files


@pytest.mark.usefixtures("summit")
def test_what_is_typed_is_obeyed_by_a_second_run_and_stands_in_the_next_reminder(home: Path) -> None:
    remind(request(home))
    path = home / "Summit" / f"remind-{EVE}.xlsx"
    type_in(path, "SMS", 2, "Coming", "can't make it")
    type_in(path, "SMS", 3, "Coming", "do not contact me again")
    type_in(path, "Phone", 2, "Notes", "brings a colleague")
    type_in(path, "Phone", 3, "Coming", "sends somebody")
    (again,) = remind(request(home))
    why = {line["person_id/remind"]: line["Why"] for line in lines(home, "not-reminded")}
    assert (why["p12"], why["p02"]) == ("does not come", "asked for no contact")
    assert [note for note in again.notes if "=Lee" not in note and "Ben Hale" not in note] == [
        note for note in again.notes if "Eve Stone" in note
    ]
    (morning,) = remind(request(home, DAY, days_before=0))
    said = {
        line["person_id/remind"]: (line["Coming"], line["Notes"]) for line in lines(home, "phone", on=DAY)
    }
    assert said == {"p01": ("maybe", "brings a colleague"), "p05": ("sends somebody", "")}
    assert not [note for note in morning.notes if "Stone" in note]


@pytest.mark.usefixtures("summit")
def test_what_was_answered_before_is_told_apart_from_what_is_typed_now(home: Path) -> None:
    remind(request(home))
    path = home / "Summit" / f"remind-{EVE}.xlsx"
    type_in(path, "Phone", 3, "Coming", "comes")
    cells = {cell.person: cell for cell in read_entries(path).cells if cell.field == "coming"}
    from pipeline.writers.marks import seal

    assert seal(cells["p01"].text) == cells["p01"].base  # maybe: in the store already
    assert seal(cells["p05"].text) != cells["p05"].base


@pytest.mark.usefixtures("summit")
def test_the_workbook_offers_the_answers(home: Path) -> None:
    remind(request(home))
    book = openpyxl.load_workbook(home / "Summit" / f"remind-{EVE}.xlsx")
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert shown == ["Reminders", "Phone", "WeCom", "SMS", "Email", "Not reminded"]
    offered = [cell.value for cell in book["lists"]["A"]]
    assert offered == ["comes", "does not come", "maybe"]
    assert len(book["Phone"].data_validations.dataValidation) == 1


def test_an_sms_longer_than_the_rules_allow_is_told(home: Path, store: Store) -> None:
    longest = load_rules().events.sms.longest
    invite(store, "Summit", DAY, {"p1": guest(name="N" * longest, phone="+8613900000001")}, **EVENT)
    (done,) = remind(request(home))
    assert done.notes == ("1 SMS are longer than `longest` in messages/sms.toml",)


def test_an_event_that_cannot_be_written_is_not_noted_as_reminded(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(store, "Summit", DAY, {"p02": GUESTS["p02"]}, **EVENT)

    def full(*anything: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(job, "write_files", full)
        with pytest.raises(InputError, match="disk is full"):
            remind(request(home))
    with open_store(home) as again, again.reading() as db:
        assert reminders_of(db, event_named(db, "Summit")).empty
    (done,) = remind(request(home, DAY))
    assert isinstance(done, Reminded)
    assert done.state is State.LATE


@pytest.mark.usefixtures("summit")
def test_an_event_that_is_on_again_comes_back_into_calendars(home: Path) -> None:
    """A calendar keeps the entry with the highest number: each change has a higher one than those before."""
    numbers = []
    for status in (None, "cancelled", "planned", "cancelled"):
        if status:
            set_event(PlanRequest("Summit", EVE, status=status, home=home))
        remind(request(home))
        entry = icalendar.Calendar.from_ical((home / "Summit" / "Summit.ics").read_bytes()).events[0]
        numbers.append(int(entry["SEQUENCE"]))
    assert numbers == sorted(set(numbers))
