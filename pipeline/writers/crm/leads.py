"""The people a file is made of, column by column: what they are, and what receiving systems make of it.

Every column is a list of texts in the order of the leads, computed when a target first asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from pipeline.columns import TEXT
from pipeline.labels import Lang, column_label, value_label
from pipeline.reach import address_that_works, callable_phone
from pipeline.rules import Rules
from pipeline.text.name_parts import split_name

#: Systems ask for one number: the upper end of the band, and 1000 for what is larger.
_EMPLOYEES = {"1-49": "49", "50-199": "199", "200-999": "999", "1000+": "1000"}
_MAINLAND = "+86"
#: Columns that hold yes or no, which a description says in words.
_ANSWERS = ("wants_contact", "attended")
#: What a description tells beside the columns a target has of its own, in this order.
TOLD = (
    "name_alt", "department", "industry", "company_size", "phone_alt", "email_alt", "source", "registered_at",
    "question", "wants_contact", "attended", "minutes", "key_account", "wecom", "owner", "tags", "note",
    "reason", "crm_id",
)  # fmt: skip


#: Makes one column of the leads: a text per lead, in their order.
Source = Callable[["Leads"], list[str]]


@dataclass(frozen=True)
class About:
    """What a file needs to know beside the people: the rules, the event, and the campaign over there.

    `refused` names the rule by which a person, by id, is delivered nowhere.
    """

    rules: Rules
    event: str = ""
    campaign: str = ""
    lang: Lang = "en"
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Leads:
    """The leads of a run: `leads[name]` is a column of theirs, or what `made` or `MADE` makes of them."""

    people: pd.DataFrame
    about: About
    made: Mapping[str, Source] = field(default_factory=dict)
    _columns: dict[str, list[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def among(cls, people: pd.DataFrame, about: About, made: Mapping[str, Source]) -> Leads:
        """Take the leads among `people` (after `decide`): nobody excluded or in review is ever delivered."""
        return cls(people[people["outcome"] == "lead"], about, made)

    def __len__(self) -> int:
        """Count them."""
        return len(self.people)

    def __getitem__(self, name: str) -> list[str]:
        """Return a column; one that people need not have (an address) is empty when they do not."""
        if name not in self._columns:
            make = self.made.get(name) or MADE.get(name)
            if make:
                self._columns[name] = make(self)
            else:
                held = self.people[name] if name in self.people else pd.Series("", index=self.people.index)
                cells = held.tolist()
                self._columns[name] = cells if held.dtype == TEXT else list(map(str, cells))
        return self._columns[name]

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the people."""
        return [str(one) for one in self.people.index.tolist()]

    @cached_property
    def order(self) -> list[int]:
        """Their places by score, highest first, then by id: who comes first, however the list stood."""
        scores = pd.to_numeric(pd.Series(self["score"], dtype=object), errors="coerce").fillna(0).tolist()
        return sorted(range(len(self)), key=lambda at: (-scores[at], self.ids[at]))

    @cached_property
    def name_parts(self) -> list[tuple[str, str]]:
        """Given and family name of each."""
        surnames = self.about.rules.surname_readings
        return [split_name(name, surnames) for name in self["name"]]

    @cached_property
    def can_be_called(self) -> list[bool]:
        """Say whose `phone` is a number."""
        return [bool(one) for one in callable_phone(self.people).tolist()]

    @cached_property
    def can_be_mailed(self) -> list[bool]:
        """Say whose `email` is an address."""
        works = {text: address_that_works(text) for text in set(self["email"])}
        return [works[text] for text in self["email"]]

    def constant(self, text: str) -> list[str]:
        """Give everybody the same."""
        return [text] * len(self)

    def told(self, columns: tuple[str, ...], lang: Lang, between: str) -> list[str]:
        """Tell in one text per lead what stands in `columns`, each behind its heading."""
        heads = [column_label(name, lang) + ("：" if lang == "zh" else ": ") for name in columns]
        side = "zh" if lang == "zh" else "name"
        worded = {name: f"{name}_{side}" for name in ("industry", "country")}
        cells = [self[worded.get(name, name)] for name in columns]
        for at, name in enumerate(columns):
            if name in _ANSWERS:
                cells[at] = [value_label(name, said, lang) for said in cells[at]]
        return [
            between.join([head + text for head, text in zip(heads, row, strict=True) if text])
            for row in zip(*cells, strict=True)
        ]


