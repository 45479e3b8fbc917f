"""The store: laid out, kept to its owner, moved to new versions, and plain about what is wrong with it."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import stat
from pathlib import Path

import pandas as pd
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, select, text

from pipeline.errors import InputError, StoreError
from pipeline.events import schema
from pipeline.events.book import Event, all_events, begin_run, event_named, save_event
from pipeline.events.bulk import insert_columns, layout_id, layouts_of, packed, unpacked
from pipeline.events.entries import Entry, calls_of, decisions_of, entries_of, save_decisions, save_entries
from pipeline.events.happenings import (
    attendance_of,
    covers_all,
    forget_report,
    last_round,
    reminders_of,
    replies_of,
    rounds_of,
    save_reminders,
    save_replies,
    save_report,
    save_round,
)
from pipeline.events.migrate import configuration
from pipeline.events.opt_outs import OptOut, all_opt_outs, save_opt_outs
from pipeline.events.persons import find_people, merge_people, now_known_as, split_people
from pipeline.events.store import FILE, VARIABLE, Store, open_store

DAY = dt.date(2026, 5, 12)


@pytest.fixture
def event(store: Store) -> Event:
    """Give an event with three people."""
    with store.writing() as db:
        event = save_event(db, "春季峰会", date=DAY)
        run = begin_run(db, "process", DAY, event)
        people = ["p1", "p2", "p3"]
        names = ["李雷", "韩梅梅", "李蕾"]
        insert_columns(db, schema.people, {"id": people, "name": names, "first_run_id": [run] * 3})
    return event


def test_a_new_store_is_empty_and_stays_when_opened_again(home: Path) -> None:
    for _ in range(2):
        with open_store(home) as store, store.reading() as db:
            assert all_events(db) == []


def test_what_was_written_is_there_and_what_failed_is_not(store: Store) -> None:
    with store.writing() as db:
        save_event(db, "one", date=DAY)
    with pytest.raises(InputError), store.writing() as db:
        event_named(db, save_event(db, "two").name + "!")
    with store.reading() as db:
        assert [event.name for event in all_events(db)] == ["one"]
        assert event_named(db, "one").date == DAY


def test_the_migrations_make_the_tables_the_program_has(home: Path) -> None:
    with open_store(home) as store, store.writing() as db:
        schema.metadata.drop_all(db)
        db.execute(text("DROP TABLE alembic_version"))
        command.upgrade(configuration(db), "head")
        assert compare_metadata(MigrationContext.configure(db), schema.metadata) == []
        assert ScriptDirectory.from_config(configuration()).get_current_head() == schema.HEAD
    with open_store(home) as store, store.reading() as db:
        assert all_events(db) == []


def test_a_store_of_a_newer_version_is_left_alone(home: Path) -> None:
    with open_store(home) as store, store.writing() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"), open_store(home):
        pass


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_the_files_are_their_owner_s_alone(tmp_path: Path, suffix: str) -> None:
    os.umask(os.umask(0o022))
    with open_store(tmp_path / "home") as store, store.writing() as db:
        save_event(db, "one")
        mode = (tmp_path / "home" / (FILE + suffix)).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_damaged_store_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no store" * 99)
    with pytest.raises(StoreError, match=f"{FILE}: the store is damaged"), open_store(tmp_path):
        pass


def test_a_store_somebody_else_writes_to_is_waited_for_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.events.store._PATIENCE", 0.05)
    with open_store(tmp_path) as store:
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with store.reading() as db:
            assert all_events(db) == []
        with pytest.raises(StoreError, match="another command"), store.writing() as db:
            save_event(db, "one")
        other.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no URL"),
        ("mysql://root@localhost/x", "mysql"),
        ("postgresql://nobody:secret@127.0.0.1:1/x", "cannot be reached"),
    ],
)
def test_a_store_that_cannot_be_reached_is_named_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    monkeypatch.setenv(VARIABLE, url)
    with pytest.raises(StoreError, match=said) as error, open_store(tmp_path):
        pass
    assert "secret" not in str(error.value)
    assert len(error.value.problems) == 1


def test_a_line_must_belong_to_somebody(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), store.writing() as db:
        db.execute(insert(schema.replies).values(event_id=7, person_id="p", answer="yes", run_id=1))


def test_cells_come_back_as_they_were(store: Store) -> None:
    one = pd.DataFrame({"姓名": ["李雷", "\x00\ud83d\x1f"], "a": ['"', "a\nb"]})
    with store.writing() as db:
        ids = [layout_id(db, ["姓名", "a"]), layout_id(db, ["a"]), layout_id(db, ["姓名", "a"])]
        back = unpacked([*packed(one, ["姓名", "a"]), "only"], [ids[0], ids[0], ids[1]], layouts_of(db, ids))
    assert ids[0] == ids[2]
    assert back.to_dict("list") == {"姓名": ["李雷", " ? ", ""], "a": ['"', "a\nb", "only"]}


def test_the_last_answer_holds_and_the_same_again_is_no_news(store: Store, event: Event) -> None:
    with store.writing() as db:
        run = begin_run(db, "record", DAY, event)
        assert save_replies(db, event, run, {"p1": "yes", "p2": "no"}) == 2
        assert save_replies(db, event, run, {"p1": "maybe", "p2": "no"}, by="林晓.xlsx") == 1
        said = replies_of(db, event)
    assert dict(zip(said["person_id"], said["answer"], strict=True)) == {"p1": "maybe", "p2": "no"}


def test_reminders_are_kept_by_the_day_they_were_for(store: Store, event: Event) -> None:
    with store.writing() as db:
        run = begin_run(db, "remind", DAY, event)
        for _ in range(2):
            save_reminders(db, event, run, 1, {"phone": ["p1"], "email": ["p2"]})
        moved = save_event(db, event.name, date=DAY + dt.timedelta(days=7))
        save_reminders(db, moved, run, 1, {"phone": ["p1"]})
        assert len(reminders_of(db, event)) == 3


def test_a_report_counts_once_and_can_be_taken_back(store: Store, event: Event) -> None:
    lines = pd.DataFrame(
        {
            "person_id": ["p1", "p3"],
            "minutes": [42, None],
            "intervals": [[["2026-05-12T09:00:00+08:00", "2026-05-12T09:42:00+08:00"]], []],
            "shown_as": ["李雷-云杉", ""],
        }
    )
    with store.writing() as db:
        run = begin_run(db, "attend", DAY, event)
        report = {"name": "zoom.csv", "sha256": "aa", "covers_all": True, "lines": lines}
        assert save_report(db, event, run, **report)
        assert not save_report(db, event, run, **report)
        said = attendance_of(db, event)
        assert said["person_id"].tolist() == ["p1", "p3"]
        assert said["intervals"].tolist() == lines["intervals"].tolist()
        assert said["minutes"].tolist() == [42, None]
        assert covers_all(db, event)
        forget_report(db, event, "aa")
        assert attendance_of(db, event).empty
        assert not covers_all(db, event)


def test_rounds_are_kept_with_why(store: Store, event: Event) -> None:
    members = pd.DataFrame({"person_id": ["p2", "p1"], "owner": "林晓", "channel": "phone", "why": "missed"})
    with store.writing() as db:
        run = begin_run(db, "followup", DAY, event)
        assert last_round(db, event) == 1
        for _ in range(2):
            save_round(db, event, run, 2, members)
        assert last_round(db, event) == 2
        said = rounds_of(db, event)
    assert said["person_id"].tolist() == ["p1", "p2"]
    assert set(said["on_day"]) == {DAY}


def test_an_entry_makes_the_one_before_it_a_former_one(store: Store, event: Event) -> None:
    with store.writing() as db:
        run = begin_run(db, "record", DAY, event)
        for value in ("no-answer", "interested"):
            said = [Entry("p1", 1, "call", "result", value, "a.xlsx", "aa")]
            save_entries(db, event, run, [*said, Entry("p1", 1, "call", "own:礼品", "已寄", "a.xlsx", "aa")])
        assert entries_of(db, event)["value"].tolist() == ["interested", "已寄"]
        assert len(entries_of(db, event, former=True)) == 4
        (call,) = calls_of(db, event).to_dict("records")
    assert (call["person_id"], call["result"], call["next_step"]) == ("p1", "interested", "")


def test_decisions_on_pairs_bind_in_every_event(store: Store, event: Event) -> None:
    with store.writing() as db:
        run = begin_run(db, "record", DAY, event)
        save_decisions(db, event, run, {("a", "b"): ("same", "x"), ("c", ""): ("keep", "x")})
        save_decisions(db, event, run, {("a", "b"): ("different", "y"), ("d", ""): ("", "y")})
        other = save_event(db, "秋季峰会")
        assert decisions_of(db, event).people == {"c": "keep"}
        assert decisions_of(db, other).people == {}
        assert decisions_of(db, other).pairs == {("a", "b"): "different"}


def test_whoever_was_folded_into_another_is_found_as_that_person(store: Store, event: Event) -> None:
    with store.writing() as db:
        run = begin_run(db, "record", DAY, event)
        save_replies(db, event, run, {"p3": "yes"})
        merge_people(db, "p2", "p3", run)
        merge_people(db, "p1", "p2", run)
        assert now_known_as(db) == {"p2": "p1", "p3": "p1"}
        assert replies_of(db, event)["person_id"].tolist() == ["p1"]
        assert find_people(db, "李蕾") == ["p1"]
        split_people(db, "p2", "p3", run)
        assert now_known_as(db) == {"p2": "p1"}
        assert find_people(db, "李蕾") == ["p3"]
        assert [kind for (kind,) in db.execute(select(schema.changes.c.kind))] == ["merge", "merge", "split"]


def test_opt_outs_bind_by_value_unless_somebody_else_uses_it_too(store: Store, event: Event) -> None:
    said = [
        OptOut("phone", "+8613900011111", False, "p1", "sheet"),
        OptOut("email", "info@yunshan.example", True, "p1", "sheet"),
    ]
    with store.writing() as db:
        run = begin_run(db, "process", DAY, event)
        assert save_opt_outs(db, event, run, said) == 2
        assert save_opt_outs(db, event, run, said) == 0
        held = all_opt_outs(db)
    assert dict(held.values) == {"+8613900011111": event.name}
    assert dict(held.people) == {"p1": event.name}


def test_a_store_may_be_a_sqlite_file_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'team.db'}")
    with open_store(tmp_path / "home") as store, store.writing() as db:
        save_event(db, "one")
    with create_engine(f"sqlite:///{tmp_path / 'team.db'}").connect() as db:
        assert db.execute(select(schema.events.c.name)).scalar_one() == "one"
