"""Mailchimp contacts: mailchimp.com/help/format-guidelines-for-your-import-file.

One e-mail a row, ASCII before the @, text of at most 255 bytes, tags separated by commas. The status is
chosen once for a whole import, so each status has a file of its own: `subscribed` for who agreed,
`non-subscribed` for whom nobody asked. Who said no is in neither.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import no_consent
from pipeline.writers.crm.target import Field, Target

_LONGEST = 255

TARGET = Target(
    name="mailchimp",
    fields=(
        Field(
            "Email Address",
            "good_email",
            required=True,
            longest=_LONGEST,
            unit="bytes",
            exact=True,
            unique=True,
            accepts=r"[\x21-\x7e]+@\S+",
            refused="not-ascii",
            draws="email",
        ),
        Field("First Name", "given_name", longest=_LONGEST, unit="bytes"),
        Field("Last Name", "family_name", longest=_LONGEST, unit="bytes"),
        Field("Phone Number", "any_phone", exact=True, draws="phone"),
        Field("Company", "company", longest=_LONGEST, unit="bytes"),
        Field("Tags", "tags", longest=_LONGEST, unit="bytes", separator=","),
    ),
    sources={
        "status": lambda leads: [
            "subscribed" if said == "yes" else "non-subscribed" for said in leads["consent"]
        ]
    },
    refuses=(no_consent,),
    part="status",
    parts=("subscribed", "non-subscribed"),
)
