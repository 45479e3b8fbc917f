"""What is said after a run holds in every file made from then on: `export`, `remind` and `followup` alike."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from staged import shipped

from pipeline.events.book import begin_run, save_event
from pipeline.events.bulk import insert_columns
from pipeline.events.contact_book import opt_out
from pipeline.events.entries import lift_refusals
from pipeline.events.follow_up import Request as Round
from pipeline.events.follow_up import follow_up
from pipeline.events.opt_outs import all_opt_outs, take_back
from pipeline.events.persons import merge_people, one_person
from pipeline.events.recording import record
from pipeline.events.remind import Request as Reminder
from pipeline.events.remind import remind
from pipeline.events.report import report
from pipeline.events.schema import contacts, people
from pipeline.events.store import Store, open_store
from pipeline.events.undoing import undo_change
from pipeline.export import export
from pipeline.known import OptOuts, digest_of_contact
from pipeline.process import Done, Request, process
from pipeline.rules import Rules
from pipeline.writers.entries import Entries, read_entries

DAY, NEXT = dt.date(2026, 6, 1), dt.date(2026, 6, 2)
EVE, EVENT_DAY = dt.date(2026, 6, 19), dt.date(2026, 6, 20)
LIST = """姓名,手机,邮箱,公司
钱一鸣,13801700001,qym@qianjiang.example,无锡钱江精工机械有限公司
孙二宝,13801700002,seb@suncun.example,无锡孙村精工机械有限公司
李三元,13801700003,,无锡李渡精工机械有限公司
Grace Tan,+65 91234567,grace.tan@tanco.example,Tan Co Pte Ltd
"""
CALL, WECOM = "电话回访", "企微回访"


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """Load the rules of `process` once for all tests; other commands read them as they would."""
    made = shipped()
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: made)
    return made


@pytest.fixture
def done(home: Path, tmp_path: Path, rules: Rules) -> Done:
    """Process the list."""
    return listed(home, tmp_path, "spring", LIST)


def listed(home: Path, folder: Path, event: str, lines: str) -> Done:
    """Process some lines as the list of an event."""
    source = folder / f"{event}.csv"
    source.write_text(lines, encoding="utf-8")
    asked = Request(files=(source,), event=event, event_date=EVENT_DAY, on=DAY, home=home)
    return process(asked)


def typed(
    home: Path, cells: Mapping[str, Mapping[str, str]], sheet: str = CALL, event: str = "spring"
) -> None:
    """Type into the first list of an event, by name and heading, and record it."""
    path = home / event / "follow_up.xlsx"
    book = load_workbook(path)
    at = {str(cell.value): cell.column for cell in book[sheet][1]}
    name = at.get("姓名") or at["甲：姓名"]
    for row in book[sheet].iter_rows(min_row=2):
        for heading, text in cells.get(str(row[name - 1].value), {}).items():
            row[at[heading] - 1].value = text
    back = home / "back.xlsx"
    book.save(back)
    took = record(home, event, [back], shipped(), NEXT, overwrite=True)
    assert took.entries or took.decisions or took.conflicts


def table(path: Path) -> list[dict[str, str]]:
    """Read a CSV, nothing when there is none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def reminded(
    home: Path, rules: Path | None = None, event: str = "spring"
) -> dict[str, list[tuple[str, str]]]:
    """Make the reminders of the eve; return name and number by list."""
    now = dt.datetime.combine(EVE, dt.time(4), tzinfo=dt.UTC)
    remind(Reminder(now=now, on=EVE, event=event, rules=rules, home=home))
    said = {}
    for name in ("phone", "wecom", "sms", "email", "not-reminded"):
        lines = table(home / event / f"remind-{EVE}-{name}.csv")
        said[name] = sorted((line["姓名"], line.get("电话", "")) for line in lines)
    return said


def called(home: Path, rules: Path | None = None) -> dict[str, dict[str, str]]:
    """Make the second round; return the numbers by list and name."""
    follow_up(Round(event="spring", today=EVE, on=EVE, rules=rules, home=home))
    said: dict[str, dict[str, str]] = {}
    book = load_workbook(home / "spring" / "follow_up_round2.xlsx")
    for sheet in (CALL, WECOM):
        rows = [[str(cell or "") for cell in row] for row in book[sheet].iter_rows(values_only=True)]
        lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        part = "分组" if "分组" in rows[0] else ""
        said |= {sheet: {line["姓名"]: line[part] if part else line["电话"] for line in lines}}
    return said


