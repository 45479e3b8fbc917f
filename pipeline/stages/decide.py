"""Say what becomes of each person, how soon they are called, by which channel, by whom, and why."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import Batch, Step, Verdict, found, text_column
from pipeline.calendar import due_dates
from pipeline.columns import empty_text
from pipeline.known import Known
from pipeline.owners import assign
from pipeline.reach import callable_phone, usable_email
from pipeline.reasons import sentences
from pipeline.rules import Rules

#: Exclusions in the order in which they decide; a family (ending in ":") covers its kinds.
PRECEDENCE = ("internal", "opt-out", "competitor", "partner", "non-target:", "not-a-signup:", "junk:")


def decide(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set outcome, because, score, tier, channel, due, owner and reason.

    The outcome follows from the strongest verdict about the person; an answer given in Review or Dropped
    overrules it, but for an opt-out, which binds.
    """
    people = batch.rows
    person = people.index.get_indexer(pd.Index(batch.findings["subject"]))
    about, person = batch.findings[person >= 0], person[person >= 0]
    because = _because(about, people.index)
    outcome = _outcome(about["verdict"].to_numpy(), person, people.index)
    opted_out = people.index.isin(about["subject"][about["rule"] == "opt-out"])
    answers = _answered(people["row_keys"], known).where(~opted_out, "")
    keep, drop = answers == "keep", answers == "drop"
    said = _answer_findings(keep, drop, because)
    outcome = outcome.where(~keep, "lead").where(~drop, "excluded")
    because = because.where(~keep, "").where(~(drop & (because == "")), "junk:dropped")
    because = because.where(~(drop & because.str.startswith("review:")), "junk:dropped")
    summed = np.bincount(person, weights=about["points"].to_numpy(), minlength=len(people))
    total = pd.Series(summed.round().astype(np.int64), index=people.index)
    lead = outcome == "lead"
    tiers = {points: rules.scoring.tiers.of(points) for points in total.unique().tolist()}
    tier = text_column(map(tiers.__getitem__, total.tolist()), people.index).where(lead, "")
    channel = _channel(people).where(lead, "")
    lonely = channel == "none"
    if lonely.any():
        said.append(found(people.index[lonely], "no-contact", field="phone"))
    owner = assign(people, lead, rules)
    due = due_dates(tier, known.on, rules.scoring.tiers)
    columns = {
        "outcome": outcome,
        "because": because,
        "tier": tier,
        "channel": channel,
        "due": due,
        "owner": owner,
    }
    columns["reason"] = sentences(people.drop(columns="rows"), about, "zh" if known.lang == "zh" else "en")
    return Step({**columns, "score": total}, said)


def _because(about: pd.DataFrame, index: pd.Index[str]) -> pd.Series[str]:
    """Name the rule that decides about each person: the first by `PRECEDENCE`, else the doubt, else none."""
    strong = about[about["verdict"] > Verdict.NOTE]
    ranks = {rule: _rank(rule) for rule in strong["rule"].unique()}
    order = strong.assign(rank=strong["rule"].map(ranks), weaker=-strong["verdict"].astype(int))
    order = order.sort_values(["subject", "weaker", "rank", "rule"], kind="stable").drop_duplicates("subject")
    named = pd.Series(order["rule"].to_numpy(dtype=object), index=order["subject"].to_numpy(dtype=object))
    return text_column(named.reindex(index).fillna(""), index)


def _rank(rule: str) -> int:
    return next(
        (
            n
            for n, name in enumerate(PRECEDENCE)
            if rule == name or (name[-1] == ":" and rule.startswith(name))
        ),
        99,
    )


def _outcome(
    verdict: npt.NDArray[np.int8], person: npt.NDArray[np.intp], index: pd.Index[str]
) -> pd.Series[str]:
    """Name what the strongest verdict about each person makes of them; `person` are positions in `index`."""
    strongest = np.zeros(len(index), dtype=np.int8)
    np.maximum.at(strongest, person, verdict)
    words = np.array(["lead", "review", "excluded"], dtype=object)  # by Verdict
    return text_column(words[strongest], index)


def _answered(row_keys: pd.Series[str], known: Known) -> pd.Series[str]:
    """Return "keep", "drop" or "" per person."""
    given = known.answers.people
    said = (
        (next((given[key] for key in keys.split() if key in given), "") for keys in row_keys) if given else ()
    )
    return text_column(said, row_keys.index) if given else empty_text(row_keys.index)


def _answer_findings(
    keep: pd.Series[bool], drop: pd.Series[bool], because: pd.Series[str]
) -> list[pd.DataFrame]:
    said = []
    for mask, rule in ((keep, "answer-keep"), (drop, "answer-drop")):
        if mask.any():
            said.append(found(mask.index[mask], rule, before=because[mask]))
    return said


def _channel(people: pd.DataFrame) -> pd.Series[str]:
    """Choose WeCom for a contact already there, else phone, else e-mail, else none."""
    channel = pd.Series("none", index=people.index, dtype=people["name"].dtype)
    channel = channel.mask(usable_email(people), "email")
    channel = channel.mask(callable_phone(people), "phone")
    return channel.mask(people["wecom"] != "", "wecom")
