"""HubSpot contacts import: knowledge.hubspot.com/import-and-export/set-up-your-import-file.

Headers as the import maps them by itself. At least one of first name, last name and e-mail is required;
e-mail is the unique key, or the record's id. A lifecycle stage moves forward only, and a contact the
CRM knows keeps its own. An owner is named by e-mail. Consent is set in the import dialog, never by a
column of ours. A file of 20 MB is taken by every plan.
"""

from __future__ import annotations

from pipeline.writers.crm.target import ADDRESS, Field, Target

TARGET = Target(
    name="hubspot",
    fields=(
        Field("Record ID", "crm_id", exact=True, unique=True, accepts="[0-9]+"),
        Field("First name", "given_name"),
        Field("Last name", "family_name"),
        Field("Email", "good_email", exact=True, unique=True, draws="email"),
        Field("Phone number", "other_phone", exact=True),
        Field("Mobile phone number", "mobile_phone", exact=True, draws="phone"),
        Field("Job title", "title"),
        Field("Company name", "company"),
        Field("City", "city"),
        Field("State/Region", "province"),
        Field("Country/Region", "country_name"),
        Field("Industry", "industry_name"),
        Field("Number of employees", "employees"),
        Field("Lifecycle stage", "stage", pick=True),
        Field("Lead status", "stage", pick=True),
        Field("Contact owner", "owner_email", exact=True, accepts=ADDRESS, refused="owner-no-email"),
    ),
    any_of=("First name", "Last name", "Email"),
    megabytes=20,
)
