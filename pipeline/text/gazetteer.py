"""Every spelling of every place, and the scan that finds them in a text, for `place` to resolve.

Chinese (and kana, Hangul, Thai) run without spaces, so they are scanned letter by letter, longest spelling
first; everything else is scanned word by word, so that `Xi'an` is never found inside another word. One dict
lookup per letter or word keeps a cell under ten microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from pipeline.text.place_words import UNSPACED, WORD, first_words, fold, heads, unmarked, words

__all__ = [
    "ADDRESS",
    "CELL",
    "COMPANY",
    "IN_CELL",
    "LEAST",
    "NOWHERE",
    "UNSPACED",
    "WORD",
    "Gazetteer",
    "Hit",
    "Row",
    "Spot",
]
__all__ += ["fold"]

CELL, ADDRESS, COMPANY, TOWN = 1, 2, 4, 8
ANY = CELL | ADDRESS | COMPANY
#: What counts in a city cell; a `TOWN` does nowhere else, as Toyota and Hino are more than towns.
IN_CELL = CELL | TOWN
#: `where` of `rules/place_aliases.csv` -> the kinds of text a spelling counts in.
_WHERE = {
    "any": ANY, "cell": CELL | ADDRESS, "district": CELL, "company": COMPANY, "address": ADDRESS,
    "default": ANY, "town": TOWN,
}  # fmt: skip
_UNSCANNED = ("code", "home-code", "letters", "no-city", "vague")
#: How likely a spelling is meant: of namesakes the lowest wins, a `district` where no other has the name.
_DEFAULT, _PROVINCE, _CITY, _COUNTY, _DISTRICT, LEAST = range(6)
_PEOPLES = (
    "朝鲜|土家|苗|黎|藏|羌|彝|布依|侗|壮|傣|哈尼|景颇|傈僳|白|回|蒙古|哈萨克|柯尔克孜|满|瑶|畲|仡佬|水|纳西|拉祜|佤|布朗|"
    "独龙|怒|普米|裕固|东乡|保安|撒拉|土|锡伯|塔吉克|达斡尔|鄂伦春|鄂温克|各|毛南|仫佬"
)
_COUNTY_TAIL = re.compile(rf"(?:新区|(?:(?:{_PEOPLES})族?)*自治[县旗]|[市区县旗])$")


class Spot(NamedTuple):
    """A place as data: any field may be empty, none is ever guessed."""

    country: str
    province: str
    city: str


#: What a word means that only looks like a place (阿里): it is passed over, and says nothing.
NOWHERE = Spot("", "", "")


class Hit(NamedTuple):
    """One spelling found: where it stands, and every place it may mean, the likeliest kind first."""

    start: int
    end: int
    spots: tuple[tuple[int, Spot], ...]


Spots = tuple[tuple[int, Spot], ...]
Row = Mapping[str, str]
_Add = Callable[[str, int, int, Spot], None]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Spellings by scan: `unspaced` and `spaced` texts; whole-cell `exact` ones; `codes` and names of states.

    `home_codes` count beside a city of their country (Blumenau, SC), `letters` alone in a city cell (NJ).
    No city is called by a `no_city` word (remote), nor by `vague` ones alone (north).
    """

    unspaced: dict[str, list[tuple[int, int, Spot]]]
    heads: dict[str, tuple[int, ...]]
    spaced: dict[str, list[tuple[int, int, Spot]]]
    first_words: dict[str, int]
    exact: dict[str, Spot]
    codes: dict[str, Spot]
    home_codes: dict[str, Spot]
    states: dict[str, Spot]
    letters: dict[str, Spot]
    no_city: frozenset[str]
    vague: frozenset[str]
    countries: dict[str, str]
    by_area: dict[str, Spot]

    @classmethod
    def from_rows(
        cls,
        places: Iterable[Row],
        aliases: Iterable[Row] = (),
        cities: Iterable[Row] = (),
        countries: Iterable[Row] = (),
    ) -> Gazetteer:
        """Compile the four tables of `rules/`: places, place_aliases, world_cities, countries."""
        unspaced: dict[str, list[tuple[int, int, Spot]]] = {}
        spaced: dict[str, list[tuple[int, int, Spot]]] = {}
        exact: dict[str, Spot] = {}
        names: dict[str, str] = {}
        by_area: dict[str, Spot] = {}

        def add(spelling: str, kinds: int, rank: int, spot: Spot) -> None:
            entry = (kinds, rank, spot)
            if spelling.isascii():
                plain = spelling.lower().replace("'", "")
                spaced.setdefault(plain if plain.isalpha() else words(plain), []).append(entry)
            elif UNSPACED.match(spelling):
                unspaced.setdefault(spelling, []).append(entry)
            else:
                spaced.setdefault(words(unmarked(spelling.casefold())), []).append(entry)

        for row in countries:
            spot = _OWN.get(row["code"]) or Spot(row["code"], "", "")
            exact[row["code"].casefold()] = spot
            names[row["code"].casefold()] = row["code"]
            for name in (row["zh"], row["en"], *row["aliases"].split(";")):
                if name:
                    names.setdefault(unmarked(name.casefold()), row["code"])
                    if len(name) > 1:
                        add(name, ANY, _PROVINCE, spot)
        for row in places:
            _add_division(row, add, by_area)
        for row in cities:
            spot, kinds = Spot(row["country"], "", row["city"]), _WHERE[row["where"]]
            for name in (row["city"], *row["aliases"].split(";")):
                if name:
                    add(name, *_as_town(name) if kinds == TOWN else (kinds, _CITY), spot)
        other = _add_aliases(aliases, add, exact)
        states = {unmarked(spot.province.casefold()): spot for spot in other["code"].values()}
        return cls(
            unspaced, heads(unspaced), spaced, first_words(spaced), exact, other["code"],
            other["home-code"], states, other["letters"], frozenset(other["no-city"]),
            frozenset(other["vague"]), names, by_area,
        )  # fmt: skip

    def scan(self, text: str, kind: int) -> list[Hit]:
        """Find every spelling that counts in this `kind` of text, in order, the longest at each place."""
        hits = self._scan_unspaced(text, kind) if not text.isascii() else []
        if WORD.search(text):
            hits += self._scan_words(text, kind)
            hits.sort()
        return hits

    def spelled(self, words: str, kind: int) -> Spots:
        """Return what a folded spelling in spaced script means in this kind of text."""
        return _of_kind(self.spaced.get(words, ()), kind)

    def at(self, text: str, start: int, kind: int) -> Hit | None:
        """Find the longest spelling that counts in this kind of text and stands at `start`."""
        for length in self.heads.get(text[start : start + 2], ()):
            spots = _of_kind(self.unspaced.get(text[start : start + length], ()), kind)
            if spots:
                return Hit(start, start + length, spots)
        first = WORD.match(text, start)
        most = self.first_words.get(first.group(), 0) if first else 0
        if not most:
            return None
        words = list(islice(WORD.finditer(text, start), most))
        for count in range(len(words), 0, -1):
            spots = _of_kind(self.spaced.get(" ".join(m.group() for m in words[:count]), ()), kind)
            if spots:
                return Hit(start, words[count - 1].end(), spots)
        return None

    def _scan_unspaced(self, text: str, kind: int) -> list[Hit]:
        hits: list[Hit] = []
        heads, table, start, last = self.heads, self.unspaced, 0, len(text) - 1
        while start < last:
            for length in heads.get(text[start : start + 2], ()):
                spots = _of_kind(table.get(text[start : start + length], ()), kind)
                if spots:
                    hits.append(Hit(start, start + length, spots))
                    start += length - 1
                    break
            start += 1
        return hits

    def _scan_words(self, text: str, kind: int) -> list[Hit]:
        words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            taken = 0
            for count in range(min(self.first_words.get(words[at][0], 0), len(words) - at), 0, -1):
                spelling = " ".join(word for word, _, _ in words[at : at + count])
                spots = _of_kind(self.spaced.get(spelling, ()), kind)
                if spots:
                    taken = count
                    break
            else:
                spots, taken = self._split_or_suffixed(words, at, kind)
            if taken:
                hits.append(Hit(words[at][1], words[at + taken - 1][2], spots))
            at += taken or 1
        return hits

    def _split_or_suffixed(self, words: list[tuple[str, int, int]], at: int, kind: int) -> tuple[Spots, int]:
        """Read `Hang Zhou` as Hangzhou and `beijingshi` as Beijing, in cells and addresses only."""
        if kind == COMPANY:
            return (), 0
        word = words[at][0]
        for count in (3, 2):
            if at + count <= len(words) and len(word) <= 6:
                joined = "".join(word for word, _, _ in words[at : at + count])
                spots = _chinese_only(_of_kind(self.spaced.get(joined, ()), kind))
                if spots:
                    return spots, count
        for tail in ("shi", "city", "sheng", "province"):
            if word.endswith(tail):
                spots = _chinese_only(_of_kind(self.spaced.get(word[: -len(tail)], ()), kind))
                if spots:
                    return spots, 1
        return (), 0


