"""How alike two names are, by rungs, from equal down to different; what no rung explains is different."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.matching.names import across_scripts, han_slip, is_slip, latin_rung, without_surname
from pipeline.matching.records import Coded, Codes, Records, at, equal
from pipeline.matching.weights import Weights

Bits = npt.NDArray[np.float64]
Rungs = npt.NDArray[np.int8]

NAME = (
    "missing", "exact", "sound", "typo", "initial", "part", "surname", "other-script", "given-differs",
    "different",
)  # fmt: skip


def judge_names(
    records: Records, left: Codes, right: Codes, weights: Weights, variants: Mapping[str, frozenset[str]]
) -> tuple[Rungs, Bits]:
    """Climb from the strongest rung down; what no rung explains is different when both names are whole."""
    rung = np.full(len(left), NAME.index("different"), np.int8)
    table = weights.name
    bits = np.full(len(left), table["different"])
    open_ = np.ones(len(left), dtype=bool)

    def settle(mask: npt.NDArray[np.bool_], label: str, worth: Bits | float) -> None:
        hit = open_ & mask
        rung[hit] = NAME.index(label)
        bits[hit] = worth[hit] if isinstance(worth, np.ndarray) else worth
        open_[hit] = False

    han, latin, sounds = records.han.codes, records.latin.codes, records.sound.codes
    nameless = (han < 0) & (latin < 0)
    settle(nameless[left] | nameless[right], "missing", table["missing"])
    rarity = _rarity(records.sound, left, len(records.rows), table["common"], table["exact"])
    whole = records.whole[left] & records.whole[right]
    settle(equal(han, left, right) & whole, "exact", rarity)
    settle(equal(latin, left, right) & whole & ((han[left] < 0) | (han[right] < 0)), "exact", rarity)
    two_han = (han[left] >= 0) & (han[right] >= 0)
    settle(equal(sounds, left, right) & ~two_han, "sound", np.minimum(rarity, table["sound"]))
    settle(equal(latin, left, right) & ~two_han, "part", table["part"])
    odd = np.flatnonzero(open_)
    for label, mask in _odd_names(records, left[odd], right[odd], variants).items():
        full = np.zeros(len(left), dtype=bool)
        full[odd[mask]] = True
        settle(full, label, table[label])
    return rung, bits


def _odd_names(
    records: Records, left: Codes, right: Codes, variants: Mapping[str, frozenset[str]]
) -> dict[str, npt.NDArray[np.bool_]]:
    """Compare the names no equality explained, by their text: once per distinct pair of names."""
    name = records.latin.codes * (len(records.han.values) + 1) + records.han.codes
    packed = name[left] * (int(name.max(initial=0)) + 2) + name[right]
    _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
    one, two = left[first], right[first]
    both_latin = (records.latin.codes[one] >= 0) & (records.latin.codes[two] >= 0)
    both_han = (records.han.codes[one] >= 0) & (records.han.codes[two] >= 0)
    labels = np.full(len(first), "", dtype=object)
    labels[_latin_typo(records, one, two, both_latin & ~both_han, variants)] = "typo"
    same_surname = equal(records.surname.codes, one, two)
    same_sound = equal(records.sound.codes, one, two)
    whole = records.whole[one] & records.whole[two]
    for place in np.flatnonzero(labels == "").tolist():
        a, b = _forms(records, one[place]), _forms(records, two[place])
        latin = latin_rung(a[1].split(), b[1].split()) if both_latin[place] else "missing"
        if both_han[place]:
            near = same_sound[place] or han_slip(a[0], b[0])
            labels[place] = "typo" if near and latin in ("missing", "part", "initial") else ""
            if not labels[place] and without_surname(a[0], b[0]):
                labels[place] = "part"
        elif latin in ("part", "initial"):
            labels[place] = latin
        elif across_scripts(a, b, variants):
            labels[place] = "other-script"
        elif latin == "given-differs":
            labels[place] = latin
        if not labels[place] and same_surname[place] and not whole[place]:
            labels[place] = "surname"
    found = labels[inverse]
    return {
        label: found == label
        for label in ("typo", "initial", "part", "surname", "other-script", "given-differs")
    }


def _latin_typo(
    records: Records,
    one: Codes,
    two: Codes,
    asked: npt.NDArray[np.bool_],
    variants: Mapping[str, frozenset[str]],
) -> npt.NDArray[np.bool_]:
    """Say where two Latin names differ by a slip: one letter, or two in a long name.

    Romanised Chinese names a letter apart (Li Wei, Li Wen) are other names, so those are never a slip.
    """
    result = np.zeros(len(one), dtype=bool)
    where = np.flatnonzero(asked)
    if len(where):
        latin = records.latin
        a, b = latin.values[latin.codes[one[where]]].tolist(), latin.values[latin.codes[two[where]]].tolist()
        apart = process.cpdist(a, b, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)
        shortest = np.array([min(len(x), len(y)) for x, y in zip(a, b, strict=True)])
        romanised = frozenset[str]().union(*variants.values())
        result[where] = ((apart == 1) & (shortest >= 9)) | ((apart <= 2) & (shortest >= 14))
        for place in where[result[where]].tolist():
            x, y = (
                latin.values[latin.codes[one[place]]].split(),
                latin.values[latin.codes[two[place]]].split(),
            )
            result[place] = romanised.isdisjoint(x) and is_slip(x, y)
    return result


def _forms(records: Records, record: int) -> tuple[str, str]:
    """Return a record's name in Han and in Latin letters, "" where it has none."""
    han, latin = records.han, records.latin
    return (
        han.values[han.codes[record]] if han.codes[record] >= 0 else "",
        latin.values[latin.codes[record]] if latin.codes[record] >= 0 else "",
    )


def differing(
    records: Records, weights: Weights, variants: Mapping[str, frozenset[str]]
) -> tuple[Codes, Callable[[int, int], bool]]:
    """Code each record's whole name (-1 for none); return the codes, and what says that two differ."""
    codes = records.latin.codes * (len(records.han.values) + 1) + records.han.codes
    codes = np.where(records.whole, codes + len(records.han.values) + 2, -1)
    bearer = dict(zip(codes.tolist(), range(len(codes)), strict=True))

    @cache
    def differ(one: int, other: int) -> bool:
        left, right = np.array([bearer[one]]), np.array([bearer[other]])
        return bool(judge_names(records, left, right, weights, variants)[0][0] == NAME.index("different"))

    return codes, differ


def _rarity(column: Coded, which: Codes, rows: int, common: float, most: float) -> Bits:
    """Return how much it says that two share a value: little for one that many have."""
    counts = np.maximum(at(column.counts, column.codes[which]), 1)
    worth: Bits = np.minimum(np.log2((rows + common) / counts), most)
    return worth
