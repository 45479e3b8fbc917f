"""attend: names as people of several countries write them at meetings, and whom a firm or a number means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.events.attendance import Done, Request, attend
from pipeline.events.attendance_beside import firm_in
from pipeline.events.attendance_spellings import respelled
from pipeline.rules import load_rules

#: Who a line names is the same in every store.
pytestmark = pytest.mark.one_store

DAY = dt.date(2026, 5, 12)
DESK = "Name,Company,Phone"
PEOPLE = (
    ("a1", "Muhammad Hakim bin Salleh", "+60123456721", "", "Kinta Tooling"),
    ("a2", "Nor Azlina binti Kassim", "+60137719082", "", "Perak Castings"),
    ("a3", "Abdul Rashid bin Omar", "+60192443016", "", "Ipoh Hydraulics"),
    ("a4", "Prasert Wongsakul", "+66812349907", "", "Rayong Chemicals"),
    ("a5", "Anong Chaiyaporn", "+66897721046", "", "Siam Plastics"),
    ("a6", "Luis Alberto Fuentes", "+639182237745", "", "Cebu Circuits"),
    ("a7", "Marco Antonio Villar", "+639175520183", "", "Davao Foods"),
    ("a8", "Juan Antonio Villar", "+639204173306", "", "Iloilo Works"),
    ("a9", "Helena Brandt", "", "", "Elbe Armaturen"),
    ("a10", "Oliver Stein", "", "", "Elbe Armaturen"),
    ("a11", "Oliver Schott", "", "", "Weser Pumpen"),
    ("a12", "Wei Tan", "+6591234471", "", "Kallang Moulds"),
    ("b1", "管宁", "+8613900020001", "", "铜陵集团"),
    ("b2", "管宁", "+8613900020002", "", "岭南模具"),
    ("b3", "阎佳", "+8613900020003", "", "无锡鸿图轴承有限公司"),
    ("b4", "阎佳", "+8613900020004", "", "鼎新制罐有限公司"),
    ("b5", "尹平", "+8613900020005", "", "宁海旭东集团有限公司"),
    ("b6", "葛雅文", "+8613900020006", "", "昇揚光電"),
    ("b7", "唐亚文", "+8613900020007", "", "昇平化工"),
    ("b8", "唐雅雯", "+8613900020008", "", "昇平化工"),
    ("b9", "程思婷", "+8613900020009", "", "健和电路"),
    ("b10", "程思庭", "+8613900020010", "", "瑞和封测"),
    ("b11", "康博(Victor)", "+8613900020011", "", "公信电工"),
    ("b12", "凌霄", "+8613900020012", "", "成华飞机工装"),
)

Tell = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Tell:
    """Give a function that records the lines of a list at an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(*lines: str) -> Done:
        path = tmp_path / "list.csv"
        path.write_text("\n".join((DESK, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home))

    return run


def came(home: Path) -> set[str]:
    """Return who of those registered came."""
    lines = rows_of(home / EVENT / "attendance.csv")
    return {line["person_id"] for line in lines if line["attended"] == "yes" and line["how"] != "walk-in"}


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Muhd Hakim Salleh", "a1"),
        ("Mohd. Hakim b. Salleh (Guest)", "a1"),
        ("Md Hakim Salleh", "a1"),
        ("M. Hakim Salleh", "a1"),
        ("Nor Azlina bt Kassim", "a2"),
        ("Puan Nor Azlina Bte. Kassim", "a2"),
        ("Abd. Rashid Omar", "a3"),
        ("Dato’ Abd Rashid Omar", "a3"),
        ("Khun Prasert (Rayong Chemicals)", "a4"),
        ("K Prasert - Rayong Chemicals", "a4"),
        ("P'Anong - Siam Plastics", "a5"),
        ("Prasert W.", "a4"),
        ("Alberto Fuentes", "a6"),
        ("Helena B.", "a9"),
        ("Oliver S. (Weser Pumpen)", "a11"),
        ("管宁-铜陵", "b1"),
        ("管宁（岭南）", "b2"),
        ("尹萍-旭东集团", "b5"),
        ("葛小姐,昇揚光電", "b6"),
        ("葛女士,昇揚光電", "b6"),
        ("Victor Kang", "b11"),
        ("凌霄（质量部）(凌霄（质量部）)", "b12"),
        ("凌霄 信息部", "b12"),
        ("凌霄（产品中心）", "b12"),
        ("凌霄 - QA dept", "b12"),
    ],
)
def test_a_name_is_known_however_its_bearer_writes_it(tell: Tell, home: Path, line: str, person: str) -> None:
    tell(line if "," in line else f"{line},,", "Zed Quill,Quill Ltd,")
    assert came(home) == {person}


@pytest.mark.parametrize(
    "line",
    [
        "Oliver S.",
        "Antonio Villar",
        "Wei T.",
        "W. Tan",
        "K. Prasert (Siam Plastics)",
        "Khun Prasert",
        "Muhd Hakim",
        "管宁",
        "管宁-苏州",
        "尹萍-华创科技",
        "尹萍",
        "葛小姐",
        "唐小姐,昇平化工",
        "葛小姐,昇平化工",
        "Victor",
        "凌霄-远大集团",
        "程思婷,,13900020010",
    ],
)
def test_what_may_be_another_is_not_decided(tell: Tell, home: Path, line: str) -> None:
    tell(line if "," in line else f"{line},,")
    assert came(home) == set()


@pytest.mark.parametrize(
    "line", ["程思婷,瑞和封测,13900020010", "程思庭,,13900020010", "程思停,,13900020010"]
)
def test_a_number_decides_where_the_name_is_nobody_elses_or_the_firm_agrees(
    tell: Tell, home: Path, line: str
) -> None:
    tell(line)
    assert came(home) == {"b10"}


@pytest.mark.parametrize("name", ["Patrick O'Neill", "Shauna O’Dwyer", "Gina D'Angelo"])
def test_an_apostrophe_hides_no_walk_in(tell: Tell, home: Path, name: str) -> None:
    assert tell(f"{name} (Guest),,", "Zed Quill,Quill Ltd,").walk_ins == 2


@pytest.mark.parametrize(
    ("beside", "firm"),
    [
        ("质量部", ""),
        ("产品中心", ""),
        ("三车间", ""),
        ("智能制造事业部", ""),
        ("QA dept", ""),
        ("IT", ""),
        ("华测检测中心", "华测检测中心"),
        ("鼎新制罐", "鼎新制罐"),
        ("骑士俱乐部", "骑士俱乐部"),
        ("Bosch", "Bosch"),
        ("Team Systems", "Team Systems"),
    ],
)
def test_a_department_is_no_firm(beside: str, firm: str) -> None:
    assert firm_in(beside, "凌霄", load_rules()) == firm


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Md. Rafiq Islam", ["Rafiq Islam"]),
        ("Sri Mulyani Dewi", ["Mulyani Dewi"]),
        ("Bin Zhang", []),
        ("Al Gore", []),
        ("K. Ramesh", []),
        ("王小明", []),
        ("Ann Lee", []),
    ],
)
def test_a_name_is_respelled_only_where_it_has_such_a_word(name: str, forms: list[str]) -> None:
    assert respelled(name, thai=False) == forms
