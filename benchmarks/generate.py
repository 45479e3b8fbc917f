"""Make sign-up lists of any size with known truth: who each row is.

    python benchmarks/generate.py ROWS OUT.xlsx [--seed 1] [--shared 0.0]

Writes OUT.xlsx (12 columns as a form exports them) and OUT.truth.csv (row number, person number). People
are invented from lists of name parts; about one row in five is a person's second or third, typed another
way: pinyin for 汉字, another mailbox, a short company name, a phone in another spelling, a slip. `--shared`
is the share of rows that all carry one switchboard number and one info@ mailbox.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

HEADER = (
    "序号", "姓名", "手机号码", "邮箱", "公司名称", "部门", "职位", "所在城市", "报名时间", "来源渠道", "想了解的问题", "是否需要销售联系您？"
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲菲燕彬凤洁梅琳素云莲真环雪荣爱妹霜香月莺媛瑞凡佳嘉琼勤珍贞莉亚宁欣怡心雅芝萌浩宇轩睿泽晨昊然子涵博文俊豪思远志鹏家诚建国海波天佑启航一诺梓萱若曦雨桐诗涵"
PLACES = (
    ("杭州", "浙江"), ("上海", "上海"), ("苏州", "江苏"), ("深圳", "广东"), ("北京", "北京"), ("宁波", "浙江"), ("武汉", "湖北"), ("成都", "四川"),
    ("青岛", "山东"), ("东莞", "广东"), ("无锡", "江苏"), ("西安", "陕西"), ("合肥", "安徽"), ("长沙", "湖南"), ("天津", "天津"), ("佛山", "广东"),
)  # fmt: skip
BRAND = "云启恒瑞天成华信博远中科正元金石海蓝星辰宏达永盛嘉禾鼎新东方普泰凯晟联创思源锐捷宝力通达明德安世万里华强立信佳美"
TRADES = (
    "机械",
    "电子",
    "汽车零部件",
    "新材料",
    "医药",
    "食品",
    "纺织",
    "物流",
    "软件",
    "自动化设备",
    "塑胶",
    "能源",
    "包装",
    "化工",
    "智能科技",
    "模具",
)
LEGAL = ("有限公司", "股份有限公司", "有限责任公司", "集团有限公司")
TITLES = (
    "总经理", "副总经理", "信息总监", "IT经理", "生产经理", "采购经理", "工程师", "设备主管", "财务经理", "厂长", "销售总监", "质量主管", "运维工程师", "项目经理",
    "技术总监", "行政专员", "CIO", "IT Manager", "Director of Operations", "Engineer",
)  # fmt: skip
DEPARTMENTS = ("信息部", "生产部", "采购部", "财务部", "研发中心", "总经办", "设备部", "市场部", "")
SOURCES = ("公众号", "朋友推荐", "邮件", "老客户", "展会", "官网", "")
QUESTIONS = ("", "", "", "", "", "能对接现有 ERP 吗？", "想了解报价", "有同行业案例吗", "部署周期多久")
MAILS = ("qq.com", "163.com", "126.com", "gmail.com", "outlook.com")
PREFIXES = (
    "130",
    "131",
    "135",
    "136",
    "137",
    "138",
    "139",
    "150",
    "151",
    "152",
    "158",
    "159",
    "177",
    "180",
    "186",
    "188",
    "189",
)


class Person(NamedTuple):
    """The truth about somebody."""

    surname: str
    given: str
    phone: str
    email: str
    company: str
    short: str
    department: str
    title: str
    city: str


def people(count: int, rng: random.Random) -> list[Person]:
    """Invent `count` people; companies repeat as they do at an event (a few large, many with one)."""
    companies = [_company(rng) for _ in range(max(1, count // 4))]
    return [_person(number, companies, rng) for number in range(count)]


def rows(count: int, seed: int, shared: float = 0.0) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (person number, cells) for `count` rows in a shuffled order."""
    rng = random.Random(seed)
    crowd = people(int(count * 0.8), rng)
    who = list(range(len(crowd)))
    who += [rng.randrange(len(crowd)) for _ in range(count - len(who))]
    seen: set[int] = set()
    made = []
    for number in who:
        made.append((number, _row(crowd[number], again=number in seen, rng=rng, shared=shared)))
        seen.add(number)
    rng.shuffle(made)
    for line, (number, cells) in enumerate(made, start=1):
        yield number, (str(line), *cells)