#: Places that are country and city at once.
_OWN = {
    "HK": Spot("HK", "香港", "香港"),
    "MO": Spot("MO", "澳门", "澳门"),
    "TW": Spot("TW", "台湾", ""),
    "SG": Spot("SG", "", "Singapore"),
}
_MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆", "香港", "澳门"})


def _add_division(row: Row, add: _Add, by_area: dict[str, Spot]) -> None:
    """Enter a line of `places.csv`: a province or a prefecture with the counties under it."""
    own_city = row["province"] if row["province"] in _MUNICIPALITIES else row["city"]
    spot = Spot(row["country"], row["province"], own_city)
    rank = _CITY if row["level"] == "city" else _PROVINCE
    name = spot.city or spot.province
    for spelling in {name, row["full"]}:
        exactly = rank if spelling == name else _DEFAULT
        add(spelling, ANY, exactly, spot)
    if row["english"]:
        add(row["english"], ANY, rank, spot)
    for code in row["area_codes"].split(";"):
        if code:
            by_area[code] = spot
    for county in row["counties"].split(";"):
        if not county:
            continue
        add(county, ANY, _COUNTY, spot)
        short = _COUNTY_TAIL.sub("", county)
        if len(short) > 1 and short != county:
            add(short, CELL, _COUNTY, spot)


