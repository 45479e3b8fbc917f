"""attend: who is no guest: the organiser's own people, what platforms call nobody, recorders, helpers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.events.attendance import Done, Request, attend
from pipeline.readers.statuses import is_bot
from pipeline.rules import load_rules

#: Who a line names is the same in every store.
pytestmark = pytest.mark.one_store

DAY = dt.date(2026, 5, 12)
TIMES = "05/12/2026 02:00:00 PM,05/12/2026 02:30:00 PM"
ZOOM = "Name (Original Name),User Email,Join Time,Leave Time,Guest,Role"
TENCENT = "用户昵称（入会昵称）,首次入会时间,最后退会时间,累计参会时长,身份"
FEISHU = "参会人,部门,用户ID,工号,邮箱,入会时间,离会时间,参会时长"
PEOPLE = (
    ("h1", "Nils Aker", "", "nils.aker@fjordfisk.example", "Fjordfisk"),
    ("h2", "Ines Prado", "", "ines.prado@solmar.example", "Solmar"),
    ("h3", "郭明亮", "+8613900030003", "", "湘江起重机有限公司"),
    ("h4", "尹书白", "+8613900030004", "", "南陵机床有限公司"),
    ("h5", "Oda Krull", "", "oda@krull.example", "Krull Pumpen"),
    ("h6", "凌薇", "+8613900030006", "", "川岳仪表"),
    ("h7", "Piet Maas", "", "piet.maas@tallypeak.example", "Tallypeak"),
    ("h8", "丁若水", "+8613900030008", "", "东陆水泵"),
)

Tell = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Tell:
    """Give a function that records a report, given as its header and lines, of an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(header: str, *lines: str) -> Done:
        path = tmp_path / "report.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home))

    return run


def zoom(name: str, email: str = "", guest: str = "Yes", role: str = "Attendee") -> str:
    return f'"{name}",{email},{TIMES},{guest},{role}'


def tencent(name: str, role: str = "普通参会者") -> str:
    return f"{name},2026-05-12 14:00:00,2026-05-12 15:00:00,1:00:00,{role}"


def feishu(name: str, department: str = "-", user: str = "-", number: str = "-") -> str:
    times = "2026-05-12 14:00:00,2026-05-12 15:00:00,01:00:00"
    return f"{name},{department},{user},{number},-,{times}"


def came(home: Path) -> set[str]:
    """Return who of those registered came."""
    lines = rows_of(home / EVENT / "attendance.csv")
    return {line["person_id"] for line in lines if line["attended"] == "yes" and line["how"] != "walk-in"}


HOST = zoom("Vera Holm (Tallypeak)", "vera@tallypeak.example", "No", "Host")
GUESTS = (zoom("Nils Aker"), zoom("Ines Prado"), zoom("Oda Krull"))


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Amit @ Tallypeak", ""),
        ("Amit - Tallypeak", ""),
        ("Noor (Tallypeak)", ""),
        ("TALLYPEAK Noor", ""),
        ("Tallypeak Support", ""),
        ("Noor Khan | Tallypeak Ltd", ""),
        ("Noor Khan", "noor@tallypeak.example"),
        ("Noor Khan", "noor@uk.tallypeak.example"),
        ("Nils Aker", "n.aker@tallypeak.example"),  # a namesake
    ],
)
def test_who_is_of_the_hosts_house_is_left_out(tell: Tell, name: str, email: str) -> None:
    done = tell(ZOOM, HOST, zoom("Ines Prado"), zoom("Oda Krull"), zoom(name, email))
    assert (done.came, done.walk_ins, done.asked) == (2, 0, ())
    assert done.left_out == (("host", "Vera Holm (Tallypeak)"), ("colleague", name))


@pytest.mark.parametrize("name", ["Vera Brown", "Holm, Noor", "Tally Peak", "Noor Peak - Tallyho Foods"])
def test_a_name_like_the_hosts_makes_no_colleague(tell: Tell, name: str) -> None:
    done = tell(ZOOM, HOST, *GUESTS, zoom(name, "noor@other.example"))
    assert (done.came, done.walk_ins, len(done.left_out)) == (3, 1, 1)


def test_a_colleague_of_the_hosts_who_registered_came(tell: Tell, home: Path) -> None:
    tell(ZOOM, HOST, *GUESTS, zoom("Piet Maas", "piet.maas@tallypeak.example"))
    assert came(home) == {"h1", "h2", "h5", "h7"}


def test_where_many_registered_from_the_hosts_firm_it_is_their_own_event(home: Path, tmp_path: Path) -> None:
    staff = [(f"s{i}", f"Person{i} Staff", "", f"p{i}@tallypeak.example", "Tallypeak") for i in range(4)]
    register(home, (*staff, *PEOPLE), DAY)
    path = tmp_path / "report.csv"
    path.write_text("\n".join((ZOOM, HOST, *GUESTS, zoom("Noor Khan", "noor@tallypeak.example"))) + "\n")
    assert attend(Request(EVENT, (path,), DAY, home=home)).walk_ins == 1


def test_zoom_says_who_is_no_guest_of_the_account(tell: Tell, home: Path) -> None:
    own = zoom("Noor Khan", "noor@a.example", "No"), zoom("Piet Maas", "piet.maas@tallypeak.example", "No")
    done = tell(ZOOM, *own, *GUESTS)
    assert (done.left_out, done.walk_ins) == ((("colleague", "Noor Khan"),), 0)
    assert came(home) == {"h1", "h2", "h5", "h7"}


