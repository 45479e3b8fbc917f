"""Tell of each person what earlier runs and other events know: an opt-out, a visit, what came of it."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Batch, Step, Verdict, found, text_column
from pipeline.columns import empty_text
from pipeline.engagement import with_asked
from pipeline.history import history_of
from pipeline.known import Came, Known, Past, Visit
from pipeline.labels import Lang, word
from pipeline.rules import Rules
from pipeline.stages.refused_before import refused_before


def remember(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set `history`, who came, what they asked there and who is a WeCom contact by now.

    Say `opt-out` of whoever wanted no contact before. Who may be one of those, and cannot be told by a
    number or address, is to be reviewed.
    What somebody answered when they were reminded is said as long as nobody knows whether they came.
    """
    people, past = batch.rows, known.past
    history = empty_text(people.index)
    visits = _visits(people, past) if past.visits else {}
    here = [person for person in people.index if person in visits]
    if here:
        lang: Lang = "zh" if known.lang == "zh" else "en"
        said = {person: history_of(visits[person], rules.callback, lang) for person in here}
        history = text_column((said.get(person, "") for person in people.index), people.index)
    opted_out = batch.findings["subject"][batch.findings["rule"] == "opt-out"]
    findings = _opted_out(people, set(opted_out), past) if past.opt_outs else []
    bound = {subject for one in findings for subject in one["subject"].tolist()} | set(opted_out)
    listed = set(people.index).union(*past.former(people).values())
    findings += refused_before(people[~people.index.isin(list(bound))], listed, rules, known)
    if here:
        findings.append(found(here, "returning", field="history", after=history[here]))
    columns = {"history": history, **_came(people, past), **_added(people, past, known.lang)}
    came = columns.get("attended", people["attended"])
    answered = [one for one in people.index[came == ""] if one in past.coming] if past.coming else []
    if answered:
        findings.append(
            found(answered, "answered", field="coming", after=[past.coming[one] for one in answered])
        )
    noted = [one for one in people.index if one in past.noted] if past.noted else []
    if noted:
        findings.append(found(noted, "noted", field="remarks", after=[past.noted[one] for one in noted]))
    return Step(columns, findings)


def _visits(people: pd.DataFrame, past: Past) -> dict[str, tuple[Visit, ...]]:
    """Return what other events know of each person, and of whoever is folded into them by now."""
    former = past.former(people)
    visits: dict[str, tuple[Visit, ...]] = {}
    for person in people.index:
        ids = (person, *sorted(former.get(person, ())))
        seen = {visit.event: visit for one in reversed(ids) for visit in past.visits.get(one, ())}
        if seen:
            visits[person] = tuple(sorted(seen.values(), key=lambda visit: (str(visit.date), visit.event)))
    return visits


def _came(people: pd.DataFrame, past: Past) -> dict[str, pd.Series[str]]:
    """Set `attended` and `minutes` of those of whom an attendance report speaks, over what their rows say.

    What they asked there stands behind what they asked when they signed up.
    """
    if not past.came:
        return {}
    told = people.index.isin(list(past.came))
    said = [past.came.get(person, Came()) for person in people.index]
    attended = text_column((one.attended for one in said), people.index)
    minutes = text_column(("" if one.minutes is None else str(one.minutes) for one in said), people.index)
    typed = people["question"].tolist()
    questions = text_column(map(with_asked, typed, [one.asked for one in said]), people.index)
    return {
        "attended": people["attended"].mask(told, attended),
        "minutes": people["minutes"].mask(told, minutes),
        "question": questions,
    }


def _added(people: pd.DataFrame, past: Past, lang: str) -> dict[str, pd.Series[str]]:
    """Set `wecom` of those who were added since they signed up: the owner, as far as one is known."""
    if not past.added:
        return {}
    here = set(past.added)
    here |= {person for person, was in past.former(people).items() if not past.added.isdisjoint(was)}
    new = people.index.isin(list(here)) & (people["wecom"] == "")
    contact = people["owner"].where(people["owner"] != "", word("yes", "zh" if lang == "zh" else "en"))
    return {"wecom": people["wecom"].mask(new, contact)}


def _opted_out(people: pd.DataFrame, said: set[str], past: Past) -> list[pd.DataFrame]:
    """Say it of everyone known by their id, or that of one folded into them, else by a number or address.

    Whoever has `said` so now is passed over.
    """
    opt_outs = past.opt_outs
    by_id = {one: one for one in people.index if one in opt_outs.people and one not in said}
    for person, was in past.former(people).items():
        asked = [one for one in was if one in opt_outs.people]
        if asked and person not in said:
            by_id.setdefault(person, asked[0])
    hits = opt_outs.among(people[~people.index.isin([*said, *by_id])])
    findings = []
    if by_id:
        where = [opt_outs.people[one] for one in by_id.values()]
        findings.append(found(list(by_id), "opt-out", Verdict.EXCLUDE, after=where))
    for column in sorted({column for column, _ in hits.values()}):
        mine = {person: value for person, (field, value) in hits.items() if field == column}
        where = [opt_outs.where(value) for value in mine.values()]
        values = list(mine.values())
        findings.append(
            found(list(mine), "opt-out", Verdict.EXCLUDE, field=column, before=values, after=where)
        )
    return findings
