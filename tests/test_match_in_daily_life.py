"""What daily life does to names, houses and numbers: invented pairs, about half of them two people.

A line is (kind, what must come of it, one row, the other row); a row is name, title, company, phone, email,
city. "not same" leaves open whether a pair is asked about; "not lost" whether it is merged or asked about.
"""

from __future__ import annotations

import pytest
from staged import Cells, matched, people_of
from test_match import verdict
from test_match_kinds import cells, wanted_of

KINDS = [
    ("ü without its dots", "same",
     "Lyu Meiting|Buyer|Hongqiao Textiles|13957148826||Shaoxing",
     "LU MEI TING|Buyer|Hongqiao Textiles|13957148826||Shaoxing"),
    ("ü without its dots", "different",
     "Lyu Meiting|Buyer|Hongqiao Textiles|13957148826||Shaoxing",
     "LU MEI LAN|Planner|Hongqiao Textiles|13957148837||Shaoxing"),
    ("a rank behind a Korean name", "same",
     "박서준 부장|부장|한빛기계|010-4471-2093||수원",
     "Park Seo-jun|General Manager|Hanbit Machinery|+82 10 4471 2093||Suwon"),
    ("an honour before a Malaysian name", "same",
     "拿督陈国强|主席|金山橡胶|0194826180||槟城",
     "Datuk Tan Kok Keong|Chairman|Kim San Rubber|0194826180||Penang"),
    ("read in Vietnam", "same",
     "黎文雄|厂长|富盛越南|||胡志明市",
     "Lê Văn Hùng|Factory Director|富盛越南||hung.le@fusheng.vn|Ho Chi Minh City"),
    ("read in Vietnam", "not same",
     "黎文雄|厂长|富盛越南|||胡志明市",
     "Lê Văn Hải|Accountant|富盛越南||hai.le@fusheng.vn|Ho Chi Minh City"),
    ("a Thai name ends otherwise than it is written", "same",
     "ณัฐพร สุวรรณศรี|ผู้จัดการ|Siam Rung Foods||nattaporn@siamrung.co.th|กรุงเทพ",
     "Nattaporn Suwansri|Manager|Siam Rung Foods||nattaporn@siamrung.co.th|Bangkok"),
    ("an English name by its sound", "same",
     "周凯文|销售|南港光学|||深圳",
     "Kevin Zhou|Sales|南港光学||kevin.zhou@nangang-optics.com|Shenzhen"),
    ("one word within another", "not lost",
     "Suharto|Owner|CV Sinar Rotan|081328471956||Cirebon",
     "Pak Harto|Owner|CV Sinar Rotan|081328471956||Cirebon"),
    ("said alike in the south", "ask",
     "刘丽娟|市场总监|湘江瓷业|13873251946||湘潭",
     "刘妮娟|市场总监|湘江瓷业|13873251946||湘潭"),
    ("a slip in a surname", "same",
     "冼志明|总经理|明光照明|13822704815|xianzm@mingguang-lt.com|中山",
     "洗志明|总经理|明光照明||xianzm@mingguang-lt.com|中山"),
    ("married in Japan", "not lost",
     "鈴木 美咲|広報|ひばりソフト|+817038261947||Tokyo",
     "Misaki Takahashi|PR|Hibari Soft|+817038261947||Tokyo"),
    ("a mailbox that spells the other's name", "same",
     "段晓波|采购总监|绿原饲料|13973104826|duanxiaobo@luyuanfeed.com|长沙",
     "Bobby Duan|Purchasing Director|绿原饲料||duan.xiaobo@luyuanfeed.com|长沙"),
    ("a mailbox tells the house", "same",
     "Hu Siyuan|IT Director||13864257190|siyuan.hu@jingwancold.com|",
     "胡总监||鲸湾冷链|13864257190||青岛"),
    ("two branches of one house", "not same",
     "陈静|店长|康百惠大药房三店|13507312846||长沙",
     "陈静|店长|康百惠大药房十八店|18674059321||长沙"),
    ("one branch in two spellings", "same",
     "陈静|店长|康百惠大药房3店|13507312846||长沙",
     "陈静|店长|康百惠大药房三店|13507312846||长沙"),
    ("a common name, a short house, two cities", "not same",
     "刘洋|采购|恒泰|13315078264||石家庄",
     "刘洋|采购部|恒泰|13627093518||南昌"),
    ("what men and women are called", "not same",
     "Gurpreet Singh|Director|Doaba Lines|+919814736205||Ludhiana",
     "Gurpreet Kaur|Director|Doaba Lines|+919814736205||Ludhiana"),
    ("another form of the name is the other's", "same",
     "段薇|采购总监|重庆山城摩配集团|13983460172||重庆",
     "Vivian Duan (Duan Wei)|Procurement Director|重庆山城摩配集团||vivian.duan@shancheng-mp.com|Chongqing"),
    ("one name, one house, two mailboxes, one of them shortened", "not lost",
     "Matsuda Arisa|Overseas Sales|Setouchi Kasei|+817039162485|arisa.matsuda@setouchi-kasei.jp|Okayama",
     "Arisa Matsuda|Sales|Setouchi Kasei||a.matsuda@setouchi-kasei.jp|Okayama"),
    ("initials and a namesake's mailbox", "not same",
     "K S|AGM Supply Chain|Varuna Paints|+919820047731|k.subramanian@varunapaints.com|",
     "Subramanian K|Officer - Stores|Varuna Paints Ltd|+919820061290|k.subramanian2@varunapaints.com|Mumbai"),
    ("a post handed on with its mobile and its mailbox", "not same",
     "Budi Santoso|Procurement Lead|PT Samudra Kimia|+6281290461837|procurement@samudrakimia.co.id|Jakarta",
     "Budi Setiawan|Procurement Lead|PT Samudra Kimia|+6281290461837|procurement@samudrakimia.co.id|Jakarta"),
    ("an earlier surname beside the other form of a name", "not lost",
     "小林美咲|広報|北陸薬品工業|+819051832740|m.kobayashi@hokuriku-yakuhin.jp|Toyama",
     "Misaki Tanabe (田辺美咲 旧姓小林)|PR|北陸薬品工業||m.tanabe@hokuriku-yakuhin.jp|Toyama"),
    ("a name taken down by ear, on one mobile", "same",
     "章晶莹|人力资源经理|合肥旻泽新能源有限公司|15955138047||合肥",
     "张静莹|HR经理|旻泽新能源|15955138047||合肥"),
    ("her husband's name, and her own beside it", "same",
     "汤太太 盛菊香|财务|义乌璐宝饰品厂|13757938142||义乌",
     "盛菊香|财务|璐宝饰品厂|13757938142||义乌"),
    ("Japanese, and read as China reads", "same",
     "高橋健一|副总经理|上海三栄樹脂有限公司|13761840925||上海",
     "Gaoqiao Jianyi|Deputy GM|三栄樹脂|13761840925||Shanghai"),
    ("her husband's surname before her own", "same",
     "葉陳素珊|Director|Lucky Bamboo Furniture Ltd|+85263905284||Hong Kong",
     "Chan So Shan Susan|Partner|Lucky Bamboo Furniture|+85263905284||Hong Kong"),
    ("two columns joined the other way round", "same",
     "陈晓明|物料采购|厦门鹭岛文创有限公司|18059247301||厦门",
     "晓明 陈|采购|鹭岛文创|18059247301||厦门"),
    ("twins with two numbers and the shop's mailbox", "not same",
     "倪双|店长|双生烘焙|13851976240|shop@shuangshengbake.cn|扬州",
     "倪霜|店长|双生烘焙|13851976204|shop@shuangshengbake.cn|扬州"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "meant", "one", "other"), KINDS)
