"""Salesforce campaign members: who of the CRM's leads and contacts was at the event.

Object reference, CampaignMember: a campaign's id (names are not taken), exactly one of lead and
contact, and a status of the campaign's own, at most 40 characters. The column is called `Campaign
Member Status` because a lead has a `Status` too. `Registered`, `Attended` and `No-Show` must be set up
in the campaign first: a status it does not know falls back to its default. Data Loader reads UTF-8
without a byte order mark.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import Leads
from pipeline.writers.crm.salesforce_ids import is_campaign, is_contact, is_lead
from pipeline.writers.crm.target import Field, Target


def _strangers(leads: Leads) -> list[str]:
    return ["" if is_lead(one) or is_contact(one) else "not-in-crm" for one in leads["crm_id"]]


def _no_campaign(leads: Leads) -> list[str]:
    return leads.constant("" if is_campaign(leads.about.campaign) else "no-campaign")


TARGET = Target(
    name="salesforce-campaign-members",
    fields=(
        Field("CampaignId", "campaign", required=True, longest=18, exact=True),
        Field("LeadId", "lead_id", exact=True, unique=True),
        Field("ContactId", "contact_id", exact=True, unique=True),
        Field("Campaign Member Status", "came", required=True, longest=40, pick=True),
    ),
    any_of=("LeadId", "ContactId"),
    sources={
        "lead_id": lambda leads: [one if is_lead(one) else "" for one in leads["crm_id"]],
        "contact_id": lambda leads: [one if is_contact(one) else "" for one in leads["crm_id"]],
    },
    refuses=(_strangers, _no_campaign),
    bom=False,
    rows=50_000,
    megabytes=100,
)
