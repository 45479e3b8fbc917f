"""How alike two records are, field by field: a ladder of rungs, each with its weight in bits.

Each function takes the records and the pairs to judge, and returns a rung per pair (an index into its
ladder) and the bits it weighs. `judge` adds them to the prior; `LADDERS` names the rungs for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from pipeline.matching.keys import Pairs
from pipeline.matching.names import across_scripts, han_slip, latin_rung
from pipeline.matching.records import Coded, Codes, Records
from pipeline.matching.weights import Weights

Bits = npt.NDArray[np.float64]
Rungs = npt.NDArray[np.int8]

NAME = (
    "missing", "exact", "sound", "typo", "initial", "part", "surname", "other-script", "given-differs",
    "different",
)  # fmt: skip
PHONE = ("missing", "same", "same-line", "one-off", "different")
EMAIL = ("missing", "same", "same-role", "local", "different-house", "different")
COMPANY = ("missing", "same", "like", "different")


@dataclass(frozen=True)
class Evidence:
    """A rung per field and pair, what each weighs, and the sum: from `same` on one person, below `ask` two.

    `prior` is what is held against any two rows before anything is compared.
    """

    name: Rungs
    phone: Rungs
    email: Rungs
    company: Rungs
    prior: float
    weights: dict[str, Bits]

    @property
    def bits(self) -> Bits:
        """The prior and all weights, added."""
        return self.prior + sum(self.weights.values(), start=np.zeros(len(self.name)))

    def rungs(self, place: int) -> dict[str, str]:
        """Name the rung of each field for the pair at `place`."""
        return {
            "name": NAME[self.name[place]],
            "phone": PHONE[self.phone[place]],
            "email": EMAIL[self.email[place]],
            "company": COMPANY[self.company[place]],
        }


def judge(
    records: Records, pairs: Pairs, weights: Weights, variants: Mapping[str, frozenset[str]]
) -> Evidence:
    """Weigh every pair; cost is a few array operations per field and a look at each odd pair of names.

    `variants` gives the spellings of each Chinese surname in Latin letters (陈: chen, chan, tan).
    """
    left, right = pairs.left, pairs.right
    name, name_bits = _name(records, left, right, weights, variants)
    phone, phone_bits = _phone(records, left, right, weights)
    email, email_bits = _email(records, left, right, weights)
    company, company_bits = _company(records, left, right, weights)
    prior = -float(np.log2(len(records.rows) + weights.prior["rows"]))
    worth = {"name": name_bits, "phone": phone_bits, "email": email_bits, "company": company_bits}
    return Evidence(name, phone, email, company, prior, worth)


def _name(
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
    settle(_equal(han, left, right) & whole, "exact", rarity)
    settle(_equal(latin, left, right) & whole & ((han[left] < 0) | (han[right] < 0)), "exact", rarity)
    two_han = (han[left] >= 0) & (han[right] >= 0)
    settle(_equal(sounds, left, right) & ~two_han, "sound", np.minimum(rarity, table["sound"]))
    settle(_equal(latin, left, right) & ~two_han, "part", table["part"])
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
    labels[_latin_typo(records, one, two, both_latin & ~both_han)] = "typo"
    same_surname = _equal(records.surname.codes, one, two)
    same_sound = _equal(records.sound.codes, one, two)
    whole = records.whole[one] & records.whole[two]
    for place in np.flatnonzero(labels == "").tolist():
        a, b = _forms(records, one[place]), _forms(records, two[place])
        latin = latin_rung(a[1].split(), b[1].split()) if both_latin[place] else "missing"
        if both_han[place]:
            near = same_sound[place] or han_slip(a[0], b[0])
            labels[place] = "typo" if near and latin in ("missing", "part", "initial") else ""
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
    records: Records, one: Codes, two: Codes, asked: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    result = np.zeros(len(one), dtype=bool)
    if asked.any():
        latin = records.latin
        a, b = latin.values[latin.codes[one[asked]]].tolist(), latin.values[latin.codes[two[asked]]].tolist()
        alike = process.cpdist(a, b, scorer=JaroWinkler.similarity, dtype=np.float64)
        result[asked] = (alike >= 0.93) & (
            np.array([len(x.split()) == len(y.split()) for x, y in zip(a, b, strict=True)])
        )
    return result


def _forms(records: Records, record: int) -> tuple[str, str]:
    """Return a record's name in Han and in Latin letters, "" where it has none."""
    han, latin = records.han, records.latin
    return (
        han.values[han.codes[record]] if han.codes[record] >= 0 else "",
        latin.values[latin.codes[record]] if latin.codes[record] >= 0 else "",
    )