def _phones(leads: Leads, wanted: Callable[[str], bool]) -> list[str]:
    cells = zip(leads["phone"], leads["phone_kind"], leads.can_be_called, strict=True)
    return [phone if good and wanted(kind) else "" for phone, kind, good in cells]


def _national(leads: Leads) -> list[str]:
    """Write a mainland mobile as people there dial it; any other as it is."""
    return [phone[3:] if phone.startswith(_MAINLAND) else phone for phone in leads["mobile_phone"]]


def _mainland(leads: Leads) -> list[str]:
    return [phone[3:] if phone.startswith(_MAINLAND) else "" for phone in leads["mobile_phone"]]


def _emails(leads: Leads) -> list[str]:
    return [text if good else "" for text, good in zip(leads["email"], leads.can_be_mailed, strict=True)]


def _worded(codes: list[str], words: Mapping[str, tuple[str, str]], side: int) -> list[str]:
    """Put codes into Chinese (0) or English (1); a word that is no code stays."""
    return [words[code][side] if code in words else code for code in codes]


def _owner_emails(leads: Leads) -> list[str]:
    """Name an owner by the e-mail `owners.csv` has; else as the sheet did."""
    known = {owner.name: owner.email for owner in leads.about.rules.owners if owner.email}
    return [known.get(name, name) for name in leads["owner"]]


def _addresses(leads: Leads) -> list[str]:
    """Return the address as typed, else province and city."""
    return [
        typed or " ".join(dict.fromkeys(part for part in place if part))
        for typed, *place in zip(leads["address"], leads["province"], leads["city"], strict=True)
    ]


#: What is made of people's columns for systems that want it in another shape.
MADE: dict[str, Source] = {
    "person_id": lambda leads: leads.ids,
    "nothing": lambda leads: leads.constant(""),
    "event": lambda leads: leads.constant(leads.about.event),
    "campaign": lambda leads: leads.constant(leads.about.campaign),
    "given_name": lambda leads: [given for given, _ in leads.name_parts],
    "family_name": lambda leads: [family for _, family in leads.name_parts],
    "any_phone": lambda leads: _phones(leads, lambda kind: True),
    "mobile_phone": lambda leads: _phones(leads, lambda kind: kind == "mobile"),
    "other_phone": lambda leads: _phones(leads, lambda kind: kind != "mobile"),
    "national_mobile": _national,
    "mainland_mobile": _mainland,
    "good_email": _emails,
    "industry_zh": lambda leads: _worded(leads["industry"], leads.about.rules.industry_names, 0),
    "industry_name": lambda leads: _worded(leads["industry"], leads.about.rules.industry_names, 1),
    "country_zh": lambda leads: _worded(leads["country"], leads.about.rules.countries, 0),
    "country_name": lambda leads: _worded(leads["country"], leads.about.rules.countries, 1),
    "employees": lambda leads: [_EMPLOYEES.get(size, "") for size in leads["company_size"]],
    "owner_email": _owner_emails,
    "full_address": _addresses,
    "stage": lambda leads: ["" if known else "new" for known in leads["crm_id"]],
    "came": lambda leads: [said or "unknown" for said in leads["attended"]],
    "opted_out": lambda leads: ["true" if said == "no" else "" for said in leads["consent"]],
}


def no_consent(leads: Leads) -> list[str]:
    """Refuse who did not agree to messages: what is sent in bulk goes to nobody who said no."""
    return ["no-consent" if said == "no" else "" for said in leads["consent"]]
