"""Export generated lists to every target, read the files back, and name every value or person that was lost.

    python benchmarks/round_trip.py [--lists 2000] [--seed 1] [--target NAME]

A list is made of what people type: names of several scripts, essays, formulas, line breaks, quotation marks,
shared addresses, spoilt numbers, ids of other systems. The files are read with the csv module and openpyxl,
which share nothing with the writers. What must hold, for every person of every list:

1. every lead stands in the files once, or in `crm_<target>.undelivered.csv` with a reason; nobody else does;
2. a value is there as it was, or is listed with what it was and what became of it;
3. headers, required columns, lengths, rows per file, encoding and unique keys are those of the target;
4. no cell would be run as a formula by a spreadsheet.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from pipeline.columns import COLUMNS, TEXT
from pipeline.rules import load_rules
from pipeline.writers.crm import TARGETS, About, deliver

Person = Mapping[str, str]
Value = Callable[[Person], str]

CAMPAIGN = "701xx0000000001AAA"
EVENT = "2026 春季峰会"
LONGEST_CELL = 10_000_000  # the list of changes has a value whole, however long it was
FORMULA = re.compile("^(?:[\t\r]|[\\s\u200b-\u200f\u2060\ufeff\xa0]*[=+\\-@＝＋－＠])")
NUMBER = re.compile(r"\+[0-9]{7,15}(; \+[0-9]{7,15})*|-?[0-9]+")


class Limits(NamedTuple):
    """What one target asks, as its vendor says it."""

    values: Mapping[str, Value]
    headers: str
    required: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    longest: Mapping[str, int] = {}
    longest_bytes: int = 0
    unique: tuple[str, ...] = ()
    rows: int = 1_048_575
    form: str = "csv"
    bom: bool = True
    forbidden: str = ""


def is_number(person: Person) -> bool:
    """Say whether the generated phone is a number."""
    return re.fullmatch(r"\+[0-9]{7,15}", person["phone"]) is not None


def mobile(person: Person) -> str:
    """Give a mobile; what is no number at all is expected, too, so that its loss must be told."""
    return person["phone"] if not is_number(person) or person["phone_kind"] == "mobile" else ""


def landline(person: Person) -> str:
    """Give any other number."""
    return person["phone"] if is_number(person) and person["phone_kind"] != "mobile" else ""


def any_number(person: Person) -> str:
    """Give the number, whatever its kind."""
    return person["phone"]


def national(person: Person) -> str:
    """Give a mobile as it is dialled on the mainland."""
    return re.sub(r"^\+86(?=1)", "", mobile(person))


def numbered(person: Person) -> str:
    """Give the number in the form of SMS platforms."""
    return re.sub(r"^\+86(?=1)", "", person["phone"])


def column(name: str) -> Value:
    """Give what stands in a column."""
    return lambda person: person[name]


def opted_out(person: Person) -> str:
    """Give the word for who said no."""
    return "true" if person["consent"] == "no" else ""


def one_of(words: Mapping[str, str], name: str) -> Value:
    """Give the word of a pick-list."""
    return lambda person: words.get(person[name], "")


RATING = one_of({"A": "Hot", "B": "Warm", "C": "Cold"}, "tier")
STATUS = one_of({"yes": "Attended", "no": "No-Show", "": "Registered"}, "attended")
EMPLOYEES = one_of({"1-49": "49", "50-199": "199", "200-999": "999", "1000+": "1000"}, "company_size")
COUNTRY = one_of({"CN": "China", "DE": "Germany", "SG": "Singapore"}, "country")
email, company, title, city, province = map(column, ("email", "company", "title", "city", "province"))

LIMITS: dict[str, Limits] = {
    "generic": Limits(
        {
            "Name": column("name"), "Other Name": column("name_alt"), "Company": company, "Job Title": title,
            "Department": column("department"), "Mobile Phone": mobile, "Phone": landline,
            "Other Phones": column("phone_alt"), "Email": email, "Other Emails": column("email_alt"),
            "Country": column("country"), "Province": province, "City": city, "Industry": column("industry"),
            "Company Size": column("company_size"), "Lead Source": column("source"), "Question": column("question"),
            "Consent": column("consent"), "Tier": column("tier"), "Score": column("score"), "Owner": column("owner"),
            "Tags": column("tags"), "Note": column("note"), "CRM Id": column("crm_id"),
            "Rollcall Id": column("person_id"),
        },
        "Name,First Name,Last Name,Other Name,Company,Department,Job Title,Mobile Phone,Phone,Other Phones,Email,"
        "Other Emails,Country,Province,City,Industry,Company Size,Seniority,Function,Lead Source,Registered At,"
        "Question,Wants Contact,Consent,Tier,Score,Reason,Owner,Tags,Note,CRM Id,Rollcall Id",
        any_of=("Name", "Mobile Phone", "Phone", "Email"),
    ),
    "hubspot": Limits(
        {
            "Record ID": column("crm_id"), "Email": email, "Phone number": landline, "Mobile phone number": mobile,
            "Job title": title, "Company name": company, "City": city, "State/Region": province,
            "Country/Region": COUNTRY, "Number of employees": EMPLOYEES, "Contact owner": column("owner"),
        },
        "Record ID,First name,Last name,Email,Phone number,Mobile phone number,Job title,Company name,City,"
        "State/Region,Country/Region,Industry,Number of employees,Lifecycle stage,Lead status,Contact owner",
        any_of=("First name", "Last name", "Email"),
        unique=("Record ID", "Email"),
    ),
    "salesforce-leads": Limits(
        {
            "Company": company, "Title": title, "Email": email, "Phone": landline, "MobilePhone": mobile, "City": city,
            "State": province, "Country": COUNTRY, "NumberOfEmployees": EMPLOYEES, "Rating": RATING,
            "HasOptedOutOfEmail": opted_out,
        },
        "FirstName,LastName,Company,Title,Email,Phone,MobilePhone,Street,City,State,PostalCode,Country,Industry,"
        "NumberOfEmployees,LeadSource,Status,Rating,Website,Description,HasOptedOutOfEmail,DoNotCall",
        required=("LastName", "Company"),
        longest={
            "FirstName": 40, "LastName": 80, "Company": 255, "Title": 128, "Email": 80, "Phone": 40, "MobilePhone": 40,
            "City": 40, "State": 80, "Country": 80, "Industry": 40, "Description": 32_000,
        },
        rows=50_000,
        bom=False,
    ),
    "salesforce-campaign-members": Limits(
        {
            "CampaignId": lambda person: CAMPAIGN,
            "LeadId": lambda person: person["crm_id"] if person["crm_id"].startswith("00Q") else "",
            "ContactId": lambda person: person["crm_id"] if person["crm_id"].startswith("003") else "",
            "Campaign Member Status": STATUS,
        },
        "CampaignId,LeadId,ContactId,Campaign Member Status",
        required=("CampaignId", "Campaign Member Status"),
        any_of=("LeadId", "ContactId"),
        longest={"Campaign Member Status": 40},
        unique=("LeadId", "ContactId"),
        rows=50_000,
        bom=False,
    ),
    "dynamics": Limits(
        {
            "Topic": lambda person: EVENT, "Company Name": company, "Job Title": title, "Email": email,
            "Mobile Phone": mobile, "Business Phone": landline, "City": city, "State/Province": province,
            "Country/Region": COUNTRY, "Rating": RATING, "No. of Employees": EMPLOYEES,
        },
        "Topic,First Name,Last Name,Company Name,Job Title,Email,Mobile Phone,Business Phone,Website,Street 1,City,"
        "State/Province,ZIP/Postal Code,Country/Region,Lead Source,Rating,Industry,No. of Employees,Description,"
        "Source Campaign",
        required=("Topic", "Last Name"),
        longest={
            "Topic": 300, "First Name": 50, "Last Name": 50, "Company Name": 100, "Job Title": 100, "Email": 100,
            "Mobile Phone": 20, "Business Phone": 50, "City": 80, "State/Province": 50, "Country/Region": 80,
            "Description": 2_000,
        },
    ),
    "zoho": Limits(
        {
            "Company": company, "Email": email, "Phone": landline, "Mobile": mobile, "Designation": title,
            "No of Employees": EMPLOYEES, "City": city, "State": province, "Country": COUNTRY,
            "Email Opt Out": opted_out, "Lead Owner": column("owner"),
        },
        "Last Name,First Name,Company,Email,Phone,Mobile,Designation,Lead Source,Lead Status,Industry,"
        "No of Employees,City,State,Country,Website,Rating,Email Opt Out,Description,Lead Owner",
        required=("Last Name",),
        longest={
            "Last Name": 80, "First Name": 40, "Company": 100, "Email": 100, "Phone": 30, "Mobile": 30,
            "Designation": 100, "Website": 120, "Description": 32_000,
        },
        unique=("Email",),
        rows=1_500,
        forbidden='"|<>',
    ),
    "pipedrive": Limits(
        {
            "Person - Name": column("name"), "Person - Email (Work)": email, "Person - Phone (Mobile)": mobile,
            "Organization - Name": company, "Person - Job title": title, "Lead - Label": RATING,
            "Lead - Owner": column("owner"),
        },
        "Lead - Title,Person - Name,Person - Email (Work),Person - Phone (Mobile),Organization - Name,"
        "Person - Job title,Lead - Label,Lead - Source,Lead - Owner,Note",
        required=("Lead - Title",),
        any_of=("Person - Name", "Organization - Name"),
        rows=50_000,
    ),
    "fxiaoke": Limits(
        {
            "姓名": column("name"), "公司": company, "部门": column("department"), "职务": title, "手机": national,
            "电话": landline, "邮件": email, "市场活动": lambda person: CAMPAIGN, "负责人": column("owner"),
        },
        "姓名,公司,部门,职务,手机,电话,邮件,地址,来源,线索池,市场活动,线索详情/备注,负责人",
        required=("姓名",),
        rows=10_000,
        form="xlsx",
    ),
    "xiaoshouyi": Limits(
        {
            "姓名": column("name"), "公司名称": company, "职务": title, "手机": national, "电话": landline,
            "邮箱": email, "省份": province, "城市": city, "市场活动": lambda person: CAMPAIGN,
            "所有人": column("owner"),
        },
        "姓名,公司名称,职务,手机,电话,邮箱,省份,城市,线索来源,市场活动,跟进状态,所有人,备注",
        required=("姓名", "公司名称"),
        rows=10_000,
        form="xlsx",
    ),
    "wecom": Limits(
        {
            "手机号": numbered, "客户姓名/备注": column("name"), "分配成员": column("owner"),
            "标签": lambda person: person["tags"].replace("; ", ";"),
        },
        "手机号,客户姓名/备注,描述,标签,分配成员",
        required=("手机号",),
        longest={"客户姓名/备注": 20, "描述": 150},
        unique=("手机号",),
        rows=1_000,
    ),
    "mailchimp": Limits(
        {
            "Email Address": email, "Phone Number": any_number, "Company": company,
            "Tags": lambda person: person["tags"].replace("; ", ","),
        },
        "Email Address,First Name,Last Name,Phone Number,Company,Tags",
        required=("Email Address",),
        longest_bytes=255,
        unique=("Email Address",),
    ),
    "sms-aliyun": Limits(
        {"手机号": numbered, "name": column("name")},
        "手机号,name",
        required=("手机号", "name"),
        unique=("手机号",),
        rows=100,
    ),
    "sms-tencent": Limits(
        {"手机号": numbered, "短信内容变量1": column("name")},
        "手机号,短信内容变量1",
        required=("手机号", "短信内容变量1"),
        unique=("手机号",),
        form="xlsx",
    ),
}  # fmt: skip

#: Header pairs of given and family name, by target.
SPLIT = {
    "generic": ("First Name", "Last Name"),
    "hubspot": ("First name", "Last name"),
    "salesforce-leads": ("FirstName", "LastName"),
    "dynamics": ("First Name", "Last Name"),
    "zoho": ("First Name", "Last Name"),
    "mailchimp": ("First Name", "Last Name"),
}

NAMES = (
    "李雷", "欧阳娜娜", "司马光", "张三丰", "王", "Jan van der Berg", "Anna Lindqvist", "Bob", "María-José Núñez",
    "买买提·艾力", "Ng Mei Ling", "Jean  Luc", "O'Neil Pat", "=HYPERLINK(1)", "@SUM(A1)", "<b>Eve</b>", 'Al "Ace" Dow',
    "A|B Chen", "", "𠮷野家", "NULL", "nan", "'90s Kid", "-Minus", "＝全角", "name\twith tab", "Li\nLei", "😀 Smile",
)  # fmt: skip
TEXTS = (
    "", "", "杭州云杉智能科技有限公司", "SKF AB", "=1+1", "+1 (555) 0100", "-3", "@home", "'quoted", 'say "hi", ok',
    "two\nlines", "\r\nreturn", "  spaced  ", "a;b", "a, b", "<script>", "a|b", "\u200b=1", "长" * 30, "长" * 200,
    "long " * 60, "=" + "A" * 79, "=" + "A" * 254, "=" + "x" * 127, "é" * 130, "😀" * 140, "0012", "1E5", "NA", "None", "_x0041_", "\x0bvt", "x" * 33_000,
)  # fmt: skip
PHONES = (
    ("+8613900001234", "mobile"), ("+8613700004321", "mobile"), ("+8657188001234", "fixed"), ("", ""),
    ("+4915112345678", "mobile"), ("+4989123456", "fixed"), ("138****0012", "unknown"), ("没有", "unknown"),
    ("+8618600009999", "mobile"), ("+864008001234", "toll_free"), ("=1+1", "unknown"),
)  # fmt: skip
EMAILS = (
    "", "", "lilei@yunshan.cn", "info@skf.com", "+tag@x.com", "=a@x.com", "not an address", "ö@x.com", "o'n@x.ie",
    "li.lei@y.cn", f"{'a' * 60}@{'b' * 50}.com", "UPPER@x.com",
)  # fmt: skip
IDS = (
    "", "", "4711", "4711", "003xx000004TmiQ", "00Qxx000004TmiQ", "00Qxx000004TmiQAAA", "a0B-1", "=1", "客户-7", "-12",
)  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "outcome": ("lead", "lead", "lead", "lead", "review", "excluded"),
    "tier": ("A", "B", "C"),
    "score": ("", "-4", "0", "37", "88"),
    "country": ("", "CN", "DE", "SG"),
    "company_size": ("", "1-49", "50-199", "200-999", "1000+"),
    "industry": ("", "SOFT", "AUTO", "OTHR"),
    "consent": ("", "yes", "no"),
    "attended": ("", "yes", "no"),
    "wecom": ("", "", "", "林晓"),
    "owner": ("", "林晓", "lin@litoo.cn"),
    "tags": (
        "",
        "VIP",
        "2026春季峰会; 老客户",
        "a, b; c",
        "=x; y",
        "长" * 40 + "; 短",
        "; ".join(["标签五字"] * 60),
    ),
    "crm_id": IDS,
    "email": EMAILS,
    "name": NAMES,
    "email_alt": ("", "", "a@x.com; b@y.com"),
    "phone_alt": ("", "", "+8657188001234; +8613900007777"),
}


def people(chance: random.Random, most: int = 25) -> pd.DataFrame:
    """Make a list of people as `process` leaves it."""
    rows = []
    for number in range(chance.randint(0, most)):
        row = {
            name: chance.choice(CHOICES.get(name, TEXTS)) for name in ("outcome", "tier", "score", *COLUMNS)
        }
        if chance.random() < 0.5:  # a person of their own
            row |= {"name": f"王{number}号", "email": f"p{number}@example.com"}
            row |= {"phone": f"+86139{number:08d}", "phone_kind": "mobile"}
        else:
            row |= dict(zip(("phone", "phone_kind"), chance.choice(PHONES), strict=True))
        good = re.fullmatch(r"\+[0-9]{7,15}", row["phone"])
        rows.append(
            {**row, "person_id": f"p{number:03d}", "reason": "", "phone_country": "CN" if good else ""}
        )
    columns = ["person_id", "outcome", "tier", "score", *COLUMNS, "reason", "phone_country"]
    return pd.DataFrame(rows, columns=columns, dtype=TEXT).set_index("person_id", drop=False)


class Table(NamedTuple):
    """One file as it was read: its name, its header and its lines."""

    name: str
    header: list[str]
    lines: list[dict[str, str]]


def tables(folder: Path, target: str) -> Iterator[Table]:
    """Read the files of a target in the order of their numbers."""
    limits = LIMITS[target]
    paths = [path for path in folder.glob(f"crm_{target}*") if not path.name.endswith(".undelivered.csv")]
    for path in sorted(paths, key=lambda path: (len(path.name), path.name)):
        if limits.form == "xlsx":
            (sheet,) = openpyxl.load_workbook(path).worksheets
            assert not sheet.merged_cells.ranges, f"{path.name}: merged cells"
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), (
                f"{path.name}: formula"
            )
            rows = [[unescaped(cell.value) for cell in row] for row in sheet.iter_rows()]
        else:
            data = path.read_bytes()
            assert data.startswith(b"\xef\xbb\xbf") == limits.bom, f"{path.name}: byte order mark"
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file, strict=True))
        header, *lines = rows
        yield Table(path.name, header, [dict(zip(header, line, strict=True)) for line in lines])


def unescaped(value: object) -> str:
    """Give the text of a cell: a character no XML holds is written _x000B_, an underscore before such _x005F_."""
    text = "" if value is None else str(value)
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def bare(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a cell."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell.lstrip("'")) else cell


def wrong(folder: Path, target: str, frame: pd.DataFrame) -> Iterator[str]:
    """Name everything that does not hold of the files of `target` in `folder`."""
    limits = LIMITS[target]
    csv.field_size_limit(LONGEST_CELL)
    persons = [dict(row) for row in frame[frame["outcome"] == "lead"].to_dict("records")]
    listed = folder / f"crm_{target}.undelivered.csv"
    problems = []
    if listed.exists():
        with listed.open(encoding="utf-8-sig", newline="") as file:
            problems = [{name: bare(cell) for name, cell in line.items()} for line in csv.DictReader(file)]
    absent = {one["person_id"] for one in problems if one["delivered"] == "no"}
    told = {(one["person_id"], one["field"]): one for one in problems if one["delivered"] == "yes"}
    yield from (f"{one['person_id']}: no reason" for one in problems if not one["reason"])
    read = list(tables(folder, target))
    for table in read:
        if table.header != limits.headers.split(","):
            yield f"{table.name}: header {table.header}"
        if len(table.lines) > limits.rows:
            yield f"{table.name}: {len(table.lines)} rows"
    delivered = [person for person in persons if person["person_id"] not in absent]
    if target == "mailchimp":
        if any(person["consent"] == "no" for person in delivered):
            yield "somebody who said no is not listed as left out"
        delivered.sort(key=lambda person: person["consent"] != "yes")
        counts = [len(table.lines) for table in read if "-non-" not in table.name]
        yes = sum(person["consent"] == "yes" for person in delivered)
        if delivered and sum(counts) != yes:
            yield f"{yes} agreed, {counts} stand among the subscribed"
        read.sort(key=lambda table: "-non-" in table.name)
    lines = [line for table in read for line in table.lines]
    if len(lines) != len(delivered):
        yield f"{len(persons)} leads, {len(absent)} listed as left out, {len(lines)} lines"
        return
    for person, line in zip(delivered, lines, strict=True):
        yield from wrong_line(person, line, target, told)
    for header in limits.unique:
        counts_of = Counter(line[header].lower() for line in lines if line[header])
        yield from (f"{header}: {value} stands {n} times" for value, n in counts_of.items() if n > 1)


def wrong_line(
    person: Person, line: Mapping[str, str], target: str, told: Mapping[tuple[str, str], Mapping[str, str]]
) -> Iterator[str]:
    """Name what does not hold of one line."""
    limits, who = LIMITS[target], person["person_id"]

    def original(header: str) -> str:
        """Give what a cell was, by the list of changes where it stands there."""
        change = told.get((who, header))
        cell = line[header] if limits.form == "xlsx" else bare(line[header])
        if change is None:
            return cell
        if change["after"] not in (line[header], cell):
            raise AssertionError(
                f"{who} {header}: the list says {change['after']!r}, the file {line[header]!r}"
            )
        return change["before"]

    try:
        for header, value in limits.values.items():
            given = original(header)
            tags = header in ("Tags", "标签") and given == person["tags"]
            if given != value(person) and not tags:
                yield f"{who} {header}: {value(person)!r} became {line[header]!r}"
        if target in SPLIT:
            given, family = map(original, SPLIT[target])
            if person["name"] != family + given and person["name"].split() != f"{given} {family}".split():
                yield f"{who}: {person['name']!r} became {given!r} and {family!r}"
    except AssertionError as error:
        yield str(error)
    yield from (f"{who}: no {header}" for header in limits.required if not line[header])
    if limits.any_of and not any(line[header] for header in limits.any_of):
        yield f"{who}: none of {limits.any_of}"
    for header, cell in line.items():
        size = limits.longest.get(header)
        if size and len(cell) > size:
            yield f"{who} {header}: {len(cell)} characters"
        if limits.longest_bytes and len(cell.encode()) > limits.longest_bytes:
            yield f"{who} {header}: {len(cell.encode())} bytes"
        if any(mark in cell for mark in limits.forbidden):
            yield f"{who} {header}: a character that is not taken"
        if limits.form == "csv" and FORMULA.match(cell) and not NUMBER.fullmatch(cell):
            yield f"{who} {header}: {cell!r} would run"


def main() -> None:
    """Check as many lists as asked for; exit 1 when anything was lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lists", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=TARGETS, action="append")
    given = parser.parse_args()
    about = About(load_rules(), EVENT, CAMPAIGN)
    leads = failures = 0
    for number in range(given.lists):
        frame = people(random.Random(f"{given.seed}-{number}"))
        leads += int((frame["outcome"] == "lead").sum())
        for target in given.target or TARGETS:
            with tempfile.TemporaryDirectory() as folder:
                deliver(Path(folder), frame, TARGETS[target], about)
                for problem in wrong(Path(folder), target, frame):
                    failures += 1
                    print(f"list {number}, {target}: {problem}")
    print(
        f"{given.lists:,} lists with {leads:,} leads, {len(given.target or TARGETS)} targets: {failures} failures"
    )
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
