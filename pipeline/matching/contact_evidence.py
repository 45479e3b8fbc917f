"""How alike the phones and mailboxes of many pairs are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.matching.codes import Coded, Codes, Flags, either_equal, equal
from pipeline.matching.crowds import Crowds, shared_value, strangers
from pipeline.matching.mail_slips import is_slip
from pipeline.matching.name_evidence import Bits, Rungs, spelled_as
from pipeline.matching.numbers import are_far_apart, one_digit_off
from pipeline.matching.records import Records

PHONE = (
    "missing",
    "same",
    "same-line",
    "shared",
    "same-tail",
    "same-local",
    "turned",
    "one-off",
    "mask-fits",
    "mask-differs",
    "different",
)
EMAIL = (
    "missing", "same-own", "same", "shared", "same-role", "slip", "spells", "local", "same-spelling",
    "others-house", "different-house", "different",
)  # fmt: skip
_LONG_LOCAL = 6
_TWO = 2
_MARKS = re.compile("[^a-z0-9]+")
_MORE = 3


def judge_phones(
    records: Records, left: Codes, right: Codes, apart: Flags, crowds: Crowds, table: Mapping[str, float]
) -> tuple[Rungs, Bits]:
    """Return each pair's rung and weight; each further name on a shared number takes bits off."""
    first, second = records.contacts.phones
    rungs = np.full(len(left), PHONE.index("missing"), np.int8)
    given = (first.codes[left] >= 0) & (first.codes[right] >= 0)
    same = either_equal(first, second, left, right)
    differ = given & ~same
    rungs[differ] = PHONE.index("different")
    rungs[_masked(records, left, right, fits=False)] = PHONE.index("mask-differs")
    rungs[_masked(records, left, right, fits=True)] = PHONE.index("mask-fits")
    off = differ & _near(first, left, right, differ, 1)
    rungs[off] = PHONE.index("one-off")
    rungs[off & _turned(first, left, right, off)] = PHONE.index("turned")
    rungs[_broken(records, left, right)] = PHONE.index("one-off")
    own = _is_mobile(records)
    tail = ~same & equal(records.contacts.tail.codes, left, right)
    local = tail & ((first.codes[left] < 0) != (first.codes[right] < 0))
    desk = local & ~(own[first.codes[left]] | own[first.codes[right]])
    desk |= tail & (first.codes[left] < 0) & (first.codes[right] < 0)  # what is no number may be a desk's
    for mask, name in ((tail, "same-tail"), (local, "same-local"), (desk, "same-line")):
        rungs[mask] = PHONE.index(name)
    line = same & ~own[shared_value(records.contacts.phones, left, right)]
    rungs[same], rungs[line] = PHONE.index("same"), PHONE.index("same-line")
    bits = np.array([table[name] for name in PHONE])[rungs]
    mobiles = records.contacts.mobile[left] & records.contacts.mobile[right]
    desk = (rungs == PHONE.index("different")) & ~mobiles
    bits[desk] = table["other-line"]  # a mobile and a desk phone may be one person's
    bits[(rungs == PHONE.index("different")) & _on_a_crowd(first, crowds.phone, left, right)] = 0.0
    crowd = strangers(records, crowds.phone, records.contacts.phones, left, right, apart)
    bits = np.where(same, np.maximum(bits - table["crowd"] * crowd, 0.0), bits)
    rungs[same & (crowd > 0)] = PHONE.index("shared")
    two_mobiles = line & mobiles & given & (first.codes[left] != first.codes[right])
    return rungs, np.where(two_mobiles, bits + table["different"], bits)  # one desk, two mobiles: colleagues


def _on_a_crowd(values: Coded, families: Codes, left: Codes, right: Codes) -> Flags:
    """Say where a value of one side is several people's: that the other has its own says nothing."""
    several = np.append(families > 1, False)
    result: Flags = several[values.codes[left]] | several[values.codes[right]]
    return result


def _is_mobile(records: Records) -> Flags:
    """Say which numbers are somebody's own: first, and mobile, of some record; the last stands for none."""
    first = records.contacts.phones[0]
    own = np.zeros(len(first.values) + 1, dtype=bool)
    own[first.codes[records.contacts.mobile & (first.codes >= 0)]] = True
    return own


def _masked(records: Records, left: Codes, right: Codes, *, fits: bool) -> Flags:
    """Say where one number is masked (139****7714) and does, or does not, fit the other, which is not."""
    result = np.zeros(len(left), dtype=bool)
    if not len(records.contacts.mask.values):
        return result
    mask, phone = records.contacts.mask, records.contacts.phones[0]
    for one, other in ((left, right), (right, left)):
        for place in np.flatnonzero((mask.codes[one] >= 0) & (phone.codes[other] >= 0)).tolist():
            begin, end = mask.values[mask.codes[one[place]]].split()
            number = phone.values[phone.codes[other[place]]]
            agrees = number.endswith(end) and number.removeprefix("+86").startswith(begin)
            result[place] |= agrees == fits
    return result


