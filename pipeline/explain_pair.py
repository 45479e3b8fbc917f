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
from pipeline.matching.keys import Pairs
from pipeline.matching.names import TWO_PEOPLE
from pipeline.matching.people import Identity, identify
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
_STANDS_ABOVE: dict[str, Pair] = {
    "slip": (
        "姓名只是音近或形近，又各有一个手机号：只请您判断，不自动合并",
        "the names are only nearly alike, and there are two mobiles: asked about, never joined",
    ),
    "rule": (
        "这样的姓名配上这样的职位或号码，可能是两个人（如同姓同事、助理代报）：没有您的判断，不合并",
        "such names beside such jobs or numbers may be two people's: not joined unless you say so",
    ),
    "unseen": (
        "名单里没有线索把两位放到一起比较，所以没有合并",
        "nothing in the list brought the two together to be compared, so they were not joined",
    ),
    "others": (
        "单看这两位像同一人，但并在一起会与别的行矛盾，所以没有合并",
        "these two alone look like one person, but joined they would contradict other rows, so they were not",
    ),
}
_MOVED: Pair = (
    "其余都对得上，可能换了公司或改了姓：请您判断",
    "all the rest agrees, and there may be a new employer or surname: for you to say",
)
_RESULT: dict[str, Pair] = {
    "same": ("同一人", "one person"),
    "ask": ("请您判断", "for you to say"),
    "different": ("两个人", "two people"),
}


@dataclass(frozen=True)
class Judgement:
    """One pair's evidence: rung and weight by field, the prior, and what an answer given before said.

    `above` names what kept two apart whose evidence says one person, a key of `_STANDS_ABOVE`.
    """

    rungs: dict[str, str]
    weights: dict[str, float]
    prior: float
    rows: int
    two_names: bool
    told: str
    above: str

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
    whole = identify(records, known.answers, rules.identity)
    pair = Pairs(np.array([one]), np.array([two]))
    evidence = judge(records, pair, rules.identity, whole.evidence.crowds)
    rungs = evidence.rungs(0)
    return Judgement(
        rungs,
        {field: float(bits[0]) for field, bits in evidence.weights.items()},
        evidence.prior,
        len(rows),
        rungs["name"] in TWO_PEOPLE and bool(records.names.whole[one] and records.names.whole[two]),
        _told(records, one, two, known),
        _above(whole, one, two),
    )


def _above(whole: Identity, one: int, two: int) -> str:
    """Return what keeps two people apart whatever their evidence says, a key of `_STANDS_ABOVE`."""
    place = np.flatnonzero((whole.pairs.left == one) & (whole.pairs.right == two))
    if not len(place):
        return "unseen"
    if whole.apart[place[0]]:
        return "rule"
    return "slip" if whole.bits[place[0]] < whole.evidence.bits[place[0]] else "others"


def _told(records: Records, one: int, two: int, known: Known) -> str:
    """Return the answer given before about two records, "" for none."""
    low, high = sorted((records.keys[one], records.keys[two]))
    return known.answers.pairs.get((low, high), "")


def explain(
    one: pd.Series[str], two: pd.Series[str], judged: Judgement, asked: bool, rules: Rules, lang: Lang
) -> Iterator[str]:
    """Yield, line by line, both people, each field with values, rung and weight, and the outcome.

    `asked` says whether the run asks about these two, whom it took for two people.
    """
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
    result = judged.told or ("ask" if asked else "different")
    if judged.told:
        yield "  " + pick(_TOLD, lang).format(answer=pick(_RESULT[result], lang))
    elif judged.two_names:
        yield "  " + pick(_TWO_NAMES, lang)
    elif judged.bits >= limits.same or (judged.bits >= limits.ask and not asked):
        yield "  " + pick(_STANDS_ABOVE[judged.above], lang)
    elif asked and judged.bits < limits.ask:
        yield "  " + pick(_MOVED, lang)
    yield f"  = {pick(_RESULT[result], lang)}"
