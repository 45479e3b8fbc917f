"""How alike two records are, field by field: a ladder of rungs, each with its weight in bits.

Each judge takes the records and the pairs, and returns a rung per pair (an index into its ladder) and the
bits it weighs. The bits are added to a prior that falls as the list grows. `LADDERS` names the rungs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.matching.codes import Codes, Flags, equal
from pipeline.matching.contact_evidence import (
    EMAIL,
    PHONE,
    excuse_second_mailbox,
    judge_emails,
    judge_phones,
    slipped_far,
)
from pipeline.matching.crowds import Crowds
from pipeline.matching.keys import Pairs
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.name_evidence import (
    APART,
    NEAR,
    ONE,
    SURE,
    TOLD,
    WEAK,
    Bits,
    Rungs,
    is_rare,
    judge_names,
)
from pipeline.matching.names import NAME
from pipeline.matching.offices import COMPANY
from pipeline.matching.records import Records
from pipeline.matching.work_evidence import (
    CITY,
    TITLE,
    UNTOLD,
    judge_cities,
    judge_companies,
    judge_titles,
)

LADDERS: Mapping[str, tuple[str, ...]] = {
    "name": NAME,
    "phone": PHONE,
    "email": EMAIL,
    "company": COMPANY,
    "title": TITLE,
    "city": CITY,
}


#: Rungs and weights of the pairs, by field.
Judged = dict[str, tuple[Rungs, Bits]]
#: From this share of people on, several in a large company bear a name.
_MANY = 1e-4
#: From this share on several in any company do: 张敏, 王伟.
_CROWDED = 2e-4
#: The same in letters, where more names are written alike: Nguyen Van Hung.
_VIETNAM = 4e-4


@dataclass(frozen=True)
class Evidence:
    """A rung per field and pair, what each weighs, and the sum: from `same` on one person, below `ask` two.

    `prior` is what is held against any two rows before anything is compared.
    """

    levels: Mapping[str, Rungs]
    weights: Mapping[str, Bits]
    prior: float
    crowds: Crowds

    @property
    def bits(self) -> Bits:
        """The prior and all weights, added."""
        return self.prior + sum(self.weights.values(), start=np.zeros(len(self.levels["name"])))

    @property
    def against(self) -> Bits:
        """What speaks against one person, alone: never above 0."""
        return sum((np.minimum(bits, 0) for bits in self.weights.values()), start=np.zeros(len(self.bits)))

    def with_more(self, more: Evidence) -> Evidence:
        """Return this evidence and that of further pairs after it."""
        return Evidence(
            {field: np.concatenate([levels, more.levels[field]]) for field, levels in self.levels.items()},
            {field: np.concatenate([bits, more.weights[field]]) for field, bits in self.weights.items()},
            self.prior,
            self.crowds,
        )

    def is_on(self, field: str, *rungs: str) -> Flags:
        """Say which pairs stand on one of `rungs` of a field's ladder."""
        return np.isin(self.levels[field], [LADDERS[field].index(rung) for rung in rungs])

    def rungs(self, place: int) -> dict[str, str]:
        """Name the rung of each field for the pair at `place`."""
        return {field: LADDERS[field][levels[place]] for field, levels in self.levels.items()}


def judge(
    records: Records,
    pairs: Pairs,
    known: Knowledge,
    crowds: Crowds | None = None,
    named: tuple[Rungs, Bits] | None = None,
) -> Evidence:
    """Weigh every pair; `crowds` says who shares what where `pairs` are only some of the list's.

    `named` is what was found of the names where those were judged before.
    """
    judged = {"name": named or judge_names(records, pairs.left, pairs.right, known)}
    apart = is_apart(judged["name"][0])
    crowds = crowds or Crowds.of(records, pairs, apart, known)
    _judge_contacts(records, pairs, judged, known, crowds, apart)
    _judge_work(records, pairs, judged, known)
    against = known.weights.against(len(records.rows))
    _doubt_namesakes(records, pairs, judged, known.weights.company["large-common"])
    _bound_by_namesakes(records, pairs, judged, known.weights.company["namesakes"], against)
    return Evidence(
        {field: rungs for field, (rungs, _) in judged.items()},
        {field: bits for field, (_, bits) in judged.items()},
        -against,
        crowds,
    )


