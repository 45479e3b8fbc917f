"""`record`: every sheet of ours comes back, whatever was done to it; nothing is lost, nothing taken twice."""

from __future__ import annotations

import csv
import datetime as dt
import random
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from cases import read_table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from staged import shipped, with_lists

from pipeline.errors import InputError
from pipeline.events.book import begin_run, event_named, save_event
from pipeline.events.entries import Entry, calls_of, decisions_of, entries_of, lift_refusals, save_entries
from pipeline.events.happenings import replies_of, save_report
from pipeline.events.opt_outs import all_opt_outs, take_back
from pipeline.events.persons import list_of, names_of, one_person
from pipeline.events.recording import Recorded, record
from pipeline.events.store import open_store
from pipeline.export import export
from pipeline.process import Done, Request, process
from pipeline.record_words import recorded_lines
from pipeline.rules import Rules

DAY = dt.date(2026, 11, 20)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", ("建国", "晓梅", "思远", "一鸣")
CALL = "电话回访"
OFFICE = shutil.which("soffice")


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """Load the rules once for all tests; the team has one competitor."""
    made = with_lists(competitors="竞品\n黑湖科技\n")
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: made)
    return made


def listed(count: int) -> list[str]:
    """Return lines of a sign-up list: invented people, all different."""
    names = [one + two for two in GIVEN for one in SURNAMES][:count]
    return [
        f"{name},1390001{number:04d},p{number}@firm{number}.example,杭州第{number}机械有限公司,经理"
        for number, name in enumerate(names)
    ]


@pytest.fixture
def made(home: Path, tmp_path: Path) -> Callable[..., Done]:
    """Give a function that processes a list of some people."""

    def process_people(count: int = 6, more: Sequence[str] = ()) -> Done:
        source = tmp_path / "spring.csv"
        lines = ["姓名,手机,邮箱,公司,职位", *listed(count), *more]
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return process(Request(files=(source,), on=DAY, home=home))

    return process_people


class Sheet:
    """A list as somebody has it open: lines by heading, to be typed into and saved."""

    def __init__(self, path: Path, sheet: str = CALL) -> None:
        self.book, self.name = load_workbook(path), sheet
        self.at = {str(cell.value): cell.column for cell in self.book[sheet][1]}

    def rows(self) -> dict[str, int]:
        """Return the row of everybody by name."""
        at = self.at["姓名"]
        return {str(row[at - 1].value): row[0].row for row in self.book[self.name].iter_rows(min_row=2)}

    def type(self, who: str, **cells: str | None) -> Sheet:
        """Type into the line of somebody; a heading nobody wrote becomes a column."""
        for heading, text in cells.items():
            if heading not in self.at:
                self.at[heading] = max(self.at.values()) + 1
                self.book[self.name].cell(row=1, column=self.at[heading]).value = heading
            self.book[self.name].cell(row=self.rows()[who], column=self.at[heading]).value = text
        return self

    def save(self, path: Path) -> Path:
        """Save it as a workbook."""
        self.book.save(path)
        return path

    def save_as_text(self, path: Path, encoding: str = "gb18030") -> Path:
        """Save the sheet alone as CSV, the way spreadsheet programs in China do."""
        with path.open("w", encoding=encoding, newline="") as file:
            rows = self.book[self.name].iter_rows(values_only=True)
            csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])
        return path


def calls(home: Path, event: str = "spring") -> dict[str, tuple[str, str]]:
    """Return result and next step by person."""
    with open_store(home) as store, store.reading() as db:
        frame = calls_of(db, event_named(db, event))
    return {
        person: (result, step)
        for person, result, step in zip(frame["person_id"], frame["result"], frame["next_step"], strict=True)
    }


def ids(done: Done) -> dict[str, str]:
    """Return the id of everybody by name."""
    return {line["name"]: line["person_id"] for line in read_table(done.folder / "people.csv")}


def everything(home: Path) -> list[tuple[object, ...]]:
    """Return all that is kept of what people said."""
    with open_store(home) as store, store.reading() as db:
        event = event_named(db, "spring")
        frames = (entries_of(db, event, former=True), replies_of(db, event))
        lines = [tuple(line) for frame in frames for line in frame.to_numpy().tolist()]
        return [*lines, *sorted(decisions_of(db, event).pairs.items())]


