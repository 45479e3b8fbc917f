"""The files a CRM takes: its own headers, its limits kept, and nobody in them who must not be called."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from staged import Cells, run, shipped, with_lists

from pipeline.rules import Rules
from pipeline.writers.crm import TARGETS, Delivery, deliver

HEADERS = {
    "generic": [
        "Name", "First Name", "Last Name", "Other Name", "Company", "Department", "Job Title", "Mobile Phone",
        "Phone", "Other Phones", "Email", "Other Emails", "Country", "Province", "City", "Industry", "Company Size",
        "Seniority", "Function", "Lead Source", "Registered At", "Question", "Wants Contact", "Consent", "Tier",
        "Score", "Reason", "Owner", "Tags", "Note", "CRM Id", "Rollcall Id",
    ],
    "hubspot": [
        "Record ID", "First name", "Last name", "Email", "Phone number", "Mobile phone number", "Job title",
        "Company name", "City", "State/Region", "Country/Region", "Industry", "Number of employees",
        "Lifecycle stage", "Lead status", "Contact owner",
    ],
    "salesforce-leads": [
        "FirstName", "LastName", "Company", "Title", "Email", "Phone", "MobilePhone", "Street", "City", "State",
        "PostalCode", "Country", "Industry", "NumberOfEmployees", "LeadSource", "Status", "Rating", "Website",
        "Description", "HasOptedOutOfEmail", "DoNotCall",
    ],
}  # fmt: skip
LEI: Cells = {
    "name": "李雷", "phone": "13900001234", "email": "lilei@yunshan.cn", "company": "杭州云杉食品有限公司",
    "title": "信息总监", "company_size": "200-999", "question": "能对接 SAP 吗", "source": "公众号", "note": "下周再联系",
}  # fmt: skip
each_target = pytest.mark.parametrize("target", sorted(TARGETS))


def delivered(
    folder: Path, target: str, *lines: Cells, rules: Rules | None = None
) -> tuple[list[dict[str, str]], Delivery]:
    """Take rows through everything; return the lines of the target's file and what was said about it."""
    path = folder / "crm.csv"
    delivery = deliver(path, run(*lines, rules=rules).people.rows, TARGETS[target], rules or shipped())
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file)), delivery


@each_target
def test_the_headers_are_those_the_system_maps_by_itself(target: str, tmp_path: Path) -> None:
    lines, delivery = delivered(tmp_path, target, LEI)
    assert list(lines[0]) == HEADERS[target]
    assert delivery == Delivery(1)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("generic", {
            "Name": "李雷", "First Name": "雷", "Last Name": "李", "Mobile Phone": "+8613900001234", "Phone": "",
            "Email": "lilei@yunshan.cn", "Country": "CN", "Province": "浙江", "City": "杭州", "Industry": "FOOD",
        }),
        ("hubspot", {
            "Record ID": "", "First name": "雷", "Last name": "李", "Mobile phone number": "+8613900001234",
            "Country/Region": "China", "Number of employees": "999", "Lifecycle stage": "lead", "Lead status": "NEW",
        }),
        ("salesforce-leads", {
            "FirstName": "雷", "LastName": "李", "Company": "杭州云杉食品有限公司", "Industry": "Food & beverage & agriculture",
            "Status": "Open - Not Contacted", "Rating": "Warm", "HasOptedOutOfEmail": "", "DoNotCall": "",
            "Description": "Source: 公众号\nQuestion: 能对接 SAP 吗\nNote: 下周再联系",
        }),
    ],
)  # fmt: skip
def test_what_we_know_stands_where_the_system_wants_it(
    target: str, expected: dict[str, str], tmp_path: Path
) -> None:
    (line,), _ = delivered(tmp_path, target, LEI)
    assert {name: line[name] for name in expected} == expected


def test_a_known_contact_keeps_its_stage(tmp_path: Path) -> None:
    (line,), _ = delivered(tmp_path, "hubspot", {**LEI, "crm_id": "4711"})
    assert (line["Record ID"], line["Lifecycle stage"], line["Lead status"]) == ("4711", "", "")


def test_an_owner_is_named_by_e_mail_or_not_at_all(tmp_path: Path) -> None:
    (line,), _ = delivered(tmp_path, "hubspot", {**LEI, "owner": "林晓"})
    assert line["Contact owner"] == ""
    (line,), _ = delivered(tmp_path, "hubspot", {**LEI, "owner": "linxiao@litoo.cn"})
    assert line["Contact owner"] == "linxiao@litoo.cn"


@each_target
def test_a_landline_is_no_mobile_and_a_spoilt_contact_is_none(target: str, tmp_path: Path) -> None:
    (line,), _ = delivered(tmp_path, target, {**LEI, "phone": "0571-88001234", "email": "没有"})
    assert "+8657188001234" in (line.get("Phone"), line.get("Phone number"))
    assert "没有" not in line.values()


@pytest.mark.parametrize(
    ("target", "cells", "why"),
    [
        ("salesforce-leads", {**LEI, "company": ""}, "no Company"),
        ("salesforce-leads", {**LEI, "name": ""}, "no LastName"),
    ],
)
def test_who_would_be_refused_is_left_out_and_named(
    target: str, cells: Cells, why: str, tmp_path: Path
) -> None:
    other = {"name": "韩梅梅", "phone": "13700004321", "company": "宁波海曙机械有限公司"}
    lines, delivery = delivered(tmp_path, target, cells, other)
    assert len(lines) == delivery.rows == 1
    ((person, told),) = delivery.left_out
    assert told == why
    assert person.startswith("p")


def test_a_value_too_long_is_cut_and_named(tmp_path: Path) -> None:
    (line,), delivery = delivered(tmp_path, "salesforce-leads", {**LEI, "title": "总监" * 100})
    assert len(line["Title"]) == 128
    assert [header for _, header in delivery.cut] == ["Title"]


@each_target
def test_nobody_who_is_out_or_in_doubt_is_delivered(target: str, tmp_path: Path) -> None:
    rules = with_lists(
        optout="姓名,手机\n邓国梁,13915502276\n",
        competitors="公司,域名\n美云智数,meicloud.com\n",
    )
    lines, delivery = delivered(
        tmp_path,
        target,
        {**LEI, "name": "邓国梁", "phone": "13915502276", "email": ""},
        {**LEI, "name": "王伟", "company": "美云智数", "phone": "13600005678", "email": ""},
        {**LEI, "name": "asdf", "phone": "11111111111", "email": "", "company": "asdf"},
        {**LEI, "name": "韩梅梅", "phone": "13700004321", "email": ""},
        rules=rules,
    )
    surname = next(header for header in ("Last Name", "Last name", "LastName") if header in lines[0])
    assert [line[surname] for line in lines] == ["韩"]
    assert delivery.left_out == ()


@pytest.mark.parametrize("target", ["generic", "hubspot"])
def test_excel_reads_the_file_and_runs_nothing_in_it(target: str, tmp_path: Path) -> None:
    delivered(tmp_path, target, {**LEI, "company": "=HYPERLINK(1)", "title": "@SUM(1)"})
    text = (tmp_path / "crm.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert b",=" not in text
    assert b",@" not in text


def test_data_loader_reads_a_file_without_a_mark(tmp_path: Path) -> None:
    delivered(tmp_path, "salesforce-leads", LEI)
    assert (tmp_path / "crm.csv").read_bytes().startswith(b"FirstName,")
