"""Numbers for a bulk SMS of 腾讯云: tencentcloud.com/document/product/382/35458.

A workbook with the number in the first column and the template's variables behind it, in its order; mainland
mobiles only, without a country code; cells in the General format; at most 30 MB.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import no_consent
from pipeline.writers.crm.target import Field, Target

TARGET = Target(
    name="sms-tencent",
    fields=(
        Field(
            "手机号",
            "mainland_mobile",
            required=True,
            exact=True,
            unique=True,
            draws="phone",
            lacks="not-mainland",
        ),
    ),
    refuses=(no_consent,),
    form="xlsx",
    text_cells=False,
    megabytes=30,
    variables="numbered",
)
