"""Who stays two people whatever the sum says: rules about names beside jobs and contacts."""

from __future__ import annotations

import numpy as np

from pipeline.matching.codes import Flags
from pipeline.matching.evidence import Evidence
from pipeline.matching.keys import Pairs
from pipeline.matching.name_evidence import NEAR, WEAK
from pipeline.matching.name_forms import WIFE
from pipeline.matching.names import TWO_PEOPLE
from pipeline.matching.records import Records

_WEAK = ("other-script", "first-name", "surname")
_OF_BOTH = ("same-own", "same", "shared")
#: So many bits above what makes one person, two records speak for a third.
_SURE = 10.0


def kept_apart(records: Records, pairs: Pairs, evidence: Evidence, misheard: Flags, same: float) -> Flags:
    """Say which pairs are two people's, but for what somebody answers.

    `misheard` are names that brothers might bear and one person said; from `same` bits on two records are one
    person's.
    """
    clearly = _by_names(records, pairs, evidence, misheard) | _at_one_desk(evidence)
    clearly |= _in_the_family(records, pairs, evidence.is_on("name", "typo"))
    perhaps = _by_jobs(records, pairs, evidence) & ~clearly
    alone = perhaps & (evidence.weights["phone"] <= 0) & (evidence.weights["email"] <= 0)
    whole = records.names.whole
    return clearly | (perhaps & ~vouched_for(pairs, evidence, alone, clearly | perhaps, whole, same))


def _by_names(records: Records, pairs: Pairs, evidence: Evidence, misheard: Flags) -> Flags:
    """Say where two names can hardly be one person's."""
    left, right = pairs.left, pairs.right
    whole = records.names.whole[left] & records.names.whole[right]
    han, titles = records.names.han.codes, records.work.title.codes
    jobs = evidence.is_on("title", "missing", "different") & (titles[left] >= 0) & (titles[right] >= 0)
    one_contact = evidence.is_on("email", "same-own") | (
        evidence.is_on("email", "same") & evidence.is_on("phone", "same") & ~jobs
    )
    wives = np.array([one.near == WIFE for one in records.names.forms], dtype=bool)[records.names.form]
    sibling = evidence.is_on("name", "sibling")
    result: Flags = evidence.is_on("name", *TWO_PEOPLE) & whole & ~_wed(evidence)
    result |= sibling & ((~one_contact & ~misheard) | (wives[left] != wives[right]))
    result |= evidence.is_on("name", "different") & (han[left] >= 0) & (han[right] >= 0)  # 裴总, 冯国富
    # a foreigner's own Chinese name, or an assistant's
    result |= evidence.is_on("name", "first-name") & whole
    mailbox = evidence.is_on("email", *_OF_BOTH)
    result |= (
        evidence.is_on("name", "homophone") & evidence.is_on("title", "different") & ~mailbox
    )  # 陈伟, 陈薇
    result |= evidence.is_on("name", *NEAR) & _other_work(records, pairs, evidence)
    # 倪双, 倪霜: two numbers next to one another, and the shop's mailbox
    neighbours = evidence.is_on("phone", "turned", "one-off") & evidence.is_on("email", "same-role", "shared")
    result |= evidence.is_on("name", *NEAR) & neighbours
    return result


def _by_jobs(records: Records, pairs: Pairs, evidence: Evidence) -> Flags:
    """Say where part of a name stands beside another job, or on a line that may be another's."""
    mailbox = evidence.is_on("email", *_OF_BOTH)
    fits = (
        records.contacts.fits[pairs.left] | records.contacts.fits[pairs.right]
    )  # else it may be an assistant's: sue@
    # An English first name, or a surname alone, on the phone of another title: an assistant's, or a spouse's.
    result: Flags = evidence.is_on("name", *_WEAK) & evidence.is_on("title", "different") & ~(mailbox & fits)
    result |= _half_named(evidence) & ~mailbox
    result |= evidence.is_on("name", "initial") & _other_work(records, pairs, evidence)
    return result


def _other_work(records: Records, pairs: Pairs, evidence: Evidence) -> Flags:
    """Say where titles or functions are two, and neither a mobile nor a mailbox is of both."""
    one, other = (records.work.function.codes[side] for side in pairs)
    result: Flags = evidence.is_on("title", "different") | ((one >= 0) & (other >= 0) & (one != other))
    return result & ~evidence.is_on("email", *_OF_BOTH) & ~evidence.is_on("phone", "same")


def vouched_for(
    pairs: Pairs, evidence: Evidence, doubtful: Flags, apart: Flags, witness: Flags, same: float
) -> Flags:
    """Say which `doubtful` pairs a third record speaks for, a `witness` that is surely each of them.

    Chong F.M., MD, and the director 张惠敏 have nothing in common but Chong Fui Min's mailbox and mobile.
    """
    result = np.zeros(len(apart), dtype=bool)
    sides = np.union1d(pairs.left[doubtful], pairs.right[doubtful])
    sure = ~apart & (evidence.bits >= same + _SURE)
    sure &= np.isin(pairs.left, sides) | np.isin(pairs.right, sides)
    near: dict[int, set[int]] = {}
    for one, other in zip(pairs.left[sure].tolist(), pairs.right[sure].tolist(), strict=True):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    for place in np.flatnonzero(doubtful).tolist():
        both = near.get(int(pairs.left[place]), set()) & near.get(int(pairs.right[place]), set())
        result[place] = any(witness[one] for one in both)
    return result


def _at_one_desk(evidence: Evidence) -> Flags:
    """Say where English and Chinese names that cannot be compared share only what others share as well.

    Gerald Koh and Koh Jun Kai, whom one assistant signed up from her mailbox and phone.
    """
    shared = evidence.is_on("phone", "shared") | evidence.is_on("email", "shared")
    own = evidence.is_on("phone", "same") | evidence.is_on("email", "same-own", "same", "spells")
    return evidence.is_on("name", "other-script", "first-name") & shared & ~own


def _in_the_family(records: Records, pairs: Pairs, near: Flags) -> Flags:
    """Say where given names differ by a letter in a family's firm: Rajesh and Rakesh of Patel Brothers."""
    result = np.zeros(len(near), dtype=bool)
    for place in np.flatnonzero(near).tolist():
        one, other = (int(side[place]) for side in pairs)
        shared = set(records.names.forms[records.names.form[one]].words) & set(
            records.names.forms[records.names.form[other]].words
        )
        result[place] = not shared.isdisjoint(records.work.offices[records.work.office[one]].key.split())
    return result


def _wed(evidence: Evidence) -> Flags:
    """Say where one given name goes with one mobile, one company and one job: only the surname is new.

    Not where the mailbox is the post's as well: Budi Santoso left his to Budi Setiawan.
    """
    house = evidence.is_on("company", "same", "large", "like", "group")
    job = evidence.is_on("title", "same", "like")
    own = evidence.is_on("phone", "same") & ~evidence.is_on("email", "same-role")
    return evidence.is_on("name", "surname-differs") & own & house & job


def _half_named(evidence: Evidence) -> Flags:
    """Say where half a name hangs on a line, and nothing of the work shows whose line it is.

    A desk's line is the office's (M. Schuster, Monika Schuster, the assistant); a mobile is lent.
    """
    desk = evidence.is_on("phone", "same-line") & ~evidence.is_on("title", "same")
    lent = evidence.is_on("company", "different") & ~evidence.is_on("title", "same", "like")
    return (evidence.is_on("name", *WEAK) & desk) | (evidence.is_on("name", *_WEAK) & lent)
