"""Read the names written in Latin letters: titles before them, "Last, First", "John Smith | Acme"."""

from __future__ import annotations

import re

from pipeline.text import latin_name
from pipeline.text.person_words import LATIN, NameWords, PersonName

_LATIN_ONLY = re.compile(f"[{LATIN}][{LATIN} .'’-]*")
_LATIN_NAME = re.compile(f"[{LATIN}][{LATIN}.'’-]+(?: [{LATIN}][{LATIN}.'’-]*){{0,3}}")
_LATIN_SIDE = re.compile(
    r"\s*[|@]\s*|\s+[-–—/]+\s+|\s*,\s*(?=.*\b(?:inc|ltd|llc|gmbh|corp|co)\b)", re.IGNORECASE
)
_LATIN_TWO = re.compile(f"([{LATIN} .'’-]{{3,}})\\s*(?:/|&|;|\\band\\b)\\s*([{LATIN} .'’-]{{3,}})")
_JOINED = re.compile(r"([A-Za-z]{2,})[._]([A-Za-z]{3,})")
_CHAIR = re.compile(r"prof(?:\. |\b ?)[^\W\d_.]+(?: [^\W\d_.]+)?", re.IGNORECASE)
_NO_NAME = frozenset(
    {"com", "net", "org", "gov", "edu", "info", "xlsx", "docx", "html", "exe", "user", "test", "guest"}
)


class LatinCell:
    """One step of reading a cell in Latin letters, by the given words."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def plain(self, text: str) -> PersonName:
        """Read letters, spaces, hyphens and points only: a title before, a degree after, the capitals."""
        words = self.words
        if words.is_device(text):
            return PersonName(text, problem="name-is-device")
        if words.bot.search(text):
            return PersonName(text, problem="name-is-bot")
        parts = text.split()
        if len(parts) > 1 and is_prefix(parts[0], words.prefixes):
            if len(parts) == 2:
                name = f"{parts[0]} {self.case(parts[1])}"
                return PersonName(name, honorific=parts[0], problem="name-honorific-only")
            return PersonName(" ".join(parts[1:]), honorific=parts[0])
        if len(parts) > 2 and len(parts[-1]) > 2 and self._is_degree(parts[-1], text):
            return PersonName(" ".join(parts[:-1]).rstrip(","), honorific=parts[-1])
        return PersonName(self.case(_parted(text)))

    def _is_degree(self, word: str, text: str) -> bool:
        """Tell the degree of Peter Huber MEng from the name of Teo Chee Meng: by how it is written."""
        if word.casefold() not in self.words.credentials:
            return False
        may_be_name = word.casefold() in self.words.romanised or latin_name.count_syllables(word.casefold())
        return not may_be_name or not (word.istitle() or text.isupper() or text.islower())

    def compound(self, text: str) -> PersonName:
        """Read Latin letters with marks between: "Last, First", "John Smith | Acme", two people."""
        held = self._credentials(text) if "," in text else None
        if held:
            return held
        if text.count(",") == 1 and "/" not in text:
            return self.comma(text)
        two = _LATIN_TWO.fullmatch(text)
        if two and not any(self.words.is_organisation(side.strip()) for side in two.groups()):
            return PersonName(text, problem="name-two-people")
        if _JOINED.fullmatch(text):
            return PersonName(_parted(text))
        sides = [side for side in _LATIN_SIDE.split(text, maxsplit=1) if side]
        if len(sides) == 2 and self.is_name(sides[0]):
            return PersonName(sides[0], rest=sides[1])
        return PersonName(text)

    def _credentials(self, text: str) -> PersonName | None:
        """Take the degrees off "Jane Doe, PhD, PMP"; None when there are none after a comma."""
        parts = [part.strip() for part in text.split(",")]
        keep = len(parts)
        while keep > 1 and self._is_held(parts[keep - 1]):
            keep -= 1
        held = " ".join(filter(None, parts[keep:]))
        return PersonName(", ".join(parts[:keep]), honorific=held) if held and parts[0] else None

    def _is_held(self, part: str) -> bool:
        """Say whether what stands behind a comma is a degree, or a chair: prof. AGH."""
        degrees = all(word.casefold() in self.words.credentials for word in part.split())
        return degrees or _CHAIR.fullmatch(part) is not None

    def comma(self, text: str) -> PersonName:
        """Turn "Last, First" round; keep a degree, a generation and a firm apart."""
        left, right = (side.strip() for side in text.split(","))
        if not (_LATIN_ONLY.fullmatch(left) and _LATIN_ONLY.fullmatch(right)):
            return PersonName(text)
        if right.rstrip(".").casefold() in latin_name.GENERATIONS:
            return PersonName(self.case(left) + ", " + right)
        long_left = len(left.split()) > 1 and left.split()[0].casefold() not in self.words.particles
        if self.words.is_organisation(right) or (long_left and len(right.split()) > 1):
            return PersonName(left, rest=right)
        if long_left and latin_name.looks_like_pinyin(left, self.words.pinyin):
            return PersonName(left, rest=right)
        return PersonName(f"{right} {left}")

    def case(self, text: str) -> str:
        """Give a name its order and its capitals."""
        turned = latin_name.put_given_first(text, self.words.romanised)
        return latin_name.tidy_case(turned, self.words.particles, self.words.romanised)

    def is_name(self, text: str) -> bool:
        """Say whether a text looks like a Latin name: one to four words, no abbreviation, no firm."""
        if not _LATIN_NAME.fullmatch(text) or (text.isupper() and len(text) <= 3):
            return False
        return not self.words.is_organisation(text)


def is_prefix(word: str, prefixes: frozenset[str]) -> bool:
    """Say whether a word is a title that stands before names, with or without its point."""
    lower = word.casefold()
    return lower in prefixes or (lower.endswith(".") and lower[:-1] in prefixes)


def _parted(text: str) -> str:
    """Part john.smith and Wei_Zhang, but not acme.com, nul.xlsx or user_name."""
    joined = _JOINED.fullmatch(text)
    if joined is None or joined[2].lower() in _NO_NAME or joined[1].lower() in _NO_NAME:
        return text
    alike = text.islower() or (text[0].isupper() and joined[2][0].isupper())
    return f"{joined[1]} {joined[2]}" if alike else text
