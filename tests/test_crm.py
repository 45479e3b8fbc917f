"""The files other systems take: their own headers, their limits kept, and nobody in them who must not be there."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from staged import Cells, run, shipped, with_lists

from pipeline.rule_files import YOURS, RuleFile
from pipeline.rules import Rules
from pipeline.writers.crm import TARGETS, About, Delivery, deliver
from pipeline.writers.crm.fit import Cut

CAMPAIGN = "701xx0000000001AAA"
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
    "salesforce-campaign-members": ["CampaignId", "LeadId", "ContactId", "Campaign Member Status"],
    "dynamics": [
        "Topic", "First Name", "Last Name", "Company Name", "Job Title", "Email", "Mobile Phone", "Business Phone",
        "Website", "Street 1", "City", "State/Province", "ZIP/Postal Code", "Country/Region", "Lead Source", "Rating",
        "Industry", "No. of Employees", "Description", "Source Campaign",
    ],
    "zoho": [
        "Last Name", "First Name", "Company", "Email", "Phone", "Mobile", "Designation", "Lead Source", "Lead Status",
        "Industry", "No of Employees", "City", "State", "Country", "Website", "Rating", "Email Opt Out",
        "Description", "Lead Owner",
    ],
    "pipedrive": [
        "Lead - Title", "Person - Name", "Person - Email (Work)", "Person - Phone (Mobile)", "Organization - Name",
        "Person - Job title", "Lead - Label", "Lead - Source", "Lead - Owner", "Note",
    ],
    "fxiaoke": [
        "姓名", "公司", "部门", "职务", "手机", "电话", "邮件", "地址", "来源", "线索池", "市场活动", "线索详情/备注", "负责人",
    ],
    "xiaoshouyi": [
        "姓名", "公司名称", "职务", "手机", "电话", "邮箱", "省份", "城市", "线索来源", "市场活动", "跟进状态", "所有人", "备注",
    ],
    "wecom": ["手机号", "客户姓名/备注", "描述", "标签", "分配成员"],
    "mailchimp": ["Email Address", "First Name", "Last Name", "Phone Number", "Company", "Tags"],
    "sms-aliyun": ["手机号", "name"],
    "sms-tencent": ["手机号", "短信内容变量1"],
}  # fmt: skip
LEI: Cells = {
    "name": "李雷", "phone": "13900001234", "email": "lilei@yunshan.cn", "company": "杭州云杉食品有限公司",
    "title": "信息总监", "company_size": "200-999", "question": "能对接 SAP 吗", "source": "公众号", "note": "下周再联系",
    "crm_id": "00Qxx000004TmiQ",
}  # fmt: skip
NEW = {**LEI, "crm_id": ""}
MEI: Cells = {"name": "韩梅梅", "phone": "13700004321", "company": "宁波海曙机械有限公司"}
each_target = pytest.mark.parametrize("target", list(TARGETS))


def written(folder: Path, delivery: Delivery) -> list[dict[str, str]]:
    """Read the lines of a target's files, in the order of the files."""
    lines: list[dict[str, str]] = []
    for name in delivery.files:
        if name.endswith(".xlsx"):
            (sheet,) = openpyxl.load_workbook(folder / name).worksheets
            header, *rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
            lines += [dict(zip(header, row, strict=True)) for row in rows]
        elif not name.endswith(".undelivered.csv"):
            lines += read_csv(folder / name)
    return lines


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a CSV, header first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def delivered(
    folder: Path, target: str, *lines: Cells, rules: Rules | None = None, campaign: str = CAMPAIGN
) -> tuple[list[dict[str, str]], Delivery]:
    """Take rows through everything; return the lines of the target's files and what was said about them."""
    about = About(rules or shipped(), "春季峰会", campaign)
    delivery = deliver(folder, run(*lines, rules=rules).people.rows, TARGETS[target], about)
    return written(folder, delivery), delivery


def settings(text: str) -> Rules:
    """Give the shipped rules with another exports.toml."""
    file = RuleFile("exports.toml", YOURS, text.encode())
    return replace(shipped(), files={**shipped().files, "exports.toml": file})


