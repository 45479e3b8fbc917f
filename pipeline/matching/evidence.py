"""How alike two records are, field by field: a ladder of rungs, each with its weight in bits.

Each function takes the records and the pairs to judge, and returns a rung per pair (an index into its
ladder) and the bits it weighs. `judge` adds them to the prior; `LADDERS` names the rungs for people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from pipeline.matching.keys import Pairs
from pipeline.matching.records import Coded, Codes, Records
from pipeline.matching.weights import Weights

Bits = npt.NDArray[np.float64]
Rungs = npt.NDArray[np.int8]

NAME = ("missing", "exact", "sound", "typo", "initial", "part", "surname", "other-script", "different")
PHONE = ("missing", "same", "same-line", "one-off", "different")
EMAIL = ("missing", "same", "same-role", "local", "different-house", "different")
COMPANY = ("missing", "same", "different")


@dataclass(frozen=True)
class Evidence:
    """A rung per field and pair, what each weighs, and the sum: at least `same` is one person, below `ask` two.

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


def judge(records: Records, pairs: Pairs, weights: Weights) -> Evidence:
    """Weigh every pair; cost is a few array operations per field and one rapidfuzz call per odd name pair."""
    left, right = pairs.left, pairs.right
    name, name_bits = _name(records, left, right, weights)
    phone, phone_bits = _phone(records, left, right, weights)
    email, email_bits = _email(records, left, right, weights)
    company, company_bits = _company(records, left, right, weights)
    prior = -float(np.log2(len(records.rows) + weights.prior["rows"]))
    worth = {"name": name_bits, "phone": phone_bits, "email": email_bits, "company": company_bits}
    return Evidence(name, phone, email, company, prior, worth)


def _name(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
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
    for label, mask in _odd_names(records, left[odd], right[odd]).items():
        full = np.zeros(len(left), dtype=bool)
        full[odd[mask]] = True
        settle(full, label, table[label])
    return rung, bits


def _odd_names(records: Records, left: Codes, right: Codes) -> dict[str, npt.NDArray[np.bool_]]:
    """Compare the names no equality explained, by their text."""
    han, latin = records.han, records.latin
    both_latin = (latin.codes[left] >= 0) & (latin.codes[right] >= 0) & ~(
        (han.codes[left] >= 0) & (han.codes[right] >= 0)
    )
    a = latin.values[latin.codes[left]]
    b = latin.values[latin.codes[right]]
    alike = np.zeros(len(left))
    if both_latin.any():
        alike[both_latin] = process.cpdist(
            a[both_latin].tolist(), b[both_latin].tolist(), scorer=JaroWinkler.similarity, dtype=np.float64
        )
    both_han = (han.codes[left] >= 0) & (han.codes[right] >= 0)
    x = han.values[han.codes[left]]
    y = han.values[han.codes[right]]
    same_surname = _equal(records.surname.codes, left, right)
    same_sound = _equal(records.sound.codes, left, right)
    near = np.zeros(len(left), dtype=bool)
    near[both_han] = [
        (len(p) == len(q) and len(p) >= 3 and sum(c != d for c, d in zip(p, q, strict=True)) == 1 and p[0] == q[0])
        for p, q in zip(x[both_han], y[both_han], strict=True)
    ]
    part = np.zeros(len(left), dtype=bool)
    initial = np.zeros(len(left), dtype=bool)
    for place in np.flatnonzero(both_latin):
        part[place], initial[place] = _part_or_initial(a[place].split(), b[place].split())
    unwhole = ~(records.whole[left] & records.whole[right])
    return {
        "typo": (both_latin & (alike >= 0.93)) | (both_han & (near | same_sound)),
        "initial": initial,
        "part": part,
        "surname": same_surname & unwhole,
        "other-script": same_surname & ~both_han & ~both_latin,
    }


def _part_or_initial(one: list[str], other: list[str]) -> tuple[bool, bool]:
    """Say whether the shorter name is a part of the longer, or agrees with it by initials."""
    short, long = sorted((one, other), key=len)
    rest = [word for word in long if word not in short]
    left_over = [word for word in short if word not in long]
    if not left_over:
        return True, False
    initials = all(any(w[0] == v[0] and 1 in (len(w), len(v)) for v in rest) for w in left_over)
    return False, initials and len(left_over) < len(short)


def _phone(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
    table = weights.phone
    first, second = records.phones
    same = _either_equal(first, second, left, right)
    names = _names_per_value(records, (first, second))
    shared = np.maximum(_at(names, first.codes[left]), _at(names, first.codes[right]))
    own = records.mobile[left] & records.mobile[right]
    known = (first.codes[left] >= 0) & (first.codes[right] >= 0)
    rung = np.where(known, PHONE.index("different"), PHONE.index("missing")).astype(np.int8)
    bits = np.where(known & own, table["different"], 0.0)
    off = known & ~same & _one_digit_off(first, left, right, known & ~same)
    rung[off], bits[off] = PHONE.index("one-off"), table["one-off"]
    line = same & ~own
    rung[same], rung[line] = PHONE.index("same"), PHONE.index("same-line")
    worth = np.where(line, table["same-line"], table["same"]) - table["crowd"] * np.maximum(shared - 1, 0)
    return rung, np.where(same, np.maximum(worth, 0.0), bits)


def _one_digit_off(phones: Coded, left: Codes, right: Codes, asked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
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
    names = _names_per_value(records, (first, second))
    shared = np.maximum(_at(names, first.codes[left]), _at(names, first.codes[right]))
    role = records.role[left] | records.role[right]
    known = (first.codes[left] >= 0) & (first.codes[right] >= 0)
    rung = np.where(known, EMAIL.index("different"), EMAIL.index("missing")).astype(np.int8)
    bits = np.where(known, table["different"], 0.0)
    house = known & ~role & _equal(records.domain.codes, left, right)
    rung[house], bits[house] = EMAIL.index("different-house"), table["different-house"]
    local = known & ~role & ~house & _equal(records.local.codes, left, right)
    rung[local], bits[local] = EMAIL.index("local"), table["local"]
    rung[same] = np.where(role[same], EMAIL.index("same-role"), EMAIL.index("same"))
    worth = np.where(role, table["same-role"], table["same"]) - table["crowd"] * np.maximum(shared - 1, 0)
    return rung, np.where(same, np.maximum(worth, 0.0), bits)


def _company(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
    table = weights.company
    core, domain = records.core, records.domain
    same = _equal(core.codes, left, right) | _equal(domain.codes, left, right)
    known = (core.codes[left] >= 0) & (core.codes[right] >= 0)
    rung = np.where(known, COMPANY.index("different"), COMPANY.index("missing")).astype(np.int8)
    rung[same] = COMPANY.index("same")
    common = np.where(_equal(core.codes, left, right), _at(core.counts, core.codes[left]), _at(domain.counts, domain.codes[left]))
    rows = len(records.rows)
    worth = np.minimum(np.log2((rows + table["common"]) / np.maximum(common, 1)), table["same"])
    return rung, np.where(same, worth, np.where(known, table["different"], 0.0))


def _rarity(column: Coded, at: Codes, rows: int, common: float, most: float) -> Bits:
    """Return how much it says that two share a value: little for one that many have."""
    counts = np.maximum(_at(column.counts, column.codes[at]), 1)
    return np.minimum(np.log2((rows + common) / counts), most)


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
