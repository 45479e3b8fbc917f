"""From rows to people: propose, judge, and accept each person as a whole.

`identify` is the engine on one page. What it finds is only about records; the stages put it into words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.known import Answers
from pipeline.matching.answers import answered_pairs, told
from pipeline.matching.chains import chain_of, within_chains
from pipeline.matching.clusters import Clusters, cluster
from pipeline.matching.codes import Codes, Flags
from pipeline.matching.evidence import Evidence, is_apart, judge
from pipeline.matching.kept_apart import kept_apart, vouched_for
from pipeline.matching.keys import NO_PAIRS, Pairs, propose
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.latin_words import said_only
from pipeline.matching.name_evidence import NEAR, ONE, Bits, differing
from pipeline.matching.prospects import worth_judging
from pipeline.matching.readings import said_alike
from pipeline.matching.records import Records
from pipeline.matching.weights import Thresholds

#: What somebody told outweighs all evidence, and is not asked again.
TOLD = 1000.0
#: So many bits against two records keep them apart whatever a third one says; fewer where the name may be
#: another's.
_VETO, _VETO_OTHER_NAME = -16.0, -10.0
#: A record that fits two people equally well, within so many bits, joins neither.
_MARGIN = 4.0
#: Up to this share of people a name is rare enough to stand for its bearer.
_RARE = 1e-5
#: Up to this share a name is hardly another's, wherever it turns up.
_RAREST = 2e-6
#: From this share on namesakes meet: of two John Smith a third row makes no one person.
_MANY = 1e-4
#: Rungs of names that one person alone is likely to be on.
_PROPER = ("exact", "part-whole")


@dataclass(frozen=True)
class Identity:
    """What was found about the records: all pairs judged, what they weigh, the groups, whom to ask.

    `apart` are pairs that a rule about names, jobs and contacts keeps two people, whatever the sum.
    """

    pairs: Pairs
    evidence: Evidence
    bits: Bits
    groups: Codes
    asked: Flags
    apart: Flags


def identify(records: Records, answers: Answers, known: Knowledge) -> Identity:
    """Find the people behind `records`; answers given before bind."""
    limits = known.weights.thresholds
    pairs = propose(records, answered_pairs(records.keys, answers))
    if answers.pairs:
        evidence, rest = judge(records, pairs, known), NO_PAIRS
    else:
        pairs, named, crowds, rest = worth_judging(records, pairs, known)
        evidence = judge(records, pairs, known, crowds, named)
    more = within_chains(len(records), pairs, evidence.bits >= limits.same, rest)
    pairs, evidence = pairs.with_more(more), evidence.with_more(judge(records, more, known, evidence.crowds))
    misheard = _misheard(records, pairs, evidence)
    apart = kept_apart(records, pairs, evidence, misheard, limits.same)
    bits, apart, bound = _bound(records, pairs, evidence, answers, apart, misheard, limits)
    share = np.maximum(records.names.share[pairs.left], records.names.share[pairs.right])
    proper = evidence.is_on("name", *_PROPER)
    names_aside = np.where(misheard, evidence.weights["name"], 0.0)
    against = evidence.against - names_aside < np.where(proper & (share < _MANY), _VETO, _VETO_OTHER_NAME)
    two = (against | _namesakes(evidence)) & (bits < limits.same)
    two &= ~_one_after_all(records, pairs, evidence, two & (share < _MANY), apart, limits.same)
    foes = (apart | two) & ~bound
    chains = chain_of(len(records), pairs, bits >= limits.same)
    foes &= chains[pairs.left] == chains[pairs.right]  # only within a chain can they meet
    names, differ = differing(records, known)

    def grouped(worth: Bits) -> tuple[Codes, Flags]:
        clusters = Clusters(
            zip(pairs.left[foes].tolist(), pairs.right[foes].tolist(), strict=True),
            names.tolist(),
            records.given.codes.tolist(),
            differ,
        )
        return cluster(clusters, pairs.left, pairs.right, worth, limits.same, bound)

    groups, refused = grouped(bits)
    unlike = is_apart(evidence.levels["name"])
    nothing_shared = (evidence.weights["phone"] <= 0) & (evidence.weights["email"] <= 0)
    weak, own = (~proper | nothing_shared) & ~unlike & ~bound, evidence.is_on("email", "same-own")
    torn = _torn(pairs, bits, weak, groups, refused, refused & (weak | own))
    if torn.any():
        groups, refused = grouped(np.where(torn, limits.ask, bits))
    near = _near_twins(evidence)
    likely = near | (bits >= limits.ask) | ((bits >= limits.moved) & _moved(records, pairs, evidence))
    doubt = (refused | torn | likely) & (groups[pairs.left] != groups[pairs.right])
    return Identity(pairs, evidence, bits, groups, _once(pairs, bits, groups, doubt), apart)


def _bound(
    records: Records,
    pairs: Pairs,
    evidence: Evidence,
    answers: Answers,
    apart: Flags,
    misheard: Flags,
    limits: Thresholds,
) -> tuple[Bits, Flags, Flags]:
    """Let ids that came along and answers given overrule the evidence; return bits, who is apart, who one."""
    left, right = pairs.left, pairs.right
    own = evidence.is_on("phone", "same")
    mailbox = evidence.is_on("email", "same-own", "same", "shared")
    given = records.given.codes
    both = (given[left] >= 0) & (given[right] >= 0)
    told_same, told_different = told(records.keys, pairs, answers)
    different = told_different | (both & (given[left] != given[right]))
    same = (told_same | (both & (given[left] == given[right]))) & ~told_different
    slips = evidence.is_on("name", *NEAR) | _by_ear(records, pairs, evidence)
    slips &= evidence.is_on("phone", "different")
    surname = records.names.chinese.codes
    slips |= evidence.is_on("name", "homophone") & (surname[left] != surname[right]) & ~own  # 黄丽娜, 王丽娜
    slips &= ~mailbox
    weighed = np.where(misheard & own, evidence.bits - evidence.weights["name"], evidence.bits)
    weighed = np.where(slips, np.minimum(weighed, limits.same - 1.0), weighed)  # Brand, Brandt
    bits = np.where(different, -TOLD, np.where(same, TOLD, weighed))
    return bits, (apart & ~same) | different, same


def _namesakes(evidence: Evidence) -> Flags:
    """Say where one name stands beside two mobiles, two jobs and no mailbox of both: 周婷, 周婷."""
    name = evidence.is_on("name", *ONE)
    two = evidence.is_on("phone", "different") & (evidence.weights["phone"] < 0)
    result: Flags = name & two & evidence.is_on("title", "different") & (evidence.weights["email"] <= 0)
    return result


def _one_after_all(
    records: Records, pairs: Pairs, evidence: Evidence, two: Flags, apart: Flags, same: float
) -> Flags:
    """Say for which two a third record speaks: one who moved, or one who goes by both names.

    Lorenz Obermoser of Munich and of Vienna, who kept his private mailbox; Kanyarat S. and Khun Ploy.
    """
    names = records.names
    doubly = np.array([bool(form.also) for form in names.forms] + [False])[names.form]
    moved = two & _namesakes(evidence)
    called = two & evidence.is_on("name", "different")
    return vouched_for(pairs, evidence, moved, apart, names.whole, same) | vouched_for(
        pairs, evidence, called, apart, doubly, same
    )


def _by_ear(records: Records, pairs: Pairs, evidence: Evidence) -> Flags:
    """Say where two Latin names are only said alike: Ng Chee Keong, Ng Chee Kiong."""
    result: Flags = evidence.is_on("name", "sound") & evidence.is_on("phone", "different")
    for place in np.flatnonzero(result).tolist():
        one, other = (records.names.forms[records.names.form[side[place]]] for side in pairs)
        result[place] = not (one.han or other.han) and said_only(one.words, other.words)
    return result


def _misheard(records: Records, pairs: Pairs, evidence: Evidence) -> Flags:
    """Say which near-twins are said the same, tones and all, as no brothers are: 赖奕辰, 赖翊辰."""
    work, titles = records.work.function.codes, records.work.title
    one, other = work[pairs.left], work[pairs.right]
    latin = np.array([text.isascii() for text in titles.values.tolist()] + [False])[titles.codes]
    jobs = (one >= 0) & (other >= 0) & (one != other) & (latin[pairs.left] == latin[pairs.right])
    found: Flags = evidence.is_on("name", "sibling") & ~jobs & ~evidence.is_on("title", "different")
    for place in np.flatnonzero(found).tolist():
        mine, theirs = (records.names.forms[records.names.form[side[place]]] for side in pairs)
        alike = mine.near == theirs.near and mine.han != theirs.han
        found[place] = alike and said_alike(mine.han, theirs.han)
    return found


def _moved(records: Records, pairs: Pairs, evidence: Evidence) -> Flags:
    """Say where somebody may have a new employer, or a new surname: the rest of the person is the same."""
    place = evidence.is_on("city", "same")
    job = evidence.is_on("name", "exact") & evidence.is_on("title", "same", "like", "near")
    rare = np.maximum(records.names.share[pairs.left], records.names.share[pairs.right])
    job &= (place & (rare <= _RARE)) | (rare <= _RAREST)
    house = evidence.is_on("company", "same", "large", "like", "group")
    wed = evidence.is_on("name", "surname-differs") & evidence.is_on("title", "same") & house & place
    result: Flags = job | wed
    return result


def _near_twins(evidence: Evidence) -> Flags:
    """Say where brothers' names may be one with a slip: on one mobile, or in one job, nothing being against.

    公孙羽曦 and 公孙雨曦, both of whom write plays for one studio.
    """
    job = evidence.is_on("company", "same") & evidence.is_on("title", "same")
    job &= (evidence.weights["phone"] >= 0) & (evidence.weights["email"] >= 0)
    return evidence.is_on("name", "sibling") & (evidence.is_on("phone", "same") | job)


def _torn(pairs: Pairs, bits: Bits, weak: Flags, groups: Codes, refused: Flags, pulled: Flags) -> Flags:
    """Say which accepted pairs hang on a record that would fit another person as well.

    `weak` are pairs whose names may be several people's (王总, Zhou Min, no name at all), or who share no
    number and no mailbox; `pulled` are the refused ones that say whose the record may be as well.
    """
    result = np.zeros(len(bits), dtype=bool)
    if not (refused & weak).any():
        return result
    inside = (groups[pairs.left] == groups[pairs.right]) & weak
    count = len(groups)
    holds, pulls = np.full(count, -np.inf), np.full(count, -np.inf)
    for side in (pairs.left, pairs.right):
        strong = (groups[pairs.left] == groups[pairs.right]) & (bits > 0)
        np.maximum.at(holds, side[strong], bits[strong])
        np.maximum.at(pulls, side[pulled], bits[pulled])
    torn = np.isfinite(holds) & (pulls >= holds - _MARGIN)
    result[inside] = (torn[pairs.left] | torn[pairs.right])[inside]
    doubtful: Flags = result | (refused & weak & (torn[pairs.left] | torn[pairs.right]))
    return doubtful


def _once(pairs: Pairs, bits: Bits, groups: Codes, doubt: Flags) -> Flags:
    """Keep the strongest question about each two people, and none about two that somebody has judged."""
    low = np.minimum(groups[pairs.left], groups[pairs.right])
    both = low * len(groups) + np.maximum(groups[pairs.left], groups[pairs.right])
    judged = np.isin(both, both[bits <= -TOLD])
    places = np.flatnonzero(doubt & ~judged)
    order = places[np.lexsort((pairs.right[places], pairs.left[places], -bits[places]))]
    _, first = np.unique(both[order], return_index=True)
    result = np.zeros(len(bits), dtype=bool)
    result[order[first]] = True
    return result
