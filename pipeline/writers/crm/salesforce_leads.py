"""Salesforce leads, for Data Loader and the Data Import Wizard.

Field names, lengths and required fields: developer.salesforce.com object reference, Lead. `Status` and
`Rating` hold the default picklist values; an org may have its own. Data Loader reads UTF-8 without a byte
order mark. `LeadSource` is a picklist of the org's own and stays empty; where somebody came from stands in
the description. Nobody who may not be called is a lead; an answer nobody gave is left empty.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.batch import text_column
from pipeline.rules import Rules
from pipeline.writers.crm.target import Field, Target


def _extra(people: pd.DataFrame, rules: Rules) -> Mapping[str, pd.Series[str]]:
    told = zip(people["tags"], people["source"], people["question"], people["note"], strict=True)
    said = (
        "\n".join(
            f"{head}: {text}"
            for head, text in zip(("Event", "Source", "Question", "Note"), texts, strict=True)
            if text
        )
        for texts in told
    )
    constant = people["name"].where(people["name"] == "", "")
    return {
        "description": text_column(said, people.index),
        "status": constant.mask(people["crm_id"] == "", "Open - Not Contacted"),
        "nothing": constant,
        "opted_out": constant.mask(people["consent"] == "no", "true"),
    }


TARGET = Target(
    name="salesforce-leads",
    fields=(
        Field("FirstName", "given_name", longest=40),
        Field("LastName", "family_name", required=True, longest=80),
        Field("Company", "company", required=True, longest=255),
        Field("Title", "title", longest=128),
        Field("Email", "good_email", longest=80),
        Field("Phone", "other_phone", longest=40),
        Field("MobilePhone", "mobile_phone", longest=40),
        Field("Street", "nothing", longest=255),
        Field("City", "city", longest=40),
        Field("State", "province", longest=80),
        Field("PostalCode", "nothing", longest=20),
        Field("Country", "country_name", longest=80),
        Field("Industry", "industry_name", longest=40),
        Field("NumberOfEmployees", "employees"),
        Field("LeadSource", "nothing", longest=40),
        Field("Status", "status"),
        Field("Rating", "rating"),
        Field("Website", "nothing", longest=255),
        Field("Description", "description", longest=32_000),
        Field("HasOptedOutOfEmail", "opted_out"),
        Field("DoNotCall", "nothing"),
    ),
    extra=_extra,
    bom=False,
)
