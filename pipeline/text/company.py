"""Read a company's name as people type it: what to show, what to compare, and its parts.

`key` is for "the same name"; `core` is for "the same brand" and is weaker: never join on it alone. `中国`
stays in the core (中国石油), a place comes off only where a brand is left (北京数字科技 has none).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipeline.text.chinese import is_ideographs
from pipeline.text.clean import shown
from pipeline.text.gazetteer import UNSPACED, fold
from pipeline.text.known_company import KnownCompanies, KnownCompany, Match
from pipeline.text.legal_form import LegalForms, by_ending, spaced
from pipeline.text.place import Places

_LONGEST = 300
_BRACKETS = re.compile(r"\s*[(\[【〔]([^()\[\]【】〔〕]{0,60})[)\]】〕]\s*")
_PUNCTUATION = re.compile(r"[^\w\s]+|_+")
_AND = re.compile(r"(?<=\w) (?:and|und) (?=\w)")  # Fenwick & Rowe
#: The vowel am of Thai and Lao, which NFKC takes apart into what no keyboard there writes.
_VOWELS = {"\u0e4d\u0e32": "\u0e33", "\u0ecd\u0eb2": "\u0eb3"}
_HAN = "[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]"
_HAN_GAP = re.compile(rf"(?<={_HAN})\s+|\s+(?={_HAN})")
#: What a part of a company calls itself; only the first six may follow a place alone (杭州分行).
_AT_PLACE = ("分公司", "分行", "支行", "办事处", "分部", "分厂")
_PARTS = (
    *_AT_PLACE,
    "事业部",
    "事业群",
    "分院",
    "分店",
    "分校",
    "营业部",
    "代表处",
    "子公司",
    "工厂",
    "基地",
    "研究院",
)
_PARTS_EN = ("branch", "office", "plant", "factory", "division")
_BRANCH = re.compile(rf".*(?:公司|集团|银行|股份|保险|证券|大学|\))([^()\s]{{0,14}}?(?:{'|'.join(_PARTS)}))$")
_BRANCH_AT_PLACE = re.compile(rf"([^()\s]{{2,10}}?(?:{'|'.join(_AT_PLACE)}))$")
#: A public body is named by its place: 温州医科大学 has no brand without 温州.
_PUBLIC = re.compile(
    r"大学|学院|学校|中学|医院|研究[院所]|协会|商会|学会|(?:局|厅|委|委员会|政府|中心)$|\buniversity\b|\bcollege\b"
)
_WORD_END = re.compile(r"[\s,./()-]")
_BRANCH_EN = re.compile(
    r"[\s,.-]+([^\s,.()]+(?:\s[^\s,.()]+)?\s(?:branch|office|plant|factory|division)(?: office)?)$"
)


class Company(NamedTuple):
    """What a company cell says; `problem` is "", `company-placeholder` or `company-too-long`."""

    name: str
    key: str
    core: str
    place: str
    branch: str
    legal: str
    problem: str


@dataclass(frozen=True)
class CompanyNames:
    """All that is known of company names: legal forms, trade words, statements of "none", known companies."""

    legal: LegalForms
    companies: KnownCompanies
    places: Places
    trades: frozenset[str]
    trade_lengths: tuple[int, ...]
    trade_ends: Mapping[str, tuple[int, ...]]
    placeholders: frozenset[str]
    ourselves: frozenset[str]  # how whoever keeps the list writes that somebody is a colleague: 我司同事
    insiders: frozenset[str]  # those of them that nobody says of a colleague of their own: 自己人
    generic: frozenset[str]
    _known: dict[str, KnownCompany | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_rows(
        cls,
        legal_forms: Iterable[Mapping[str, str]],
        known_companies: Iterable[Mapping[str, str]],
        places: Places,
        words: Iterable[Mapping[str, str]] = (),
    ) -> CompanyNames:
        """Compile legal_forms.csv, known_companies.csv and company_words.csv."""
        kinds: dict[str, set[str]] = {
            "trade": set(),
            "placeholder": set(),
            "ourselves": set(),
            "insider": set(),
            "generic": set(),
        }
        for row in words:
            kinds[row["kind"]].add(row["word"].casefold())
        kinds["ourselves"] |= kinds["insider"]
        return cls(
            LegalForms.from_rows(legal_forms),
            KnownCompanies.from_rows(known_companies),
            places,
            frozenset(kinds["trade"]),
            tuple(sorted({len(word) for word in kinds["trade"] if not word.isascii()}, reverse=True)),
            by_ending(word for word in kinds["trade"] if not word.isascii()),
            frozenset(kinds["placeholder"] | kinds["ourselves"]),
            frozenset(kinds["ourselves"]),
            frozenset(kinds["insider"]),
            frozenset(kinds["generic"]),
        )

    def read(self, text: str) -> Company:
        """Take a company cell apart; what it cannot read it returns as it was, never empty."""
        name = _tidy(text)
        folded = fold(name)
        if len(name) > _LONGEST:
            return Company(name, folded, folded, "", "", "", "company-too-long")
        if self._is_placeholder(folded):
            key = folded or text
            return Company(name, key, key, "", "", "", "company-placeholder")
        bare, legal, branch, tail = self._taken_off(folded)
        core, place = self._core(bare)
        place = tail or place
        bare = f"{bare} {tail}" if tail else bare
        key = _key(bare + branch if UNSPACED.search(branch) else f"{bare} {branch}") or folded or text
        return Company(name, key, core or key, place, branch, legal, "")

    def legal_form(self, text: str) -> str:
        """Return the legal form that `read` finds, without the reading of all the rest."""
        name = _tidy(text)
        folded = fold(name)
        if len(name) > _LONGEST or self._is_placeholder(folded):
            return ""
        return self._taken_off(folded)[1]

    def known(self, text: str) -> KnownCompany | None:
        """Find the well-known company that a name begins with, after its place if it has one."""
        if not text or len(text) > _LONGEST:
            return None
        if text not in self._known:
            self._known[text] = self._look_up(fold(text).strip())
        return self._known[text]

    def _look_up(self, folded: str) -> KnownCompany | None:
        match = self._known_in(folded, self._lead(folded))
        if match is None:
            bare, form = self.legal.off(folded)
            match = self._known_in(bare, self._lead(bare)) if form else None
        return match.company if match else None

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group above each well-known company that has one, both by the names they are compared by."""
        known = self.companies.aliases.values()
        return {fold(one.name_zh or one.name_en): fold(one.group) for one in known if one.group}

    @cached_property
    def large(self) -> frozenset[str]:
        """The well-known companies with a thousand people and more, by the names they are compared by."""
        known = self.companies.aliases.values()
        return frozenset(fold(one.name_zh or one.name_en) for one in known if one.size == "1000+")

    def by_domain(self, domain: str) -> KnownCompany | None:
        """Find the well-known company that a mail domain belongs to."""
        return self.companies.by_domain(domain)

    def _known_in(self, folded: str, lead: int) -> Match | None:
        match = self.companies.at(folded, 0, self._ends_word)
        if match is None and lead:
            after = lead + len(folded[lead:]) - len(folded[lead:].lstrip(" ,-(市省"))
            match = self.companies.at(folded, after, self._ends_word)
        return match

    def _ends_word(self, brand: str, rest: str) -> bool:
        """Tell whether what follows a short brand shows that it has ended: a form, a place, a trade.

        A brand that is a common word, or two or three Latin letters, is no brand before a trade: 天祥科技.
        """
        common = brand in self.generic or (brand.isascii() and len(brand) <= 3)
        if rest.isascii():
            word = _WORD_END.split(rest, maxsplit=1)[0]
            if (word in self.trades and not common) or self.legal.is_form(word):
                return True
        elif (
            (
                not common
                and len(brand) > 2  # 恒瑞阀门 is not 恒瑞: two characters before a trade are anybody's
                and any(rest[:length] in self.trades for length in self.trade_lengths)
            )
            or any(rest[:length] in self.legal.glued for length in self.legal.glued_lengths)
        ):
            return True
        return self.places.leading(rest) > 0

    def _is_placeholder(self, folded: str) -> bool:
        return folded.strip(" .。") in self.placeholders or folded in self.placeholders

    def _taken_off(self, folded: str) -> tuple[str, str, str, str]:
        """Take a folded name apart: the bare name, the legal form, the branch, the place behind the form."""
        body, branch = self._branch_off(folded)
        body, tail = self._tail_off(body)
        bare, legal = self.legal.off(body)
        return bare, legal, branch, tail

    def _branch_off(self, folded: str) -> tuple[str, str]:
        match = None
        if folded.endswith(_PARTS):
            match = _BRANCH.search(folded[-30:])
            if match is None and folded.endswith(_AT_PLACE):
                match = _BRANCH_AT_PLACE.search(folded[-14:])
                if match and not (len(match[1]) < len(folded) and self.places.leading(match[1])):
                    match = None
        elif folded.endswith(_PARTS_EN):
            match = _BRANCH_EN.search(folded[-60:])
        if match is None:
            return folded, ""
        body = folded[: len(folded) - len(match[1])].rstrip(" ,.-")
        return (body, match[1]) if body else (folded, "")

    def _tail_off(self, body: str) -> tuple[str, str]:
        """Take off a place after the legal form: `Siemens Ltd., China`."""
        head, comma, tail = body.rpartition(",")
        if comma and not self.legal.is_form(tail.strip()) and self._is_tail_place(head, tail.strip()):
            return head, tail.strip()
        return body, ""

    def _is_tail_place(self, head: str, tail: str) -> bool:
        return self.places.is_place(tail) and bool(self.legal.off(head)[1])

    def _lead(self, folded: str) -> int:
        """Return the length of the place at the head; 0 if it is a country: 日本电产 keeps it."""
        lead = self.places.leading(folded)
        return lead if lead and not self._is_country(folded[:lead]) else 0

    def _is_country(self, words: str) -> bool:
        return words.strip() in self.places.gazetteer.countries

    def _core(self, bare: str) -> tuple[str, str]:
        """Return the brand in a name without legal form, and the place found beside it."""
        text, place = bare, ""
        if "(" in bare or "[" in bare or "【" in bare:
            inner = [found.strip() for found in _BRACKETS.findall(bare)]
            place = next((words for words in reversed(inner) if self.places.is_place(words)), "")
            text = self.legal.off(_BRACKETS.sub(" ", bare).strip() or bare)[0]
        lead = self._lead(text)
        match = self._known_in(text, lead)
        place = place or (text[:lead].strip() if lead < len(text) else "")
        if match is not None:
            return _key(self.companies.brand(match, text)), place
        if _PUBLIC.search(text):
            return _key(text), place
        rest = self._trades_off(text[lead:].strip(" ,-"))
        return _key(rest or text), place

    def _trades_off(self, text: str) -> str:
        """Take trade words off the end while two letters are left; "" when all are trade words."""
        left = text
        while left:
            shorter = self._trade_off(left)
            if shorter == left:
                break
            left = shorter
        return left if len(left) > 1 or left == text else ""

    def _trade_off(self, text: str) -> str:
        if text[-1:].isascii():
            words = spaced(text).split(" ")
            return " ".join(words[:-1]) if words[-1] in self.trades else text
        for length in self.trade_ends.get(text[-1:], ()):
            if text[-length:] in self.trades:
                return text[:-length].rstrip(" ,-")
        return text


def _tidy(text: str) -> str:
    """Return a name fit to show: full-width letters and brackets made plain, marks out, spaces single."""
    if is_ideographs(text):
        return text
    plain = shown(text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
        for apart, written in _VOWELS.items():
            plain = plain.replace(apart, written)
    return " ".join(plain.split()) or text


def _key(folded: str) -> str:
    """Return the words of a folded name: punctuation off, spaces only between words of spaced scripts."""
    if folded.isalnum():
        return folded
    words = " ".join(_PUNCTUATION.sub(" ", folded).split())
    return _AND.sub(" ", words) if words.isascii() else _HAN_GAP.sub("", words)
