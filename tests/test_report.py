"""`report`: every number counted by hand, and only the advice that follows from them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from guests import guest, invite

from pipeline.errors import InputError
from pipeline.events.book import Event, begin_run
from pipeline.events.entries import Entry, save_entries
from pipeline.events.happenings import save_reminders, save_replies, save_report
from pipeline.events.plan import Request, plan
from pipeline.events.report import Report, report
from pipeline.events.store import Store
from pipeline.report_words import MEASURES
from pipeline.rules import load_rules

DAY = dt.date(2026, 5, 12)
ON = dt.date(2026, 5, 14)


def guests() -> dict[str, dict[str, str]]:
    """Make twelve people: ten leads, six from WeChat and four from a partner; a competitor; a joke."""
    people = {
        f"p{number:02}": guest(
            name=f"Guest {number}",
            phone=f"+86139000000{number:02}",
            tier="A" if number <= 4 else "B",
            source="WeChat" if number <= 6 else "Partner",
            city="杭州" if number % 2 else "",
            industry="SOFT",
        )
        for number in range(1, 11)
    }
    people["p11"] = guest(name="Rival", outcome="excluded", because="competitor", source="Partner", tier="")
    people["p12"] = guest(
        name="asdf", outcome="excluded", because="junk:keyboard-walk", source="Partner", tier=""
    )
    return people


@pytest.fixture
def summit(store: Store) -> Event:
    """Put an event into the store that is over: reminded, answered, called."""
    event = invite(store, "Summit", DAY, guests())
    with store.writing() as db:
        run = begin_run(db, "record", DAY, event)
        save_reminders(db, event, run, 1, {"sms": [f"p{number:02}" for number in range(1, 10)]})
        save_replies(db, event, run, {"p01": "yes", "p02": "yes", "p07": "yes", "p08": "no"})
        results = {"p01": "interested", "p02": "no-answer", "p03": "wrong-number", "p05": "not-now"}
        said = [Entry(one, 1, "call", "result", code, "x.xlsx", "0") for one, code in results.items()]
        said.append(Entry("p02", 2, "call", "result", "callback", "x.xlsx", "0"))
        save_entries(db, event, run, said)
    return event


def attend(store: Store, event: Event, *came: str, covers_all: bool = True) -> None:
    """Note who came, by a report that covers all or only names who was seen."""
    lines = pd.DataFrame(
        {"person_id": list(came), "minutes": 30, "intervals": [[] for _ in came], "shown_as": ""}
    )
    with store.writing() as db:
        run = begin_run(db, "attend", DAY, event)
        save_report(db, event, run, name="zoom.csv", sha256="1" * 64, covers_all=covers_all, lines=lines)


def made(home: Path) -> Report:
    """Report on the event."""
    return report(home, "Summit", load_rules(), ON)


def test_a_mail_that_came_back_reached_nobody(home: Path, store: Store, summit: Event) -> None:
    before = made(home).results
    with store.writing() as db:
        run = begin_run(db, "record", DAY, summit)
        mails = [Entry(one, 1, "email", "email_result", code, "x.xlsx", "0") for one, code in MAILS.items()]
        save_entries(db, summit, run, mails)
    after = made(home).results
    gained = {name: (after[name] or 0) - (before[name] or 0) for name in ("called", "reached")}
    assert gained == {"called": 2, "reached": 1}


MAILS = {"p09": "bounced", "p10": "replied"}


def test_before_anybody_knows_who_came(home: Path, summit: Event) -> None:
    done = made(home)
    assert done.results == {
        "registered": 11,
        "leads": 10,
        "tier-a": 4,
        "reminded": 9,
        "said-yes": 3,
        "came": None,
        "came-rate": None,
        "walk-ins": None,
        "called": 4,
        "reached": 3,
        "interested": 1,
    }
    assert done.advice == [
        "nobody knows yet who came: read the platform's report with attend",
        "1 of tier A have not been called: call these first",
        "1 were called and not reached: try another time or channel in the next round",
        "leads not reminded: 1; they gave no contact or came into the list later: "
        "ask for contacts, and run `process` once more before `remind`",
    ]


def test_with_attendance_the_best_and_the_worst_source_are_named(
    home: Path, store: Store, summit: Event
) -> None:
    attend(store, summit, "p01", "p03", "p04", "p05", "p07")
    done = made(home)
    assert (done.results["came"], done.results["came-rate"]) == (5, pytest.approx(5 / 11))
    assert done.advice[:3] == [
        "City Hangzhou has the best attendance: 80% of 5; put more there",
        "Source Partner has the lowest attendance: 20% of 5; ask whether it is worth it",
        "1 said they come and did not: remind them once more that morning (remind --days-before 0)",
    ]
    groups = done.groups.set_index(["group", "value"])
    assert groups.loc[("source", "WeChat")].to_dict() == {
        "registered": 6,
        "leads": 6,
        "tier-a": 4,
        "reminded": 6,
        "said-yes": 2,
        "came": 4,
        "walk-ins": 0,
        "called": 4,
        "reached": 3,
        "interested": 1,
    }
    assert groups.loc[("tier", "A"), "registered"] == 4
    assert groups.loc[("industry", "Software & IT services"), "came"] == 5
    for group in ("source", "city", "industry", "tier", "channel"):
        assert groups.loc[group]["registered"].sum() == 11


def test_who_said_yes_and_is_in_no_report_may_have_come(home: Path, store: Store, summit: Event) -> None:
    attend(store, summit, "p01", covers_all=False)
    advice = made(home).advice
    assert not [line for line in advice if "come and did not" in line]
    assert [line for line in advice if "said they come" in line] == [
        "2 said they come and are not in the attendance reports: whether they came is not known; ask them, "
        "or read a report that names all who came again with --covers-all"
    ]


def test_nobody_came_is_known_too(home: Path, store: Store, summit: Event) -> None:
    attend(store, summit)
    done = made(home)
    assert (done.results["came"], done.results["came-rate"]) == (0, 0)


def test_results_are_held_against_the_goals_of_the_plan(home: Path, store: Store, summit: Event) -> None:
    path = plan(Request("Summit", dt.date(2026, 4, 1), home=home)).path
    book = openpyxl.load_workbook(path)
    keys = {book["Goals"].cell(row, 1).value: row for row in range(2, book["Goals"].max_row + 1)}
    for measure, goal in (("registered", 20), ("leads", 10), ("came-rate", "60%"), ("reached", 5)):
        book["Goals"].cell(keys[measure], 3, goal)
    book.save(path)
    attend(store, summit, "p01", "p03", "p04", "p05", "p07")
    done = made(home)
    assert done.goals == {"registered": 20, "leads": 10, "came-rate": 0.6, "reached": 5}
    assert done.advice[:3] == [
        "Signed up: 11 of a goal of 20, 9 short",
        "Attendance rate: 45% of a goal of 60%, 15% short",
        "Reached: 3 of a goal of 5, 2 short",
    ]
    assert done.advice[-1] == "11 tasks of the plan are past their day and not done"
    sheet = openpyxl.load_workbook(done.path)["Report"]
    shown = {row[1]: row[2:5] for row in sheet.iter_rows(values_only=True) if row[1]}
    assert shown["Signed up"] == (11, 20, 1)
    assert shown["Came"] == (5, None, None)  # its share is the attendance rate


def test_the_workbook_is_the_same_twice_and_private(home: Path, summit: Event) -> None:
    first = made(home)
    content = first.path.read_bytes()
    assert made(home).path.read_bytes() == content
    assert first.path.stat().st_mode & 0o777 == 0o600
    book = openpyxl.load_workbook(first.path)
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
        "Report",
        "By group",
    ]
    assert [cell.value for cell in book["By group"][1]] == [
        "Group",
        "Value",
        *(pair[1] for name, pair in MEASURES.items() if name != "came-rate"),
    ]


def test_an_event_without_anybody_has_a_report(home: Path, store: Store) -> None:
    invite(store, "Summit", DAY, {})
    done = made(home)
    assert (done.results["registered"], done.results["came-rate"]) == (0, None)
    assert done.advice == ["nobody knows yet who came: read the platform's report with attend"]


def test_an_event_nobody_knows_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such event"):
        report(tmp_path / "home", "Summit", load_rules(), ON)
    assert not (tmp_path / "home").exists()
