"""Whether a company's name is one that a list means: identity, the start of a longer name, or only a likeness.

Short names are traps: 京东 is not 京东方, 大华 is not 大华银行. So what follows a listed name must be a word that
changes nothing about whose name it is (科技, 有限公司, a place), as listed in `rules/name_followers.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.team.names import Identity, flatten
from pipeline.text.clean import normal

_LIKE = 85.0
_LIKE_SHORTEST = 4
_CONTAINED_SHORTEST = 4
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEADING = re.compile(r"(?:集团|公司|控股|旗下|[省市区])$")


class Level(IntEnum):
    """How closely a row is what an entry says; the higher one decides between two lists."""

    NONE = 0
    ALIKE = 1  # looks like it, is not: for a person to see
    GROUP = 2  # a company of the group that is listed
    START = 3  # the listed name begins a longer one; a sub-domain of a listed domain
    EXACT = 4  # the company, one of its names, its domain
    PERSON = 5  # this very person


class Hit(NamedTuple):
    """What a name matched: how closely, and the position of the entry."""

    level: Level
    entry: int


NO_HIT = Hit(Level.NONE, -1)


@dataclass(frozen=True)
class Followers:
    """Words that may stand after a company's short name: `plain` ones always, `sector` ones after longer names."""

    plain: tuple[str, ...]
    sector: tuple[str, ...]
    is_place: Callable[[str], bool] = field(default=lambda text: False)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]], is_place: Callable[[str], bool]) -> Followers:
        """Build from the lines of name_followers.csv: `word`, `kind` (plain or sector)."""
        kinds: dict[str, list[str]] = {"plain": [], "sector": []}
        for row in rows:
            kinds[row["kind"]].append(normal(row["word"]))
        return cls(tuple(kinds["plain"]), tuple(kinds["sector"]), is_place)

    def kind_of(self, tail: str) -> str:
        """Return what the text after a short name begins with: end, plain, sector, or "" for a longer word."""
        if not tail:
            return "end"
        if self._plain.match(tail) or any(self.is_place(tail[:size]) for size in (2, 3, 4)):
            return "plain"
        return "sector" if self._sector.match(tail) else ""

    def are_all(self, tail: str) -> bool:
        """Tell whether the text after a short name is such words and places to its end."""
        while tail:
            found = self._plain.match(tail) or self._sector.match(tail)
            place = next((size for size in (4, 3, 2) if self.is_place(tail[:size])), 0)
            if not found and not place:
                return False
            tail = tail[found.end() if found else place :]
        return True

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return _alternatives(self.plain)

    @cached_property
    def _sector(self) -> re.Pattern[str]:
        return _alternatives(self.sector)


