"""Write the labelled lists and their truth from the hand-written rows under `rows/`.

Every file in `rows/` is one author's list as text: settings, title lines (`pre:`), `header:` and then, for
each row, the cells as typed (`|` between cells) and below it its label, made by reading the row as a careful
human would:

    > PERSON VERDICT [because] ; name ; phone ; email ; place ; industry ; seniority ; function ; note

PERSON is `-` for someone who stands once, or a word shared by rows of one human; `dup=NAME` after the verdict
means the person labelled NAME above. VERDICT is `keep`, `r` (kept or asked about, both are right) or `x`
(excluded). `=` means "as typed", `|` separates equally right answers (`~` in names, phones and cities), a
place is a Chinese city or COUNTRY/REGION/City, an industry with `?` is right but need not be known. In cells
`#5` is a number, `@1101.091402` a time; a line with a dot alone is an empty line. Nothing here is generated:
the script only lays out the files so that line numbers, types and encodings are exact, always with the same
bytes.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).parent
YEAR = 2026
TRUTH = [
    *(
        "file",
        "sheet",
        "line",
        "person",
        "outcome_expected",
        "because_expected",
        "name",
        "name_ok_alternatives",
    ),
    *("phone", "email", "country", "province", "city", "city_knowable", "industry", "industry_knowable"),
    *("seniority", "function", "notes"),
]
PROVINCES = {
    "浙江": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "江苏": "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州",
    "广东": "广州 深圳 珠海 汕头 佛山 江门 湛江 肇庆 惠州 梅州 阳江 东莞 中山 揭阳 清远",
    "河北": "唐山 沧州 石家庄",
    "山西": "太原",
    "内蒙古": "包头 鄂尔多斯 呼和浩特",
    "辽宁": "沈阳 大连 营口 辽阳",
    "吉林": "长春",
    "黑龙江": "哈尔滨 齐齐哈尔",
    "安徽": "合肥 芜湖",
    "福建": "福州 南平 宁德 泉州 厦门",
    "江西": "南昌 新余",
    "山东": "青岛 济南 威海 潍坊 烟台",
    "河南": "郑州 漯河 洛阳 许昌",
    "湖北": "武汉 襄阳",
    "湖南": "长沙 株洲",
    "广西": "柳州 桂林",
    "海南": "海口",
    "四川": "成都 绵阳 宜宾 泸州",
    "贵州": "贵阳",
    "云南": "昆明",
    "陕西": "西安 宝鸡",
    "甘肃": "兰州",
    "新疆": "乌鲁木齐 昌吉",
    "台湾": "台北 新北 桃园 新竹 台中 云林 台南 高雄 金门",
}
PROVINCE_OF = {city: province for province, cities in PROVINCES.items() for city in cities.split()}
PROVINCE_OF |= {city: city for city in ("北京", "上海", "天津", "重庆", "香港", "澳门")}
COUNTRY_OF = {"香港": "HK", "澳门": "MO", "台湾": "TW"}
VERDICTS = {"keep": "keep", "r": "review-ok", "x": "exclude"}


@dataclass
class Sheet:
    """One sheet as it will be written: lines of raw cells and the labels that belong to some of them."""

    name: str
    lines: list[list[str]] = field(default_factory=list)
    labels: dict[int, dict[str, str]] = field(default_factory=dict)  # by 1-based line
    merges: list[str] = field(default_factory=list)


@dataclass
class Author:
    """One list: its settings, sheets and the persons met so far."""

    settings: dict[str, str] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    at: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    persons: int = 0


def main() -> None:
    """Build every list of `rows/` and say how many rows each has."""
    for source in sorted((HERE / "rows").glob("*.txt")):
        author = read(source)
        target = HERE / author.settings["file"]
        (write_xlsx if target.suffix == ".xlsx" else write_csv)(author, target)
        print(f"{target.name}: {write_truth(author, target)} rows, {author.persons} people")


def read(source: Path) -> Author:
    """Read one author's rows; raise ValueError with the line when a label does not fit."""
    author = Author()
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        try:
            take(author, line)
        except (KeyError, ValueError, IndexError) as problem:
            raise ValueError(f"{source.name}:{number}: {problem!r}: {line}") from problem
    return author


def take(author: Author, line: str) -> None:
    """Add one source line (comment, setting, title, header, row or label) to the list."""
    setting = re.match(r"(file|encoding|delimiter|time|dates): (.*)", line)
    if not line.strip() or line.startswith("# "):
        return
    if setting:
        author.settings[setting[1]] = setting[2]
    elif line.startswith("sheet: "):
        author.sheets.append(Sheet(line[7:]))
    elif line.startswith("at: "):
        author.at = {key: int(column) for key, column in (pair.split("=") for pair in line[4:].split())}
    elif line.startswith("merge: "):
        author.sheets[-1].merges += line[7:].split()
    elif line.startswith("> "):
        label(author, line[2:])
    else:
        if not author.sheets:
            author.sheets.append(Sheet(""))
        body = re.sub(r"^(pre|header):", "", line)
        author.sheets[-1].lines.append([] if body == "." else [cell.strip(" ") for cell in body.split("|")])


