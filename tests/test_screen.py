"""Who is taken off the list and who is not: tables of invented rows, one line each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from reading import grid, reading

from pipeline.batch import Batch, Verdict, no_findings
from pipeline.columns import TEXT
from pipeline.known import Known
from pipeline.rules import Rules, load_rules
from pipeline.stages.screen import screen
from pipeline.stages.tidy import tidy

KNOWN = Known(on=dt.date(2026, 11, 21))
COLUMNS = ("name", "phone", "email", "company", "title")


def _screened(rules: Rules, rows: list[dict[str, str]]) -> Batch:
    index = pd.Index([f"r{number}" for number in range(1, len(rows) + 1)])
    frame = pd.DataFrame(rows, index=index).fillna("").astype(TEXT)
    frame = frame.assign(source_file="list.csv", sheet="", line=range(2, len(rows) + 2))
    return Batch(frame, no_findings()).through((tidy, screen), rules, KNOWN)


def _verdict(rules: Rules, **cells: str) -> set[str]:
    """Return what is said against a row; nothing when it stays."""
    said = _screened(rules, [dict.fromkeys(COLUMNS, "") | cells]).findings
    return set(said["rule"][(said["verdict"] > Verdict.NOTE) & (said["stage"] == "screen")])


@pytest.fixture(scope="module")
def shipped() -> Rules:
    return load_rules()


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    folder: Path = tmp_path_factory.mktemp("rules")
    lists = {
        "internal.csv": "公司,域名\n云帆智造科技有限公司,yunfan-mes.com\n,\n林晓 139 0000 1234,\n",
        "competitors.csv": "公司,域名\n美云智数,meicloud.com\n用友,\n西门子数字化工业软件,sw.siemens.com\n",
        "partners.csv": "公司,域名\n阿里云,\n北斗智联,bdzl.example\n飞书,\n",
        "key_accounts.csv": "公司,域名\n美的,midea.com\n用友汽车,\n西门子,siemens.com\n",
        "optout.csv": "姓名,手机,公司\n陈国栋,138 0571 1234,\n簡志豪,0935-118-264,\nK. Morrow,07803 497874,\n"
        '"Ott, Hans-Peter",,Ott Sägewerke GmbH\n'
        ",,恒达紧固件有限公司（全公司）\n"
        ",,宁波海瀛冷链物流有限公司（全公司）\n",
    }
    for name, text in lists.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_rules(folder)


def test_the_no_of_junk_that_nobody_could_reach_is_no_refusal(shipped: Rules) -> None:
    no = {"note": "请勿联系我"}
    assert _verdict(shipped, name="asdf asdf", email="a@a.a", company="asdf", **no) == {"junk:keyboard-walk"}
    assert "opt-out" in _verdict(shipped, name="asdf asdf", phone="13957148826", company="asdf", **no)
    assert "opt-out" in _verdict(shipped, name="王志强", phone="13800000000", company="宁波恒达机械", **no)


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "李雷", "phone": "13957148826"},
        {"name": "王芳", "email": "wangfang85@qq.com", "company": "个人"},
        {"name": "安然", "phone": "13957148826", "company": "自由职业"},
        {"name": "乜宇", "phone": "13957148826", "company": "无"},
        {"name": "Anna Test", "email": "anna.test@siemens-energy.com", "company": "Siemens Energy"},
        {"name": "Null", "email": "c.null@basf.com", "company": "BASF"},
        {"name": "张三", "phone": "13957148826", "company": "宁波海天"},
        {"name": "李雷", "phone": "13957148826", "company": "asdf"},
        {"name": "李雷", "phone": "13957148826", "email": "aaa@aaa.com", "company": "宁波海天"},
        {"name": "李雷", "phone": "138****8826", "company": "宁波海天"},
        {"name": "李雷", "phone": "1.38E+10", "company": "宁波海天"},
        {"name": "李雷", "company": "宁波海天"},
        {"phone": "13957148826"},
        {"email": "lilei@haitian.com"},
        {"name": "李雷"},
        {"name": "匿名", "phone": "13957148826", "company": "宁波海天", "wecom": "林晓"} | {"name": "李雷"},
        {"name": "令狐冲", "phone": "13957148826", "company": "宁波海天"},
        {"name": "小明", "wecom": "林晓"},
        {"name": "李雷", "phone": "13957148826", "company": "同上", "title": "同上"},
        {"name": "Chris Acme", "email": "chris@acme-tools.de", "company": "Acme"},
        {
            "name": "Harry Potter",
            "phone": "+447911862405",
            "email": "harry.potter@midlandcastings.co.uk",
            "company": "Midland Castings Ltd",
            "title": "Maintenance Manager",
        },
        {
            "name": "Erika Muster",
            "phone": "+497114839216",
            "email": "e.muster@schwabenguss.de",
            "company": "Schwabenguss GmbH",
            "title": "Controlling",
        },
        {
            "name": "孙悟空",
            "phone": "13761849205",
            "company": "恒泰阀门有限公司",
            "title": "采购工程师",
            "note": "真名，请勿取笑",
        },
        {"name": "Vera Schmidt", "phone": "+4917066392145", "company": "Maus Dachbau", "note": "lol"},
        {"name": "郑老师", "phone": "13957148826", "company": "浙江大学", "title": "教授"},
        {"name": "李雷", "email": "lilei@haitian.com", "note": "请联系我", "consent": "no"},
        {"name": "李雷", "email": "lilei@haitian.com", "wants_contact": "否"},
        {"name": "韦小宝", "phone": "13957148826", "company": "大明", "title": "采购经理"},
        {"name": "李雷", "phone": "13957148826", "company": "免打扰科技有限公司"},
        {"name": "刘能", "phone": "13957148826", "company": "宁波海天", "city": "铁岭"},
        {"name": "王香菱", "phone": "13957148826", "company": "北京大观园酒店"},
        {"name": "周杰伦", "phone": "13957148826", "company": "稻香村食品"},
        {"name": "Momo", "x:微信昵称": "momo", "phone": "13957148826"},
        {"name": "Anna Lee", "x:Nickname": "Anna Lee"},
        {"name": "方德光", "company": "海德高科", "title": "开发科", "phone": "13957148826"},
        {"name": "吴所谓", "company": "宁波海天", "title": "采购", "phone": "13957148826"},
        {"name": "橙子", "phone_alt": "+8613957148826"},
        {"name": "李雷", "phone": "13957148826", "company": "同福客栈"},
        {
            "name": "白展堂",
            "phone": "13957148826",
            "company": "同福客栈预制菜",
            "x:第一次回访": "真叫这名，已查工商",
        },
        {"name": "Boris Johnson", "phone": "+447803497874", "company": "Kragl Pumps", "title": "Buyer"},
    ],
)
def test_people_stay(shipped: Rules, cells: dict[str, str]) -> None:
    assert _verdict(shipped, **cells) == set()


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (
            {"name": "测试", "phone": "13800138000", "email": "test@test.com", "company": "测试公司"},
            "junk:test",
        ),
        ({"name": "test", "phone": "13957148826", "email": "test@test.com", "company": "test"}, "junk:test"),
        ({"name": "測試", "phone": "13800138000"}, "junk:test"),
        ({"name": "asdf", "phone": "11111111111", "email": "asdf@asdf.com"}, "junk:keyboard-walk"),
        (
            {"name": "asdfgh", "phone": "13912345679", "email": "asdf@asdf.com", "company": "qwerty"},
            "junk:keyboard-walk",
        ),
        ({"name": "111", "phone": "11111111111"}, "junk:repeated-digits"),
        ({"name": "123", "phone": "123"}, "junk:sequential-digits"),
        ({"name": "匿名", "company": "保密"}, "junk:placeholder"),
        (
            {"name": "李雷", "phone": "13800138000", "email": "aaa@aaa.com", "company": "宁波海天"},
            "junk:fake-contact",
        ),
        ({"name": "Peter Pan", "phone": "00000000000", "email": "peter@pan.pan"}, "junk:joke"),
        ({"name": "奥特曼", "phone": "13800138000", "company": "地球"}, "junk:joke"),
        ({"name": "加微信abc123领红包", "phone": "13957148826"}, "junk:advert"),
        ({"name": "秒批贷款", "company": "免费贷款张经理", "phone": "13957148826"}, "junk:advert"),
        (
            {"name": "专业代开发票", "company": "各类发票", "phone": "13957148826", "note": "税点低"},
            "junk:advert",
        ),
        (
            {"name": "Mickey Mouse", "email": "cheese@disneyland.fr", "company": "House of Mouse"},
            "junk:joke",
        ),
        (
            {"name": "Jean Martin", "phone": "+33102030405", "email": "jean@yopmail.com", "company": "Sud"},
            "junk:fake-contact",
        ),
        (
            {
                "name": "张三",
                "company": "李四公司",
                "title": "王五",
                "phone": "13800000001",
                "email": "zs@ls.ww",
            },
            "junk:placeholder",
        ),
        ({"name": "你爸爸", "phone": "13812341234", "title": "秦始皇"}, "junk:joke"),
        (
            {"name": "John Smith", "phone": "+1 555 000 0000", "email": "noreply@noreply.com"},
            "junk:fake-contact",
        ),
        ({"name": "加我送课程", "wecom": "林晓"}, "junk:advert"),
        (
            {
                "name": "王冷",
                "phone": "13957148826",
                "company": "冷链专线",
                "title": "加盟热线",
                "question": "加盟费仅需9.8万",
            },
            "junk:advert",
        ),
        (
            {
                "name": "Jean Bonbeurre",
                "phone": "+33606060606",
                "email": "jambon@beurre.fr",
                "company": "Sandwich SA",
                "note": "mdr",
            },
            "junk:fake-contact",
        ),
        (
            {
                "name": "雷锋",
                "phone": "13630305000",
                "email": "leifeng@haoren.com",
                "company": "中国",
                "title": "好人",
            },
            "junk:joke",
        ),
        (
            {"name": "James Bond", "phone": "007", "email": "bond@universal-export.co.uk", "title": "Agent"},
            "junk:joke",
        ),
        (
            {"name": "Jan Jansen test", "phone": "0612345678", "email": "test@test.nl", "title": "test"},
            "junk:test",
        ),
        (
            {
                "name": "홍길동",
                "phone": "+821012345678",
                "email": "hong@example.com",
                "company": "율도국",
                "title": "활빈당주",
            },
            "junk:placeholder",
        ),
        ({"name": "匿名客户", "wecom": "林晓"}, "junk:placeholder"),
        ({"name": "同上", "company": "同上"}, "junk:placeholder"),
        ({"company": "宁波海天"}, "junk:no-identity"),
        ({"title": "经理"}, "junk:no-identity"),
        ({"name": "李"}, "junk:no-identity"),
        ({"name": "橙子", "city": "西安"}, "junk:no-identity"),
        ({"name": "佟湘玉", "phone": "13957148826", "company": "同福客栈", "city": "七侠镇"}, "junk:joke"),
        (
            {"name": "Rag. Ugo Fantozzi", "email": "u.fantozzi@megaditta.it", "company": "Megaditta"},
            "junk:joke",
        ),
        ({"name": "温侯吕布", "phone": "13957148826", "location": "虎牢关"}, "junk:joke"),
        (
            {"name": "啊啊是", "phone": "13957148826", "company": "的撒大", "title": "的"},
            "junk:keyboard-walk",
        ),
        ({"name": "倒闭吧", "phone": "13957148826", "company": "垃圾泵漏了三次没人管"}, "junk:joke"),
        ({"name": "qwpeoi", "company": "zmxnc", "title": "lkj"}, "junk:keyboard-walk"),
        ({"name": "未授权", "question": "在线时长 0"}, "junk:placeholder"),
        (
            {
                "name": "うずまきナルト",
                "email": "naruto@konoha.jp",
                "phone": "+819000000000",
                "title": "火影",
            },
            "junk:joke",
        ),
        (
            {
                "name": "Boris Johnson",
                "email": "pm@number10.co.uk",
                "phone": "07123456789",
                "title": "Prime Minister",
            },
            "junk:joke",
        ),
        (
            {
                "name": "独孤不败",
                "phone": "1380000000",
                "company": "江湖",
                "x:第二次回访": "一看就是小孩玩的",
            },
            "junk:joke",
        ),
        (
            {"name": "星际战士", "phone": "42", "company": "银河系漫游指南出版社", "title": "搭车客"},
            "junk:fake-contact",
        ),
        (
            {
                "name": "秦始皇",
                "phone": "18020397845",
                "company": "大秦帝国有限责任公司",
                "question": "V我50",
            },
            "junk:joke",
        ),
        ({"name": "杜必书", "phone": "18159941737", "company": "冷库回收拆除 高价收压缩机"}, "junk:advert"),
        (
            {
                "name": "Trixie Balloon",
                "phone": "+639051416523",
                "question": "Free balloons for your event! Book our party packages now",
            },
            "junk:advert",
        ),
        ({"name": "井底之蛙", "company": "井底", "title": "蛙"}, "junk:joke"),
        (
            {"name": "石破天", "phone": "13957148826", "company": "侠客岛", "title": "少侠"},
            "junk:joke",
        ),
        ({"name": "小龙女", "company": "宁波海天", "title": "掌门"}, "junk:joke"),
        ({"name": "韦小宝", "phone": "13957148826", "company": "丽春院", "title": "总管"}, "junk:joke"),
        (
            {"name": "石破天", "phone": "13957148826", "company": "侠客岛", "title": "采购经理"},
            "junk:joke",
        ),
        ({"name": "蔡徐坤", "phone": "13957148826", "question": "鸡你太美"}, "junk:joke"),
        ({"name": "蔡徐坤", "phone": "13957148826", "x:6.您想请讲师回答的问题": "鸡你太美"}, "junk:joke"),
        (
            {"name": "啊啊啊", "phone": "13957148826", "company": "啊啊", "title": "啊"},
            "junk:repeated-digits",
        ),
        (
            {"name": "张三", "phone": "138****8888", "company": "样例公司", "note": "示例，照这个格式填"},
            "junk:placeholder",
        ),
        (
            {"name": "waiting", "title": "Waiting", "company": "waiting", "email": "waiting@waiting.com"},
            "junk:placeholder",
        ),
        ({"name": "Momo", "x:微信昵称": "momo"}, "junk:no-identity"),
        (
            {"name": "时代峰峻", "company": "发动机快乐", "title": "阿斯顿", "phone": "13987654321"},
            "junk:keyboard-walk",
        ),
        ({"name": "dup of #1", "company": "Selat Wafer"}, "junk:placeholder"),
        (
            {
                "name": "吴所谓",
                "company": "无所谓有限公司",
                "title": "无",
                "phone": "13000000000",
                "email": "wusuowei@qq.com",
            },
            "junk:joke",
        ),
        (
            {"name": "徐凤年", "company": "北凉王府有限责任公司", "title": "世子", "phone": "13957148826"},
            "junk:joke",
        ),
        (
            {"name": "名無し 権兵衛", "phone": "000-0000-0000", "email": "nanashi@example.com"},
            "junk:placeholder",
        ),
        (
            {"name": "贾斯汀", "company": "无", "title": "无", "phone": "无", "email": "无"},
            "junk:placeholder",
        ),
        (
            {"name": "王晓东", "company": "云栈机械", "phone": "13957148826", "note": "测试提交，请删除"},
            "junk:test",
        ),
        ({"name": "孙丽", "company": "国家电网", "title": "职员", "phone": "12315"}, "junk:fake-contact"),
        ({"name": "undefined", "company": "undefined"}, "junk:placeholder"),
        ({"name": "热心市民", "company": "常熟服装城集团"}, "junk:no-identity"),
        ({"name": "老乡鸡翅", "company": "不告诉你", "title": "吃货", "phone": "18900001111"}, "junk:joke"),
        (
            {
                "name": "冯程",
                "company": "武汉云客通讯科技有限公司",
                "phone": "13957148826",
                "note": "短信群发，价格优惠",
            },
            "non-target:vendor",
        ),
        (
            {
                "name": "Sir Lancelot of Camelot",
                "company": "Round Table",
                "title": "Knight",
                "phone": "+447911862405",
            },
            "junk:joke",
        ),
    ],
)
def test_junk_goes(shipped: Rules, cells: dict[str, str], rule: str) -> None:
    assert _verdict(shipped, **cells) == {rule}


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"name": "匿名", "phone": "13957148826", "company": "宁波海天"}, "review:odd-name"),
        (
            {"name": "O", "phone": "+6591234506", "email": "o@o.co", "company": "O Ltd", "title": "Founder"},
            "review:odd-name",
        ),
        ({"name": "奥特曼", "phone": "13957148826", "company": "宁波海天"}, "review:odd-name"),
        ({"name": "李雷", "phone": "13957148826", "company": "asdf", "title": "asdf"}, "review:odd-details"),
        ({"name": "李雷", "email": "lilei@mailinator.com"}, "review:throwaway-email"),
        (
            {"name": "Juan Perez", "phone": "12345678", "email": "j.perez@cemex.com", "company": "Cemex"},
            "review:odd-name",
        ),
        ({"name": "小龙女", "company": "宁波海天", "title": "掌门", "wecom": "林晓"}, "review:odd-name"),
        (
            {
                "name": "麦兜",
                "company": "清远市麦兜食品有限公司",
                "title": "总经理",
                "phone": "13957148826",
                "email": "md@maidoufood.com",
            },
            "review:odd-name",
        ),
        (
            {
                "name": "徐凤年",
                "company": "张家港北凉不锈钢有限公司",
                "title": "总经理",
                "phone": "13957148826",
            },
            "review:odd-name",
        ),
        (
            {"name": "李雷", "phone": "13957148826", "company": "花果山有限公司", "note": "信息都是乱填的"},
            "review:odd-details",
        ),
        (
            {"name": "李雷", "email": "lilei@haitian.com", "note": "请勿打电话，加微信"},
            "review:asked-no-contact",
        ),
    ],
)
def test_doubt_goes_to_review(shipped: Rules, cells: dict[str, str], rule: str) -> None:
    assert _verdict(shipped, **cells) == {rule}


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        ({"company": "云帆智造"}, {"internal"}),
        ({"company": "自己人"}, {"internal"}),
        ({"company": "Our Staff"}, {"internal"}),
        ({"company": "远岭（自己人）", "name": "小陈"}, {"internal"}),
        ({"company": "远岭（内部系统）", "name": "小陈"}, set()),
        ({"company": "云帆智造（驻英国代表）"}, {"internal"}),
        ({"company": "用友（老客户）"}, {"competitor"}),
        ({"company": "本公司"}, set()),  # whoever fills in a form may mean their own
        ({"company": "我司"}, set()),
        ({"company": "Our company"}, set()),
        ({"email": "a@sales.yunfan-mes.com"}, {"internal"}),
        ({"name": "林晓", "phone": "13900001234"}, {"internal"}),
        ({"phone": "13900001234"}, {"review:like-internal"}),
        ({"company": "美云智数科技有限公司"}, {"competitor"}),
        ({"company": "美的集团", "email": "a@meicloud.com"}, {"competitor"}),
        ({"company": "美的(美云智数)"}, {"competitor"}),
        ({"company": "美的集团", "email": "a@midea.com"}, set()),
        ({"company": "用友网络科技股份有限公司"}, {"competitor"}),
        ({"company": "用友汽车"}, set()),
        ({"company": "西门子（中国）有限公司", "email": "a@siemens.com"}, set()),
        ({"company": "Siemens AG"}, set()),
        ({"email": "a@sw.siemens.com"}, {"competitor"}),
        ({"company": "阿里云计算有限公司"}, {"partner"}),
        ({"company": "北京飞书科技有限公司"}, {"partner"}),
        ({"company": "字节跳动"}, set()),
        ({"company": "阿里巴巴集团"}, set()),
        ({"company": "北斗智联科技"}, {"partner"}),
        ({"company": "北斗智联科技", "note": "自己人"}, {"partner"}),
        ({"phone": "13805711234"}, {"opt-out"}),
        ({"company": "宁波恒达紧固件有限公司"}, {"opt-out"}),
        ({"company": "恒达紧固件"}, {"opt-out"}),
        ({"company": "宁波海瀛冷链"}, {"opt-out"}),
        ({"name": "簡志豪", "phone": "0935118264"}, {"opt-out"}),
        ({"name": "Hans-Peter Ott", "company": "Ott Sägewerke", "email": "hp@ott-saege.de"}, {"opt-out"}),
        ({"name": "Katie Morrow", "phone": "+44 7803 497874"}, {"opt-out"}),
        ({"company": "海瀛冷链"}, {"review:like-opt-out"}),
        ({"company": "宁波海瀛"}, {"review:like-opt-out"}),
        ({"company": "海瀛"}, set()),
        ({"name": "林晓"}, {"review:like-internal"}),
        ({"name": "林晓", "phone": "13957148826", "company": "宁波海天"}, set()),
    ],
)
def test_the_closer_list_decides(team: Rules, cells: dict[str, str], rules: set[str]) -> None:
    assert _verdict(team, **({"name": "周敏", "email": "zm@zhongda-tex.com"} | cells)) == rules


@pytest.mark.parametrize(
    ("cells", "goes"),
    [
        ({"opt_out": "TRUE"}, True),
        ({"opt_out": "0"}, False),
        ({"do_not_call": "是"}, True),
        ({"x:已退订": "已退订"}, True),
        ({"x:Email Opt Out": "No"}, False),
        ({"x:Marketing consent": "No"}, False),
        ({"note": "请勿再联系"}, True),
        ({"note": "别再打电话了"}, True),
        ({"question": "Do not call me"}, True),
        ({"note": "电话说不想再接到我们电话，以后不用打了"}, True),
        ({"note": "unsubscribe me from everything please, I only want the slides this once"}, True),
        ({"note": "請勿推銷保險，其他都歡迎"}, False),
        ({"note": "請不要用我的名字開玩笑"}, False),
        ({"note": "不是推销，他是真有项目"}, False),
        ({"title": "不要给我打电话"}, True),
        ({"phone": "勿扰，谢谢"}, True),
        ({"phone": "Aranmak istemiyor"}, True),
        ({"phone": "no phone"}, False),
        ({"phone": "不提供"}, False),
        ({"phone": "no calls"}, True),
        ({"phone": "13957148826", "phone_alt": "00000 - I don't want calls or emails from vendors"}, True),
        ({"x:DNC": "Yes"}, True),
        ({"x:DNC": "No"}, False),
        ({"note": "合作方，不用跟"}, False),
        ({"note": "免打扰不是拉黑，白天静音而已"}, False),
        ({"phone": "07855 201 447 - DO NOT CALL"}, True),
        ({"phone": "(85) não quero ligação"}, True),
        ({"phone": "13957148826（别的号码停机）"}, False),
        ({"company": "回复TD退订，别再发短信了"}, True),
        ({"title": "不良品管理"}, False),
        ({"company": "Stop & Go Logistics", "title": "退货处理"}, False),
        ({"question": "请问如何联系你们？"}, False),
        ({"question": "不要再用纸质工单了怎么办？"}, False),
    ],
)
def test_who_refuses_is_not_called(shipped: Rules, cells: dict[str, str], goes: bool) -> None:
    said = _verdict(shipped, name="李雷", email="lilei@haitian.com", **cells)
    assert said == ({"opt-out"} if goes else set())


@pytest.mark.parametrize(
    ("header", "answer", "rules"),
    [
        ("May we contact you?", "No", {"opt-out"}),
        ("May we contact you?", "No, please don't", {"opt-out"}),
        ("May we contact you?", "No, e-mail is better", {"review:asked-no-contact"}),
        ("May we contact you?", "Yes", set()),
        ("How may we contact you?", "No", set()),
        ("方便顾问联系您吗", "不方便", {"opt-out"}),
        ("方便顾问联系您吗", "请勿联系我", {"opt-out"}),
        ("是否需要顾问联系您？", "别再打来了", {"opt-out"}),
        ("是否同意会务组与您联系？", "不同意", {"opt-out"}),
        ("I agree that the organisers may contact me by phone or e-mail", "No", {"opt-out"}),
        ("I agree to receive marketing emails", "No", set()),
        ("是否需要顾问联系您？", "否", set()),
        ("活动后是否愿意接听我们的回访电话？", "都不愿意，请勿联系", {"opt-out"}),
        (
            "Are you happy for Acme to follow up with you about this session?",
            "No",
            {"opt-out"},
        ),
        ("Are you happy for Acme to follow up with you about this session?", "No, thanks", {"opt-out"}),
        ("Einwilligung Kontakt / Consent", "nein", {"opt-out"}),
        ("需要我们回电吗？ / May we call you?", "否 No", set()),
        ("Happy for the host to follow up?", "否 / No", {"opt-out"}),
        ("Happy for the host to follow up?", "N/A", set()),
        ("是否愿意接受电话回访？", "B. 不愿意", set()),
        ("是否同意云栅及合作伙伴联系您", "同意云栅，不同意合作伙伴", set()),
        ("¿Acepta que le contactemos?", "No", {"opt-out"}),
        ("Posso receber contato da Veritrama após o evento?", "Não, obrigado", {"opt-out"}),
        ("今後のご案内（メール・電話）", "希望しない", {"opt-out"}),
        ("今後のご案内（メール・電話）", "希望する", set()),
        ("不希望接收后续资讯请勾选", "✓", {"opt-out"}),
        ("不希望接收后续资讯请勾选", "否", set()),
        ("Would you mind if we called you?", "No, not at all", set()),
        ("Do you object to being contacted by our team?", "I do", {"opt-out"}),
        ("Je ne souhaite pas être contacté(e)", "coché", {"opt-out"}),
        ("如不同意接收推广信息，请填“不同意”", "不同意", {"opt-out"}),
        ("是否同意接收营销信息", "谢绝", {"opt-out"}),
        ("Marketing consent", "withdrawn", {"opt-out"}),
        ("Marketing consent", "FALSE", set()),
        ("May our partners contact you?", "No thanks", set()),
        ("是否同意展商联系您？（非主办方）", "不同意", set()),
        ("마케팅 정보 수신 동의", "동의하지 않음", {"opt-out"}),
        ("Can we keep you posted by phone or e-mail?", "neither", {"opt-out"}),
        ("Would you like to be contacted?", "No", set()),
        ("会后是否方便我们的同事给您去电？", "不方便", {"opt-out"}),
        ("可以与您进一步沟通吗？", "别了吧", {"opt-out"}),
        ("可以与您进一步沟通吗？", "可以", set()),
        ("会后可否致电？", "唔好", {"opt-out"}),
        ("会后可否致电？", "冇问题", set()),
        ("方便沟通的时间", "不确定", set()),
        ("Can a colleague give you a call after the fair?", "rather not", {"opt-out"}),
        ("¿Podemos llamarle después?", "Mejor no", {"opt-out"}),
        ("勿电", "Y", {"opt-out"}),
        ("勿电", "N", set()),
        ("是否退出后续营销名单", "退出", {"opt-out"}),
        ("是否退出后续营销名单", "不退出", set()),
        ("您是否反对我们用您的手机号与您沟通？", "反对", {"opt-out"}),
        ("您介意我们会后打个电话吗", "不介意", set()),
        ("Would you mind if we called you?", "I'd mind, yes", {"opt-out"}),
        ("短信/电话/邮件均可与我联系", "均不可", {"opt-out"}),
        ("Yes: contact me about news and offers", "FALSE", {"opt-out"}),
        ("我愿意接收主办方的后续信息", "□愿意 ☑不愿意", {"opt-out"}),
        ("我愿意接收主办方的后续信息", "☑愿意 □不愿意", set()),
        ("您愿意收到我们的产品动态吗？", "不了", {"opt-out"}),
        ("同意接收后续联络（可取消）", "已取消勾选", {"opt-out"}),
        ("会后回访", "拒绝", {"opt-out"}),
        ("会后回访", "未接通", set()),
        ("偏好联系方式", "不接受任何联系", {"opt-out"}),
        ("偏好联系方式", "微信", set()),
        ("您希望我们多久联系您一次？", "从不", {"opt-out"}),
        ("How should we stay in touch?", "please don't", {"opt-out"}),
        ("Consent status", "withdrawn 2024-03-02", {"opt-out"}),
        ("GDPR consent", "Declined", {"opt-out"}),
        ("Newsletter", "Declined", set()),
        ("是否同意电话/邮件联系", "邮件同意，电话不同意", {"review:asked-no-contact"}),
        ("Communication preferences", "Email: yes; Phone: no", {"review:asked-no-contact"}),
        ("May we contact you?", "Nur per E-Mail", set()),
        ("是否愿意接受会后电话调研", "没时间，别打", {"opt-out"}),
        ("是否愿意接受我们工程师的电话回访？", "不愿意", {"review:asked-no-contact"}),
        ("是否愿意接受我们工程师的电话回访？", "不愿意，请不要打扰", {"opt-out"}),
        ("会后是否愿意接到顾问回访", "愿意", set()),
        ("是否愿意接听我们的回访电话？", "不愿意，发邮件就行", {"review:asked-no-contact"}),
        ("是否希望顾问与您联系？", "否", set()),
        ("Souhlas s oslovením", "nesouhlasím", {"opt-out"}),
        ("弊社からのご連絡（可・不可）", "不可", {"opt-out"}),
    ],
)
def test_leave_denied_is_a_refusal(shipped: Rules, header: str, answer: str, rules: set[str]) -> None:
    batch = reading(grid(f'Name,Email,{header}\nAnn Lee,ann@x-tools.com,"{answer}"')).batch
    said = batch.through((tidy, screen), shipped, KNOWN).findings
    assert set(said["rule"][(said["verdict"] > Verdict.NOTE) & (said["stage"] == "screen")]) == rules


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("卫嘉不要联系，这位是新人", {"review:asked-no-contact"}),
        ("李雷不要联系", {"opt-out"}),
        ("以后不要联系", {"opt-out"}),
        ("对方说不要联系", {"opt-out"}),
    ],
)
def test_a_refusal_of_somebody_else_is_asked_about(shipped: Rules, note: str, rules: set[str]) -> None:
    assert _verdict(shipped, name="李雷", email="lilei@haitian.com", note=note) == rules


@pytest.mark.parametrize(
    ("cells", "goes"),
    [
        ({"note": "自己人，负责签到"}, True),
        ({"x:备注（阿勇）": "内部同事。不用打"}, True),
        ({"x:Remarks": "Our colleague"}, True),
        ({"note": "interner Kollege, nicht anrufen"}, True),
        ({"company": "我司同事"}, True),
        ({"note": "Our colleague, Mr Ito, will join too"}, False),
        ({"note": "我们同事，下周也想参加"}, False),
        ({"note": "内部，先不公开报价"}, False),
        ({"x:留言": "自己人"}, False),
        ({"note": "自己人介绍来的"}, False),
        ({"note": "客户的同事"}, False),
        ({"x:兴趣": "内部"}, False),
    ],
)
def test_a_remark_calls_a_colleague_one(shipped: Rules, cells: dict[str, str], goes: bool) -> None:
    said = _verdict(shipped, name="李雷", phone="+8613900001234", **cells)
    assert ("internal" in said) == goes


@pytest.mark.parametrize(
    ("note", "goes"),
    [
        ("美云智数的人，来打听价格", True),
        ("是用友公司的销售", True),
        ("用友的人才系统怎么样", False),
        ("用友的人力模块我们在用", False),
        ("用友的人数限制太多，想换", False),
        ("用友的销售模块不好用", False),
        ("用过用友，想换", False),
    ],
)
def test_a_remark_calls_a_competitors_people_theirs(team: Rules, note: str, goes: bool) -> None:
    assert ("competitor" in _verdict(team, name="李雷", phone="+8613900001234", note=note)) == goes


def test_a_finding_says_what_matched_what(team: Rules) -> None:
    said = _screened(
        team, [{"name": "周敏", "phone": "", "email": "zm@mail.meicloud.com", "company": ""}]
    ).findings
    [finding] = said[said["rule"] == "competitor"].itertuples()
    assert (finding.field, finding.before, finding.after) == ("email", "zm@mail.meicloud.com", "美云智数")


def test_no_consent_is_a_note(shipped: Rules) -> None:
    rows = [{"name": "李雷", "phone": "", "email": "lilei@haitian.com", "company": "", "consent": "否"}]
    said = _screened(shipped, rows).findings
    assert said["verdict"][said["rule"] == "no-consent"].tolist() == [Verdict.NOTE]


def test_screening_does_not_depend_on_order(team: Rules) -> None:
    rows = [
        {"name": "周敏", "phone": "", "email": "a@meicloud.com", "company": ""},
        {"name": "asdf", "phone": "111", "email": "", "company": "x"},
        {"name": "李雷", "phone": "13957148826", "email": "", "company": "云帆智造"},
    ]
    ahead = _screened(team, rows).findings
    back = _screened(team, rows[::-1]).findings
    names = {"r1": "r3", "r2": "r2", "r3": "r1"}
    columns = ["subject", "rule", "verdict", "field", "before", "after"]
    assert sorted(ahead[columns].itertuples(index=False, name=None)) == sorted(
        back.assign(subject=back["subject"].map(names))[columns].itertuples(index=False, name=None)
    )
