"""Numbers for a bulk SMS of 阿里云: one line a number, then the variables of the template by name.

The layout of the console's file was not found and is not verified. SendBatchSms takes 100 numbers a
call (help.aliyun.com/document_detail/102364): `exports.toml` starts from that. Mainland mobiles only,
without a country code.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import no_consent
from pipeline.writers.crm.target import Field, Target

TARGET = Target(
    name="sms-aliyun",
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
    variables="named",
)
