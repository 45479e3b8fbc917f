"""`explain`: why somebody is where they are, and whether two are one person, from the files of a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from staged import DAY, KNOWN, shipped

from pipeline.errors import InputError
from pipeline.explain import Files, explain_pair, explain_person
from pipeline.process import Request, process

SHEET = """姓名,手机,邮箱,公司,职位,问题
李雷,13900001234,,杭州云杉软件有限公司,信息总监,怎么报价
Li Lei,13900001234,lilei@yunshan.cn,,,
王伟,13600005678,,宁波海曙机械有限公司,经理,
王伟,,ww@qq.com,,,
韩梅梅,13700004321 / 0571-88001234,,恒达食品有限公司,,
asdf,11111111111,,asdf,,
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    home = tmp_path_factory.mktemp("home")
    sheet = home / "list.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    return Files(process(Request(files=(sheet,), on=DAY, home=home / "follow_up")).folder)


def _pair(files: Files, one: str, other: str) -> list[str]:
    return list(explain_pair(files, one, other, shipped(), KNOWN))


@pytest.mark.parametrize(
    "who",
    ["r1", "r2", "李雷", "Li Lei", "li lei", "13900001234", "+86 139-0000-1234", "LiLei@Yunshan.cn", " r1 "],
)
def test_one_person_goes_by_many_names(files: Files, who: str) -> None:
    person = files.find(who)
    assert (person["name"], person["rows"]) == ("李雷", "r1 r2")
    assert files.find(person["person_id"])["rows"] == "r1 r2"


def test_a_further_number_finds_its_person(files: Files) -> None:
    assert files.find("0571-88001234")["name"] == "韩梅梅"


@pytest.mark.parametrize(("who", "count"), [("王伟", "2 people"), ("r99", "nobody"), ("赵一鸣", "nobody")])
def test_who_is_not_one_person_is_said_so(files: Files, who: str, count: str) -> None:
    with pytest.raises(InputError, match=count):
        files.find(who)


def test_a_person_is_explained_down_to_every_point(files: Files) -> None:
    lines = list(explain_person(files, "r2"))
    text = "\n".join(lines)
    person = files.find("r2")
    assert lines[0] == f"{person['person_id']}  李雷  杭州云杉软件有限公司"
    assert lines[1].startswith("  r1  list.csv:2  lead")
    assert lines[2].startswith("  r2  list.csv:3  merged")
    assert f"outcome=lead  tier={person['tier']}  score={person['score']}  channel=phone" in text
    points = [float(line.rpartition("(note)  ")[2].partition(":")[0]) for line in lines if "[score]" in line]
    assert sum(points) == float(person["score"])
    assert "value-lost" in text
    assert (
        "  [match] same-phone-and-name-and-company (note): r2 + r1: 姓名读音相同，手机号相同，公司相同"
        in lines
    )


def test_an_exclusion_names_its_rule(files: Files) -> None:
    person = files.find("r6")
    assert person["outcome"] == "excluded"
    told = "\n".join(explain_person(files, "r6"))
    assert f"] {person['because']} (exclude)" in told


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [("r1", "r2", "同一人"), ("r3", "r4", "请您判断"), ("r1", "r5", "两个人")],
)
def test_two_are_explained_field_by_field(files: Files, one: str, other: str, verdict: str) -> None:
    lines = _pair(files, one, other)
    assert verdict in lines[0] + lines[-1]
    assert verdict in "".join(_pair(files, other, one))


def test_the_bits_of_two_add_up(files: Files) -> None:
    lines = _pair(files, "r3", "r4")
    weights = [float(line.split()[0]) for line in lines if line.startswith("   ")]
    assert len(weights) == 7
    total = next(line for line in lines if "合计" in line)
    assert float(total.split()[1].rstrip("：").split("：")[0]) == pytest.approx(sum(weights), abs=0.4)
    assert "姓名: 姓名相同  (王伟 | 王伟)" in "".join(lines)


def test_an_event_that_was_never_processed_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run `process` for this event first"):
        Files(tmp_path)


LOOK_ALIKES = """姓名,手机,邮箱,公司,职位
Ng Chee Keong,+60 12-487 3296,,Perak Gloves Sdn Bhd,Factory Manager
Ng Chee Kiong,+60 16-529 7814,,Perak Gloves Sdn Bhd,Maintenance
Anna Bauer,+49 151 23456781,a.bauer@kragl-pumpen.de,Kragl Pumpen,Buyer
A. Bauer,,a.bauer@kragl-pumpen.de,Kragl Pumpen,
Alex Bauer,+49 151 33456782,a.bauer@kragl-pumpen.de,Kragl Pumpen,Engineer
王总,13957148826,,宁波海天,总经理
王丽,13957148826,,宁波海天,会计
"""


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("r1", "r2", "只请您判断，不自动合并"),
        ("r3", "r4", "并在一起会与别的行矛盾"),
        ("r6", "r7", "可能是两个人"),
    ],
)
def test_what_stands_above_the_sum_is_said(tmp_path: Path, one: str, other: str, words: str) -> None:
    sheet = tmp_path / "alike.csv"
    sheet.write_text(LOOK_ALIKES, encoding="utf-8")
    folder = process(Request(files=(sheet,), on=DAY, home=tmp_path / "follow_up")).folder
    said = _pair(Files(folder), one, other)
    assert words in said[-2]
    assert said[-1] == "  = 请您判断"
