"""What people are tagged with, and from what: the best witness speaks, and a guess is never a tag."""

from __future__ import annotations

from dataclasses import replace

import pytest
from staged import KNOWN, Cells, one, people_of, shipped, told, with_lists

from pipeline.batch import Batch
from pipeline.known import Known
from pipeline.rules import Rules
from pipeline.stages.enrich import enrich


def enriched(*lines: Cells, known: Known = KNOWN, rules: Rules | None = None) -> Batch:
    """Take rows to people and tag those."""
    people = people_of(*lines, known=known, rules=rules)
    return people.through((enrich,), rules or shipped(), known)


PLACES = [
    ("the cell", {"city": "苏州", "company": "杭州云杉软件有限公司"}, "city-from-cell", "CN", "江苏", "苏州"),
    ("a district is of its city", {"city": "昆山"}, "city-from-cell", "CN", "江苏", "苏州"),
    ("province and city cells", {"province": "浙江省", "city": "宁波市"}, "city-from-cell", "CN", "浙江", "宁波"),
    ("one location cell", {"location": "江苏 无锡"}, "city-from-cell", "CN", "江苏", "无锡"),
    ("the address", {"address": "浙江省宁波市海曙区中山路1号"}, "city-from-address", "CN", "浙江", "宁波"),
    ("the company's name", {"company": "杭州云杉软件有限公司"}, "city-from-company", "CN", "浙江", "杭州"),
    ("the landline", {"phone": "0574-87001234"}, "city-from-landline", "CN", "浙江", "宁波"),
    ("the second number's landline", {"phone": "13900001234", "phone_alt": "0574-87001234"}, "city-from-landline", "CN", "浙江", "宁波"),
    ("a company before a landline", {"company": "杭州云杉软件有限公司", "phone": "0574-87001234"}, "city-from-company", "CN", "浙江", "杭州"),
    ("a province, then its city", {"province": "浙江", "company": "杭州云杉软件有限公司"}, "city-from-company", "CN", "浙江", "杭州"),
    ("a province, not another's city", {"province": "江苏", "company": "杭州云杉软件有限公司"}, "city-from-cell", "CN", "江苏", ""),
    ("no Chinese place of a Japanese number's house", {"company": "三河プレス工業", "phone": "+819041773602"}, "country-from-phone", "JP", "", ""),
    ("a foreign city", {"city": "Munich"}, "city-from-cell", "DE", "", "Munich"),
    ("Hong Kong", {"city": "Hong Kong"}, "city-from-cell", "HK", "", "香港"),
    ("the number's country at last", {"phone": "+49 30 901820"}, "country-from-phone", "DE", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("_", "cells", "rule", "country", "province", "city"), PLACES, ids=[place[0] for place in PLACES]
)
def test_the_best_witness_of_a_place_speaks(
    _: str, cells: Cells, rule: str, country: str, province: str, city: str
) -> None:
    people = enriched({"name": "李雷", **cells})
    person = one(people)
    assert (person["country"], person["city"]) == (country, city)
    assert person["province"] in (province, city)  # Hong Kong is its own
    assert len(told(people, rule)) == 1


def test_where_a_mobile_was_sold_is_a_note_and_no_place() -> None:
    people = enriched({"name": "李雷", "phone": "13957148826"})
    assert one(people)["city"] == ""
    assert told(people, "city-from-mobile") == [("city", "1395714", "杭州")]
    known = enriched({"name": "李雷", "phone": "13957148826", "city": "宁波"})
    assert told(known, "city-from-mobile") == []


def test_a_place_nobody_knows_stays_as_it_was_typed() -> None:
    assert one(enriched({"name": "李雷", "city": "我家"}))["city"] == "我家"


INDUSTRIES = [
    ("the form", {"industry": "汽车零部件", "company": "宁波海曙食品有限公司"}, "industry-from-form", "AUTO"),
    ("a known company", {"company": "美的集团"}, "industry-from-known", "CONS"),
    ("more than 'other'", {"industry": "其他", "company": "某某大学包装工程系"}, "industry-from-company", "PUBL"),
    ("no more than 'other'", {"industry": "其他", "company": "某某集团"}, "industry-from-form", "OTHR"),
    ("the company's name", {"company": "宁波海曙食品有限公司"}, "industry-from-company", "FOOD"),
    ("nothing", {"company": "海曙有限公司"}, "", ""),
    ("a placeholder", {"company": "个人"}, "", ""),
    ("a free mailbox", {"email": "food@qq.com"}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("_", "cells", "rule", "code"), INDUSTRIES, ids=[industry[0] for industry in INDUSTRIES]
)
def test_an_industry_says_from_what(_: str, cells: Cells, rule: str, code: str) -> None:
    people = enriched({"name": "李雷", **cells})
    assert one(people)["industry"] == code
    rules = {name for name in people.findings["rule"] if name.startswith("industry-from-")}
    assert rules == ({rule} if rule else set())


def test_an_industry_cell_is_the_persons_word_or_nothing() -> None:
    assert one(enriched({"name": "李雷", "industry": "看不懂的行业"}))["industry"] in ("", "看不懂的行业")


def test_the_size_of_a_known_company_is_filled_in_and_said() -> None:
    people = enriched({"name": "李雷", "company": "美的集团"})
    assert one(people)["company_size"] == "1000+"
    assert told(people, "size-from-known") == [("company_size", "美的集团", "1000+")]
    own = enriched({"name": "李雷", "company": "美的集团", "company_size": "50-199"})
    assert one(own)["company_size"] == "50-199"


def test_the_department_helps_where_the_title_is_silent() -> None:
    person = one(enriched({"name": "李雷", "title": "经理", "department": "信息部"}))
    assert (person["seniority"], person["function"]) == ("manager", "IT")
    assert one(enriched({"name": "李雷"}))["seniority"] == "unknown"


@pytest.mark.parametrize(
    ("cells", "account", "group"),
    [
        ({"company": "美的集团"}, "美的集团", ""),
        ({"company": "广东美的制冷设备有限公司"}, "美的集团", "yes"),
        ({"email": "li@midea.com"}, "美的集团", None),
        ({"company": "宁波海曙食品有限公司"}, "", ""),
    ],
)
def test_a_key_account_is_named_with_who_looks_after_it(
    cells: Cells, account: str, group: str | None
) -> None:
    rules = with_lists(key_accounts="公司,域名,负责人\n美的集团,midea.com,陆晓川\n")
    person = one(enriched({"name": "李雷", **cells}, rules=rules))
    assert person["key_account"] == account
    assert person["key_account_owner"] == ("陆晓川" if account else "")
    assert group is None or person["key_account_group"] == group


def test_the_event_is_a_tag_once() -> None:
    known = replace(KNOWN, event="2026 峰会")
    tags = enriched(
        {"name": "李雷"},
        {"name": "韩梅梅", "tags": "老客户"},
        {"name": "王伟", "tags": "2026 峰会"},
        known=known,
    ).rows.set_index("name")["tags"]
    assert tags.to_dict() == {"李雷": "2026 峰会", "韩梅梅": "老客户; 2026 峰会", "王伟": "2026 峰会"}