def _judge_contacts(
    records: Records, pairs: Pairs, judged: Judged, known: Knowledge, crowds: Crowds, apart: Flags
) -> None:
    """Weigh numbers and mailboxes beside the names, which say whose they may be."""
    left, right = pairs
    names, weights = judged["name"][0], known.weights
    judged["phone"] = judge_phones(records, left, right, apart, crowds, weights.phone)
    longer = names == NAME.index("part-whole")
    wed = (names == NAME.index("surname-differs")) & (judged["phone"][0] == PHONE.index("same"))
    judged["email"] = judge_emails(records, left, right, apart, crowds, weights.email)
    alike = np.isin(names, [NAME.index(rung) for rung in ONE])
    excuse_second_mailbox(
        records, left, right, judged["email"], weights.email, longer=longer, wed=wed, alike=alike
    )
    _excuse_new_surname(records, pairs, judged, weights.email["renamed"])
    said = (names == NAME.index("romanised")) & (judged["email"][0] == EMAIL.index("spells"))
    judged["email"][1][said] = 0.0  # 田中健二 and Tanaka Kenji: kenji.tanaka@ says no more than the names do
    weak = np.isin(names, [NAME.index(rung) for rung in WEAK])
    on_line = weak & (judged["phone"][0] == PHONE.index("same-line"))
    judged["phone"][1][on_line] = np.minimum(judged["phone"][1][on_line], weights.phone["weak-line"])


def _judge_work(records: Records, pairs: Pairs, judged: Judged, known: Knowledge) -> None:
    """Weigh companies, titles and cities; a slip in a number and a second mailbox by the company, too."""
    left, right = pairs
    names, weights = judged["name"][0], known.weights
    spells = judged["email"][0] == EMAIL.index("spells")
    told = np.isin(names, [NAME.index(rung) for rung in TOLD])
    rare = (told & is_rare(records, left, right, np.maximum)) | (
        spells & is_rare(records, left, right, np.minimum)
    )
    judged["company"] = judge_companies(records, left, right, weights.company)
    _weigh_slips(records, pairs, judged, weights.phone, rare, told, spells)
    slip = np.isin(names, [NAME.index(rung) for rung in NEAR])
    several = {"phone": (PHONE, ("shared", "same-line")), "email": (EMAIL, ("shared", "same-role"))}
    for field, (ladder, kinds) in several.items():  # any of them may be meant
        judged[field][1][slip & np.isin(judged[field][0], [ladder.index(kind) for kind in kinds])] = 0.0
    different = judged["company"][0] == COMPANY.index("different")
    elsewhere = spells & different & (names == NAME.index("initial"))
    judged["email"][1][elsewhere] = 0.0  # another L. Ferretti's l.ferretti@
    judged["title"] = judge_titles(records, left, right, weights.title)
    moved = different & (judged["email"][0] == EMAIL.index("different"))
    judged["email"][1][moved] = np.maximum(judged["email"][1][moved], 0.0)  # another company is said already
    tower = different & (judged["phone"][0] == PHONE.index("same-line"))  # a desk stays where it is
    judged["phone"][1][tower] = np.minimum(judged["phone"][1][tower], weights.phone["tower"])
    sisters = (judged["company"][0] == COMPANY.index("group")) & (judged["phone"][1] < 0)
    judged["company"][1][sisters] = np.minimum(judged["company"][1][sisters], 0.0)  # two houses, two mobiles
    alone = rare & np.isin(judged["company"][0], [COMPANY.index(rung) for rung in UNTOLD])
    judged["city"] = judge_cities(records, left, right, weights.city, alone)


def _weigh_slips(
    records: Records,
    pairs: Pairs,
    judged: Judged,
    table: Mapping[str, float],
    rare: Flags,
    told: Flags,
    spells: Flags,
) -> None:
    """Say what a number with a slip is worth by the names and the company, and by where the slip is."""
    names, (rungs, bits) = judged["name"][0], judged["phone"]
    home = judged["company"][0] != COMPANY.index("different")
    far = np.isin(judged["company"][0], [COMPANY.index(rung) for rung in ("same", "large", "spelled")])
    at = records.contacts.domain.codes
    far &= (at[pairs.left] < 0) | (at[pairs.right] < 0) | (at[pairs.left] == at[pairs.right])
    far &= slipped_far(records, *pairs, rungs)
    unsure = ~spells & ~np.isin(names, [NAME.index(rung) for rung in SURE])
    for rung in ("turned", "one-off"):  # hardly a colleague's number: he would have to bear the name as well
        here = rungs == PHONE.index(rung)
        bits[here & rare & home] = table[f"rare-{rung}"]
        bits[here & unsure] = table["both-near"]  # neither the name nor the number is the same
        bits[here & far & (told | unsure)] = table["far"]
        bits[here & far & unsure] = table["both-far"]


def _excuse_new_surname(records: Records, pairs: Pairs, judged: Judged, worth: float) -> None:
    """Hold no second mailbox at a house against whoever is said to have taken another surname."""
    left, right = pairs
    said = (records.names.wed[left] | records.names.wed[right]) & ~equal(
        records.names.sound.codes, left, right
    )
    said &= np.isin(judged["name"][0], [NAME.index(rung) for rung in ("exact", "part-whole")])
    houses = [EMAIL.index(rung) for rung in ("different-house", "others-house")]
    judged["email"][1][said & np.isin(judged["email"][0], houses)] = worth


