"""Which industry of `rules/industries.csv` a text speaks of: a form's answer, a company's name, a domain.

Always says from which words; says nothing when unsure: 科技, 制造业 and "Manufacturing" name no industry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.text.gazetteer import UNSPACED, WORD, fold

_LONGEST = 300
#: Letters before a tail: `Rheinkalk` is lime, `mbank` and `ebank` are names.
_SHORTEST_HEAD = 2
#: Letters of what a maker makes: Glaswerk is glass, Amtswerk nothing.
_SHORTEST_MADE = 4
_NONE = ("", "")
#: The code of no industry in particular.
OTHER = "OTHR"
_TAIL = re.compile(r"(?:制造行业|行业|产业|领域|相关|类|制造业|业| industry| sector| industries| companies)$")
_HEAD = re.compile(r"^(?:[0-9]{1,2}|[a-z])[.、):]\s*")
_PARTS = re.compile(r"[/|,，、;；>＞＋+&()\[\]【】:：\n]| - |[-–—~](?=[\u3400-\u9fff])")
_STEPS = re.compile(r"[>＞:：]|[-–—](?=[\u3400-\u9fff])| - ")
_PUBLIC_DOMAIN = re.compile(r"(?:^|\.)(?:(?:edu|gov|mil)(?:\.[a-z]{2})?|ac\.[a-z]{2})$")


class Word(NamedTuple):
    """What a word of a company's name says: an industry, how firmly, whether at its end only.

    3 to 1 are trades; 4 is an institution, which stays one whatever it deals in.
    """

    code: str
    weight: int
    at_end: bool


@dataclass(frozen=True, slots=True)
class Industries:
    """Answers and name words, by their folded form."""

    answers: dict[str, str]
    words: dict[str, Word]
    lengths: dict[str, tuple[int, ...]]
    most_words: dict[str, int]
    tails: frozenset[str]
    tail_lengths: tuple[int, ...]
    makers: tuple[str, ...]

    @classmethod
    def from_rows(
        cls, industries: Iterable[Mapping[str, str]], words: Iterable[Mapping[str, str]] = ()
    ) -> Industries:
        """Compile industries.csv and industry_words.csv (word, code, weight, where).

        `where`: any; end, the end of the whole name; tail, also the end of a longer Latin word (Rheinkalk);
        maker, which says by itself nothing: what it stands behind does (Glasmanufaktur).
        """
        answers: dict[str, str] = {}
        for row in industries:
            for answer in (row["code"], row["zh"], row["en"], *row["aliases"].split(";")):
                if answer:
                    answers.setdefault(_bare(fold(answer)), row["code"])
        known: dict[str, Word] = {}
        lengths: dict[str, set[int]] = {}
        most_words: dict[str, int] = {}
        tails: set[str] = set()
        makers: set[str] = set()
        for row in words:
            if row["where"] == "maker":
                makers.add(_spoken(fold(row["word"])))
                continue
            word = row["word"].casefold() if UNSPACED.match(row["word"]) else _spoken(fold(row["word"]))
            known.setdefault(word, Word(row["code"], int(row["weight"]), row["where"] == "end"))
            if row["where"] == "tail":
                tails.add(word)
            if UNSPACED.match(word):
                lengths.setdefault(word[0], set()).add(len(word))
            else:
                first = word.partition(" ")[0]
                most_words[first] = max(most_words.get(first, 0), word.count(" ") + 1)
        by_length = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
        tail_lengths = tuple(sorted({len(tail) for tail in tails}, reverse=True))
        by_tail = tuple(sorted(makers, key=lambda maker: (-len(maker), maker)))
        return cls(answers, known, by_length, most_words, frozenset(tails), tail_lengths, by_tail)

    def from_cell(self, text: str) -> tuple[str, str]:
        """Read the answer to a form's industry question: its code and the words that said so, or two empties.

        Of several answers the first counts; of a path (制造业 > 汽车) the last; "other" only alone.
        """
        if not text or len(text) > _LONGEST:
            return _NONE
        folded = _HEAD.sub("", fold(text)).strip()
        code = self._answer(folded)
        if code:
            return code, folded
        parts = [part.strip() for part in _PARTS.split(folded) if part.strip()]
        answered = [(code, part) for part in parts if (code := self._answer(part))]
        plain = [pair for pair in answered if pair[0] != OTHER]
        if plain:
            return plain[-1] if _STEPS.search(folded) else plain[0]
        return self._by_words(folded) or (answered[0] if answered else _NONE)

    def from_company(self, name: str, place: int = 0) -> tuple[str, str]:
        """Read a company's name: the firmest word decides, of equals the last (汽车包装 is packaging).

        `place` is the length of the place it begins with: no word reaches over its end (上海运达 is no 海运).
        """
        if not name or len(name) > _LONGEST:
            return _NONE
        return self._by_words(fold(name), place) or _NONE

    def from_domain(self, domain: str) -> tuple[str, str]:
        """Read a company's mail domain: a public one (`.edu.cn`, `.ac.uk`), or what its words end in.

        `xianhepaper.com` makes paper; a word that is not also a tail says nothing here (`gov-data.cn`).
        """
        name = domain.casefold().strip()
        match = _PUBLIC_DOMAIN.search(name)
        if match:
            return "PUBL", match.group().lstrip(".")
        parts = WORD.findall(name.rpartition(".")[0].replace("-", " "))
        said = [tail for part in parts if (tail := part if part in self.tails else self._tail(part))]
        return (self.words[said[-1]].code, said[-1]) if said else _NONE

    def _answer(self, folded: str) -> str:
        return self.answers.get(folded) or self.answers.get(_bare(folded), "")

    def _by_words(self, folded: str, place: int = 0) -> tuple[str, str] | None:
        found = self._unspaced(folded, place) if not folded.isascii() else []
        found += self._spaced(folded)
        if not found:
            return None
        _, _, word = max(found)
        return self.words[word].code, word

    def _unspaced(self, text: str, place: int) -> list[tuple[int, int, str]]:
        """Find words in Chinese, the longest at each place, as (weight, where it ends, word)."""
        found: list[tuple[int, int, str]] = []
        lengths, words, at = self.lengths, self.words, 0
        while at < len(text):
            for length in lengths.get(text[at], ()):
                word = text[at : at + length]
                said = None if at < place < at + length else words.get(word)
                if said is not None and (not said.at_end or at + length == len(text)):
                    found.append((said.weight, at + length, word))
                    at += length - 1
                    break
            at += 1
        return found

    def _spaced(self, text: str) -> list[tuple[int, int, str]]:
        """Find words and phrases in spaced scripts, the longest at each place."""
        spoken = WORD.findall(text)
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(spoken):
            for count in range(min(self.most_words.get(spoken[at], 0), len(spoken) - at), 0, -1):
                phrase = " ".join(spoken[at : at + count])
                if phrase in self.words:
                    found.append((self.words[phrase].weight, at + count, phrase))
                    at += count - 1
                    break
            else:
                tail = self._tail(spoken[at]) or self._made(spoken[at])
                if tail:
                    found.append((self.words[tail].weight, at + 1, tail))
            at += 1
        return found

    def _tail(self, word: str) -> str:
        """Return the longest tail that a longer Latin word ends in, or nothing."""
        for length in self.tail_lengths:
            if len(word) - length >= _SHORTEST_HEAD and word[-length:] in self.tails:
                return word[-length:]
        return ""

    def _made(self, word: str) -> str:
        """Return what the maker ending a longer word makes (Zahnradwerk, Fiskeindustri), or nothing."""
        maker = next((one for one in self.makers if word.endswith(one)), "")
        head = word[: -len(maker)] if maker else ""
        for made in (head, head.removesuffix("s"), head.removesuffix("e"), head.removesuffix("n")):
            if len(made) >= _SHORTEST_MADE and (made in self.words or self._tail(made)):
                return made if made in self.words else self._tail(made)
        return ""


def _bare(folded: str) -> str:
    """Return an answer without the words that every answer may carry: 汽车行业, Automotive industry."""
    tight = folded.replace(" ", "") if not folded.isascii() else folded
    return _TAIL.sub("", tight) or tight


def _spoken(folded: str) -> str:
    return " ".join(WORD.findall(folded))
