"""What a person types into the team's lists is taken as meant, and finds whom it means and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.columns import TEXT
from pipeline.rule_files import read_lines
from pipeline.rules import Rules, load_rules
from pipeline.team.entries import Entry, ListKind, read_entries
from pipeline.team.level import Level
from pipeline.team.lists import KINDS
from pipeline.text.phone import is_callable, read_phones

INTERNAL, OPT_OUT, COMPETITORS = KINDS["internal"], KINDS["optout"], KINDS["competitors"]


@pytest.fixture(scope="module")
def shipped() -> Rules:
    return load_rules()


def _entries(rules: Rules, kind: ListKind, text: str) -> list[Entry]:
    def phones(cell: str) -> tuple[str, ...]:
        return tuple(phone.value for phone in read_phones(cell) if is_callable(phone.value))

    return list(read_entries(read_lines(text.encode()), kind, rules.team_headers, phones).entries)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("姓名,手机\n林晓,139 0000 1234\n", {"people": ("林晓",), "phones": ("+8613900001234",)}),
        ("姓名\n林晓 139 0000 1234\n", {"people": ("林晓",), "phones": ("+8613900001234",)}),
        ("林晓 139 0000 1234\n", {"people": ("林晓",), "phones": ("+8613900001234",)}),
        ("手机\n139 0000 1234 林晓\n", {"people": ("林晓",), "phones": ("+8613900001234",)}),
        ("类型,内容\n员工,林晓 13900001234\n", {"people": ("林晓",), "phones": ("+8613900001234",)}),
        ("员工,林晓 13900001234\n", {"people": ("林晓",), "phones": ("+8613900001234",)}),
        ("Lin Xiao <lin.xiao@ours.com>\n", {"people": ("Lin Xiao",), "emails": ("lin.xiao@ours.com",)}),
        ("姓名,英文名\n林晓,Lin Xiao\n", {"people": ("林晓", "Lin Xiao")}),
        ("name\nLin Xiao (林晓)\n", {"people": ("林晓", "Lin Xiao")}),
        ("公司,域名\n云帆科技,@ours.com\n", {"companies": ("云帆科技",), "domains": ("ours.com",)}),
        (
            "公司,简称,英文名,姓名\n天津霖印耗材有限公司,霖印;霖印标识,Linyin Ink;Linyin Marking,\n",
            {"companies": ("天津霖印耗材有限公司", "霖印", "霖印标识", "Linyin Ink", "Linyin Marking")},
        ),
        ("公司,简称,英文名,姓名\n,,Deer Ruan,阮小鹿\n", {"people": ("Deer Ruan", "阮小鹿")}),
        (
            "公司,简称,英文名,姓名\n恒鼎精密股份有限公司,恒鼎,HD Precision,王小满\n",
            {"companies": ("恒鼎精密股份有限公司", "恒鼎", "HD Precision"), "people": ("王小满",)},
        ),
        (
            "公司,姓名,英文名\n恒鼎精密,王小满,Mandy Wang\n",
            {"companies": ("恒鼎精密",), "people": ("王小满", "Mandy Wang")},
        ),
        ("域名：hengding.com、hengding.cn\n", {"domains": ("hengding.com", "hengding.cn")}),
        ("同事名单\n张小北（市场）\n", {"people": ("张小北",)}),
        ("员工邮箱\nmandy@hengding.com\n", {"emails": ("mandy@hengding.com",)}),
        ("邮箱后缀\n*.ours.com\n", {"domains": ("ours.com",)}),
        ("公司\nhttp://www.ours.com.cn/about\n", {"domains": ("ours.com.cn",)}),
        ("Type,Value\nDomain,www.ours.com\n", {"domains": ("ours.com",)}),
        ("域名,ours.com\n", {"domains": ("ours.com",)}),
        ("@ours.com\n", {"domains": ("ours.com",)}),
        ("云帆科技\n", {"companies": ("云帆科技",)}),
        ("王小五\n", {"people": ("王小五",)}),
    ],
)
def test_internal_lists_are_taken_as_meant(
    shipped: Rules, text: str, said: dict[str, tuple[str, ...]]
) -> None:
    [entry] = _entries(shipped, INTERNAL, text)
    assert {
        name: value for name, value in entry._asdict().items() if isinstance(value, tuple) and value
    } == said


@pytest.mark.parametrize(
    ("text", "companies", "domains"),
    [
        (
            "公司,域名,别名\n美云智数,meicloud.com,MeiCloud;美云\n",
            ("美云智数", "MeiCloud", "美云"),
            ("meicloud.com",),
        ),
        ("竞争对手\n金蝶（Kingdee）\n", ("金蝶", "Kingdee"), ()),
        ("竞品名单 2026\n\n竞争对手,说明\n用友、鼎捷,老对手\n", ("用友", "鼎捷"), ()),
        (
            "name;domain;aliases\nFoo, Inc.;foo.com;FooSoft|Foo Cloud\n",
            ("Foo, Inc", "FooSoft", "Foo Cloud"),
            ("foo.com",),
        ),
        ("施耐德电气 Schneider Electric\n", ("施耐德电气", "Schneider Electric"), ()),
        ("ABB 中国\n", ("ABB 中国",), ()),
        ("云杉(中国)有限公司\n", ("云杉(中国)有限公司",), ()),
        (
            "公司\nVandermeer Packaging B.V. vandermeer.nl\n",
            ("Vandermeer Packaging B.V.",),
            ("vandermeer.nl",),
        ),
        ("类型,内容\n公司,用友网络科技股份有限公司\n", ("用友网络科技股份有限公司",), ()),
        ("公司,集团\n美云智数,美的\n", ("美云智数",), ()),
        ("用友网络科技股份有限公司,yonyou.com\n", ("用友网络科技股份有限公司",), ("yonyou.com",)),
    ],
)
def test_competitors_are_taken_as_meant(
    shipped: Rules, text: str, companies: tuple[str, ...], domains: tuple[str, ...]
) -> None:
    [entry] = _entries(shipped, COMPETITORS, text)
    assert (entry.companies, entry.domains) == (companies, domains)


def test_exceptions_are_told_by_a_column(shipped: Rules) -> None:
    text = "company,customer,except\nMidea,yes,\nMeiCloud,no,\n金蝶,,金蝶兰;金蝶花\n"
    entries = _entries(shipped, COMPETITORS, text)
    assert [(entry.companies[0], entry.exempt) for entry in entries] == [
        ("Midea", True),
        ("MeiCloud", False),
        ("金蝶", False),
        ("金蝶兰", True),
        ("金蝶花", True),
    ]


@pytest.mark.parametrize(
    ("text", "companies", "people"),
    [
        ("姓名,手机,公司\n张三丰,13812341234,甲乙科技\n", (), ("张三丰",)),
        ("姓名,公司\n,大有股份（全公司）\n", ("大有股份",), ()),
        ("姓名,公司\n李雷,大有股份（全公司）\n", ("大有股份",), ("李雷",)),
        ("公司,范围\n大有股份,全公司\n", ("大有股份",), ()),
        ("Name,Company\n,Acme Tools (whole company)\n", ("Acme Tools",), ()),
        ("大有股份有限公司\n", ("大有股份有限公司",), ()),
    ],
)
def test_opt_outs_name_people_or_whole_companies(
    shipped: Rules, text: str, companies: tuple[str, ...], people: tuple[str, ...]
) -> None:
    [entry] = _entries(shipped, OPT_OUT, text)
    assert (entry.companies, entry.people) == (companies, people)


def test_unknown_columns_are_told_and_remarks_are_not(tmp_path: Path) -> None:
    (tmp_path / "competitors.csv").write_text("公司,备注,心情,负责人\n甲智数,x,好,王芳\n", encoding="utf-8")
    rules = load_rules(tmp_path)
    assert rules.notes == ("competitors.csv: column '心情' is not known, not used",)
    assert rules.competitors.entries[0].owner == "王芳"


Find = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    folder = tmp_path_factory.mktemp("rules")
    lists = {
        "internal.csv": "公司,域名,姓名\n云帆智造科技有限公司,yunfan-mes.com,\n,,林晓 139 0000 1234\n,,赵敏\n"
        ",,欧阳钰琦\n,,Kevin Shaw kevin.shaw86@gmail.com\n",
        "competitors.csv": "公司,域名,产品,除外\n京东,,,\n大华,,,\n华为,,,\n金蝶,,云星空,金蝶云海鲜\n"
        "美云智数,meicloud.com,,\nOracle,,,\n用友网络科技股份有限公司,,,\n,blacklake.cn,,\n,qq.com,,\n"
        "北京青禾科技有限公司,,,\n鼎盛云图,,,\n上海霜谱科技股份有限公司,,,\n深圳仓粟信息技术有限公司,,,\n仓粟,,,\n"
        "Corvant,,,\n",
        "key_accounts.csv": "客户名称,域名,负责人\n美的集团,midea.com,王芳\n西门子,siemens.com,\n",
        "optout.csv": "姓名,手机,邮箱,公司\n陈国栋,138 0571 1234,,\n刘芳,,,金厨电器有限公司\n"
        ",,,恒达紧固件有限公司（全公司）\n,,holt@fairmont.example,\n",
    }
    for name, text in lists.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_rules(folder)


def _match(rules: Rules, which: str, /, **cells: str) -> tuple[int, str]:
    rows = pd.DataFrame({column: [text] for column, text in cells.items()}, index=["r1"], dtype=TEXT)
    found = getattr(rules, which).match(rows)
    return int(found.level.iloc[0]), found.after.iloc[0]


@pytest.mark.parametrize(
    ("company", "level", "after"),
    [
        ("杭州仓粟信息技术有限公司", Level.START, "深圳仓粟信息技术有限公司"),
        ("青岛仓粟轮胎有限公司", Level.ALIKE, "深圳仓粟信息技术有限公司"),
        ("Corvant Iberia", Level.START, "Corvant"),
        ("京东", Level.EXACT, "京东"),
        ("京东集团", Level.EXACT, "京东"),
        ("京东方科技集团股份有限公司", Level.NONE, ""),
        ("Shuangpu (Shanghai) Cold Chain Tech", Level.ALIKE, "上海霜谱科技股份有限公司"),
        ("Shanghai Shuang Pu Technology Co., Ltd.", Level.ALIKE, "上海霜谱科技股份有限公司"),
        ("SHUANGPU TECH", Level.ALIKE, "上海霜谱科技股份有限公司"),
        ("Shuangpu Ningbo Trading", Level.ALIKE, "上海霜谱科技股份有限公司"),
        ("Shuangputang Pharmacy", Level.NONE, ""),
        ("Jingdong Bearing Works", Level.ALIKE, "京东"),
        ("浙江大华技术股份有限公司", Level.EXACT, "大华"),
        ("大华银行", Level.NONE, ""),
        ("大华银行（中国）有限公司", Level.NONE, ""),
        ("大华会计师事务所", Level.NONE, ""),
        ("华为技术有限公司", Level.EXACT, "华为"),
        ("华为民生科技有限公司", Level.NONE, ""),
        ("深圳华为", Level.EXACT, "华为"),
        ("金蝶软件（中国）有限公司", Level.EXACT, "金蝶"),
        ("金蝶兰饮料有限公司", Level.NONE, ""),
        ("金蝶云海鲜", Level.NONE, ""),
        ("Kingdee International Software Group", Level.EXACT, "金蝶"),
        ("云星空", Level.EXACT, "金蝶"),
        ("美云智数科技有限公司", Level.EXACT, "美云智数"),
        ("美的集团美云智数", Level.START, "美云智数"),
        ("MeiCloud Co., Ltd.", Level.EXACT, "美云智数"),
        ("Meicluod", Level.ALIKE, "美云智数"),
        ("美的集团", Level.NONE, ""),
        ("甲骨文 (Oracle)", Level.START, "Oracle"),
        ("Oracle China", Level.EXACT, "Oracle"),
        ("用友软件", Level.EXACT, "用友网络科技股份有限公司"),
        ("Blacklake Technology", Level.EXACT, "黑湖科技"),
        ("青禾科技", Level.EXACT, "北京青禾科技有限公司"),
        ("上海青禾科技有限公司", Level.ALIKE, "北京青禾科技有限公司"),
        ("上海鼎盛云图信息技术有限公司", Level.EXACT, "鼎盛云图"),
        ("個人", Level.NONE, ""),
        ("个人", Level.NONE, ""),
        ("自由职业", Level.NONE, ""),
        ("", Level.NONE, ""),
    ],
)
def test_competitors_by_company(team: Rules, company: str, level: Level, after: str) -> None:
    found = _match(team, "competitors", company=company)
    assert found[0] == level
    assert found[1] == after


@pytest.mark.parametrize(
    ("email", "company", "level"),
    [
        ("a@meicloud.com", "", Level.EXACT),
        ("a@mail.meicloud.com", "", Level.START),
        ("a@meicloud.com", "美的集团", Level.EXACT),
        ("a@notmeicloud.com", "", Level.NONE),
        ("a@meicloud.com.evil.com", "", Level.NONE),
        ("a@kingdee.com", "", Level.EXACT),
        ("a@qq.com", "", Level.NONE),
        ("a@midea.com", "", Level.NONE),
    ],
)
def test_competitors_by_domain(team: Rules, email: str, company: str, level: Level) -> None:
    assert _match(team, "competitors", email=email, company=company)[0] == level


def test_a_free_mail_domain_in_a_list_is_told(team: Rules) -> None:
    assert any("qq.com is a free mail domain" in note for note in team.notes)


@pytest.mark.parametrize(
    ("company", "email", "level"),
    [
        ("美的集团股份有限公司", "", Level.EXACT),
        ("美的", "", Level.EXACT),
        ("", "a@midea.com", Level.EXACT),
        ("美云智数科技有限公司", "", Level.GROUP),
        ("广东美的制冷设备有限公司", "", Level.GROUP),
    ],
)
def test_key_accounts_reach_the_group(team: Rules, company: str, email: str, level: Level) -> None:
    assert _match(team, "key_accounts", company=company, email=email) == (level, "美的集团")


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        ({"name": "林晓", "phone": "+8613900001234"}, Level.PERSON),
        ({"phone": "+8613900001234"}, Level.PERSON),
        ({"name": "林总", "phone": "+8613900001234"}, Level.PERSON),
        ({"phone": "+8613811112222", "phone_alt": "+8657188001234; +8613900001234"}, Level.PERSON),
        ({"name": "周客户", "phone": "+8613900001234", "company": "某某食品"}, Level.ALIKE),
        ({"name": "林晓", "phone": "+8613811112222", "company": "某某食品"}, Level.NONE),
        ({"name": "林晓", "phone": "+8613811112222"}, Level.NONE),
        ({"name": "林晓"}, Level.ALIKE),
        ({"name": "欧阳钰琦", "phone": "+8613811112222"}, Level.PERSON),  # hardly anybody else is called so
        ({"name": "欧阳钰琦", "company": "个人"}, Level.PERSON),
        ({"name": "欧阳钰琦", "company": "某某食品"}, Level.NONE),
        ({"name": "赵敏", "phone": "+8613811112222"}, Level.ALIKE),
        ({"name": "赵敏", "phone": "+8613811112222", "company": "某某食品"}, Level.NONE),
        ({"email": "Kevin.Shaw86@gmail.com"}, Level.PERSON),
        ({"email_alt": "x@y.cn; kevin.shaw86@gmail.com"}, Level.PERSON),
        ({"email": "kevin@gmail.com"}, Level.NONE),
        ({"email": "a@sales.yunfan-mes.com"}, Level.START),
        ({"website": "https://www.yunfan-mes.com/cn"}, Level.EXACT),
        ({"company": "云帆智造"}, Level.EXACT),
    ],
)
def test_colleagues(team: Rules, cells: dict[str, str], level: Level) -> None:
    assert _match(team, "internal", **cells)[0] == level


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        ({"name": "谁", "phone": "+8613805711234"}, Level.PERSON),
        ({"name": "刘芳", "company": "佛山金厨电器有限公司"}, Level.PERSON),
        ({"name": "刘芳", "company": "金厨电器"}, Level.PERSON),
        ({"name": "刘芳", "company": "某某食品"}, Level.NONE),
        ({"name": "王芳", "company": "金厨电器有限公司"}, Level.NONE),
        ({"name": "王芳", "company": "宁波恒达紧固件有限公司"}, Level.START),
        ({"email": "holt@fairmont.example"}, Level.PERSON),
        ({"email": "other@fairmont.example"}, Level.NONE),
    ],
)
def test_opt_outs(team: Rules, cells: dict[str, str], level: Level) -> None:
    found = _match(team, "optout", **cells)[0]
    assert found == level or (level == Level.START and found == Level.EXACT)


def test_an_empty_list_matches_nobody(shipped: Rules) -> None:
    assert _match(shipped, "competitors", company="京东", email="a@jd.com") == (Level.NONE, "")


def test_owners_of_key_accounts_are_told(team: Rules) -> None:
    rows = pd.DataFrame({"company": ["美的集团", "某某"]}, index=["r1", "r2"], dtype=TEXT)
    found = team.key_accounts.match(rows)
    assert found.owner.tolist() == ["王芳", ""]
    assert found.mask.tolist() == [True, False]
