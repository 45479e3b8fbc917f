"""Pipedrive leads: support.pipedrive.com/hc/en/articles/360013870858 (what each item needs).

A lead needs a field of its own, here its title, and a person's or an organization's name. There is one
column for a phone, the mobile one; any other number stands in the note. People are told apart by e-mail
and phone, and of two who share one the import skips or merges the second. `Person - Job title` must be
set up as a field there. The limit of 50,000 rows is not verified.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import TOLD, Leads
from pipeline.writers.crm.target import ADDRESS, Field, Target


def _title(leads: Leads) -> list[str]:
    """Name a lead by who it is and the event: `Li Lei, Spring summit`."""
    event = leads.about.event
    return [
        ", ".join(part for part in (name or company, event) if part)
        for name, company in zip(leads["name"], leads["company"], strict=True)
    ]


def _note(leads: Leads) -> list[str]:
    numbers = [f"Phone: {phone}" if phone else "" for phone in leads["other_phone"]]
    told = leads.told(("province", "city", "country", *TOLD), "en", "\n")
    return ["\n".join(part for part in parts if part) for parts in zip(numbers, told, strict=True)]


TARGET = Target(
    name="pipedrive",
    fields=(
        Field("Lead - Title", "lead_title", required=True),
        Field("Person - Name", "name"),
        Field("Person - Email (Work)", "good_email", exact=True, unique=True, draws="email"),
        Field("Person - Phone (Mobile)", "mobile_phone", exact=True, unique=True, draws="phone"),
        Field("Organization - Name", "company"),
        Field("Person - Job title", "title"),
        Field("Lead - Label", "tier", pick=True),
        Field("Lead - Source", "source", pick=True),
        Field("Lead - Owner", "owner_email", exact=True, accepts=ADDRESS, refused="owner-no-email"),
        Field("Note", "lead_note", longest=32_000),
    ),
    any_of=("Person - Name", "Organization - Name"),
    sources={"lead_title": _title, "lead_note": _note},
    rows=50_000,
)
