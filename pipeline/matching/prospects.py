"""Which pairs are worth a look at their names: those that names could still make one person, or a question.

Names cost most to compare, and most pairs that a key brings together share no more than a surname and a
city. So everything else is weighed first; the best that two such names can say is added; what stays below
every threshold then is left out, and nothing that is found changes by it.
"""

from __future__ import annotations

import numpy as np

from pipeline.matching.codes import Flags, either_equal, equal
from pipeline.matching.crowds import Crowds
from pipeline.matching.evidence import at_most, is_apart
from pipeline.matching.keys import Pairs
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.name_evidence import Bits, Rungs, judge_names
from pipeline.matching.names import NAME, TWO_PEOPLE
from pipeline.matching.records import Records

#: What only names that are written alike can be: the same letters but for e, which stands for two dots.
_ALIKE = ("exact",)
#: What two names in characters, not written with the same ones, cannot be.
_ONLY_LATIN = (*_ALIKE, "sound", "romanised", "initial", "surname-differs")
#: Rungs on which a change of job or of surname is asked about, below what is asked about else.
_MAY_HAVE_MOVED = ("exact", "surname-differs")


def worth_judging(
    records: Records, pairs: Pairs, known: Knowledge
) -> tuple[Pairs, tuple[Rungs, Bits], Crowds, Pairs]:
    """Return the pairs to judge with what was found of their names, the crowds of the list, and the rest.

    The rest are pairs that no name can bring together; between two people's names who share no number, no
    mailbox and no id there is nothing to judge either: what hangs together by a third record is judged again
    with that.
    """
    left, right = pairs
    sharing = equal(records.given.codes, left, right)
    for columns in (records.contacts.phones, records.contacts.emails):
        sharing |= either_equal(*columns, left, right)
    rungs = np.full(len(left), NAME.index("different"), np.int8)
    bits = np.zeros(len(left))
    rungs[sharing], bits[sharing] = judge_names(records, left[sharing], right[sharing], known)
    crowds = Crowds.of(records, Pairs(left[sharing], right[sharing]), is_apart(rungs[sharing]), known)
    others = np.flatnonzero(~sharing)
    hope = _promising(records, Pairs(left[others], right[others]), crowds, known)
    some = others[hope]
    rungs[some], bits[some] = judge_names(records, left[some], right[some], known)
    keep = sharing | ~two_people(rungs)
    rest = np.zeros(len(left), dtype=bool)
    rest[others[~hope]] = True
    return Pairs(left[keep], right[keep]), (rungs[keep], bits[keep]), crowds, Pairs(left[rest], right[rest])


def two_people(rungs: Rungs) -> Flags:
    """Say which names are two people's, and not one's who took another surname."""
    return np.isin(rungs, [NAME.index(rung) for rung in TWO_PEOPLE if rung != "surname-differs"])


def _promising(records: Records, pairs: Pairs, crowds: Crowds, known: Knowledge) -> Flags:
    """Say which pairs some name could bring to a threshold, or that came with ids."""
    left, right = pairs
    rest = at_most(records, pairs, known, crowds)
    han, given = records.names.han.codes, records.given.codes
    alike = (
        equal(records.names.sound.codes, left, right)
        | records.names.renamed[left]
        | records.names.renamed[right]
    )
    for column in (records.names.letters, records.names.characters):
        alike |= equal(column.codes, left, right)
    in_characters = (han[left] >= 0) & (han[right] >= 0)
    needed = np.where(in_characters, _needed(known, _ONLY_LATIN), _needed(known, _ALIKE))
    needed[alike] = _needed(known, ())
    result: Flags = (rest >= needed) | ((given[left] >= 0) & (given[right] >= 0))
    return result


def _needed(known: Knowledge, impossible: tuple[str, ...]) -> float:
    """Return the least that all but the names must weigh where their rung is none of `impossible`."""
    limits, table = known.weights.thresholds, known.weights.name
    asked = min(limits.ask, limits.same, 0.0)
    moved = min(asked, limits.moved)
    return min(
        (moved if rung in _MAY_HAVE_MOVED else asked) - table[rung] for rung in NAME if rung not in impossible
    )
