"""How a Chinese brand is written where only Latin letters fit: 霜谱 is Shuangpu."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from pipeline.matching.readings import readings_of
from pipeline.team.names import Identity, flatten

_MOST_CHARACTERS = 6
_SHORTEST = 5  # letters: below that too many brands sound alike


class House(NamedTuple):
    """What all names of an entry say: its places, also in pinyin, and the well-known companies it is."""

    places: set[str]
    known: set[str]


@dataclass(frozen=True)
class InPinyin:
    """The entries of a list by the pinyin of their Chinese brands, and what each says of itself."""

    entries: Mapping[str, int]
    houses: Mapping[int, House]

    @classmethod
    def of(cls, names: Iterable[tuple[Identity, int]], brands: Iterable[tuple[str, int]]) -> InPinyin:
        """Take all names of a list with their entries, and those that are brands."""
        houses: dict[int, House] = {}
        for one, entry in names:
            house = houses.setdefault(entry, House(set(), set()))
            house.places.update(sounds(one.place), {one.place} - {""})
            house.known.add(one.known)
        return cls({sound: entry for brand, entry in brands for sound in sounds(brand)}, houses)

    def find(self, one: Identity, words: tuple[str, ...]) -> tuple[int, bool] | None:
        """Find the entry that the first of `words`, or the first two, spell, and say if the place is its own.

        A name that belongs to another well-known company is that company's.
        """
        for brand in ("".join(words[:1]), "".join(words[:2])):
            entry = self.entries.get(brand, -1)
            if entry >= 0 and one.known in ("", *self.houses[entry].known):
                return entry, flatten(one.place) in self.houses[entry].places
        return None


def sounds(han: str) -> frozenset[str]:
    """Return the pinyin of a text without tones or spaces, in every reading of its characters.

    >>> sorted(sounds("长乐")), sounds("A1")
    (['changle', 'changyue', 'zhangle', 'zhangyue'], frozenset())
    """
    if len(han) > _MOST_CHARACTERS or not all("\u3400" <= char <= "\u9fff" for char in han):
        return frozenset()
    spelled = map("".join, product(*(sorted(readings_of(char)) for char in han)))
    return frozenset(one for one in spelled if len(one) >= _SHORTEST)
