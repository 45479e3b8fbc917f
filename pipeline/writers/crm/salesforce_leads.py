"""Salesforce leads, for Data Loader and the Data Import Wizard.

Field names, lengths and required fields: developer.salesforce.com object reference, Lead; the wizard
takes 50,000 records and 100 MB (help.salesforce.com, faq_import_general). Data Loader reads UTF-8
without a byte order mark. `Status`, `Rating` and `Industry` hold the words an org starts with; a lead
the CRM has keeps its own status. `LeadSource` is the org's own list and stays empty; where somebody
came from stands in the description. Whoever is a contact there already is no new lead. An answer nobody
gave is left empty.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import TOLD, Leads
from pipeline.writers.crm.salesforce_ids import is_contact
from pipeline.writers.crm.target import Field, Target


def _contacts(leads: Leads) -> list[str]:
    return ["known-contact" if is_contact(one) else "" for one in leads["crm_id"]]


TARGET = Target(
    name="salesforce-leads",
    fields=(
        Field("FirstName", "given_name", longest=40),
        Field("LastName", "family_name", required=True, longest=80),
        Field("Company", "company", required=True, longest=255),
        Field("Title", "title", longest=128),
        Field("Email", "good_email", longest=80, exact=True, draws="email"),
        Field("Phone", "other_phone", longest=40, exact=True),
        Field("MobilePhone", "mobile_phone", longest=40, exact=True, draws="phone"),
        Field("Street", "address", longest=255),
        Field("City", "city", longest=40),
        Field("State", "province", longest=80),
        Field("PostalCode", "nothing", longest=20),
        Field("Country", "country_name", longest=80),
        Field("Industry", "industry", longest=40, pick=True),
        Field("NumberOfEmployees", "employees"),
        Field("LeadSource", "source", longest=40, pick=True),
        Field("Status", "stage", longest=40, pick=True),
        Field("Rating", "tier", longest=40, pick=True),
        Field("Website", "website", longest=255),
        Field("Description", "told", longest=32_000),
        Field("HasOptedOutOfEmail", "opted_out"),
        Field("DoNotCall", "nothing"),
    ),
    sources={"told": lambda leads: leads.told(TOLD, "en", "\n")},
    refuses=(_contacts,),
    bom=False,
    rows=50_000,
    megabytes=100,
)
