"""Who stands in the team's lists. Where two lists mean a row, the one that means it more closely decides.

A group may be a key account while its subsidiary competes: someone of 美云智数 is a competitor by name and a
key account only by the group 美的; someone of 美的集团 is nobody's competitor.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from pipeline.batch import Verdict, found, per_distinct
from pipeline.rules import Rules
from pipeline.team.level import Level
from pipeline.team.rows import Matches, Sought
from pipeline.text.clean import normal
from pipeline.text.remark_columns import remark_columns

#: Rules that a list decides, and what a mere likeness to it is called.
_RULES = {"internal": "internal", "competitors": "competitor", "partners": "partner"}
#: Behind a competitor's name: somebody of theirs.
_PEOPLE = (
    r"(?:公司|家|那边)?(?:的(?:人|员工|销售|卧底|探子|马甲)(?:$|[\s,，、;；。.!！?？()（）]|来(?!自))|派来的)"
)
#: What is said aside, and what ends the first thing a remark says.
_ASIDE = re.compile(r"[(（\[【]([^()（）\[\]【】]{2,20})[)）\]】]")
_CLAUSE = re.compile(r"[,，;；。.!！:：()（）\n]")


def listed(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `internal`, `opt-out`, `competitor`, `partner`; `review:like-...` for what only looks like it."""
    sought = Sought(rows)
    hits = {name: getattr(rules, name).match(sought) for name in (*_RULES, "key_accounts", "optout")}
    closest = np.maximum.reduce([hits[name].level.to_numpy() for name in (*_RULES, "key_accounts")])
    findings = _said("opt-out", hits["optout"], hits["optout"].mask, Verdict.EXCLUDE)
    for name, rule in _RULES.items():
        of_list = hits[name]
        decides = (of_list.level == closest) | _names_a_part(of_list, hits["key_accounts"])
        findings += _said(rule, of_list, of_list.mask & decides, Verdict.EXCLUDE)
    findings += _ourselves(rows[~hits["partners"].mask], rules) + _theirs(rows, rules)
    unclaimed = pd.Series(closest <= Level.ALIKE, index=rows.index)
    for name, rule in ({"optout": "opt-out"} | _RULES).items():
        findings += _said(f"review:like-{rule}", hits[name], hits[name].doubt & unclaimed, Verdict.REVIEW)
    return findings


def _ourselves(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `internal` of whom the list calls a colleague: 我司同事 as the company or all of a remark.

    First in a longer remark only 自己人 and its like: 我们同事，也想参加 a registrant writes of their own.
    `rows` are without those of listed partners: their own people are meant in a list of theirs.
    """
    companies = rules.companies

    def called(text: str) -> bool:
        first = normal(_CLAUSE.split(text, maxsplit=1)[0]).strip()
        beside = {normal(words).strip() for words in _ASIDE.findall(text)}  # 澜序（自己人）
        whole = normal(text).strip(" .。!！")
        return whole in companies.ourselves or not companies.insiders.isdisjoint({first, *beside})

    findings = []
    for column in ("company", *remark_columns(rows.columns)):
        said = np.array(per_distinct(rows[column], called), dtype=bool)
        own = rows[column][said]
        if len(own):
            findings.append(found(own.index, "internal", Verdict.EXCLUDE, field=column, before=own))
    return findings


def _theirs(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `competitor` of whom a remark calls one of a listed competitor's people: 蓝锋的人."""
    entries = [one for one in rules.competitors.entries if not one.exempt]
    names = sorted({normal(name) for one in entries for name in one.companies if len(name) > 1})
    if not names:
        return []
    theirs = re.compile(rf"(?:^|[,，;；。.!！是])\s*({'|'.join(map(re.escape, names))}){_PEOPLE}")
    findings = []
    for column in remark_columns(rows.columns):
        said = per_distinct(rows[column], lambda text: (theirs.search(normal(text)) or ("", ""))[1])
        held = np.array([bool(name) for name in said], dtype=bool)
        if held.any():
            before, after = rows[column][held], np.array(said, dtype=object)[held].tolist()
            findings.append(
                found(before.index, "competitor", Verdict.EXCLUDE, field=column, before=before, after=after)
            )
    return findings


def _names_a_part(ours: Matches, accounts: Matches) -> pd.Series[bool]:
    """Tell where a list names a part of the key account the row matches: 西门子, 西门子数字化工业软件."""
    part = (ours.mask & accounts.mask).to_numpy(dtype=bool, copy=True)
    for at in np.flatnonzero(part).tolist():
        name, house = normal(ours.after.iloc[at]), normal(accounts.after.iloc[at]).partition(" ")[0]
        part[at] = len(name) > len(house) and name.startswith(house)
    return pd.Series(part, index=ours.mask.index)


def _said(rule: str, hits: Matches, holds: pd.Series[bool], verdict: Verdict) -> list[pd.DataFrame]:
    """Make one frame per column that matched: `found` takes one field at a time."""
    return [
        found(
            part.index,
            rule,
            verdict,
            field=str(field),
            before=hits.before[part.index],
            after=hits.after[part.index],
        )
        for field, part in hits.field[holds].groupby(hits.field[holds], sort=True)
    ]
