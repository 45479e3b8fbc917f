"""Why somebody is where they are in the list, from the files of a run; and whether two are one person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pandas as pd

from pipeline.columns import COLUMNS, TEXT
from pipeline.errors import InputError
from pipeline.explain_pair import explain, judgement
from pipeline.known import Known
from pipeline.labels import Lang, column_label
from pipeline.last_run import language_of
from pipeline.pair_words import evidence_words, why_same
from pipeline.reasons import reason
from pipeline.rules import Rules
from pipeline.text.clean import normal
from pipeline.text.phone import read_phones

_FILES = ("people.csv", "ledger.csv", "findings.csv")


class Files:
    """people.csv, ledger.csv and findings.csv of an event, as text."""

    def __init__(self, folder: Path) -> None:
        """Read the three files.

        Raises:
            InputError: the event has not been processed, or a file is damaged.
        """
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise InputError(
                f"{folder}: no {missing[0]} here; run `process` for this event first, or name another --home"
            )
        self.folder = folder
        self.people, self.ledger, self.findings = (
            pd.read_csv(
                folder / name, dtype=TEXT, keep_default_na=False, na_filter=False, encoding="utf-8-sig"
            )
            for name in _FILES
        )
        self.lang: Lang = language_of(folder, self.ledger["reason"].tolist())

    def find(self, who: str) -> pd.Series[str]:
        """Return the person a row id, person id, phone, e-mail or name names.

        Raises:
            InputError: nobody, or more than one; the message names their ids.
        """
        people, text = self.people, who.strip()
        by_row = self.ledger["person_id"][self.ledger["row_id"] == text]
        hits = people[(people["person_id"] == text) | people["person_id"].isin(by_row)]
        if hits.empty:
            numbers = [phone.value for phone in read_phones(text)]
            same_phone = people["phone"].isin(numbers) | people["phone_alt"].map(
                lambda more: bool({*numbers} & {*more.split("; ")})
            )
            wanted = normal(text)
            same_mail = (people["email"] == wanted) | people["email_alt"].map(
                lambda more: wanted in more.split("; ")
            )
            same_name = people["name"].map(normal).eq(wanted) | people["name_alt"].map(normal).eq(wanted)
            hits = people[same_phone | same_mail | same_name]
        if hits.empty:
            raise InputError(
                f"{who}: nobody in this event; give a row id (r12), a person id, a phone, an e-mail or a name"
            )
        if len(hits) > 1:
            ids = ", ".join(
                f"{person} (rows {rows})"
                for person, rows in zip(hits["person_id"], hits["rows"], strict=True)
            )
            raise InputError(f"{who}: {len(hits)} people in this event: {ids}; name one by its id")
        return hits.iloc[0]


def explain_person(files: Files, who: str) -> Iterator[str]:
    """Yield, line by line, what became of a person and every finding about them and their rows."""
    person, lang = files.find(who), files.lang
    yield f"{person['person_id']}  {person['name']}  {person['company']}".rstrip()
    lines = files.ledger[files.ledger["person_id"] == person["person_id"]]
    for line in _texts(lines):
        place = f"{line['source_file']} {line['sheet']}".rstrip() + f":{line['line']}"
        told = "  ".join(line[name] for name in ("outcome", "because", "reason"))
        yield f"  {line['row_id']}  {place}  {told}".rstrip()
    head = ("outcome", "because", "tier", "score", "channel")
    yield "  " + "  ".join(f"{name}={person[name]}" for name in head if person[name])
    for name in COLUMNS:
        if person[name]:
            yield f"    {column_label(name, lang)}: {person[name]}"
    about = files.findings[files.findings["subject"].isin([person["person_id"], *person["rows"].split()])]
    about = about.drop_duplicates(["rule", "field", "before", "after"])  # a row's verdict is its person's
    for found in _texts(about):
        points = f"  {float(found['points']):+g}" if found["points"] not in ("", "0") else ""
        if found["field"] == "pair":
            words = f"{found['subject']} + {found['after']}: {evidence_words(found['before'], lang)}"
        else:
            words = reason(found["rule"], found["field"], found["before"], found["after"], lang)
        yield f"  [{found['stage']}] {found['rule']} ({found['verdict']}){points}: {words}"


def explain_pair(files: Files, who: str, other: str, rules: Rules, known: Known) -> Iterator[str]:
    """Yield why two rows or people are, or are not, one person: every field's rung and what it weighs."""
    one, two = files.find(who), files.find(other)
    lang = files.lang
    if one["person_id"] == two["person_id"]:
        yield f"{who}, {other}: " + ("同一人" if lang == "zh" else "one person") + f" ({one['person_id']})"
        folds = files.findings[
            files.findings["subject"].isin(one["rows"].split())
            & (files.findings["field"] == "pair")
            & (files.findings["rule"] != "ask-same-person")
        ]
        for fold in _texts(folds):
            yield f"  {fold['subject']} + {fold['after']}: {why_same(fold['rule'], lang)}  {fold['before']}"
        return
    ids = (one["person_id"], two["person_id"])
    judged = judgement(files.folder / "people.csv", ids, rules, known)
    asks = files.findings[files.findings["rule"] == "ask-same-person"]
    person = dict(zip(files.ledger["row_id"], files.ledger["person_id"], strict=True))
    sides = ([person.get(who, who) for who in asks[side].tolist()] for side in ("subject", "after"))
    asked = set(map(frozenset, zip(*sides, strict=True)))
    yield from explain(one, two, judged, frozenset(ids) in asked, rules, lang)


def _texts(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Take a frame of text line by line."""
    return cast("list[dict[str, str]]", frame.to_dict("records"))
