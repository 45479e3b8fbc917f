"""Rows become people: the one place where the grain changes, and where a value that lost is a finding."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Verdict, found, join_findings
from pipeline.columns import LIST_SEPARATOR, PROVENANCE, TEXT
from pipeline.survivors import FULLER, Codes, Texts, moments, rank, survive, torn

#: Values that come from one row together: a phone with its kind, a company with its forms.
TOGETHER: dict[str, tuple[str, ...]] = {
    "name": ("name_script",),
    "phone": ("phone_kind", "phone_area", "phone_country"),
    "email": ("email_kind", "email_role"),
    "company": (
        "company_key",
        "company_core",
        "company_house",
        "company_place",
        "company_branch",
        "company_problem",
    ),
}
#: Columns in which nothing loses: the values of all rows are kept side by side.
GATHERED = ("phone_alt", "email_alt", "source", "question", "tags", "note", "wecom", "owner")
#: A value of the first that lost is kept in the second.
LOSERS_STAY = {"phone": "phone_alt", "email": "email_alt", "name": "name_alt"}
#: Exclusions about a row's typing: they sink a person only when every row of the person has one.
EVERY_ROW = ("not-a-signup:", "junk:")
#: Doubts about who a person works for: one row is enough.
ANY_ROW_DOUBT = "review:like-"
_NOT_CARRIED = {*PROVENANCE, "person_id", "person_id_given", "row_key"}


def merge(batch: Batch) -> Batch:
    """Fold rows with one `person_id` into one person.

    For every field the surviving value is the best by a total order over what the rows say (see
    `survivors.rank`), so the order of rows decides nothing. A value that lost is a `value-lost` note about
    the person; verdicts about rows are lifted to the person (DESIGN: one row is enough, but for junk, void
    and doubtful rows it takes all).
    """
    rows = batch.rows
    codes, people = pd.factorize(rows["person_id"].to_numpy(dtype=object), sort=True)
    index = pd.Index(people, dtype=TEXT, name="person_id")
    columns, lost = _columns(rows, codes.astype(np.int64), index)
    row_ids = [""] * len(people)
    for code, row in zip(codes.tolist(), rows.index.tolist(), strict=True):
        row_ids[code] = f"{row_ids[code]} {row}" if row_ids[code] else row
    texts: dict[str, Texts | list[str]] = {"rows": row_ids, **columns}
    frame = pd.DataFrame({name: pd.array(values, dtype=TEXT) for name, values in texts.items()}, index=index)
    frame["row_keys"] = pd.array(_row_keys(rows["row_key"].tolist(), codes.tolist(), len(people)), dtype=TEXT)
    person_of = pd.Series(rows["person_id"].to_numpy(dtype=object), index=rows.index)
    lifted = _lift(batch.findings, person_of)
    said = join_findings(lost).assign(stage="merge")
    return Batch(frame, join_findings([batch.findings, said, lifted]))


def _columns(
    rows: pd.DataFrame, codes: Codes, index: pd.Index[str]
) -> tuple[dict[str, Texts], list[pd.DataFrame]]:
    """Choose a value per person and column; return the columns and what there is to say about the losers."""
    several = np.flatnonzero(np.bincount(codes, minlength=len(index))[codes] > 1)
    alone = np.setdiff1d(np.arange(len(codes)), several, assume_unique=True)
    followers = {name for names in TOGETHER.values() for name in names}
    newest = np.full(len(rows), "", dtype=object)
    newest[several] = moments(rows["registered_at"].to_numpy(dtype=object)[several])
    columns: dict[str, Texts] = {}
    findings: list[pd.DataFrame] = []
    for name in rows.columns:
        if name in _NOT_CARRIED or name in followers:
            continue
        values = rows[name].to_numpy(dtype=object)
        if name in GATHERED:
            columns[name] = _of(alone, values, codes, len(index))
            _side_by_side(columns[name], values, codes, several)
            continue
        chosen, losers = alone, list[tuple[int, str]]()
        agreed, at_odds = torn(values, codes, several)
        if len(agreed):
            chosen = np.concatenate([chosen, agreed])
        if len(at_odds):
            ranks = rank(rows, name, at_odds)
            winner, losers = survive(values, codes, at_odds, ranks, newest[at_odds], fuller=name in FULLER)
            chosen = np.concatenate([chosen, winner])
        columns[name] = _of(chosen, values, codes, len(index))
        if losers:
            people, gone = [person for person, _ in losers], [value for _, value in losers]
            after = columns[name][people]
            findings.append(found(index[people], "value-lost", field=name, before=gone, after=after))
        for other in TOGETHER.get(name, ()):
            columns[other] = _of(chosen, rows[other].to_numpy(dtype=object), codes, len(index))
        if name in LOSERS_STAY:
            columns[f"lost {name}"] = _texts(len(index), losers)
    for name, other in LOSERS_STAY.items():
        _keep_losers(columns[other], columns.pop(f"lost {name}"), columns[name], one=name == "name")
    return columns, findings


def _of(chosen: Codes, values: Texts, codes: Codes, count: int) -> Texts:
    """Give each of `count` people the value of their one row among `chosen`, "" where they have none."""
    column = np.full(count, "", dtype=object)
    column[codes[chosen]] = values[chosen]
    return column


def _row_keys(keys: list[str], codes: list[int], count: int) -> list[str]:
    """List the content keys of each person's rows, sorted: answers about a person are known by them."""
    firsts = [""] * count
    several: dict[int, set[str]] = {}
    for key, code in zip(keys, codes, strict=True):
        if not firsts[code]:
            firsts[code] = key
        elif firsts[code] != key:
            several.setdefault(code, {firsts[code]}).add(key)
    for code, all_ in several.items():
        firsts[code] = " ".join(sorted(all_))
    return firsts


