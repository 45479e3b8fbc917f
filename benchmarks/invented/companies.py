"""Companies: a few send many people, most send one; each is known by several names."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import NamedTuple

from invented.chinese import reading
from invented.draw import pick

CITIES = {
    "杭州": ("Hangzhou", "571"), "上海": ("Shanghai", "21"), "苏州": ("Suzhou", "512"), "深圳": ("Shenzhen", "755"),
    "北京": ("Beijing", "10"), "宁波": ("Ningbo", "574"), "武汉": ("Wuhan", "27"), "成都": ("Chengdu", "28"),
    "青岛": ("Qingdao", "532"), "东莞": ("Dongguan", "769"), "无锡": ("Wuxi", "510"), "西安": ("Xi'an", "29"),
    "合肥": ("Hefei", "551"), "长沙": ("Changsha", "731"), "天津": ("Tianjin", "22"), "佛山": ("Foshan", "757"),
    "广州": ("Guangzhou", "20"), "南京": ("Nanjing", "25"), "厦门": ("Xiamen", "592"), "重庆": ("Chongqing", "23"),
}  # fmt: skip
ABROAD = (
    ("Munich", "GmbH", "de", "49"), ("Stuttgart", "GmbH & Co. KG", "de", "49"), ("London", "Ltd", "co.uk", "44"),
    ("Chicago", "Inc.", "com", "1"), ("Boston", "LLC", "com", "1"), ("Lyon", "SAS", "fr", "33"), ("Milan", "S.p.A.", "it", "39"),
    ("Madrid", "S.L.", "es", "34"), ("Eindhoven", "B.V.", "nl", "31"), ("Stockholm", "AB", "se", "46"),
    ("Singapore", "Pte Ltd", "com.sg", "65"), ("Tokyo", "K.K.", "co.jp", "81"),
)  # fmt: skip
_BRAND = (
    "云启恒瑞天成华信博远中科正元金石海蓝星辰宏达永盛嘉禾鼎新东方普泰凯晟联创思源锐捷宝力通德明安世万里强立佳美"
    "国兴隆顺康富利胜荣昌源丰润泽诚辉旭光亿腾飞龙凤翔鹏程伟业盈科拓展卓越智汇慧聚能量子微纳精工机电长江黄河"
    "泰山松柏竹梅兰菊春秋晨曦阳虹霖沃土林森木禾谷田园牧野山川湖岛港湾航锦绣彩虹翠玉珠"
)
_TRADES = (
    ("机械", "Machinery"), ("电子", "Electronics"), ("汽车零部件", "Auto Parts"), ("新材料", "New Materials"),
    ("医药", "Pharma"), ("食品", "Foods"), ("纺织", "Textile"), ("物流", "Logistics"), ("软件", "Software"),
    ("自动化设备", "Automation"), ("塑胶", "Plastics"), ("能源", "Energy"), ("包装", "Packaging"), ("化工", "Chemical"),
    ("智能科技", "Intelligent Technology"), ("模具", "Mould"), ("信息技术", "Information Technology"), ("贸易", "Trading"),
)  # fmt: skip
_LEGAL = ("有限公司", "有限公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司")
_STARTS = "Bren Kal Vor Hel Nor Tes Lum Mar Del Fal Gran Hart Ost Rein Sil Tor Val Wes Zim Ald Cor Dan Ek Fris".split()
_MIDDLES = "ne do ti ra lo ve mi xa ri no sta ber ga len".split()
_ENDS = "r x tec ra dyn tron lux max rix ma son ner mann berg well ton".split()
_WEST_TRADES = (
    "Machinery Systems Automation Controls Robotics Pharma Foods Logistics Packaging Software Energy".split()
)
#: What is typed where a company was asked for and there is none.
PLACEHOLDERS = ("无", "个人", "自由职业", "暂无", "待业", "N/A", "None", "-", "self-employed")


class Company(NamedTuple):
    """A company under all its names; `lines` are its switchboards in E.164, one per twenty of its people."""

    full: str
    core: str
    brand: str
    english: str
    acronym: str
    domain: str
    city: str
    lines: list[str]
    chinese: bool


def draw_companies(count: int, people: int, chance: Random) -> tuple[list[Company], list[float]]:
    """Invent `count` companies; with them the running sums of their weights, near Zipf's law."""
    weights = [1 / (place + 10) ** 0.9 for place in range(count)]
    total = sum(weights)
    taken: set[str] = set()
    companies = []
    for weight in weights:
        lines = 1 + int(people * weight / total / 20)
        companies.append(
            _abroad(lines, taken, chance) if chance.random() < 0.2 else _chinese(lines, taken, chance)
        )
    return companies, list(accumulate(weights))


def company_as(company: Company, chance: Random, *, plainly: bool) -> str:
    """Write a company as somebody does who fills in a form; `plainly` leaves out acronyms and bare brands."""
    style = chance.random()
    if style < 0.55:
        return company.full
    if style < 0.78 or plainly:
        return company.core
    if style < 0.87:
        return company.brand
    return company.acronym if style < 0.9 and company.acronym else company.english


def _chinese(lines: int, taken: set[str], chance: Random) -> Company:
    city = pick(tuple(CITIES), chance)
    spelled_city, area = CITIES[city]
    brand = "".join(pick(_BRAND, chance) for _ in range(2 if chance.random() < 0.6 else 3))
    trade, english_trade = pick(_TRADES, chance)
    spelled = "".join(reading(char) for char in brand)
    english = f"{spelled.title()} {english_trade}"
    letters = "".join(reading(char)[0] for char in brand) + english_trade[0].lower()
    known_by_letters = chance.random() < 0.15
    domain = _free_domain(letters if known_by_letters else spelled, spelled_city.lower()[:2], taken, chance)
    return Company(
        f"{city}{brand}{trade}{pick(_LEGAL, chance)}",
        brand + trade,
        brand,
        f"{spelled_city} {english} Co., Ltd." if chance.random() < 0.5 else english,
        letters.upper() if known_by_letters else "",
        domain,
        city,
        [_landline(area, chance) for _ in range(lines)],
        True,
    )


def _landline(area: str, chance: Random) -> str:
    digits = 8 if len(area) <= 2 or area in ("571", "755", "769", "512") else 7
    first = pick("5678", chance)
    return f"+86{area}{first}{int(chance.random() * 10 ** (digits - 1)):0{digits - 1}d}"


def _abroad(lines: int, taken: set[str], chance: Random) -> Company:
    city, legal, suffix, code = pick(ABROAD, chance)
    brand = pick(_STARTS, chance) + pick(_MIDDLES, chance) + pick(_ENDS, chance)
    trade = pick(_WEST_TRADES, chance)
    core = f"{brand} {trade}"
    domain = _free_domain(brand.lower(), suffix.split(".")[0], taken, chance, (suffix, "com"))
    numbers = [f"+{code}{pick('2345', chance)}{int(chance.random() * 1e8):08d}" for _ in range(lines)]
    return Company(f"{core} {legal}", core, brand, core, "", domain, city, numbers, False)


def _free_domain(
    label: str,
    more: str,
    taken: set[str],
    chance: Random,
    suffixes: tuple[str, ...] = ("com", "cn", "com.cn"),
) -> str:
    """Find a domain nobody has: two companies of one brand do not share one."""
    domain = f"{label}.{pick(suffixes, chance)}"
    while domain in taken:
        domain = f"{label}{more}.{pick(suffixes, chance)}"
        label, more = label + more, str(int(chance.random() * 100))
    taken.add(domain)
    return domain