@each_target
def test_the_headers_are_those_the_system_knows(target: str, tmp_path: Path) -> None:
    lines, delivery = delivered(
        tmp_path, target, {**NEW, "crm_id": LEI["crm_id"] if "members" in target else ""}
    )
    assert list(lines[0]) == HEADERS[target]
    assert (delivery.rows, delivery.left_out, delivery.changed) == (1, (), ())
    form = TARGETS[target].form
    part = "-non-subscribed" if target == "mailchimp" else ""
    assert delivery.files == (f"crm_{target}{part}.{form}",)


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
            "FirstName": "雷", "LastName": "李", "Company": "杭州云杉食品有限公司", "Industry": "Food & Beverage",
            "Status": "Open - Not Contacted", "Rating": "Warm", "LeadSource": "", "HasOptedOutOfEmail": "",
            "DoNotCall": "",
        }),
        ("dynamics", {
            "Topic": "春季峰会", "First Name": "雷", "Last Name": "李", "Mobile Phone": "+8613900001234",
            "Rating": "Warm", "Lead Source": "", "No. of Employees": "999", "Source Campaign": CAMPAIGN,
        }),
        ("zoho", {"Last Name": "李", "First Name": "雷", "Mobile": "+8613900001234", "Email Opt Out": "", "Rating": ""}),
        ("pipedrive", {
            "Lead - Title": "李雷, 春季峰会", "Person - Name": "李雷", "Person - Phone (Mobile)": "+8613900001234",
            "Organization - Name": "杭州云杉食品有限公司", "Lead - Label": "Warm",
        }),
        ("fxiaoke", {"姓名": "李雷", "手机": "13900001234", "邮件": "lilei@yunshan.cn", "地址": "浙江 杭州", "来源": ""}),
        ("xiaoshouyi", {"姓名": "李雷", "公司名称": "杭州云杉食品有限公司", "手机": "13900001234", "省份": "浙江"}),
        ("wecom", {
            "手机号": "13900001234", "客户姓名/备注": "李雷",
            "描述": "公司：杭州云杉食品有限公司；职位：信息总监；提问：能对接 SAP 吗；来源：公众号；原备注：下周再联系",
        }),
        ("mailchimp", {"Email Address": "lilei@yunshan.cn", "First Name": "雷", "Phone Number": "+8613900001234"}),
        ("sms-aliyun", {"手机号": "13900001234", "name": "李雷"}),
        ("sms-tencent", {"手机号": "13900001234", "短信内容变量1": "李雷"}),
    ],
)  # fmt: skip
def test_what_we_know_stands_where_the_system_wants_it(
    target: str, expected: dict[str, str], tmp_path: Path
) -> None:
    (line,), _ = delivered(tmp_path, target, NEW)
    assert {name: line[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("target", "column"),
    [
        ("salesforce-leads", "Description"),
        ("dynamics", "Description"),
        ("zoho", "Description"),
        ("pipedrive", "Note"),
        ("fxiaoke", "线索详情/备注"),
        ("xiaoshouyi", "备注"),
    ],
)
def test_what_has_no_column_of_its_own_stands_in_the_description(
    target: str, column: str, tmp_path: Path
) -> None:
    (line,), _ = delivered(tmp_path, target, {**LEI, "phone_alt": "+8657188001234"})
    for said in ("能对接 SAP 吗", "公众号", "下周再联系", "+8657188001234", "200-999", "00Qxx000004TmiQ"):
        assert said in line[column]


def test_a_description_speaks_the_language_of_the_system(tmp_path: Path) -> None:
    asked = {**NEW, "phone": "+4915112345678", "country": "DE", "wants_contact": "yes"}
    (line,), _ = delivered(tmp_path, "xiaoshouyi", asked)
    assert line["备注"].startswith("国家/地区：德国\n行业：食品饮料及农业\n公司规模：200-999\n")
    assert "希望联系：是" in line["备注"]
    (line,), _ = delivered(tmp_path, "pipedrive", asked)
    assert "Country: Germany" in line["Note"]
    assert "Wants contact: yes" in line["Note"]


@pytest.mark.parametrize("target", ["hubspot", "salesforce-leads"])
def test_a_known_record_keeps_its_stage(target: str, tmp_path: Path) -> None:
    known = {**LEI, "crm_id": "4711"} if target == "hubspot" else LEI
    (line,), delivery = delivered(tmp_path, target, known)
    assert line.get("Record ID", "4711") == "4711"
    assert (line.get("Lifecycle stage", ""), line.get("Lead status", ""), line.get("Status", "")) == (
        "",
        "",
        "",
    )
    assert delivery.changed == ()


@pytest.mark.parametrize(("target", "column"), [("hubspot", "Contact owner"), ("zoho", "Lead Owner")])
def test_an_owner_is_named_by_e_mail_or_listed(target: str, column: str, tmp_path: Path) -> None:
    (line,), delivery = delivered(tmp_path, target, {**NEW, "owner": "林晓"})
    assert line[column] == ""
    assert [(one.field, one.rule, one.before) for one in delivery.changed] == [
        (column, "owner-no-email", "林晓")
    ]
    (line,), _ = delivered(tmp_path, target, {**NEW, "owner": "linxiao@litoo.cn"})
    assert line[column] == "linxiao@litoo.cn"


@pytest.mark.parametrize(
    ("target", "mobile", "other"),
    [
        ("generic", "Mobile Phone", "Phone"),
        ("hubspot", "Mobile phone number", "Phone number"),
        ("salesforce-leads", "MobilePhone", "Phone"),
        ("dynamics", "Mobile Phone", "Business Phone"),
        ("zoho", "Mobile", "Phone"),
        ("fxiaoke", "手机", "电话"),
        ("xiaoshouyi", "手机", "电话"),
    ],
)
def test_a_landline_is_no_mobile_and_a_spoilt_contact_is_told(
    target: str, mobile: str, other: str, tmp_path: Path
) -> None:
    (line,), delivery = delivered(tmp_path, target, {**NEW, "phone": "0571-88001234", "email": "没有@"})
    assert (line[mobile], line[other]) == ("", "+8657188001234")
    assert [(one.rule, one.before) for one in delivery.changed] == [("not-an-address", "没有@")]
    (line,), delivery = delivered(tmp_path, target, {**NEW, "phone": "138****0012"})
    assert (line[mobile], line[other]) == ("", "")
    assert [(one.field, one.before) for one in delivery.changed] == [(mobile, "138****0012")]


@pytest.mark.parametrize(
    ("target", "cells", "why"),
    [
        ("salesforce-leads", {**NEW, "company": ""}, "no Company"),
        ("salesforce-leads", {**NEW, "name": ""}, "no LastName"),
        (
            "salesforce-leads",
            {**LEI, "crm_id": "003xx000004TmiQ"},
            "is a contact in the CRM already, not a lead; to add them to a campaign, "
            "export to salesforce-campaign-members",
        ),
        (
            "salesforce-campaign-members",
            {**LEI, "crm_id": "4711"},
            "is not in the CRM yet: import the lead first, then read its id with --crm",
        ),
        ("dynamics", {**NEW, "name": ""}, "no Last Name"),
        ("zoho", {**NEW, "name": ""}, "no Last Name"),
        ("pipedrive", {**NEW, "name": "", "company": ""}, "none of Person - Name, Organization - Name"),
        ("fxiaoke", {**NEW, "name": ""}, "no 姓名"),
        ("xiaoshouyi", {**NEW, "company": ""}, "no 公司名称"),
        ("wecom", {**NEW, "phone": "0571-88001234"}, "手机号: not a mobile number"),
        ("wecom", {**NEW, "wecom": "林晓"}, "is a WeCom contact already"),
        ("mailchimp", {**NEW, "email": ""}, "no Email Address"),
        (
            "mailchimp",
            {**NEW, "email": "jörg@example.de"},
            "Email Address: only ASCII may stand before the @",
        ),
        ("mailchimp", {**NEW, "consent": "no"}, "did not agree to messages"),
        ("sms-aliyun", {**NEW, "consent": "no"}, "did not agree to messages"),
        ("sms-aliyun", {**NEW, "phone": "+4915112345678"}, "手机号: not a mobile number of mainland China"),
        ("sms-tencent", {**NEW, "phone": "没有"}, "手机号: no number that can be called"),
        ("sms-tencent", {**NEW, "name": ""}, "no 短信内容变量1"),
    ],
)
def test_who_would_be_refused_is_left_out_and_named(
    target: str, cells: Cells, why: str, tmp_path: Path
) -> None:
    other = {**MEI, "email": "hanmm@haishu.cn", "crm_id": LEI["crm_id"] if "members" in target else ""}
    lines, delivery = delivered(tmp_path, target, cells, other)
    assert len(lines) == delivery.rows == 1
    (left_out,) = delivery.left_out
    assert left_out.reason("en") == why
    (line,) = read_csv(tmp_path / f"crm_{target}.undelivered.csv")
    assert (line["person_id"], line["delivered"], line["reason"]) == (left_out.person, "no", why)


def test_without_a_campaign_nobody_becomes_a_member(tmp_path: Path) -> None:
    lines, delivery = delivered(tmp_path, "salesforce-campaign-members", LEI, campaign="春季峰会")
    assert lines == []
    assert [one.rule for one in delivery.left_out] == ["no-campaign"]


@pytest.mark.parametrize(("attended", "status"), [("yes", "Attended"), ("no", "No-Show"), ("", "Registered")])
def test_a_member_has_one_id_and_a_status(attended: str, status: str, tmp_path: Path) -> None:
    contact = {**MEI, "crm_id": "003xx000004TmiQ", "attended": attended}
    lines, _ = delivered(tmp_path, "salesforce-campaign-members", {**LEI, "attended": attended}, contact)
    by_id = {(line["LeadId"], line["ContactId"]): line["Campaign Member Status"] for line in lines}
    assert by_id == {(LEI["crm_id"], ""): status, ("", "003xx000004TmiQ"): status}


def test_a_value_too_long_is_shortened_and_listed_whole(tmp_path: Path) -> None:
    title = "总监" * 100
    (line,), delivery = delivered(tmp_path, "salesforce-leads", {**NEW, "title": title})
    assert line["Title"] == title[:128]
    (one,) = delivery.changed
    assert (one.field, one.before, one.after) == ("Title", title, title[:128])
    assert one.reason("en") == "Title: longer than 128 characters, shortened"
    (listed,) = read_csv(tmp_path / "crm_salesforce-leads.undelivered.csv")
    assert (listed["delivered"], listed["before"]) == ("yes", title)


def test_an_address_too_long_is_never_cut(tmp_path: Path) -> None:
    address = f"{'a' * 60}@{'b' * 40}.com"
    (line,), delivery = delivered(tmp_path, "salesforce-leads", {**NEW, "email": address})
    assert line["Email"] == ""
    assert [(one.rule, one.before, one.after) for one in delivery.changed] == [("too-long", address, "")]


def test_the_apostrophe_before_a_formula_counts(tmp_path: Path) -> None:
    (line,), delivery = delivered(tmp_path, "salesforce-leads", {**NEW, "title": "=" + "x" * 127})
    assert line["Title"] == "'=" + "x" * 126
    assert [(one.rule, one.before) for one in delivery.changed] == [("shortened", "=" + "x" * 127)]


def test_mailchimp_counts_bytes_and_cuts_no_character(tmp_path: Path) -> None:
    company = "云" * 90 + "有限公司"
    (line,), delivery = delivered(tmp_path, "mailchimp", {**NEW, "company": company})
    assert line["Company"] == "云" * 85
    assert [one.field for one in delivery.changed] == ["Company"]


@pytest.mark.parametrize(
    ("target", "column", "tags", "expected", "told"),
    [
        ("mailchimp", "Tags", "VIP; 老客户", "VIP,老客户", False),
        ("mailchimp", "Tags", "a,b; c", "a，b,c", True),
        ("wecom", "标签", "VIP; 老客户", "VIP;老客户", False),
        ("wecom", "标签", "长" * 31 + "; 短", "长" * 30 + ";短", True),
    ],
)
def test_tags_are_put_apart_as_the_system_wants(
    target: str, column: str, tags: str, expected: str, told: bool, tmp_path: Path
) -> None:
    (line,), delivery = delivered(tmp_path, target, {**NEW, "tags": tags})
    assert line[column] == expected
    assert [one.before for one in delivery.changed] == ([tags] if told else [])


def test_tags_that_do_not_fit_go_whole(tmp_path: Path) -> None:
    (line,), delivery = delivered(
        tmp_path, "mailchimp", {**NEW, "tags": "; ".join(f"标签{n:03}" for n in range(60))}
    )
    assert line["Tags"].split(",") == [f"标签{n:03}" for n in range(25)]
    assert [one.rule for one in delivery.changed] == ["shortened"]


@pytest.mark.parametrize("target", ["hubspot", "zoho"])
def test_an_address_two_people_share_stays_with_the_better_lead(target: str, tmp_path: Path) -> None:
    strong = {**NEW, "email": "info@yunshan.cn", "title": "总经理", "wants_contact": "yes"}
    weak = {**MEI, "email": "info@yunshan.cn"}
    lines, delivery = delivered(tmp_path, target, weak, strong)
    last = "Last name" if target == "hubspot" else "Last Name"
    assert {line[last]: line["Email"] for line in lines} == {"李": "info@yunshan.cn", "韩": ""}
    assert [one.rule for one in delivery.changed] == ["same-as"]


def test_of_two_with_one_mailbox_and_number_pipedrive_would_keep_one(tmp_path: Path) -> None:
    shared = {"email": "info@yunshan.cn", "phone": "13900001234"}
    weak, strong = {**MEI, **shared}, {**NEW, **shared, "title": "总经理", "wants_contact": "yes"}
    lines, delivery = delivered(tmp_path, "pipedrive", weak, strong)
    contacts = {
        line["Person - Name"]: (line["Person - Email (Work)"], line["Person - Phone (Mobile)"])
        for line in lines
    }
    assert contacts == {NEW["name"]: ("info@yunshan.cn", "+8613900001234"), MEI["name"]: ("", "")}
    assert [(one.rule, one.field) for one in delivery.changed] == [
        ("same-as", "Person - Email (Work)"),
        ("same-as", "Person - Phone (Mobile)"),
    ]


@pytest.mark.parametrize("target", ["mailchimp", "sms-aliyun"])
def test_one_message_per_address_and_number(target: str, tmp_path: Path) -> None:
    shared = {"phone": "13900001234", "email": "info@yunshan.cn"}
    lines, delivery = delivered(tmp_path, target, {**NEW, **shared}, {**MEI, **shared})
    assert len(lines) == 1
    assert [one.rule for one in delivery.left_out] == ["same-as"]


def test_an_id_of_another_system_is_left_out_and_listed(tmp_path: Path) -> None:
    (line,), delivery = delivered(tmp_path, "hubspot", LEI)
    assert line["Record ID"] == ""
    assert [(one.rule, one.before) for one in delivery.changed] == [("wrong-form", LEI["crm_id"])]


def test_zoho_takes_no_quotation_marks_bars_or_brackets(tmp_path: Path) -> None:
    (line,), delivery = delivered(tmp_path, "zoho", {**NEW, "title": '<b>"IT"|MES</b>'})
    assert line["Designation"] == "＜b＞＂IT＂｜MES＜/b＞"
    assert [one.rule for one in delivery.changed] == ["characters"]


@each_target
def test_nobody_who_is_out_or_in_doubt_is_delivered(target: str, tmp_path: Path) -> None:
    rules = with_lists(
        optout="姓名,手机\n邓国梁,13915502276\n",
        competitors="公司,域名\n美云智数,meicloud.com\n",
    )
    lines, delivery = delivered(
        tmp_path,
        target,
        {**NEW, "name": "邓国梁", "phone": "13915502276", "email": "deng@yunshan.cn"},
        {**NEW, "name": "王伟", "company": "美云智数", "phone": "13600005678", "email": "wang@meicloud.com"},
        {**NEW, "name": "asdf", "phone": "11111111111", "email": "", "company": "asdf"},
        {**MEI, "email": "hanmm@haishu.cn", "crm_id": LEI["crm_id"] if "members" in target else ""},
        rules=rules,
    )
    assert len(lines) == delivery.rows == 1
    assert delivery.left_out == ()
    told = "".join(lines[0].values())
    assert not [name for name in ("邓", "王", "asdf") if name in told]


@each_target
def test_nothing_in_a_file_runs(target: str, tmp_path: Path) -> None:
    hostile = {
        **NEW,
        "name": "=cmd|' /C calc'!A0",
        "company": "=HYPERLINK(1)",
        "title": "@SUM(1)",
        "note": "+1",
    }
    hostile |= {"crm_id": LEI["crm_id"]} if "members" in target else {}
    lines, delivery = delivered(tmp_path, target, hostile)
    assert len(lines) == 1
    for name in delivery.files:
        if name.endswith(".xlsx"):
            (sheet,) = openpyxl.load_workbook(tmp_path / name).worksheets
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
            assert all(
                cell.value is None or isinstance(cell.value, str) for row in sheet.iter_rows() for cell in row
            )
        else:
            cells = [cell for line in read_csv(tmp_path / name) for cell in line.values()]
            assert not [cell for cell in cells if cell.startswith(("=", "@", "-", "＝"))]


def test_a_workbook_holds_what_was_typed(tmp_path: Path) -> None:
    (line,), delivery = delivered(tmp_path, "fxiaoke", {**NEW, "company": "=HYPERLINK(1)", "title": "0012"})
    assert (line["公司"], line["职务"]) == ("=HYPERLINK(1)", "0012")
    assert delivery.changed == ()


@pytest.mark.parametrize(("target", "format"), [("fxiaoke", "@"), ("sms-tencent", "General")])
def test_a_number_is_a_text_in_the_format_the_system_wants(target: str, format: str, tmp_path: Path) -> None:
    _, delivery = delivered(tmp_path, target, NEW)
    (sheet,) = openpyxl.load_workbook(tmp_path / delivery.files[0]).worksheets
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "13900001234"]
    assert (cell.data_type, cell.number_format) == ("s", format)


