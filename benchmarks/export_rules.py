"""What each export target takes, as its vendor documents it: data for `check_exports.py`, and no code.

Written from the vendors' own pages, without looking at the writers, so that the two can disagree. Where only
customers see the template a target is `assumed`: its headers are usual labels, a breach of them is a hint.
"""

from __future__ import annotations

from export_fields import (
    LEAD_STATUS,
    LIFECYCLE,
    MB,
    MEMBER_STATUS,
    RATING,
    SALESFORCE_SOURCE,
    SALESFORCE_STATUS,
    Field,
    Target,
)

TARGETS: dict[str, Target] = {
    # HubSpot, "Set up your import file" and the imports API: one sheet, under 1,000 columns, 1,048,576 rows
    # and 512 MB a file, UTF-8; one of the names or Email; Email (or Record ID) is the unique key; the owner
    # column holds the owner's e-mail; text that is no value of a pick-list is skipped.
    "hubspot": Target(
        (
            Field("Record ID", "crm_id", "number"),
            Field("First name|First Name", "name", "name"),
            Field("Last name|Last Name", "name", "name"),
            Field("Email", "email", "email"),
            Field("Phone number|Phone Number", "phone", "phone"),
            Field("Mobile phone number|Mobile Phone Number", "phone", "phone"),
            Field("Job title|Job Title", "title"),
            Field("Company name|Company Name", "company"),
            Field("City", "city", "code"),
            Field("State/Region", "province", "code"),
            Field("Country/Region", "country", "code"),
            Field("Industry", "industry", "code"),
            Field("Number of employees", "company_size", "code"),
            Field("Lifecycle stage|Lifecycle Stage", "", "pick", 0, LIFECYCLE),
            Field("Lead status|Lead Status", "", "pick", 0, LEAD_STATUS),
            Field("Contact owner", "owner", "owner"),
        ),
        "csv xlsx xls",
        1_048_576,
        512 * MB,
        any_of="First name|Last name|Email",
        keys="Email|Record ID",
    ),
    # Salesforce, Data Loader (API names, UTF-8 without BOM, RFC 4180) and the Data Import Wizard's 50,000
    # records and 100 MB; LastName and Company required; lengths from the field reference; default pick-lists.
    "salesforce-leads": Target(
        (
            Field("FirstName", "name", "name", 40),
            Field("LastName", "name", "name", 80, needed=True),
            Field("Company", "company", "text", 255, needed=True),
            Field("Title", "title", "text", 128),
            Field("Email", "email", "email", 80),
            Field("Phone", "phone", "phone", 40),
            Field("MobilePhone", "phone", "phone", 40),
            Field("Street", "", "text", 255),
            Field("City", "city", "code", 40),
            Field("State", "province", "code", 80),
            Field("PostalCode", "", "text", 20),
            Field("Country", "country", "code", 80),
            Field("Industry", "industry", "code", 40),
            Field("NumberOfEmployees", "company_size", "whole"),
            Field("LeadSource", "source", "pick", 0, SALESFORCE_SOURCE),
            Field("Status", "", "pick", 0, SALESFORCE_STATUS),
            Field("Rating", "tier", "pick", 0, RATING),
            Field("Website", "", "text", 255),
            Field("Description", "", "text", 32_000),
            Field("HasOptedOutOfEmail", "", "flag"),
            Field("DoNotCall", "", "flag"),
        ),
        rows=50_000,
        size=100 * MB,
        bom=False,
    ),
    # Salesforce campaign members: CampaignId, exactly one of LeadId and ContactId, a status of 40 characters
    # under a header that is not the lead's own `Status`. Records are told by their ids, never by names.
    "salesforce-campaign-members": Target(
        (
            Field("CampaignId", "", "id", 18, needed=True),
            Field("LeadId", "crm_id", "id", 18),
            Field("ContactId", "crm_id", "id", 18),
            Field("Campaign Member Status", "", "pick", 40, MEMBER_STATUS, needed=True),
        ),
        rows=50_000,
        size=100 * MB,
        bom=False,
        any_of="LeadId|ContactId",
        keys="LeadId|ContactId",
    ),
    # Dynamics 365, data import: 8 MB a file; the first header must not be the name of a record type; Topic
    # and Last Name required; options must equal existing labels. Labels as on the standard form, unverified.
    "dynamics": Target(
        (
            Field("Topic", "", "text", needed=True),
            Field("First Name", "name", "name"),
            Field("Last Name", "name", "name", needed=True),
            Field("Company Name", "company"),
            Field("Job Title", "title"),
            Field("Email", "email", "email"),
            Field("Mobile Phone", "phone", "phone"),
            Field("Business Phone", "phone", "phone"),
            Field("Street 1"),
            Field("ZIP/Postal Code"),
            Field("City", "city", "code"),
            Field("State/Province", "province", "code"),
            Field("Country/Region", "country", "code"),
            Field("Lead Source", "source", "code"),
            Field("Rating", "tier", "pick", 0, RATING),
            Field("Industry", "industry", "code"),
            Field("No. of Employees", "company_size", "whole"),
            Field("Description"),
            Field("Source Campaign"),
            Field("Website"),
        ),
        "csv xlsx",
        size=8 * MB,
        assumed=True,
    ),
    # Zoho CRM help and Bulk Write: 25,000 records and 200 columns a CSV; workbooks only up to 1,500 rows, so
    # CSV; Last Name mandatory; no double quote, |, < or > in a value; flags true/1, false/0; one by Email.
    "zoho": Target(
        (
            Field("Last Name", "name", "name", needed=True),
            Field("First Name", "name", "name"),
            Field("Company", "company"),
            Field("Email", "email", "email"),
            Field("Phone", "phone", "phone"),
            Field("Mobile", "phone", "phone"),
            Field("Designation|Title", "title"),
            Field("Lead Source", "source", "code"),
            Field("Lead Status", "", "text"),
            Field("Industry", "industry", "code"),
            Field("No of Employees|No. of Employees", "company_size", "whole"),
            Field("City", "city", "code"),
            Field("State", "province", "code"),
            Field("Country", "country", "code"),
            Field("Rating"),
            Field("Email Opt Out", "", "flag"),
            *(Field(header) for header in ("Website", "Description")),
            Field("Lead Owner", "owner", "owner"),
        ),
        rows=25_000,
        keys="Email",
        forbidden='"|<>',
    ),
    # Pipedrive, "Importing data with spreadsheets": a lead needs a lead field and a person or organization
    # name; people are merged by e-mail or phone. The row limit is unverified.
    "pipedrive": Target(
        (
            Field("Lead - Title", "", "text", needed=True),
            Field("Person - Name", "name", "name"),
            Field("Person - Email (Work)|Person - Email", "email", "email"),
            Field("Person - Phone (Mobile)|Person - Phone (Work)|Person - Phone", "phone", "phone"),
            Field("Organization - Name", "company"),
            Field("Person - Job title", "title"),
            Field("Lead - Label"),
            Field("Lead - Source", "source", "code"),
            Field("Lead - Owner", "owner", "code"),
            Field("Note"),
        ),
        "csv xlsx xls",
        50_000,
        any_of="Person - Name|Organization - Name",
        keys="Person - Email (Work)|Person - Phone (Mobile)",
    ),
    # 纷享销客: the template differs per tenant; Chinese labels to be mapped in the import dialog, a workbook.
    "fxiaoke": Target(
        (
            Field("姓名|姓名*", "name", "name", needed=True),
            Field("公司", "company"),
            Field("部门", "department"),
            Field("职务", "title"),
            Field("手机", "phone", "phone"),
            Field("电话", "phone", "phone"),
            Field("邮件", "email", "email"),
            Field("地址"),
            Field("来源", "source", "code"),
            *(Field(header) for header in ("线索池", "市场活动")),
            Field("线索详情|备注|线索详情/备注"),
            Field("负责人", "owner", "code"),
        ),
        "xlsx",
        assumed=True,
    ),
    # 销售易: the same reservation.
    "xiaoshouyi": Target(
        (
            Field("姓名|姓名*", "name", "name", needed=True),
            Field("公司名称|公司名称*", "company", needed=True),
            Field("职务", "title"),
            Field("手机", "phone", "phone"),
            Field("电话", "phone", "phone"),
            Field("邮箱", "email", "email"),
            Field("省份", "province", "code"),
            Field("城市", "city", "code"),
            Field("线索来源", "source", "code"),
            Field("市场活动"),
            Field("跟进状态"),
            Field("所有人", "owner", "code"),
            Field("备注"),
        ),
        "xlsx",
        assumed=True,
    ),
    # 企业微信, "修改客户备注信息": remark 20, description 150, company 20 characters; people are added by
    # mobile number, a thousand at a time. The columns of the batch template are unverified.
    "wecom": Target(
        (
            Field("手机号|手机号*", "phone", "phone", needed=True),
            Field("客户姓名|备注|客户姓名/备注|备注名", "", "text", 20),
            Field("描述", "", "text", 150),
            Field("企业|公司|备注企业|企业名称|公司名称", "company", "text", 20),
            Field("标签"),
            Field("分配成员|添加人", "", "text"),
        ),
        "csv xlsx",
        1_000,
        keys="手机号|手机号*",
        assumed=True,
    ),
    # Mailchimp, "Format guidelines for your import file": one address per row, ASCII before the @, text of
    # 255 bytes, UTF-8; the status is chosen per import, so one file holds people of one status.
    "mailchimp": Target(
        (
            Field("Email Address", "email", "email", needed=True),
            Field("First Name", "name", "name", 255),
            Field("Last Name", "name", "name", 255),
            Field("Phone Number", "phone", "phone", 255),
            Field("Company", "company", "text", 255),
            Field("Tags", "", "text"),
        ),
        keys="Email Address",
        in_bytes=True,
    ),
    # Aliyun: SendBatchSms takes mainland numbers as 86…, +86…, 0086… or plain, 100 a call; the console's
    # template is unverified.
    "sms-aliyun": Target(
        (Field("手机号|手机号码|PhoneNumber|phone|phone_number", "phone", "mobile", needed=True),),
        "csv xlsx json",
        keys="手机号|手机号码|PhoneNumber|phone|phone_number",
        assumed=True,
        open_ended=True,
    ),
    # Tencent Cloud 国内短信: a workbook of at most 30 MB, 手机号 and then 短信内容变量1…N, plain mainland
    # numbers, cells in the General format.
    "sms-tencent": Target(
        (Field("手机号", "phone", "mobile", needed=True),),
        "xlsx",
        size=30 * MB,
        keys="手机号",
        general=True,
        open_ended=True,
    ),
    # Ours: docs/columns.md.
    "generic": Target(
        (
            Field("Name", "name", "name"),
            Field("First Name", "name", "name"),
            Field("Last Name", "name", "name"),
            Field("Other Name", "name_alt"),
            Field("Company", "company"),
            Field("Department", "department"),
            Field("Job Title", "title"),
            Field("Mobile Phone", "phone", "phone"),
            Field("Phone", "phone", "phone"),
            Field("Other Phones", "phone_alt", "phone"),
            Field("Email", "email"),
            Field("Other Emails", "email_alt"),
            Field("Country", "country", "code"),
            Field("Province", "province", "code"),
            Field("City", "city", "code"),
            Field("Industry", "industry", "code"),
            Field("Company Size", "company_size", "code"),
            Field("Seniority", "seniority", "code"),
            Field("Function", "function", "code"),
            Field("Lead Source", "source"),
            Field("Registered At", "registered_at", "code"),
            Field("Question", "question"),
            Field("Wants Contact", "wants_contact", "code"),
            Field("Consent", "consent", "code"),
            Field("Tier", "tier", "code"),
            Field("Score", "score", "id"),
            Field("Reason"),
            Field("Owner", "owner"),
            Field("Tags", "tags"),
            Field("Note", "note"),
            Field("CRM Id", "crm_id", "id"),
            Field("Rollcall Id", "person_id", "id", needed=True),
        ),
        bom=True,
        any_of="Name|Mobile Phone|Phone|Email",
        keys="Rollcall Id",
        open_ended=True,
    ),
}
