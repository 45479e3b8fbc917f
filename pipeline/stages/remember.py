"""Tell of each person what earlier runs and other events know: an opt-out, a visit, what came of it."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Batch, Step, Verdict, found, text_column
from pipeline.columns import LIST_SEPARATOR, empty_text
from pipeline.history import history_of
from pipeline.known import Known, Past
from pipeline.labels import Lang
from pipeline.rules import Rules

_CONTACTS = ("phone", "phone_alt", "email", "email_alt")


def remember(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set `history`, and say `opt-out` of whoever asked for no contact before and does not say so now."""
    people, past = batch.rows, known.past
    history = empty_text(people.index)
    here = [person for person in people.index if person in past.visits] if past.visits else []
    if here:
        lang: Lang = "zh" if known.lang == "zh" else "en"
        said = {person: history_of(past.visits[person], rules.callback, lang) for person in here}
        history = text_column((said.get(person, "") for person in people.index), people.index)
    opted_out = batch.findings["subject"][batch.findings["rule"] == "opt-out"]
    silent = people[~people.index.isin(opted_out)]
    findings = _opted_out(silent, past) if past.opt_outs else []
    if here:
        findings.append(found(here, "returning", field="history", after=history[here]))
    return Step({"history": history}, findings)


def _opted_out(people: pd.DataFrame, past: Past) -> list[pd.DataFrame]:
    """Say it of everyone known by their id, a number or an address, in that order."""
    findings, opt_outs = [], past.opt_outs
    asked = {
        person: one for person, was in past.former(people).items() for one in was if one in opt_outs.people
    }
    asked |= {person: person for person in people.index if person in opt_outs.people}
    by_id = people.index[people.index.isin(list(asked))]
    if len(by_id):
        where = [opt_outs.people[asked[person]] for person in by_id]
        findings.append(found(by_id, "opt-out", Verdict.EXCLUDE, after=where))
    done = set(by_id)
    for column in _CONTACTS:
        listed = people[column][people[column] != ""]
        hits = {
            person: value
            for person, text in zip(listed.index.tolist(), listed.tolist(), strict=True)
            for value in text.split(LIST_SEPARATOR)
            if opt_outs.binds(value) and person not in done
        }
        if hits:
            where = [opt_outs.values.get(value, "") for value in hits.values()]
            findings.append(
                found(
                    list(hits),
                    "opt-out",
                    Verdict.EXCLUDE,
                    field=column,
                    before=list(hits.values()),
                    after=where,
                )
            )
            done |= set(hits)
    return findings
