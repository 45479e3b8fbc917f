"""Zoho CRM leads: the import rules of zoho.com/crm help (UTF-8 CSV, 5 MB, last name required).

Lengths are those of the standard fields (help.zoho.com, standard-modules-fields). Values may not hold
quotation marks, bars or angle brackets: full-width ones stand for them. Duplicates are found by e-mail.
25,000 records is what Bulk Write takes; how many the dialog takes depends on the edition and is not
verified, so `exports.toml` starts from the smallest, 1,500. The default pick-lists are not verified:
these columns stay empty until `exports.toml` names their words.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import TOLD
from pipeline.writers.crm.target import ADDRESS, Field, Target

TARGET = Target(
    name="zoho",
    fields=(
        Field("Last Name", "family_name", longest=80, required=True),
        Field("First Name", "given_name", longest=40),
        Field("Company", "company", longest=100),
        Field("Email", "good_email", longest=100, exact=True, unique=True, draws="email"),
        Field("Phone", "other_phone", longest=30, exact=True),
        Field("Mobile", "mobile_phone", longest=30, exact=True, draws="phone"),
        Field("Designation", "title", longest=100),
        Field("Lead Source", "source", pick=True),
        Field("Lead Status", "stage", pick=True),
        Field("Industry", "industry", pick=True),
        Field("No of Employees", "employees"),
        Field("City", "city"),
        Field("State", "province"),
        Field("Country", "country_name"),
        Field("Website", "website", longest=120),
        Field("Rating", "tier", pick=True),
        Field("Email Opt Out", "opted_out"),
        Field("Description", "told", longest=32_000),
        Field("Lead Owner", "owner_email", exact=True, accepts=ADDRESS, refused="owner-no-email"),
    ),
    sources={"told": lambda leads: leads.told(TOLD, "en", "\n")},
    rows=25_000,
    megabytes=5,
    forbidden={'"': "＂", "|": "｜", "<": "＜", ">": "＞"},
)
