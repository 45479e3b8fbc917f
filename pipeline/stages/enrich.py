"""Tag people: where they are, what their company does, what they do in it. Empty beats wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Step, found, per_distinct, text_column
from pipeline.columns import LIST_SEPARATOR, empty_text
from pipeline.known import Known
from pipeline.places import places
from pipeline.rules import Rules
from pipeline.team.level import Level
from pipeline.text.company import CompanyNames
from pipeline.text.gazetteer import fold
from pipeline.text.industry import OTHER
from pipeline.text.known_company import KnownCompany
from pipeline.text.mail_domains import domain_of
from pipeline.text.title import Role

if TYPE_CHECKING:
    import numpy.typing as npt

    #: Tells code and evidence about the people at some places.
    Witness = Callable[[npt.NDArray[np.intp]], list[tuple[str, str]]]

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
    """Take the industry from the form, a known company, its name or the mail domain, in this order.

    A witness is only asked about those of whom no earlier one could tell. "Other" on the form comes last:
    whoever ticks it for want of a better line may still work at a brewery.
    """
    index, typed = people.index, people["industry"]
    witnesses: list[tuple[str, Witness]] = [
        ("industry-from-form", _each(typed, partial(_form_says, rules=rules))),
        (
            "industry-from-known",
            lambda at: [
                (one.industry, one.name_zh or one.name_en) if (one := house[place]) else _UNKNOWN
                for place in at.tolist()
            ],
        ),
        ("industry-from-company", _each(_named_company(people), partial(_company_says, rules=rules))),
        ("industry-from-domain", _each(_work_domain(people), partial(_domain_says, rules=rules))),
        ("industry-from-form", _each(typed, rules.industries.from_cell)),
    ]
    rule, code, words = (np.full(len(index), "", dtype=object) for _ in range(3))
    for name, ask in witnesses:
        at = np.flatnonzero(code == "")
        told = [(place, *said) for place, said in zip(at.tolist(), ask(at), strict=True) if said[0]]
        if told:
            where, codes, seen = map(list, zip(*told, strict=True))
            rule[where], code[where], words[where] = name, codes, seen
    tagged, unread = rule != "", (code == "") & (typed != "").to_numpy()
    findings = []
    if tagged.any():
        before, after = words[tagged], code[tagged]
        findings.append(found(index[tagged], rule[tagged], field="industry", before=before, after=after))
    if unread.any():
        findings.append(found(index[unread], "industry-unread", field="industry", before=typed[unread]))
    return Step({"industry": text_column(code, index)}, findings)


def _each(values: pd.Series[str], read: Callable[[str], tuple[str, str]]) -> Witness:
    """Make a witness who reads what stands at each place of a column, once per distinct text."""
    return lambda at: per_distinct(values.iloc[at], lambda text: read(text) if text else _UNKNOWN)


def _form_says(text: str, rules: Rules) -> tuple[str, str]:
    """Read the answer to the form's question; "other" is no answer yet."""
    code, words = rules.industries.from_cell(text)
    return _UNKNOWN if code == OTHER else (code, words)


def _company_says(name: str, rules: Rules) -> tuple[str, str]:
    return rules.industries.from_company(name, rules.places.leading(fold(name)))


def _work_domain(people: pd.DataFrame) -> pd.Series[str]:
    """Return the domains of the mailboxes that an employer or a school gave."""
    given = people["email_kind"].isin(("work", "edu")).to_numpy()
    addresses = np.where(given, people["email"].to_numpy(dtype=object), "")
    return text_column(map(domain_of, addresses.tolist()), people.index)


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