@pytest.mark.parametrize("target", [name for name, target in TARGETS.items() if target.form == "csv"])
def test_only_data_loader_wants_no_mark(target: str, tmp_path: Path) -> None:
    _, delivery = delivered(tmp_path, target, LEI)
    data = (tmp_path / delivery.files[0]).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") != target.startswith("salesforce")


@pytest.mark.parametrize(
    ("target", "rows", "numbers"),
    [
        ("wecom", 1_000, [1_000, 1_000, 1]),
        ("sms-aliyun", 100, [100] * 20 + [1]),
        ("zoho", 1_500, [1_500, 501]),
    ],
)
def test_a_long_list_goes_into_numbered_files(
    target: str, rows: int, numbers: list[int], tmp_path: Path
) -> None:
    frame = run(NEW).people.rows
    many = frame.loc[frame.index.repeat(2_001)]
    many.index = [f"p{number}" for number in range(len(many))]
    many = many.assign(
        phone=[f"+86139{number:08d}" for number in range(len(many))],
        email=[f"p{number}@yunshan.cn" for number in range(len(many))],
    )
    delivery = deliver(tmp_path, many, TARGETS[target], About(shipped()))
    assert delivery.files == tuple(f"crm_{target}-{n}.csv" for n in range(1, len(numbers) + 1))
    assert [len(read_csv(tmp_path / name)) for name in delivery.files] == numbers
    assert delivery.rows == sum(numbers)