def _phone(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
    table = weights.phone
    first, second = records.phones
    same = _either_equal(first, second, left, right)
    crowd = _crowd(records, (first, second), left, right)
    own = records.mobile[left] & records.mobile[right]
    known = (first.codes[left] >= 0) & (first.codes[right] >= 0)
    rung = np.where(known, PHONE.index("different"), PHONE.index("missing")).astype(np.int8)
    bits = np.where(known & own, table["different"], 0.0)
    off = known & ~same & _one_digit_off(first, left, right, known & ~same)
    rung[off], bits[off] = PHONE.index("one-off"), table["one-off"]
    line = same & ~own
    rung[same], rung[line] = PHONE.index("same"), PHONE.index("same-line")
    worth = np.where(line, table["same-line"], table["same"]) - table["crowd"] * crowd
    return rung, np.where(same, np.maximum(worth, 0.0), bits)


def _one_digit_off(
    phones: Coded, left: Codes, right: Codes, asked: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Say where two numbers differ by one digit, or by two neighbours turned round."""
    result = np.zeros(len(left), dtype=bool)
    where = np.flatnonzero(asked)
    if len(where):
        a = phones.values[phones.codes[left[where]]].tolist()
        b = phones.values[phones.codes[right[where]]].tolist()
        result[where] = process.cpdist(a, b, scorer=OSA.distance, score_cutoff=1, dtype=np.int32) <= 1
    return result


def _email(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
    table = weights.email
    first, second = records.emails
    same = _either_equal(first, second, left, right)
    crowd = _crowd(records, (first, second), left, right)
    role = records.role[left] | records.role[right]
    known = (first.codes[left] >= 0) & (first.codes[right] >= 0)
    rung = np.where(known, EMAIL.index("different"), EMAIL.index("missing")).astype(np.int8)
    bits = np.where(known, table["different"], 0.0)
    house = known & ~role & _equal(records.domain.codes, left, right)
    rung[house], bits[house] = EMAIL.index("different-house"), table["different-house"]
    local = known & ~role & ~house & _equal(records.local.codes, left, right)
    rung[local], bits[local] = EMAIL.index("local"), table["local"]
    rung[same] = np.where(role[same], EMAIL.index("same-role"), EMAIL.index("same"))
    worth = np.where(role, table["same-role"], table["same"]) - table["crowd"] * crowd
    return rung, np.where(same, np.maximum(worth, 0.0), bits)


def _company(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
    table = weights.company
    core, domain = records.core, records.domain
    same = _equal(core.codes, left, right) | _equal(domain.codes, left, right)
    known = (core.codes[left] >= 0) & (core.codes[right] >= 0)
    rung = np.where(known, COMPANY.index("different"), COMPANY.index("missing")).astype(np.int8)
    bits = np.where(known, table["different"], 0.0)
    like = known & ~same & _one_in_other(records.company, core, left, right, known & ~same)
    rung[like], bits[like] = COMPANY.index("like"), table["like"]
    rung[same] = COMPANY.index("same")
    common = np.where(
        _equal(core.codes, left, right),
        _at(core.counts, core.codes[left]),
        _at(domain.counts, domain.codes[left]),
    )
    rows = len(records.rows)
    worth = np.minimum(np.log2((rows + table["common"]) / np.maximum(common, 1)), table["same"])
    return rung, np.where(same, worth, bits)


def _one_in_other(
    company: Coded, core: Coded, left: Codes, right: Codes, asked: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Say where the core of one company's name stands in the other's whole name: 张裕, 烟台张裕葡萄酿酒."""
    result = np.zeros(len(left), dtype=bool)
    where = np.flatnonzero(asked & (company.codes[left] >= 0) & (company.codes[right] >= 0))
    for place in where.tolist():
        one, two = left[place], right[place]
        a, b = core.values[core.codes[one]], core.values[core.codes[two]]
        result[place] = (len(a) > 1 and a in company.values[company.codes[two]]) or (
            len(b) > 1 and b in company.values[company.codes[one]]
        )
    return result


def _rarity(column: Coded, at: Codes, rows: int, common: float, most: float) -> Bits:
    """Return how much it says that two share a value: little for one that many have."""
    counts = np.maximum(_at(column.counts, column.codes[at]), 1)
    return np.minimum(np.log2((rows + common) / counts), most)


def _crowd(records: Records, columns: tuple[Coded, Coded], left: Codes, right: Codes) -> Codes:
    """Count the names on a pair's phone or mailbox that are neither's own: a crowd proves nothing."""
    names = _names_per_value(records, columns)
    main = columns[0].codes
    shared = np.maximum(_at(names, main[left]), _at(names, main[right]))
    sounds = np.where(records.whole, records.sound.codes, -1)
    own = (sounds[left] >= 0).astype(np.int64) + ((sounds[right] >= 0) & (sounds[left] != sounds[right]))
    strangers: Codes = np.maximum(shared - own, 0)
    return strangers


def _names_per_value(records: Records, columns: tuple[Coded, Coded]) -> Codes:
    """Count the differently sounding whole names on each phone or mailbox."""
    size = len(columns[0].values)
    width = len(records.sound.values) + 1
    seen = []
    for column in columns:
        use = (column.codes >= 0) & (records.sound.codes >= 0) & records.whole
        seen.append(column.codes[use] * width + records.sound.codes[use])
    distinct = np.unique(np.concatenate(seen))
    return np.bincount(distinct // width, minlength=size)


def _at(values: Codes, codes: Codes) -> Codes:
    """Take `values` by code; 0 where there is no code."""
    if not len(values):
        return np.zeros(len(codes), np.int64)
    return np.where(codes >= 0, values[codes], 0)


def _equal(codes: Codes, left: Codes, right: Codes) -> npt.NDArray[np.bool_]:
    result: npt.NDArray[np.bool_] = (codes[left] >= 0) & (codes[left] == codes[right])
    return result


def _either_equal(first: Coded, second: Coded, left: Codes, right: Codes) -> npt.NDArray[np.bool_]:
    """Say where any of one record's two values equals any of the other's."""
    result = np.zeros(len(left), dtype=bool)
    for one in (first.codes, second.codes):
        for other in (first.codes, second.codes):
            result |= (one[left] >= 0) & (one[left] == other[right])
    return result
