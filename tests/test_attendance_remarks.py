"""attend: what a desk remarks beside a name, who comes for another, and who is no attendee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.attendance_words import summary_of
from pipeline.events.attendance import Done, Request, attend
from pipeline.events.attendance_kinds import kind_in_name
from pipeline.events.attendance_remarks import is_away, kind_in
from pipeline.events.attendance_stands_in import without_whom
from pipeline.readers.statuses import is_bot
from pipeline.rules import load_rules

#: Who a line names is the same in every store.
pytestmark = pytest.mark.one_store

DAY = dt.date(2026, 5, 12)
DESK = "序號,報到時間,姓名,公司,電話,備註"
PEOPLE = (
    ("p1", "古天祥", "+886912300401", "", "宏森電機"),
    ("p2", "杜佩玲", "+886933100572", "", "宏森電機"),
    ("p3", "Bob Hartley", "", "b.hartley@ridge.example", "Ridge Tools"),
)

Tell = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Tell:
    """Give a function that records a report, given as its lines, of an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(*lines: str, header: str = DESK) -> Done:
        path = tmp_path / "desk.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home))

    return run


def said(home: Path) -> dict[str, str]:
    """Return what attendance.csv says of each who registered."""
    return {
        line["person_id"]: line["attended"]
        for line in rows_of(home / EVENT / "attendance.csv")
        if line["how"] != "walk-in"
    }


@pytest.mark.parametrize(
    "remark",
    [
        "取消", "來電取消，不克出席", "临时有事来不了", "已取消报名", "未到", "请假", "病假", "爽約",
        "無法參加", "没来",
        "因故缺席", "no show", "No-show", "absent", "cancelled by phone", "Did not show up",
        "couldn't make it",
        "called in sick", "sent regrets", "abgesagt", "nicht erschienen", "absente", "no asistió",
        "由同事代為出席",
        "改由杜佩玲出席", "colleague came instead", "replaced by Ann Kim",
    ],
)  # fmt: skip
def test_a_remark_says_who_did_not_come(remark: str) -> None:
    assert is_away(remark)


@pytest.mark.parametrize(
    "remark",
    [
        "", "取消素食", "未带名片", "未付款", "没有停车位", "請假半天後到場", "原说取消, 后来到了", "不來電",
        "不吃牛肉", "到",
        "另帶2位同事", "名片後補", "二次入場", "代古天祥", "取消午餐订位", "late", "no parking",
        "not a member",
        "cancelled his lunch", "said no show, then came", "came instead of Bob", "ill-fitting badge",
        "absent-minded",
        "现代汽车", "同事同行", "不能久留",
    ],
)  # fmt: skip
def test_a_remark_about_something_else_takes_nobody_away(remark: str) -> None:
    assert not is_away(remark)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1,13:05,古天祥,宏森,0912300401,來電取消", "no"),
        ("1,13:05,古天祥（請假）,宏森,,", "no"),
        ("1,13:05,古天祥,宏森,0912300401,由杜佩玲代", "no"),
        ("1,13:05,古天祥,宏森,0912300401,取消素食", "yes"),
        ("1,13:05,古天祥,宏森,0912300401,名片後補", "yes"),
        ("1,,古天祥,宏森,0912300401,", "no"),
    ],
)
def test_a_line_at_the_desk_counts_as_its_remark_says(
    tell: Tell, home: Path, line: str, expected: str
) -> None:
    tell(line, "2,13:06,杜佩玲,宏森,0933100572,")
    assert said(home) == {"p1": expected, "p2": "yes", "p3": "unknown"}


def test_who_cancelled_and_came_all_the_same_came(tell: Tell, home: Path) -> None:
    tell("1,13:05,古天祥,宏森,0912300401,取消", "2,14:05,古天祥,宏森,0912300401,")
    assert said(home)["p1"] == "yes"


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("黃淑芬（代古天祥）", "黃淑芬"),
        ("黃淑芬 代替古天祥", "黃淑芬"),
        ("黃淑芬代理古天祥", "黃淑芬"),
        ("黃淑芬代古天祥簽到", "黃淑芬"),
        ("黃淑芬-代杜經理", "黃淑芬"),
        ("代古天祥", "…"),
        ("Ann Kim (for Bob Hartley)", "Ann Kim"),
        ("Ann Kim on behalf of Bob Hartley", "Ann Kim"),
        ("Ann Kim i.V. Bob Hartley", "Ann Kim"),
        ("Ann Kim pour Bob Hartley", "Ann Kim"),
        ("Ann Kim, standing in for Mr. Bob Hartley", "Ann Kim"),
        ("宁德时代张伟", "宁德时代张伟"),
        ("现代古天祥", "现代古天祥"),
        ("张伟-代理商", "张伟-代理商"),
        ("张伟（代表）", "张伟（代表）"),
        ("代文静", "代文静"),
        ("Kevin for Bosch", "Kevin for Bosch"),
        ("i.V. Bob Hartley", "i.V. Bob Hartley"),
        ("Bob Ford", "Bob Ford"),
        ("Forrest Lee Hart", "Forrest Lee Hart"),
        ("古天祥", "古天祥"),
    ],
)
def test_who_comes_for_somebody_is_not_them(shown: str, name: str) -> None:
    assert without_whom(shown, load_rules().person_names.words) == name


