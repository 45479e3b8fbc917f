"""What a run knows beyond its rules: the day, the place, the event, the CRM and answers given before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Answers:
    """Review answers given before; they bind.

    `pairs` maps two row contents (see `matching.contents`), smaller first, to "same" or "different";
    `people` maps one row's content to "keep" or "drop".
    """

    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """The one frozen argument every stage gets beside the batch and the rules.

    `on` is the only clock a result depends on. `contacts` has a row per CRM record: `crm_id`, `name`,
    `phone`, `email`, `company`, `owner`, `lifecycle`, `last_activity`, `do_not_call` ("yes" or ""), tidied
    like a sign-up; empty when no CRM was given.
    """

    on: dt.date
    event: str = ""
    event_date: dt.date | None = None
    region: str = "CN"
    lang: str = "auto"
    contacts: pd.DataFrame = field(default_factory=pd.DataFrame)
    answers: Answers = Answers()