def _add_aliases(rows: Iterable[Row], add: _Add, exact: dict[str, Spot]) -> dict[str, dict[str, Spot]]:
    """Enter `place_aliases.csv`; return by their `where` the spellings no scan looks for."""
    other: dict[str, dict[str, Spot]] = {kind: {} for kind in _UNSCANNED}
    for row in rows:
        spot, where = Spot(row["country"], row["province"], row["city"]), row["where"]
        for name in row["aliases"].split(";"):
            if where in other:
                other[where][name if where == "letters" else name.casefold()] = spot
            elif where == "exact" or len(name) == 1:
                exact[name.casefold()] = spot
            else:
                add(name, _WHERE[where], _alias_rank(where, spot), spot)
    return other


def _alias_rank(where: str, spot: Spot) -> int:
    if where in ("default", "district"):
        return _DEFAULT if where == "default" else _DISTRICT
    return _PROVINCE if not spot.city else _COUNTY if spot.country == "CN" else _CITY


def _as_town(name: str) -> tuple[int, int]:
    """Let a town's name with the word for city behind count in addresses too: 豊田市 is no surname."""
    return (CELL | ADDRESS, _CITY) if len(name) > 1 and name[-1] in "市시" else (TOWN, LEAST)


def _of_kind(entries: Sequence[tuple[int, int, Spot]], kind: int) -> Spots:
    if len(entries) < 2:
        return tuple((rank, spot) for kinds, rank, spot in entries if kinds & kind)
    found = {(rank, spot) for kinds, rank, spot in entries if kinds & kind}
    if len(found) > 1 and any(not spot.country for _, spot in found):
        return ((0, NOWHERE),)
    return tuple(sorted(found))


def _chinese_only(spots: Spots) -> Spots:
    return tuple(pair for pair in spots if pair[1].country == "CN")
