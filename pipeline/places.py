"""Where a person is: the best evidence decides, and says what it was."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Step, found, text_column
from pipeline.text.place import Place, Places

_CELLS = ("country", "province", "city", "location", "address", "company", "company_problem", "phone_area", "phone_kind")
_NOWHERE = Place("", "", "", "")


def places(people: pd.DataFrame, gazetteer: Places) -> Step:
    """Set country, province and city from the cells, the address, the company's name or the landline's code.

    A mobile's number says where it was sold, not where its owner works: that is only a `city-from-mobile`
    note, which the lists show as such. Cells that name no known place stay as they were.
    """
    index = people.index
    columns = [people[name].tolist() if name in people else [""] * len(index) for name in _CELLS]
    columns.append(people["phone_country"].tolist())
    columns.append(people["phone_alt"].tolist())
    seen: dict[tuple[str, ...], tuple[Place, str]] = {}
    found_places: list[tuple[Place, str]] = []
    for cells in zip(*columns, strict=True):
        if cells not in seen:
            seen[cells] = _locate(cells, gazetteer)
        found_places.append(seen[cells])
    rule = text_column((how for _, how in found_places), index)
    columns_out = {
        name: text_column((getattr(place, name) for place, _ in found_places), index).where(
            lambda values, name=name: values != "", people[name]
        )
        for name in ("country", "province", "city")
    }
    said = rule != ""
    told = text_column((place.city or place.province or place.country for place, _ in found_places), index)
    before = text_column((place.how for place, _ in found_places), index)
    findings = [found(index[said], rule[said], field="city", before=before[said], after=told[said])] if said.any() else []
    return Step(columns_out, findings + _from_mobile(people, columns_out["city"], gazetteer))


def _locate(cells: tuple[str, ...], gazetteer: Places) -> tuple[Place, str]:
    """Return the place and the rule that found it; a later, weaker witness only adds what an earlier left open."""
    country, province, city, location, address, company, problem, area, kind, phone_country, more = cells
    typed = " ".join(text for text in (country, province, city, location) if text)
    sure = gazetteer.country(country) if country else ""
    witnesses = (
        ("city-from-cell", lambda: gazetteer.find(typed, "cell") if typed else _NOWHERE),
        ("city-from-address", lambda: gazetteer.find(address, "address") if address else _NOWHERE),
        ("city-from-company", lambda: gazetteer.find(company, "company") if company and not problem else _NOWHERE),
        ("city-from-landline", lambda: _by_landline(area, kind, more, gazetteer)),
    )
    best, rule = Place(sure, "", "", country), "city-from-cell" if sure else ""
    for name, ask in witnesses:
        if best.city:
            break
        place = ask()
        if _agrees(best, place) and _depth(place) > _depth(best):
            best, rule = place, name
    if not best.country and phone_country:
        return Place(phone_country, "", "", ""), "country-from-phone"
    return best, rule


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
    return [found(area.index[known], "city-from-mobile", field="city", before=area[known], after=told[known])] if known.any() else []
