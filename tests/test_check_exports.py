"""The checkers of export files find what each target refuses, and nothing in a file it takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from export_compare import compare
from export_files import check, read
from export_lists import make_people
from export_rules import TARGETS

LEAD = "FirstName,LastName,Company,Title,Email,MobilePhone,LeadSource,Status\n"
GOOD_LEAD = "雷,李,云杉,总监,li@example.com,+8613800000001,Web,Open - Not Contacted\n"

# target, what the CSV file holds, the rules it breaks
CSV_CASES = [
    ("salesforce-leads", LEAD + GOOD_LEAD, set()),
    ("salesforce-leads", "\ufeff" + LEAD + GOOD_LEAD, {"byte order mark"}),
    ("salesforce-leads", LEAD + ",,云杉,,,,,\n", {"required value missing"}),
    ("salesforce-leads", LEAD + ",李,云杉,,,,展会,New\n", {"not in the pick-list"}),
    ("salesforce-leads", LEAD + f",{'长' * 81},云杉,,,,,\n", {"too long"}),
    ("salesforce-leads", LEAD + ",李,=云杉(),,,,,\n", {"starts as a formula"}),
    ("salesforce-leads", LEAD + ",李,云杉,,,+8613800000001,,,\n", {"ragged row"}),
    ("salesforce-leads", LEAD + ",李,云杉\n", {"ragged row"}),
    ("salesforce-leads", LEAD.replace("Title", "Company") + ",李,云杉,云杉,,,,\n", {"unique headers"}),
    ("salesforce-campaign-members", "CampaignId,LeadId,ContactId,Campaign Member Status\n7015g000000AbCd,00Q5g0000000001,,Attended\n", set()),
    ("salesforce-campaign-members", "CampaignId,LeadId,ContactId,Campaign Member Status\n7015g000000AbCd,00Q5g0000000001,0035g0000000001,Attended\n", {"exactly one of LeadId, ContactId"}),
    ("salesforce-campaign-members", "CampaignId,LeadId,ContactId,Campaign Member Status\nSpring Summit,00Q5g0000000001,,Came\n", {"not a record id", "not in the pick-list"}),
    ("salesforce-campaign-members", "CampaignId,LeadId,Status\n7015g000000AbCd,00Q5g0000000001,Sent\n", {"column missing", "header not documented"}),
    ("hubspot", "First name,Email,Contact owner\nLi,li@example.com,lin@example.com\n", set()),
    ("hubspot", "First name,Email\nLi,info@example.com\nWu,INFO@example.com\n", {"key given twice"}),
    ("hubspot", "Email,Lifecycle stage,Contact owner\na@example.com,Lead,林晓\n", {"not in the pick-list", "owner is not an e-mail address"}),
    ("hubspot", "First name,Email,City\n,,杭州\n", {"one of needed"}),
    ("zoho", "Last Name,Company\n李,A | B\n", {"forbidden character"}),
    ("zoho", 'Last Name,Company\n李,"A ""B"" <C>"\n', {"forbidden character"}),
    ("zoho", "Last Name\n" + "李\n" * 25_001, {"rows per file"}),
    ("mailchimp", "Email Address,Company\nli@example.com," + "汉" * 85 + "\n", set()),
    ("mailchimp", "Email Address,Company\nli@example.com," + "汉" * 86 + "\n", {"too long"}),
    ("mailchimp", "Email Address\nmüller@example.de\n", {"non-ASCII before the @"}),
    ("mailchimp", "Email Address\na@example.com b@example.com\n", {"not one e-mail address"}),
    ("wecom", "手机号,备注\n13800000001," + "长" * 21 + "\n", {"too long"}),
    ("wecom", "手机号\n" + "".join(f"138{n:08d}\n" for n in range(1001)), {"rows per file"}),
    ("sms-aliyun", "手机号\n13800000001\n+8613800000002\n008613800000003\n8613800000004\n", set()),
    ("sms-aliyun", "手机号\n+85291234567\n057188000000\n", {"not a mainland mobile number"}),
    ("sms-tencent", "手机号\n13800000001\n", {"file type"}),
    ("pipedrive", "Lead - Title,Person - Name,Organization - Name\nx,,\n", {"one of needed"}),
    ("fxiaoke", "姓名\n李雷\n", {"file type"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "rules"), CSV_CASES)
def test_a_csv_file_breaks_these_rules_and_no_others(
    tmp_path: Path, name: str, content: str, rules: set[str]
) -> None:
    path = tmp_path / f"crm_{name}.csv"
    path.write_text(content, encoding="utf-8", newline="")
    assert {breach.rule for breach in check([read(path, TARGETS[name])], TARGETS[name])} == rules


@pytest.mark.parametrize(
    ("name", "header", "value", "number_format", "rules"),
    [
        ("sms-tencent", "手机号", "13800000001", "General", set()),
        ("sms-tencent", "手机号", 13800000001, "General", set()),
        ("sms-tencent", "手机号", "13800000001", "@", {"cell format General"}),
        ("sms-tencent", "手机号", "+8613800000001", "General", {"not a mainland mobile number"}),
        ("fxiaoke", "手机", "+8613800000001", "@", {"column missing"}),
        ("fxiaoke", "手机", 13800000001, "General", {"column missing", "phone as text"}),
        ("fxiaoke", "姓名", "=1+1", "General", {"formula cell"}),
    ],
)
def test_a_workbook_breaks_these_rules_and_no_others(
    tmp_path: Path, name: str, header: str, value: str | int, number_format: str, rules: set[str]
) -> None:
    book, path = Workbook(), tmp_path / f"crm_{name}.xlsx"
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = header, value
    sheet["A2"].number_format = number_format
    book.save(path)
    assert {breach.rule for breach in check([read(path, TARGETS[name])], TARGETS[name])} == rules


def test_a_file_that_is_not_utf_8_is_unreadable_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "crm_zoho.csv"
    path.write_bytes("Last Name\n李\n".encode("gbk"))
    assert [breach.rule for breach in check([read(path, TARGETS["zoho"])], TARGETS["zoho"])] == ["unreadable"]


# what is done to the only lead's row, what is listed, the rules this breaks
FATES = [
    ({}, [], set()),
    ({"Title": "总"}, [], {"changed or lost, not listed"}),
    ({"Title": "总"}, [{"delivered": "yes", "field": "Title", "reason": "cut"}], set()),
    ({"Title": "总"}, [{"delivered": "yes", "field": "title", "reason": "cut"}], set()),
    ({"Title": "'=总监"}, [], {"changed or lost, not listed"}),
    ({"MobilePhone": "+8613800000009"}, [], {"changed or lost, not listed"}),
    ({"LastName": "王"}, [], {"changed or lost, not listed"}),
    ({"FirstName": "王伟", "LastName": "甲"}, [], set()),
    (None, [], {"missing and not listed"}),
    (None, [{"delivered": "no", "field": "", "reason": "no company"}], set()),
    (None, [{"delivered": "no", "field": "", "reason": ""}], {"left out without a reason"}),
    ({}, [{"delivered": "no", "field": "", "reason": "no company"}], {"delivered and listed as left out"}),
]


@pytest.mark.parametrize(("change", "listed", "rules"), FATES)
def test_a_lead_is_there_or_listed_and_unchanged_or_listed(
    tmp_path: Path, change: dict[str, str] | None, listed: list[dict[str, str]], rules: set[str]
) -> None:
    person = dict.fromkeys(make_people(1, 1)[0], "") | {"person_id": "p1", "outcome": "lead"}
    person |= {"name": "甲王伟", "title": "总监", "company": "云杉", "phone": "+8613800000001"}
    row = {
        "FirstName": "王伟",
        "LastName": "甲",
        "Company": "云杉",
        "Title": "总监",
        "MobilePhone": "+8613800000001",
    }
    rows = [] if change is None else [row | change]
    path = tmp_path / "crm_salesforce-leads.csv"
    lines = [",".join(row), *(",".join(cells.values()) for cells in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read(path, TARGETS["salesforce-leads"])
    lines_listed = [{"person_id": "p1", **line} for line in listed]
    found = compare([person], [table], lines_listed, TARGETS["salesforce-leads"])
    assert {breach.rule for breach in found} == rules


def test_who_is_no_lead_is_nobody_in_a_delivered_file(tmp_path: Path) -> None:
    person = dict.fromkeys(make_people(1, 1)[0], "") | {
        "person_id": "p1",
        "outcome": "excluded",
        "name": "王伟",
    }
    path = tmp_path / "crm_salesforce-leads.csv"
    path.write_text("LastName,Company\n王伟,云杉\n", encoding="utf-8")
    found = compare([person], [read(path, TARGETS["salesforce-leads"])], [], TARGETS["salesforce-leads"])
    assert [breach.rule for breach in found] == ["nobody's row"]
