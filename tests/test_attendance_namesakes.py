"""attend: two who share a display name, two who bear one name, and those who come for somebody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.events.attendance import Done, Request, attend
from pipeline.events.attendance_beside import comes_for_another
from pipeline.rules import load_rules

#: Who a line names is the same in every store.
pytestmark = pytest.mark.one_store

DAY = dt.date(2026, 5, 12)
ZOOM = "Name (Original Name),User Email,Join Time,Leave Time"
WATCHED = "用户昵称,联系号码,首次观看直播时间,最近观看直播时间,直播观看时长"
DESK = "姓名,单位,手机（后四位）,签到时间,备注"
PEOPLE = (
    ("a1", "丁若水", "+8613900040001", "dingrs@jiahuan.example", "福建嘉环食品有限公司"),
    ("a2", "吴小曼", "+8613900040002", "wuxm@jiahuan.example", "福建嘉环食品有限公司"),
    ("a3", "Petra Aalbers", "", "petra.aalbers@smv.example", "Sachsenpack Verpackung GmbH"),
    ("a4", "Frank Oster", "", "f.oster@smv.example", "Sachsenpack Verpackung GmbH"),
    ("a5", "王芳", "+8613900040005", "wf1@lichuan.example", "苏州力川液压件有限公司"),
    ("a6", "王芳", "+8613900040006", "wf2@tieniu.example", "济南铁牛压路机制造有限公司"),
    ("a7", "梁宏", "+8613900040007", "", "广西鸿禹重工有限公司"),
    ("a8", "陈志远", "+8613900040008", "", "柳州珑成工程机械股份有限公司"),
    ("a9", "陈国栋", "+8613900040009", "", "柳州珑成工程机械股份有限公司"),
    ("b1", "田中浩一", "+8613900040010", "k.tanaka@sanho.example", "三禾电装（苏州）有限公司"),
    ("b2", "Stefan Müller", "", "s.mueller@kesselring-ft.example", "Kesselring Fördertechnik GmbH"),
    ("b3", "周晓彤", "+8613900040012", "tina.zhou@gerui.example", "上海格芮医疗器械有限公司"),
    ("b4", "郭涛", "+8613900040014", "", "常德楚田起重机有限公司"),
    ("b5", "Tran Van Nam", "", "nam.tran@hpc.example", "Hai Phong Crane JSC"),
    ("b6", "Aoife Brennan", "", "aoife@glenmoor.example", "Glenmoor Dairies"),
    ("b7", "Tom Baker", "", "tom.baker@fen.example", "Fen Potato Co"),
    ("b8", "Thomas Bakker", "", "t.bakker@westl.example", "Westl Fresh"),
    ("b9", "Andreas Keller", "", "a.keller@keller-draht.example", "Keller Drahtwerke GmbH"),
    ("c1", "Anna Keller", "", "anna.keller@keller-draht.example", "Keller Drahtwerke GmbH"),
    ("c2", "欧阳春燕", "+8618662301795", "ouyang@nawei.example", "苏州纳薇医疗器械有限公司"),
    ("c3", "孙志刚", "+8613905316628", "", "山东鲁沅调味品股份有限公司"),
    ("c4", "Charlotte Webb", "+447700900733", "charlotte.webb@cots.example", "Cots Juice"),
    ("c5", "黄志强", "+8613829107654", "", "东莞信钛电子有限公司"),
    ("c6", "Giulia Romano", "", "g.romano@colombo.example", "Colombo Imballaggi"),
    ("c7", "Marco Conti", "", "m.conti@colombo.example", "Colombo Imballaggi"),
    ("c8", "Michael Dunn", "", "m.dunn@harbour.example", "Harbour Foods"),
    ("c9", "Robert Hughes", "", "rob@severn.example", "Severn Cartons"),
    ("d1", "Sarah Hughes", "", "sarah@severn.example", "Severn Cartons"),
    ("d2", "陈静", "+8613900040029", "chenjing@haiyuan.example", "青岛海沅家电"),
    ("d3", "陈大文", "+8613900040030", "", "永发五金"),
    ("d4", "山本健一", "", "yk@nichi.example", "日拓"),
)  # fmt: skip

Tell = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Tell:
    """Give a function that records a report, given as its lines, of an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(*lines: str, header: str = ZOOM) -> Done:
        path = tmp_path / "report.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home))

    return run


def join(name: str, email: str = "") -> str:
    return f'"{name}",{email},05/12/2026 02:00:00 PM,05/12/2026 02:30:00 PM'


