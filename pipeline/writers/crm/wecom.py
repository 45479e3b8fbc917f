"""企业微信: customers to add by their mobile number, a thousand a file.

Lengths are those of a customer's remark and description
(developer.work.weixin.qq.com/document/path/96317): what is longer is shortened. The columns of the
batch template and the length of a tag are not verified. Who is a colleague's WeCom contact already is
not to be added again.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import Leads
from pipeline.writers.crm.target import Field, Target

_TOLD = ("company", "title", "question", "source", "note")


def _added(leads: Leads) -> list[str]:
    return ["already-added" if colleague else "" for colleague in leads["wecom"]]


TARGET = Target(
    name="wecom",
    fields=(
        Field(
            "手机号",
            "national_mobile",
            required=True,
            exact=True,
            unique=True,
            draws="phone",
            lacks="not-mobile",
        ),
        Field("客户姓名/备注", "name", longest=20),
        Field("描述", "told", longest=150),
        Field("标签", "tags", separator=";", each=30),
        Field("分配成员", "owner"),
    ),
    sources={"told": lambda leads: leads.told(_TOLD, "zh", "；")},
    refuses=(_added,),
    rows=1_000,
)
