"""The name somebody bore before, written beside the name: Anna Bauer (geb. Schmidt), 渡辺美咲（旧姓小林）.

The words that say so are lines of rules/honorifics.csv: `born` wherever they stand; `born-lower` where they
may be names (Nee, Roz, F.): only in brackets, in small letters or with a point; `born-han` before characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.person_words import HAN, NameWords

_OPEN, _CLOSE = "([【<（〔", ")]】>）〕"
#: A name of up to three words, a particle among them: van der Berg.
_WORDS = r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’-]*){0,3}"
_EDGES = " ,;，；、-–—/|"
#: 渡辺(小林)美咲, 渡辺（小林）美咲: the earlier surname in brackets behind the later one.
_BETWEEN = re.compile(f"([{HAN}]{{1,3}})[(（]([{HAN}]{{1,3}})[)）]([{HAN}]{{1,3}})")
_COMMA = re.compile(r"\s+,")
_LONGEST_GIVEN, _TWO = 3, 2


class Before(NamedTuple):
    """A cell without the earlier name, and what said it: `name` is a surname, or a whole name."""

    rest: str
    name: str


class Born:
    """Reads earlier names by the words that a list gives."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        sure, lower, han = (_any_of(kind) for kind in (words.born, words.born_lower, words.born_han))
        opened, closed = f"[{re.escape(_OPEN)}]", f"[{re.escape(_CLOSE)}]"
        word = rf"(?<![^\W_])(?:{sure}|{lower})(?![^\W_])\.?[\s:：]*"
        dotted = _any_of(frozenset(text for text in words.born_lower if len(text) > _TWO))
        inline = rf"(?:(?i:{sure})|{lower}|(?i:{dotted})(?=\.))(?![^\W_])\.?[\s:：]+"
        self._latin = (
            re.compile(rf"\s*{opened}\s*{word}(?P<name>{_WORDS})\s*{closed}", re.IGNORECASE),
            re.compile(rf"[\s,;–—-]+{inline}(?P<name>{_WORDS})\s*(?=,|$)"),
        )
        self._lone = re.compile(rf"{inline}(?P<name>{_WORDS})")
        name = f"(?P<name>[{HAN}]{{1,5}})"
        self._han = re.compile(rf"\s*{opened}?\s*(?:{han})[\s:：は]*{name}\s*{closed}?")
        self._any = re.compile(f"{sure}|{lower}|{han}", re.IGNORECASE)

    def split(self, text: str) -> Before:
        """Return a name cell without the earlier name in it, and that; ("", "") where none is said.

        >>> listed = [{"word": "geb", "kind": "born"}, {"word": "nee", "kind": "born-lower"}]
        >>> words = NameWords.from_rows([], listed)
        >>> Born(words).split("Bauer geb. Schmidt, Anna"), Born(words).split("Anna Bauer (Nee van Dyk)")
        (Before(rest='Bauer, Anna', name='Schmidt'), Before(rest='Anna Bauer', name='van Dyk'))
        >>> Born(words).split("Anna Nee Wong")
        Before(rest='', name='')
        """
        if not self._any.search(text):
            return self._between(text)
        for pattern in (*self._latin, self._han):
            said = pattern.search(text)
            if said:
                rest = _COMMA.sub(",", f"{text[: said.start()]}{_closing(said[0])} {text[said.end() :]}")
                rest = rest.strip(_EDGES)
                whole = len(rest.split()) >= _TWO or (pattern is self._han and len(rest) >= _TWO)
                return Before(rest, said["name"].strip(" .")) if whole else Before("", "")
        return Before("", "")

    def alone(self, text: str) -> str:
        """Return the earlier name that a cell tells and nothing else, "" where it does not: née Radcliffe.

        >>> words = NameWords.from_rows([], [{"word": "née", "kind": "born"}])
        >>> Born(words).alone("née Iyer"), Born(words).alone("Priya née Iyer")
        ('Iyer', '')
        """
        said = self._lone.fullmatch(text)
        return said["name"].strip(" .") if said else ""

    def whole(self, name: str, before: str) -> str:
        """Return the earlier name in full, with the given name of `name`; "" where that cannot be told.

        >>> words = NameWords.from_rows([{"surname": "渡辺", "language": "ja"}], [])
        >>> Born(words).whole("Anna Bauer", "Schmidt"), Born(words).whole("渡辺美咲", "小林")
        ('Anna Schmidt', '小林美咲')
        """
        if not name or not before:
            return ""
        if re.fullmatch(f"[{HAN}]+", before):
            given = self._given(name.replace(" ", ""))
            said_whole = len(before) > _TWO and (
                before.endswith(given) or self._words.is_chinese_name(before)
            )
            return before if said_whole or not given else before + given
        parts, earlier = name.split(), before.split()
        if len(parts) < _TWO or (len(earlier) > 1 and parts[0].casefold() == earlier[0].casefold()):
            return before if len(earlier) > 1 else ""
        return f"{parts[0]} {before.title() if before.isupper() and not name.isupper() else before}"

    def _given(self, name: str) -> str:
        size = next((size for size in (3, 2, 1) if name[:size] in self._words.japanese), 0)
        size = size or self._words.split_surname(name)
        return name[size:] if 0 < len(name) - size <= _LONGEST_GIVEN and size else ""

    def _between(self, text: str) -> Before:
        said = _BETWEEN.fullmatch(text)
        if said is None or not {said[1], said[2]} <= self._words.japanese | self._words.surnames:
            return Before("", "")
        return Before(said[1] + said[3], said[2])


def _closing(said: str) -> str:
    """Return the bracket that closes what began before: Misaki Tanabe (田辺美咲 旧姓小林)."""
    return said[-1] if said[-1] in _CLOSE and not set(said) & set(_OPEN) else ""


def _any_of(words: frozenset[str]) -> str:
    """Return a pattern for any of the words, the longest first; one that nothing meets for none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"
