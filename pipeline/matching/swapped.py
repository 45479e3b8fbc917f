"""Names that stand in another cell: a title, company or city in the name's place, and the name in theirs.

Only for comparing: what is shown stays as typed.
"""

from __future__ import annotations

import re

import pandas as pd

from pipeline.matching.brands import well_known
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.latin_words import is_pinyin
from pipeline.matching.readings import han_part, is_han, words

#: Words of a name in Latin letters; characters of a Chinese one, two being more often a title (高工).
_SHORTEST, _LONGEST = 2, 4
_HAN_NAME = (3, 4)
#: The same where the other cell names a place.
_HAN_BESIDE_PLACE = (2, 3, 4)
_LETTERS = re.compile(r"[^\W\d_]+(?:[\s.'’-]+[^\W\d_]+)+")


#: So many characters a company has that is told by nothing but that others are of it.
_SHORTEST_HOUSE = 4


def in_place(rows: pd.DataFrame, known: Knowledge) -> pd.DataFrame:
    """Return `rows` with name and title (or company, or city) put right where they are plainly swapped."""
    for other, is_other in (("title", _is_title), ("company", _is_company), ("city", _is_place)):
        if other not in rows:
            continue
        people = {text for text in rows[other].unique().tolist() if _is_person(text, other, known)}
        if not people:
            continue
        among = rows[other].isin(people)
        named = rows.loc[among, "name"].unique().tolist()
        told = {name for name in named if is_other(name, known)}
        if other == "company":
            told |= _houses(rows, ~among).intersection(named)
        swapped = among & rows["name"].isin(told)
        if swapped.any():
            put = {"name": rows["name"].where(~swapped, rows[other])}
            put["name_alt"] = rows["name_alt"].where(~swapped, "")
            put[other] = rows[other].where(~swapped, rows["name"])
            rows = rows.assign(**put)
    return rows


def _houses(rows: pd.DataFrame, where: pd.Series[bool]) -> set[str]:
    """Return what a list calls its companies, without the place in front: 广州花城日化 is 花城日化."""
    columns = (rows[name][where].tolist() for name in ("company_key", "company_place"))
    keys = set(zip(*columns, strict=True))
    bare = {key.removeprefix(place) for key, place in keys}
    return {name for name in bare if len(name) >= _SHORTEST_HOUSE}


def _is_person(text: str, column: str, known: Knowledge) -> bool:
    """Say whether a cell that should hold something else may hold a person's name: what costs least first."""
    if column == "city" and _found(text, known):
        return False
    if is_han(text):
        sizes = _HAN_BESIDE_PLACE if column == "city" else _HAN_NAME
        named = len(text) in sizes and known.names.surname_of(text) != "" and han_part(text) == text
    elif text[:1].isupper() and _SHORTEST <= len(text.split()) <= _LONGEST and _LETTERS.fullmatch(text):
        said = words(text)
        named = column == "title" or not known.names.given.isdisjoint(said)
        pinyin = all(map(is_pinyin, said)) and not known.names.spelled.keys().isdisjoint(said)
        named |= column == "city" and pinyin
        named &= known.companies.trades.isdisjoint(said)  # Hokuto Foods
    else:
        return False
    if not named or _is_title(text, known):
        return False
    return column != "company" or not _is_company(text, known)  # 万华 of 万华化学


def _is_place(text: str, known: Knowledge) -> bool:
    """Say whether what stands as a name is a place, and nobody's name: Chengdu, but not Florence."""
    return bool(text) and known.names.given.isdisjoint(words(text)) and _found(text, known)


def _found(text: str, known: Knowledge) -> bool:
    return bool(known.places.find(text).city)


def _is_title(text: str, known: Knowledge) -> bool:
    role = known.titles.read(text)
    return role.seniority != "unknown" or role.function != "unknown"


def _is_company(text: str, known: Knowledge) -> bool:
    if not text or _is_surname(text, known):
        return False
    company = known.companies.read(text)
    return bool(company.legal) or bool(well_known(company.key, known.companies.companies))


def _is_surname(text: str, known: Knowledge) -> bool:
    """Say whether somebody is called by a surname that a house bears as well: Dr. Schneider, Bosch."""
    said = words(text)
    addressed = len(said) > 1 and said[0] in known.names.addresses
    return addressed or (len(said) == 1 and said[0] in known.names.common_surnames)
