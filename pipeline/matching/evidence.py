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
from rapidfuzz.distance import OSA

from pipeline.matching.keys import Pairs
from pipeline.matching.name_evidence import NAME, Bits, Rungs, judge_names
from pipeline.matching.records import Coded, Codes, Records, at, equal
from pipeline.matching.weights import Weights

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
    name, name_bits = judge_names(records, left, right, weights, variants)
    phone, phone_bits = _phone(records, left, right, weights)
    email, email_bits = _email(records, left, right, weights)
    company, company_bits = _company(records, left, right, weights)
    prior = -float(np.log2(len(records.rows) + weights.prior["rows"]))
    worth = {"name": name_bits, "phone": phone_bits, "email": email_bits, "company": company_bits}
    return Evidence(name, phone, email, company, prior, worth)


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
    line = same & ~_share_mobile(records, left, right)
    rung[same], rung[line] = PHONE.index("same"), PHONE.index("same-line")
    worth = np.maximum(np.where(line, table["same-line"], table["same"]) - table["crowd"] * crowd, 0.0)
    two_mobiles = line & own & known & (first.codes[left] != first.codes[right])
    worth = np.where(two_mobiles, worth + table["different"], worth)  # one desk, two mobiles: two colleagues
    return rung, np.where(same, worth, bits)


def _share_mobile(records: Records, left: Codes, right: Codes) -> npt.NDArray[np.bool_]:
    """Say where the number two records share is somebody's own: the first, and mobile, of some record."""
    first, second = records.phones
    owned = np.zeros(len(first.values) + 1, dtype=bool)  # the last stands for no number
    owned[first.codes[records.mobile & (first.codes >= 0)]] = True
    mine = (np.where(owned[codes], codes, -1) for codes in (first.codes, second.codes))
    one, two = (Coded(codes, first.values, first.counts) for codes in mine)
    return _either_equal(one, two, left, right)


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
    house = known & ~role & equal(records.domain.codes, left, right)
    rung[house], bits[house] = EMAIL.index("different-house"), table["different-house"]
    local = known & ~role & ~house & equal(records.local.codes, left, right)
    rung[local], bits[local] = EMAIL.index("local"), table["local"]
    rung[same] = np.where(role[same], EMAIL.index("same-role"), EMAIL.index("same"))
    worth = np.where(role, table["same-role"], table["same"]) - table["crowd"] * crowd
    return rung, np.where(same, np.maximum(worth, 0.0), bits)


def _company(records: Records, left: Codes, right: Codes, weights: Weights) -> tuple[Rungs, Bits]:
    table = weights.company
    core, domain = records.core, records.domain
    core_too = _same_house(records.company, core, left, right)
    same = core_too | equal(domain.codes, left, right)
    known = (core.codes[left] >= 0) & (core.codes[right] >= 0)
    rung = np.where(known, COMPANY.index("different"), COMPANY.index("missing")).astype(np.int8)
    bits = np.where(known, table["different"], 0.0)
    like = known & ~same & _one_in_other(records.company, core, left, right, known & ~same)
    rung[like], bits[like] = COMPANY.index("like"), table["like"]
    rung[same] = COMPANY.index("same")
    common = np.where(
        core_too,
        at(core.counts, core.codes[left]),
        at(domain.counts, domain.codes[left]),
    )
    rows = len(records.rows)
    worth = np.minimum(np.log2((rows + table["common"]) / np.maximum(common, 1)), table["same"])
    return rung, np.where(same, worth, bits)


def _same_house(company: Coded, core: Coded, left: Codes, right: Codes) -> npt.NDArray[np.bool_]:
    """Say where two names with one core are one company's: what follows the core is no other trade.

    云杉智能 and 杭州云杉智能科技 are one; Northfield Automation and Northfield Labs only look alike.
    """
    result = equal(core.codes, left, right)
    where = np.flatnonzero(result & (company.codes[left] != company.codes[right]))
    if len(where):
        a, b = company.codes[left[where]], company.codes[right[where]]
        inverse = np.unique(a * (len(company.values) + 1) + b, return_inverse=True)[1]
        first = np.unique(inverse, return_index=True)[1]
        agree = [
            _tails_agree(
                company.values[a[place]],
                company.values[b[place]],
                core.values[core.codes[left[where[place]]]],
            )
            for place in first.tolist()
        ]
        result[where] = np.array(agree, dtype=bool)[inverse]
    return result


def _tails_agree(one: str, other: str, core: str) -> bool:
    """Say whether what follows `core` in one name stands in the other; a core told by the house says nothing.

    >>> _tails_agree("杭州云杉智能科技", "云杉智能", "云杉"), _tails_agree("云杉物流", "云杉软件", "云杉")
    (True, False)
    """
    if core not in one or core not in other:
        return True
    a, b = one.partition(core)[2].strip(), other.partition(core)[2].strip()
    return a in b or b in a


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


def _crowd(records: Records, columns: tuple[Coded, Coded], left: Codes, right: Codes) -> Codes:
    """Count the names on a pair's phone or mailbox that are neither's own: a crowd proves nothing."""
    names = _names_per_value(records, columns)
    main = columns[0].codes
    shared = np.maximum(at(names, main[left]), at(names, main[right]))
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


def _either_equal(first: Coded, second: Coded, left: Codes, right: Codes) -> npt.NDArray[np.bool_]:
    """Say where any of one record's two values equals any of the other's."""
    result = np.zeros(len(left), dtype=bool)
    for one in (first.codes, second.codes):
        for other in (first.codes, second.codes):
            result |= (one[left] >= 0) & (one[left] == other[right])
    return result
