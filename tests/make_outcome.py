# ruff: noqa: E501 - the people are a table
"""An invented finished run, for tests of what is written from one: 60 people and their rows."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Verdict, found, join_findings
from pipeline.callback import Callback
from pipeline.columns import COLUMNS, TEXT
from pipeline.labels import Lang
from pipeline.reasons import sentences
from pipeline.rule_files import RuleFile, gather, read_settings
from pipeline.writers.content import WorkbookInput

_ZH = (
    (
        "王建国",
        "杭州云杉智能科技有限公司",
        "信息总监",
        "杭州",
        "浙江",
        "SOFT",
        "VP-director",
        "IT",
        "能和我们现在的 SAP 对接吗？上线要多久？",
    ),
    (
        "李晓梅",
        "苏州明德精密机械股份有限公司",
        "生产副总",
        "苏州",
        "江苏",
        "MACH",
        "VP-director",
        "production",
        "想看一下同行业的案例",
    ),
    ("欧阳振华", "上海澄海生物医药集团", "董事长", "上海", "上海", "PHAR", "C-level", "general mgmt", ""),
    (
        "陈思远",
        "深圳市海纳电子",
        "采购经理",
        "深圳",
        "广东",
        "ELEC",
        "manager",
        "procurement",
        "报价方式是按账号还是按工厂？\n有没有年付优惠？",
    ),
    ("周颖", "宁波东港新材料有限公司", "IT 工程师", "宁波", "浙江", "CHEM", "staff", "IT", ""),
    ("赵一鸣", "青岛蓝湾家电", "数字化部部长", "青岛", "山东", "CONS", "manager", "IT", "是否支持私有化部署"),
    ("吴海涛", "武汉光谷激光设备有限公司", "厂长", "武汉", "湖北", "MACH", "VP-director", "production", ""),
    ("郑雅文", "成都天府食品", "人事主管", "成都", "四川", "FOOD", "manager", "HR", ""),
)
_EN = (
    (
        "Anna Keller",
        "Nordwind Automotive GmbH",
        "Head of IT",
        "Munich",
        "",
        "AUTO",
        "VP-director",
        "IT",
        "Does it connect to our SAP?",
    ),
    ("Tom O'Brien", "Harbor & Sons Packaging", "CEO", "Boston", "", "PACK", "C-level", "general mgmt", ""),
    (
        "Priya Nair",
        "Kestrel Foods Ltd",
        "Plant Manager",
        "Leeds",
        "",
        "FOOD",
        "manager",
        "production",
        "Could you show a demo for three plants? We run two shifts.",
    ),
    ("Lucas Meyer", "Alpenglas AG", "Software Engineer", "Zurich", "", "BLDG", "staff", "IT", ""),
)
_DUE = {"A": "2026-03-03 09:00", "B": "2026-03-04 09:00", "C": "2026-03-09 18:00"}


@dataclass(frozen=True)
class ShownRules:
    """The part of the rules that a sheet shows."""

    callback: Callback
    files: Mapping[str, RuleFile]


@dataclass(frozen=True)
class Made:
    """A run and the rules to write it with."""

    run: WorkbookInput
    rules: ShownRules
    lang: Lang


def shown_rules() -> ShownRules:
    """Return the shipped rules that a sheet shows."""
    files, *_ = gather()
    return ShownRules(Callback.model_validate(read_settings(files["callback.toml"].data)), files)


def make(lang: Lang = "zh", people: int = 60, changes: dict[int, dict[str, str]] | None = None) -> Made:
    """Make a run of `people` people; `changes` sets columns of the n-th person to something else."""
    drafts = [_person(number, lang) | (changes or {}).get(number, {}) for number in range(people)]
    index = pd.Index([draft.pop("person_id") for draft in drafts], dtype=TEXT, name="person_id")
    frame = pd.DataFrame(drafts, index=index).fillna("").astype(TEXT)
    frame = frame.assign(score=np.arange(people, 0, -1, dtype=np.int64))
    rows, row_findings, outcomes = _rows(frame)
    findings = _findings(frame)
    frame = frame.assign(reason=sentences(frame, findings, lang))
    asked = found(
        [_first_row(frame, 1), _first_row(frame, 4)],
        "ask-same-person",
        field="pair",
        before="name=exact phone=different email=missing company=same",
        after=[_first_row(frame, 17), _first_row(frame, 20)],
    )
    ledger = rows[["source_file", "sheet", "line", "person_id"]].assign(
        outcome=outcomes, because="", reason=""
    )
    ledger = ledger.assign(because=ledger["because"].where(outcomes != "merged", "same-phone-and-name"))
    guessed = ["第 3 行是表头；编码 GB18030"] if lang == "zh" else ["Header in row 3; encoding cp1252"]
    run = WorkbookInput(
        rows=Batch(rows, join_findings([row_findings, asked])),
        people=Batch(frame, findings),
        ledger=ledger.reset_index(names="row_id"),
        summary={"inputs": [{"name": "signups.xlsx", "sha256": "", "rows": len(rows), "guessed": guessed}]},
        event="2026 春季智造峰会" if lang == "zh" else "Spring Summit 2026",
        event_date=dt.date(2026, 3, 20),
        on=dt.date(2026, 3, 2),
    )
    return Made(run, shown_rules(), lang)


def _first_row(people: pd.DataFrame, place: int) -> str:
    return str(people["rows"].iloc[place]).split()[0]


def _person(number: int, lang: Lang) -> dict[str, str]:
    known = (_ZH + _EN) if lang == "zh" else (_EN + _ZH)
    name, company, title, city, province, industry, seniority, function, question = known[number % len(known)]
    outcome = "excluded" if number % 10 == 7 else "review" if number % 15 == 9 else "lead"
    tier = "ABC"[min(number // 12, 2)] if outcome == "lead" else ""
    wecom = "林晓" if number % 8 == 3 else ""
    phone = f"+86139{number:04d}{1234 + number:04d}" if number % 6 != 5 else ""
    channel = "wecom" if wecom else "phone" if phone else "email"
    because = {
        "excluded": ("competitor", "junk:keyboard-walk", "internal")[number % 3],
        "review": "review:like-competitor",
    }
    values = {
        "person_id": f"p{number:012x}", "name": name, "phone": phone, "phone_kind": "mobile" if phone else "",
        "email": f"user{number}@example.com", "company": company, "company_core": company[:6], "title": title,
        "country": "CN" if province else "DE", "province": province, "city": city, "industry": industry,
        "company_size": ("200-999", "1000+", "")[number % 3], "seniority": seniority, "function": function,
        "key_account": "云杉集团" if "云杉" in company else "", "source": "公众号推文" if lang == "zh" else "newsletter",
        "registered_at": f"2026-02-{1 + number % 28:02d} 09:02:11", "question": question,
        "wants_contact": "yes" if number % 4 == 0 else "", "minutes": str(number) if number % 2 else "",
        "owner": ("林晓", "周舟", "")[number % 3], "wecom": wecom, "outcome": outcome, "because": because.get(outcome, ""),
        "tier": tier, "channel": channel if outcome == "lead" else "", "due": _DUE.get(tier, ""), "x:T-shirt": ("M", "L")[number % 2],
    }  # fmt: skip
    return {**dict.fromkeys(COLUMNS, ""), **values}


def _rows(people: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series[str]]:
    """Give every person a row, and every fifth a second one; set `rows` of `people`."""
    lines, owners, outcomes = [], [], []
    ids = [[] for _ in range(len(people))]  # type: list[list[str]]
    for place, copy in itertools.product(range(len(people)), (0, 1)):
        if copy and place % 5:
            continue
        row = f"r{len(lines) + 1}"
        ids[place].append(row)
        draft = people.iloc[place][list(COLUMNS)].to_dict()
        lines.append(
            draft | {"email": "old@example.com" if copy else draft["email"], "row_key": f"k{len(lines):012x}"}
        )
        owners.append(people.index[place])
        outcomes.append("merged" if copy else people["outcome"].iloc[place])
    people["rows"] = pd.array([" ".join(several) for several in ids], dtype=TEXT)
    index = pd.Index([f"r{number + 1}" for number in range(len(lines))], dtype=TEXT, name="row_id")
    frame = pd.DataFrame(lines, index=index).astype(TEXT)
    frame = frame.assign(
        person_id=pd.array(owners, dtype=TEXT),
        source_file="signups.xlsx",
        sheet="Sheet1",
        line=np.arange(4, 4 + len(lines)),
    )
    merged = index[np.array(outcomes) == "merged"]
    findings = found(merged, "same-phone-and-name", field="pair", before=frame.loc[merged, "phone"])
    return frame, findings, pd.Series(outcomes, index=index, dtype=TEXT)


def _findings(people: pd.DataFrame) -> pd.DataFrame:
    lead = people[people["outcome"] == "lead"]
    said = [
        found(lead.index, "points:seniority", field="seniority", before=lead["seniority"], points=20),
        _where(lead, "key_account", "points:key-account", after="key_account"),
        _where(lead, "wants_contact", "points:wants-contact"),
        _where(lead, "question", "points:question", before="question"),
    ]
    for number, (person, rule) in enumerate(people["because"].items()):
        if rule:
            verdict = Verdict.EXCLUDE if not str(rule).startswith("review:") else Verdict.REVIEW
            said.append(
                found(
                    [str(person)],
                    str(rule),
                    verdict,
                    field="company",
                    before=people["company"].iloc[number],
                    after="美云智数",
                )
            )
    several = people.index[people["rows"].str.contains(" ")]
    said.append(
        found(
            several, "value-lost", field="email", before="old@example.com", after=people.loc[several, "email"]
        )
    )
    return join_findings(said)


def _where(people: pd.DataFrame, column: str, rule: str, before: str = "", after: str = "") -> pd.DataFrame:
    some = people[people[column] != ""]
    return found(
        some.index,
        rule,
        field=column,
        before=some[before] if before else "",
        after=some[after] if after else "",
        points=10,
    )
