"""See whom the CRM already knows: its id, owner and history are carried over; its "do not call" binds."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Batch, Step, Verdict, found, text_column
from pipeline.columns import empty_text
from pipeline.known import Known
from pipeline.matching.crm_link import find_links
from pipeline.rules import Rules

#: Contact column -> the person's column it fills.
_CARRIED = {
    "crm_id": "crm_id",
    "owner": "owner",
    "lifecycle": "crm_lifecycle",
    "last_activity": "crm_last_activity",
    "opportunity": "crm_opportunity",
}


def link(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set crm_id, owner, crm_lifecycle, crm_last_activity and crm_opportunity for people the CRM holds.

    Who is whom is judged as between two rows of a list: a number handed to a successor links nobody, nor does
    a name alone. Of several records of one person the one that shares a number or mailbox is linked, then the
    smallest id; the others are named in a `crm-duplicate` note. Of whom only the company is known,
    `known-account` says so.
    """
    people = batch.rows
    columns = {
        name: people[name] if name in people else empty_text(people.index) for name in _CARRIED.values()
    }
    if known.contacts.empty or people.empty:
        return Step(columns)
    links = find_links(people, known.contacts, rules.identity)
    hits = _with_contacts(links.hits, known.contacts)
    best = hits.drop_duplicates("person")
    columns |= _carried(columns, best, people)
    return Step(columns, [*_said(hits, best), *_accounts(links.accounts, known.contacts)])


def _with_contacts(hits: pd.DataFrame, contacts: pd.DataFrame) -> pd.DataFrame:
    """Put what the CRM says beside each hit, for each person the record to link first."""
    names = [*_CARRIED, "do_not_call"]
    said = contacts.reindex(columns=names, fill_value="").loc[hits["contact"]]
    both = hits.reset_index(drop=True).assign(**{name: said[name].to_numpy(dtype=object) for name in names})
    both["doubt"] = both["by"].eq("name").astype(int)
    return both.sort_values(["person", "doubt", "crm_id", "contact"], kind="stable", ignore_index=True)


def _carried(
    columns: dict[str, pd.Series[str]], best: pd.DataFrame, people: pd.DataFrame
) -> dict[str, pd.Series[str]]:
    """Fill the people's columns from the record each is linked to; an id the sheet brought stays."""
    where = pd.Index(best["person"])
    carried = {}
    for source, target in _CARRIED.items():
        value = pd.Series(best[source].to_numpy(dtype=object), index=where).reindex(people.index).fillna("")
        own = columns[target]
        ours_first = target == "crm_id"
        filled = own.where(own != "", value) if ours_first else value.where(value != "", own)
        carried[target] = text_column(filled, people.index)
    return carried


def _said(hits: pd.DataFrame, best: pd.DataFrame) -> list[pd.DataFrame]:
    """Say who is known and how, which further records there are, who has an open deal, who wants no call."""
    if hits.empty:
        return []
    more = hits[hits.duplicated("person")]
    open_ = best[best["opportunity"] != ""]
    refused = hits[hits["do_not_call"] == "yes"].drop_duplicates("person")
    said = [
        found(
            best["person"].tolist(),
            "known-contact",
            field="crm_id",
            before=best["by"].tolist(),
            after=best["crm_id"].tolist(),
        )
    ]
    if len(more):
        said.append(
            found(more["person"].tolist(), "crm-duplicate", field="crm_id", before=more["crm_id"].tolist())
        )
    if len(open_):
        said.append(
            found(
                open_["person"].tolist(),
                "open-opportunity",
                field="crm_id",
                before=open_["opportunity"].tolist(),
                after=open_["crm_id"].tolist(),
            )
        )
    if len(refused):
        ids = refused["crm_id"].tolist()
        said.append(
            found(
                refused["person"].tolist(),
                "opt-out",
                Verdict.EXCLUDE,
                field="crm_id",
                before=ids,
                after="CRM",
            )
        )
    return said


def _accounts(accounts: pd.DataFrame, contacts: pd.DataFrame) -> list[pd.DataFrame]:
    """Say whose company the CRM knows, and who there looks after it."""
    if accounts.empty:
        return []
    theirs = contacts.reindex(columns=["company", "owner"], fill_value="").loc[accounts["contact"]]
    return [
        found(
            accounts["person"].tolist(),
            "known-account",
            field="company",
            before=theirs["company"].to_numpy(dtype=object),
            after=theirs["owner"].to_numpy(dtype=object),
        )
    ]
