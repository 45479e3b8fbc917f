"""A file for any import dialog: plain headers, everything we know."""

from __future__ import annotations

from pipeline.writers.crm.target import Field, Target

TARGET = Target(
    name="generic",
    fields=(
        Field("Name", "name"),
        Field("First Name", "given_name"),
        Field("Last Name", "family_name"),
        Field("Other Name", "name_alt"),
        Field("Company", "company"),
        Field("Department", "department"),
        Field("Job Title", "title"),
        Field("Mobile Phone", "mobile_phone", exact=True, draws="phone"),
        Field("Phone", "other_phone", exact=True),
        Field("Other Phones", "phone_alt"),
        Field("Email", "good_email", exact=True, draws="email"),
        Field("Other Emails", "email_alt"),
        Field("Country", "country"),
        Field("Province", "province"),
        Field("City", "city"),
        Field("Industry", "industry"),
        Field("Company Size", "company_size"),
        Field("Seniority", "seniority"),
        Field("Function", "function"),
        Field("Lead Source", "source"),
        Field("Registered At", "registered_at"),
        Field("Question", "question"),
        Field("Wants Contact", "wants_contact"),
        Field("Consent", "consent"),
        Field("Tier", "tier"),
        Field("Score", "score", exact=True),
        Field("Reason", "reason"),
        Field("Owner", "owner"),
        Field("Tags", "tags"),
        Field("Note", "note"),
        Field("CRM Id", "crm_id", exact=True),
        Field("Rollcall Id", "person_id", exact=True),
    ),
    any_of=("Name", "Mobile Phone", "Phone", "Email"),
)
