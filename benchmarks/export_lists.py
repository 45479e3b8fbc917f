"""Invent `people.csv` files nobody would like to export: what people type, at its worst."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

Person = dict[str, str]

COLUMNS = (
    "person_id rows outcome because tier score channel name name_alt phone phone_kind phone_alt email email_alt "
    "company department title country province city industry company_size seniority function key_account source "
    "registered_at question wants_contact consent attended minutes wecom crm_id owner tags note"
).split()
EXTRA = "饮食要求"
SURNAMES, GIVEN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华",
)
FIRST, LAST = (
    "Anna Jürgen Zoë Siobhán Kevin Ngọc".split(),
    "O'Neill Müller-Lüdenscheid Smith Nguyễn García Ødegård".split(),
)
ODD_NAMES = (
    "{zh}😀", "𠮷田 {zh}", "买买提·{zh}", "Last{n}, {la}", 'José{n} "Pepe" {la}', "=SUM(A1){n}", "+{la}{n}", "-{zh}", "@{la}{n}", "{la}{n}",
    "Dr. {fi}{n} {la}-{la} III", "{zh}（已加微信）", "O'{la}{n}", "<b>{zh}</b>", "{zh}|{n}", "NULL{n}", "1E{n}", "00{n}", "{zh}\n{n}", "\t{zh}",
    "{fi}{n} {la} " + "van der Berg " * 12, "{zh}" + "长" * 90, "Ab\u200dc{n}", "{zh};{n}",
)  # fmt: skip
ODD_TEXTS = (
    "逗号, 引号\" 和 'x'", 'He said ""no""', "第一行\n第二行\n\n第四行", "第一行\r\n第二行", '=HYPERLINK("http://x.example","点我")', "+1 人同行", "-不吃辣",
    "@所有人", "\t制表符开头", "\r回车开头", "=1+1", "|竖线| <script>alert(1)</script> A < B > C", "😀👩‍👩‍👧‍👦🇨🇳 emoji", "RTL \u202eabc\u202c עברית", "a\u2028b", "；；，、", "null", "N/A", "0",
    "TRUE", "2026-03-01", "1E10", "007", "'单引号开头", '"', "汉" * 90, "汉" * 300, "é" * 130, "x" * 33_000, "y" * 140, "𠮷" * 200, "半角 ; 分号; 列表", "C:\\path\\n", "%s {0} ${x}",
)  # fmt: skip
COMPANIES = (
    "杭州云杉智能科技有限公司",
    "A & B, Inc.",
    'The "Best" Co. | Ltd',
    "<Angle> GmbH",
    "上海恒瑞机械厂",
    "Nestlé S.A.",
    "无",
    "",
)
TITLES = (
    "信息总监",
    "VP, Sales & Marketing",
    "工程师",
    "Head of R&D",
    "",
    "总经理/CEO",
    "=CEO()",
    "采购经理" * 40,
)
PLACES = (("CN", "浙江", "杭州"), ("CN", "上海", "上海"), ("CN", "香港", "香港"), ("CN", "", ""), ("DE", "Bavaria", "Munich"), ("US", "", "New York"), ("", "", ""), ("TW", "台湾", "台北"), ("HK", "香港", "香港"))  # fmt: skip
INDUSTRIES = ("AUTO", "ELEC", "MACH", "PHAR", "SOFT", "FINA", "PUBL", "OTHR", "", "", "低空经济")
OWNERS = ("", "", "林晓", "lin.xiao@example.com", "Grace Lam")
SOURCES = ("", "公众号推文", "朋友推荐", "Email", "Web", "LinkedIn, organic", "展会", "=来源")
SALESFORCE = {"lead": "00Q5g00000", "contact": "0035g00000"}
BECAUSE = {
    "excluded": ("opt-out", "competitor", "junk:test"),
    "review": ("no-contact", "unclear-company"),
    "lead": ("",),
}


def make_people(seed: int, size: int) -> list[Person]:
    """Invent `size` people; about one in six is not a lead, one in twelve shares a number or a mailbox."""
    dice = random.Random(seed)
    people = [_person(dice, number) for number in range(size)]
    for number, person in enumerate(people):
        if not person["name"]:
            person["company"] = f"无名机械厂{number}"
        if person["name"] and dice.random() < 0.08:
            column = dice.choice(("phone", "email"))
            person[column] = dice.choice(people)[column]
            person["phone_kind"] = kind_of(person["phone"])
    return people


def write_people(path: Path, people: list[Person]) -> None:
    """Write `people.csv`: UTF-8 with BOM, RFC 4180, LF; all quoted, as a bare CR would go unquoted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, [*COLUMNS, EXTRA], lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(people)


def kind_of(phone: str) -> str:
    """Return `phone_kind` of an invented number."""
    if phone.startswith("+861") or phone.startswith(("+4915", "+8529", "+9198")):
        return "mobile"
    return (
        "toll_free"
        if phone.startswith("+86400")
        else "fixed"
        if phone.startswith("+")
        else "unknown" * bool(phone)
    )


