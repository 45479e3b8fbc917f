"""Microsoft Dynamics 365 leads: portal.dynamics365support.com KA-01065 (files, 8 MB, one record type a file).

Labels, lengths, and the words of `Rating`, `Industry` and `Lead Source` are those of Microsoft's
reference of the lead table (learn.microsoft.com, developer/reference/entities/lead); an org may have
changed them. `Source Campaign` is looked up by its name over there and is filled by `--campaign` alone.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import TOLD
from pipeline.writers.crm.target import Field, Target

TARGET = Target(
    name="dynamics",
    fields=(
        Field("Topic", "topic", longest=300, required=True),
        Field("First Name", "given_name", longest=50),
        Field("Last Name", "family_name", longest=50, required=True),
        Field("Company Name", "company", longest=100),
        Field("Job Title", "title", longest=100),
        Field("Email", "good_email", longest=100, exact=True, draws="email"),
        Field("Mobile Phone", "mobile_phone", longest=20, exact=True, draws="phone"),
        Field("Business Phone", "other_phone", longest=50, exact=True),
        Field("Website", "website", longest=200),
        Field("Street 1", "address", longest=250),
        Field("City", "city", longest=80),
        Field("State/Province", "province", longest=50),
        Field("ZIP/Postal Code", "nothing", longest=20),
        Field("Country/Region", "country_name", longest=80),
        Field("Lead Source", "source", pick=True),
        Field("Rating", "tier", pick=True),
        Field("Industry", "industry", pick=True),
        Field("No. of Employees", "employees"),
        Field("Description", "told", longest=2_000),
        Field("Source Campaign", "campaign"),
    ),
    sources={
        "topic": lambda leads: leads.constant(leads.about.event or "Event"),
        "told": lambda leads: leads.told(TOLD, "en", "\n"),
    },
    megabytes=8,
)
