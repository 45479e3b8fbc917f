"""People against contacts known from elsewhere: who is whom, by the evidence rows are judged by."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import per_distinct
from pipeline.columns import LIST_SEPARATOR, TEXT
from pipeline.matching.codes import Codes, Flags
from pipeline.matching.evidence import Evidence, judge
from pipeline.matching.keys import Pairs, propose
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.name_evidence import APART, WEAK
from pipeline.matching.records import Records, make_records

#: What records are made of.
_COLUMNS = (
    "name", "name_alt", "phone", "phone_alt", "phone_kind", "email", "email_alt", "email_kind", "email_role", "company_key", "company_core",
    "company_house", "title", "city",
)  # fmt: skip
#: Rungs on which two share a number or a mailbox.
_PHONE = ("same", "same-line", "shared", "same-tail", "turned")
_EMAIL = ("same-own", "same", "shared", "same-role", "slip")
#: Up to so many contacts all are compared; of more only those that share something with somebody.
_FEW = 100_000
#: Up to this share of people a name is rare enough to do without either.
_RARE = 1e-6
#: Without a shared number or mailbox: so much may speak against one person, or else so many bits more are needed.
_AGAINST, _MORE = -3.0, 8.0


class Links(NamedTuple):
    """Who is known: `hits` a line per person and contact, the best first; `accounts` a line per person.

    `hits` has `person` and `contact` (index labels) and `by` (phone, email or name); `accounts` has `person`
    and `contact`, one of the contacts at the same company.
    """

    hits: pd.DataFrame
    accounts: pd.DataFrame


def find_links(people: pd.DataFrame, contacts: pd.DataFrame, known: Knowledge) -> Links:
    """Find each person's contacts, and for the others their company's.

    A contact is linked when the evidence says one person, two names do not differ, and a number or mailbox is
    shared; name and company alone link where nothing speaks against it. Of several namesakes none is linked.
    """
    if len(contacts) > _FEW:
        contacts = _worth_a_look(people, contacts)
    records, is_ours, label, pairs, evidence = _judged(people, contacts, known)
    ours = records.rows[: len(people)]
    shared_phone, shared_email = evidence.is_on("phone", *_PHONE), evidence.is_on("email", *_EMAIL)
    good = _accepted(records, pairs, evidence, shared_phone | shared_email, known)
    hits = pd.DataFrame(
        {
            "person": label[pairs.left[good]],
            "contact": label[pairs.right[good]],
            "by": np.select([shared_phone[good], shared_email[good]], ["phone", "email"], "name"),
            "left": pairs.left[good],
            "right": pairs.right[good],
        }
    )
    nobody = people.index[per_distinct(people["name"], lambda name: known.junk.value("name", name).strong)]
    hits = hits[~hits["person"].isin(nobody)]
    hits = hits[~_torn(hits, records, evidence, known)]
    person, contact = _accounts(records, ours, ~is_ours)
    accounts = pd.DataFrame({"person": label[person], "contact": label[contact]})
    return Links(hits.drop(columns=["left", "right"]), accounts[~accounts["person"].isin(hits["person"])])


def find_alike(people: pd.DataFrame, contacts: pd.DataFrame, known: Knowledge) -> dict[str, str]:
    """Return, by person, the contact they are likeliest to be, where two rows of a list would be asked about."""
    records, _, label, pairs, evidence = _judged(people, contacts, known)
    likely = (evidence.bits >= known.weights.thresholds.ask) & ~_two(records, pairs, evidence)
    order = np.lexsort((pairs.right, -evidence.bits))
    order = order[likely[order]][::-1]  # the likeliest last: it stays
    return dict(zip(label[pairs.left[order]].tolist(), label[pairs.right[order]].tolist(), strict=True))


class _Judged(NamedTuple):
    records: Records
    is_ours: Flags
    label: npt.NDArray[np.object_]
    pairs: Pairs
    evidence: Evidence


def _judged(people: pd.DataFrame, contacts: pd.DataFrame, known: Knowledge) -> _Judged:
    """Judge every person (left) beside every contact (right) they have something in common with."""
    rows = pd.concat([_rows(people, "a"), _rows(contacts, "b")])
    records = make_records(rows, known)
    is_ours = np.zeros(len(records), dtype=bool)
    is_ours[records.rows[: len(people)]] = True
    label = np.empty(len(records), dtype=object)
    label[records.rows] = rows.index.to_numpy(dtype=object)
    pairs = _ours_first(propose(records, [], is_ours), is_ours)
    return _Judged(records, is_ours, label, pairs, judge(records, pairs, known))


def _two(records: Records, pairs: Pairs, evidence: Evidence) -> Flags:
    """Say which pairs are two people by their names."""
    two = evidence.is_on("name", *APART) & records.names.whole[pairs.left] & records.names.whole[pairs.right]
    result: Flags = two | evidence.is_on("name", "sibling")
    return result


def _rows(frame: pd.DataFrame, side: str) -> pd.DataFrame:
    """Take the columns that are compared; every line is a record of its own."""
    taken = {name: frame.get(name, "") for name in _COLUMNS}
    keys = [f"{side}{number:08d}" for number in range(len(frame))]
    return pd.DataFrame(taken, index=frame.index).astype(TEXT).assign(row_key=pd.array(keys, dtype=TEXT))


def _worth_a_look(people: pd.DataFrame, contacts: pd.DataFrame) -> pd.DataFrame:
    """Leave out the contacts that share nothing with anybody: of a large CRM that is nearly all."""
    keep = np.zeros(len(contacts), dtype=bool)
    for columns in (("phone", "phone_alt"), ("email", "email_alt"), ("name", "name_alt"), ("company_house",)):
        held = {value for name in columns if name in people for value in _values(people[name])} - {""}
        for name in columns:
            if name in contacts:
                keep |= contacts[name].isin(held).to_numpy()
    ends = {value[-8:] for name in ("phone", "phone_alt") for value in _values(people[name])} - {""}
    domains = {value.partition("@")[2] for value in _values(people["email"])} - {""}
    keep |= contacts["phone"].str[-8:].isin(ends).to_numpy()
    work = contacts["email_kind"].isin(("work", "edu")).to_numpy()
    keep |= work & contacts["email"].str.partition("@")[2].isin(domains).to_numpy()
    for name in ("phone_alt", "email_alt"):
        several = contacts[name].str.contains(LIST_SEPARATOR, regex=False).to_numpy()
        keep |= several
    return contacts[keep]


def _values(column: pd.Series[str]) -> set[str]:
    return {value for cell in column.unique().tolist() for value in cell.split(LIST_SEPARATOR)}


def _ours_first(pairs: Pairs, is_ours: Flags) -> Pairs:
    """Turn pairs so that the person stands left and the contact right."""
    first = is_ours[pairs.left]
    return Pairs(np.where(first, pairs.left, pairs.right), np.where(first, pairs.right, pairs.left))


def _accepted(records: Records, pairs: Pairs, evidence: Evidence, shared: Flags, known: Knowledge) -> Flags:
    """Say which pairs are one person: surer where no number or mailbox is shared."""
    same = known.weights.thresholds.same
    two = _two(records, pairs, evidence)
    rare = records.names.share[pairs.left] <= _RARE
    enough = np.where(shared | rare | (evidence.against >= _AGAINST), same, same + _MORE)
    desk = evidence.is_on("email", "same-role") & ~evidence.is_on("phone", *_PHONE)
    nobody = desk & evidence.is_on("name", "missing", *WEAK)  # press@ of a house, and hardly a name
    result: Flags = (evidence.bits >= enough) & ~two & ~nobody
    return result


def _torn(hits: pd.DataFrame, records: Records, evidence: Evidence, known: Knowledge) -> Flags:
    """Say which links by name alone are one of several that are not one contact: namesakes in the CRM."""
    alone = ~hits["person"].isin(hits["person"][hits["by"] != "name"]).to_numpy()
    torn = np.zeros(len(hits), dtype=bool)
    for _, several in hits[alone].groupby("left"):
        if len(several) > 1:
            first, *rest = sorted(several["right"].tolist())
            between = Pairs(np.full(len(rest), first, np.int64), np.array(rest, np.int64))
            judged = judge(records, between, known, evidence.crowds)
            shared = judged.is_on("phone", *_PHONE) | judged.is_on("email", *_EMAIL)
            if not _accepted(records, between, judged, shared, known).all():
                torn[hits.index.get_indexer(several.index)] = True
    return torn


def _accounts(records: Records, ours: Codes, theirs: Flags) -> tuple[Codes, Codes]:
    """Return (person, contact) where both are of one company, the first contact for each person."""
    named, by_domain = records.work.houses
    found = np.full(len(records), -1, np.int64)
    for codes in (named.codes, by_domain.codes):
        first: dict[int, int] = {}
        for record in np.flatnonzero(theirs & (codes >= 0)).tolist():
            first.setdefault(int(codes[record]), record)
        for person in ours[found[ours] < 0].tolist():
            if named.codes[person] >= 0 or by_domain.codes[person] >= 0:
                house = named.codes[person] if named.codes[person] >= 0 else by_domain.codes[person]
                found[person] = first.get(int(house), -1)
    known = ours[found[ours] >= 0]
    return known, found[known]
