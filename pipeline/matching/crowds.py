"""How many people a number or a mailbox serves: what several names share says little about any of them.

Counted in families of names, so that 李雷, Li Lei and 李总 on one mobile are one; placeholders that everybody
types (13800138000) serve the whole world.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.matching.codes import Coded, Codes, Flags, at, equal
from pipeline.matching.junk_values import placeholders
from pipeline.matching.keys import Pairs
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.records import Records

#: What a placeholder counts for: more names than any evidence outweighs.
EVERYBODY = 1000


@dataclass(frozen=True)
class Crowds:
    """The families of names on each number and each mailbox of a list, by code."""

    phone: Codes
    email: Codes

    @classmethod
    def of(cls, records: Records, pairs: Pairs, apart: Flags, known: Knowledge) -> Crowds:
        """Count over all pairs of a list that are worth judging; `apart` bear two people's names."""
        counted = []
        for field, columns in (("phone", records.contacts.phones), ("email", records.contacts.emails)):
            families = _families(records, columns, pairs.left, pairs.right, apart)
            families[placeholders(columns[0], field, known)] = EVERYBODY
            counted.append(families)
        return cls(*counted)


def strangers(
    records: Records, families: Codes, columns: tuple[Coded, Coded], left: Codes, right: Codes, apart: Flags
) -> Codes:
    """Count, for each pair, the families on the value they share that are neither's own.

    `apart` says which pairs bear two people's names.
    """
    shared = shared_value(columns, left, right)
    whole, other = records.names.whole[left], records.names.whole[right]
    own = (whole | other).astype(np.int64) + (whole & other & apart)
    others: Codes = np.maximum(at(families, shared) - own, 0)
    return others


def shared_value(columns: tuple[Coded, Coded], left: Codes, right: Codes) -> Codes:
    """Return the code of the value two records share, the first before the second; -1 for none."""
    first, second = columns
    shared = np.full(len(left), -1, np.int64)
    for one, other in ((second, second), (second, first), (first, second), (first, first)):
        mine = one.codes[left]
        shared = np.where((mine >= 0) & (mine == other.codes[right]), mine, shared)
    return shared


def _families(
    records: Records, columns: tuple[Coded, Coded], left: Codes, right: Codes, apart: Flags
) -> Codes:
    """Count the families of whole names on each value: those that no pair found compatible."""
    size = len(columns[0].values)
    width = len(records.names.sound.values) + 1
    sounds = np.where(records.names.whole, records.names.sound.codes, -1)
    seen = [
        column.codes[use] * width + sounds[use]
        for column in columns
        for use in ((column.codes >= 0) & (sounds >= 0),)
    ]
    names = np.unique(np.concatenate(seen))
    joined = np.arange(len(names))
    first = columns[0].codes
    kin = equal(first, left, right) & ~apart & (sounds[left] >= 0) & (sounds[right] >= 0)
    kin &= sounds[left] != sounds[right]
    one = np.searchsorted(names, first[left[kin]] * width + sounds[left[kin]])
    two = np.searchsorted(names, first[right[kin]] * width + sounds[right[kin]])
    while (joined[one] != joined[two]).any():
        low = np.minimum(joined[one], joined[two])
        np.minimum.at(joined, one, low)
        np.minimum.at(joined, two, low)
    heads = names[np.unique(joined)]
    return np.bincount(heads // width, minlength=size)
