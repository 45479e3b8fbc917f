"""Where a person is: the best evidence decides, and says what it was."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.text.place import Place, Places

_NOWHERE = Place("", "", "", "")
_TYPED = ("country", "province", "city", "location")
#: What to ask of whom, in order: a later, weaker witness only adds what an earlier one left open.
_WITNESSES = ("city-from-cell", "city-from-address", "city-from-company", "city-from-landline")


def places(people: pd.DataFrame, gazetteer: Places) -> Step:
    """Set country, province and city from the cells, the address, the company's name or the landline's code.

    A mobile's number says where it was sold, not where its owner works: that is only a `city-from-mobile`
    note, which the lists show as such. Cells that name no known place stay as they were.
    """
    index = people.index
    best: list[Place] = [_NOWHERE] * len(index)
    rules = [""] * len(index)
    for rule in _WITNESSES:
        open_ = [at for at, place in enumerate(best) if not place.city]
        if not open_:
            break
        for at, place in zip(open_, _asked(rule, people.iloc[open_], gazetteer), strict=True):
            if _depth(place) > _depth(best[at]) and _agrees(best[at], place):
                best[at], rules[at] = place, rule
    countries = people["phone_country"].tolist()
    for at, place in enumerate(best):
        if not place.country and countries[at]:
            best[at], rules[at] = Place(countries[at], "", "", ""), "country-from-phone"
    return _tagged(people, best, text_column(rules, index), gazetteer)


def _asked(rule: str, people: pd.DataFrame, gazetteer: Places) -> list[Place]:
    """Ask one witness about each of `people`, once per distinct text."""
    if rule == "city-from-cell":
        return _by_cells(people, gazetteer)
    if rule == "city-from-landline":
        cells = zip(
            *(people[name].tolist() for name in ("phone_area", "phone_kind", "phone_alt")), strict=True
        )
        return [_by_landline(area, kind, more, gazetteer) for area, kind, more in cells]
    name = rule.removeprefix("city-from-")
    if name not in people:
        return [_NOWHERE] * len(people)
    text = people[name] if name == "address" else people[name].where(people["company_problem"] == "", "")
    told = per_distinct(text, lambda words: gazetteer.find(words, name) if words else _NOWHERE)
    if name == "address":
        return told
    # 三河 and 北海 are places in China too: whoever has a Japanese number works at no such house there
    numbers = people["phone_country"].tolist()
    return [
        _NOWHERE if number == "JP" and place.country == "CN" else place
        for number, place in zip(numbers, told, strict=True)
    ]


def _by_cells(people: pd.DataFrame, gazetteer: Places) -> list[Place]:
    """Read the place cells together, so that a province tells which of two cities is meant.

    Where they name nothing we know, the country of the phone says whose town it may be.
    """
    seen: dict[tuple[str, ...], Place] = {}
    result = []
    blank = [""] * len(people)
    columns = (people[name].tolist() if name in people else blank for name in (*_TYPED, "phone_country"))
    for cells in zip(*columns, strict=True):
        if cells not in seen:
            country, province, city, location, phone = cells
            place = gazetteer.find_cells(*cells[:4]) if any(cells[:4]) else _NOWHERE
            if not place.country and not country and (city or location) and phone:
                place = gazetteer.find_cells(phone, province, city, location)
                place = place if place.city else _NOWHERE
            seen[cells] = place
        result.append(seen[cells])
    return result


def _tagged(people: pd.DataFrame, best: list[Place], rule: pd.Series[str], gazetteer: Places) -> Step:
    """Make the columns and the findings from the place of each person."""
    index = people.index
    columns = {}
    for name in ("country", "province", "city"):
        value = text_column([getattr(place, name) for place in best], index)
        columns[name] = value.where(value != "", people[name])
    findings = _from_mobile(people, columns["city"], gazetteer)
    said = (rule != "").to_numpy()
    if said.any():
        told = np.array([place.city or place.province or place.country for place in best], dtype=object)
        seen = np.array([place.how for place in best], dtype=object)
        findings.append(found(index[said], rule[said], field="city", before=seen[said], after=told[said]))
    return Step(columns, findings)


def _by_landline(area: str, kind: str, more: str, gazetteer: Places) -> Place:
    """Look up the area code of the number, or of a further number, when it is a Chinese landline."""
    if kind == "fixed" and area:
        return gazetteer.by_area_code(area)
    for number in more.split("; "):
        digits = number.removeprefix("+86")
        if digits != number and not digits.startswith("1"):
            for length in (3, 2):
                place = gazetteer.by_area_code("0" + digits[:length])
                if place.city:
                    return place
        elif digits != number and digits.startswith("10"):
            return gazetteer.by_area_code("010")
    return _NOWHERE


def _agrees(known: Place, place: Place) -> bool:
    """Say whether `place` contradicts nothing that is already `known`."""
    return (not known.country or known.country == place.country) and (
        not known.province or known.province == place.province
    )


def _depth(place: Place) -> int:
    return 3 if place.city else 2 if place.province else 1 if place.country else 0


def _from_mobile(people: pd.DataFrame, city: pd.Series[str], gazetteer: Places) -> list[pd.DataFrame]:
    asked = (city == "") & (people["phone_kind"] == "mobile") & (people["phone_area"] != "")
    if not asked.any():
        return []
    area = people["phone_area"][asked]
    looked = {prefix: gazetteer.by_mobile(prefix) for prefix in area.unique()}
    told = text_column((looked[prefix].city or looked[prefix].province for prefix in area), area.index)
    known = told != ""
    return (
        [found(area.index[known], "city-from-mobile", field="city", before=area[known], after=told[known])]
        if known.any()
        else []
    )
