"""Names and words of one story in several cells of a row: 佟湘玉 of 同福客栈, Geralt of Kaer Morhen.

Somebody may be called as a hero is, and a house may be called as one in a story. Nobody is both at once.
rules/stories.csv lists names and words by story; a word is one that few real cells beside such a name hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified

_NOT_LETTERS = re.compile(r"[\W_]+")
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: Letters of a word that an address may hold without its spaces.
_IN_ADDRESS = 6
_LONGEST = 300


class Stories:
    """Which words go on with the story that a name is from."""

    def __init__(self, names: Mapping[str, Sequence[int]], words: Sequence[Sequence[str]]) -> None:
        self._names = names
        self._words = words
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._most = max((key.count(" ") + 1 for key in names), default=1)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> Stories:
        """Build from rows with `names` and `words`, each a list with `;` between.

        >>> inn = Stories.from_rows([{"names": "佟湘玉", "words": "同福客栈"}])
        >>> [inn.told(name, ["同福客栈有限公司"]) for name in ("佟湘玉", "李雷")]
        ['同福客栈', '']
        >>> saga = Stories.from_rows([{"names": "Geralt z Rivii", "words": "kaer morhen"}])
        >>> saga.told("Rivii Geralt z", ["", "plotka@kaermorhen.pl"])
        'kaer morhen'
        """
        names: dict[str, list[int]] = {}
        words: list[list[str]] = []
        for place, row in enumerate(rows):
            for name in filter(None, row["names"].split(";")):
                names.setdefault(_key(name), []).append(place)
            words.append([_folded(word) for word in row["words"].split(";") if word.strip()])
        return cls(names, words)

    def knows(self, name: str) -> bool:
        """Say whether a name is from some story."""
        return bool(self._of(name))

    def told(self, name: str, cells: Iterable[str]) -> str:
        """Return the first word beside `name` that goes on with its story, "" for none."""
        stories = self._of(name)
        if not stories:
            return ""
        for cell in filter(None, cells):
            text = _folded(cell[:_LONGEST])
            for story in stories:
                if found := self._pattern(story).search(text):
                    return found[0]
                if "@" in text and (word := self._in_address(story, text)):
                    return word
        return ""

    def _in_address(self, story: int, address: str) -> str:
        letters = _NOT_LETTERS.sub("", address)
        joined = ((word, word.replace(" ", "")) for word in self._words[story])
        return next((word for word, run in joined if len(run) >= _IN_ADDRESS and run in letters), "")

    def _pattern(self, story: int) -> re.Pattern[str]:
        if story not in self._patterns:
            self._patterns[story] = _any_of(self._words[story])
        return self._patterns[story]

    def _of(self, name: str) -> Sequence[int]:
        """Return the stories of a name, or of words in a row of a longer one: Rag. Ugo Fantozzi."""
        if name.isascii() and self._heads.isdisjoint(name.casefold().replace("-", " ").split()):
            return ()  # nearly all
        key = _key(name)
        if found := self._names.get(key):
            return found
        if _UNSPACED.search(key):
            turned = "".join(reversed(_folded(name).split()))
            return self._names.get(turned, ())
        parts = _folded(name).split()
        if not 2 < len(parts) <= self._most + 2:
            return ()
        sizes = range(len(parts) - 1, 1, -1)
        runs = (parts[start : start + size] for size in sizes for start in range(len(parts) - size + 1))
        return next((self._names[run] for run in map(_sorted, runs) if run in self._names), ())

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(word for key in self._names for word in key.split())


def _folded(text: str) -> str:
    plain = (
        unaccented(unicodedata.normalize("NFKC", text).casefold()) if not text.isascii() else text.casefold()
    )
    return " ".join(simplified(plain).replace("’", "'").split())


def _sorted(words: Sequence[str]) -> str:
    return " ".join(sorted(words))


def _key(name: str) -> str:
    """Return a name as it is looked up: words in any order, or characters without what parts them."""
    text = _folded(name)
    if _UNSPACED.search(text):
        return _NOT_LETTERS.sub("", text)
    return _sorted(_NOT_LETTERS.sub(" ", text.replace("'", "")).split())


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Match any of the words: in scripts with spaces only whole ones."""
    parts = [re.escape(word) if _UNSPACED.search(word) else rf"\b{re.escape(word)}\b" for word in words]
    return re.compile("|".join(parts) or "(?!)")