def delivered(home: Path, target: str, rules: Path | None = None) -> list[dict[str, str]]:
    """Export; return what was delivered."""
    export("spring", (target,), home=home, rules=rules)
    return table(home / "spring" / f"crm_{target}.csv")


@pytest.mark.one_store
@pytest.mark.usefixtures("done")
@pytest.mark.parametrize(
    ("line", "who"),
    [
        (",0086 138-0170-0001,,", "钱一鸣"),
        (",,SEB@SUNCUN.example,", "孙二宝"),
        ("李三元,,,李渡精工", "李三元"),
        ("Grace Tan,,,Tan Co", "Grace Tan"),
    ],
)
def test_who_is_on_the_opt_out_list_by_now_is_in_no_file(
    home: Path, tmp_path: Path, line: str, who: str
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "optout.csv").write_text(f"姓名,手机,邮箱,公司\n{line}\n", encoding="utf-8")
    lists = reminded(home, rules)
    assert {name for name, people in lists.items() if who in dict(people)} == {"not-reminded"}
    assert who not in called(home, rules)[CALL]
    assert who not in {line["Name"] for line in delivered(home, "generic", rules)}
    assert sum(map(len, lists.values())) == 4


@pytest.mark.usefixtures("done")
def test_a_corrected_number_is_used_at_once(home: Path) -> None:
    typed(home, {"李三元": {"电话": "138 9999 8888"}})
    assert ("李三元", "+8613899998888") in reminded(home)["sms"]
    assert called(home)[CALL]["李三元"].replace(" ", "") == "13899998888"
    numbers = {line["手机号"] for line in delivered(home, "sms-aliyun")}
    assert "13899998888" in numbers
    assert "13801700003" not in numbers


def test_a_corrected_number_may_be_one_of_somebody_who_refused(
    home: Path, tmp_path: Path, done: Done
) -> None:
    typed(home, {"钱一鸣": {"回访结果": "请勿再联系"}})
    typed(home, {"李三元": {"电话": "13801700001"}})
    assert {name for name, _ in reminded(home)["not-reminded"]} == {"钱一鸣", "李三元"}
    assert {"钱一鸣", "李三元"}.isdisjoint(line["Name"] for line in delivered(home, "generic"))


@pytest.mark.usefixtures("done")
def test_who_is_left_with_another_contact_is_reached_by_it(home: Path) -> None:
    typed(home, {"李三元": {"电话": "空号", "邮箱": "lsy@lidu.example"}})
    lists = reminded(home)
    assert "李三元" in dict(lists["email"])
    assert "李三元" not in called(home)[CALL]


@pytest.mark.usefixtures("done")
def test_who_was_added_on_wecom_is_a_contact_everywhere(home: Path, tmp_path: Path) -> None:
    assert "13801700003" in {line["手机号"] for line in delivered(home, "wecom")}
    typed(home, {"李三元": {"已加企微": "已通过"}}, WECOM)
    assert "13801700003" not in {line["手机号"] for line in delivered(home, "wecom")}
    assert dict(reminded(home)["wecom"]).keys() == {"李三元"}
    assert called(home)[WECOM]["李三元"].startswith("1 已是")


