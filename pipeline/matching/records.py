"""What identity is judged by: one record per distinct row content, as codes and arrays.

Rows alike in every identity cell are one record from the start: ten thousand rows alike cost as much as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import text_column, texts_of
from pipeline.matching.codes import Coded, Codes
from pipeline.matching.contact_columns import ContactColumns
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.name_columns import NameColumns
from pipeline.matching.swapped import in_place
from pipeline.matching.work_columns import WorkColumns
from pipeline.text.broken_letters import is_broken, mended, spelled_by

_NO_LETTERS = re.compile("[^a-z]+")


@dataclass(frozen=True)
class Records:
    """One entry per distinct content: every column has length `len(keys)`.

    `rows` maps each row (by position) to its record; `given` is the person a row came with, if it did.
    """

    keys: npt.NDArray[np.object_]
    rows: Codes
    given: Coded
    names: NameColumns
    contacts: ContactColumns
    work: WorkColumns

    def __len__(self) -> int:
        return len(self.keys)


def make_records(rows: pd.DataFrame, known: Knowledge) -> Records:
    """Collapse `rows` (after `tidy`) to records, numbered by content and never by position."""
    rows = in_place(rows, known)
    guessed = list(map(is_broken, texts_of(rows, "name")))
    if any(guessed):
        rows = rows.assign(name=_whole_names(rows, guessed))
    given = texts_of(rows, "person_id_given")
    where, first = _by_content(rows["row_key"].tolist(), given)
    picked = rows.iloc[first]
    names = NameColumns.of(picked, np.array(guessed, dtype=bool)[first], known.names)
    house = Coded.of(texts_of(picked, "company_house"))
    contacts = ContactColumns.of(picked, names, house, known.names)
    title, city = (_said(rows, name, where, len(first)) for name in ("title", "city"))
    return Records(
        keys=picked["row_key"].to_numpy(dtype=object),
        rows=where,
        given=Coded.of([given[place] for place in first.tolist()]),
        names=names,
        contacts=contacts,
        work=WorkColumns.of(picked, house, contacts.domain, title, city, known),
    )


def _by_content(keys: list[str], given: list[str]) -> tuple[Codes, Codes]:
    """Return the record of each row and the first row of each record."""
    content: Sequence[Any] = list(zip(keys, given, strict=True)) if any(given) else keys
    number = {pair: place for place, pair in enumerate(sorted(set(content)))}
    where = np.fromiter(map(number.__getitem__, content), np.int64, len(content))
    _, first = np.unique(where, return_index=True)
    return where, first


def _whole_names(rows: pd.DataFrame, broken: list[bool]) -> pd.Series[str]:
    """Return the names, their broken words as the row's own mailbox spells them, else as the list does."""
    cells = zip(rows["name"].tolist(), rows["email"].tolist(), broken, strict=True)
    own = [
        spelled_by(name, _NO_LETTERS.sub(" ", email.partition("@")[0])) if odd and email else name
        for name, email, odd in cells
    ]
    told = mended(dict.fromkeys(own))
    return text_column([told.get(name, name) for name in own], rows.index)


def _said(rows: pd.DataFrame, name: str, where: Codes, count: int) -> Coded:
    """Return what the rows of each record say in a column that is no part of its content: the least text."""
    said = [""] * count
    for record, text in zip(where.tolist(), texts_of(rows, name), strict=True):
        if text and (not said[record] or text < said[record]):
            said[record] = text
    return Coded.of(said)
