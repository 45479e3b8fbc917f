"""What all CRM files have in common: leads only, required columns, longest values, who is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.batch import text_column
from pipeline.columns import TEXT, empty_text
from pipeline.reach import callable_phone, usable_email
from pipeline.rules import Rules
from pipeline.text.name_parts import split_name
from pipeline.writers.csv_file import write_csv


@dataclass(frozen=True)
class Field:
    """A column of the target: its header, ours that fills it, and what the target asks of it."""

    header: str
    source: str
    required: bool = False
    longest: int = 0


@dataclass(frozen=True)
class Target:
    """A receiving system. `any_of` names headers of which at least one must be filled.

    `extra` computes sources that are no column of people from the leads and the rules. `bom` says whether
    the file starts with a byte order mark: Excel needs one, Salesforce Data Loader takes it for a letter.
    """

    name: str
    fields: tuple[Field, ...]
    any_of: tuple[str, ...] = ()
    extra: Callable[[pd.DataFrame, Rules], Mapping[str, pd.Series[str]]] = lambda people, rules: {}
    bom: bool = True


@dataclass(frozen=True)
class Delivery:
    """What was written: how many lines, who could not be delivered and why, and which values were cut."""

    rows: int
    left_out: tuple[tuple[str, str], ...] = ()
    cut: tuple[tuple[str, str], ...] = field(default=())


def deliver(path: Path, people: pd.DataFrame, target: Target, rules: Rules) -> Delivery:
    """Write the leads among `people` (after `decide`) to `path` in the columns of `target`.

    A lead the target would refuse is left out and named with the reason; a value too long for it is cut
    and named. Both stand in summary.json.
    """
    leads = people[people["outcome"] == "lead"]
    sources = {**_common(leads, rules), **target.extra(leads, rules)}
    cells = pd.DataFrame(
        {f.header: sources[f.source] if f.source in sources else leads[f.source] for f in target.fields},
        index=leads.index,
        dtype=TEXT,
    )
    why = empty_text(leads.index)
    for one in (f for f in target.fields if f.required):
        why = why.where((cells[one.header] != "") | (why != ""), f"no {one.header}")
    if target.any_of:
        filled = (cells[list(target.any_of)] != "").any(axis=1)
        why = why.where(filled | (why != ""), f"none of {', '.join(target.any_of)}")
    left_out = tuple(zip(why.index[why != ""], why[why != ""], strict=True))
    cells = cells[why == ""]
    cut: list[tuple[str, str]] = []
    for one in (f for f in target.fields if f.longest):
        long = cells[one.header].str.len() > one.longest
        if long.any():
            cut += [(person, one.header) for person in cells.index[long]]
            cells[one.header] = cells[one.header].str.slice(0, one.longest)
    write_csv(path, {name: cells[name].tolist() for name in cells.columns}, bom=target.bom)
    return Delivery(len(cells), left_out, tuple(cut))


def _common(leads: pd.DataFrame, rules: Rules) -> dict[str, pd.Series[str]]:
    """Return the sources every target may name: name parts, kinds of phone, words for codes."""
    index = leads.index
    surnames = rules.surname_readings
    parts = [split_name(name, surnames) for name in leads["name"].tolist()]
    number = leads["phone"].where(callable_phone(leads), "")
    mobile = leads["phone_kind"] == "mobile"
    return {
        "given_name": text_column((given for given, _ in parts), index),
        "family_name": text_column((family for _, family in parts), index),
        "any_phone": number,
        "mobile_phone": number.where(mobile, ""),
        "other_phone": number.where(~mobile, ""),
        "good_email": leads["email"].where(usable_email(leads), ""),
        "industry_name": _worded(leads["industry"], rules.industry_names),
        "country_name": _worded(leads["country"], rules.countries),
        "employees": text_column(
            (_EMPLOYEES.get(size, "") for size in leads["company_size"].tolist()), index
        ),
        "rating": text_column((_RATING.get(tier, "") for tier in leads["tier"].tolist()), index),
        "points": leads["score"].astype(str).astype(TEXT),
    }


#: Systems ask for one number: the upper end of the band, and 1000 for what is larger.
_EMPLOYEES = {"1-49": "49", "50-199": "199", "200-999": "999", "1000+": "1000"}
_RATING = {"A": "Hot", "B": "Warm", "C": "Cold"}


def _worded(codes: pd.Series[str], words: Mapping[str, tuple[str, str]]) -> pd.Series[str]:
    """Put codes into English words."""
    return text_column((words[code][1] if code in words else code for code in codes.tolist()), codes.index)
