"""Tag people: where they are, what their company does, what they do in it. Empty beats wrong."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Step, found, per_distinct, text_column
from pipeline.columns import LIST_SEPARATOR, empty_text
from pipeline.known import Known
from pipeline.places import places
from pipeline.rules import Rules
from pipeline.team.companies import Level
from pipeline.text.company import CompanyNames
from pipeline.text.gazetteer import fold
from pipeline.text.known_company import KnownCompany
from pipeline.text.mail_domains import domain_of
from pipeline.text.title import Role

_UNKNOWN = ("", "")


def enrich(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set country, province, city, industry, company_size, seniority, function, key_account and the tag.

    Each says from what it was taken; a cell that no lexicon knows stays as it was typed.
    """
    people = batch.rows
    columns: dict[str, pd.Series[str]] = {}
    findings: list[pd.DataFrame] = []
    house = _known_companies(_named_company(people), people, rules.companies)
    parts = (
        places(people, rules.places),
        _industry(people, house, rules),
        _size(people, house),
        _role(people, rules),
        _key_account(people, rules),
    )
    for part in parts:
        columns.update(part.columns)
        findings.extend(part.findings)
    if known.event:
        tags = people["tags"]
        tagged = (tags + LIST_SEPARATOR + known.event).str.removeprefix(LIST_SEPARATOR)
        there = per_distinct(tags, lambda text: known.event in text.split(LIST_SEPARATOR))
        columns["tags"] = tags.where(np.array(there, dtype=bool), tagged)
    return Step(columns, findings)


def _industry(people: pd.DataFrame, house: list[KnownCompany | None], rules: Rules) -> Step:
    """Take the industry from the form, a known company, its name or the mail domain, in this order."""
    lexicon, places, index, typed = rules.industries, rules.places, people.index, people["industry"]
    domain = people["email"].where(people["email_kind"].isin(("work", "edu")), "")
    witnesses = {
        "industry-from-form": per_distinct(typed, lambda text: lexicon.from_cell(text) if text else _UNKNOWN),
        "industry-from-known": [
            (one.industry, one.name_zh or one.name_en) if one else _UNKNOWN for one in house
        ],
        "industry-from-company": per_distinct(
            _named_company(people),
            lambda text: lexicon.from_company(text, places.leading(fold(text))) if text else _UNKNOWN,
        ),
        "industry-from-domain": per_distinct(
            domain, lambda text: _domain_says(domain_of(text), rules) if text else _UNKNOWN
        ),
    }
    first = [
        next(((rule, *said) for rule, said in zip(witnesses, row, strict=True) if said[0]), ("", "", ""))
        for row in zip(*witnesses.values(), strict=True)
    ]
    rule, code, words = (text_column([one[part] for one in first], index) for part in range(3))
    tagged, unread = rule != "", (code == "") & (typed != "")
    findings = []
    if tagged.any():
        before, after = words[tagged], code[tagged]
        findings.append(found(index[tagged], rule[tagged], field="industry", before=before, after=after))
    if unread.any():
        findings.append(found(index[unread], "industry-unread", field="industry", before=typed[unread]))
    return Step({"industry": code}, findings)


def _domain_says(domain: str, rules: Rules) -> tuple[str, str]:
    """Read a mail domain: its well-known owner's industry, else what its words say."""
    owner = rules.companies.by_domain(domain)
    return (owner.industry, domain) if owner else rules.industries.from_domain(domain)


def _size(people: pd.DataFrame, house: list[KnownCompany | None]) -> Step:
    """Take the size of a company everybody knows where the form gives none."""
    known = text_column([one.size if one else "" for one in house], people.index)
    taken = (people["company_size"] == "") & (known != "")
    if not taken.any():
        return Step()
    before, after = people["company"][taken], known[taken]
    said = found(people.index[taken], "size-from-known", field="company_size", before=before, after=after)
    return Step({"company_size": people["company_size"].mask(taken, known)}, [said])


def _named_company(people: pd.DataFrame) -> pd.Series[str]:
    """Return the companies that are more than a way of saying none."""
    return people["company"].where(people["company_problem"] == "", "")


def _known_companies(
    company: pd.Series[str], people: pd.DataFrame, lexicon: CompanyNames
) -> list[KnownCompany | None]:
    """Look each company up by its name, else by the domain of a work mailbox."""
    by_name: list[KnownCompany | None] = per_distinct(
        company, lambda text: lexicon.known(text) if text else None
    )
    domain = people["email"].where((people["email_kind"] == "work") & (company == ""), "")
    by_domain = per_distinct(domain, lambda text: lexicon.by_domain(domain_of(text)) if text else None)
    return [one or other for one, other in zip(by_name, by_domain, strict=True)]


def _role(people: pd.DataFrame, rules: Rules) -> Step:
    read: dict[tuple[str, str], Role] = {}
    roles = []
    for words in zip(people["title"].tolist(), people["department"].tolist(), strict=True):
        if words not in read:
            read[words] = rules.titles.read(*words)
        roles.append(read[words])
    return Step(
        {
            "seniority": text_column((role.seniority for role in roles), people.index),
            "function": text_column((role.function for role in roles), people.index),
        }
    )


def _key_account(people: pd.DataFrame, rules: Rules) -> Step:
    """Name the key account a person works for; `key_account_owner` is who the list says looks after it."""
    hits = rules.key_accounts.match(people)
    mask = hits.mask
    empty = empty_text(people.index)
    columns = {
        "key_account": people["key_account"].where(~mask, hits.after),
        "key_account_group": empty.where(hits.level != Level.GROUP, "yes"),
        "key_account_owner": empty.where(~mask, hits.owner),
    }
    if not mask.any():
        return Step(columns)
    said = found(
        people.index[mask], "key-account", field="company", before=hits.before[mask], after=hits.after[mask]
    )
    return Step(columns, [said])
