"""Find the rows that are one person; ask where it cannot be told."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import Batch, Step, found, text_column
from pipeline.known import Known
from pipeline.matching.answers import answered_pairs, told
from pipeline.matching.clusters import Clusters, cluster
from pipeline.matching.evidence import Evidence, judge
from pipeline.matching.keys import Pairs, propose
from pipeline.matching.name_evidence import NAME, differing
from pipeline.matching.records import Codes, Records, make_records
from pipeline.rules import Rules

#: Lines that are no person at all: never judged against anyone.
NOT_A_PERSON = ("junk:repeated-header", "junk:footer", "junk:blank")
#: What somebody told outweighs all evidence, and is not asked again.
_TOLD = 1000.0


def match(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set `person_id`, one for all rows of a person, and say which rows were folded into which and why.

    A person's id is the smallest content key of its rows, or the one a list of ours brought along. Doubt
    becomes an `ask-same-person` note: both stay two people until someone answers.
    """
    rows = batch.rows
    lines = batch.findings["subject"][batch.findings["rule"].isin(NOT_A_PERSON)]
    judged = rows[~rows.index.isin(lines)]
    records = make_records(judged, rules.surname_readings, rules.nicknames)
    pairs = propose(records, answered_pairs(records.keys, known.answers))
    evidence = judge(records, pairs, rules.matching, rules.surname_variants)
    bits, told_apart, told_same = _bound(records, pairs, evidence, known)
    limits = rules.matching.thresholds
    names, differ = differing(records, rules.matching, rules.surname_variants)
    apart = zip(pairs.left[told_apart].tolist(), pairs.right[told_apart].tolist(), strict=True)
    clusters = Clusters(apart, names.tolist(), records.given.codes.tolist(), differ)
    groups, refused = cluster(clusters, pairs.left, pairs.right, bits, limits.same, told_same)
    person = _person_ids(records, groups)
    ids = rows["row_key"].copy()
    ids[judged.index] = person[records.rows]
    ids = _told_from(ids, ~rows.index.isin(judged.index), rows["row_key"])
    ask = (groups[pairs.left] != groups[pairs.right]) & (refused | ((bits >= limits.ask) & ~told_apart))
    return Step(
        {"person_id": text_column(ids, rows.index)},
        _folded(judged.index, records, pairs, evidence, bits, groups, limits.same)
        + _asked(judged.index, records, pairs, evidence, bits, ask),
    )


def _bound(
    records: Records, pairs: Pairs, evidence: Evidence, known: Known
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Let ids that came along and answers given overrule the evidence; return bits, who is apart, who one."""
    left, right = pairs.left, pairs.right
    whole = records.whole[left] & records.whole[right]
    apart = (evidence.name == NAME.index("different")) & whole
    given = records.given.codes
    both = (given[left] >= 0) & (given[right] >= 0)
    same = both & (given[left] == given[right])
    told_same, told_different = told(records.keys, pairs, known.answers)
    same |= told_same
    apart = (apart & ~same) | (both & (given[left] != given[right])) | told_different
    same &= ~told_different
    bits = np.where(told_different, -_TOLD, np.where(same, _TOLD, evidence.bits))
    return bits, apart, same


def _person_ids(records: Records, groups: Codes) -> npt.NDArray[np.object_]:
    """Name each group by the id that came along, else by the smallest content key in it."""
    given = np.array(
        [records.given.values[code] if code >= 0 else "" for code in records.given.codes.tolist()],
        dtype=object,
    )
    brought: dict[int, str] = {}
    for group, one in zip(groups.tolist(), given.tolist(), strict=True):
        if one:
            brought[group] = min(one, brought.get(group, one))
    # Records are sorted by content, and a group is known by its smallest record.
    return np.array([brought.get(group) or records.keys[group] for group in groups.tolist()], dtype=object)


def _told_from(ids: pd.Series[str], alone: npt.NDArray[np.bool_], keys: pd.Series[str]) -> pd.Series[str]:
    """Number lines that are no person, which may be alike to the letter: each stays its own."""
    if not alone.any():
        return ids
    numbers = keys[alone].groupby(keys[alone]).cumcount()
    taken = "x" + keys[alone].str.slice(1)
    ids = ids.copy()
    ids[alone] = taken.where(numbers == 0, taken + "-" + (numbers + 1).astype(str))
    return ids


def _folded(
    index: pd.Index[str],
    records: Records,
    pairs: Pairs,
    evidence: Evidence,
    bits: npt.NDArray[np.float64],
    groups: Codes,
    same: float,
) -> list[pd.DataFrame]:
    """Say for every row beyond its person's first what made it that person, by its strongest pair."""
    _, first_row = np.unique(records.rows, return_index=True)
    inside = np.flatnonzero((groups[pairs.left] == groups[pairs.right]) & (bits >= same))
    best: dict[int, int] = {}
    for place in inside[np.argsort(-bits[inside], kind="stable")].tolist():
        best.setdefault(int(pairs.right[place]), place)
        best.setdefault(int(pairs.left[place]), place)
    subjects, rules_, words, partners = [], [], [], []
    names = index.to_numpy()
    for row, record in enumerate(records.rows.tolist()):
        if row != first_row[record]:
            subjects.append(names[row])
            rules_.append("same-content")
            words.append("")
            partners.append(names[first_row[record]])
        elif groups[record] != record and record in best:
            place = best[record]
            other = int(pairs.left[place] + pairs.right[place]) - record
            subjects.append(names[row])
            rules_.append(_rule(evidence, place))
            words.append(rungs(evidence, place))
            partners.append(names[first_row[other]])
    return [found(subjects, rules_, field="pair", before=words, after=partners)] if subjects else []


def _asked(
    index: pd.Index[str],
    records: Records,
    pairs: Pairs,
    evidence: Evidence,
    bits: npt.NDArray[np.float64],
    ask: npt.NDArray[np.bool_],
) -> list[pd.DataFrame]:
    places = np.flatnonzero(ask)
    if not len(places):
        return []
    places = places[np.argsort(-bits[places], kind="stable")]
    _, first_row = np.unique(records.rows, return_index=True)
    names = index.to_numpy()
    return [
        found(
            names[first_row[pairs.left[places]]].tolist(),
            "ask-same-person",
            field="pair",
            before=[rungs(evidence, place) for place in places.tolist()],
            after=names[first_row[pairs.right[places]]].tolist(),
        )
    ]


def rungs(evidence: Evidence, place: int) -> str:
    """Write one pair's evidence as `name=exact phone=same ...`; `pair_words` puts it into words."""
    return " ".join(f"{field}={rung}" for field, rung in evidence.rungs(place).items())


def _rule(evidence: Evidence, place: int) -> str:
    """Name the rule that made two rows one person by the fields that agree."""
    rungs = evidence.rungs(place)
    agree = [field for field, labels in _AGREES.items() if rungs[field] in labels]
    return "same-" + "-and-".join(agree or ["person"])


#: The rungs on which a field speaks for one person, in the order in which a rule names its fields.
_AGREES: dict[str, tuple[str, ...]] = {
    "phone": ("same", "same-line"),
    "email": ("same", "same-role"),
    "name": ("exact", "sound", "typo", "initial", "part", "surname"),
    "company": ("same", "like"),
}
