"""销售易 leads, as a workbook to be mapped in the import dialog.

Every tenant downloads a template of its own and no public list of its columns was found: the columns
are not verified. Options must exist over there, so 线索来源 and 跟进状态 stay empty until
`exports.toml` names them, and 市场活动 is filled by `--campaign` alone. 10,000 rows a file is what
comparable Chinese importers take.
"""

from __future__ import annotations

from pipeline.writers.crm.leads import TOLD
from pipeline.writers.crm.target import Field, Target

_TOLD = ("country", *(name for name in TOLD if name != "owner"))

TARGET = Target(
    name="xiaoshouyi",
    fields=(
        Field("姓名", "name", required=True),
        Field("公司名称", "company", required=True),
        Field("职务", "title"),
        Field("手机", "national_mobile", exact=True, draws="phone"),
        Field("电话", "other_phone", exact=True),
        Field("邮箱", "good_email", exact=True, draws="email"),
        Field("省份", "province"),
        Field("城市", "city"),
        Field("线索来源", "source", pick=True),
        Field("市场活动", "campaign"),
        Field("跟进状态", "stage", pick=True),
        Field("所有人", "owner"),
        Field("备注", "told"),
    ),
    sources={"told": lambda leads: leads.told(_TOLD, "zh", "\n")},
    form="xlsx",
    rows=10_000,
)
