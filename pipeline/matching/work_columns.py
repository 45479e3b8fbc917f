"""What companies, titles and cities are compared by, one entry per record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.batch import texts_of
from pipeline.matching.codes import Coded, Codes
from pipeline.matching.employers import employers
from pipeline.matching.houses import houses, letters
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.latin_systems import plain_place
from pipeline.matching.office_signs import OfficeSigns
from pipeline.matching.offices import Office
from pipeline.matching.scripts import is_unread
from pipeline.matching.title_words import title_key
from pipeline.text.broken_letters import mended


@dataclass(frozen=True)
class WorkColumns:
    """The companies, titles and cities of all records.

    `offices` holds each distinct company, `office` its number by record; `houses` whom the company's name
    and the mail domain name, in one set of codes, `brand` how either is spelled.
    """

    offices: list[Office]
    office: Codes
    signs: OfficeSigns
    houses: tuple[Coded, Coded]
    brand: Coded
    title: Coded
    level: Coded
    function: Coded
    city: Coded

    @classmethod
    def of(
        cls, picked: pd.DataFrame, house: Coded, domain: Coded, title: Coded, city: Coded, known: Knowledge
    ) -> WorkColumns:
        """Take companies as `tidy` left them, and what each record says of its title and city."""
        by_both = houses(house, domain, known.companies)
        offices, office = employers(
            texts_of(picked, "company_key"),
            texts_of(picked, "company_core"),
            by_both[0].texts().tolist(),
            known,
        )
        towns = mended(city.values.tolist())
        read = {text: known.titles.read(text) for text in title.values.tolist() if not is_unread(text)}
        level = title.map(lambda text: read[text].seniority.replace("unknown", "") if text in read else "")
        function = title.map(lambda text: read[text].function.replace("unknown", "") if text in read else "")
        return cls(
            offices=offices,
            office=office,
            signs=OfficeSigns.of(offices),
            houses=by_both,
            brand=Coded.of(np.where(by_both[0].codes >= 0, *(one.map(letters).texts() for one in by_both))),
            title=title.map(title_key),
            level=level,
            function=function,
            city=city.map(lambda text: _place(towns.get(text, text), known)),
        )


def _place(text: str, known: Knowledge) -> str:
    return known.places.find(text).city or plain_place(text)