@dataclass(frozen=True)
class CompanyIndex:
    """The companies of one list, ready to be looked up; `names` pairs each name with its entry's position."""

    names: Sequence[tuple[Identity, int]]
    followers: Followers
    #: A known brand with a trade behind it (美的制冷) is taken for the group's; where it costs a lead, only a doubt.
    trusting: bool = False

    def find(self, one: Identity) -> Hit:
        """Match a company as typed: the closest level that holds, the first entry among equals."""
        if not (one.key or one.core) or not self.names:
            return NO_HIT
        for listed, value in ((self._keys, one.key), (self._flat, one.flat)):
            if value and (entry := listed.get(value)) is not None:
                return Hit(Level.EXACT, entry)
        brand = self._same_brand(one)
        if brand.level == Level.ALIKE:  # the brand, and something that speaks against it
            return brand
        hit = max(brand, self._within(one.flat), self._first_words(one.words), key=lambda hit: hit.level)
        if hit.level >= Level.START:
            return hit
        if one.group and (entry := self._groups.get(one.group)) is not None:
            return Hit(Level.GROUP, entry)
        return hit if hit.level else self._alike(one.core)

    def _same_brand(self, one: Identity) -> Hit:
        """Compare by core and by known company: a brand of two letters counts only as the whole name.

        Of two whole legal names with one brand in two places, a short brand is a doubt, a longer one a branch.
        """
        position = self._cores.get(one.core, self._known.get(one.known) if one.known else None)
        if position is None:
            return NO_HIT
        listed, entry = self.names[position]
        if one.known != listed.known and one.known and listed.known:
            return NO_HIT
        short = len(one.core) <= 2 and not one.core.isascii()
        if one.place and listed.place and one.place[:2] != listed.place[:2] and not one.known:
            return Hit(Level.ALIKE if short else Level.START, entry)
        tail = one.flat.partition(flatten(one.core))[2]
        follows = self.followers.kind_of(tail)
        if one.core.isascii() or follows in ("end", "plain"):
            return Hit(Level.EXACT if one.core.isascii() or self.followers.are_all(tail) else Level.START, entry)
        if short and follows == "sector":
            return Hit(Level.GROUP if self.trusting and one.known else Level.ALIKE, entry)
        if short:
            return NO_HIT
        return Hit(Level.START if follows == "sector" else Level.ALIKE, entry)

    @cached_property
    def _keys(self) -> dict[str, int]:
        return {one.key: entry for one, entry in reversed(self.names) if one.key}

    @cached_property
    def _cores(self) -> dict[str, int]:
        """Positions in `names` by core."""
        return {one.core: at for at, (one, _) in reversed(list(enumerate(self.names))) if one.core}

    @cached_property
    def _known(self) -> dict[str, int]:
        """Positions in `names` by known company."""
        return {one.known: at for at, (one, _) in reversed(list(enumerate(self.names))) if one.known}

    @cached_property
    def _flat(self) -> dict[str, int]:
        return {one.flat: entry for one, entry in reversed(self.names) if one.flat}

    @cached_property
    def _groups(self) -> dict[str, int]:
        return {
            value: entry for one, entry in reversed(self.names) for value in (one.known, one.core) if value
        }

    @cached_property
    def _han(self) -> dict[str, int]:
        return {
            name: entry
            for one, entry in reversed(self.names)
            for name in (flatten(one.core), one.flat)
            if len(name) >= 2 and _HAN.match(name) and not self._says_nothing(name)
        }

    @cached_property
    def _han_pattern(self) -> re.Pattern[str] | None:
        return _alternatives(self._han) if self._han else None

    def _says_nothing(self, name: str) -> bool:
        """Tell whether a name is only a place or a trade, as in `ABB 中国`: it names no company on its own."""
        return self.followers.is_place(name) or name in self.followers.plain or name in self.followers.sector

    def _within(self, flat: str) -> Hit:
        """Find a listed Chinese name at the start of a longer one, or after a place or a group's name."""
        if self._han_pattern is None:
            return NO_HIT
        best = NO_HIT
        for found in self._han_pattern.finditer(flat):
            level = self._level_within(found[0], flat[: found.start()], flat[found.end() :])
            if level > best.level:
                best = Hit(level, self._han[found[0]])
        return best

    def _level_within(self, name: str, head: str, tail: str) -> Level:
        follows = self.followers.kind_of(tail)
        if not (not head or head.isascii() or self.followers.is_place(head)):
            if len(name) < _CONTAINED_SHORTEST:
                return Level.NONE
            return Level.START if follows in ("end", "plain") and _LEADING.search(head) else Level.ALIKE
        if follows in ("end", "plain") or (tail.isascii() and follows != "sector"):
            return Level.START
        if follows == "sector":
            return Level.START if len(name) >= 3 else Level.ALIKE
        return Level.ALIKE if len(name) >= _CONTAINED_SHORTEST else Level.NONE

    @cached_property
    def _latin(self) -> dict[str, list[tuple[tuple[str, ...], int]]]:
        found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for one, entry in self.names:
            for words in dict.fromkeys((tuple(one.core.split()), one.words)):
                if words and all(map(str.isascii, words)) and len(words[0]) > 1:
                    found.setdefault(words[0], []).append((words, entry))
        return found

    def _first_words(self, words: tuple[str, ...]) -> Hit:
        """Find a listed name in Latin letters as the first words of a longer one."""
        for at in range(len(words)):
            before = words[at - 1] if at else ""
            if before and not (_HAN.match(before) or (at == 1 and self.followers.is_place(before))):
                continue  # it may begin after a place (Shanghai Kingdee) or the Chinese name (金蝶 Kingdee)
            for listed, entry in self._latin.get(words[at], ()):
                if words[at : at + len(listed)] != listed:
                    continue
                rest = words[at + len(listed) :]
                if not rest or len(listed) > 1 or self.followers.kind_of(rest[0]) in ("end", "plain"):
                    return Hit(Level.START, entry)
        return NO_HIT

    @cached_property
    def _by_end(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for one, entry in self.names:
            if len(one.core) >= _LIKE_SHORTEST:
                for end in (one.core[:2], one.core[-2:]):
                    found.setdefault(end, []).append((one.core, entry))
        return found

    def _alike(self, core: str) -> Hit:
        """Find a name that differs by a slip; one that shares neither its first nor last two letters is none."""
        if len(core) < _LIKE_SHORTEST:
            return NO_HIT
        for listed, entry in (*self._by_end.get(core[:2], ()), *self._by_end.get(core[-2:], ())):
            if fuzz.ratio(core, listed, score_cutoff=_LIKE):
                return Hit(Level.ALIKE, entry)
        return NO_HIT


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words into one pattern that takes the longest that fits; Latin words end where they end."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(
        "|".join(re.escape(word) + (r"(?![a-z])" if word.isascii() else "") for word in longest_first)
    )
