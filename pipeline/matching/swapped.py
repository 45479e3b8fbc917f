"""Names that stand in another cell: a title or a company where the name should be, and the name in its place.

Only for comparing: what is shown stays as typed.
"""

from __future__ import annotations

import pandas as pd

from pipeline.matching.knowledge import Knowledge
from pipeline.matching.readings import han_part, is_han, words

_SHORTEST, _LONGEST = 2, 4


def in_place(rows: pd.DataFrame, known: Knowledge) -> pd.DataFrame:
    """Return `rows` with name and title (or name and company) put right where they are plainly swapped."""
    for other, is_other in (("title", _is_title), ("company", _is_company)):
        if other not in rows:
            continue
        people = {text for text in rows[other].unique().tolist() if _is_person(text, other, known)}
        if not people:
            continue
        swapped = rows[other].isin(people) & rows["name"].map(lambda name, told=is_other: told(name, known))
        if swapped.any():
            put = {"name": rows["name"].where(~swapped, rows[other])}
            put["name_alt"] = rows["name_alt"].where(~swapped, "")
            put[other] = rows[other].where(~swapped, rows["name"])
            rows = rows.assign(**put)
    return rows


def _is_person(text: str, column: str, known: Knowledge) -> bool:
    """Say whether a cell that should hold something else may hold a person's name."""
    if not text or any(map(str.isdigit, text)) or _is_title(text, known):
        return False
    if is_han(text):
        han = han_part(text)
        short = _SHORTEST <= len(han) <= _LONGEST and han == text
        return column == "title" and short and bool(known.names.surname_of(han)) and len(han) > _SHORTEST
    typed = words(text)
    capital = text[:1].isupper() and _SHORTEST <= len(typed) <= _LONGEST
    return capital and not known.names.given.isdisjoint(typed)


def _is_title(text: str, known: Knowledge) -> bool:
    role = known.titles.read(text)
    return role.seniority != "unknown" or role.function != "unknown"


def _is_company(text: str, known: Knowledge) -> bool:
    return bool(text) and bool(known.companies.read(text).legal)
