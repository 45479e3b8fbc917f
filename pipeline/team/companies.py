"""Whether a list means a company: by identity, as the start of a longer name, or only by likeness.

Short names are traps: 京东 is not 京东方, 大华 is not 大华银行. So what follows a listed name must be a word
that changes nothing about whose name it is; those are the `followers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from pipeline.team.followers import Followers, alternatives
from pipeline.team.level import NO_HIT, Hit, Level
from pipeline.team.names import Identity, flatten
from pipeline.team.sounds import sounds

_LIKE = 85.0
_LIKE_SHORTEST = 4
_CONTAINED_SHORTEST = 4
_BARE_SHORTEST = 3
#: So many trade words behind a brand, and no legal form: the name of a business unit, not of the house.
_UNIT_WORDS = 2
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEADING = re.compile(r"(?:集团|公司|控股|旗下|[省市区])$")


@dataclass(frozen=True)
class CompanyIndex:
    """The companies of one list, ready to be looked up; `names` pairs each name with its entry's position."""

    names: Sequence[tuple[Identity, int]]
    followers: Followers
    #: A known brand with a trade behind it (美的制冷) is the group's; where it costs a lead, a doubt.
    trusting: bool = False

    @cached_property
    def owners(self) -> dict[str, int]:
        """The entries by known company."""
        return {known: self.names[at][1] for known, at in self._known.items()}

    def find(self, one: Identity) -> Hit:
        """Match a company as typed: the closest level that holds, the first entry among equals."""
        if not (one.key or one.core) or not self.names:
            return NO_HIT
        for listed, value in ((self._keys, one.key), (self._flat, one.flat)):
            if value and (entry := listed.get(value)) is not None:
                return Hit(Level.EXACT, entry)
        for inside in one.inside:
            if (entry := self._flat.get(inside)) is not None and not self.followers.says_nothing(inside):
                return Hit(Level.START, entry)
        if (position := self._bares.get(one.bare)) is not None and not _elsewhere(
            one, self.names[position][0]
        ):
            return Hit(Level.EXACT, self.names[position][1])
        if (position := self._stems.get(self._stem(one))) is not None:
            name, entry = self.names[position]
            return Hit(Level.ALIKE if _elsewhere(one, name) else Level.EXACT, entry)
        shortened = self._shortened(one)
        if shortened.level == Level.EXACT:
            return shortened
        brand = self._same_brand(one)
        if brand.level == Level.ALIKE:  # the brand, and something that speaks against it
            return brand
        hit = max(brand, self._within(one.flat), self._first_words(one.words), key=lambda hit: hit.level)
        if hit.level >= Level.START:
            return hit
        if one.group and (entry := self._groups.get(one.group)) is not None:
            return Hit(Level.GROUP, entry)
        others = (shortened, self._in_pinyin(one), self._alike(one.core))
        return hit if hit.level else max(others, key=lambda hit: hit.level)

    def _shortened(self, one: Identity) -> Hit:
        """Find the firm whose trade is told in part: 宁波海瀛冷链 is 宁波海瀛冷链物流; 宁波海瀛 may be."""
        for position in self._units.get(one.core, ()):
            listed, entry = self.names[position]
            there = bool(one.place) and one.place == listed.place
            trade = len(one.core) < len(one.bare)
            if listed.bare.startswith(one.bare) and (there or trade):
                return Hit(Level.EXACT if there and trade else Level.ALIKE, entry)
        return NO_HIT

    def _in_pinyin(self, one: Identity) -> Hit:
        """Find a Chinese brand in Latin letters: Shuangpu may be 霜谱, or another that sounds alike."""
        words = one.words[1:] if one.words and self.followers.is_place(one.words[0]) else one.words
        for brand in ("".join(words[:1]), "".join(words[:2])) if one.flat.isascii() else ():
            if (at := self._sounds.get(brand)) is not None and one.known in ("", self.names[at][0].known):
                return Hit(Level.ALIKE, self.names[at][1])
        return NO_HIT

    @cached_property
    def _sounds(self) -> dict[str, int]:
        """Positions in `names` by the pinyin of Chinese brands."""
        said = ((one.core, at) for at, one in self._brands if not self.followers.says_nothing(one.core))
        return {sound: at for core, at in said for sound in sounds(core)}

    def _same_brand(self, one: Identity) -> Hit:
        """Compare by core and by known company: a brand of two letters counts only as the whole name.

        Of two legal names with one brand in two places, a short brand is a doubt, a longer one a branch; so
        is a short one listed by itself, with nothing but general words behind (仓米: 杭州仓米信息技术).
        """
        position = self._cores.get(one.core, self._known.get(one.known) if one.known else None)
        if position is None:
            return NO_HIT
        listed, entry = self.names[position]
        if one.known != listed.known and one.known and listed.known:
            return NO_HIT
        if one.core.isascii() and not (one.known and one.known == listed.known):
            words = one.bare.removeprefix(one.core).split()  # Tulip Food is not Tulip
            if any(self.followers.kind_of(word) not in ("end", "plain") for word in words):
                return Hit(Level.ALIKE, entry)
        short = len(one.core) <= 2 and not one.core.isascii()
        tail = one.flat.partition(flatten(one.core))[2]
        follows = self.followers.kind_of("" if tail.isascii() else tail)  # 甲骨文 (Oracle): the other name
        if _elsewhere(one, listed) and not one.known:
            named = one.core in self._flat and follows in ("end", "plain") and self.followers.are_all(tail)
            return Hit(Level.ALIKE if short and not named else Level.START, entry)
        if one.core.isascii() or follows in ("end", "plain"):
            return Hit(Level.EXACT if tail.isascii() or self.followers.are_all(tail) else Level.START, entry)
        if short and follows == "sector":
            return Hit(Level.GROUP if self.trusting and one.known else Level.ALIKE, entry)
        if short:
            return NO_HIT
        more = one.bare.partition(one.core)[2]
        return Hit(Level.START if follows == "sector" or len(more) > 1 else Level.ALIKE, entry)

    @cached_property
    def _keys(self) -> dict[str, int]:
        return {one.key: entry for one, entry in reversed(self.names) if one.key}

    @cached_property
    def _bares(self) -> dict[str, int]:
        """Positions in `names` by key without place."""
        return {
            one.bare: at
            for at, (one, _) in reversed(list(enumerate(self.names)))
            if len(one.bare) >= _BARE_SHORTEST
        }

    @cached_property
    def _brands(self) -> list[tuple[int, Identity]]:
        """What names a house by its brand, last first; a unit's name stands for itself only."""
        return [(at, one) for at, (one, _) in reversed(list(enumerate(self.names))) if not self._is_unit(one)]

    @cached_property
    def _cores(self) -> dict[str, int]:
        return {one.core: at for at, one in self._brands if one.core}

    @cached_property
    def _known(self) -> dict[str, int]:
        return {one.known: at for at, one in self._brands if one.known}

    def _is_unit(self, one: Identity) -> bool:
        """Tell whether a listed name is that of a part of a house, or of one house of a brand.

        A trade behind the brand belongs to the name: 海康机器人 is neither 海康威视 nor 海康食品.
        """
        rest = one.bare.removeprefix(one.core)
        if not one.core or rest == one.bare:
            return False
        if self.followers.kind_of(rest.strip().partition(" ")[0]) not in ("end", "plain"):
            return True
        if one.legal:
            return False
        return (len(rest.split()) if rest.isascii() else self.followers.count(rest)) >= _UNIT_WORDS

    def _stem(self, one: Identity) -> str:
        """Return a name without place and legal form, and without general words (科技) at its end."""
        return self.followers.without_plain_end(flatten(one.bare), len(one.core) + 1)

    @cached_property
    def _stems(self) -> dict[str, int]:
        """Positions in `names` of what stands for itself, by its stem."""
        return {
            self._stem(one): at
            for at, (one, _) in reversed(list(enumerate(self.names)))
            if self._is_unit(one)
        }

    @cached_property
    def _units(self) -> dict[str, list[int]]:
        """Positions in `names` of what stands for itself, by its core."""
        found: dict[str, list[int]] = {}
        for at, (one, _) in enumerate(self.names):
            if one.core and self._is_unit(one):
                found.setdefault(one.core, []).append(at)
        return found

    @cached_property
    def _flat(self) -> dict[str, int]:
        return {one.flat: entry for one, entry in reversed(self.names) if one.flat}

    @cached_property
    def _groups(self) -> dict[str, int]:
        return {
            value: self.names[at][1] for at, one in self._brands for value in (one.known, one.core) if value
        }

    @cached_property
    def _han(self) -> dict[str, int]:
        return {
            name: entry
            for one, entry in reversed(self.names)
            for name in ((self._stem(one), one.flat) if self._is_unit(one) else (flatten(one.core), one.flat))
            if len(name) >= 2 and _HAN.match(name) and not self.followers.says_nothing(name)
        }

    @cached_property
    def _han_pattern(self) -> re.Pattern[str] | None:
        return alternatives(self._han) if self._han else None

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
            for words in dict.fromkeys((() if self._is_unit(one) else tuple(one.core.split()), one.words)):
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
        """Find a name that differs by a slip; one that shares neither end is none."""
        if len(core) < _LIKE_SHORTEST:
            return NO_HIT
        for listed, entry in (*self._by_end.get(core[:2], ()), *self._by_end.get(core[-2:], ())):
            if fuzz.ratio(core, listed, score_cutoff=_LIKE):
                return Hit(Level.ALIKE, entry)
        return NO_HIT


def _elsewhere(one: Identity, other: Identity) -> bool:
    """Tell whether two whole legal names give two places: one brand, perhaps two houses."""
    return bool(one.legal and other.legal and one.place and other.place) and one.place[:2] != other.place[:2]
