"""Rows of weak signs: together they are nobody's, one alone is somebody's. One invented row a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from staged import KNOWN, sheet, shipped

from pipeline.batch import Verdict
from pipeline.screening.across import is_at_work, said_in_order, said_mashed
from pipeline.stages.screen import screen
from pipeline.stages.tidy import tidy
from pipeline.text.junk_keys import is_mashed, is_mashed_han, is_shuffled, is_token

FIELDS = ("name", "phone", "email", "company", "title", "note")
NOBODY = """
接口联调数据|13900000001|api@dev.local|联调|联调|mock
灰度验证账号3|19912340000|gray3@staging.test|灰度
UAT-002|13000000002|uat002@uat.com|UAT|UAT|UAT第二轮
E2E Bot|+1 555 000 1111|e2e-bot@ci.internal|CI|bot
性能测试_00457|10000000457|perf457@perf.test|性能测试|性能测试
报名链路勿删|13100000000|lianlu@link.com
Pruebas Sistema|000000000|pruebas@pruebas.mx|Sistema de pruebas
Тестов Тест|+7 000 000 00 00|testov@test.ru|Тест|Тестировщик
テスト花子|000-000-000|hanako@example.com|テスト商事
#NAME?|#VALUE!||#NAME?
=VLOOKUP(A2;B:C;2)|#REF!||#REF!
[object Object]|[object Object]|[object Object]|[object Object]
<%= name %>|<%= phone %>|<%= email %>|<%= company %>
{first_name} {last_name}|{phone}|{email}|{company}
%FNAME% %LNAME%|%PHONE%|%EMAIL%|%COMPANY%
@Model.Name||@Model.Email|@Model.Company
kDjWqLpRtB|7741920385612|zqk.r.w.1.8@rambler.ru|RtqWnMkLp|QwZxRtPl
HnTrQvWsKz||hntrqv.5.w@bk.ru|PlMkNjBhV
是的发生|13912121212|sdfs@sdfs.com|是的发是的发|发生的|水电费
阿萨法|13534343434|asf@safsa.com|撒发生的|啊发
个会尽快|18845454545|ghjk@ghjk.com|规划局|好几个
在线从v|18012121212|zxcv@zxc.com|自行车自行车
好几好几||hjhj@hj.com|和机会
山田花子|03-1234-5678|hanako@example.jp|株式会社○○|○○部
김철수|010-0000-0000|kim@sample.kr|예시회사|직책
Mario Rossi|333 1234567|mario.rossi@esempio.it|Azienda Esempio|Ruolo
Jan Kowalski|123 456 789|jan.kowalski@przyklad.pl|Przykładowa Firma|Stanowisko
João da Silva|11 91234-5678|joao@exemplo.com.br|Empresa Exemplo|Cargo
Иван Иванов|+7 999 123 45 67|ivan@primer.ru|ООО Пример|Должность
Ahmet Yılmaz|0555 555 55 55|ahmet@ornek.com|Örnek A.Ş.|Ünvan
甲|乙|丙|丁|戊
a|b|c|d|e|f
一一|二二|三三|四四
地球球长|99999999999|diqiu@diqiu.com|地球联邦|球长
天下第一帅|13888888888|shuai@shuai.com|帅哥集团|帅
Papa Smurf|1|smurf@smurf.com|Smurf Village|Papa
Essay Help|+1 000 000 0000|help@cheap-essays.biz|Write my essay||A+ guaranteed
Quick Loans||loans@fastcash.top|Loans at 2% no credit check||apply now
Web Design Guru|+91 98765 43210|web.guru88@gmail.com|Website from $99
论文发表李老师|13723415566|lw2233@qq.com|核心期刊快速发表||包录用
高仿名表|||一比一复刻||支持验货
d41d8cd98f00b204||d41d8cd98f00b204@yopmail.com|d41d8cd9
x7k2m9q4||x7k2m9q4@guerrillamail.com|x7k2m9q4
晚点补|||晚点补||占名额
关你鸟事|11111111111|gnns@gnns.com|不说
go away|000|goaway@go.away|go away
"""
SOMEBODY = """
方东升|13987541124|fangds@sdfdmould.com|顺德丰达模具有限公司|厂长
冯世杰|13922446688|fsj@fsj-tech.cn|佛山精工|总经理
贺家和|13916627748|hejh@gsk-tool.cn|共识科|总经理
韩国华|13502119934|hgh@tjhg.cn|天津化工|会计科
佟大为|13812121212|tongdw@lnheavy.com|辽宁重型机械|副总
山田太郎|090-3817-2645|t.yamada@nagoya-press.co.jp|名古屋プレス工業株式会社|課長
홍길동|010-4827-9136|gd.hong@hansolmold.co.kr|한솔몰드|과장
Mario Rossi|+39 348 557 1290|m.rossi@torneriabresciana.it|Torneria Bresciana Srl|Responsabile
Jan Kowalski|+48 604 771 238|jan.kowalski@odlewnia-slask.pl|Odlewnia Śląsk|Kierownik
John Doe|+1 614 227 8831|jdoe@ohiocasting.com|Ohio Casting Works|Plant Manager
James Bond|+1 713 884 2091|james.bond@bondvalves.com|Bond Valves Inc|Sales Engineer
Peter Parker|+44 7911 447821|p.parker@parkertooling.co.uk|Parker Tooling Ltd|Director
李自动|13651728490|lizd@shauto.cn|上海自动化仪表|自动化
陈QA|13761829405|chenqa@szled.cn|深圳光电|QA
吕球长|13626114482|lvqz@szball.cn|苏州钢球|工段长
SZHXKJ|13590441872|hx@szhxkj.com|SZHXKJ|采购
Maier|+49 160 4482917|maier@tkse.de|ThyssenKruppSteelEurope|Einkauf
DeShawn McDonaldJones|+1 404 882 1937|dmj@peachtruck.com|Peach Trucking|Ops
Sid Fass|+1 503 221 7740|sfass@glassworks.com|Cascade Glassworks|Buyer
Carlo Testi|+39 347 118 2290|c.testi@testi-meccanica.it|Testi Meccanica Srl|Titolare
Grant Loan|+1 405 882 7719|gloan@okfab.com|OK Fabrication|Estimator|business loans slow us down
黄金荣|13790428816|hjr@dgled.cn|东莞照明|业务经理|想了解企业贷款政策
#N/A|13962190508|motor@jinhua-motor.com|金华电机有限公司|#REF!
卜一|18112748829|buyi@hzmold.com|惠州模具|品质
"""


def _rows(table: str) -> list[dict[str, str]]:
    return [dict(zip(FIELDS, line.split("|"), strict=False)) for line in table.strip().splitlines()]


def _excluded(rows: list[dict[str, str]]) -> dict[str, str]:
    """Say which rows are excluded, by name, and why."""
    batch = sheet([dict.fromkeys(FIELDS, "") | cells for cells in rows]).through(
        (tidy, screen), shipped(), KNOWN
    )
    out = batch.findings[(batch.findings["stage"] == "screen") & (batch.findings["verdict"] > Verdict.NOTE)]
    return {rows[int(subject[1:]) - 1]["name"]: rule for subject, rule in out[["subject", "rule"]].to_numpy()}


def test_signs_of_nobody_add_up() -> None:
    rows = _rows(NOBODY)
    junk = {name for name, rule in _excluded(rows).items() if rule.startswith("junk:")}
    assert [cells["name"] for cells in rows if cells["name"] not in junk] == []


def test_who_can_be_reached_and_works_somewhere_stays() -> None:
    assert _excluded(_rows(SOMEBODY)) == {}


def test_every_sign_is_named() -> None:
    cells = _rows("Lena Vogt|+49 30 123456|lena@example.de|Muster AG")
    batch = sheet(cells).through((tidy, screen), shipped(), KNOWN)
    told = batch.findings[batch.findings["rule"] == "junk:fake-contact"].iloc[0]
    assert (told["field"], told["before"]) == ("company", "Muster AG")
    assert told["after"] == "+4930123456; lena@example.de"


@pytest.mark.parametrize(
    "row",
    [
        "山田太郎|090-3817-2645|||課長",  # a number that works, nothing else odd
        "张三|13957148826||无|无",
        "Anna Weber|+49 30 1234567|anna@example.de||Einkauf",
        "丁一|13621563387|dy@dy.com|丁一|丁一",  # one word said again is one sign
    ],
)
def test_a_sign_or_two_are_not_enough(row: str) -> None:
    rules = _excluded(_rows(row)).values()
    assert not [rule for rule in rules if rule.startswith("junk:")]


@pytest.mark.parametrize(
    ("text", "mashed"),
    [
        ("发的撒发", True),
        ("阿斯蒂芬", True),
        ("请问二", True),
        ("就看了哈", True),
        ("啊手动阀手动阀", True),
        ("fdsaf", True),
        ("jklh", True),
        ("宁波海天", False),
        ("王德发", False),
        ("好的", False),
        ("bosch", False),
        ("peter", False),
        ("", False),
    ],
)
def test_neighbouring_keys(text: str, mashed: bool) -> None:
    assert is_mashed(text) is mashed


@pytest.mark.parametrize(
    ("text", "mashed"),
    [("个会尽快", True), ("的说法都是", True), ("顺德丰达", False), ("方东升", False), ("我们", False)],
)
def test_no_firm_is_made_of_particles(text: str, mashed: bool) -> None:
    assert is_mashed_han(text) is mashed


@pytest.mark.parametrize(
    ("text", "shuffled"),
    [
        ("QmZxVtRwLp", True),
        ("fGhTkLmWxQpZ", True),
        ("ThyssenKruppSteelEurope", False),
        ("LaToyaDeAnn", False),
        ("KRZYSZTOF", False),
        ("Schtschwrz", False),
        ("szhxkjgs", False),
        ("iPhoneXSMax", False),
    ],
)
def test_shuffled_letters(text: str, shuffled: bool) -> None:
    assert is_shuffled(text) is shuffled


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("a8f5f167f44f", True),
        ("7c9e6679-7425-40de", True),
        ("x7k2m9q4", True),
        ("zhang1988", False),
        ("3m2021ok", False),
        ("13957148826", False),
        ("b2b4u", False),
        ("co2-neutral", False),
    ],
)
def test_machine_tokens(text: str, token: bool) -> None:
    assert is_token(text) is token


@pytest.mark.parametrize(
    ("cells", "counted"),
    [
        (("①", "②", "③"), set()),  # folded before anything is compared
        (("一", "二", "三", "厂长"), {"一", "二", "三"}),
        (("AA", "BB", "CC", ""), {"AA", "BB", "CC"}),
        (("一", "13957148826", "三", "二"), {"一", "二", "三"}),
        (("丁一", "二", "三", "四"), set()),
        (("一", "三", "五", "七"), set()),
        (("李", "王", "张", "赵"), set()),
    ],
)
def test_cells_that_count_up(cells: tuple[str, ...], counted: set[str]) -> None:
    assert said_in_order(dict(zip(("name", "phone", "company", "title"), cells, strict=False))) == counted


def test_a_short_mashed_cell_counts_beside_another() -> None:
    assert said_mashed({"name": "方东升", "company": "宁波海天"}) == []
    assert said_mashed({"name": "方东升", "company": "的说法"}) == ["方东升", "的说法"]


def test_a_mailbox_at_work_has_the_letters_of_name_and_house() -> None:
    assert is_at_work("jbond@bondroofing.co.uk", "James Bond", "sons roofing")
    assert not is_at_work("bond@bond.com", "James Bond", "sons roofing")


@given(st.text(max_size=20))
def test_any_text_can_be_judged(text: str) -> None:
    assert is_mashed_han(text) <= is_mashed(text)
    assert not (is_shuffled(text) and is_token(text))
