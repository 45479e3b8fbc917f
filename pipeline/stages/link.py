"""See whom the CRM already knows: its id, owner and history are carried over; its "do not call" binds."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Batch, Step, Verdict, found, text_column
from pipeline.columns import LIST_SEPARATOR, empty_text
from pipeline.known import Known
from pipeline.matching.readings import is_han, sound, syllables, words
from pipeline.rules import Rules

#: Contact column -> the person's column it fills.
_CARRIED = {
    "crm_id": "crm_id",
    "owner": "owner",
    "lifecycle": "crm_lifecycle",
    "last_activity": "crm_last_activity",
}


def link(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set crm_id, owner, crm_lifecycle and crm_last_activity for people whose phone or e-mail the CRM holds.

    The names must not contradict each other: a number handed to a successor links nobody. Of several
    records of one person the smallest id is linked and the others are named in a `crm-duplicate` note.
    """
    people = batch.rows
    columns = {
        name: people[name] if name in people else empty_text(people.index)
        for name in (*_CARRIED.values(), "owner")
    }
    if known.contacts.empty:
        return Step(columns)
    hits = _hits(people, known.contacts, rules.surname_readings)
    if hits.empty:
        return Step(columns)
    best = hits.drop_duplicates("person")
    where = pd.Index(best["person"])
    for source, target in _CARRIED.items():
        value = pd.Series(best[source].to_numpy(dtype=object), index=where).reindex(people.index).fillna("")
        keeps = columns[target] if target == "crm_id" else empty_text(people.index)
        columns[target] = text_column(
            keeps.where(keeps != "", value).where((value == "") | (keeps != ""), value), people.index
        )
        if target == "owner":
            columns[target] = columns[target].where(columns[target] != "", people["owner"])
    findings = [
        found(
            where, "known-contact", field="crm_id", before=best["by"].tolist(), after=best["crm_id"].tolist()
        )
    ]
    more = hits[hits.duplicated("person")]
    if len(more):
        findings.append(
            found(more["person"].tolist(), "crm-duplicate", field="crm_id", before=more["crm_id"].tolist())
        )
    refused = hits[hits["do_not_call"] == "yes"].drop_duplicates("person")
    if len(refused):
        findings.append(
            found(
                refused["person"].tolist(),
                "opt-out",
                Verdict.EXCLUDE,
                field="crm_id",
                before=refused["crm_id"].tolist(),
                after="CRM",
            )
        )
    return Step(columns, findings)


def _hits(people: pd.DataFrame, contacts: pd.DataFrame, surnames: dict[str, str]) -> pd.DataFrame:
    """Return one line per (person, contact) that share a phone or an e-mail and whose names agree."""
    lines = []
    for field in ("phone", "email"):
        ours = _values(people, field)
        theirs = _values(contacts, field)
        lines.append(ours.merge(theirs, on="value", suffixes=("", "_crm")).assign(by=field))
    both = pd.concat(lines, ignore_index=True).drop_duplicates(["subject", "subject_crm"])
    if both.empty:
        return both
    names = people["name"].reindex(both["subject"]).tolist()
    other = contacts["name"].reindex(both["subject_crm"]).tolist()
    agrees = [names_agree(one, two, surnames) for one, two in zip(names, other, strict=True)]
    both = both[agrees]
    linked = contacts.reindex(both["subject_crm"])[
        ["crm_id", "owner", "lifecycle", "last_activity", "do_not_call"]
    ]
    hits = linked.reset_index(drop=True).assign(person=both["subject"].tolist(), by=both["by"].tolist())
    return hits.sort_values(["person", "crm_id"], kind="stable").reset_index(drop=True)


def _values(frame: pd.DataFrame, field: str) -> pd.DataFrame:
    """List every number or address of a frame as (subject, value)."""
    joined = frame[field].where(
        frame[f"{field}_alt"] == "", frame[field] + LIST_SEPARATOR + frame[f"{field}_alt"]
    )
    split = joined[joined != ""].str.split(LIST_SEPARATOR).explode()
    mark = "+" if field == "phone" else "@"
    split = split[split.str.contains(mark, regex=False)]
    return pd.DataFrame({"subject": split.index, "value": split.to_numpy(dtype=object)})


def names_agree(one: str, other: str, surnames: dict[str, str]) -> bool:
    """Say whether two names can be one person's: equal, sounding alike, or not both whole.

    >>> names_agree("李雷", "Lei Li", {"李": "li"}), names_agree("李雷", "韩梅梅", {"李": "li", "韩": "han"})
    (True, False)
    """
    if not one or not other or one == other:
        return True
    a, b = (syllables(name, surnames) if is_han(name) else words(name) for name in (one, other))
    if sound(a) == sound(b) or set(a) <= set(b) or set(b) <= set(a):
        return True
    return is_han(one) != is_han(other) and bool(set(a) & set(b))
