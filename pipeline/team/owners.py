"""Who in the team looks after whom: owners.csv, one line per colleague, or per colleague and territory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.rule_files import Line
from pipeline.text.clean import normal

_SPLIT = re.compile(r"[;；、,，|\n]+")
_HEADERS: dict[str, tuple[str, ...]] = {
    "name": (
        "owner",
        "负责人",
        "姓名",
        "销售",
        "销售姓名",
        "同事",
        "name",
        "sales",
        "sales rep",
        "rep",
        "caller",
        "回访人",
    ),
    "email": ("email", "e-mail", "mail", "邮箱", "企业邮箱", "user", "crm user"),
    "territories": (
        *("territory", "territories", "region", "regions", "area", "province", "city", "country"),
        *("区域", "地区", "大区", "省份", "城市", "负责区域", "负责省份", "国家"),
    ),
    "industries": ("industry", "industries", "行业", "负责行业"),
    "key_accounts": (
        "key account",
        "key accounts",
        "key_account",
        "account",
        "accounts",
        "重点客户",
        "大客户",
        "客户",
        "公司",
    ),
}
_ABOUT = {normal(word): about for about, words in _HEADERS.items() for word in words}


class Owner(NamedTuple):
    """A colleague and what is theirs; without any, they take their turn with everyone else's leads."""

    name: str
    email: str = ""
    territories: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    key_accounts: tuple[str, ...] = ()


def read_owners(lines: Sequence[Line]) -> tuple[tuple[Owner, ...], tuple[str, ...]]:
    """Read owners in the order of the list, and notes; without a header, the first column is the name.

    >>> read_owners([Line(1, ("负责人", "区域")), Line(2, ("王芳", "浙江、江苏"))])[0][0].territories
    ('浙江', '江苏')
    """
    if not lines:
        return (), ()
    columns = [_ABOUT.get(normal(cell).strip(" *:"), "") for cell in lines[0].cells]
    body: Sequence[Line] = lines[1:]
    notes: list[str] = []
    if "name" not in columns:
        columns, body = (["name", "territories"], lines) if not any(columns) else (columns, lines[1:])
    else:
        unknown = [cell for cell, about in zip(lines[0].cells, columns, strict=True) if cell and not about]
        notes = [f"owners.csv: column '{cell}' is not known, not used" for cell in unknown]
    owners = []
    for line in body:
        found: dict[str, list[str]] = {about: [] for about in _HEADERS}
        for about, cell in zip(columns, line.cells, strict=False):
            if about:
                found[about] += [part.strip() for part in _SPLIT.split(cell) if part.strip()]
        if found["name"]:
            lists = (tuple(found[about]) for about in ("territories", "industries", "key_accounts"))
            owners.append(Owner(found["name"][0], next(iter(found["email"]), ""), *lists))
        else:
            notes.append(f"owners.csv: line {line.number} names nobody, not used")
    return tuple(owners), tuple(notes)