def test_a_list_nobody_opted_out_of_needs_no_lexicons(
    home: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> Rules:
        raise AssertionError("the lexicons were read")

    monkeypatch.setattr("pipeline.rules.load_rules", read)
    assert len(reminded(home)["sms"]) == 3


def outcomes(done: Done) -> dict[str, str]:
    """Return the reason by which each person is excluded, "" of leads, by name."""
    return {line["name"]: line["because"] for line in table(done.folder / "people.csv")}


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize("at_once", [True, False])
def test_a_refusal_binds_the_number_that_was_put_right(home: Path, tmp_path: Path, *, at_once: bool) -> None:
    right: dict[str, dict[str, str]] = {
        "李三元": {"电话": "138 9999 8888"},
        "钱一鸣": {"邮箱": "Qian@Gmail.com"},
    }
    stop = {"回访结果": "请勿再联系"}
    if at_once:
        typed(home, {name: {**cells, **stop} for name, cells in right.items()})
    else:
        typed(home, right)
        typed(home, dict.fromkeys(right, stop))
    lines = "姓名,手机,邮箱\n李先生,13899998888,\n小钱,,qian@gmail.com\n周舟,13800009999,\n"
    assert list(outcomes(listed(home, tmp_path, "autumn", lines)).values()).count("opt-out") == 2


@pytest.mark.usefixtures("done")
def test_a_refusal_said_at_two_events_is_lifted_by_no_sheet_of_either(home: Path, tmp_path: Path) -> None:
    listed(home, tmp_path, "autumn", LIST)
    for event in ("spring", "autumn"):
        typed(home, {"钱一鸣": {"回访结果": "请勿再联系"}}, event=event)
    for event in ("autumn", "spring"):
        typed(home, {"钱一鸣": {"回访结果": "未接听"}}, event=event)
    assert "钱一鸣" not in {line["Name"] for line in delivered(home, "generic")}
    assert outcomes(listed(home, tmp_path, "winter", LIST))["钱一鸣"] == "opt-out"
    with open_store(home) as store, store.writing() as db:
        person = one_person(db, "钱一鸣")
        take_back(db, person)
        lift_refusals(db, person, shipped().callback)
    for event in ("winter", "spring", "autumn"):
        assert outcomes(listed(home, tmp_path, event, LIST))["钱一鸣"] == ""


def test_a_shared_number_binds_once_both_are_one_person_or_both_refuse(store: Store) -> None:
    with store.writing() as db:
        event = save_event(db, "spring")
        run = begin_run(db, "process", DAY, event)
        ids = ["p1", "p2", "p3"]
        insert_columns(db, people, {"id": ids, "name": ids, "first_run_id": [run] * 3})
        lines = [("+8613900000001", "p1"), ("+8613900000001", "p2"), ("+8657188001234", "p1")]
        columns = {
            "kind": ["phone"] * 3,
            "value": [value for value, _ in lines],
            "person_id": [person for _, person in lines],
            "name": [""] * 3,
            "is_personal": [True, True, False],
        }
        insert_columns(db, contacts, columns)
        opt_out(db, event, run, {"p1": "call"})
        assert set(all_opt_outs(db).values) == set()
        number = merge_people(db, "p2", "p1", run)
        assert set(all_opt_outs(db).values) == {"+8613900000001"}
        undo_change(db, number, run)
        assert set(all_opt_outs(db).values) == set()
        opt_out(db, event, run, {"p2": "call"})
        assert set(all_opt_outs(db).values) == {"+8613900000001"}


def test_who_refuses_is_bound_by_what_they_used_under_a_former_id(store: Store) -> None:
    with store.writing() as db:
        run = begin_run(db, "process", DAY, save_event(db, "spring"))
        insert_columns(db, people, {"id": ["p1", "p2"], "name": ["", ""], "first_run_id": [run] * 2})
        line = {
            "kind": "phone",
            "value": "+8613900000001",
            "person_id": "p1",
            "name": "",
            "is_personal": True,
        }
        insert_columns(db, contacts, {name: [value] for name, value in line.items()})
        merge_people(db, "p2", "p1", run)
        opt_out(db, None, run, {"p2": "call"})
        assert set(all_opt_outs(db).values) == {"+8613900000001"}


TANG = "唐宁,{},唐山唐宁钢铁有限公司,车间主任\n"
HEAD = "姓名,手机,公司,职位\n"


def test_who_refused_before_is_asked_about_under_another_number(
    home: Path, tmp_path: Path, rules: Rules
) -> None:
    other = "钱多多,13955556666,泉州多多鞋业有限公司,经理\n"
    listed(home, tmp_path, "spring", HEAD + TANG.format("13801380033") + other)
    typed(home, {"唐宁": {"回访结果": "请勿再联系"}})
    again = HEAD + TANG.format("13911118222") + other.replace("5556666", "5557777")
    autumn = listed(home, tmp_path, "autumn", again)
    assert outcomes(autumn) == {"唐宁": "review:refused-before", "钱多多": ""}
    (why,) = [line["reason"] for line in table(autumn.folder / "ledger.csv") if line["outcome"] == "review"]
    assert why == "请核对，可能是此前要求不再联系的人：唐宁 唐山唐宁钢铁有限公司 +8613801380033（spring）"
    typed(home, {"唐宁": {"您的判断": "保留"}}, "待核对", event="autumn")
    assert outcomes(listed(home, tmp_path, "autumn", again))["唐宁"] == ""


@pytest.mark.parametrize(
    "line",
    [
        "唐宁,13911118222,北京海淀软件有限公司,会计\n",  # a namesake of another house and trade
        "王大海,13911118222,唐山唐宁钢铁有限公司,车间主任\n",  # a colleague
        "孟子涵,13911118222,宁波海曙机械有限公司,经理\n",
    ],
)
def test_who_is_somebody_else_is_called(home: Path, tmp_path: Path, rules: Rules, line: str) -> None:
    listed(home, tmp_path, "spring", HEAD + TANG.format("13801380033"))
    typed(home, {"唐宁": {"回访结果": "请勿再联系"}})
    assert set(outcomes(listed(home, tmp_path, "autumn", HEAD + line)).values()) == {""}


def test_a_new_number_of_who_refused_binds_too(home: Path, tmp_path: Path, rules: Rules) -> None:
    both = HEAD + TANG.format("13801380033") + TANG.format("13911118222")
    listed(home, tmp_path, "spring", HEAD + TANG.format("13801380033"))
    typed(home, {"唐宁": {"回访结果": "请勿再联系"}})
    listed(home, tmp_path, "spring", both)
    new = "姓名,手机\n小唐,13911118222\n"
    assert list(outcomes(listed(home, tmp_path, "autumn", new)).values()) == ["opt-out"]


def parts(done: Done) -> dict[str, str]:
    """Return the part of the WeCom list in which each person stands, by name."""
    book = load_workbook(done.folder / "follow_up.xlsx")
    rows = [[str(cell or "") for cell in row] for row in book[WECOM].iter_rows(values_only=True)]
    lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return {line["姓名"]: line["分组"][0] for line in lines}


def test_who_was_added_on_wecom_is_a_contact_in_the_next_list(home: Path, tmp_path: Path, done: Done) -> None:
    assert set(parts(done).values()) == {"2"}
    typed(home, {"李三元": {"已加企微": "已通过"}, "孙二宝": {"已加企微": "已申请"}}, WECOM)
    for event in ("spring", "autumn"):
        again = listed(home, tmp_path, event, LIST)
        assert parts(again) == {"李三元": "1", "钱一鸣": "2", "孙二宝": "2", "Grace Tan": "2"}
        assert dict(reminded(home, event=event)["wecom"]).keys() == {"李三元"}
    typed(home, {"李三元": {"已加企微": "未通过"}}, WECOM)
    assert parts(listed(home, tmp_path, "winter", LIST))["李三元"] == "2"


def test_who_refused_is_known_again_in_a_corrected_list_of_the_same_event(
    home: Path, tmp_path: Path, rules: Rules
) -> None:
    listed(home, tmp_path, "spring", HEAD + TANG.format("13801380033"))
    typed(home, {"唐宁": {"回访结果": "请勿再联系"}})
    for _ in range(2):
        corrected = listed(home, tmp_path, "spring", HEAD + TANG.format("13911118222"))
        assert outcomes(corrected) == {"唐宁": "review:refused-before"}


@pytest.mark.parametrize(
    "address", ["leawolf77@gmail.com", "lea.wolf.77+news@gmail.com", "Lea.Wolf77@googlemail.com"]
)
def test_a_mailbox_binds_however_its_address_is_written(address: str) -> None:
    opt_outs = OptOuts(values={"lea.wolf.77@gmail.com": "spring"})
    people = pd.DataFrame(
        {"phone": "", "phone_alt": "", "email": address.lower(), "email_alt": ""}, index=["p1"]
    )
    assert opt_outs.among(people) == {"p1": ("email", address.lower())}
    assert opt_outs.where(address.lower()) == "spring"
    forgotten = OptOuts(digests=frozenset([digest_of_contact("lea.wolf.77@gmail.com")]))
    assert forgotten.binds(address.lower())
    assert not opt_outs.binds("lea.wolf.77@yunshan.cn")


EARLY = dt.date(2026, 6, 17)


@pytest.fixture
def lists(home: Path, done: Done) -> dict[str, Path]:
    """Make an early reminder and a second round; return the workbooks that lie in the folder then."""
    now = dt.datetime.combine(EARLY, dt.time(4), tzinfo=dt.UTC)
    remind(Reminder(now=now, on=EARLY, event="spring", days_before=3, home=home))
    follow_up(Round(event="spring", today=EARLY, on=EARLY, home=home))
    return {
        "first": done.folder / "follow_up.xlsx",
        "reminder": done.folder / f"remind-{EARLY}.xlsx",
        "second": done.folder / "follow_up_round2.xlsx",
    }


def write_in(path: Path, who: str, heading: str, text: str) -> None:
    """Type into the line of somebody in a workbook that lies in the folder, on whichever sheet has one."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        at = {str(cell.value): cell.column for cell in sheet[1]}
        for row in sheet.iter_rows(min_row=2) if {"姓名", heading} <= at.keys() else ():
            if row[at["姓名"] - 1].value == who:
                row[at[heading] - 1].value = text
                book.save(path)
                return
    raise AssertionError(f"{who} has no {heading} in {path.name}")


def out_of(home: Path, tmp_path: Path, command: str) -> set[str]:
    """Run a command; return who is on none of the lists it makes."""
    everybody = {"钱一鸣", "孙二宝", "李三元", "Grace Tan"}
    if command == "remind":
        return {name for name, _ in reminded(home)["not-reminded"]}
    if command == "process":
        return {name for name, because in outcomes(listed(home, tmp_path, "spring", LIST)).items() if because}
    made = follow_up(Round(event="spring", today=EVE, on=EVE, home=home))
    book = load_workbook(made.folder / f"follow_up_round{made.number}.xlsx")
    return everybody - {str(cell.value) for sheet in book.worksheets for row in sheet for cell in row}


@pytest.mark.one_store
@pytest.mark.parametrize("command", ["remind", "process", "followup"])
@pytest.mark.parametrize("name", ["first", "reminder", "second"])
def test_what_was_typed_into_any_list_of_the_folder_holds_in_the_next_list(
    home: Path, tmp_path: Path, lists: dict[str, Path], name: str, command: str
) -> None:
    write_in(lists[name], "李三元", "备注", "请不要再联系我")
    assert out_of(home, tmp_path, command) == {"李三元"}
    with open_store(home) as store, store.reading() as db:
        assert "+8613801700003" in all_opt_outs(db).values


def test_an_answer_to_an_early_reminder_is_obeyed_on_the_eve_and_read_by_callers(
    home: Path, tmp_path: Path, lists: dict[str, Path]
) -> None:
    write_in(lists["reminder"], "李三元", "是否参加", "去不了")
    write_in(lists["reminder"], "孙二宝", "备注", "带一位同事")
    done = listed(home, tmp_path, "spring", LIST)
    reasons = dict(zip(done.people["name"], done.people["reason"], strict=True))
    assert reasons["李三元"].endswith("活动前的答复：不参加")
    assert reasons["孙二宝"].endswith("提醒时的备注：带一位同事")
    written = (done.folder / "people.csv").read_bytes()
    assert listed(home, tmp_path, "spring", LIST).kept == ()
    assert (done.folder / "people.csv").read_bytes() == written
    assert dict(reminded(home)["not-reminded"]).keys() == {"李三元"}


@pytest.mark.parametrize("name", ["first", "reminder", "second"])
def test_a_file_for_another_system_names_the_lists_that_are_not_recorded(
    home: Path, lists: dict[str, Path], name: str
) -> None:
    assert export("spring", ("generic",), home=home).notes == ()
    write_in(lists[name], "李三元", "备注", "请不要再联系我")
    (note,) = export("spring", ("generic",), home=home).notes
    assert f'record "spring" "{lists[name]}"' in note
    (same,) = report(home, "spring", shipped(), EVE).notes
    assert same == note
    record(home, "spring", [lists[name]], shipped(), NEXT)
    assert export("spring", ("generic",), home=home).notes == ()
    assert "李三元" not in {line["Name"] for line in delivered(home, "generic")}


def test_a_workbook_nobody_typed_in_and_one_that_was_taken_are_not_opened(
    home: Path, lists: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def spied(path: Path) -> Entries:
        opened.append(path.name)
        return read_entries(path)

    monkeypatch.setattr("pipeline.earlier.read_entries", spied)
    reminded(home)
    assert opened == []
    write_in(lists["reminder"], "李三元", "备注", "下午再打")
    for _ in range(2):
        reminded(home)
        export("spring", ("generic",), home=home)
        assert opened == [lists["reminder"].name]


def test_a_list_that_cannot_be_read_keeps_nobody_from_being_reminded_and_is_told(
    home: Path, lists: dict[str, Path]
) -> None:
    lists["second"].write_bytes(b"half of it")
    now = dt.datetime.combine(EVE, dt.time(4), tzinfo=dt.UTC)
    (done,) = remind(Reminder(now=now, on=EVE, event="spring", home=home))
    assert [note for note in done.notes if str(lists["second"]) in note]
    assert f"remind-{EVE}.xlsx" in done.files
