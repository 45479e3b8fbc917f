"""纷享销客 leads, as a workbook to be mapped in the import dialog.

Every tenant downloads a template of its own and no public list of its columns was found: the columns
are not verified. Options must exist over there, so 来源 and 线索池 stay empty until `exports.toml`
names them, and 市场活动 is filled by `--campaign` alone. 10,000 rows a file is what comparable Chinese
importers take.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import TOLD
from pipeline.writers.crm.target import Field, Target

_TOLD = ("country", *(name for name in TOLD if name not in ("department", "owner")))

TARGET = Target(
    name="fxiaoke",
    fields=(
        Field("姓名", "name", required=True),
        Field("公司", "company"),
        Field("部门", "department"),
        Field("职务", "title"),
        Field("手机", "national_mobile", exact=True, draws="phone"),
        Field("电话", "other_phone", exact=True),
        Field("邮件", "good_email", exact=True, draws="email"),
        Field("地址", "full_address"),
        Field("来源", "source", pick=True),
        Field("线索池", "tier", pick=True),
        Field("市场活动", "campaign"),
        Field("线索详情/备注", "told"),
        Field("负责人", "owner"),
    ),
    sources={"told": lambda leads: leads.told(_TOLD, "zh", "\n")},
    form="xlsx",
    rows=10_000,
)
