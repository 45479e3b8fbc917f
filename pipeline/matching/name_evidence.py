"""How alike the names of many pairs are: what is equal by arithmetic, the rest once per two names."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from pipeline.matching.codes import Coded, Codes, Flags, at, equal, per_pair
from pipeline.matching.cross_names import is_surname
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.latin_initials import is_abbreviated
from pipeline.matching.names import NAME, TWO_PEOPLE, name_rung
from pipeline.matching.readings import as_in_the_south, said_alike
from pipeline.matching.records import Records

Bits = npt.NDArray[np.float64]
Rungs = npt.NDArray[np.int8]

#: Names that no third row may bring together.
APART = (*TWO_PEOPLE, "sibling")
#: From this share of people on a name is common.
_MANY = 1e-4
#: Up to this share of people a name has hardly more bearers than a list has namesakes.
_RAREST = 1e-8
#: Up to this share hardly anybody on a list bears another's name by chance.
_RARE = 2e-6
#: Names that are one but for how they are written.
SURE = ("missing", "exact", "sound", "romanised", "part-whole", "initial")
#: Names that are one, whatever the order and the script.
ONE = ("exact", "sound", "romanised")
#: Names that are one and whole.
TOLD = ("exact", "sound", "romanised", "part-whole")
#: Names that colleagues of one surname, or of one given name, share.
WEAK = ("part", "surname", "other-script", "first-name", "initial")
#: Names that may be one with a slip, and that brothers or colleagues of one sign-up may bear as well.
NEAR = ("homophone", "typo")
_RUNG = {name: place for place, name in enumerate(NAME)}


def judge_names(records: Records, left: Codes, right: Codes, known: Knowledge) -> tuple[Rungs, Bits]:
    """Return each pair's rung and what it weighs; a name that many bear weighs less."""
    rungs = _rungs(records, left, right, known)
    table = known.weights.name
    bits = np.array([table[name] for name in NAME])[rungs]
    alike = np.flatnonzero(np.isin(rungs, [_RUNG[name] for name in ONE]))
    if len(alike):
        rare = np.minimum(*(_rarity(records, side[alike], known) for side in (left, right)))
        alone = known.weights.alone(len(records.rows))  # a name alone never makes two rows one person
        bits[alike] = np.minimum(np.minimum(bits[alike], rare), alone)
    guessed = alike[(records.names.guessed[left] ^ records.names.guessed[right])[alike]]
    bits[guessed] = np.minimum(bits[guessed], table["typo"])  # M?ller may be Müller or Möller
    longer = np.flatnonzero(rungs == _RUNG["part-whole"])
    many = np.maximum(*(records.names.share[side[longer]] for side in (left, right))) >= _MANY
    bits[longer[many]] = table["part-common"]
    return rungs, bits


def _rungs(records: Records, left: Codes, right: Codes, known: Knowledge) -> Rungs:
    han, key, whole = records.names.han.codes, records.names.latin.codes, records.names.whole
    both_whole = whole[left] & whole[right]
    nameless = (han < 0) & (key < 0)
    both_han = (han[left] >= 0) & (han[right] >= 0)
    exact = (equal(han, left, right) | (equal(key, left, right) & ~both_han)) & both_whole
    marked = np.array([bool(one.marked) for one in records.names.forms], dtype=bool)[records.names.form]
    short = np.array([is_abbreviated(one.words) and not one.han for one in records.names.forms], dtype=bool)
    exact &= ~short[records.names.form[left]]  # C. K. Fung may be any of several
    exact &= ~(
        marked[left] & marked[right] & (records.names.form[left] != records.names.form[right])
    )  # Hùng, Hưng
    missing = nameless[left] | nameless[right]
    strangers = both_han & both_whole & _other_surnames(records, left, right, known)
    strangers &= ~(records.names.renamed[left] | records.names.renamed[right])
    rungs = np.full(len(left), _RUNG["different"], np.int8)
    rungs[exact], rungs[missing] = _RUNG["exact"], _RUNG["missing"]
    odd = np.flatnonzero(~(exact | missing | strangers))
    forms, names = records.names.forms, known.names
    told = per_pair(
        records.names.form[left[odd]],
        records.names.form[right[odd]],
        lambda one, other: name_rung(forms[one], forms[other], names),
    )
    rungs[odd] = [_RUNG[name] for name in told]
    _excuse(records, left, right, rungs, known)
    two = ~missing & ~np.isin(rungs, [_RUNG[name] for name in TWO_PEOPLE]) & _told_apart(records, left, right)
    rungs[two] = _RUNG["sibling"]
    return rungs


