"""`plan`: what is said of an event is kept, its tasks are laid out once, and what is typed stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import InputError, RulesError
from pipeline.events.book import Event, all_events, event_named
from pipeline.events.occasion import lang_of
from pipeline.events.plan import Request, plan, set_event, times
from pipeline.events.remind_log import former_days
from pipeline.events.store import open_store
from pipeline.planning import STATUSES
from pipeline.writers.plan_sheets import read_plan

ON, DAY = dt.date(2026, 5, 1), dt.date(2026, 5, 12)


def asked(home: Path, **said: object) -> Request:
    """Say something of an event."""
    return replace(Request("Summit", ON, home=home), **said)  # type: ignore[arg-type]


def test_what_is_said_stays_until_something_else_is_said(home: Path) -> None:
    set_event(asked(home, date=DAY, time="9:30-17:00", place=" Grand  Hall ", zone="Europe/Berlin"))
    event = set_event(asked(home, host="Grace Lam", time="10:00"))
    assert (event.date, event.starts, event.ends) == (DAY, "10:00", "")
    assert (event.place, event.host, event.timezone) == ("Grand Hall", "Grace Lam", "Europe/Berlin")
    assert (event.status, event.lang) == ("planned", "")
    event = set_event(asked(home, status="cancelled", place=""))
    assert (event.status, event.place) == ("cancelled", "")


@pytest.mark.parametrize("name", ["SUMMIT", "summit ", "Summit?"])
def test_an_event_that_would_share_the_folder_of_another_is_not_made(home: Path, name: str) -> None:
    set_event(asked(home, date=DAY))
    with pytest.raises(InputError, match=r'there is an event "Summit".*--event "Summit"'):
        set_event(replace(asked(home), event=name))
    set_event(replace(asked(home), event=" Summit "))  # spaces around a name are no other name
    with open_store(home) as store, store.reading() as db:
        assert [one.name for one in all_events(db)] == ["Summit"]


def test_a_move_is_noted(home: Path) -> None:
    set_event(asked(home, date=DAY))
    set_event(asked(home, date=dt.date(2026, 5, 19)))
    set_event(asked(home, date=dt.date(2026, 5, 26)))
    with open_store(home) as store, store.reading() as db:
        assert former_days(db, event_named(db, "Summit")) == [DAY, dt.date(2026, 5, 19)]


@pytest.mark.parametrize("text", ["", "9", "half past nine", "25:00", "09:30-", "09:30-10:00-11:00", "9.30"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="09:30-17:00"):
        times(text)


def test_a_zone_nobody_knows_is_refused_and_nothing_kept(home: Path) -> None:
    with pytest.raises(InputError, match="no such time zone"):
        set_event(asked(home, zone="Berlin"))
    with open_store(home) as store, store.reading() as db, pytest.raises(InputError):
        event_named(db, "Summit")


# plan.xlsx


def typed_into(path: Path, sheet: str, row: int, column: str, value: object) -> None:
    """Type into a cell of the plan, in the column under a heading."""
    book = openpyxl.load_workbook(path)
    headings = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row, headings.index(column) + 1, value)
    book.save(path)


def test_the_tasks_are_laid_out_around_the_day(home: Path) -> None:
    planned = plan(asked(home, date=DAY))
    assert (planned.is_new, planned.late) == (
        True,
        [late for late in planned.tasks if late.planned < "2026-05-01"],
    )
    days = {task.task: (task.phase, task.planned) for task in planned.tasks}
    assert days["Remind everyone (remind), record the answers (record)"] == ("Before", "2026-05-11")
    assert days["Check-in; note the questions asked"] == ("During", "2026-05-12")
    assert days["Read the attendance (attend)"] == ("After", "2026-05-13")
    assert [task.planned for task in planned.tasks] == sorted(task.planned for task in planned.tasks)
    assert all(task.is_open() for task in planned.tasks)
    assert planned.path.stat().st_mode & 0o777 == 0o600
    book = openpyxl.load_workbook(planned.path)
    assert [cell.value for cell in book["lists"]["A"]] == [status.en for status in STATUSES]


def test_without_a_day_the_tasks_have_none(home: Path) -> None:
    planned = plan(asked(home))
    assert {task.planned for task in planned.tasks} == {""}
    assert planned.late == []


def test_what_was_typed_is_read_and_never_written_over(home: Path) -> None:
    first = plan(asked(home, date=DAY))
    for row, status, actual in (
        (2, "已完成", None),
        (3, "Dropped", None),
        (4, "Under way", dt.date(2026, 4, 15)),
    ):
        typed_into(first.path, "Tasks", row, "Status", status)
        typed_into(first.path, "Tasks", row, "Actual", actual)
    last = len(first.tasks) + 2
    typed_into(first.path, "Tasks", last, "Task", "Order flowers")
    typed_into(first.path, "Tasks", last, "Planned", "next week")
    typed_into(first.path, "Goals", 2, "Target", 300)
    before = first.path.read_bytes()
    again = plan(asked(home, date=dt.date(2026, 5, 19)))
    assert first.path.read_bytes() == before
    assert not again.is_new
    assert len(again.tasks) == len(first.tasks) + 1
    assert [task.is_open() for task in again.tasks[:4]] == [False, False, False, True]
    assert [task.planned for task in again.late] == ["2026-04-21", "2026-04-28"]
    assert read_plan(first.path).goals == {"registered": 300.0}


@pytest.mark.parametrize(
    ("typed", "goal"),
    [(300, 300), ("1,200", 1200), ("60%", 0.6), (0.6, 0.6), ("many", None), (None, None)],
)
def test_a_goal_is_a_number(home: Path, typed: object, goal: float | None) -> None:
    path = plan(asked(home)).path
    typed_into(path, "Goals", 2, "Target", typed)
    assert read_plan(path).goals == ({} if goal is None else {"registered": goal})


def test_a_plan_that_is_no_workbook_is_named(home: Path) -> None:
    path = plan(asked(home)).path
    path.write_text("no workbook", encoding="utf-8")
    with pytest.raises(InputError, match=r"plan\.xlsx: cannot be read"):
        plan(asked(home))


def test_a_team_may_have_tasks_of_its_own(home: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    task = '[[tasks]]\nkey = "flowers"\nphase = "before"\ndays = -2\nzh = "订花"\nen = "Order flowers"\n'
    (rules / "plan.toml").write_text('goals = ["came"]\n' + task, encoding="utf-8")
    (only,) = plan(asked(home, date=DAY, rules=rules)).tasks
    assert (only.task, only.planned) == ("Order flowers", "2026-05-10")
    (rules / "plan.toml").write_text('goals = ["fun"]\n' + task + task, encoding="utf-8")
    with pytest.raises(RulesError) as told:
        plan(asked(home, rules=rules))
    assert [problem.split(": ")[1] for problem in told.value.problems] == ["goals.0", "tasks"]


def test_the_plan_speaks_the_event_s_language(home: Path) -> None:
    event = Event(1, "春季峰会")
    assert [lang_of(event), lang_of(replace(event, lang="en")), lang_of(Event(1, "Summit"))] == [
        "zh",
        "en",
        "en",
    ]
    assert plan(replace(asked(home), event="春季峰会")).tasks[0].phase == "会前"


def test_a_cancelled_event_has_no_late_tasks(home: Path) -> None:
    plan(asked(home, date=dt.date(2026, 5, 12)))
    late = asked(home, on=dt.date(2026, 6, 1))
    assert plan(late).late
    assert plan(asked(home, on=dt.date(2026, 6, 1), status="cancelled")).late == []