def _texts(count: int, losers: list[tuple[int, str]]) -> Texts:
    joined = np.full(count, "", dtype=object)
    for person, value in losers:
        joined[person] = f"{joined[person]}{LIST_SEPARATOR}{value}" if joined[person] else value
    return joined


def _keep_losers(into: Texts, lost: Texts, winner: Texts, *, one: bool) -> None:
    """Keep values that lost beside the winner: all of them, or for names just the first in another script."""
    for person in np.flatnonzero(lost != "").tolist():
        values = lost[person].split(LIST_SEPARATOR)
        if one:
            other = [value for value in values if value.isascii() != winner[person].isascii()]
            into[person] = into[person] or (other[0] if other else "")
        else:
            kept = into[person].split(LIST_SEPARATOR) if into[person] else []
            into[person] = LIST_SEPARATOR.join(sorted({*values, *kept} - {winner[person]}))


def _side_by_side(chosen: Texts, values: Texts, codes: Codes, several: Codes) -> None:
    """Put the distinct values of a person's rows beside one another, sorted."""
    parts: dict[int, set[str]] = {}
    for place in several.tolist():
        if values[place]:
            parts.setdefault(int(codes[place]), set()).update(values[place].split(LIST_SEPARATOR))
    for person, texts in parts.items():
        chosen[person] = LIST_SEPARATOR.join(sorted(texts))


def _lift(findings: pd.DataFrame, person_of: pd.Series[str]) -> pd.DataFrame:
    """Turn verdicts about rows into verdicts about their people."""
    strong = findings[findings["verdict"] > Verdict.NOTE]
    if not len(strong):
        return strong
    person = person_of.reindex(strong["subject"]).to_numpy()
    lifted = strong.assign(person=person)
    enough = ~lifted["rule"].str.startswith(EVERY_ROW) & (
        (lifted["verdict"] == Verdict.EXCLUDE) | lifted["rule"].str.startswith(ANY_ROW_DOUBT)
    )
    rows_of = person_of.value_counts()
    spoilt = lifted.groupby("person")["subject"].nunique()
    void = lifted[lifted["rule"].str.startswith(EVERY_ROW)].groupby("person")["subject"].nunique()
    all_spoilt = set(spoilt.index[spoilt.to_numpy() == rows_of.reindex(spoilt.index).to_numpy()])
    all_void = set(void.index[void.to_numpy() == rows_of.reindex(void.index).to_numpy()])
    weak = lifted["verdict"] == Verdict.REVIEW
    stays = enough | (weak & lifted["person"].isin(all_spoilt)) | (~weak & lifted["person"].isin(all_void))
    kept = lifted[stays].sort_values(["person", "verdict", "rule", "field", "before", "after"], kind="stable")
    kept = kept.drop_duplicates(["person", "rule"])
    return kept.assign(subject=kept["person"].astype(TEXT)).drop(columns="person").reset_index(drop=True)
