"""What is kept about a person can be seen, put right and forgotten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cases import read_table
from sqlalchemy import MetaData, select
from staged import shipped

from pipeline.errors import InputError
from pipeline.events.book import begin_run, event_named
from pipeline.events.doctor import examine
from pipeline.events.entries import Entry, save_decisions, save_entries
from pipeline.events.erasing import erase_person
from pipeline.events.happenings import save_replies
from pipeline.events.persons import find_people, merge_people, one_person
from pipeline.events.showing import person_lines
from pipeline.events.store import FILE, open_store
from pipeline.events.undoing import undo_change
from pipeline.process import Done, Request, process
from pipeline.writers.entries import ordered

DAY = dt.date(2026, 11, 20)
HALVES = ("李雷,13900011111,,云杉软件,总监", "李雷,,lilei@haishu.example,海曙机械,总监")
WHOLE = "李雷,13900011111,lilei@haishu.example,云杉软件,总监"
HAN = "韩梅,13900022222,han@haishu.example,宁波海曙机械有限公司,经理"


@pytest.fixture(autouse=True)
def _rules_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: shipped())


def processed(home: Path, *lines: str, name: str = "list") -> Done:
    """Process some lines as a list."""
    source = home.parent / f"{name}.csv"
    source.write_text("\n".join(["姓名,手机,邮箱,公司,职位", *lines]) + "\n", encoding="utf-8")
    return process(Request(files=(source,), on=DAY, home=home))


def people(done: Done) -> list[dict[str, str]]:
    """Return the lines of people.csv."""
    return read_table(done.folder / "people.csv")


def test_a_merge_that_was_taken_back_is_not_made_again(home: Path) -> None:
    two = {line["person_id"] for line in people(processed(home, *HALVES))}
    assert len(people(processed(home, *HALVES, WHOLE))) == 1
    with open_store(home) as store, store.writing() as db:
        change = undo_change(db, 1, begin_run(db, "undo", DAY))
        assert (change.kind, {change.person, change.other}) == ("merge", two)
    again = people(processed(home, *HALVES, WHOLE))
    assert {line["person_id"] for line in again} >= two
    with open_store(home) as store, store.writing() as db:
        run = begin_run(db, "undo", DAY)
        for number in (1, 99):
            with pytest.raises(InputError, match=str(number)):
                undo_change(db, number, run)


NAMESAKES = ("王芳,13816600001,,钱江精工,采购", "王芳,13916600002,,钱江精工,质量")


def told_same(home: Path, answer: str) -> list[dict[str, str]]:
    """Answer whether the two namesakes are one, and process them again."""
    keys = [line["row_keys"] for line in processed(home, *NAMESAKES).people.to_dict("records")]
    assert keys
    with open_store(home) as store, store.writing() as db:
        event = event_named(db, "list")
        both = " ".join(keys).split()
        pairs = {ordered(*both): (answer, "test")}
        save_decisions(db, event, begin_run(db, "record", DAY, event), pairs)
    return people(processed(home, *NAMESAKES))


def test_after_a_merge_is_taken_back_nobody_keeps_the_other_s_number(home: Path) -> None:
    processed(home, *NAMESAKES)
    (one,) = told_same(home, "same")
    with open_store(home) as store, store.writing() as db:
        change = undo_change(db, 1, begin_run(db, "undo", DAY))
        assert change.person == one["person_id"]
        numbers = {one_person(db, "13816600001"), one_person(db, "13916600002")}
        assert numbers == {change.person, change.other}
    processed(home, *NAMESAKES)
    with open_store(home) as store, store.reading() as db:
        assert {one_person(db, "13816600001"), one_person(db, "13916600002")} == numbers


def test_two_who_are_told_apart_again_in_review_do_not_keep_the_other_s_number(home: Path) -> None:
    processed(home, *NAMESAKES)
    told_same(home, "same")
    two = {line["person_id"] for line in told_same(home, "different")}
    with open_store(home) as store, store.reading() as db:
        assert {one_person(db, "13816600001"), one_person(db, "13916600002")} == two


def test_a_number_that_both_gave_stays_with_both_when_a_merge_is_taken_back(home: Path) -> None:
    both = ("王芳,0571-88001234,,钱江精工,采购", "王芬,0571 8800 1234,fen@qj.example,钱江精工,质量")
    one, other = processed(home, *both).people.index
    with open_store(home) as store, store.writing() as db:
        run = begin_run(db, "record", DAY)
        undo_change(db, merge_people(db, one, other, run), run)
        assert find_people(db, "0571-88001234") == sorted((one, other))


def test_a_split_that_was_taken_back_is_one_person_again(home: Path) -> None:
    one = people(processed(home, *HALVES, WHOLE))
    assert len(one) == 1
    assert len(people(processed(home, *HALVES))) == 2
    with open_store(home) as store, store.writing() as db:
        assert undo_change(db, 1, begin_run(db, "undo", DAY)).kind == "split"
    (person,) = people(processed(home, *HALVES))
    assert person["person_id"] == one[0]["person_id"]


def test_everything_kept_about_a_person_is_shown(home: Path) -> None:
    processed(home, *HALVES, HAN)
    processed(home, *HALVES, WHOLE, HAN)
    with open_store(home) as store, store.writing() as db:
        event = event_named(db, "list")
        run = begin_run(db, "record", DAY, event)
        person = one_person(db, "139 0001 1111")
        typed = {
            "remarks": "下午再打",
            "result": "callback",
            "q:event-feedback": "very-good",
            "own:Gift": "cup",
        }
        save_entries(db, event, run, [Entry(person, 1, "call", *one, "a.xlsx", "") for one in typed.items()])
        save_replies(db, event, run, {person: "no"})
        said = "\n".join(person_lines(db, person, "en", shipped().callback))
    for text in (
        "李雷",
        "+8613900011111",
        "lilei@haishu.example",
        "list (–): lead",
        "does not come",
        "Notes: 下午再打",
        "Call result: Reached, call back later",
        "How was the event?: Very good",
        "Gift: cup",
    ):
        assert text in said
    assert "rollcall undo 1" in said
    assert "韩梅" not in said


def test_who_is_forgotten_leaves_nothing_behind_and_is_not_called_again(home: Path) -> None:
    processed(home, *HALVES, HAN)
    done = processed(home, *HALVES, WHOLE, HAN)
    with open_store(home) as store, store.writing() as db:
        event = event_named(db, "list")
        run = begin_run(db, "record", DAY, event)
        person = one_person(db, "lilei@haishu.example")
        save_entries(db, event, run, [Entry(person, 1, "call", "remarks", "李雷说下午", "a.xlsx", "")])
        save_replies(db, event, run, {person: "no"})
        erased = erase_person(db, home, person, begin_run(db, "erase", DAY))
        assert set(erased.files) == {done.folder, *(home / "archives").iterdir()}
        tables = MetaData()
        tables.reflect(db)
        kept = [str(line) for table in tables.sorted_tables for line in db.execute(select(table)).all()]
    for trace in ("李雷", "13900011111", "lilei@haishu.example", person):
        assert not [line for line in kept if trace in line]
    assert [line for line in kept if "韩梅" in line]
    other = {line["name"]: line["because"] for line in people(processed(home, WHOLE, HAN, name="autumn"))}
    assert other == {"李雷": "opt-out", "韩梅": ""}


def test_nobody_and_two_of_a_name_are_told(home: Path) -> None:
    processed(home, *HALVES, HAN)
    with open_store(home) as store, store.reading() as db:
        with pytest.raises(InputError, match="2 people"):
            one_person(db, "李雷")
        with pytest.raises(InputError, match="nobody here"):
            one_person(db, "赵敏")


def test_what_is_wrong_is_found(home: Path, tmp_path: Path) -> None:
    assert all(one.is_well for one in examine(home, None))
    done = processed(home, HAN)
    assert all(one.is_well for one in examine(home, None))
    (done.folder / "people.csv").chmod(0o644)
    assert [one.what for one in examine(home, None) if not one.is_well] == [
        f"home: {done.folder / 'people.csv'} can be read by others; chmod 600 it"
    ]


def test_a_damaged_store_is_found(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no store" * 999)
    (tmp_path / FILE).chmod(0o600)
    (wrong,) = [one for one in examine(tmp_path, None) if not one.is_well]
    assert "damaged" in wrong.what
