"""Who calls whom: whoever is in charge already, else by account, territory, industry, else by turns."""

from __future__ import annotations

import pytest
from staged import Cells, one, run, with_lists

ACCOUNTS = "公司,域名,负责人\n美的集团,midea.com,陆晓川\n"
OWNERS = (
    "负责人,区域,行业,重点客户\n"
    "林晓,浙江,,\n"
    "宁远,宁波,,\n"
    "周舟,华南;上海,,\n"
    "Anna,Germany,,\n"
    "何敏,,汽车,宁德时代\n"
    "轮一,,,\n"
    "轮二,,,\n"
)


@pytest.mark.parametrize(
    ("cells", "owner"),
    [
        ({"owner": "老王", "city": "杭州"}, "老王"),
        ({"company": "美的集团", "city": "杭州"}, "陆晓川"),
        ({"company": "宁德时代", "city": "杭州"}, "何敏"),
        ({"city": "杭州"}, "林晓"),
        ({"city": "宁波"}, "宁远"),
        ({"city": "佛山"}, "周舟"),
        ({"city": "上海"}, "周舟"),
        ({"city": "Munich"}, "Anna"),
        ({"city": "成都", "industry": "汽车"}, "何敏"),
        ({"city": "杭州", "industry": "汽车"}, "林晓"),
        ({"city": "成都"}, "轮一"),
    ],
    ids=["sheet", "key account's", "account", "province", "city before province", "sales region", "second territory",
         "country", "industry", "territory before industry", "turn"],
)  # fmt: skip
def test_the_nearest_claim_decides(cells: Cells, owner: str) -> None:
    rules = with_lists(
        key_accounts="公司,域名,负责人\n美的集团,midea.com,陆晓川\n宁德时代,,\n", owners=OWNERS
    )
    assert one(run({"name": "李雷", "phone": "13900001234", **cells}, rules=rules).people)["owner"] == owner


def test_turns_go_round_by_person_and_not_by_row() -> None:
    rules = with_lists(owners="负责人\n轮一\n轮二\n")
    lines = [{"name": f"李{name}", "phone": f"1390000123{n}"} for n, name in enumerate("雷磊蕾垒泪")]
    people = run(*lines, rules=rules).people.rows
    assert people["owner"].tolist() == ["轮一", "轮二", "轮一", "轮二", "轮一"]
    again = run(*reversed(lines), rules=rules).people.rows
    assert again["owner"].to_dict() == people["owner"].to_dict()


def test_only_leads_are_given_somebody() -> None:
    rules = with_lists(owners=OWNERS, competitors="公司,域名\n云杉软件,\n")
    assert one(run({"name": "李雷", "company": "云杉软件"}, rules=rules).people)["owner"] == ""


def test_without_a_list_nobody_is_given_anybody() -> None:
    assert one(run({"name": "李雷", "phone": "13900001234", "city": "杭州"}).people)["owner"] == ""
    rules = with_lists(key_accounts=ACCOUNTS)
    assert one(run({"name": "李雷", "company": "美的集团"}, rules=rules).people)["owner"] == "陆晓川"
