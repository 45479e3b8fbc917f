"""`process` again on a growing list: ids and answers stay, news is marked, the same file changes nothing."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cases import read_table
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select
from staged import shipped

from pipeline.errors import InputError, StoreError
from pipeline.events import schema
from pipeline.events.allowing import Allowed, allow_person
from pipeline.events.book import begin_run, event_named, save_event
from pipeline.events.entries import Entry, save_entries
from pipeline.events.happenings import save_report
from pipeline.events.opt_outs import all_opt_outs, take_back
from pipeline.events.persons import list_of, now_known_as
from pipeline.events.plan import Request as Plan
from pipeline.events.plan import plan
from pipeline.events.store import FILE, open_store
from pipeline.process import Done, Request, look, process

DAY, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 24)
HEADER = "姓名,手机,邮箱,公司,职位,备注"
LI = "李雷,13900011111,lilei@yunshan.example,杭州云杉软件有限公司,总监,"
HAN = "韩梅,13900022222,,宁波海曙机械有限公司,经理,"
WANG = "王强,13900033333,wang@dongfang.example,苏州东方精密有限公司,厂长,"

Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def _rules_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: shipped())


@pytest.fixture
def run(home: Path, tmp_path: Path) -> Run:
    """Give a function that processes some lines as a list."""

    def process_lines(*lines: str, name: str = "list", header: str = HEADER, **asked: object) -> Done:
        source = tmp_path / f"{name}.csv"
        source.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return process(Request(files=(source,), **{"on": DAY, "home": home, **asked}))

    return process_lines


def people(done: Done) -> dict[str, dict[str, str]]:
    """Return the lines of people.csv by name."""
    return {line["name"]: line for line in read_table(done.folder / "people.csv")}


def csvs(done: Done) -> dict[str, bytes]:
    """Return every CSV a run wrote."""
    return {path.name: path.read_bytes() for path in sorted(done.folder.glob("*.csv"))}


def shown(done: Done, heading: str, sheet: str = "电话回访") -> dict[str, str]:
    """Return a column of a sheet by name, nothing when the sheet has no such column."""
    rows = list(load_workbook(done.folder / "follow_up.xlsx")[sheet].iter_rows(values_only=True))
    at = {str(cell): place for place, cell in enumerate(rows[0])}
    if heading not in at:
        return {}
    return {str(row[at["姓名"]]): str(row[at[heading]] or "") for row in rows[1:]}


def type_in(done: Done, who: str, cells: dict[str, str], sheet: str = "电话回访") -> None:
    """Type into the line of somebody, by heading."""
    path = done.folder / "follow_up.xlsx"
    book = load_workbook(path)
    at = {cell.value: cell.column for cell in book[sheet][1]}
    row = next(line[0].row for line in book[sheet].iter_rows(min_row=2) if line[at["姓名"] - 1].value == who)
    for heading, text in cells.items():
        book[sheet].cell(row=row, column=at[heading]).value = text
    book.save(path)


def test_a_total_and_a_second_heading_are_nobody_new(run: Run) -> None:
    lines = (LI, HEADER, HAN, "合计：2人,,,,,")
    run(*lines)
    assert run(*lines).summary["news"] == {"new": 0, "changed": 0}


def test_the_same_file_twice_changes_nothing(run: Run) -> None:
    first = csvs(run(LI, HAN, HAN))
    assert csvs(run(LI, HAN, HAN)) == first
    again = run(HAN, LI, HAN)
    assert people(again).keys() == {"李雷", "韩梅"}
    assert shown(again, "新增") == {}


def test_who_is_new_or_has_changed_is_marked_with_the_day(run: Run) -> None:
    before = people(run(LI, HAN))
    assert shown(run(LI, HAN, on=LATER), "新增") == {}
    grown = run(LI, HAN.replace("经理", "总经理"), WANG, on=LATER)
    assert grown.summary["news"] == {"new": 1, "changed": 1}
    marks = {"李雷": "", "韩梅": "有变化 2026-11-24", "王强": "新增 2026-11-24"}
    assert shown(grown, "新增") == marks
    assert {name: people(grown)[name]["person_id"] for name in before} == {
        name: line["person_id"] for name, line in before.items()
    }
    same = run(LI, HAN.replace("经理", "总经理"), WANG, on=LATER + dt.timedelta(days=3))
    assert shown(same, "新增") == marks


def test_an_event_keeps_its_language_when_a_sheet_in_another_one_joins(
    run: Run, home: Path, tmp_path: Path
) -> None:
    form = tmp_path / "form.csv"
    form.write_text(f"{HEADER}\n{WANG}\n", encoding="utf-8")
    english = "Name,Mobile,Email,Company,Job Title,Notes"
    assert run(LI, header=english, event="spring").lang == "en"
    both = (tmp_path / "list.csv", form)
    asked = Request(files=both, on=LATER, home=home, event="spring")
    assert process(asked).lang == "en"
    assert process(replace(asked, lang="zh")).lang == "zh"
    assert process(asked).lang == "zh"
    plan(Plan("spring", LATER, lang="en", home=home))
    assert process(asked).lang == "en"


def test_an_id_stays_when_a_row_joins_or_what_was_typed_changes(run: Run) -> None:
    was = people(run(LI))["李雷"]["person_id"]
    more = [LI.replace("lilei@yunshan.example", f"li{number}@yunshan.example") for number in range(20)]
    assert people(run(LI, *more))["李雷"]["person_id"] == was  # one of twenty contents is smaller
    assert people(run(LI.replace("软件有限公司", "科技集团"), event="list"))["李雷"]["person_id"] == was


def test_who_was_two_and_is_one_keeps_one_id_and_can_be_told_apart_again(run: Run, home: Path) -> None:
    halves = ("李雷,13900011111,,云杉软件,总监,", "李雷,,lilei@haishu.example,海曙机械,总监,")
    two = run(*halves)
    ids = {line["person_id"] for line in read_table(two.folder / "people.csv")}
    assert len(ids) == 2
    one = run(*halves, "李雷,13900011111,lilei@haishu.example,云杉软件,总监,")
    (person,) = read_table(one.folder / "people.csv")
    assert person["person_id"] == min(ids)
    with open_store(home) as store, store.reading() as db:
        assert now_known_as(db) == {max(ids): min(ids)}
        assert db.scalars(select(schema.changes.c.kind)).all() == ["merge"]
    back = run(*halves)
    assert {line["person_id"] for line in read_table(back.folder / "people.csv")} == ids
    with open_store(home) as store, store.reading() as db:
        assert now_known_as(db) == {}
        assert db.scalars(select(schema.changes.c.kind)).all() == ["merge", "split"]


def test_a_person_keeps_the_id_at_another_event_under_another_spelling(run: Run) -> None:
    first = people(run(LI, HAN, name="spring"))
    second = people(
        run("Li Lei,+86 139 0001 1111,li@new.example,New Co,CEO,", WANG, name="autumn", event="autumn")
    )
    assert second["Li Lei"]["person_id"] == first["李雷"]["person_id"]
    assert second["王强"]["person_id"] not in {line["person_id"] for line in first.values()}


def test_a_successor_with_the_same_number_is_somebody_else(run: Run) -> None:
    first = people(run(LI, name="spring"))
    second = people(run("赵敏,13900011111,,杭州云杉软件有限公司,总监,", name="autumn"))
    assert second["赵敏"]["person_id"] != first["李雷"]["person_id"]


def test_two_who_wrote_the_same_at_two_events_and_no_contact_are_two(run: Run) -> None:
    line = "张伟,,,某某公司,经理,"
    first, second = run(LI, line, name="spring"), run(WANG, line, name="autumn")
    assert people(first)["张伟"]["person_id"] != people(second)["张伟"]["person_id"]
    assert csvs(run(WANG, line, name="autumn")) == csvs(second)


def test_what_other_events_know_stands_in_the_list(run: Run, home: Path) -> None:
    spring = run(LI, HAN, name="春季峰会", event_date=dt.date(2026, 5, 12))
    ids = {name: line["person_id"] for name, line in people(spring).items()}
    with open_store(home) as store, store.writing() as db:
        event = event_named(db, "春季峰会")
        run_id = begin_run(db, "record", DAY, event)
        said = {"result": "interested", "next_step": "demo"}
        entries = [Entry(ids["李雷"], 1, "call", name, value, "a.xlsx", "") for name, value in said.items()]
        save_entries(db, event, run_id, entries)
        lines = (
            list_of(db, event).assign(minutes=None, shown_as="")[["minutes", "shown_as"]].loc[[ids["李雷"]]]
        )
        lines = lines.assign(minutes=[42], intervals=[[]]).reset_index()
        save_report(db, event, run_id, name="r", sha256="r", covers_all=True, lines=lines)
    autumn = run(LI, HAN, WANG, name="秋季峰会")
    assert shown(autumn, "以往活动") == {
        "李雷": "2026-05-12 春季峰会：到场 42 分钟，接通·有意向，预约演示",
        "韩梅": "2026-05-12 春季峰会：未到场",
        "王强": "",
    }
    assert csvs(run(LI, HAN, WANG, name="秋季峰会")) == csvs(autumn)


def test_what_was_typed_stays_whatever_becomes_of_the_workbook(run: Run, home: Path) -> None:
    done = run(LI, HAN)
    type_in(done, "李雷", {"回访结果": "未接听", "备注": "下午再打", "下次联系": "2026-12-01"})
    run(LI, HAN)
    (done.folder / "follow_up.xlsx").unlink()
    again = run(LI, HAN, WANG)
    assert shown(again, "回访结果")["李雷"] == "未接听"
    assert shown(again, "备注") == {"李雷": "下午再打", "韩梅": "", "王强": ""}
    type_in(again, "李雷", {"备注": ""})
    assert shown(run(LI, HAN, WANG), "备注")["李雷"] == ""


def test_what_was_typed_survives_the_loss_of_the_store(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(f"{HEADER}\n{LI}\n", encoding="utf-8")
    request = Request(files=(source,), on=DAY, home=tmp_path / "home")
    done = process(request)
    type_in(done, "李雷", {"备注": "下午再打"})
    process(request)
    (tmp_path / "home" / FILE).unlink()
    assert shown(process(request), "备注") == {"李雷": "下午再打"}


def test_a_corrected_value_holds_from_then_on(run: Run) -> None:
    done = run(LI, HAN)
    type_in(done, "李雷", {"电话": "138 0001 2345", "公司": "云杉科技集团有限公司", "城市": "苏州"})
    for _ in range(2):
        done = run(LI, HAN)
        person = people(done)["李雷"]
        assert (person["phone"], person["company"]) == ("+8613800012345", "云杉科技集团有限公司")
        assert (person["province"], person["city"]) == ("江苏", "苏州")
    assert "corrected" in (done.folder / "findings.csv").read_text(encoding="utf-8-sig")


def test_a_list_that_is_not_the_known_one_asks_for_a_name(run: Run) -> None:
    run(LI, event_date=dt.date(2026, 5, 12))
    with pytest.raises(InputError, match="--event"):
        run(WANG)
    with pytest.raises(InputError, match="2026-05-12, not 2026-11-24"):
        run(LI, event_date=LATER)
    before = people(run(LI))
    assert before.keys() == {"李雷"}
    done = run(LI, WANG, event="list", event_date=LATER)
    assert people(done).keys() == {"李雷", "王强"}
    only = run(WANG, event="list")
    assert any("1 人" in note for note in only.notes)


def test_what_was_said_of_a_column_is_remembered_by_the_headers(run: Run, home: Path, tmp_path: Path) -> None:
    lines = ("李雷,13962157702,昆山", "韩梅,13900022222,宁波")
    run(*lines, header="姓名,手机,老家", mapping={"老家": "city"})
    again = people(run(*lines, "王强,13900033333,杭州", header="姓名,手机,老家"))
    assert {name: line["city"] for name, line in again.items()} == {
        "李雷": "苏州",
        "韩梅": "宁波",
        "王强": "杭州",
    }
    seen = look(Request(files=(tmp_path / "list.csv",), on=DAY, home=home))
    assert "city" in seen.batch.rows
    other = people(run("赵敏,13900044444,杭州,x", header="姓名,手机,老家,别的", name="other"))
    assert other["赵敏"]["老家"] == "杭州"


def test_looking_makes_no_store(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(f"{HEADER}\n{LI}\n", encoding="utf-8")
    look(Request(files=(source,), on=DAY, home=home))
    assert not home.exists() or not list(home.iterdir())
    with open_store(home, only_look=True) as store:
        assert store.is_new


def test_a_run_that_another_one_overtook_changes_nothing(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(LI)
    before = csvs(done)

    def overtaken(*_: object) -> str:
        with open_store(home) as store, store.writing() as db:
            begin_run(db, "process", DAY, event_named(db, "list"))
        return "packed"

    monkeypatch.setattr("pipeline.process._archive", overtaken)
    with pytest.raises(StoreError, match="meanwhile"):
        run(LI, HAN)
    assert csvs(done) == before


OPTED_OUT = "李雷,13900011111,lilei@yunshan.example,杭州云杉软件有限公司,总监,请勿再联系"


@pytest.mark.one_store
@pytest.mark.parametrize(
    "line",
    [
        LI,
        "Lei Li,,LiLei@Yunshan.example,,,",
        "雷先生,+86 139-0001-1111,,别的公司,,",
        "李雷,０１３９００１１１１１/13900011111,,,,",
    ],
)
def test_an_opt_out_sticks_at_every_event_and_in_every_spelling(run: Run, line: str) -> None:
    first = run(OPTED_OUT, HAN, name="spring")
    assert people(first)["李雷"]["because"] == "opt-out"
    again = run(LI, HAN, name="spring")
    assert people(again)["李雷"]["because"] == "opt-out"
    other = run(line, WANG, name="autumn")
    outcomes = {one["name"]: one["because"] for one in read_table(other.folder / "people.csv")}
    assert sorted(outcomes.values()) == ["", "opt-out"]
    assert csvs(run(line, WANG, name="autumn")) == csvs(other)


def test_an_opt_out_binds_nobody_who_shares_a_number(run: Run, home: Path) -> None:
    spouse = "韩梅,13900011111,han@haishu.example,宁波海曙机械有限公司,经理,"
    first = run(OPTED_OUT, spouse)
    assert people(first)["韩梅"]["outcome"] == "lead"
    assert csvs(run(OPTED_OUT, spouse)) == csvs(first)
    assert people(run(spouse, WANG, name="autumn"))["韩梅"]["outcome"] == "lead"
    with open_store(home) as store, store.reading() as db:
        assert set(all_opt_outs(db).values) == {"lilei@yunshan.example"}


def test_an_opt_out_in_the_crm_sticks_without_it(run: Run, tmp_path: Path) -> None:
    crm = tmp_path / "crm.csv"
    crm.write_text("Record ID,姓名,手机,免打扰\n77,李雷,13900011111,是\n", encoding="utf-8")
    assert people(run(LI, HAN, crm=(crm,)))["李雷"]["because"] == "opt-out"
    assert people(run(LI, HAN))["李雷"]["because"] == "opt-out"


def test_who_asked_a_caller_not_to_be_called_is_called_no_more(run: Run) -> None:
    done = run(LI, HAN)
    type_in(done, "李雷", {"回访结果": "请勿再联系"})
    assert people(run(LI, HAN))["李雷"]["because"] == "opt-out"
    other = run("Li Lei,,lilei@yunshan.example,,,", WANG, name="autumn")
    assert people(other)["Li Lei"]["because"] == "opt-out"


def test_an_opt_out_ends_when_somebody_says_so(run: Run, home: Path) -> None:
    person = people(run(OPTED_OUT, HAN))["李雷"]["person_id"]
    assert people(run(LI, HAN))["李雷"]["because"] == "opt-out"
    with open_store(home) as store, store.writing() as db:
        assert take_back(db, person) == 3
    assert people(run(LI, HAN))["李雷"]["outcome"] == "lead"
    assert people(run(OPTED_OUT, HAN))["李雷"]["because"] == "opt-out"


def test_an_event_whose_name_differs_in_capitals_alone_is_asked_about(run: Run, home: Path) -> None:
    run(LI, HAN, name="Spring Day")
    before = sorted(path.name for path in home.iterdir())
    for asked in ({"name": "spring day"}, {"name": "list", "event": "SPRING day"}):
        with pytest.raises(InputError, match=r'there is an event "Spring Day".*--event "Spring Day"'):
            run(LI, HAN, **asked)
    assert sorted(path.name for path in home.iterdir()) == before
    assert len(people(run(LI, HAN, name="list", event="Spring Day"))) == 2


REMARK = "已经跟你们销售谈过了，不要再联系我"


def allow(home: Path, person: str) -> Allowed:
    """Let somebody be contacted again."""
    with open_store(home) as store, store.writing() as db:
        return allow_person(db, person, shipped(), begin_run(db, "allow", DAY))


def test_a_remark_that_was_taken_for_a_refusal_can_be_allowed_for_good(run: Run, home: Path) -> None:
    said = LI + REMARK
    person = people(run(said, HAN))["李雷"]
    assert person["because"] == "opt-out"
    assert allow(home, person["person_id"]) == (3, 1)
    for name in ("list", "list", "autumn"):  # the same remark, at another event too
        assert people(run(said, HAN, name=name))["李雷"]["outcome"] == "lead"
    assert allow(home, person["person_id"]) == (0, 1)
    assert people(run(LI + "请不要再打电话给我", HAN))["李雷"]["because"] == "opt-out"  # said anew
    assert people(run(LI, HAN + REMARK, name="winter"))["韩梅"]["because"] == "opt-out"  # somebody else


def test_a_ticked_box_is_not_lifted_by_the_words_of_another_cell(run: Run, home: Path) -> None:
    header, line = f"{HEADER},不要联系我", f"{LI}{REMARK},是"
    person = people(run(line, header=header))["李雷"]
    assert allow(home, person["person_id"]).remarks == 1
    assert people(run(line, header=header))["李雷"]["because"] == "opt-out"


def test_keep_in_dropped_says_how_a_refusal_is_lifted(run: Run) -> None:
    type_in(run(LI + REMARK, HAN), "李雷", {"您的判断": "保留"}, sheet="已剔除")
    done = run(LI + REMARK, HAN)
    assert people(done)["李雷"]["because"] == "opt-out"
    assert [note for note in done.notes if 'allow "李雷"' in note]


def test_an_event_that_was_only_planned_takes_its_first_list(run: Run, home: Path) -> None:
    with open_store(home) as store, store.writing() as db:
        save_event(db, "list", date=dt.date(2026, 12, 1))
    done = run(LI, HAN)
    assert shown(done, "新增") == {}
    with open_store(home) as store, store.reading() as db:
        assert event_named(db, "list").date == dt.date(2026, 12, 1)
        assert list_of(db, event_named(db, "list"))["name"].tolist() == sorted(
            ["李雷", "韩梅"], key=lambda name: people(done)[name]["person_id"]
        )


CELLS = st.tuples(
    st.sampled_from(["李雷", "Li Lei", "韩梅", "王强", ""]),
    st.sampled_from(["13900011111", "13900022222", "", "139 0003 3333"]),
    st.sampled_from(["a@yunshan.example", "A@Yunshan.example", "info@haishu.example", ""]),
    st.sampled_from(["杭州云杉软件有限公司", "云杉软件", ""]),
    st.sampled_from(["总监", ""]),
    st.sampled_from(["", "", "", "请勿再联系"]),
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(  # the nameless row leaves the one who opted out for being perhaps another's, and stays left
    first=[
        ("李雷", "13900011111", "info@haishu.example", "杭州云杉软件有限公司", "总监", "请勿再联系"),
        ("", "", "info@haishu.example", "杭州云杉软件有限公司", "总监", ""),
        ("李雷", "13900011111", "a@yunshan.example", "杭州云杉软件有限公司", "总监", ""),
    ],
    more=[
        ("李雷", "", "info@haishu.example", "云杉软件", "总监", ""),
        ("韩梅", "13900011111", "info@haishu.example", "", "总监", "请勿再联系"),
    ],
    order=random.Random(7),
)
@example(  # who refuses now, and was at another event before, is not asked about beside themselves
    first=[
        ("李雷", "13900011111", "a@yunshan.example", "杭州云杉软件有限公司", "总监", ""),
        ("", "", "", "杭州云杉软件有限公司", "总监", ""),
    ],
    more=[("李雷", "13900011111", "a@yunshan.example", "", "总监", "请勿再联系")],
    order=random.Random(7),
)
@example(  # who is folded into another brings what other events know of them at once
    first=[
        ("王强", "13900022222", "info@haishu.example", "杭州云杉软件有限公司", "", ""),
        ("李雷", "13900022222", "a@yunshan.example", "杭州云杉软件有限公司", "总监", ""),
        ("", "13900022222", "info@haishu.example", "", "总监", ""),
        ("李雷", "13900011111", "a@yunshan.example", "杭州云杉软件有限公司", "", ""),
        ("", "13900011111", "info@haishu.example", "杭州云杉软件有限公司", "总监", ""),
    ],
    more=[("李雷", "13900011111", "a@yunshan.example", "杭州云杉软件有限公司", "总监", "")],
    order=random.Random(7),
)
@example(  # who refused, and is folded into another in this very run, is in the list all the same
    first=[
        ("王强", "13900022222", "a@yunshan.example", "云杉软件", "总监", "请勿再联系"),
        ("", "139 0003 3333", "a@yunshan.example", "杭州云杉软件有限公司", "总监", ""),
        ("", "13900011111", "a@yunshan.example", "杭州云杉软件有限公司", "总监", ""),
        ("", "", "", "杭州云杉软件有限公司", "总监", ""),
        ("李雷", "", "a@yunshan.example", "杭州云杉软件有限公司", "总监", ""),
        ("王强", "13900011111", "", "杭州云杉软件有限公司", "总监", ""),
    ],
    more=[("李雷", "13900022222", "a@yunshan.example", "杭州云杉软件有限公司", "", "")],
    order=random.Random(7),
)
@given(
    first=st.lists(CELLS, min_size=1, max_size=6),
    more=st.lists(CELLS, max_size=4),
    order=st.randoms(use_true_random=False),
)
def test_processing_twice_is_processing_once_in_any_order(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, ...]],
    more: list[tuple[str, ...]],
    order: random.Random,
) -> None:
    top = tmp_path_factory.mktemp("again")
    request = Request(files=(top / "list.csv",), on=DAY, home=top / "home", event="list")

    def processed(rows: list[tuple[str, ...]], other: str = "") -> Done:
        text = "\n".join([HEADER, *(",".join(row) for row in rows)]) + "\n"
        (top / "list.csv").write_text(text, encoding="utf-8")
        return process(replace(request, event=other or "list"))

    processed(first, other="earlier")
    processed(first)
    once = processed([*first, *more])
    kept = csvs(once)
    assert csvs(processed([*first, *more])) == kept
    before = {line["person_id"]: line for line in read_table(once.folder / "people.csv")}
    mixed = order.sample([*first, *more], len(first) + len(more))
    after = {line["person_id"]: line for line in read_table(processed(mixed).folder / "people.csv")}
    rows = {"rows"}
    assert {one: {k: v for k, v in line.items() if k not in rows} for one, line in after.items()} == {
        one: {k: v for k, v in line.items() if k not in rows} for one, line in before.items()
    }