def test_a_file_holds_no_more_bytes_than_the_system_takes(tmp_path: Path) -> None:
    frame = run({**NEW, "note": "长" * 30_000, "email": ""}).people.rows
    many = frame.loc[frame.index.repeat(200)]
    many.index = [f"p{number}" for number in range(len(many))]
    delivery = deliver(tmp_path, many, TARGETS["zoho"], About(shipped()))
    assert delivery.files == tuple(f"crm_zoho-{number}.csv" for number in range(1, 5))
    assert max((tmp_path / name).stat().st_size for name in delivery.files) <= 5_000_000
    assert len(written(tmp_path, delivery)) == 200


def test_a_workbook_too_large_is_halved(tmp_path: Path) -> None:
    chance = random.Random(1)  # what cannot be compressed: 80 names of 15 kB each
    frame = run(NEW).people.rows
    many = frame.loc[frame.index.repeat(80)]
    many.index = [f"p{number}" for number in range(len(many))]
    many = many.assign(
        phone=[f"+86139{number:08d}" for number in range(len(many))],
        name=[f"{chance.getrandbits(4 * 30_000):x}" for _ in range(len(many))],
    )
    target = replace(TARGETS["sms-tencent"], megabytes=1)
    delivery = deliver(tmp_path, many, target, About(shipped()))
    assert delivery.files == ("crm_sms-tencent-1.xlsx", "crm_sms-tencent-2.xlsx")
    assert max((tmp_path / name).stat().st_size for name in delivery.files) <= 1_000_000
    assert [line["短信内容变量1"] for line in written(tmp_path, delivery)] == many["name"].tolist()
    assert {path.name for path in tmp_path.iterdir()} == set(delivery.files)


