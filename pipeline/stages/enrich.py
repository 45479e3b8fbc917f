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
from pipeline.text.known_company import KnownCompany
from pipeline.text.mail_domains import domain_of
from pipeline.text.title import Role


def enrich(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set country, province, city, industry, company_size, seniority, function, key_account and the tag.

    Each says from what it was taken; a cell that no lexicon knows stays as it was typed.
    """
    people = batch.rows
    columns: dict[str, pd.Series[str]] = {}
    findings: list[pd.DataFrame] = []
    parts = (
        places(people, rules.places),
        _industry(people, rules),
        _role(people, rules),
        _key_account(people, rules),
    )
    for part in parts:
        columns.update(part.columns)
        findings.extend(part.findings)
    if known.event:
        tags = people["tags"]
        tagged = (tags + LIST_SEPARATOR + known.event).str.removeprefix(LIST_SEPARATOR)
        there = np.array(
            per_distinct(tags, lambda text: known.event in text.split(LIST_SEPARATOR)), dtype=bool
        )
        columns["tags"] = tags.where(np.array(there, dtype=bool), tagged)
    return Step(columns, findings)


def _industry(people: pd.DataFrame, rules: Rules) -> Step:
    """Take the industry from the form, a known company, the company's name or mail domain, in that order."""
    typed, index = people["industry"], people.index
    form = per_distinct(typed, lambda text: rules.industries.from_cell(text) if text else ("", ""))
    company = people["company"].where(people["company_problem"] == "", "")
    house = _known_companies(company, people, rules.companies)
    by_name = per_distinct(company, lambda text: rules.industries.from_company(text) if text else ("", ""))
    domain = people["email"].where(people["email_kind"].isin(("work", "edu")), "")
    by_domain = per_distinct(
        domain, lambda text: rules.industries.from_domain(domain_of(text)) if text else ("", "")
    )
    size, sizes = people["company_size"], []
    codes, how, seen = [], [], []
    for at, known_company in enumerate(house):
        options = (
            ("industry-from-form", *form[at]),
            (
                "industry-from-known",
                *(
                    (known_company.industry, known_company.name_zh or known_company.name_en)
                    if known_company
                    else ("", "")
                ),
            ),
            ("industry-from-company", *by_name[at]),
            ("industry-from-domain", *by_domain[at]),
        )
        rule, code, words = next((option for option in options if option[1]), ("", "", ""))
        codes.append(code)
        how.append(rule)
        seen.append(words)
        sizes.append(known_company.size if known_company else "")
    code = text_column(codes, index)
    rule = text_column(how, index)
    tagged = rule != ""
    sized = (size == "") & text_column(sizes, index).ne("")
    findings = [
        found(
            index[tagged],
            rule[tagged],
            field="industry",
            before=text_column(seen, index)[tagged],
            after=code[tagged],
        )
    ]
    if sized.any():
        named = text_column(sizes, index)[sized]
        findings.append(
            found(index[sized], "size-from-known", field="company_size", before=company[sized], after=named)
        )
    return Step(
        {"industry": code, "company_size": size.where(~sized, text_column(sizes, index))},
        findings if tagged.any() else findings[1:],
    )


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
