"""What a run knows beyond its rules: the day, the place, the event, the CRM and answers given before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

import pandas as pd

from pipeline.columns import LIST_SEPARATOR
from pipeline.engagement import Did
from pipeline.text.clean import normal
from pipeline.text.mailbox import delivered_to

_CONTACTS = ("phone", "phone_alt", "email", "email_alt")


@dataclass(frozen=True)
class Answers:
    """Review answers given before; they bind.

    `pairs` maps two row contents (see `matching.contents`), smaller first, to "same" or "different";
    `people` maps one row's content to "keep" or "drop".
    """

    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Came:
    """What attendance reports say of a person: yes, no, or "" when nobody can tell; `minutes` None likewise.

    `did` is how often they did what (see `pipeline.engagement`), `asked` are their questions in their words.
    """

    attended: str = ""
    minutes: int | None = None
    did: Did = field(default_factory=dict)
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Visit:
    """What is known of a person from another event: whether they came, and what became of it.

    `result` and `next_step` are codes of `callback.toml`, of the last call that has one.
    """

    event: str
    date: dt.date | None = None
    came: Came = Came()
    result: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class OptOuts:
    """Who is not to be contacted: `values` (numbers, addresses) bind whoever uses them, `people` by id.

    Each with where it was said: the name of an event, or "". `digests` are of the values of people who were
    forgotten on their own request, `lifted` of remarks that no longer count as refusals.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    digests: frozenset[str] = frozenset()
    lifted: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.values or self.people or self.digests)

    def binds(self, value: str) -> bool:
        """Tell whether whoever uses a number or address is not to be contacted, however they write it."""
        return bool(self._bound(value)) or bool(self.digests and digest_of_contact(value) in self.digests)

    def where(self, value: str) -> str:
        """Return at which event whoever uses a number or address said so; "" when that is not known."""
        return self.values.get(self._bound(value), "")

    def _bound(self, value: str) -> str:
        if value in self.values or not self._mailboxes:
            return value if value in self.values else ""
        return self._mailboxes.get(delivered_to(value), "")

    @cached_property
    def _mailboxes(self) -> dict[str, str]:
        return {delivered_to(value): value for value in self.values if "@" in value}

    def among(self, people: pd.DataFrame) -> dict[str, tuple[str, str]]:
        """Return who of `people` is not to be contacted: by id ("", ""), else the column and value.

        `people` is indexed by id and has phone, phone_alt, email and email_alt.
        """
        found = {person: ("", "") for person in people.index.tolist() if person in self.people}
        for column in _CONTACTS if self.values or self.digests else ():
            listed = people[column][people[column] != ""]
            for person, text in zip(listed.index.tolist(), listed.tolist(), strict=True):
                if person not in found:
                    bound = next((one for one in text.split(LIST_SEPARATOR) if self.binds(one)), "")
                    found |= {person: (column, bound)} if bound else {}
        return found


def digest_of_contact(value: str) -> str:
    """Digest a number or address, to know it again without keeping it, however it is written."""
    return sha256((delivered_to(value) or value).encode("utf-8", "replace")).hexdigest()


def digest_of_remark(row_key: str, text: str) -> str:
    """Digest a remark of a row, to know it again: the same words in the same person's row."""
    return sha256(f"{row_key} {normal(text)}".encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Past:
    """What earlier runs know of people, by their stable ids.

    `ids` has, by the content of each row this event has had, whose it is; `now` the id that stands for one
    that was folded into another; `others` every id of a person who is not in this event. `contacts` has
    `value` (a number or address), `person_id` and `name`, a line per person and value. `corrections` are
    values by person and column that somebody put right in a sheet. `came` says of people of this event
    whether they came, for how long, and what they did; `coming` what they answered (yes, no, maybe), `noted`
    what colleagues wrote beside it.
    `refused` has a line for everybody who opted out and each event they were at: `person_id`, `event`,
    and what they gave there (name, phone, email, company, title, city and further names, numbers and
    addresses).
    `added` are people whom a colleague has added on WeCom since. `first_runs` has, by row of this run, the
    number of the run that first had it.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[str, str] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    contacts: pd.DataFrame = field(default_factory=pd.DataFrame)
    visits: Mapping[str, tuple[Visit, ...]] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    opt_outs: OptOuts = OptOuts()
    refused: pd.DataFrame = field(default_factory=pd.DataFrame)
    added: frozenset[str] = frozenset()
    came: Mapping[str, Came] = field(default_factory=dict)
    coming: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)
    first_runs: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ids or self.others or len(self.contacts))

    def former(self, people: pd.DataFrame) -> dict[str, tuple[str, ...]]:
        """Return for each of `people` (everybody) who was folded into them since, by the ids those had.

        Who has only parted with some of their rows is still there, and speaks for themselves.
        """
        if not self.ids:
            return {}
        found, here = {}, set(people.index.tolist())
        for person, keys in zip(people.index.tolist(), people["row_keys"].tolist(), strict=True):
            was = {self.ids[key] for key in keys.split() if key in self.ids} - here
            if was:
                found[person] = tuple(sorted(was))
        return found


@dataclass(frozen=True)
class Known:
    """The one frozen argument every stage gets beside the batch and the rules.

    `on` is the only clock a result depends on. `contacts` has a row per CRM record: `crm_id`, `name`,
    `phone`, `email`, `company`, `owner`, `lifecycle`, `last_activity`, `do_not_call` ("yes" or ""), tidied
    like a sign-up; empty when no CRM was given. `past` is what the store knows; a first run has none.
    """

    on: dt.date
    event: str = ""
    event_date: dt.date | None = None
    region: str = "CN"
    lang: str = "auto"
    contacts: pd.DataFrame = field(default_factory=pd.DataFrame)
    answers: Answers = Answers()
    past: Past = Past()