def _broken(records: Records, left: Codes, right: Codes) -> Flags:
    """Say where one cell holds the other's number with a digit lost, or typed twice: 1381234567."""
    result = np.zeros(len(left), dtype=bool)
    digits, phone = records.contacts.broken, records.contacts.phones[0]
    if not len(digits.values):
        return result
    for one, other in ((left, right), (right, left)):
        where = np.flatnonzero((digits.codes[one] >= 0) & (phone.codes[other] >= 0))
        typed = digits.values[digits.codes[one[where]]].tolist()
        numbers = phone.values[phone.codes[other[where]]].tolist()
        result[where] |= np.array(list(map(one_digit_off, typed, numbers)), dtype=bool)
    return result


def _turned(phones: Coded, left: Codes, right: Codes, asked: Flags) -> Flags:
    """Say where two numbers that are one slip apart have the same digits."""
    return _told(phones, left, right, asked, lambda one, other: sorted(one) == sorted(other))


def slipped_far(records: Records, left: Codes, right: Codes, rungs: Rungs) -> Flags:
    """Say where a number is another with a slip, and no colleague's: far from it, or a digit short."""
    first = records.contacts.phones[0]
    near = np.isin(rungs, [PHONE.index("turned"), PHONE.index("one-off")])
    both = near & (first.codes[left] >= 0) & (first.codes[right] >= 0)
    far: Flags = (near & ~both) | _told(first, left, right, both, are_far_apart)
    return far


def _told(texts: Coded, left: Codes, right: Codes, asked: Flags, judge: Callable[[str, str], bool]) -> Flags:
    """Ask `judge` about the texts of the few pairs that are `asked` about; False for the others."""
    result = np.zeros(len(left), dtype=bool)
    where = np.flatnonzero(asked)
    one, other = (texts.values[texts.codes[side[where]]].tolist() for side in (left, right))
    result[where] = list(map(judge, one, other))
    return result


def _near(texts: Coded, left: Codes, right: Codes, asked: Flags, most: int) -> Flags:
    """Say where two texts are at most so many slips apart, a pair of neighbours turned round being one."""
    result = np.zeros(len(left), dtype=bool)
    where = np.flatnonzero(asked)
    if len(where):
        a, b = (texts.values[texts.codes[side[where]]].tolist() for side in (left, right))
        result[where] = process.cpdist(a, b, scorer=OSA.distance, score_cutoff=most, dtype=np.int32) <= most
    return result


def judge_emails(
    records: Records,
    left: Codes,
    right: Codes,
    apart: Flags,
    crowds: Crowds,
    table: Mapping[str, float],
) -> tuple[Rungs, Bits]:
    """Return each pair's rung and weight; each further name on a shared mailbox takes bits off."""
    first, second = records.contacts.emails
    same = either_equal(first, second, left, right)
    role = records.contacts.role[left] | records.contacts.role[right]
    given = (first.codes[left] >= 0) & (first.codes[right] >= 0)
    rungs = np.where(given, EMAIL.index("different"), EMAIL.index("missing")).astype(np.int8)
    news = ~equal(records.names.sound.codes, left, right)  # a mailbox says no more than equal names do
    rungs[~same & ~role & news & _spells_other(records, left, right)] = EMAIL.index("spells")
    told = rungs == EMAIL.index("spells")
    differ = given & ~same & ~role & ~told
    house = differ & equal(records.contacts.domain.codes, left, right)
    rungs[house] = EMAIL.index("different-house")
    rungs[house & ~(records.contacts.fits[left] & records.contacts.fits[right])] = EMAIL.index("others-house")
    rungs[_spell_alike(records, left, right, house)] = EMAIL.index("same-spelling")
    rungs[differ & ~house & equal(records.contacts.local.codes, left, right)] = EMAIL.index("local")
    rungs[differ & _slipped(records, left, right, differ)] = EMAIL.index("slip")
    rungs[same] = EMAIL.index("same")
    rungs[same & records.contacts.fits[left] & records.contacts.fits[right]] = EMAIL.index("same-own")
    rungs[same & role] = EMAIL.index("same-role")
    bits = np.array([table[name] for name in EMAIL])[rungs]
    home = records.contacts.domain.codes < 0
    bits[(rungs == EMAIL.index("different")) & (home[left] != home[right])] = table["other-kind"]
    slipped = rungs == EMAIL.index("slip")
    slipped &= _told(first, left, right, slipped, _one_local)
    bits[slipped] = table["slip-domain"]
    crowded = _on_a_crowd(first, crowds.email, left, right)
    bits = np.where(differ & crowded, np.maximum(bits, 0.0), bits)
    bits[crowded & (rungs == EMAIL.index("slip"))] = 0.0  # zengling@ is Zeng Ling's, no slip for zhengling@
    crowd = strangers(records, crowds.email, records.contacts.emails, left, right, apart)
    rungs[same & ~role & (crowd > 0)] = EMAIL.index("shared")
    return rungs, np.where(same, np.maximum(bits - table["crowd"] * crowd, 0.0), bits)