def test_who_comes_for_somebody_is_a_walk_in_and_whom_they_came_for_unknown(tell: Tell, home: Path) -> None:
    done = tell("1,13:05,黃淑芬（代古天祥）,宏森電機,0933-108-990,", "2,13:06,代古天祥,宏森電機,,")
    assert said(home) == {"p1": "unknown", "p2": "unknown", "p3": "unknown"}
    names = [line["name"] for line in rows_of(home / EVENT / "attendance.csv") if line["how"] == "walk-in"]
    assert (names, [one.shown_as for one in done.asked]) == (["黃淑芬"], ["代古天祥"])


def test_who_comes_for_somebody_and_registered_is_themselves(tell: Tell, home: Path) -> None:
    tell("1,13:05,杜佩玲(代古天祥),宏森電機,,")
    assert said(home) == {"p1": "unknown", "p2": "yes", "p3": "unknown"}


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("講師", "speaker"), ("主講人", "speaker"), ("Speaker", "speaker"),
        ("Keynote speaker", "speaker"),
        ("工讀生", "staff"), ("工作人员", "staff"), ("staff", "staff"), ("Volunteer", "staff"),
        ("主持人", "host"),
        ("联席主持人", "cohost"), ("想找讲师", ""), ("speaker dinner invited", ""),
        ("staff engineer", ""), ("现场报名", ""),
        ("素食", ""), ("主持人朋友", ""),
    ],
)  # fmt: skip
def test_a_part_in_the_event_is_told_by_its_word(remark: str, kind: str) -> None:
    assert kind_in(remark) == kind


def test_who_works_there_is_left_out_as_what_they_are(tell: Tell, home: Path) -> None:
    done = tell(
        "1,13:05,柏霖,,0917650283,講師",
        "2,13:06,小美,,,工讀生",
        "3,13:07,古天祥,宏森,,想找講師要簡報",
        "合計,,31 筆,,,",
    )
    assert done.left_out == (("speaker", "柏霖"), ("staff", "小美"))
    assert "柏霖 (speaker), 小美 (staff)" in "\n".join(summary_of(done))
    assert (done.came, done.walk_ins, done.asked) == (1, 0, ())


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ("讲师-刘老师", "speaker"),
        ("(讲师-刘老师)", "speaker"),
        ("李想(联席主持人)", "cohost"),
        ("Ada Berg (Host, me)", "host"),
        ("Ada Berg - Presenter", "presenter"),
        ("Hostmann", ""),
        ("Ada Presenter", ""),
        ("刘讲师", ""),
    ],
)
def test_a_display_name_says_its_part(shown: str, kind: str) -> None:
    assert kind_in_name(shown) == kind


def test_a_role_is_shown_as_the_platform_has_it(tell: Tell) -> None:
    header = "姓名,进入时间,离开时间,角色"
    times = "2026/5/12 14:00,2026/5/12 15:00"
    done = tell(
        f"课堂小方,{times},主持人",
        f"刘老师-讲师,{times},联席主持人",
        f"何助教,{times},联席主持人",
        f"小智,{times},AI助理",
        f"古天祥,{times},参会人",
        header=header,
    )
    assert [kind for kind, _ in done.left_out] == ["host", "speaker", "cohost", "bot"]


@pytest.mark.parametrize(
    ("shown", "bot"),
    [
        ("OtterPilot", True),
        ("Tom Reed's OtterPilot", True),
        ("AI听记助手", True),
        ("Ann’s Notes Bot", True),
        ("Fellow Notetaker", True),
        ("Granola AI", True),
        ("Otto Pilot", False),
        ("Jamie Fellow", False),
        ("Grain Ltd", False),
        ("Bot Nguyen", False),
    ],
)
def test_a_recorder_is_told_by_its_name(shown: str, bot: bool) -> None:
    assert is_bot(shown) is bot