def test_where_nobody_is_a_guest_the_column_says_nothing(tell: Tell) -> None:
    done = tell(ZOOM, zoom("Noor Khan", "", "No"), zoom("Nils Aker", "", "No"))
    assert (done.came, done.walk_ins, done.left_out) == (1, 1, ())


@pytest.mark.parametrize(
    "name",
    [
        "恒飞达-技术支持-小马", "恒飞达液压 刘工", "恒飞达液压小马", "小马@恒飞达", "小马（恒飞达液压）",
        "恒飞达液压有限公司-王小帅", "恒飞达 运营", "恒飞达液压客服", "恆飛達液壓-小馬",
    ],
)  # fmt: skip
def test_the_firm_in_the_hosts_name_is_known_in_others(tell: Tell, name: str) -> None:
    done = tell(TENCENT, tencent("恒飞达液压-市场部小朱", "主持人"), tencent("郭明亮"), tencent(name))
    assert (done.came, done.walk_ins, done.asked) == (1, 0, ())
    assert ("colleague", name) in done.left_out


@pytest.mark.parametrize("name", ["恒飞-王小帅", "飞达液压-王小帅", "市场部王小帅", "小朱食品-王小帅"])
def test_a_firm_that_shares_a_part_is_another(tell: Tell, name: str) -> None:
    done = tell(TENCENT, tencent("恒飞达液压-市场部小朱", "主持人"), tencent("郭明亮"), tencent(name))
    assert (done.walk_ins, len(done.left_out)) == (1, 1)


@pytest.mark.parametrize("name", ["李昕", "凌薇"])  # 凌薇 is a registrant's namesake
def test_who_has_a_number_in_feishus_own_house_is_left_out(tell: Tell, home: Path, name: str) -> None:
    guests = [feishu(one) for one in ("郭明亮", "尹书白", "丁若水")]
    done = tell(FEISHU, feishu(name, "澄明/市场部", "ou_1", "CM1"), *guests)
    assert (done.left_out, done.walk_ins) == ((("colleague", name),), 0)
    assert came(home) == {"h3", "h4", "h8"}


def test_a_desk_marks_the_organisers_firm(tell: Tell) -> None:
    done = tell("姓名,单位,签到时间", "胡佳,智仓云（主办方）,12:20", "老吴,智仓云,12:25", "郭明亮,湘江,13:00")
    assert (done.came, done.walk_ins, done.asked) == (1, 0, ())
    assert [name for _, name in done.left_out] == ["胡佳", "老吴"]


@pytest.mark.parametrize(
    ("nick", "kind"),
    [
        ("主办方-运营豆豆", "host"), ("讲师-老何", "speaker"), ("直播间助教小鹿", "staff"),
        ("小鹅通助教", "staff"),
        ("直播录制机器人", "bot"), ("官方客服小美", "staff"), ("会务组小陈", "staff"),
    ],
)  # fmt: skip
def test_a_nickname_says_who_helps(tell: Tell, nick: str, kind: str) -> None:
    header = "用户昵称,真实姓名,联系号码,首次观看直播时间,最近观看直播时间,直播观看时长"
    times = "2026-05-12 19:30:00,2026-05-12 20:30:00,0小时50分0秒"
    done = tell(header, f"{nick},,,{times}", f"明亮,郭明亮,13900030003,{times}")
    assert (done.came, done.left_out) == (1, ((kind, nick),))


@pytest.mark.parametrize(
    "shown",
    [
        "Zoom User", "Zoom-Benutzer", "Teams User", "Guest User", "Guest-4821", "Gastbenutzer 3",
        "Webex User",
        "Utilisateur Zoom", "Usuario de Zoom", "Người dùng Zoom", "Zoomユーザー", "ゲスト", "게스트 2",
        "Unknown User",
        "Meeting Guest", "Participant 3", "Default User", "Appareil mobile", "Big Screen", "my iPhone",
        "访客01",
        "飞书用户2871AC", "(人员3)", "来宾", "Tablet", "iPad (3)", "Telefonteilnehmer",
    ],
)  # fmt: skip
def test_what_a_platform_calls_nobody_is_no_walk_in(tell: Tell, home: Path, shown: str) -> None:
    done = tell(ZOOM, zoom(shown))
    assert (done.came, done.walk_ins, len(done.asked)) == (0, 0, 1)
    assert rows_of(home / EVENT / "attendance_open.csv")[0]["why"] == "device-or-room"


@pytest.mark.parametrize(
    "name", ["Max Gast", "Meet Patel", "Line Hansen", "Tim Owner", "新垣结衣", "Alan Turing", "Mac Miller"]
)
def test_a_name_with_such_a_word_is_a_name(name: str) -> None:
    assert not load_rules().person_names.words.is_nameless(name.casefold())


@pytest.mark.parametrize(
    ("shown", "bot"),
    [
        ("Copilot", True), ("Read AI", True), ("Fathom", True), ("会议记录助手", True), ("云录制", True),
        ("議事録AI", True),
        ("Noty.ai (Gast)", True), ("同声传译", True), ("Cloud Recording", True), ("Jamie", False),
        ("Otter Smith", False),
        ("Gong Li", False), ("纪晓岚", False), ("Fathom Analytics", False), ("王速记", False),
    ],
)  # fmt: skip
def test_a_recorder_is_told_where_its_name_stands_alone(shown: str, bot: bool) -> None:
    assert is_bot(shown) is bot