def outcome(home: Path, done: Done) -> str:
    """Say who came, by id, and whether there is a walk-in or a question."""
    lines = rows_of(home / EVENT / "attendance.csv")
    came = (line["person_id"] for line in lines if line["attended"] == "yes" and line["how"] != "walk-in")
    others = [*(["new"] * bool(done.walk_ins)), *(["asked"] * bool(done.asked))]
    return " ".join([*sorted(came), *others])


@pytest.mark.parametrize(
    ("shown", "email", "expected"),
    [
        ("丁若水/吴小曼-嘉环食品", "", "a1 a2"),
        ("丁若水、吴小曼", "", "a1 a2"),
        ("嘉环食品-丁若水&吴小曼", "", "a1 a2"),
        ("丁若水 吴小曼（嘉环）", "", "a1 a2"),
        ("丁若水和吴小曼（嘉环）", "", "a1 a2"),
        ("丁若水，吴小曼", "wuxm@jiahuan.example", "a1 a2"),
        ("【嘉环食品】丁若水/吴小曼", "", "a1 a2"),
        ("丁若水等2人", "", "a1"),
        ("丁若水+1", "", "a1"),
        ("Petra Aalbers / Frank Oster (Gast)", "", "a3 a4"),
        ("Petra Aalbers und Frank Oster", "", "a3 a4"),
        ("Petra Aalbers, Frank Oster (Sachsenpack)", "", "a3 a4"),
        ("Aalbers, Petra / Oster, Frank", "", "a3 a4"),
        ("Giulia Romano & Marco Conti", "g.romano@colombo.example", "c6 c7"),
        ("Giulia Romano e Marco Conti - Colombo", "", "c6 c7"),
        ("Robert & Sarah Hughes", "", "c9 d1"),
        ("丁若水&王小帅", "", "a1 new"),
        ("王芳&郭涛", "", "b4 asked"),
        ("Tom Baker / Nordwind Foods", "", "asked"),
        ("陈工、梁总-海利", "", "asked"),
    ],
)
def test_two_in_one_display_name_both_came(
    tell: Tell, home: Path, shown: str, email: str, expected: str
) -> None:
    assert outcome(home, tell(join(shown, email))) == expected


@pytest.mark.parametrize(
    ("shown", "contact", "expected"),
    [
        ("孙总助理小刘", "13905316628", "asked"),
        ("孙总助理", "13905316628", "asked"),
        ("郭涛的同事小王", "", "asked"),
        ("郭涛同事小王", "13900040014", "asked"),
        ("小周-郭涛的同事", "", "asked"),
        ("郭涛老婆", "13900040014", "asked"),
        ("郭涛（代签）", "", "asked"),
        ("林晓雯(代黄志强)-东莞信钛电子", "13829107654", "new"),
        ("吴小曼（代丁若水）", "13900040001", "a2"),
        ("Connor (colleague of Charlotte Webb)", "charlotte.webb@cots.example", "asked"),
        ("Charlotte Webb's assistant", "charlotte.webb@cots.example", "asked"),
        ("PA to Charlotte Webb", "charlotte.webb@cots.example", "asked"),
        ("Ben Foster (colleague of Charlotte Webb)", "charlotte.webb@cots.example", "new"),
        ("Jonas Pohl, Sachsenpack (i.V. Petra Aalbers) (Gast)", "", "new"),
        ("Max (Kollege von Petra Aalbers)", "petra.aalbers@smv.example", "asked"),
        ("Luc (collègue de Michael Dunn)", "", "asked"),
        ("asistente de Marco Conti", "m.conti@colombo.example", "asked"),
        ("trợ lý của Tran Van Nam", "nam.tran@hpc.example", "asked"),
        ("鈴木（田中浩一の代理）", "", "asked"),
    ],
)
def test_who_is_told_by_another_is_not_that_person(
    tell: Tell, home: Path, shown: str, contact: str, expected: str
) -> None:
    times = "2026-05-12 19:30:00,2026-05-12 20:30:00,0小时50分0秒"
    line, header = (
        (f"{shown},{contact},{times}", WATCHED) if contact.isdigit() else (join(shown, contact), ZOOM)
    )
    assert outcome(home, tell(line, header=header)) == expected


def test_a_walk_in_for_somebody_has_neither_their_number_nor_their_name(tell: Tell, home: Path) -> None:
    tell(join("Ben Foster (colleague of Charlotte Webb)", "charlotte.webb@cots.example"))
    assert [
        line["name"] for line in rows_of(home / EVENT / "attendance.csv") if line["how"] == "walk-in"
    ] == ["Ben Foster"]


