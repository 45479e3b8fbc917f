"""Names are read out of the cells people type them in; nothing typed is lost."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.text.person import PersonName, PersonNames

RULES = Path(__file__).parent.parent / "rules"


def rows(name: str) -> list[dict[str, str]]:
    with (RULES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def names() -> PersonNames:
    return PersonNames.from_rows(rows("surnames.csv"), rows("honorifics.csv"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("李雷", "李雷"),
        ("李 雷", "李雷"),
        ("dr hab. inż. Jan Nowak, prof. AGH", "Jan Nowak"),
        ("mgr inż. Jan Kowalski", "Jan Kowalski"),
        ("Ing. Petr Novák, CSc.", "Petr Novák"),
        ("Dr. rer. nat. Eva Sommer", "Eva Sommer"),
        ("Nat Turner", "Nat Turner"),
        ("李　雷", "李雷"),
        ("李\u200b雷", "李雷"),
        ("\ufeff李雷", "李雷"),
        ("\u202e李雷\u202c", "李雷"),
        ("王 小 明", "王小明"),
        ("欧阳 娜娜", "欧阳娜娜"),
        ("歐陽娜娜", "歐陽娜娜"),
        ("陳大文", "陳大文"),
        ("𠮷野", "𠮷野"),
        ("田中 太郎", "田中 太郎"),
        ("김 철수", "김 철수"),
        ("Нина Иванова", "Нина Иванова"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("古丽娜尔 · 艾力", "古丽娜尔·艾力"),
        ("ＡＬＩＣＥ", "Alice"),
        ("wei zhang", "Wei Zhang"),
        ("LI LEI", "Li Lei"),
        ("Wei ZHANG", "Wei Zhang"),
        ("ZHANG Wei", "Zhang Wei"),
        ("DUPONT Jean", "Jean Dupont"),
        ("Smith, John", "John Smith"),
        ("VAN DER BERG, JAN", "Jan van der Berg"),
        ("van der Berg", "van der Berg"),
        ("maria de la cruz", "Maria de la Cruz"),
        ("john o'brien", "John O'Brien"),
        ("RONALD MCDONALD", "Ronald McDonald"),
        ("Leonardo DiCaprio", "Leonardo DiCaprio"),
        ("mary-ann smith-jones", "Mary-Ann Smith-Jones"),
        ("NGUYỄN VĂN ANH", "Nguyễn Văn Anh"),
        ("JOHN SMITH III", "John Smith III"),
        ("John Smith, Jr.", "John Smith, Jr."),
        ("AJ SMITH", "AJ Smith"),
        ("john.smith", "John Smith"),
        ("张三🎉", "张三"),
        ("=张三", "张三"),
        ("\x1b[31m", "[31m"),
    ],
)
def test_a_name_is_tidied(names: PersonNames, typed: str, name: str) -> None:
    assert names.read(typed).name == name


UNCHANGED = (
    "Null,NULL,null,None,none,nan,NaN,NA,N/A,n/a,Na,True,FALSE,Inf,-,--,.,0,Test,test,测试,张,O,X Æ A-12,"
    "Mr,Jr.,CON,nul.xlsx,?,张/三,👨‍👩‍👧‍👦,KPMG,Smith-Jones,D'Angelo,阿依古丽,买买提,佐藤健,小王,Amy 王,"
    "{{7*7}},<script>,../../etc/passwd,王建工,安静,林 (Amy),acme.com"
)


@pytest.mark.parametrize("typed", UNCHANGED.split(","))
def test_what_cannot_be_improved_stays_as_it_was(names: PersonNames, typed: str) -> None:
    assert names.read(typed).name == typed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("王总", PersonName("王总", "", "总", "han", "name-honorific-only")),
        ("李女士", PersonName("李女士", "", "女士", "han", "name-honorific-only")),
        ("张 老师", PersonName("张老师", "", "老师", "han", "name-honorific-only")),
        ("欧阳经理", PersonName("欧阳经理", "", "经理", "han", "name-honorific-only")),
        ("张伟先生", PersonName("张伟", "", "先生", "han")),
        ("李雷 老师", PersonName("李雷", "", "老师", "han")),
        ("Tony老师", PersonName("Tony", "", "老师", "latin")),
        ("Dr. John Smith", PersonName("John Smith", "", "Dr.", "latin")),
        ("Mr Smith", PersonName("Mr Smith", "", "Mr", "latin", "name-honorific-only")),
        ("Prof. Dr. Hans Müller", PersonName("Hans Müller", "", "Prof. Dr.", "latin")),
        ("阮 玲 女士", PersonName("阮玲", "", "女士", "han")),
        ("阮 玲 女 士", PersonName("阮玲", "", "女士", "han")),
        ("欧阳 娜 娜 女士", PersonName("欧阳娜娜", "", "女士", "han")),
        ("应 伟 主任", PersonName("应伟", "", "主任", "han")),
        ("鞠 萍 法务", PersonName("鞠萍", "", "", "han", "", "法务")),
        ("鞠萍法务", PersonName("鞠萍", "", "", "han", "", "法务")),
        ("财务 韩梅梅", PersonName("韩梅梅", "", "", "han", "", "财务")),
        ("采购经理张伟", PersonName("张伟", "", "", "han", "", "采购经理")),
        ("李雷高级工程师", PersonName("李雷", "", "", "han", "", "高级工程师")),
        ("董 事 长 冷总", PersonName("冷总", "", "总", "han", "name-honorific-only", "董事长")),
        ("王 工 程 师", PersonName("王工程师", "", "工程师", "han", "name-honorific-only")),
        ("周 行政", PersonName("周 行政", "", "", "han")),
        ("安能物流", PersonName("安能物流", "", "", "han", "name-is-organisation")),
        ("譚sir", PersonName("譚sir", "", "sir", "mixed", "name-honorific-only")),
        ("Coco 卢", PersonName("Coco 卢", "", "", "mixed")),
        ("衡铁-小谢", PersonName("小谢", "", "", "han", "", "衡铁")),
        ("衡铁 小谢", PersonName("小谢", "", "", "han", "", "衡铁")),
        ("小田 信一", PersonName("小田 信一", script="han")),
        ("王伟夫人", PersonName("王伟夫人", script="han")),
        ("李丽华太太", PersonName("李丽华太太", script="han")),
        ("欧阳太太", PersonName("欧阳太太", "", "太太", "han", "name-honorific-only")),
        ("王总秘书", PersonName("王总秘书", script="han")),
        ("李经理助理", PersonName("李经理助理", script="han")),
        ("王秘书", PersonName("王秘书", "", "秘书", "han", "name-honorific-only")),
        ("李丽华女士", PersonName("李丽华", "", "女士", "han")),
        ("李雷-小李", PersonName("李雷", "", "", "han", "", "小李")),
        ("Becky Holt (she/her)", PersonName("Becky Holt", "", "", "latin", "", "she/her")),
        ("Becky Holt - They/Them", PersonName("Becky Holt", "", "", "latin", "", "They/Them")),
        ("Becky Holt, PhD, PMP", PersonName("Becky Holt", "", "PhD PMP", "latin")),
        ("Becky 🚀 Holt ✨", PersonName("Becky Holt", "", "", "latin")),
        ("Peter Huber MEng", PersonName("Peter Huber", "", "MEng", "latin")),
        ("Teo Chee Meng", PersonName("Teo Chee Meng", script="latin")),
        ("TEO CHEE MENG", PersonName("Teo Chee Meng", script="latin")),
        ("John Smith, PhD", PersonName("John Smith", "", "PhD", "latin")),
        ("Andy Lau 刘德华", PersonName("刘德华", "Andy Lau", "", "han")),
        ("張學友 Jacky Cheung", PersonName("張學友", "Jacky Cheung", "", "han")),
        ("张伟(David)", PersonName("张伟", "David", "", "han")),
        ("David（张伟）", PersonName("张伟", "David", "", "han")),
        ("李雷 Li Lei", PersonName("李雷", "Li Lei", "", "han")),
        ("Wei Zhang (David)", PersonName("Wei Zhang", "David", "", "latin")),
        ("田中太郎 Tanaka Taro", PersonName("田中太郎", "Tanaka Taro", "", "han")),
        ("张伟-华为", PersonName("张伟", "", "", "han", "", "华为")),
        ("华为-张伟", PersonName("张伟", "", "", "han", "", "华为")),
        ("张伟_市场部", PersonName("张伟", "", "", "han", "", "市场部")),
        ("【华为】张伟", PersonName("张伟", "", "", "han", "", "华为")),
        ("张伟@华为", PersonName("张伟", "", "", "han", "", "华为")),
        ("张伟 (Huawei)", PersonName("张伟", "", "", "han", "", "Huawei")),
        ("市场部张伟", PersonName("张伟", "", "", "han", "", "市场部")),
        ("华为王总", PersonName("王总", "", "总", "han", "name-honorific-only", "华为")),
        ("伟哥(张伟)", PersonName("张伟", "", "", "han", "", "伟哥")),
        ("李雷(李雷13800000011)", PersonName("李雷", "", "", "han", "name-has-phone", "13800000011")),
        ("张伟 138-0013-8000", PersonName("张伟", "", "", "han", "name-has-phone", "138-0013-8000")),
        ("张伟 a.b@c.cn", PersonName("张伟", "", "", "han", "name-has-email", "a.b@c.cn")),
        ("a.b@c.cn", PersonName("a.b@c.cn", "", "", "latin", "name-has-email", "a.b@c.cn")),
        ("2505445126_张伟", PersonName("张伟", "", "", "han", "", "2505445126")),
        ("1. 张伟", PersonName("张伟", "", "", "han", "", "1.")),
        ("Jane Doe (Guest)", PersonName("Jane Doe", "", "", "latin", "", "Guest")),
        ("JANSSENS JAN (EXT)", PersonName("Janssens Jan", "", "", "latin", "", "EXT")),
        ("John Smith | Acme", PersonName("John Smith", "", "", "latin", "", "Acme")),
        ("John Smith, CEO", PersonName("John Smith", "", "", "latin", "", "CEO")),
        ("iPhone (Brian Smith)", PersonName("Brian Smith", "", "", "latin", "", "iPhone")),
        ("Brian's iPhone", PersonName("Brian's iPhone", "", "", "latin", "name-is-device")),
        ("李雷的iPhone", PersonName("李雷的iPhone", "", "", "mixed", "name-is-device")),
        (
            "Bo's Notetaker (Otter.ai)",
            PersonName("Bo's Notetaker (Otter.ai)", "", "", "latin", "name-is-bot"),
        ),
        ("祁总（祁维东）", PersonName("祁维东", honorific="祁总", script="han")),
        ("王伟(王经理)", PersonName("王伟", honorific="王经理", script="han")),
        ("王总 王伟", PersonName("王伟", honorific="王总", script="han")),
        ("王总(华为)", PersonName("王总", "", "总", "han", "name-honorific-only", "华为")),
        ("高橋 さゆり", PersonName("高橋 さゆり", script="other")),
        ("李雷/韩梅梅", PersonName("李雷/韩梅梅", "", "", "han", "name-two-people")),
        ("Jo Smith and Al Jones", PersonName("Jo Smith and Al Jones", "", "", "latin", "name-two-people")),
        ("张**", PersonName("张**", "", "", "han", "name-masked")),
        ("李某某", PersonName("李某某", "", "", "han", "name-masked")),
        ("某某科技有限公司"[2:], PersonName("科技有限公司", "", "", "han", "name-is-organisation")),
        ("名字" * 101, PersonName("名字" * 101, "", "", "han", "name-too-long")),
        ("", PersonName("")),
    ],
)
def test_what_stands_beside_a_name_is_kept(names: PersonNames, typed: str, expected: PersonName) -> None:
    assert names.read(typed) == expected


@pytest.mark.parametrize(
    ("first", "last", "joined"),
    [
        ("伟", "张", "张伟"),
        ("张", "伟", "张伟"),
        ("娜娜", "欧阳", "欧阳娜娜"),
        ("张伟", "张", "张伟"),
        ("太郎", "田中", "田中太郎"),
        ("Wei", "Zhang", "Wei Zhang"),
        ("Zhang Wei", "Zhang Wei", "Zhang Wei"),
        ("Wei Zhang", "Zhang", "Wei Zhang"),
        ("张伟", "", "张伟"),
        ("", "Smith", "Smith"),
        ("张伟", ".", "张伟"),
        ("David", "张伟", "David 张伟"),
        ("", "", ""),
    ],
)
def test_two_columns_make_one_name(names: PersonNames, first: str, last: str, joined: str) -> None:
    assert names.join(first, last) == joined


CHINESE_NAMES = "张伟,李娜,王小明,欧阳娜娜,諸葛亮,曾国强,单田芳,乜宇,林心如,江小白,高明,方文山,华罗庚"


@pytest.mark.parametrize("text", CHINESE_NAMES.split(","))
def test_chinese_names(names: PersonNames, text: str) -> None:
    assert names.is_chinese_name(text)


COMMON_WORDS = (
    "华为,江苏,白酒,文化,时代,方案,成都,高级,管理员,项目,石油,金融,平台,程序员,華為,华为云,应届生,解决方案,"
    "买买提,阿依古丽,张,David,有限公司,张三李四王,温度,安全部,党委"
)


@pytest.mark.parametrize("text", COMMON_WORDS.split(","))
def test_common_words_are_no_names(names: PersonNames, text: str) -> None:
    assert not names.is_chinese_name(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Wei Zhang", True),
        ("ZHANG Xiao-ming", True),
        ("Ouyang Nana", True),
        ("zhangwei", True),
        ("Lv Fang", True),
        ("John Smith", False),
        ("Susan", False),
        ("Diana", False),
        ("David Zhang", False),
        ("张伟", False),
        ("", False),
    ],
)
def test_pinyin_is_told_from_other_latin(names: PersonNames, text: str, answer: bool) -> None:
    assert names.looks_like_pinyin(text) is answer


PIECES = (
    "张伟,李雷,欧阳,王,总,先生,老师,华为,科技有限公司,David,JOHN,smith,Dr.,Mr,/,-,_,(,),【,】,（,）,@,.,·,•,🎉,"
    "\u200b,\u200d,"
    "13800138000,a@b.com,iPhone,Otter.ai,PhD,Jr.,van,der,"
    "ﬁ,ß,İ,ｶ,*,某,12345_,'s,|,&,and,\t,\n,\x1b[31m,\ufeff, "
)
CELLS = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(PIECES.split(",")), max_size=8).map("".join),
    st.lists(st.sampled_from(PIECES.split(",")), max_size=6).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(CELLS)
def test_reading_never_empties_and_reading_again_changes_nothing(names: PersonNames, text: str) -> None:
    read = names.read(text)
    assert bool(read.name) == bool(text.strip())
    assert names.read(read.name).name == read.name


@settings(max_examples=300, deadline=None)
@given(CELLS)
@example("ı")
@example("ırmak ßauer")
@example("iPhone 13800138000 13800138000 13800138000 David @")  # took hours to be told from a device
def test_every_letter_typed_is_somewhere(names: PersonNames, text: str) -> None:
    assert letters(text) <= letters(" ".join(names.read(text)))


@settings(max_examples=300, deadline=None)
@given(CELLS, CELLS)
def test_joining_never_empties(names: PersonNames, first: str, last: str) -> None:
    assert bool(names.join(first, last)) == bool(first.strip() or last.strip())


def letters(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return {character for character in unicodedata.normalize("NFKD", folded) if character.isalnum()}


def test_the_surnames_carry_their_readings() -> None:
    readings = {row["surname"]: row["pinyin"] for row in rows("surnames.csv")}
    wrong_elsewhere = {
        "曾": "zeng",
        "单": "shan",
        "解": "xie",
        "仇": "qiu",
        "区": "ou",
        "查": "zha",
        "覃": "qin",
    }
    wrong_elsewhere |= {
        "朴": "piao",
        "翟": "zhai",
        "缪": "miao",
        "盖": "ge",
        "尉迟": "yu chi",
        "万俟": "mo qi",
    }
    assert {surname: readings[surname] for surname in wrong_elsewhere} == wrong_elsewhere
    assert len(readings) == len(rows("surnames.csv")) > 500