def _person(dice: random.Random, number: int) -> Person:
    """Invent one person; `number` makes their name, number and mailbox their own."""
    outcome = dice.choices(("lead", "excluded", "review"), (85, 10, 5))[0]
    country, province, city = dice.choice(PLACES)
    phone = _phone(dice, number)

    def text(share: float) -> str:
        return dice.choice(ODD_TEXTS) if dice.random() < share else ""

    return {
        "person_id": f"p{dice.getrandbits(48):012x}",
        "rows": f"r{number + 1}",
        "outcome": outcome,
        "because": dice.choice(BECAUSE[outcome]),
        "tier": dice.choice("ABC") if outcome == "lead" else "",
        "score": str(dice.randint(-5, 90)),
        "channel": dice.choice(("phone", "wecom", "email")) if phone else "none",
        "name": _name(dice, number),
        "name_alt": dice.choice(("", "", "Li Lei", "李雷", '"Q"')),
        "phone": phone,
        "phone_kind": kind_of(phone),
        "phone_alt": dice.choice(
            ("", "", f"+8657188{number:06d}", f"+86139{number:08d}; +86400{number:07d}")
        ),
        "email": _email(dice, number),
        "email_alt": dice.choice(
            ("", "", f"alt{number}@example.org", f"a{number}@b.example; c{number}@d.example")
        ),
        "company": dice.choice(COMPANIES) if dice.random() < 0.8 else text(1),
        "department": dice.choice(("", "信息部", "R&D, Lab 2")),
        "title": dice.choice(TITLES),
        "country": country,
        "province": province,
        "city": city,
        "industry": dice.choice(INDUSTRIES),
        "company_size": dice.choice(("", "1-49", "50-199", "200-999", "1000+")),
        "seniority": dice.choice(("C-level", "VP-director", "manager", "staff", "unknown")),
        "function": dice.choice(("IT", "R&D", "other", "unknown")),
        "key_account": dice.choice(("", "", "云杉集团")),
        "source": dice.choice(SOURCES),
        "registered_at": dice.choice(("", "2026-03-01", "2026-03-01 09:02:11", "2026-11-02 02:30:00+00:00")),
        "question": text(0.5),
        "wants_contact": dice.choice(("yes", "no", "")),
        "consent": dice.choice(("yes", "no", "", "")),
        "attended": dice.choice(("yes", "no", "")),
        "minutes": dice.choice(("", "0", "42")),
        "wecom": dice.choice(("", "", "林晓")),
        "crm_id": _crm_id(dice, number),
        "owner": dice.choice(OWNERS),
        "tags": dice.choice(("", "2026春季峰会", "a, b; 含,逗号", "=tag; 汉" + "标" * 40)),
        "note": text(0.5),
        EXTRA: text(0.1),
    }


def _name(dice: random.Random, number: int) -> str:
    """Invent a name that says whose it is: `number` in Chinese digits or in Latin ones."""
    digits = "".join("零甲乙丙丁戊己庚辛壬"[int(digit)] for digit in str(number))
    parts = {"zh": dice.choice(SURNAMES) + dice.choice(GIVEN) + digits, "n": number}
    parts |= {"fi": dice.choice(FIRST), "la": dice.choice(LAST)}
    roll = dice.random()
    if roll < 0.04:
        return ""
    if roll < 0.5:
        return str(parts["zh"]) if dice.random() < 0.7 else "{fi}x{n} {la}".format(**parts)
    return dice.choice(ODD_NAMES).format(**parts)


def _phone(dice: random.Random, number: int) -> str:
    """Invent a number of a kind people have, or what was left of one."""
    kinds: tuple[Callable[[], str], ...] = (
        lambda: f"+86138{number:08d}",
        lambda: f"+86571{number + 80_000_000:08d}",
        lambda: f"+8529{number:07d}",
        lambda: f"+1212{number + 5_000_000:07d}",
        lambda: f"+49151{number:08d}",
        lambda: f"+86400{number:07d}",
        lambda: f"138{number:05d}",
        lambda: f"1.38E+10 {number}",
        lambda: "",
    )
    return dice.choices(kinds, (60, 6, 4, 4, 4, 2, 2, 2, 16))[0]()


def _email(dice: random.Random, number: int) -> str:
    """Invent a mailbox, or what was typed in its place."""
    kinds = (
        f"user{number}@example.com",
        f"user.{number}+event@sub.example.co.uk",
        f"müller{number}@example.de",
        f"o'neill{number}@example.ie",
        f"u{number}" + "x" * 60 + "@" + "long-domain-" * 4 + "example.com",
        f"=cmd{number}@example.com",
        f"-dash{number}@example.com",
        f"没有邮箱{number}",
        "",
    )
    return dice.choices(kinds, (60, 6, 3, 3, 3, 1, 1, 3, 20))[0]


def _crm_id(dice: random.Random, number: int) -> str:
    """Invent a record id: Salesforce lead or contact (15 or 18 characters), HubSpot's number, or none."""
    kinds = (
        f"{SALESFORCE['lead']}{number:05d}",
        f"{SALESFORCE['contact']}{number:05d}AAA",
        f"{10_000_000 + number}",
        "",
    )
    return dice.choices(kinds, (2, 2, 2, 4))[0]
