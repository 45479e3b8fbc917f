"""Words that may follow a company's short name without changing whose name it is: 科技, 有限公司, a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.text.clean import normal

_MANY = 100
_LEGAL = re.compile("(?:有限|责任|股份|集团|控股|总?公司|分公司|子公司)+")


@dataclass(frozen=True)
class Followers:
    """Words that may stand after a company's short name: `sector` ones only after longer names."""

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
        """Return what the text after a short name begins with: end, plain, sector, or ""."""
        if not tail:
            return "end"
        plain, sector = self._plain.match(tail), self._sector.match(tail)
        if sector and (not plain or sector.end() > plain.end()):
            return "sector"  # 工业软件, though 工业 says nothing
        if plain or self._begins_with_place(tail):
            return "plain"
        return ""

    def _begins_with_place(self, tail: str) -> bool:
        """Tell whether a place comes next; of Latin letters only a whole word of more than two is one."""
        if tail.isascii():
            word = tail.partition(" ")[0]
            return len(word) > 2 and self.is_place(word)
        return any(self.is_place(tail[:size]) for size in (2, 3, 4))

    def count(self, tail: str) -> int:
        """Count the trade words after a short name; a word that is not known counts for many."""
        words = 0
        while tail:
            found = self._plain.match(tail) or self._sector.match(tail)
            place = next((size for size in (4, 3, 2) if self.is_place(tail[:size])), 0)
            if not found and not place:
                return _MANY
            words += 1 if found and not _LEGAL.fullmatch(found[0]) else 0
            tail = tail[found.end() if found else place :]
        return words

    def says_nothing(self, name: str) -> bool:
        """Tell whether a name is only a place or a trade, as in `ABB 中国`: it names no company."""
        return self.is_place(name) or name in self.plain or name in self.sector

    def without_plain_end(self, name: str, shortest: int) -> str:
        """Take general words off the end of a name, as long as `shortest` characters stay.

        >>> Followers(("科技", "技术"), ("机器人",)).without_plain_end("海康机器人技术", 3)
        '海康机器人'
        """
        while (found := self._plain_end.search(name)) and found.start() >= shortest:
            name = name[: found.start()]
        return name

    def are_all(self, tail: str) -> bool:
        """Tell whether the text after a short name is such words and places to its end."""
        return self.count(tail) < _MANY

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return alternatives(self.plain)

    @cached_property
    def _plain_end(self) -> re.Pattern[str]:
        return re.compile("(?:" + "|".join(re.escape(word) for word in sorted(self.plain)) + ")$")

    @cached_property
    def _sector(self) -> re.Pattern[str]:
        return alternatives(self.sector)


def alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words into one pattern that takes the longest that fits; Latin words end where they end."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(
        "|".join(re.escape(word) + (r"(?![a-z])" if word.isascii() else "") for word in longest_first)
    )
