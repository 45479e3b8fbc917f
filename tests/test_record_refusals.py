"""`record` and refusals: heard wherever and however they are written, and lifted by no sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cases import read_table
from staged import shipped, with_lists
from typed_sheets import (
    CALL,
    DAY,
    TWICE,
    Sheet,
    everything,
    listed,
    refused,
)

from pipeline.events.allowing import allow_person
from pipeline.events.book import begin_run, event_named
from pipeline.events.entries import lift_refusals
from pipeline.events.opt_outs import all_opt_outs, take_back
from pipeline.events.persons import list_of, one_person
from pipeline.events.recording import record
from pipeline.events.store import open_store
from pipeline.export import export
from pipeline.process import Done, Request, process
from pipeline.record_words import recorded_lines

pytestmark = pytest.mark.usefixtures("one_competitor")


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


PAIR = ("张敏,13900018001,,海宁轴承有限公司,工程师", "张敏,13811555222,,海宁轴承有限公司,工程师")


@pytest.mark.one_store
@pytest.mark.parametrize(
    ("sheet", "who", "heading", "text", "names"),
    [
        ("已合并", "何丽", "说明", "客户要求不要再联系", {"何丽"}),
        ("待核对", "张敏", "说明", "请不要再联系我", {"张敏"}),
        ("待核对", "张敏", "您的判断", "不要再联系他了", {"张敏"}),
        (CALL, "赵建国", "理由", "请不要再联系我", {"赵建国"}),
        (CALL, "赵建国", "备用", "请不要再联系我", {"赵建国"}),
        (CALL, "赵建国", "负责人", "请不要再联系我", {"赵建国"}),
    ],
)
def test_a_refusal_is_heard_wherever_it_is_written(
    made: Callable[..., Done], home: Path, sheet: str, who: str, heading: str, text: str, names: set[str]
) -> None:
    folder = made(more=[*PAIR, *TWICE]).folder
    for name in ("姓名", "甲：姓名"):
        back = Sheet(folder / "follow_up.xlsx", sheet, name)
        if name in back.at:
            break
    took = record(home, "spring", [back.type(who, **{heading: text}).save(home / "b.xlsx")], shipped(), DAY)
    assert {(one.kind, took.names[one.person]) for one in took.odd} == {("refusal", name) for name in names}
    assert refused(home) == names
    with open_store(home) as store, store.reading() as db:
        asked = list_of(db, event_named(db, "spring"))
    asked = asked[asked["because"] == "opt-out"]
    assert len(asked) == (2 if sheet == "待核对" else 1)  # of two in doubt it binds both
    before = everything(home)
    record(home, "spring", [home / "b.xlsx"], shipped(), DAY)
    assert everything(home) == before
    made(more=[*PAIR, *TWICE])
    assert refused(home) == names


#: What is typed into whose line: heading, text, whether it opts out, and what is told of it.
SAID = """
赵建国 | 回访结果 | 请勿再联系。 | 是 |
钱建国 | 回访结果 | Asked NOT to be called! | 是 |
孙建国 | 回访结果 | 不要再打了 | 是 |
李建国 | 回访结果 | 不要打电话，邮件就好 | 否 | doubt
周建国 | 备注 | 客户说以后不要再打电话了 | 是 | refusal
吴建国 | 备注 | 不用再打电话，已加微信 | 否 | doubt
郑建国 | 是否参加 | 退订 | 是 | refusal
王建国 | 回访结果 | 拒接 | 否 |
冯建国 | 回访结果 | 想想再说吧 | 否 | unread
陈建国 | 备注 | 下午再打 | 否 |
"""


def test_a_refusal_in_words_is_heard_and_told(made: Callable[..., Done], home: Path) -> None:
    said = [[cell.strip() for cell in line.split("|")] for line in SAID.strip().splitlines()]
    sheet = Sheet(made(10).folder / "follow_up.xlsx")
    for name, heading, text, *_ in said:
        sheet.type(name, **{heading: text})
    back = sheet.save(home / "back.xlsx")
    took = record(home, "spring", [back], shipped(), DAY)
    told = {took.names[one.person]: one.kind for one in took.odd}
    out = {name for name, _, _, opts_out, _ in said if opts_out == "是"}
    assert told == {name: kind for name, *_, kind in said if kind}
    assert refused(home) == out
    assert record(home, "spring", [back], shipped(), DAY).entries == {}
    made(10)
    assert refused(home) == out


def test_after_allow_the_sheet_that_had_the_refusal_says_nothing_new(
    made: Callable[..., Done], home: Path
) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 备注="以后请不要再联系我")
    path = sheet.save(home / "back.xlsx")
    for _ in range(2):
        took = record(home, "spring", [path], shipped(), DAY)
        assert ([one.kind for one in took.odd], refused(home)) == (["refusal"], {"赵建国"})
    with open_store(home) as store, store.writing() as db:
        allow_person(db, one_person(db, "赵建国"), shipped(), begin_run(db, "allow", DAY))
    for back in (path, sheet.save(home / "copy.xlsx")):
        took = record(home, "spring", [back], shipped(), DAY)
        assert (took.odd, took.conflicts, dict(took.entries)) == ((), (), {})
        assert refused(home) == set()
    again = sheet.type("赵建国", 备注="又说了：不要再打电话").save(home / "back.xlsx")
    took = record(home, "spring", [again], shipped(), DAY)
    assert ([one.kind for one in took.odd], refused(home)) == (["refusal"], {"赵建国"})


def test_keep_does_not_overrule_a_refusal_and_says_so(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 回访结果="请勿再联系")
    record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    dropped = Sheet(made().folder / "follow_up.xlsx", "已剔除").type("赵建国", 您的判断="保留")
    took = record(home, "spring", [dropped.save(home / "kept.xlsx")], shipped(), DAY)
    assert took.bound == ("赵建国",)
    assert 'allow "赵建国"' in "\n".join(recorded_lines(took))
    made()
    assert refused(home) == {"赵建国"}