def _told_apart(records: Records, left: Codes, right: Codes) -> Flags:
    """Say where Herr and Frau, or a mark behind the name, keeps two apart: 张敏（大）, 张敏（小）."""
    mark = records.names.mark.codes
    result: Flags = (mark[left] >= 0) & (mark[right] >= 0) & (mark[left] != mark[right])
    result |= (records.names.man[left] & records.names.woman[right]) | (
        records.names.woman[left] & records.names.man[right]
    )
    return result


def _excuse(records: Records, left: Codes, right: Codes, rungs: Rungs, known: Knowledge) -> None:
    """Put names in two scripts that share a surname on `other-script` where a mailbox spells the other.

    崔允儿 who writes from yunacui@ may well be Yuna Cui.
    """
    han = records.names.han.codes >= 0
    names = known.names
    apart = np.isin(rungs, [_RUNG[name] for name in TWO_PEOPLE])
    for one, other in ((left, right), (right, left)):
        for place in np.flatnonzero(
            apart & han[one] & ~han[other] & spelled_as(records, one, other)
        ).tolist():
            form, theirs = (records.names.forms[records.names.form[side[place]]] for side in (one, other))
            surname = names.surname_of(form.han)
            if surname and any(is_surname(word, surname, names) for word in theirs.words):
                rungs[place] = _RUNG["other-script"]


def spelled_as(records: Records, one: Codes, other: Codes) -> Flags:
    """Say where the mailbox of `one` is spelled as the name of `other`."""
    spelled = records.contacts.spelled[one]
    result: Flags = (spelled >= 0) & (spelled == records.names.sound.codes[other])
    return result


def _other_surnames(records: Records, left: Codes, right: Codes, known: Knowledge) -> Flags:
    """Say where two Chinese names begin with two surnames and sound apart: no rung joins those."""
    surname = records.names.chinese.codes
    apart = (surname[left] >= 0) & (surname[right] >= 0) & (surname[left] != surname[right])
    apart &= ~_mistaken(records.names.chinese, left, right, known)
    heard = records.names.chinese.map(lambda text: as_in_the_south(known.names.surnames.get(text, text)))
    apart &= ~(
        equal(heard.codes, left, right) & equal(records.names.first.codes, left, right)
    )  # 程立轩, 陈立轩
    lengths = np.array([len(text) for text in records.names.han.values.tolist()] + [0])[
        records.names.han.codes
    ]
    sounds = records.names.sound.codes
    result: Flags = apart & (sounds[left] != sounds[right]) & (lengths[left] == lengths[right])
    return result


def _mistaken(surnames: Coded, left: Codes, right: Codes, known: Knowledge) -> Flags:
    """Say where two surnames look alike (朱, 未): their names are worth a look all the same."""
    place = {text: number for number, text in enumerate(surnames.values.tolist())}
    alike = np.zeros((len(place) + 1, len(place) + 1), dtype=bool)
    for text, number in place.items():
        for other in known.names.look_alikes.get(text, ()):
            if other in place:
                alike[number, place[other]] = True
    result: Flags = alike[surnames.codes[left], surnames.codes[right]]
    return result


def _rarity(records: Records, which: Codes, known: Knowledge) -> Bits:
    """Return how much it says that two share a name: little for one that many have, here or anywhere."""
    common = known.weights.name["common"]
    here = np.maximum(at(records.names.sound.counts, records.names.sound.codes[which]), 1)
    worth: Bits = np.log2((len(records.rows) + common) / (here + common * records.names.share[which]))
    return np.where(records.names.share[which] <= _RAREST, worth + 1.0, worth)  # 慕容澈: there are a dozen


def is_rare(records: Records, left: Codes, right: Codes, which: Callable[[Bits, Bits], Bits]) -> Flags:
    """Say where hardly anybody bears the name that is the commoner, or the rarer: 饶子健, not 张敏."""
    result: Flags = which(records.names.share[left], records.names.share[right]) <= _RARE
    return result


def differing(records: Records, known: Knowledge) -> tuple[Codes, Callable[[int, int], bool]]:
    """Number each record's whole name (-1 for none); return the numbers, and what says that two differ."""
    numbers = np.where(records.names.whole, records.names.form, -1)
    told: dict[tuple[int, int], bool] = {}

    def differ(one: int, other: int) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in told:
            mine, theirs = records.names.forms[one], records.names.forms[other]
            rung = name_rung(mine, theirs, known.names)
            alike = bool(mine.han) and said_alike(mine.han, theirs.han)  # the pair's own evidence decides
            told[pair] = rung in TWO_PEOPLE or (rung == "sibling" and not alike)
        return told[pair]

    return numbers, differ
