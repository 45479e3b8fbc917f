"""Recognise values typed to get past a form: test words, keyboard walks, placeholders, jokes, adverts.

The knowledge is rules/junk.toml, which proves itself (`check`). One value is never a verdict: the screening
stage counts the bad fields of a row. People called Test, Null or Wert exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pipeline.text.any_of import AnyOf
from pipeline.text.junk_keys import is_mashed_han, is_shuffled, is_token, is_unsayable
from pipeline.text.junk_shapes import Keyboard, ends_repeated, is_repeated, is_sequential, national
from pipeline.text.pattern import Pattern

KINDS = ("test", "keyboard", "repeated", "sequential", "placeholder", "fake", "joke", "advert")
FIELDS = ("name", "company", "email", "phone", "title", "note")
LONGEST = 300
_MARKS = re.compile(r"[\s\W_]+")
_MARKED = re.compile(r"[^\w\s]")  # "n/a" is a placeholder, "NA" a name
_ENTRY_KEYS = frozenset({"kind", "strong", "fields", "words", "patterns", "hits", "misses"})
#: What makes a company of any word.
_COMPANY = re.compile(r"(?:(?:股份|控股|责任)?有限(?:责任)?公司|集团(?:公司|总部)?|(?:分|总)?公司)$")
_SHAPES = ("keyboard", "repeated", "sequential")


class JunkHit(NamedTuple):
    """A junk kind of KINDS, or "" for none; `strong` when hardly a real person types it."""

    kind: str
    strong: bool


NOT_JUNK = JunkHit("", False)
_JOKE = JunkHit("joke", True)
#: What a number may still be shown to be by its shape: 555-5555, +852 1234 5678.
_HALF_FAKE = JunkHit("fake", False)


class _Entry(NamedTuple):
    hit: JunkHit
    pattern: Pattern


class JunkPatterns:
    """Junk words and patterns by field."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._broken: list[str] = []
        keyboard = settings.get("keyboard", {})
        self._keyboard = Keyboard(keyboard.get("rows", ()), keyboard.get("never", ()))
        self._words: dict[str, dict[str, JunkHit]] = {field: {} for field in FIELDS}
        self._patterns: dict[str, list[_Entry]] = {field: [] for field in FIELDS}
        for number, entry in enumerate(settings.get("entry", ()), start=1):
            self._add(entry, number)
        earnest = settings.get("real_name", {}).get("patterns", ())
        self._real_name = Pattern("|".join(f"(?:{pattern})" for pattern in earnest) or "(?!)")
        self._any = {field: AnyOf([one.pattern for one in there]) for field, there in self._patterns.items()}

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> JunkPatterns:
        """Build from the parsed rules/junk.toml; what is wrong with it, `check` tells."""
        return cls(settings)

    def value(self, field: str, text: str) -> JunkHit:
        """Return what kind of junk one value of a field is, or NOT_JUNK."""
        if field == "note":
            text = text[:LONGEST]
        if not text or len(text) > LONGEST or field not in self._words:
            return NOT_JUNK
        folded = (_digits(text) if field == "phone" else "") or _folded(text)
        compact = folded if folded.isalnum() else _MARKS.sub("", folded)
        known = self._words[field].get(compact) or self._words[field].get(folded)
        if known:
            return known
        if field == "company" and (house := self._words[field].get(_COMPANY.sub("", compact))) == _JOKE:
            return house  # 花果山有限公司
        at_home = national(folded) if field == "phone" and text.startswith("+") else folded
        finds = self._any[field].finds
        if finds(folded) or (at_home != folded and finds(at_home)):
            for hit, pattern in self._patterns[field]:
                if pattern.search(folded) or pattern.search(at_home):
                    shape = self._shape(field, at_home, text) if hit == _HALF_FAKE else NOT_JUNK
                    return shape if shape.strong and field == "phone" else hit
        if field == "email":
            compact = folded.partition("@")[0]
        elif field == "phone":
            compact = at_home
        if field == "note":
            return NOT_JUNK
        said = self._shape(field, compact, text)
        if said.kind or field not in ("name", "company", "title"):
            return said
        if (blind := _blind(field, folded, text)) or " " not in folded or field == "title":
            return blind or NOT_JUNK
        return self._word_by_word(field, folded, text)

    def is_real_name(self, remark: str) -> bool:
        """Tell whether a remark says that the name is meant in earnest: 真名，请勿取笑."""
        return bool(remark) and self._real_name.search(_folded(remark[:LONGEST])) is not None

    def check(self) -> list[str]:
        """Return every problem: unknown words in the settings, examples that are not as claimed."""
        broken = list(self._broken_patterns())
        problems = [*self._broken, *broken]
        for number, entry in enumerate(self._settings.get("entry", ()), start=1):
            place = f"junk.toml entry {number} ({entry.get('kind')})"
            problems += [f"{place}: unknown key {key!r}" for key in sorted(set(entry) - _ENTRY_KEYS)]
            problems += [
                f"{place}: unknown field {name!r}" for name in entry.get("fields", ()) if name not in FIELDS
            ]
            problems += [f"{place}: unknown kind"] if entry.get("kind") not in KINDS else []
            expected = JunkHit(entry.get("kind", ""), entry.get("strong", True))
            problems += [] if broken else self._try(place, entry.get("fields", ()), entry, expected)
        if broken:
            return problems
        for shape in _SHAPES:
            settings = self._settings.get(shape, {})
            problems += self._try(f"junk.toml [{shape}]", ("name",), settings, JunkHit(shape, True))
        earnest = self._settings.get("real_name", {})
        for hit in earnest.get("hits", ()):
            problems += [] if self.is_real_name(hit) else [f"junk.toml [real_name]: {hit!r} is not found"]
        for miss in earnest.get("misses", ()):
            problems += [f"junk.toml [real_name]: {miss!r} is found"] if self.is_real_name(miss) else []
        for never in self._settings.get("never", ()):
            found = {"misses": never.get("values", ())}
            problems += self._try("junk.toml [[never]]", never.get("fields", ()), found, NOT_JUNK)
        return problems

    def _try(
        self, place: str, fields: Iterable[str], entry: Mapping[str, Any], expected: JunkHit
    ) -> Iterable[str]:
        for field in fields:
            for hit in entry.get("hits", ()):
                if (found := self.value(field, hit)) != expected:
                    yield f"{place}: {hit!r} as {field} is {found.kind or 'not junk'}, not {expected.kind}"
            for miss in entry.get("misses", ()):
                if (found := self.value(field, miss)).kind and found.strong >= expected.strong:
                    yield f"{place}: {miss!r} as {field} is {found.kind}, which it must not be"

    def _add(self, entry: Mapping[str, Any], number: int) -> None:
        hit = JunkHit(entry.get("kind", ""), entry.get("strong", True))
        joined = "|".join(f"(?:{pattern})" for pattern in entry.get("patterns", ()))
        fields = [field for field in entry.get("fields", ()) if field in FIELDS]
        for word in entry.get("words", ()):
            key = word if _MARKED.search(word) else _MARKS.sub("", word.casefold())
            if fields and all(key in self._words[field] for field in fields):
                self._broken.append(f"junk.toml entry {number}: {word!r} stands there before")
            for field in fields:
                self._words[field].setdefault(key, hit)
        for field in fields if joined else ():
            self._patterns[field].append(_Entry(hit, Pattern(joined)))

    def _broken_patterns(self) -> Iterable[str]:
        entries = (pattern for there in self._patterns.values() for _, pattern in there)
        for pattern in dict.fromkeys([*entries, self._real_name]):
            if problem := pattern.problem():
                yield f"junk.toml: broken pattern in {pattern.pattern!r}: {problem}"

    def _word_by_word(self, field: str, folded: str, text: str) -> JunkHit:
        """Judge several words one by one: aaaa bbbb is as little as aaaa."""
        hits = [self._shape(field, word, text) for word in folded.split()]
        return hits[0] if all(hit.kind for hit in hits) else NOT_JUNK

    def _shape(self, field: str, compact: str, text: str) -> JunkHit:
        """Judge by shape; capitals of up to four letters are somebody's abbreviation (AAA, ABC, KPMG)."""
        short = len(compact) <= 4 and text.strip().isupper()
        if short or len(compact) < 3:
            return NOT_JUNK
        if is_repeated(compact) or (field == "phone" and ends_repeated(compact)):
            return JunkHit("repeated", True)
        if is_sequential(compact):
            return JunkHit("sequential", True)
        if self._keyboard.is_walk(compact):
            return JunkHit("keyboard", True)
        return NOT_JUNK


def _blind(field: str, folded: str, text: str) -> JunkHit | None:
    """Judge keys hit blindly; a house may well be called by letters and digits that say nothing to others."""
    if not text.isascii():
        return JunkHit("keyboard", False) if is_mashed_han(text) else None
    if is_shuffled(text):
        return JunkHit("keyboard", field == "name")
    if field != "title" and is_unsayable(folded):
        return JunkHit("keyboard", False)
    return JunkHit("placeholder", field == "name") if field != "title" and is_token(folded) else None


def _folded(text: str) -> str:
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(folded.casefold().split())


def _digits(text: str) -> str:
    """Return the digits of a phone, without the country code of China, "" if letters stand among them."""
    if len(text) == 14 and text.startswith("+861"):
        return text[3:]
    if any(map(str.isalpha, text)):
        return ""
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) == 13 and digits.startswith("86"):
        return digits[2:]
    return digits
