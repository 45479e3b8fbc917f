"""How rows become people: which value a person keeps, what is kept beside it, which verdicts follow."""

from __future__ import annotations

import itertools

import pytest
from staged import KNOWN, Cells, matched, one, people_of, sheet, shipped, told

from pipeline.batch import Batch, Verdict, found, join_findings
from pipeline.flow import ROW_STAGES
from pipeline.merge import merge

ONE = "13900001234"
CLOUD = "杭州云杉智能科技有限公司"


def same(*rows: Cells) -> Batch:
    """Merge `rows` as one person, whatever they say."""
    return people_of(*({**cells, "person_id_given": "p000000000001"} for cells in rows))


SURVIVORS = [
    ("given beats missing", "title", ["", "经理"], "经理"),
    ("characters before pinyin", "name", ["Li Lei", "李雷"], "李雷"),
    ("a whole name before a form of address", "name", ["王总", "王伟"], "王伟"),
    ("a whole name before a form of address", "name", ["陶部长", "老陶", "陶然亭"], "陶然亭"),
    ("a whole name before initials", "name", ["J. Janssens", "Jeroen Janssens"], "Jeroen Janssens"),
    ("the fuller name", "name", ["启明", "顾启明"], "顾启明"),
    ("a mobile before a landline", "phone", ["0571-88001234", ONE], "+86" + ONE),
    ("a number to call before digits", "phone", ["3097482217", "+1 309 748 2217"], "+13097482217"),
    ("a work mailbox before a free one", "email", ["lilei@qq.com", "lilei@yunshan.cn"], "lilei@yunshan.cn"),
    ("an own mailbox before info@", "email", ["info@yunshan.cn", "lilei@yunshan.cn"], "lilei@yunshan.cn"),
    ("a company before a placeholder", "company", ["个人", "云杉软件"], "云杉软件"),
    ("characters before letters", "company", ["Yunshan Software Ltd", "云杉软件"], "云杉软件"),
    ("who came once came", "attended", ["no", "yes"], "yes"),
    ("the longest stay", "minutes", ["9", "42"], "42"),
    ("the longer text", "department", ["信息", "信息技术部"], "信息技术部"),
    ("the text itself, at last", "department", ["信息部", "信息处"], "信息部"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("_", "column", "values", "kept"), SURVIVORS, ids=[survivor[0] for survivor in SURVIVORS]
)
def test_the_value_a_person_keeps_whatever_the_order(
    _: str, column: str, values: list[str], kept: str
) -> None:
    for order in itertools.permutations(values):
        assert one(same(*({column: value} for value in order)))[column] == kept


def test_the_newer_row_wins_where_nothing_else_tells() -> None:
    older = {"title": "信息部经理兼项目负责人", "registered_at": "2026-11-01"}
    newer = {"title": "信息总监", "registered_at": "2026-11-02"}
    assert one(same(older, newer))["title"] == one(same(newer, older))["title"] == "信息总监"


@pytest.mark.parametrize(
    ("column", "older", "newer", "kept"),
    [
        ("title", "信息化经理", "经理", "信息化经理"),
        ("title", "IT Manager", "Manager", "IT Manager"),
        ("department", "数字化运营部", "运营部", "数字化运营部"),
        ("title", "总经理", "经理", "经理"),
        ("title", "Assistant Manager", "Manager", "Manager"),
        ("title", "经理助理", "经理", "经理"),
        ("company", "云杉智能科技", "科技", "云杉智能科技"),
    ],
)
def test_what_only_says_more_is_kept_over_a_newer_row(column: str, older: str, newer: str, kept: str) -> None:
    rows = (
        {column: older, "registered_at": "2026-11-01"},
        {column: newer, "registered_at": "2026-11-02"},
    )
    assert one(same(*rows))[column] == one(same(*rows[::-1]))[column] == kept


def test_what_belongs_together_comes_from_one_row() -> None:
    person = one(
        same(
            {"phone": "0571-88001234", "company": "个人", "email": "lilei@qq.com"},
            {"phone": ONE, "company": CLOUD, "email": "lilei@yunshan.cn"},
        )
    )
    assert (person["phone"], person["phone_kind"]) == ("+86" + ONE, "mobile")
    assert (person["company"], person["company_core"], person["company_problem"]) == (CLOUD, "云杉", "")
    assert (person["email"], person["email_kind"]) == ("lilei@yunshan.cn", "work")


def test_contacts_that_lost_are_kept_and_said() -> None:
    person = same(
        {"name": "李雷", "phone": ONE, "email": "lilei@qq.com"},
        {"name": "Li Lei", "phone": "0571-88001234", "email": "lilei@yunshan.cn", "email_alt": "li@a.cn"},
    )
    cells = one(person)
    assert (cells["name"], cells["name_alt"]) == ("李雷", "Li Lei")
    assert (cells["phone"], cells["phone_alt"]) == ("+86" + ONE, "+8657188001234")
    assert (cells["email"], cells["email_alt"]) == ("lilei@yunshan.cn", "li@a.cn; lilei@qq.com")
    assert told(person, "value-lost") == [
        ("email", "lilei@qq.com", "lilei@yunshan.cn"),
        ("name", "Li Lei", "李雷"),
        ("phone", "+8657188001234", "+86" + ONE),
    ]


@pytest.mark.parametrize("column", ["source", "question", "tags", "note", "wecom", "owner"])
def test_some_columns_keep_every_value(column: str) -> None:
    person = same({column: "乙"}, {column: "甲"}, {column: "乙"}, {column: ""})
    assert one(person)[column] == "乙; 甲"
    assert told(person, "value-lost") == []


def test_a_person_names_their_rows_in_reading_order() -> None:
    people = people_of(
        {"name": "李雷", "phone": ONE},
        {"name": "韩梅梅", "phone": "13700004321"},
        {"name": "Li Lei", "phone": ONE},
    )
    assert sorted(people.rows["rows"]) == ["r1 r3", "r2"]


EVERY_ROW = ["junk:keyboard-walk", "not-a-signup:void", "not-a-signup:declined"]
ANY_ROW = ["internal", "opt-out", "competitor", "partner", "non-target:student"]


def _lifted(rules: list[str], verdict: Verdict) -> set[str]:
    """Say which of the verdicts about two rows, one each or "", are about the person of both."""
    rows = matched(*({"name": "李雷", "phone": ONE, "question": str(n)} for n in range(len(rules))))
    said = [found([f"r{n}"], rule, verdict) for n, rule in enumerate(rules, start=1) if rule]
    people = merge(Batch(rows.rows, join_findings([rows.findings, *said])))
    strong = people.findings[people.findings["verdict"] > Verdict.NOTE]
    return set(strong["rule"][strong["subject"].isin(people.rows.index)])


@pytest.mark.parametrize("rule", ANY_ROW)
def test_one_row_is_enough_for_who_a_person_is(rule: str) -> None:
    assert _lifted([rule, ""], Verdict.EXCLUDE) == {rule}


@pytest.mark.parametrize("rule", EVERY_ROW)
def test_one_spoilt_row_does_not_sink_a_person_who_also_registered_properly(rule: str) -> None:
    assert _lifted([rule, ""], Verdict.EXCLUDE) == set()
    assert _lifted([rule, rule], Verdict.EXCLUDE) == {rule}


def test_rows_spoilt_in_different_ways_sink_together() -> None:
    assert _lifted(["junk:keyboard-walk", "not-a-signup:void"], Verdict.EXCLUDE) == {
        "junk:keyboard-walk",
        "not-a-signup:void",
    }


@pytest.mark.parametrize(
    ("rules", "lifted"),
    [
        (["review:like-competitor", ""], {"review:like-competitor"}),
        (["review:odd-name", ""], set()),
        (["review:odd-name", "review:odd-name"], {"review:odd-name"}),
    ],
)
def test_a_doubt_about_the_company_needs_one_row_one_about_the_typing_all(
    rules: list[str], lifted: set[str]
) -> None:
    assert _lifted(rules, Verdict.REVIEW) == lifted


def test_a_list_without_rows_has_no_people() -> None:
    empty = sheet([{"name": "x"}])
    empty = Batch(empty.rows.iloc[:0], empty.findings)
    assert len(merge(empty.through(ROW_STAGES, shipped(), KNOWN)).rows) == 0