def label(author: Author, text: str) -> None:
    """Attach a label to the row just read."""
    sheet = author.sheets[-1]
    head, *rest = (part.strip() for part in text.split(";"))
    key, verdict, *words = head.split(" ", 2)
    because = words[0] if words else ""
    same = re.search(r"dup=(.+)", because)
    because = because[: same.start()].strip() if same else because
    if verdict == "x":  # whoever leaves the list needs no tags
        rest[3:] = ["", "", "", "", "; ".join(rest[3:])]
    name, phone, email, place, industry, seniority, function, *note = rest + [""] * (8 - len(rest))
    names = typed_name(author, sheet.lines[-1], name).split("~")
    if same:
        person = author.named[same[1]]
    elif key in author.keys:
        person = author.keys[key]
    else:
        author.persons += 1
        person = author.persons
        author.keys |= {key: person} if key != "-" else {}
    author.named.setdefault(names[0], person)
    country, province, city = where(place)
    sheet.labels[len(sheet.lines)] = {
        "person": str(person),
        "outcome_expected": VERDICTS[verdict],
        "because_expected": because,
        "name": names[0],
        "name_ok_alternatives": "|".join(names[1:]),
        "phone": typed_phone(author, sheet.lines[-1], phone).replace("~", "|"),
        "email": typed_email(author, sheet.lines[-1], email),
        "country": country,
        "province": province,
        "city": city,
        "city_knowable": str(int(bool(city))),
        "industry": industry.rstrip("?"),
        "industry_knowable": str(int(bool(industry) and not industry.endswith("?"))),
        "seniority": seniority,
        "function": function,
        "notes": "; ".join(note),
    }


def typed_name(author: Author, cells: list[str], name: str) -> str:
    """Replace `=` by the name as typed: first and last name where both are given, else the name cell."""
    if not name.startswith("="):
        return name
    at = author.at
    parts = [cells[at[part] - 1] for part in ("first", "last") if part in at]
    whole = cells[at["name"] - 1] if "name" in at else ""
    typed = " ".join(filter(None, parts))
    if re.search("[\u4e00-\u9fff]", whole):
        typed = ""
    return "~".join(dict.fromkeys(filter(None, (typed, whole)))) + name[1:]


def typed_phone(author: Author, cells: list[str], phone: str) -> str:
    """Replace `=` by the typed number, which must be a mainland mobile or have its country code."""
    if not phone.startswith("="):
        return phone
    typed = cells[author.at["phone"] - 1].lstrip("#")
    digits = re.sub(r"[^0-9]", "", typed)
    if typed.startswith("+"):
        return "+" + digits + phone[1:]
    if re.fullmatch(r"1[0-9]{10}", digits):
        return "+86" + digits + phone[1:]
    raise ValueError(f"phone {typed!r} needs its E.164 form in the label")


def typed_email(author: Author, cells: list[str], email: str) -> str:
    """Replace `=` by the typed address in lower case."""
    if email != "=":
        return email
    typed = cells[author.at["email"] - 1].lower()
    if "@" not in typed:
        raise ValueError(f"e-mail {typed!r} needs its right form in the label")
    return typed


def where(place: str) -> tuple[str, str, str]:
    """Turn a label's place into country, province and city."""
    if "/" in place:
        country, province, city = place.split("/")
        return country, province.split("~")[0], city.replace("~", "|")
    if not place:
        return "", "", ""
    province = PROVINCE_OF[place.split("~")[0]]
    return COUNTRY_OF.get(province, "CN"), province, place.replace("~", "|")


def moment(cell: str) -> datetime:
    """Read `@MMDD.HHMMSS`."""
    return datetime.strptime(f"{YEAR}{cell[1:]}", "%Y%m%d.%H%M%S")


def value(author: Author, cell: str) -> Any:
    """Turn a cell as typed into what the file holds: text, number or time."""
    if re.fullmatch(r"@[0-9]{4}\.[0-9]{6}", cell):
        return (
            moment(cell)
            if author.settings.get("dates") == "excel"
            else moment(cell).strftime(author.settings["time"])
        )
    if re.fullmatch(r"#[0-9]+(\.[0-9]+)?", cell):
        return float(cell[1:])
    return cell


def write_xlsx(author: Author, target: Path) -> None:
    """Write a workbook whose bytes depend on the rows alone."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_numbers": False})
    book.set_properties({"created": datetime(YEAR, 11, 1)})
    clock = book.add_format({"num_format": "yyyy/m/d h:mm"})
    centre = book.add_format({"align": "center", "bold": True})
    for sheet in author.sheets:
        page = book.add_worksheet(sheet.name)
        for row, cells in enumerate(sheet.lines):
            for column, cell in enumerate(value(author, cell) for cell in cells):
                if isinstance(cell, datetime):
                    page.write_datetime(row, column, cell, clock)
                elif isinstance(cell, float):
                    page.write_number(row, column, cell)
                elif cell:
                    page.write_string(row, column, cell)
        for merge in sheet.merges:
            top = sheet.lines[int(re.sub(r"^[A-Z]+([0-9]+):.*", r"\1", merge)) - 1]
            page.merge_range(merge, next((cell for cell in top if cell), ""), centre)
    book.close()


def write_csv(author: Author, target: Path) -> None:
    """Write the list's one sheet with its own delimiter and encoding, CRLF as Excel does."""
    text = io.StringIO()
    out = csv.writer(text, delimiter=author.settings.get("delimiter", ","))
    for cells in author.sheets[0].lines:
        out.writerow(value(author, cell) for cell in cells)
    target.write_bytes(text.getvalue().encode(author.settings["encoding"]))


def write_truth(author: Author, target: Path) -> int:
    """Write `<list>.truth.csv` beside the list; return how many rows it labels."""
    rows = [
        {"file": target.name, "sheet": sheet.name, "line": str(line), **labels}
        for sheet in author.sheets
        for line, labels in sheet.labels.items()
    ]
    with target.with_suffix(".truth.csv").open("w", encoding="utf-8-sig", newline="") as handle:
        out = csv.DictWriter(handle, TRUTH, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    main()