def test_what_daily_life_does(kind: str, meant: str, one: str, other: str) -> None:
    assert verdict(matched(cells(one), cells(other))) in wanted_of(meant), kind
    assert verdict(matched(cells(other), cells(one))) in wanted_of(meant), kind


def test_a_digit_lost_is_compared_with_the_right_number_whatever_stands_before_it() -> None:
    others: list[Cells] = [
        {"name": f"王{char}明", "company": "宁波海天", "phone": f"1391111222{place}"}
        for place, char in enumerate("建国文志海")
    ]
    typed: list[Cells] = [
        {"name": "司徒嘉颖", "company": "上海云杉软件", "phone": "1381234567"},
        {"name": "司徒嘉颖", "company": "上海云杉软件", "phone": "13812345678"},
        {"name": "欧阳若楠", "company": "苏州澜拓精机", "phone": "1395714882"},
        {"name": "欧阳若楠", "company": "苏州澜拓精机", "phone": "13957148826"},
    ]
    found = matched(*others, *typed).rows["person_id"]
    assert found.nunique() == len(others) + len(typed) // 2


def test_a_name_at_birth_may_stand_in_a_column_of_its_own() -> None:
    mine: Cells = {"name": "Priya Iyer", "email": "priya.iyer.mumbai@gmail.com", "company": "Tarang Capital"}
    now: Cells = {
        "name": "Priya Menon",
        "name_alt": "née Iyer",
        "email": "priya.iyer.mumbai@gmail.com",
        "company": "Saral Fintech",
    }
    assert len(people_of(mine, now).rows) == 1


def _among(*typed: Cells) -> list[str]:
    """Return who each row is, in a list of two hundred others."""
    sounds = [first + second for first in "明建志文晓丽雪海国立" for second in "华强伟芳军平红波涛娜"]
    others = [
        {
            "name": surname + given,
            "company": f"{given}{surname}机械",
            "phone": f"1{place}{number:02d}0712{number:02d}5",
        }
        for place, surname in ((38, "贺"), (59, "严"))
        for number, given in enumerate(sounds)
    ]
    return matched(*typed, *others).rows["person_id"].tolist()[: len(typed)]


def test_a_landline_of_two_companies_is_the_towers() -> None:
    one = {"name": "Amit Sharma", "title": "AVP IT", "company": "Finsutra Capital", "phone": "+911244739100"}
    other = one | {"title": "IT Manager", "company": "Medvaani Health", "email": "amit.sharma@medvaani.in"}
    who, somebody = _among(one | {"email": "amit.sharma@finsutra.in"}, other)
    assert who != somebody


def test_a_mailbox_of_another_is_no_slip_of_ones_own() -> None:
    house = {"company": "Deyuan Tea", "city": "福州"}
    zeng = house | {"name": "曾玲", "email": "zengling@deyuantea.com", "title": "物流经理"}
    torn = house | {"name": "Zheng Ling", "email": "zengling@deyuantea.com", "title": "Logistics"}
    zheng = house | {
        "name": "郑玲",
        "email": "zhengling@deyuantea.com",
        "title": "报关员",
        "phone": "18059164820",
    }
    first, second, third = _among(zeng, torn, zheng)
    assert first != third
    assert second != third


def test_two_sayings_for_a_name_name_nobody() -> None:
    sayings = {"name": "加进来就天天发广告的那个人", "name_alt": "阳光总在风雨后", "phone": "13100001234"}
    assert len(people_of(sayings, {"name": "姚丽", "phone": "15895560012"}).rows) == 2
