"""`followup`: who is called again, when, by whom and why; who has left; nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from guests import guest, invite
from openpyxl import load_workbook
from staged import shipped, with_lists

from pipeline.errors import InputError
from pipeline.events.book import Event, begin_run, event_named
from pipeline.events.contact_book import opt_out
from pipeline.events.entries import Entry, calls_of, save_entries
from pipeline.events.follow_up import FollowedUp, Request, follow_up
from pipeline.events.happenings import rounds_of, save_report
from pipeline.events.recording import record
from pipeline.events.schema import participants
from pipeline.events.store import Store, open_store
from pipeline.process import Done, process
from pipeline.process import Request as Job
from pipeline.round_words import summary_of
from pipeline.rules import Rules, load_rules

DAY = dt.date(2026, 11, 20)
CALL, WECOM = "电话回访", "企微回访"
BOOK = "follow_up_round{}.xlsx"


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """Load the rules once for all tests."""
    made = shipped()
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: made)
    monkeypatch.setattr("pipeline.events.follow_up.load_rules", lambda *_: made)
    return made


@pytest.fixture
def follow(home: Path) -> Callable[..., FollowedUp]:
    """Give a function that runs `followup` on a day after the first call."""

    def run(days: int, number: int | None = None, event: str = "spring", *, dated: bool = True) -> FollowedUp:
        day = DAY + dt.timedelta(days=days)
        on = day if dated else None
        return follow_up(Request(event=event, today=day, on=on, number=number, home=home))

    return run


def number_of(at: int) -> str:
    """Return an invented mobile number."""
    return f"+86139{at:08d}"


def spring(store: Store, *names: str, **others: Mapping[str, str]) -> Event:
    """Put an event into the store: people with a phone of their own, by name, and others as given."""
    people = {name: guest(name=name, phone=number_of(at), owner="Lin") for at, name in enumerate(names, 1)}
    more = {name: guest(name=name, **cells) for name, cells in others.items()}
    return invite(store, "spring", DAY, {**people, **more}, lang="zh")


def said(store: Store, event: Event, round: int, days: int, **results: Mapping[str, str] | str) -> None:
    """Record results by person, or several columns, `days` after the first call."""
    with store.writing() as db:
        run = begin_run(db, "record", DAY + dt.timedelta(days=days), event)
        save_entries(
            db, event, run,
            [
                Entry(person, round, "call", name, value, "a.xlsx", f"{round}")
                for person, cells in results.items()
                for name, value in ({"result": cells} if isinstance(cells, str) else cells).items()
            ],
        )  # fmt: skip


def lines(path: Path, sheet: str = CALL) -> dict[str, dict[str, str]]:
    """Return the lines of a sheet by name, each by heading."""
    rows = [
        [str(cell or "") for cell in row] for row in load_workbook(path)[sheet].iter_rows(values_only=True)
    ]
    return {line["姓名"]: line for line in (dict(zip(rows[0], row, strict=True)) for row in rows[1:])}


def fill(path: Path, back: Path, sheet: str = CALL, **results: Mapping[str, str] | str) -> Path:
    """Type into a list by name, and save it elsewhere (or in place)."""
    book = load_workbook(path)
    at = {str(cell.value): cell.column for cell in book[sheet][1]}
    for row in book[sheet].iter_rows(min_row=2):
        cells = results.get(str(row[at["姓名"] - 1].value), {})
        for heading, text in ({"回访结果": cells} if isinstance(cells, str) else cells).items():
            row[at[heading] - 1].value = text
    book.save(back)
    return back


def test_who_may_have_refused_waits_for_a_decision_and_an_agreed_day_is_shown_as_it_was_written(
    home: Path, store: Store, follow: Callable[..., FollowedUp]
) -> None:
    event = spring(store, "a", "b", "c", "d")
    said(store, event, 1, 0, a="不要打电话，邮件就好", b="不要再打了", c="想想再说")
    said(store, event, 1, 0, d={"result": "callback", "next_date": "国庆以后"})
    done = follow(5)
    assert dict(done.pool.left) == {"a": "asked", "b": "closed:不要再打了"}
    assert dict(done.pool.why) == {"c": "unclear", "d": "callback"}
    reasons = {name: line["理由"] for name, line in lines(done.folder / BOOK.format(2)).items()}
    assert reasons["d"].startswith("约好 国庆以后 再联系")


def test_who_has_another_number_or_address_is_tried_at_it(
    home: Path, tmp_path: Path, follow: Callable[..., FollowedUp]
) -> None:
    source = tmp_path / "spring.csv"

    def signed_up(*lines: str) -> Done:
        source.write_text("\n".join(["姓名,手机,邮箱,公司", *lines]) + "\n", encoding="utf-8")
        return process(Job(files=(source,), on=DAY, home=home))

    book = (
        signed_up(
            "赵一鸣,13900010001,,杭州甲机械有限公司",
            "钱建国,13900010002,,杭州乙机械有限公司",
            "孙晓梅,,sxm@old.example,杭州丙机械有限公司",
            "李思远,13900010004,,杭州丁机械有限公司",
        ).folder
        / "follow_up.xlsx"
    )
    fill(
        book,
        book,
        赵一鸣={"回访结果": "空号/错号", "电话": "13900010009"},
        钱建国="空号/错号",
        李思远="空号/错号",
    )
    back = fill(book, tmp_path / "back.xlsx", "邮件触达", 孙晓梅={"邮件结果": "退信"})
    record(home, "spring", [back], shipped(), DAY)
    two = follow(2)
    assert dict(two.pool.counted()) == {"renewed": 1}
    reasons = {name: line["理由"] for name, line in lines(two.folder / BOOK.format(2)).items()}
    assert reasons["赵一鸣"].startswith("第 1 轮是空号/错号，现在有了新的号码或邮箱")
    signed_up(
        "赵一鸣,13900010001,,杭州甲机械有限公司",
        "钱建国,13900010008,,杭州乙机械有限公司",
        "孙晓梅,,sxm@new.example,杭州丙机械有限公司",
        "李思远,13900010004,,杭州丁机械有限公司",
    )
    three = follow(4)
    assert dict(three.pool.counted())["renewed"] >= 1
    assert dict(three.pool.counted_out())["closed:wrong-number"] == 1


def test_a_story_of_three_rounds(home: Path, tmp_path: Path, follow: Callable[..., FollowedUp]) -> None:
    people = [
        "赵一鸣",
        "钱建国",
        "孙晓梅",
        "李思远",
        "周文博",
        "吴佳怡",
        "郑海涛",
        "王雪松",
        "冯丽华",
        "陈志强",
    ]
    source = tmp_path / "spring.csv"
    table = [
        f"{name},1390001{at:04d},p{at}@f{at}.example,杭州第{at}机械有限公司,经理"
        for at, name in enumerate(people)
    ]
    source.write_text("\n".join(["姓名,手机,邮箱,公司,职位", *table]) + "\n", encoding="utf-8")
    done = process(Job(files=(source,), on=DAY, home=home))

    first = fill(
        done.folder / "follow_up.xlsx",
        tmp_path / "first.xlsx",
        赵一鸣="接通·有意向",
        钱建国="接通·暂无需求",
        孙晓梅={"回访结果": "未接听", "备注": "下午再打"},
        李思远="占线/挂断",
        周文博={"回访结果": "接通·约定再联系", "下次联系": "2026-11-25"},
        吴佳怡={"回访结果": "接通·约定再联系", "下次联系": "2026-11-22"},
        郑海涛="空号/错号",
        王雪松="请勿再联系",
        冯丽华={"回访结果": "未接听", "已加企微": "已通过"},
    )  # 陈志强 was not called
    record(home, "spring", [first], shipped(), DAY)

    two = follow(2)
    assert (two.number, dict(two.pool.counted())) == (2, {"callback": 1, "missed": 3, "never": 1})
    assert dict(two.pool.counted_out()) == {
        "closed:interested": 1, "closed:not-now": 1, "closed:wrong-number": 1, "closed:refused": 1,
    }  # fmt: skip
    assert list(two.pool.waits.values()) == [dt.date(2026, 11, 25)]
    assert dict(two.channels) == {"phone": 4, "wecom": 1}
    book = two.folder / BOOK.format(2)
    calls, wecom = lines(book), lines(book, WECOM)
    assert set(calls) == {"孙晓梅", "李思远", "吴佳怡", "陈志强"}
    assert calls["孙晓梅"]["理由"].startswith("补打：第 1 轮未接听，已试 1 次 · 备注：下午再打")
    assert calls["陈志强"]["理由"].startswith("补打：还没有打过")
    assert calls["吴佳怡"]["理由"].startswith("约好 2026-11-22 再联系（第 1 轮）")
    assert wecom["冯丽华"]["分组"] == "1 已是企微好友"
    assert {name for name, line in wecom.items() if line["分组"] == "2 待添加"} == set(calls)
    assert "对活动的评价" not in calls["孙晓梅"]  # a question of round 1
    assert "项目时间" in calls["孙晓梅"]

    second = fill(book, tmp_path / "second.xlsx", 孙晓梅="未接听", 李思远="接通·有意向", 吴佳怡="请勿再联系")
    record(home, "spring", [second], shipped(), DAY + dt.timedelta(days=2))
    three = follow(5)
    assert (three.number, dict(three.pool.counted())) == (3, {"callback": 1, "missed": 2, "never": 1})
    assert dict(three.pool.counted_out()) == {
        "closed:interested": 2, "closed:not-now": 1, "closed:wrong-number": 1, "closed:refused": 2,
    }  # fmt: skip
    calls = lines(three.folder / BOOK.format(3))
    assert set(calls) == {"孙晓梅", "周文博", "陈志强"}
    assert calls["孙晓梅"]["理由"].startswith("补打：第 2 轮未接听，已试 2 次")
    assert calls["周文博"]["截止"].startswith("2026-11-25")
    assert set(lines(three.folder / BOOK.format(3), WECOM)) == {"冯丽华", *calls}
    with open_store(home) as store, store.reading() as db:
        members = rounds_of(db, event_named(db, "spring"))
    assert members.groupby("number").size().to_dict() == {2: 5, 3: 4}
    assert list(summary_of(three))[:3] == [
        "spring 第 3 轮（2026-11-25）：4 人 = 电话 3 + 企微 1",
        "  原因：约定再联系 1；未接补打 2；还没打过 1",
        "  不在本轮：接通·有意向 2；接通·暂无需求 1；请勿再联系 2；空号/错号 1",
    ]


def test_the_same_day_gives_the_same_round_and_bytes(store: Store, follow: Callable[..., FollowedUp]) -> None:
    said(store, spring(store, "ann", "bob"), 1, 0, ann="busy")
    made = follow(1)
    before = (made.folder / BOOK.format(2)).read_bytes()
    for again in (follow(1), follow(9, number=2, dated=False)):
        assert (again.number, again.on) == (2, made.on)
        assert (again.folder / BOOK.format(2)).read_bytes() == before
    with store.reading() as db:
        assert len(rounds_of(db, event_named(db, "spring"))) == 2
    assert follow(2).number == 3


def test_whoever_opted_out_never_comes_back(store: Store, follow: Callable[..., FollowedUp]) -> None:
    event = spring(store, "ann", "bob", "cid")
    said(store, event, 1, 0, ann="no-answer", bob="refused")
    with store.writing() as db:
        opt_out(db, event, begin_run(db, "record", DAY, event), {"ann": "call"})
    made = follow(1)
    assert dict(made.pool.why) == {"cid": "never"}
    assert dict(made.pool.left) == {"ann": "opted-out", "bob": "closed:refused"}
    said(store, event, 2, 1, ann="no-answer", bob={"next_step": "call-again", "next_date": "2026-11-22"})
    for days in (2, 3, 30):
        assert set(follow(days).pool.why) == {"cid"}


@pytest.mark.one_store
@pytest.mark.parametrize(
    ("cells", "first_day"),
    [
        ("no-answer", 0),
        ("busy", 0),
        ({"email_result": "sent"}, 3),
        ("callback", 3),
        ({"result": "callback", "next_date": "2026-11-24"}, 4),
        ({"result": "callback", "next_date": "next week"}, 3),
        ({"result": "no-answer", "next_date": "2026-11-26"}, 6),
        ({"result": "not-now", "next_step": "call-again", "next_date": "2026-11-25"}, 5),
        ({"result": "wrong-number", "next_step": "call-again"}, 3),
        ({"result": "no-answer", "next_step": "call-again"}, 0),
        ("asked for Ms Wu", 0),
        ({"remarks": "was in a meeting"}, 0),
    ],
)
def test_a_result_says_when_somebody_is_due(
    store: Store, follow: Callable[..., FollowedUp], cells: Mapping[str, str] | str, first_day: int
) -> None:
    said(store, spring(store, "ann", "bob"), 1, 0, ann=cells)
    assert [days for days in range(8) if "ann" in follow(days, number=2).pool.why][:1] == [first_day]


def test_the_days_to_wait_are_the_team_s(
    store: Store, follow: Callable[..., FollowedUp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "most_tries = 1\n[wait]\ncall = 2\ncallback = 4\n[results]\nbusy = 5\n"
    (tmp_path / "rounds.toml").write_text(text, encoding="utf-8")
    team = load_rules(tmp_path)
    monkeypatch.setattr("pipeline.events.follow_up.load_rules", lambda *_: team)
    said(store, spring(store, "ann", "bob", "cid"), 1, 0, ann="no-answer", bob="busy", cid="callback")
    assert dict(follow(1).pool.left) == {"ann": "tries", "bob": "tries"}
    (tmp_path / "rounds.toml").write_text(text.replace("= 1", "= 9", 1), encoding="utf-8")
    team = load_rules(tmp_path)
    due = {name: DAY + dt.timedelta(days=days) for name, days in (("ann", 2), ("bob", 5), ("cid", 4))}
    assert dict(follow(1).pool.waits) == due


@pytest.mark.parametrize("code", ["interested", "not-now", "wrong-number", "left", "refused"])
def test_a_result_that_closes_ends_it(store: Store, follow: Callable[..., FollowedUp], code: str) -> None:
    said(store, spring(store, "ann", "bob"), 1, 0, ann=code)
    made = follow(300)
    assert (dict(made.pool.left), set(made.pool.why)) == ({"ann": f"closed:{code}"}, {"bob"})


def test_tries_run_out_and_being_reached_starts_anew(store: Store, follow: Callable[..., FollowedUp]) -> None:
    event = spring(store, "ann", "bob")
    rounds = (("busy", "no-answer"), ("no-answer", "callback"), ("busy", "busy"))
    for number, (ann, bob) in enumerate(rounds, 1):
        said(store, event, number, 4 * number - 4, ann=ann, bob=bob)
        made = follow(4 * number)
    assert (dict(made.pool.left), dict(made.pool.why)) == ({"ann": "tries"}, {"bob": "missed"})


def test_two_lists_of_a_round_that_differ(store: Store, follow: Callable[..., FollowedUp]) -> None:
    event = spring(store, "ann", "bob")
    said(store, event, 1, 0, ann="no-answer", bob="no-answer")
    with store.writing() as db:
        run = begin_run(db, "record", DAY, event)
        save_entries(db, event, run, [Entry("ann", 1, "wecom", "result", "interested", "b.xlsx", "b")])
    assert set(follow(1).pool.why) == {"bob"}


def test_who_came_and_was_not_reached_is_said_so(store: Store, follow: Callable[..., FollowedUp]) -> None:
    event = spring(store, "ann", "bob", "cid")
    with store.writing() as db:
        seen = pd.DataFrame(
            {"person_id": ["ann", "cid"], "minutes": [45, 20], "intervals": [[], []], "shown_as": ["", ""]}
        )
        seen = seen.assign(did=[{"question": 2, "hand": 0}, {}], asked=[["能试用吗？"], []])
        run = begin_run(db, "attend", DAY, event)
        save_report(db, event, run, name="r", sha256="s", covers_all=False, lines=seen)
    said(store, event, 1, 0, ann="no-answer", cid="interested")
    made = follow(1)
    assert dict(made.pool.why) == {"ann": "came", "bob": "never"}
    line = lines(made.folder / BOOK.format(2))["ann"]
    assert line["理由"] == "到场 45 分钟，还没联系上 · 提问 2 次 · 补打：第 1 轮未接听，已试 1 次"
    assert (line["到场"], line["时长（分钟）"], line["提问"]) == ("是", "45", "能试用吗？")


def test_wecom_phone_and_mail_stay_apart(store: Store, follow: Callable[..., FollowedUp]) -> None:
    event = spring(
        store, "ann", "bob", "cid",
        wendy={"wecom": "Lin", "phone": "+8613911110000"}, mia={"email": "mia@f.example"},
    )  # fmt: skip
    said(store, event, 1, 0, ann={"added": "added"}, bob={"added": "declined"})
    made = follow(1)
    assert dict(made.channels) == {"phone": 2, "wecom": 2, "email": 1}
    wecom = {name: line["分组"] for name, line in lines(made.folder / BOOK.format(2), WECOM).items()}
    assert wecom == {"ann": "1 已是企微好友", "wendy": "1 已是企微好友", "cid": "2 待添加"}
    assert set(lines(made.folder / BOOK.format(2))) == {"bob", "cid"}


def test_callers_keep_their_people_and_get_a_file_each(
    store: Store, follow: Callable[..., FollowedUp], monkeypatch: pytest.MonkeyPatch
) -> None:
    team = with_lists(owners="负责人,区域\nLin,浙江\nZhou,上海\n")
    monkeypatch.setattr("pipeline.events.follow_up.load_rules", lambda *_: team)
    event = spring(store, "ann", zoe={"phone": number_of(9), "owner": "Zhou"})
    assert follow(1).files == (
        "follow_up_round2.xlsx", "follow_up_round2_Lin.xlsx", "follow_up_round2_Zhou.xlsx",
    )  # fmt: skip
    with store.writing() as db:  # a later run of `process` gives her to somebody else
        cells = db.execute(participants.select().where(participants.c.person_id == "zoe")).one().cells
        changed = participants.update().where(participants.c.person_id == "zoe")
        db.execute(changed.values(cells=cells.replace("Zhou", "Lin")))
    said(store, event, 2, 1, ann="interested")
    made = follow(3)
    assert lines(made.folder / "follow_up_round3_Zhou.xlsx")["zoe"]["负责人"] == "Zhou"
    assert made.files == ("follow_up_round3.xlsx", "follow_up_round3_Zhou.xlsx")


def test_what_was_typed_in_the_folder_is_taken_and_kept(
    store: Store, follow: Callable[..., FollowedUp]
) -> None:
    event = spring(store, "ann", "bob", "cid")
    path = follow(1).folder / BOOK.format(2)
    fill(path, path, ann="接通·有意向", bob={"备注": "找张总"})
    typed = path.read_bytes()
    again = follow(1)
    assert (again.number, again.taken, again.kept) == (2, 2, ("follow_up_round2 2026-11-21.xlsx",))
    assert (path.parent / again.kept[0]).read_bytes() == typed
    made = lines(path)
    assert (made["ann"]["回访结果"], made["bob"]["备注"]) == ("接通·有意向", "找张总")
    before = path.read_bytes()
    assert (follow(1).taken, follow(1).kept, path.read_bytes()) == (0, (), before)
    fill(path, path, cid="未接听")
    three = follow(3)
    assert (three.number, three.taken, dict(three.pool.why)) == (3, 1, {"bob": "never", "cid": "missed"})
    assert lines(path)["cid"]["回访结果"] == "未接听"
    with store.reading() as db:
        calls = calls_of(db, event)
    assert dict(zip(calls["person_id"], calls["round"], strict=True)) == {"ann": 2, "bob": 2, "cid": 2}


def test_a_corrected_number_is_the_one_to_call(store: Store, follow: Callable[..., FollowedUp]) -> None:
    said(store, spring(store, "ann"), 1, 0, ann={"result": "no-answer", "phone": "138 0001 2345"})
    assert lines(follow(1).folder / BOOK.format(2))["ann"]["电话"] == "138 0001 2345"


def test_who_is_in_review_or_excluded_is_not_called(store: Store, follow: Callable[..., FollowedUp]) -> None:
    phone = {"phone": number_of(7)}
    event = spring(
        store, "ann", rita={**phone, "outcome": "review"}, eve={**phone, "outcome": "excluded"},
        eli={**phone, "outcome": "excluded", "because": "competitor"}, nel={},
    )  # fmt: skip
    said(store, event, 1, 0, eli="no-answer")
    made = follow(1)
    assert (set(made.pool.why), dict(made.pool.left)) == (
        {"ann"},
        {"rita": "review", "eve": "excluded", "eli": "excluded", "nel": "no-contact"},
    )
    assert list(summary_of(made))[2] == "  不在本轮：已剔除 2；没有联系方式 1；待核对 1"


def test_a_round_with_nobody_in_it_is_not_made(store: Store, follow: Callable[..., FollowedUp]) -> None:
    said(store, spring(store, "ann"), 1, 0, ann={"result": "callback", "next_date": "2026-12-01"})
    made = follow(1)
    assert (made.files, made.folder.exists()) == ((), False)
    assert list(summary_of(made)) == [
        "spring 第 2 轮（2026-11-21）：没有人要联系",
        "  未到时间 1 人，最早 2026-12-01",
    ]
    assert (follow(11).number, follow(12).number) == (2, 3)


@pytest.mark.parametrize("number", [0, 1, 3, -2])
def test_a_round_that_cannot_be_made_is_told(
    store: Store, follow: Callable[..., FollowedUp], number: int
) -> None:
    spring(store, "ann")
    with pytest.raises(InputError, match=r"the next one is 2"):
        follow(1, number=number)


def test_an_event_nobody_knows_or_without_a_list_is_told(
    store: Store, follow: Callable[..., FollowedUp]
) -> None:
    invite(store, "spring", DAY, {})
    for event, what in (("spring", "no list of this event"), ("autumn", "no such event")):
        with pytest.raises(InputError, match=what):
            follow(1, event=event)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("most_tries = 0\n[wait]\ncall = 1\ncallback = 1\n", "most_tries"),
        ("most_tries = 3\n[wait]\ncall = 1\n", "wait.callback: is missing"),
        ("most_tries = 3\n[wait]\ncall = 1\ncallback = 1\n[results]\nbuzy = 2\n", "'buzy' is none of those"),
        ("most_tries = 3\nagain = ['again']\n[wait]\ncall = 1\ncallback = 1\n", "'again' is none of those"),
    ],
)
def test_a_slip_in_the_rules_is_told(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "rounds.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        load_rules(tmp_path)


def test_the_shipped_codes_are_known() -> None:
    assert shipped().rounds.unknown(shipped().callback) == []
