"""Whom the CRM knows: by phone or e-mail and a name that agrees, never by a name alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from staged import KNOWN, Cells, one, run, said, shipped, told

from pipeline.contacts import read_contacts
from pipeline.known import Known

ONE = "13900001234"
HEADER = "Record ID,Name,Phone,Email,Company,Owner,Lifecycle Stage,Last Activity Date,Do Not Call\n"


@pytest.fixture
def crm(tmp_path: Path) -> Known:
    """Know a few contacts of a CRM export."""
    path = tmp_path / "crm.csv"
    path.write_text(
        HEADER
        + f"101,李雷,{ONE},lilei@yunshan.cn,云杉软件,林晓,opportunity,2026-11-01,\n"
        + f"100,Li Lei,+86 {ONE},,云杉,周舟,lead,,\n"
        + "102,韩梅梅,13700004321,,海曙机械,,customer,,yes\n"
        + "103,王伟,13600005678,wangwei@qq.com,恒达,,lead,,\n"
        + "104,陈晓,0571-88001234,,云杉软件,,lead,,\n",
        encoding="utf-8",
    )
    contacts, _ = read_contacts([path], shipped(), KNOWN)
    return replace(KNOWN, contacts=contacts)


@pytest.mark.parametrize(
    ("cells", "record", "by"),
    [
        ({"name": "王伟", "phone": "136 0000 5678"}, "103", "phone"),
        ({"name": "王伟", "email": "WangWei@QQ.com"}, "103", "email"),
        ({"name": "王伟", "phone": "13911112222; 13600005678"}, "103", "phone"),
        ({"name": "Wang Wei", "phone": "13600005678"}, "103", "phone"),
        ({"name": "", "phone": "13600005678"}, "103", "phone"),
    ],
    ids=["phone", "e-mail", "second number", "pinyin", "no name"],
)
def test_a_shared_contact_and_an_agreeing_name_link(crm: Known, cells: Cells, record: str, by: str) -> None:
    people = run({"company": "恒达紧固件", **cells}, known=crm).people
    assert one(people)["crm_id"] == record
    assert told(people, "known-contact") == [("crm_id", by, record)]


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "王伟", "phone": "13911112222", "company": "恒达"},
        {"name": "赵一鸣", "phone": "13600005678"},
        {"name": "王芳", "email": "wangwei@qq.com"},
        {"name": "李强", "phone": "0571-88001234"},
    ],
    ids=["a namesake", "a successor on the number", "another on the mailbox", "the switchboard"],
)
def test_nobody_is_linked_to_somebody_else(crm: Known, cells: Cells) -> None:
    people = run(cells, known=crm).people
    assert one(people)["crm_id"] == ""
    assert "known-contact" not in said(people)


def test_of_two_records_the_smaller_id_is_linked_and_the_other_named(crm: Known) -> None:
    people = run({"name": "李雷", "phone": ONE, "email": "lilei@yunshan.cn"}, known=crm).people
    person = one(people)
    assert (person["crm_id"], person["owner"]) == ("100", "周舟")
    assert told(people, "crm-duplicate") == [("crm_id", "101", "")]


def test_what_the_crm_knows_is_carried_over_and_weighs(crm: Known) -> None:
    contacts = crm.contacts[crm.contacts["crm_id"] == "101"]
    people = run({"name": "李雷", "phone": ONE}, known=replace(crm, contacts=contacts)).people
    person = one(people)
    assert (person["owner"], person["crm_lifecycle"]) == ("林晓", "opportunity")
    assert person["crm_last_activity"] == "2026-11-01"
    points = people.findings.set_index("rule")["points"]
    assert points["points:known-customer"] == 12
    assert points["points:last-contact"] == -4


def test_do_not_call_binds(crm: Known) -> None:
    people = run({"name": "韩梅梅", "phone": "13700004321", "wants_contact": "是"}, known=crm).people
    person = one(people)
    assert (person["outcome"], person["because"]) == ("excluded", "opt-out")
    assert told(people, "opt-out") == [("crm_id", "102", "CRM")]


def test_an_id_the_sheet_brought_is_kept(crm: Known) -> None:
    assert one(run({"name": "李雷", "phone": ONE, "crm_id": "999"}, known=crm).people)["crm_id"] == "999"


def test_a_new_person_of_a_known_company_is_said_to_be_so(crm: Known) -> None:
    people = run({"name": "赵一鸣", "phone": "13911112222", "company": "海曙机械"}, known=crm).people
    assert one(people)["crm_id"] == ""
    assert told(people, "known-account") == [("company", "海曙机械", "")]
    assert one(people)["reason"] == "The CRM knows the company: 海曙机械"


def test_a_name_in_another_spelling_links_at_the_same_company(crm: Known) -> None:
    people = run({"name": "Han Meimei", "company": "海曙机械"}, known=crm).people
    assert one(people)["crm_id"] == "102"


def test_of_two_namesakes_in_the_crm_none_is_linked(tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    lines = "1,王伟,13600005678,,恒达,,,,\n2,王伟,13700001111,,恒达,,,,\n"
    path.write_text(HEADER + lines, encoding="utf-8")
    contacts, _ = read_contacts([path], shipped(), KNOWN)
    people = run({"name": "王伟", "company": "恒达"}, known=replace(KNOWN, contacts=contacts)).people
    assert one(people)["crm_id"] == ""


def test_an_open_deal_is_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text(f"Record ID,Name,Phone,Open Deals\n7,李雷,{ONE},2\n", encoding="utf-8")
    contacts, _ = read_contacts([path], shipped(), KNOWN)
    people = run({"name": "李雷", "phone": ONE}, known=replace(KNOWN, contacts=contacts)).people
    assert told(people, "open-opportunity") == [("crm_id", "2", "7")]
    assert one(people)["reason"] == "already in CRM · Open deal in the CRM: 2"


def test_without_a_crm_nobody_is_known() -> None:
    person = one(run({"name": "李雷", "phone": ONE}).people)
    assert (person["crm_id"], person["crm_lifecycle"]) == ("", "")


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("Do Not Call,Email Opt Out", ",1"),
        ("Email Opt Out,Do Not Call", "TRUE,FALSE"),
        ("Do Not Call,Unsubscribed from all email", "false,true"),
        ("是否勿扰,退订", "否,是"),
        ("Do Not Call,不希望接收后续资讯请勾选", "0,✓"),
    ],
)
def test_any_column_of_a_crm_that_refuses_binds(tmp_path: Path, headers: str, cells: str) -> None:
    path = tmp_path / "crm.csv"
    path.write_text(f"Record ID,Name,Phone,{headers}\n101,韩梅梅,13700004321,{cells}\n", encoding="utf-8")
    contacts, _ = read_contacts([path], shipped(), KNOWN)
    known = replace(KNOWN, contacts=contacts)
    assert one(run({"name": "韩梅梅", "phone": "13700004321"}, known=known).people)["because"] == "opt-out"
