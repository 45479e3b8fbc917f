"""Why two people are, or are not, one: every field's rung and weight, and what stands above the sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.known import Known
from pipeline.labels import Lang, Pair, pick
from pipeline.matching.evidence import judge
from pipeline.matching.keys import Pairs, propose
from pipeline.matching.names import TWO_PEOPLE
from pipeline.matching.records import Records, make_records
from pipeline.pair_words import FIELDS, RUNGS
from pipeline.readers import read
from pipeline.rules import Rules
from pipeline.stages.tidy import tidy

_NOT_SAID: Pair = ("至少一方没填", "at least one of them does not say")
_BEFORE: Pair = (
    "名单里随便两个人，先当作不是同一人（{rows} 行）",
    "any two of {rows} rows, before anything is compared",
)
_SCALE: Pair = (
    "合计 {bits:+.1f}：{same:g} 分起算同一人，{ask:g} 到 {same:g} 分请您判断，以下是两个人",
    "in all {bits:+.1f}: from {same:g} one person, from {ask:g} asked about, below two people",
)
_TOLD: Pair = ("您此前已判断：{answer}。以您的为准", "you have answered before: {answer}. That counts")
_TWO_NAMES: Pair = (
    "两个完整姓名不同：没有您的判断，绝不合并",
    "two full names that differ: never joined unless you say so",
)
_RESULT: dict[str, Pair] = {
    "same": ("同一人", "one person"),
    "ask": ("请您判断", "for you to say"),
    "different": ("两个人", "two people"),
}


@dataclass(frozen=True)
class Judgement:
    """One pair's evidence: rung and weight by field, the prior, and what an answer given before said."""

    rungs: dict[str, str]
    weights: dict[str, float]
    prior: float
    rows: int
    two_names: bool
    told: str

    @property
    def bits(self) -> float:
        """All weights and the prior, added."""
        return self.prior + sum(self.weights.values())


def judgement(people: Path, ids: tuple[str, str], rules: Rules, known: Known) -> Judgement:
    """Judge two people of an event's people.csv as the run did: among all the others."""
    batch = read([people], headers=rules.headers).batch
    rows = batch.rows.assign(**tidy(batch, rules, known).columns)
    given = rows["person_id_given"]
    records = make_records(rows.assign(person_id_given=""), rules.identity)
    one, two = sorted(int(records.rows[np.flatnonzero(given == name)[0]]) for name in ids)
    crowds = judge(records, propose(records, []), rules.identity).crowds
    evidence = judge(records, Pairs(np.array([one]), np.array([two])), rules.identity, crowds)
    rungs = evidence.rungs(0)
    return Judgement(
        rungs,
        {field: float(bits[0]) for field, bits in evidence.weights.items()},
        evidence.prior,
        len(rows),
        rungs["name"] in TWO_PEOPLE and bool(records.whole[one] and records.whole[two]),
        _told(records, one, two, known),
    )


def _told(records: Records, one: int, two: int, known: Known) -> str:
    """Return the answer given before about two records, "" for none."""
    low, high = sorted((records.keys[one], records.keys[two]))
    return known.answers.pairs.get((low, high), "")


def explain(
    one: pd.Series[str], two: pd.Series[str], judged: Judgement, rules: Rules, lang: Lang
) -> Iterator[str]:
    """Yield, line by line, both people, each field with values, rung and weight, and the outcome."""
    for person in (one, two):
        yield "  ".join(
            person[name] for name in ("person_id", "name", "phone", "email", "company") if person[name]
        )
    yield f"  {judged.prior:+6.1f}  {pick(_BEFORE, lang).format(rows=judged.rows)}"
    for field, rung in judged.rungs.items():
        words = pick(RUNGS.get(f"{field}={rung}", _NOT_SAID), lang)
        sides = " | ".join(one[field] or "-" for one in (one, two))
        yield f"  {judged.weights[field]:+6.1f}  {pick(FIELDS[field], lang)}: {words}  ({sides})"
    limits = rules.matching.thresholds
    yield "  " + pick(_SCALE, lang).format(bits=judged.bits, same=limits.same, ask=limits.ask)
    result = "different" if judged.bits < limits.ask else "ask" if judged.bits < limits.same else "same"
    if judged.told:
        result = judged.told
        yield "  " + pick(_TOLD, lang).format(answer=pick(_RESULT[result], lang))
    elif judged.two_names:
        result = "different" if result == "different" else "ask"
        yield "  " + pick(_TWO_NAMES, lang)
    yield f"  = {pick(_RESULT[result], lang)}"
