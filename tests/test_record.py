"""`record`: every sheet of ours comes back, whatever was done to it; nothing is lost, nothing taken twice."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from cases import read_table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from staged import shipped, with_lists
from typed_sheets import (
    CALL,
    DAY,
    Sheet,
    calls,
    ends,
    everything,
    ids,
    listed,
    one_of,
)

from pipeline.events.book import begin_run, event_named, save_event
from pipeline.events.entries import Entry, entries_of, save_entries
from pipeline.events.happenings import replies_of, save_report
from pipeline.events.persons import names_of
from pipeline.events.recording import Recorded, record
from pipeline.events.store import open_store
from pipeline.process import Done, Request, process
from pipeline.record_words import recorded_lines

pytestmark = pytest.mark.usefixtures("one_competitor")


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


def test_what_a_file_has_empty_now_is_told_and_taken_back_on_request(
    made: Callable[..., Done], home: Path
) -> None:
    back = home / "lin.xlsx"
    copy = Sheet(made().folder / "follow_up.xlsx")
    record(home, "spring", [copy.type("赵建国", 回访结果="空号/错号").save(back)], shipped(), DAY)
    copy.type("赵建国", 回访结果=None).type("孙建国", 回访结果="空号/错号").save(back)
    took = record(home, "spring", [back], shipped(), DAY)
    assert [(one.kind, took.names[one.person]) for one in took.conflicts] == [("emptied", "赵建国")]
    assert ends(home) == {"赵建国": "wrong-number", "孙建国": "wrong-number"}
    record(home, "spring", [back], shipped(), DAY, overwrite=True)
    assert ends(home) == {"孙建国": "wrong-number"}
    assert record(home, "spring", [back], shipped(), DAY).conflicts == ()


def test_a_fresh_copy_under_the_same_name_takes_nothing_back(made: Callable[..., Done], home: Path) -> None:
    book, back = made().folder / "follow_up.xlsx", home / "lin.xlsx"
    first = Sheet(book).type("赵建国", 回访结果="未接听").type("钱建国", 回访结果="未接听")
    record(home, "spring", [first.save(back)], shipped(), DAY)
    Sheet(book).type("孙建国", 回访结果="未接听").save(back)
    took = record(home, "spring", [back], shipped(), DAY, overwrite=True)
    assert (dict(took.entries), took.conflicts) == ({"result": 1}, ())
    assert set(ends(home)) == {"赵建国", "钱建国", "孙建国"}


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