def _company(rng: random.Random) -> tuple[str, str, str, str]:
    city, _ = rng.choice(PLACES)
    brand = "".join(rng.sample(BRAND, rng.choice((2, 2, 3))))
    trade, legal = rng.choice(TRADES), rng.choice(LEGAL)
    domain = "".join(PINYIN.get(char, "x") for char in brand) + rng.choice((".com", ".cn", ".com.cn"))
    return city + brand + trade + legal, brand + trade, domain, city


def _person(number: int, companies: Sequence[tuple[str, str, str, str]], rng: random.Random) -> Person:
    surname = SURNAMES[min(int(rng.expovariate(1 / 14)), len(SURNAMES) - 1)]
    given = "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))
    company, short, domain, city = companies[
        min(int(rng.expovariate(3 / len(companies))), len(companies) - 1)
    ]
    phone = rng.choice(PREFIXES) + f"{(number * 7919 + rng.randrange(7919)) % 100_000_000:08d}"
    local = spelled(surname) + "." + spelled(given)
    email = (
        f"{local}@{domain}" if rng.random() < 0.6 else f"{local}{rng.randrange(1, 999)}@{rng.choice(MAILS)}"
    )
    return Person(
        surname, given, phone, email, company, short, rng.choice(DEPARTMENTS), rng.choice(TITLES), city
    )


def _row(person: Person, *, again: bool, rng: random.Random, shared: float) -> tuple[str, ...]:
    """Type a person's row; the second time somebody else types it, or they do in a hurry."""
    name, phone, email, company = person.surname + person.given, person.phone, person.email, person.company
    if again:
        if rng.random() < 0.35:
            name = _latin(person, rng)
        if rng.random() < 0.4:
            company = person.short
        change = rng.random()
        if change < 0.25:
            email = (
                "" if rng.random() < 0.5 else f"{spelled(name[:1])}{rng.randrange(9999)}@{rng.choice(MAILS)}"
            )
        elif change < 0.45:
            phone = "" if rng.random() < 0.6 else _slip(phone, rng)
    style = rng.random()
    if phone and style < 0.15:
        phone = f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"
    elif phone and style < 0.25:
        phone = "+86 " + phone
    if shared and rng.random() < shared:
        phone, email = "0571-88001234", "info@example.cn"
    moment = f"2026/11/{rng.randrange(1, 20)} {rng.randrange(8, 22)}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"
    return (
        name, phone, email, company, person.department, person.title, person.city, moment, rng.choice(SOURCES), rng.choice(QUESTIONS),
        rng.choice(("", "是", "否")),
    )  # fmt: skip


def _latin(person: Person, rng: random.Random) -> str:
    surname, given = spelled(person.surname).title(), spelled(person.given).title()
    return rng.choice((f"{given} {surname}", f"{surname} {given}", f"{surname.upper()} {given}"))


def _slip(phone: str, rng: random.Random) -> str:
    at = rng.randrange(4, 11)
    return phone[:at] + str((int(phone[at]) + rng.randrange(1, 9)) % 10) + phone[at + 1 :]


def spelled(text: str) -> str:
    """Write characters in pinyin."""
    return "".join(PINYIN[char] for char in text if char in PINYIN) or "x"


def _pinyin() -> dict[str, str]:
    from pypinyin import Style, lazy_pinyin

    special = {"曾": "zeng", "单": "shan", "覃": "qin", "任": "ren"}
    chars = sorted(set(SURNAMES + GIVEN + BRAND))
    return {char: special.get(char) or lazy_pinyin(char, style=Style.NORMAL)[0] for char in chars}


PINYIN = _pinyin()


def write(path: Path, count: int, seed: int, shared: float) -> None:
    """Write the list and its truth."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("报名名单")
    for column, name in enumerate(HEADER):
        sheet.write_string(0, column, name)
    with path.with_suffix(".truth.csv").open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file, lineterminator="\n")
        truth.writerow(("line", "person"))
        for line, (person, cells) in enumerate(rows(count, seed, shared), start=1):
            for column, text in enumerate(cells):
                sheet.write_string(line, column, text)
            truth.writerow((line + 1, person))
    book.close()


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=float, default=0.0)
    given = parser.parse_args()
    write(given.out, given.rows, given.seed, given.shared)


if __name__ == "__main__":
    main()