def test_results_are_kept_as_codes_and_bind_in_the_next_run(made: Callable[..., Done], home: Path) -> None:
    done, name = made(), "赵建国"
    sheet = Sheet(done.folder / "follow_up.xlsx")
    sheet.type(
        name,
        回访结果="接通·有意向",
        下一步="预约演示",
        下次联系="2026年12月1日",
        备注="找张总",
        项目时间="半年内",
    )
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert dict(took.entries) == {"next_date": 1, "next_step": 1, "q": 1, "remarks": 1, "result": 1}
    assert calls(home) == {ids(done)[name]: ("interested", "demo")}
    with open_store(home) as store, store.reading() as db:
        said = entries_of(db, event_named(db, "spring")).set_index("field")["value"].to_dict()
    assert (said["next_date"], said["q:time-frame"]) == ("2026-12-01", "half-year")
    again = Sheet(made().folder / "follow_up.xlsx")
    row = again.rows()[name]
    cells = {heading: again.book[CALL].cell(row=row, column=at).value for heading, at in again.at.items()}
    assert (cells["回访结果"], cells["下一步"], cells["备注"]) == ("接通·有意向", "预约演示", "找张总")


@pytest.mark.parametrize("kind", ["workbook", "text"])
def test_a_sheet_sorted_cut_and_widened_is_taken_whole(
    made: Callable[..., Done], home: Path, kind: str
) -> None:
    done = made(30)
    sheet = Sheet(done.folder / "follow_up.xlsx")
    names = sorted(sheet.rows())
    expected = {}
    for number, name in enumerate(names):
        code, word = (("no-answer", "未接听"), ("interested", "接通·有意向"))[number % 2]
        sheet.type(name, 回访结果=word, 礼品=f"礼品{number}", 车牌="浙A" if number % 3 else None)
        expected[ids(done)[name]] = (code, "")
    cells = sheet.book[CALL]
    lines = [[cell.value for cell in row] for row in cells.iter_rows(min_row=2)]
    random.Random(7).shuffle(lines)
    gone = {str(line[0]) for line in lines[:10]}
    cells.delete_rows(2, cells.max_row)
    for line in lines[10:]:
        cells.append(line)
    back = sheet.save(home / "back.xlsx") if kind == "workbook" else sheet.save_as_text(home / "back.csv")
    took = record(home, "spring", [back], shipped(), DAY)
    assert (took.unplaced, took.conflicts) == ((), ())
    assert calls(home) == {person: call for person, call in expected.items() if person not in gone}
    with open_store(home) as store, store.reading() as db:
        gifts = entries_of(db, event_named(db, "spring"))
    gifts = gifts[gifts["field"] == "own:礼品"]
    number = {ids(done)[name]: f"礼品{number}" for number, name in enumerate(names)}
    assert dict(zip(gifts["person_id"], gifts["value"], strict=True)) == {
        person: gift for person, gift in number.items() if person not in gone
    }


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "csv", "ods"])
def test_a_sheet_saved_by_another_program_is_taken_whole(
    made: Callable[..., Done], home: Path, tmp_path: Path, kind: str
) -> None:
    done = made(16)
    path = done.folder / "follow_up.xlsx"
    sheet = Sheet(path)
    for name in sheet.rows():
        sheet.type(name, 回访结果="未接听", 下次联系="2026-12-01", 备注='下午, "张"\n再打', 礼品="已寄")
    sheet.type("赵建国", 电话="138 0001 2345")
    for other in [one for one in sheet.book.sheetnames if one not in (CALL, "columns", "lists")]:
        del sheet.book[other]
    sheet.save(tmp_path / "typed.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to = "csv:Text - txt - csv (StarCalc):44,34,76" if kind == "csv" else kind  # commas, quotes, UTF-8
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", "saved", "typed.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    took = record(home, "spring", [tmp_path / "saved" / f"typed.{kind}"], shipped(), DAY)
    assert (took.unplaced, took.conflicts) == ((), ())
    assert dict(took.entries) == {"next_date": 16, "own": 16, "phone": 1, "remarks": 16, "result": 16}
    with open_store(home) as store, store.reading() as db:
        said = entries_of(db, event_named(db, "spring"))
    assert set(said["value"][said["field"] == "next_date"]) == {"2026-12-01"}
    assert {
        line["phone"] for line in read_table(made(16).folder / "people.csv") if line["name"] == "赵建国"
    } == {"+8613800012345"}


def test_recording_twice_changes_nothing(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx")
    back = sheet.type("赵建国", 回访结果="未接听", 是否参加="不参加").save(home / "back.xlsx")
    record(home, "spring", [back], shipped(), DAY)
    before = everything(home)
    for copy in (back, Path(shutil.copy(back, home / "copy.xlsx"))):
        again = record(home, "spring", [copy], shipped(), DAY)
        assert (again.entries, again.conflicts, again.decisions) == ({}, (), 0)
    assert everything(home) == before


def test_an_older_copy_does_not_bring_back_what_it_said(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx")
    old = sheet.type("赵建国", 回访结果="未接听").save(home / "monday.xlsx")
    record(home, "spring", [old], shipped(), DAY)
    kept = Path(shutil.copy(old, home / "kept.xlsx"))
    sheet.type("赵建国", 回访结果="接通·有意向").save(
        home / "monday.xlsx"
    )  # the caller goes on in the same file
    assert record(home, "spring", [home / "monday.xlsx"], shipped(), DAY).conflicts == ()
    assert record(home, "spring", [kept], shipped(), DAY).entries == {}
    assert [result for result, _ in calls(home).values()] == ["interested"]


def test_two_callers_who_disagree_are_shown_and_the_first_stands(
    made: Callable[..., Done], home: Path
) -> None:
    done = made()
    path = done.folder / "follow_up.xlsx"
    one = Sheet(path).type("赵建国", 回访结果="未接听", 备注="一").save(home / "林晓.xlsx")
    two = Sheet(path).type("赵建国", 回访结果="接通·有意向").type("钱建国", 回访结果="未接听")
    two.save(home / "周舟.xlsx")
    took = record(home, "spring", [one, home / "周舟.xlsx"], shipped(), DAY)
    (conflict,) = took.conflicts
    assert (conflict.file, conflict.field, conflict.stands, conflict.refused) == (
        "周舟.xlsx",
        "result",
        "未接听",
        "接通·有意向",
    )
    assert conflict.person == ids(done)["赵建国"]
    assert sorted(result for result, _ in calls(home).values()) == ["no-answer", "no-answer"]
    took = record(home, "spring", [home / "周舟.xlsx"], shipped(), DAY, overwrite=True)
    assert took.conflicts == ()
    assert calls(home)[ids(done)["赵建国"]] == ("interested", "")


@pytest.mark.parametrize("order", ["recorded first", "typed after the next run"])
def test_a_list_in_the_folder_takes_nothing_back_that_was_recorded(
    made: Callable[..., Done], home: Path, order: str
) -> None:
    path = made().folder / "follow_up.xlsx"
    theirs = Sheet(path).type("赵建国", 回访结果="接通·有意向", 备注="要四十席").save(home / "林晓.xlsx")
    slip = Sheet(path).type("赵建国", 回访结果="未接听", 备注="1 日打过").type("钱建国", 回访结果="未接听")
    record(home, "spring", [theirs], shipped(), DAY)
    if order == "recorded first":
        slip.save(path)
        done = made()
        said = "\n".join(done.notes)
        assert len(done.kept) == 1  # nothing typed is lost
        for word in ("未接听", "接通·有意向", "1 日打过", "要四十席", "林晓.xlsx", "--overwrite"):
            assert word in said
    else:
        made()  # the list shows what Lin said: whoever changes it there means it
        Sheet(path).type("赵建国", 回访结果="未接听", 备注="改").type("钱建国", 回访结果="未接听").save(path)
        assert not [line for line in made().notes if "--overwrite" in line]
    who = ids(made())
    expected = "interested" if order == "recorded first" else "no-answer"
    assert {name: calls(home)[who[name]][0] for name in ("赵建国", "钱建国")} == {
        "赵建国": expected,
        "钱建国": "no-answer",
    }
    before = everything(home)
    assert not [line for line in made().notes if "--overwrite" in line]
    assert everything(home) == before


def test_of_two_lists_in_the_folder_the_caller_s_own_holds_and_both_are_shown(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    callers = with_lists(owners="负责人,区域\n何敏,浙江\n")
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: callers)
    source = tmp_path / "spring.csv"
    source.write_text("\n".join(["姓名,手机,邮箱,公司,职位", *listed(3)]) + "\n", encoding="utf-8")
    request = Request(files=(source,), on=DAY, home=home)
    folder = process(request).folder
    for name, said in (("follow_up.xlsx", "未接听"), ("call_list_何敏.xlsx", "接通·有意向")):
        Sheet(folder / name).type("赵建国", 回访结果=said).save(folder / name)
    notes = "\n".join(process(request).notes)
    assert "follow_up.xlsx" in notes
    assert "call_list_何敏.xlsx" in notes
    assert [result for result, _ in calls(home).values()] == ["interested"]


def test_who_starts_from_what_another_recorded_may_change_it(made: Callable[..., Done], home: Path) -> None:
    path = made().folder / "follow_up.xlsx"
    record(
        home, "spring", [Sheet(path).type("赵建国", 回访结果="未接听").save(home / "a.xlsx")], shipped(), DAY
    )
    made()
    took = record(
        home,
        "spring",
        [Sheet(path).type("赵建国", 回访结果="占线/挂断").save(home / "b.xlsx")],
        shipped(),
        DAY,
    )
    assert (dict(took.entries), took.conflicts) == ({"result": 1}, ())
    made()
    took = record(
        home, "spring", [Sheet(path).type("赵建国", 回访结果=None).save(home / "c.xlsx")], shipped(), DAY
    )
    assert dict(took.entries) == {"result": 1}
    assert calls(home) == {}


def test_a_line_nobody_can_place_is_listed(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx")
    cells = sheet.book[CALL]
    cells.cell(row=cells.max_row + 1, column=sheet.at["姓名"]).value = "临时加的人"
    row = sheet.rows()["赵建国"]
    cells.cell(row=row, column=1).value = "p000000000000"
    sheet.type("赵建国", 回访结果="未接听")
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert {(one.place, one.why) for one in took.unplaced} == {
        (f"{CALL} row {cells.max_row}", "no-key"),
        (f"{CALL} row {row}", "stranger"),
    }
    assert calls(home) == {}


def test_who_does_not_come_stands_in_a_list_for_the_colleagues(made: Callable[..., Done], home: Path) -> None:
    done = made()
    with open_store(home) as store, store.writing() as db:
        save_event(db, "spring", host="何敏")
    sheet = Sheet(done.folder / "follow_up.xlsx")
    sheet.type("赵建国", 是否参加="不参加").type("钱建国", 是否参加="来").type("孙建国", 是否参加="看情况")
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert took.not_coming == 1
    assert took.notice == done.folder / "notice-2026-11-20.csv"
    (line,) = read_table(took.notice)
    assert (line["负责人"], line["姓名"], line["是否参加"]) == ("何敏", "赵建国", "不参加")
    with open_store(home) as store, store.reading() as db:
        said = replies_of(db, event_named(db, "spring"))
    assert sorted(said["answer"]) == ["maybe", "no", "yes"]
    before = took.notice.read_bytes()
    record(home, "spring", [home / "back.xlsx"], shipped(), DAY)
    assert took.notice.read_bytes() == before
    later = sheet.type("赵建国", 是否参加="参加").save(home / "back.xlsx")
    assert record(home, "spring", [later], shipped(), DAY).notice is None
    assert not (done.folder / "notice-2026-11-20.csv").exists()
    assert (done.folder / "follow_up.xlsx").exists()


def test_callers_see_the_answer_until_it_is_known_who_came(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx")
    sheet.type("赵建国", 是否参加="不参加").type("钱建国", 是否参加="参加")
    record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    done = made()
    reasons = dict(zip(done.people["name"], done.people["reason"], strict=True))
    assert reasons["赵建国"].endswith(" · 活动前的答复：不参加")
    assert reasons["钱建国"].endswith(" · 活动前的答复：参加")
    assert "答复" not in reasons["孙建国"]
    with open_store(home) as store, store.writing() as db:
        event = event_named(db, "spring")
        came = {"person_id": [ids(done)["赵建国"]], "minutes": [42], "intervals": [[]], "shown_as": [""]}
        run = begin_run(db, "attend", DAY, event)
        save_report(db, event, run, name="r", sha256="s", covers_all=False, lines=pd.DataFrame(came))
    again = made()
    assert "答复" not in dict(zip(again.people["name"], again.people["reason"], strict=True))["赵建国"]


def test_callers_read_what_was_noted_in_a_reminder(made: Callable[..., Done], home: Path) -> None:
    done = made()
    with open_store(home) as store, store.writing() as db:
        event = event_named(db, "spring")
        note = Entry(ids(done)["赵建国"], 1, "remind", "remarks", "带一位同事", "remind.xlsx", "s")
        save_entries(db, event, begin_run(db, "record", DAY, event), [note])
    again = made()
    reasons = dict(zip(again.people["name"], again.people["reason"], strict=True))
    assert reasons["赵建国"].endswith("提醒时的备注：带一位同事")
    assert "备注" not in reasons["钱建国"]


def test_a_dropped_person_marked_keep_comes_back_and_the_rule_is_offered(
    made: Callable[..., Done], home: Path
) -> None:
    rival = "冯远,13900019999,feng@blacklake.example,黑湖科技,经理"
    done = made(more=[rival])
    assert {line["because"] for line in read_table(done.folder / "people.csv") if line["name"] == "冯远"} == {
        "competitor"
    }
    sheet = Sheet(done.folder / "follow_up.xlsx", "已剔除").type("冯远", 您的判断="保留")
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert (took.decisions, took.offers) == (1, (("competitors.csv", "黑湖科技"),))
    again = {line["name"]: line["outcome"] for line in read_table(made(more=[rival]).folder / "people.csv")}
    assert again["冯远"] == "lead"


def test_who_refuses_to_be_called_has_opted_out_at_once(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 回访结果="请勿再联系")
    record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    with open_store(home) as store, store.reading() as db:
        assert set(all_opt_outs(db).values) == {"+8613900010000", "p0@firm0.example"}
        people = list_of(db, event_named(db, "spring")).set_index("name")
        assert people["because"].to_dict()["赵建国"] == "opt-out"
    export("spring", ("generic",), home=home)
    delivered = (home / "spring" / "crm_generic.csv").read_text(encoding="utf-8-sig")
    assert "赵建国" not in delivered
    assert "钱建国" in delivered
    because = {line["name"]: line["because"] for line in read_table(made().folder / "people.csv")}
    assert because["赵建国"] == "opt-out"


def refused(home: Path) -> set[str]:
    """Return who has opted out, by name."""
    with open_store(home) as store, store.reading() as db:
        people = list_of(db, event_named(db, "spring"))
        return set(people["name"][people["because"] == "opt-out"])


def test_a_refusal_is_lifted_by_nothing_but_allow(made: Callable[..., Done], home: Path) -> None:
    path = made().folder / "follow_up.xlsx"
    older = Sheet(path).type("赵建国", 回访结果="接通·有意向").save(home / "older.xlsx")
    sheet = Sheet(path).type("赵建国", 回访结果="请勿再联系")
    record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    slip = sheet.type("赵建国", 回访结果="未接听").save(home / "back.xlsx")
    for back, overwrite in ((slip, False), (older, False), (older, True)):
        took = record(home, "spring", [back], shipped(), DAY, overwrite=overwrite)
        assert [(one.kind, one.stands) for one in took.conflicts] == [("stopped", "请勿再联系")]
        assert 'allow "赵建国"' in "\n".join(recorded_lines(took))
        assert refused(home) == {"赵建国"}
    with open_store(home) as store, store.writing() as db:
        person = one_person(db, "赵建国")
        take_back(db, person)
        lift_refusals(db, person, shipped().callback)
    assert refused(home) == set()
    took = record(home, "spring", [older], shipped(), DAY)
    assert (dict(took.entries), took.conflicts) == ({"result": 1}, ())
    made()
    assert refused(home) == set()


def test_a_second_caller_s_refusal_holds_at_once_and_both_are_shown(
    made: Callable[..., Done], home: Path
) -> None:
    path = made().folder / "follow_up.xlsx"
    one = Sheet(path).type("赵建国", 回访结果="接通·有意向", 备注="一").save(home / "林晓.xlsx")
    two = Sheet(path).type("赵建国", 回访结果="请勿再联系", 备注="二").save(home / "周舟.xlsx")
    took = record(home, "spring", [one, two], shipped(), DAY)
    assert [
        (conflict.kind, conflict.field, conflict.stands, conflict.refused) for conflict in took.conflicts
    ] == [
        ("stop", "result", "请勿再联系", "接通·有意向"),
        ("differs", "remarks", "一", "二"),
    ]
    assert refused(home) == {"赵建国"}


def test_a_refusal_in_either_of_two_lists_in_the_folder_is_kept_and_told(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    callers = with_lists(owners="负责人,区域\n何敏,浙江\n")
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: callers)
    source = tmp_path / "spring.csv"
    source.write_text("\n".join(["姓名,手机,邮箱,公司,职位", *listed(3)]) + "\n", encoding="utf-8")
    request = Request(files=(source,), on=DAY, home=home)
    folder = process(request).folder
    for name, said in (
        ("follow_up.xlsx", ("请勿再联系", "未接听")),
        ("call_list_何敏.xlsx", ("未接听", "请勿再联系")),
    ):
        sheet = Sheet(folder / name)
        sheet.type("赵建国", 回访结果=said[0]).type("钱建国", 回访结果=said[1]).save(folder / name)
    notes = "\n".join(process(request).notes)
    assert refused(home) == {"赵建国", "钱建国"}
    assert "赵建国" in notes
    assert "仍不再联系" in notes


def test_another_s_copy_under_the_same_path_is_not_taken_for_the_first_caller_s(
    made: Callable[..., Done], home: Path
) -> None:
    path, inbox = made().folder / "follow_up.xlsx", home / "follow_up.xlsx"
    first = (
        Sheet(path).type("赵建国", 回访结果="未接听", 备注="林：下午再打").type("钱建国", 回访结果="未接听")
    )
    record(home, "spring", [first.save(inbox)], shipped(), DAY)
    Sheet(path).type("赵建国", 回访结果="接通·有意向", 备注="周：已谈").save(inbox)
    took = record(home, "spring", [inbox], shipped(), DAY)
    assert [(one.field, one.kind) for one in took.conflicts] == [
        ("result", "differs"),
        ("remarks", "differs"),
    ]
    assert took.entries == {}
    first.type("赵建国", 备注="林：已约").save(inbox)
    took = record(home, "spring", [inbox], shipped(), DAY)
    assert (dict(took.entries), took.conflicts) == ({"remarks": 1}, ())


@pytest.mark.parametrize(("second", "kind"), [("未接听", ""), ("占线/挂断", "twice"), ("请勿再联系", "stop")])
def test_two_lines_of_one_person_in_one_file_agree_or_are_shown(
    made: Callable[..., Done], home: Path, second: str, kind: str
) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 回访结果="未接听")
    cells = sheet.book[CALL]
    line = [cell.value for cell in cells[sheet.rows()["赵建国"]]]
    line[sheet.at["回访结果"] - 1] = second
    cells.append(line)
    back = sheet.save(home / "back.xlsx")
    for _ in range(2):
        took = record(home, "spring", [back], shipped(), DAY)
        assert [one.kind for one in took.conflicts] == ([kind] if kind else [])
        said = "\n".join(recorded_lines(took))
        assert not kind or f"{CALL} row {cells.max_row}" in said
    assert took.entries == {}
    assert calls(home) == (
        {} if kind == "twice" else {one_of(home): ("refused" if kind else "no-answer", "")}
    )


def one_of(home: Path) -> str:
    """Return the id of 赵建国."""
    with open_store(home) as store, store.reading() as db:
        return one_person(db, "赵建国")


@pytest.mark.parametrize(
    ("heading", "text", "opts_out", "odd"),
    [
        ("回访结果", "请勿再联系。", True, []),
        ("回访结果", "Asked NOT to be called!", True, []),
        ("回访结果", "不要再打了", True, []),
        ("回访结果", "不要打电话，邮件就好", False, ["doubt"]),
        ("备注", "客户说以后不要再打电话了", True, ["refusal"]),
        ("备注", "不用再打电话，已加微信", False, ["doubt"]),
        ("是否参加", "退订", True, ["refusal"]),
        ("回访结果", "拒接", False, []),
        ("回访结果", "想想再说吧", False, ["unread"]),
        ("备注", "下午再打", False, []),
    ],
)
def test_a_refusal_in_words_is_heard_and_told(
    made: Callable[..., Done], home: Path, heading: str, text: str, opts_out: bool, odd: list[str]
) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", **{heading: text})
    back = sheet.save(home / "back.xlsx")
    took = record(home, "spring", [back], shipped(), DAY)
    assert [one.kind for one in took.odd] == odd
    assert refused(home) == ({"赵建国"} if opts_out else set())
    assert record(home, "spring", [back], shipped(), DAY).entries == {}
    made()
    assert refused(home) == ({"赵建国"} if opts_out else set())


def test_a_day_is_read_however_it_is_written_and_what_is_none_is_told(
    made: Callable[..., Done], home: Path
) -> None:
    days = {
        "赵建国": (dt.datetime(2026, 12, 1, 10), "2026-12-01 10:00"),
        "钱建国": ("12月1日", "2026-12-01"),
        "孙建国": ("１２/１", "2026-12-01"),
        "李建国": ("下周三", "2026-11-25 (下周三)"),
        "周建国": ("等通知", "等通知"),
    }
    sheet = Sheet(made().folder / "follow_up.xlsx")
    for name, (text, _) in days.items():
        sheet.type(name, 回访结果="接通·约定再联系", 下次联系=text)  # type: ignore[arg-type]
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert [(one.kind, one.text) for one in took.odd] == [("unread", "等通知")]
    with open_store(home) as store, store.reading() as db:
        said = entries_of(db, event_named(db, "spring"))
        names = names_of(db, said["person_id"])
    said = said[said["field"] == "next_date"]
    assert {names[one]: day for one, day in zip(said["person_id"], said["value"], strict=True)} == {
        name: day for name, (_, day) in days.items()
    }
    sheet.type("吴建国", 备注="新")
    later = record(home, "spring", [sheet.save(home / "again.xlsx")], shipped(), DAY + dt.timedelta(days=8))
    assert dict(later.entries) == {"remarks": 1}
    again = record(home, "spring", [made().folder / "follow_up.xlsx"], shipped(), DAY + dt.timedelta(days=9))
    assert again.entries == {}


def test_an_answer_nobody_understands_is_told_and_one_in_other_words_is_taken(
    made: Callable[..., Done], home: Path
) -> None:
    rivals = ["冯远,13900019999,feng@blacklake.example,黑湖科技,经理", "冯近,13900019998,,黑湖科技,经理"]
    sheet = Sheet(made(more=rivals).folder / "follow_up.xlsx", "已剔除")
    sheet.type("冯远", 您的判断="保留他吧").type("冯近", 您的判断="问一下老板")
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert took.decisions == 1
    assert [(one.kind, one.field, one.text) for one in took.odd] == [("unread", "answer", "问一下老板")]


def test_a_file_that_is_none_of_ours_is_refused(made: Callable[..., Done], home: Path) -> None:
    made()
    book = Workbook()
    book.active.append(["姓名", "回访结果"])
    book.save(home / "a.xlsx")
    for path in (home / "a.xlsx", home / "gone.xlsx"):
        with pytest.raises(InputError, match=path.name):
            record(home, "spring", [path], shipped(), DAY)
    with pytest.raises(InputError, match="no such event"):
        record(home, "winter", [made().folder / "follow_up.xlsx"], shipped(), DAY)


@pytest.fixture
def sized(home: Path, tmp_path: Path) -> Callable[..., Path]:
    """Give a function that processes two people whose list has a column of its own; return the workbook."""

    def process_sized(event: str = "spring", sizes: str = "ML") -> Path:
        source = tmp_path / f"{event}.csv"
        lines = [f"{line},{size}" for line, size in zip(listed(2), sizes, strict=True)]
        source.write_text("\n".join(["姓名,手机,邮箱,公司,职位,衣服尺码", *lines]) + "\n", encoding="utf-8")
        return process(Request(files=(source,), on=DAY, home=home, event=event)).folder / "follow_up.xlsx"

    return process_sized


@pytest.mark.parametrize("kind", ["workbook", "text"])
def test_a_column_of_the_sign_ups_is_nobody_s_own(sized: Callable[..., Path], home: Path, kind: str) -> None:
    sheet = Sheet(sized())
    sheet.type("赵建国", 衣服尺码="XXL", 礼品="已寄")
    back = sheet.save(home / "back.xlsx") if kind == "workbook" else sheet.save_as_text(home / "back.csv")
    took = record(home, "spring", [back], shipped(), DAY)
    assert (dict(took.entries), took.passed_by) == ({"own": 1}, ((back.name, "衣服尺码", 1),))
    assert "衣服尺码" in "\n".join(recorded_lines(took))
    later = Sheet(sized(sizes="SL"))
    assert later.book[CALL].cell(later.rows()["赵建国"], later.at["衣服尺码"]).value == "S"


def test_a_sheet_of_another_event_is_refused_with_the_remedy(sized: Callable[..., Path], home: Path) -> None:
    sheet = Sheet(sized()).type("赵建国", 回访结果="未接听")
    sized("autumn")
    for back in (sheet.save(home / "back.xlsx"), sheet.save_as_text(home / "back.csv")):
        with pytest.raises(InputError, match=f'record "spring" .*{back.name}'):
            record(home, "autumn", [back], shipped(), DAY)
    assert calls(home, "autumn") == {}
    assert dict(record(home, "spring", [home / "back.csv"], shipped(), DAY).entries) == {"result": 1}


@pytest.mark.parametrize(
    ("heading", "text", "taken"), [("结果", "请勿再联系", "result"), ("结果", "下周", "own")]
)
def test_a_heading_somebody_changed_is_known_by_the_choices_under_it(
    made: Callable[..., Done], home: Path, heading: str, text: str, taken: str
) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx")
    sheet.type("赵建国", 回访结果=text)
    sheet.book[CALL].cell(row=1, column=sheet.at["回访结果"]).value = heading
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert dict(took.entries) == {taken: 1}
    assert refused(home) == ({"赵建国"} if taken == "result" else set())


def test_keep_does_not_overrule_a_refusal_and_says_so(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 回访结果="请勿再联系")
    record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    dropped = Sheet(made().folder / "follow_up.xlsx", "已剔除").type("赵建国", 您的判断="保留")
    took = record(home, "spring", [dropped.save(home / "kept.xlsx")], shipped(), DAY)
    assert took.bound == ("赵建国",)
    assert 'allow "赵建国"' in "\n".join(recorded_lines(took))
    made()
    assert refused(home) == {"赵建国"}


TYPED = st.dictionaries(
    st.sampled_from(["赵建国", "钱建国", "孙建国"]),
    st.dictionaries(
        st.sampled_from(["回访结果", "备注", "礼品", "是否参加"]),
        st.sampled_from(["未接听", "接通·有意向", "来", "不来", "下午 / 再打", None]),
        min_size=1,
    ),
    min_size=1,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed=TYPED, order=st.randoms(use_true_random=False))
def test_recording_again_in_any_order_is_recording_once(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[str, dict[str, str | None]], order: random.Random
) -> None:
    home, path = _workbook_once(tmp_path_factory)
    sheet = Sheet(path)
    for name, cells in typed.items():
        sheet.type(name, **cells)
    cells = sheet.book[CALL]
    record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    before = everything(home)
    lines = [[cell.value for cell in row] for row in cells.iter_rows(min_row=2)]
    order.shuffle(lines)
    for at, line in enumerate(lines, start=2):
        for column, value in enumerate(line, start=1):
            cells.cell(row=at, column=column).value = value
    again: Recorded = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert (again.entries, again.conflicts) == ({}, ())
    assert everything(home) == before


def _workbook_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    top = tmp_path_factory.mktemp("record")
    source = top / "spring.csv"
    source.write_text("\n".join(["姓名,手机,邮箱,公司,职位", *listed(3)]) + "\n", encoding="utf-8")
    done = process(Request(files=(source,), on=DAY, home=top / "home"))
    return top / "home", done.folder / "follow_up.xlsx"
