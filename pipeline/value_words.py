"""What the codes in cells say, Chinese and English side by side: data, one line per code."""

from __future__ import annotations

Pair = tuple[str, str]  # Chinese, English

#: What a coded cell says. A value that is not listed is shown as it is.
VALUES: dict[str, dict[str, Pair]] = {
    "seniority": {
        "C-level": ("高管", "C-level"),
        "VP-director": ("总监级", "VP / director"),
        "manager": ("经理级", "Manager"),
        "staff": ("员工", "Staff"),
        "unknown": ("", ""),
    },
    "function": {
        "general mgmt": ("综合管理", "General management"),
        "IT": ("信息技术", "IT"),
        "production": ("生产制造", "Production"),
        "R&D": ("研发", "R&D"),
        "procurement": ("采购供应链", "Procurement"),
        "finance": ("财务", "Finance"),
        "HR": ("人力资源", "HR"),
        "marketing": ("市场销售", "Marketing & sales"),
        "other": ("其他", "Other"),
        "unknown": ("", ""),
    },
    "company_size": {
        "1-49": ("50 人以下", "1–49"),
        "50-199": ("50–199 人", "50–199"),
        "200-999": ("200–999 人", "200–999"),
        "1000+": ("1000 人以上", "1,000+"),
    },
    "phone_kind": {
        "mobile": ("手机", "mobile"),
        "fixed": ("座机", "landline"),
        "toll_free": ("免费电话", "toll-free"),
        "unknown": ("未知", "unknown"),
    },
    "channel": {
        "phone": ("电话", "Phone"),
        "wecom": ("企微", "WeCom"),
        "email": ("邮件", "Email"),
        "none": ("无", "None"),
    },
    "outcome": {
        "lead": ("跟进", "lead"),
        "review": ("待核对", "review"),
        "excluded": ("剔除", "excluded"),
        "merged": ("合并", "merged"),
    },
    "industry": {
        "AUTO": ("汽车整车及零部件", "Automotive"),
        "ELEC": ("电子及半导体", "Electronics & semiconductor"),
        "MACH": ("机械装备与仪表", "Machinery & equipment"),
        "CHEM": ("化工、橡塑及新材料", "Chemicals & materials"),
        "PHAR": ("医药及医疗器械", "Pharma & medical devices"),
        "FOOD": ("食品饮料及农业", "Food & beverage & agriculture"),
        "TEXT": ("纺织服装", "Textiles & apparel"),
        "CONS": ("家电及消费品", "Appliances & consumer goods"),
        "ENER": ("新能源及电力", "New energy, batteries & power"),
        "METL": ("钢铁有色及金属加工", "Metals & metalworking"),
        "BLDG": ("建材及家居", "Building materials & home"),
        "AERO": ("航空航天、船舶及轨道交通", "Aerospace, marine & rail"),
        "PACK": ("包装印刷及造纸", "Packaging, printing & paper"),
        "LOGI": ("物流及供应链", "Logistics & supply chain"),
        "RETL": ("零售及电商", "Retail & e-commerce"),
        "SOFT": ("软件及信息技术服务", "Software & IT services"),
        "FINA": ("金融及投资", "Finance & investment"),
        "PROF": ("咨询、媒体及专业服务", "Consulting, media & professional services"),
        "PUBL": ("教育科研、政府及公共机构", "Education, research, government & NGOs"),
        "OTHR": ("其他", "Other"),
    },
    "wants_contact": {"yes": ("是", "yes"), "no": ("否", "no")},
    "consent": {"yes": ("是", "yes"), "no": ("否", "no")},
    "attended": {"yes": ("是", "yes"), "no": ("否", "no")},
    "coming": {"yes": ("参加", "comes"), "no": ("不参加", "does not come"), "maybe": ("待定", "maybe")},
    "not_reminded": {
        "opted-out": ("已要求不再联系", "asked for no contact"),
        "declined": ("已回复不参加", "does not come"),
        "in-review": ("待核对，尚未确定", "still to be reviewed"),
        "out-of-reach": ("没有可用的联系方式", "cannot be reached"),
    },
    "answer": {
        "same": ("相同", "same"),
        "different": ("不同", "different"),
        "keep": ("保留", "keep"),
        "drop": ("剔除", "drop"),
    },
}
