"""Whom the place beside a name may mean among namesakes: A0苏州-王芳 is the one of 苏州."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from pipeline.rules import Rules
from pipeline.text.place import Place
from pipeline.text.place_words import fold

_APART = re.compile(r"[\s\-–—_|｜@＠,，、/／()（）\[\]【】·・]+")
_SORTED = re.compile("^[Aa0-9 ]+(?=[\u3400-\u9fff])")
_LONGEST = 20


def by_place(shown: Mapping[str, str], people: pd.DataFrame, rules: Rules) -> dict[str, set[str]]:
    """Return by attendee the registrations, by person id, that are of a place their display name says."""
    said = {attendee: _places_in(text, rules) for attendee, text in shown.items()}
    if not any(said.values()):
        return {}
    homes: dict[str, list[str]] = {}
    cells = zip(people.index, people["province"], people["city"], people["company"], strict=True)
    for person, province, city, company in cells:
        firm = rules.places.find(company, "company")
        for home in {province, city, firm.province, firm.city} - {""}:
            homes.setdefault(home, []).append(person)
    return {
        attendee: {person for place in places for person in homes.get(place.city or place.province, ())}
        for attendee, places in said.items()
        if places
    }


def _places_in(text: str, rules: Rules) -> list[Place]:
    """Return the places that parts of a display name are, and nothing else."""
    parts = (part for part in _APART.split(_SORTED.sub("", text)) if 1 < len(part) <= _LONGEST)
    heads = (_head(part, rules) for part in parts)
    found = (rules.places.find(part) for part in heads if rules.places.is_place(fold(part)))
    return [place for place in found if place.city or place.province]


def _head(part: str, rules: Rules) -> str:
    """Return the place a name is written onto, else the part itself: 苏州 of 苏州王芳."""
    for size in (2, 3):
        head, name = part[:-size], part[-size:]
        if len(head) > 1 and rules.person_names.is_chinese_name(name) and rules.places.is_place(fold(head)):
            return head
    return part