def is_apart(names: Rungs) -> Flags:
    """Say which names no third row may bring together."""
    return np.isin(names, [NAME.index(rung) for rung in APART])


def at_most(records: Records, pairs: Pairs, known: Knowledge, crowds: Crowds) -> Bits:
    """Return the most that all but the names can weigh, whatever those are, for pairs that share no contact.

    Nameless rows are judged as the others: but for what is said here, a name only ever takes off.
    """
    count = len(pairs.left)
    nameless = np.full(count, NAME.index("missing"), np.int8), np.zeros(count)
    evidence = judge(records, pairs, known, crowds, nameless)
    phone, email = known.weights.phone, known.weights.email
    more = np.zeros(count)
    rare = is_rare(records, pairs.left, pairs.right, np.minimum)
    wed = records.names.wed[pairs.left] | records.names.wed[pairs.right]
    for field, table, rung, named, where in (
        ("email", email, "different-house", "grown", ~wed),  # the most that any name excuses
        ("email", email, "different-house", "renamed", wed),
        ("email", email, "others-house", "renamed", wed),
        ("phone", phone, "turned", "far", np.ones(count, dtype=bool)),
        ("phone", phone, "one-off", "far", np.ones(count, dtype=bool)),
        ("city", known.weights.city, "same", "same-alone", rare),
    ):
        more += np.where(where & evidence.is_on(field, rung), max(table[named] - table[rung], 0.0), 0.0)
    for field, table, rung in (("email", email, "spells"), ("phone", phone, "same-line")):
        more += np.where(evidence.is_on(field, rung), max(-table[rung], 0.0), 0.0)
    return evidence.bits + more


def _doubt_namesakes(records: Records, pairs: Pairs, judged: Judged, worth: float) -> None:
    """Take off what a large company says of a name that many bear, no title being the same: 刘洋 of 腾讯."""
    large = judged["company"][0] == COMPANY.index("large")
    alike = np.isin(judged["name"][0], [NAME.index(rung) for rung in ONE])
    work = judged["title"][0] == TITLE.index("same")
    many = np.maximum(records.names.share[pairs.left], records.names.share[pairs.right]) >= _MANY
    moved = judged["city"][0] == CITY.index("different")
    judged["company"][1][large & alike & many & (moved | ~work)] = worth


def _bound_by_namesakes(
    records: Records, pairs: Pairs, judged: Judged, people: float, against: float
) -> None:
    """Let a name and a company together say no more than that few of its people bear the name.

    Two 李强 with two mobiles and two jobs may be two; two 上官文静 of one company are hardly.
    """
    alike = np.isin(judged["name"][0], [NAME.index(rung) for rung in ONE])
    where = np.flatnonzero(alike & (judged["company"][0] == COMPANY.index("same")))
    share = np.maximum(records.names.share[pairs.left[where]], records.names.share[pairs.right[where]])
    most = np.maximum(against - np.log2(people * share) - judged["name"][1][where], 0.0)
    judged["company"][1][where] = company = np.minimum(judged["company"][1][where], most)
    level = records.work.level
    staff = np.append(level.values == "staff", False)[level.codes[pairs.left[where]]]
    han = records.names.han.codes
    letters = (han[pairs.left[where]] < 0) & (han[pairs.right[where]] < 0)
    rarer = np.minimum(records.names.share[pairs.left[where]], records.names.share[pairs.right[where]])
    crowded = np.where(letters, share >= _VIETNAM, rarer >= _CROWDED)
    judged["title"][1][where] = _jobs_of_namesakes(judged, where, share, staff | crowded, most - company)


def _jobs_of_namesakes(judged: Judged, where: Codes, share: Bits, several: Flags, most: Bits) -> Bits:
    """Return what one title says of two with one name, one company and two mobiles.

    Where many bear the name a like title says nothing, nor does any in two cities, and the same one no more
    than `most` where `several` hold it: two 张敏 may both be inspectors there, or manage two shops.
    """
    two_mobiles = (judged["phone"][0][where] == PHONE.index("different")) & (judged["phone"][1][where] < 0)
    many = two_mobiles & (share >= _MANY)
    bits = judged["title"][1][where]
    like = judged["title"][0][where] == TITLE.index("like")
    like |= judged["city"][0][where] == CITY.index("different")  # the buyers of two firms called 恒源
    bits = np.where(many & like, np.minimum(bits, 0.0), bits)
    return np.where(many & several, np.minimum(bits, most), bits)