def test_mailchimp_gets_a_file_for_each_status(tmp_path: Path) -> None:
    agreed = {**MEI, "email": "hanmm@haishu.cn", "consent": "yes"}
    _, delivery = delivered(tmp_path, "mailchimp", NEW, agreed)
    assert delivery.files == ("crm_mailchimp-subscribed.csv", "crm_mailchimp-non-subscribed.csv")
    assert [read_csv(tmp_path / name)[0]["Last Name"] for name in delivery.files] == ["韩", "李"]


@each_target
def test_a_list_without_leads_still_has_its_header(target: str, tmp_path: Path) -> None:
    frame = run(NEW).people.rows
    delivery = deliver(tmp_path, frame[:0], TARGETS[target], About(shipped()))
    (name,) = delivery.files
    if name.endswith(".csv"):
        assert (tmp_path / name).read_text(encoding="utf-8-sig").rstrip("\n").split(",") == HEADERS[target]
    else:
        (sheet,) = openpyxl.load_workbook(tmp_path / name).worksheets
        assert [list(row) for row in sheet.values] == [HEADERS[target]]


def test_the_team_names_its_own_pick_lists_variables_and_rows(tmp_path: Path) -> None:
    rules = settings(
        "[rows_per_file]\nzoho = 1\n[sms.variables]\n'姓名' = 'family_name'\n'活动' = 'event'\n"
        "[picklists.zoho.'Lead Source']\n'*' = 'Trade Show'\n'公众号' = 'WeChat'\n"
    )
    lines, delivery = delivered(tmp_path, "zoho", NEW, MEI, rules=rules)
    assert sorted(line["Lead Source"] for line in lines) == ["Trade Show", "WeChat"]
    assert delivery.files == ("crm_zoho-1.csv", "crm_zoho-2.csv")
    (line,), _ = delivered(tmp_path, "sms-aliyun", NEW, rules=rules)
    assert line == {"手机号": "13900001234", "姓名": "李", "活动": "春季峰会"}


@given(st.text(), st.integers(1, 40), st.sampled_from(["characters", "bytes", "units"]))
def test_what_is_cut_fits_and_is_the_beginning(text: str, size: int, unit: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    cut = Cut(size, unit)
    assert cut.holds(cut.of(text))
    assert text.startswith(cut.of(text))
    assert cut.of(text) == text or not cut.holds(text)