def excuse_second_mailbox(
    records: Records, left: Codes, right: Codes, judged: tuple[Rungs, Bits], table: Mapping[str, float],
    *, longer: Flags, wed: Flags, alike: Flags,
) -> None:  # fmt: skip
    """Hold a second mailbox at a house less against somebody whose name explains it.

    `longer` says where one name holds the other, as after a marriage, `wed` where only the surname is new,
    `alike` where the names are one.
    """
    (rungs, bits), boxes = judged, records.contacts.emails[0]
    house = rungs == EMAIL.index("different-house")
    grown = _told(boxes, left, right, house & longer, _grown)
    shortened = _told(boxes, left, right, house & alike, _shortened)
    for where, kind in ((grown, "grown"), (house & wed, "changed"), (shortened, "shortened")):
        bits[where] = np.maximum(bits[where], table[kind])


def _spells_other(records: Records, left: Codes, right: Codes) -> Flags:
    """Say where the mailbox of one is spelled as the name of the other: Leo with lilei@, and 李雷.

    A mailbox of that other one must have the same letters: Bobby Duan with duan.xiaobo@, 段晓波 duanxiaobo@.
    """
    result = np.zeros(len(left), dtype=bool)
    boxes = records.contacts.emails[0]
    house = equal(records.contacts.domain.codes, left, right)
    for one, other in ((left, right), (right, left)):
        spelled = spelled_as(records, one, other)
        result |= spelled & (boxes.codes[other] < 0)
        result |= _told(boxes, left, right, spelled & house, _same_letters)
    return result


def _one_local(one: str, other: str) -> bool:
    """Say whether what stands before the @ is the same and long enough to be somebody's."""
    local, other_local = one.partition("@")[0], other.partition("@")[0]
    return local == other_local and len(local) >= _LONG_LOCAL


def _grown(one: str, other: str) -> bool:
    """Say whether one mailbox is the other's and a further name: s.whitfield@, s.whitfield-okafor@."""
    names = ("".join(filter(str.isalpha, address.partition("@")[0])) for address in (one, other))
    short, long = sorted(names, key=len)
    return len(long) - len(short) >= _MORE and long.startswith(short)


def _shortened(one: str, other: str) -> bool:
    """Say whether one mailbox has an initial where the other has the word: a.matsuda@, arisa.matsuda@."""
    locals_ = [address.partition("@")[0] for address in (one, other)]
    for short, long in (locals_, locals_[::-1]):
        words = _MARKS.split(long)
        if len(words) == _TWO and all(map(str.isalpha, words)):
            first, last = words
            if _MARKS.sub("", short) in (first[0] + last, first + last[0], last + first[0], last[0] + first):
                return True
    return False


def _spell_alike(records: Records, left: Codes, right: Codes, house: Flags) -> Flags:
    """Say where two mailboxes of one `house` spell their one name in two ways: li.lei@, leili@."""
    sound = equal(records.names.sound.codes, left, right) & equal(records.contacts.spells.codes, left, right)
    result = sound & (records.contacts.local.codes[left] < 0) & (records.contacts.local.codes[right] < 0)
    result &= house
    boxes = records.contacts.emails[0]
    result &= _told(boxes, left, right, result, _without_digits)
    west = result & (
        records.names.skeleton.codes[left] >= 0
    )  # thomas.martin@ beside martin.thomas@ is another man
    alike: Flags = (result & ~west) | _told(boxes, left, right, west, _same_letters)
    return alike


def _without_digits(one: str, other: str) -> bool:
    return not any(map(str.isdigit, one + other))


def _same_letters(one: str, other: str) -> bool:
    """Say whether the letters and digits before the @ are the same: a 2 at the end is a namesake's."""
    return len({_MARKS.sub("", address.partition("@")[0]) for address in (one, other)}) == 1


def _slipped(records: Records, left: Codes, right: Codes, asked: Flags) -> Flags:
    """Say where two mailboxes differ by a slip: one name at gmail and gmial, or a letter of a long name."""
    boxes = records.contacts.emails[0]
    spells = (records.contacts.spells.codes >= 0) & (records.contacts.local.codes < 0)
    one_name = equal(records.names.sound.codes, left, right)
    near = _near(boxes, left, right, asked & (one_name | ~(spells[left] & spells[right])), 2)
    for place in np.flatnonzero(near).tolist():
        one, other = left[place], right[place]
        mine, theirs = (boxes.values[boxes.codes[side]] for side in (one, other))
        near[place] = is_slip(mine, theirs, (bool(spells[one]), bool(spells[other])))
    return near
