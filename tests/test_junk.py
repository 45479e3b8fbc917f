"""What is typed to get past a form is found; people and firms with odd names are not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.junk import FIELDS, KINDS, NOT_JUNK, JunkHit, JunkPatterns
from pipeline.text.non_target import KINDS as NON_TARGET_KINDS
from pipeline.text.non_target import NONE, NonTargets

RULES = Path(__file__).parent.parent / "rules"


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((RULES / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def junk() -> JunkPatterns:
    return JunkPatterns.from_settings(load("junk.toml"))


@pytest.fixture(scope="module")
def non_targets() -> NonTargets:
    return NonTargets.from_settings(load("non_target.toml"))


def test_every_rule_proves_its_examples(junk: JunkPatterns, non_targets: NonTargets) -> None:
    assert junk.check() == []
    assert non_targets.check() == []


@pytest.mark.parametrize(
    ("field", "text", "kind"),
    [
        ("name", "测试", "test"),
        ("name", "ＴＥＳＴ", "test"),
        ("name", "test 2", "test"),
        ("name", "asdfgh", "keyboard"),
        ("name", "Asdf Asdf", "keyboard"),
        ("name", "1qaz2wsx", "keyboard"),
        ("name", "aaa", "repeated"),
        ("name", "啊啊啊啊", "repeated"),
        ("name", "abc", "sequential"),
        ("name", "匿名", "placeholder"),
        ("name", "。。", "placeholder"),
        ("name", "奥特曼", "joke"),
        ("name", "Donald Duck", "joke"),
        ("name", "加微信abc123领红包", "advert"),
        ("company", "测试公司", "test"),
        ("company", "某某科技有限公司", "placeholder"),
        ("company", "家里蹲", "joke"),
        ("company", "111", "repeated"),
        ("title", "asdasd", "keyboard"),
        ("email", "test@test.com", "test"),
        ("email", "a@a.com", "fake"),
        ("email", "aaa@aaa.com", "fake"),
        ("email", "qwerty@163.com", "fake"),
        ("phone", "11111111111", "repeated"),
        ("phone", "138 0013 8000", "fake"),
        ("phone", "12345678901", "sequential"),
        ("phone", "+86 13888888888", "fake"),
        ("phone", "asdf", "keyboard"),
        ("phone", "+33102030405", "sequential"),
        ("name", "（请填写真实姓名）", "placeholder"),
        ("name", "Veuillez saisir votre nom", "placeholder"),
        ("name", "Введите имя", "placeholder"),
        ("name", "%%FIRST_NAME%%", "placeholder"),
        ("company", "（全称）", "placeholder"),
        ("company", "北京某某科技有限公司", "placeholder"),
        ("name", "Вася Пупкин", "placeholder"),
        ("name", "Toto Tata", "placeholder"),
        ("name", "ㅁㄴㅇㄹ", "keyboard"),
        ("name", "ㄇㄋㄎㄌ", "keyboard"),
        ("name", "фывапр", "keyboard"),
        ("name", "шщзх", "keyboard"),
        ("name", "ฟหกด", "keyboard"),
        ("name", "aaaa bbbb", "repeated"),
        ("name", "Teste Teste", "test"),
        ("name", "PRUEBA LECTOR", "test"),
        ("name", "测试接龙", "test"),
        ("company", "株式会社テスト", "test"),
        ("company", "Prueba SA", "test"),
        ("company", "testbedrijf", "test"),
        ("company", "ООО Тест", "test"),
        ("email", "teste@gmail.com", "test"),
        ("email", "anna@testfirma.de", "test"),
        ("name", "El Chapulín Colorado", "joke"),
        ("name", "Дед Мороз", "joke"),
        ("company", "Wayne Enterprises", "joke"),
        ("title", "Héroe", "joke"),
        ("phone", "+33606060606", "fake"),
        ("phone", "12525252525", "fake"),
        ("phone", "555-5555", "repeated"),
        ("phone", "+85212345678", "sequential"),
        ("phone", "(11) 99999-9999", "repeated"),
        ("phone", "+79999999999", "repeated"),
        ("phone", "13456789012", "sequential"),
        ("name", "澳门新葡京娱乐城", "advert"),
        ("company", "PRESTAMOS SIN BURÓ llama ya", "advert"),
        ("note", "Earn 5 BTC a day >>> bit-x2.top <<<", "advert"),
        ("note", "Hi sweetie, look at my photos", "advert"),
        ("note", "拼团茅台，明早截单，要的私我", "advert"),
        ("name", "测试员01", "test"),
        ("name", "自动化测试账号", "test"),
        ("name", "重复，删", "placeholder"),
        ("name", "Keine Lust", "placeholder"),
        ("name", "Homer J. Simpson", "joke"),
        ("note", "加盟费只要3万8", "advert"),
        ("note", "earn 500% monthly", "advert"),
        ("note", "We sell 5 star reviews", "advert"),
    ],
)
def test_junk_is_found(junk: JunkPatterns, field: str, text: str, kind: str) -> None:
    assert junk.value(field, text) == JunkHit(kind, True)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "张三"),
        ("name", "Null"),
        ("company", "无"),
        ("email", "li@example.com"),
        ("phone", "13812345678"),
        ("phone", "0612345678"),
        ("phone", "+821012345678"),
        ("phone", "007"),
        ("phone", "555-8707"),
        ("name", "Bruce Wayne"),
        ("name", "雷锋"),
        ("company", "中国"),
        ("email", "taro@example.co.jp"),
        ("email", "correo@empresa.com"),
        ("note", "mdr"),
        ("note", "ㅋㅋㅋ"),
        ("note", "鸡你太美"),
    ],
)
def test_what_a_real_person_may_type_is_weak(junk: JunkPatterns, field: str, text: str) -> None:
    hit = junk.value(field, text)
    assert hit.kind
    assert not hit.strong


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "Test Andersson"),
        ("name", "张三丰"),
        ("name", "Wert"),
        ("name", "Sassa"),
        ("name", "娜娜"),
        ("name", "Ng"),
        ("name", "买买提·吐尔逊"),
        ("name", "🎉"),
        ("company", "个人"),
        ("company", "自由职业"),
        ("company", "KPMG"),
        ("company", "AAA"),
        ("company", "苏州测试仪器有限公司"),
        ("company", "www.acme.com"),
        ("title", "兼职讲师"),
        ("email", "12349876@qq.com"),
        ("email", "contest@acme.com"),
        ("phone", "13905711234"),
        ("phone", "021-88888888"),
        ("name", "重复宇"),
        ("name", "Ana Prueba Ruiz"),
        ("name", "Вера Пупкина"),
        ("name", "Лора"),
        ("name", "测试部 王工"),
        ("name", "李雷（真实）"),
        ("company", "Test Rite"),
        ("company", "Essai Inc"),
        ("company", "Prueba y Ensayos SL"),
        ("title", "村长"),
        ("email", "lena.voss@demo-agrar.de"),
        ("email", "ivan@mail.ru"),
        ("phone", "13500001357"),
        ("phone", "+862155123456"),
        ("note", "不打不相识，欢迎来电交流"),
        ("note", "we earn 5 EUR per part"),
        ("name", "Pippo Baudo"),
        ("title", "加盟经理"),
        ("note", "价格优惠的话就上"),
        ("note", "how do you handle a 30% returns rate"),
        ("name", ""),
        ("nickname", "test"),
    ],
)
def test_odd_but_real_values_are_left_alone(junk: JunkPatterns, field: str, text: str) -> None:
    assert junk.value(field, text) == NOT_JUNK


@pytest.mark.parametrize(
    ("remark", "earnest"),
    [
        ("真名，请勿取笑", True),
        ("我真叫张三", True),
        ("My surname really is Null, your form rejected it", True),
        ("Vorname wirklich Max :)", True),
        ("본명입니다", True),
        ("名称怎么填", False),
        ("想了解真空包装", False),
        ("real time data", False),
    ],
)
def test_a_remark_may_say_that_the_name_is_meant(junk: JunkPatterns, remark: str, earnest: bool) -> None:
    assert junk.is_real_name(remark) is earnest


@given(
    st.sampled_from("王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗佘乜仝"),
    st.text(alphabet="伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚一", min_size=1, max_size=2),
)
def test_no_chinese_name_is_strong_junk(junk: JunkPatterns, surname: str, given_name: str) -> None:
    assert not junk.value("name", surname + given_name).strong


@given(st.sampled_from(FIELDS), st.text(max_size=60))
def test_every_text_gets_a_known_kind(junk: JunkPatterns, field: str, text: str) -> None:
    assert junk.value(field, text).kind in {*KINDS, ""}


def test_wrong_settings_are_all_named() -> None:
    entry = {"kind": "silly", "fields": ["name", "shoe"], "patterns": ["x"], "hits": ["abcx"], "note": ""}
    problems = JunkPatterns.from_settings({"entry": [entry, {"kind": "test", "patterns": ["("]}]}).check()
    assert len(problems) >= 4
    said = {"kind": "test", "fields": ["name"], "words": ["Testing"]}
    assert JunkPatterns.from_settings({"entry": [said, {**said, "words": ["试", "testing"]}]}).check() == [
        "junk.toml entry 2: 'testing' stands there before"
    ]
    problems = NonTargets.from_settings({"entry": [{"kind": "alien", "title": "(", "shoe": ""}]}).check()
    assert len(problems) == 3


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"title": "研究生", "company": "同济大学"}, "student"),
        ({"title": "PhD Student", "company": "MIT"}, "student"),
        ({"note": "我是学生"}, "student"),
        ({"title": "待业"}, "job-seeker"),
        ({"title": "seeking new opportunities"}, "job-seeker"),
        ({"title": "记者", "company": "某某晚报"}, "press"),
        ({"title": "Editor", "company": "Factory Magazine"}, "press"),
        ({"title": "猎头顾问", "company": "某咨询有限公司"}, "recruiter"),
        ({"title": "Consultant", "company": "Robert Walters"}, "recruiter"),
        ({"title": "保险代理人"}, "vendor"),
        ({"title": "经理", "note": "想推广我们的产品"}, "vendor"),
    ],
)
def test_those_the_event_is_not_for(non_targets: NonTargets, row: dict[str, str], kind: str) -> None:
    assert non_targets.read(**row).kind == kind
    assert kind in NON_TARGET_KINDS


@pytest.mark.parametrize(
    "row",
    [
        {"title": "教授", "company": "同济大学"},
        {"title": "信息中心主任", "company": "杭州第二中学"},
        {"title": "老师", "company": "苏州职业技术学院"},
        {"title": "人事经理", "company": "海尔"},
        {"title": "HR Manager", "company": "Bosch"},
        {"title": "招聘主管", "company": "宁波机械有限公司"},
        {"title": "IT总监", "company": "浙江日报"},
        {"title": "采购经理", "company": "分众传媒"},
        {"title": "Press Shop Manager", "company": "BMW"},
        {"title": "供应商管理经理", "company": "比亚迪"},
        {"title": "", "company": "", "department": "", "note": ""},
    ],
)
def test_those_it_is_for(non_targets: NonTargets, row: dict[str, str]) -> None:
    assert non_targets.read(**row) == NONE
