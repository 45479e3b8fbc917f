"""Find the rows that are one person; ask where it cannot be told."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import Batch, Step, found, text_column
from pipeline.known import Known
from pipeline.matching.codes import Codes
from pipeline.matching.evidence import Evidence
from pipeline.matching.people import Identity, identify
from pipeline.matching.records import Records, make_records
from pipeline.rules import Rules

#: Lines that are no person at all: never judged against anyone.
NOT_A_PERSON = ("junk:repeated-header", "junk:footer", "junk:blank")


def match(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set `person_id`, one for all rows of a person, and say which rows were folded into which and why.

    A person's id is the smallest content key of its rows, or the one a list of ours brought along. Doubt
    becomes an `ask-same-person` note: both stay two people until someone answers.
    """
    rows = batch.rows
    lines = batch.findings["subject"][batch.findings["rule"].isin(NOT_A_PERSON)]
    alone = np.asarray(rows.index.isin(lines), dtype=bool)
    judged = rows[~alone] if alone.any() else rows
    records = make_records(judged, rules.identity)
    identity = identify(records, known.answers, rules.identity)
    ids = rows["row_key"].copy()
    ids[~alone] = _person_ids(records, identity.groups)[records.rows]
    ids = _told_from(ids, alone, rows["row_key"])
    same = rules.matching.thresholds.same
    return Step(
        {"person_id": text_column(ids, rows.index)},
        _folded(judged.index, records, identity, same) + _asked(judged.index, records, identity),
    )


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


def _folded(index: pd.Index[str], records: Records, identity: Identity, same: float) -> list[pd.DataFrame]:
    """Say for every row beyond its person's first what made it that person, by its strongest pair."""
    pairs, bits, groups, evidence = identity.pairs, identity.bits, identity.groups, identity.evidence
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


def _asked(index: pd.Index[str], records: Records, identity: Identity) -> list[pd.DataFrame]:
    """Ask about each two people who may be one, the likeliest first."""
    pairs, bits, evidence = identity.pairs, identity.bits, identity.evidence
    places = np.flatnonzero(identity.asked)
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
    "phone": ("same", "same-line", "shared", "same-tail"),
    "email": ("same-own", "same", "shared", "same-role", "slip"),
    "name": (
        "exact", "sound", "romanised", "part-whole", "initial", "homophone", "typo", "part", "surname",
    ),
    "company": ("same", "large", "spelled", "group", "like"),
}  # fmt: skip
