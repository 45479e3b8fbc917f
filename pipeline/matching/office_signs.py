"""Which companies are plainly two, told for many pairs at once: nearly all pairs of companies are.

Whatever brings two names together but their house leaves a trace that arithmetic finds: two letters in a row
that both have. Where none is, `office_rung` would look for long and say `different`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.matching.codes import Coded, Codes, Flags
from pipeline.matching.offices import Office, acronym_head, initials_of
from pipeline.matching.readings import is_han
from pipeline.matching.scripts import is_unread

Bigrams = npt.NDArray[np.uint64]

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
#: Odd numbers that scatter two letters over 64 classes (Knuth, The Art of Computer Programming, 6.4).
_APART, _SPREAD = np.uint64(8191), np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class OfficeSigns:
    """One entry per company. Codes are -1 for nothing.

    `house`, `also` and `group` have one set of codes. `script` tells its alphabets apart.
    `key`, `core` and `held` (core and house) are the pairs of neighbouring letters in them, a bit for each
    of 64 classes; `begins` those that a part of core or house begins with. `head` is what may be an acronym,
    `initials` what it may stand for.
    """

    house: Codes
    also: Codes
    group: Codes
    script: Codes
    key: Bigrams
    core: Bigrams
    held: Bigrams
    begins: Bigrams
    head: Codes
    initials: Codes

    @classmethod
    def of(cls, offices: Sequence[Office]) -> OfficeSigns:
        """Look at each company once."""
        count = len(offices)
        names = Coded.of(
            [one.house for one in offices]
            + [one.also or one.house for one in offices]
            + [one.group or one.house for one in offices]
        ).codes
        short = Coded.of(
            [acronym_head(one.key) for one in offices] + [initials_of(one.key) for one in offices]
        ).codes
        key, core, house = (
            _bigrams([getattr(one, name) for one in offices]) for name in ("key", "core", "house")
        )
        return cls(
            house=names[:count],
            also=names[count : 2 * count],
            group=names[2 * count :],
            script=np.fromiter((_script(one) for one in offices), np.int64, count),
            key=key[0],
            core=core[0],
            held=core[0] | house[0],
            begins=core[1] | house[1],
            head=short[:count],
            initials=short[count:],
        )

    def differ(self, one: Codes, other: Codes) -> Flags:
        """Say which pairs of companies `office_rung` calls different, without comparing their letters."""
        mine, theirs = (self.house[side] for side in (one, other))
        result: Flags = (mine >= 0) & (theirs >= 0) & (mine != theirs)
        result &= self.script[one] == self.script[other]
        result &= self.group[one] != self.group[other]
        result &= (
            (self.also[one] != theirs) & (mine != self.also[other]) & (self.also[one] != self.also[other])
        )
        for a, b in ((one, other), (other, one)):
            result &= (self.core[a] & ~self.key[b]) != 0
            result &= (self.begins[a] & self.held[b]) == 0
            result &= (self.head[a] < 0) | (self.head[a] != self.initials[b])
        return result


def _script(office: Office) -> int:
    """Number the scripts of a company's name, brand and house."""
    told = 0
    for text in (office.key, office.core, office.house):
        told = 8 * told + 4 * is_unread(text) + 2 * is_han(text) + text.isascii()
    return told


def _bigrams(texts: Sequence[str]) -> tuple[Bigrams, Bigrams]:
    """Return each text's pairs of neighbouring letters, and those that a part in one script begins with."""
    joined = "\0" + "".join(text + "\0" for text in texts)
    letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    outside, space = letters == 0, letters == ord(" ")
    han = (letters >= _FIRST_HAN) & (letters <= _LAST_HAN)
    one, other = letters[1:-1], letters[2:]
    bits = np.uint64(1) << ((one * _APART + other) * _SPREAD >> np.uint64(58))
    bits[outside[1:-1] | outside[2:]] = 0
    turn = outside[:-2] | (han[:-2] != han[1:-1])
    turn[1:] |= space[1:-2] & (outside[:-3] | han[:-3] | space[:-3])
    starts = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    said = (np.append(bits, np.uint64(0)), np.append(np.where(turn, bits, np.uint64(0)), np.uint64(0)))
    return np.bitwise_or.reduceat(said[0], starts), np.bitwise_or.reduceat(said[1], starts)
