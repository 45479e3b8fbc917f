"""HubSpot contacts import: knowledge.hubspot.com/import-and-export/set-up-your-import-file.

Headers as the import maps them by itself. At least one of first name, last name and e-mail is required;
e-mail is the unique key. A lifecycle stage moves forward only, and a contact the CRM knows keeps its own.
An owner is named by e-mail. Consent is set in the import dialog, never by a column of ours.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.rules import Rules
from pipeline.writers.crm.target import Field, Target


def _extra(people: pd.DataFrame, rules: Rules) -> Mapping[str, pd.Series[str]]:
    new = people["crm_id"] == ""
    address = {owner.name: owner.email for owner in rules.owners if owner.email}
    owner = people["owner"].map(lambda name: address.get(name, name))
    return {
        "lifecycle": people["crm_id"].where(~new, "lead").where(new, ""),
        "lead_status": people["crm_id"].where(~new, "NEW").where(new, ""),
        "owner_email": owner.where(owner.str.contains("@", regex=False), ""),
    }


TARGET = Target(
    name="hubspot",
    fields=(
        Field("Record ID", "crm_id"),
        Field("First name", "given_name"),
        Field("Last name", "family_name"),
        Field("Email", "good_email"),
        Field("Phone number", "other_phone"),
        Field("Mobile phone number", "mobile_phone"),
        Field("Job title", "title"),
        Field("Company name", "company"),
        Field("City", "city"),
        Field("State/Region", "province"),
        Field("Country/Region", "country_name"),
        Field("Industry", "industry_name"),
        Field("Number of employees", "employees"),
        Field("Lifecycle stage", "lifecycle"),
        Field("Lead status", "lead_status"),
        Field("Contact owner", "owner_email"),
    ),
    any_of=("First name", "Last name", "Email"),
    extra=_extra,
)