@pytest.mark.parametrize(
    "shown",
    [
        "总经理助理", "王芳 总经理助理", "果果妈妈", "安安妈妈", "市场部助理小朱", "张伟-代理商",
        "海天公司代表李明",
        "Ann Lee - Personal Assistant", "Head of Sales", "Office of Marketing", "David Friend",
        "김민수 대리", "代文静",
    ],
)  # fmt: skip
def test_a_job_or_a_childs_name_speaks_of_nobody_else(shown: str) -> None:
    assert not comes_for_another(shown, load_rules().person_names.words)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Aoife B (Aoife Brennan)", "b6"),
        ("Iron Mike (Michael Dunn)", "c8"),
        ("Michael Dunn (Mike)", "c8"),
        ("云淡风轻(郭涛)", "b4"),
        ("一路有你（郭涛）", "b4"),
        ("星辰科技(郭涛)", "asked"),
        ("A0苏州-王芳", "a5"),
        ("苏州王芳", "a5"),
        ("AA济南 王芳", "a6"),
        ("王芳（山东）", "a6"),
        ("北京-王芳", "asked"),
        ("A0郭涛", "b4"),
        ("Tran Van Nam (VN)", "b5"),
        ("Tran Van Nam - Vietnam", "b5"),
        ("郭涛（线上）", "b4"),
        ("郭涛 华东大区", "b4"),
        ("郭涛（第3桌）", "b4"),
        ("Tom Baker (Table 4)", "b7"),
        ("鸿禹重工-梁", "a7"),
        ("梁总@鸿禹重工", "a7"),
        ("田中様（三禾电装）", "b1"),
        ("三禾电装-田中部長", "b1"),
        ("田中", "asked"),
        ("Mr. Mueller - Kesselring", "b2"),
        ("Herr Müller (Kesselring Fördertechnik)", "b2"),
        ("Müller", "asked"),
        ("Hughes (Severn Cartons)", "asked"),
        ("珑成机械 陈工", "asked"),
        ("Tina Zhou", "b3"),
        ("Zhou Tina", "b3"),
        ("Tina-格芮", "b3"),
        ("Tina", "asked"),
        ("Tom Baker", "b7"),
        ("Baker Tom", "b7"),
        ("Thomas Bakker", "b8"),
        ("Thomas Baker", "asked"),
        ("A. Keller", "asked"),
        ("A Keller (Keller Drahtwerke)", "asked"),
        ("Andreas K.", "b9"),
        ("Chan Tai Man", "d3"),
        ("Kenichi YAMAMOTO", "d4"),
        ("Jean-Luc Nowhere", "new"),
    ],
)
def test_what_stands_beside_a_name_tells_whom_it_means(
    tell: Tell, home: Path, shown: str, expected: str
) -> None:
    assert outcome(home, tell(join(shown))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("欧阳春艳,纳薇医疗,1795,13:07,", "c2"),
        ("欧阳春艳,纳薇医疗,9999,13:07,", "asked"),
        ("欧阳春艳,纳薇医疗,,13:07,", "asked"),
        ("田中,三禾电装,,13:00,", "b1"),
        ("Mr. Mueller,Kesselring,,13:00,", "b2"),
        ("梁,鸿禹重工,,13:00,", "a7"),
        ("陈,珑成机械,,13:00,", "asked"),
        ("王芳,,0006,13:00,", "a6"),
        ("王芳,,006,13:00,", "a6"),
        ("郭涛,,5555,13:00,", "asked"),
        ("郭涛,楚田,5555,13:00,", "b4"),
        ("陈静,,13899998888,13:00,", "asked"),
        ("丁若水 吴小曼,嘉环食品,,13:00,", "a1 a2"),
    ],
)
def test_a_desk_tells_by_firm_and_last_digits(tell: Tell, home: Path, line: str, expected: str) -> None:
    assert outcome(home, tell(line, header=DESK)) == expected


@pytest.mark.parametrize(
    ("shown", "email", "expected"),
    [
        ("Charlotte Webb", "cwebb@rival-juice.example", "asked"),
        ("陈静", "chenjing@othercorp.example", "asked"),
        ("陈静 13877776666", "", "asked"),
        ("陈静138****9999", "", "asked"),
        ("陈静 139****0029", "", "d2"),
        ("陈静", "cj1990@qq.com", "d2"),
        ("Charlotte Webb", "charly@gmail.com", "c4"),
    ],
)
def test_a_number_or_a_firms_address_that_is_another_makes_a_namesake(
    tell: Tell, home: Path, shown: str, email: str, expected: str
) -> None:
    assert outcome(home, tell(join(shown, email))) == expected
