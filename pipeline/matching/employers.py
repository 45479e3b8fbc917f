"""Whom each record says it works for: every distinct company once, as it is compared."""

from __future__ import annotations

import re

import numpy as np

from pipeline.matching.brands import well_known
from pipeline.matching.codes import Codes
from pipeline.matching.houses import letters
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.offices import Office, former_name

#: Houses of many people, by what they call themselves.
_LARGE = re.compile("^中国|银行|大学|医院|保险|证券|电网|\\b(?:university|hospital|bank)\\b")


def employers(
    keys: list[str], cores: list[str], houses: list[str], known: Knowledge
) -> tuple[list[Office], Codes]:
    """Return each distinct company, and its number by record; `houses` are under one name in all scripts."""
    groups, large, companies = known.companies.groups, known.companies.large, known.companies.companies

    def office(key: str, core: str, house: str) -> Office:
        also = well_known(key, companies)
        is_large = house in large or also in large or bool(_LARGE.search(key))
        return Office(
            key, core, house, groups.get(house, ""), letters(house), is_large, also, former_name(key)
        )

    cells = list(zip(keys, cores, houses, strict=True))
    number = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
    return [office(*cell) for cell in number], np.fromiter(
        map(number.__getitem__, cells), np.int64, len(cells)
    )
