"""The cells of a row that identify somebody, and what a list says about each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from pipeline.columns import LIST_SEPARATOR, empty_text
from pipeline.team.level import Level
from pipeline.team.names import Names

_COLUMNS = ("name", "name_alt", "company", "phone", "phone_alt", "email", "email_alt", "website")


class Row(NamedTuple):
    """What a row says about who it is; each contact stands behind the column it is from."""

    name: str
    name_alt: str
    company: str
    phones: tuple[tuple[str, str], ...]
    emails: tuple[tuple[str, str], ...]
    domains: tuple[tuple[str, str, str], ...]  # column, text, domain


class Match(NamedTuple):
    """What of a row matched which entry, and how closely."""

    level: Level = Level.NONE
    entry: int = -1
    field: str = ""
    before: str = ""


NOTHING = Match()


@dataclass(frozen=True)
class Matches:
    """What a list says about each row, as columns over the rows' index.

    `level` is a `Level`. `before` is the row's own text in the column `field`, `after` the name by which the
    list has what it matched, `owner` who looks after it where the list says so.
    """

    level: pd.Series[int]
    field: pd.Series[str]
    before: pd.Series[str]
    after: pd.Series[str]
    owner: pd.Series[str]

    @cached_property
    def mask(self) -> pd.Series[bool]:
        """Tell where the row is what the list means."""
        return self.level >= int(Level.GROUP)

    @cached_property
    def group(self) -> pd.Series[bool]:
        """Tell where the list names only the group that the row's company belongs to."""
        return self.level == int(Level.GROUP)

    @cached_property
    def doubt(self) -> pd.Series[bool]:
        """Tell where the row only looks like what the list means."""
        return self.level == int(Level.ALIKE)


@dataclass(frozen=True)
class Sought:
    """Rows made ready once, to be looked up in several lists."""

    rows: pd.DataFrame

    def row(self, at: int) -> Row:
        """Return the identifying cells of the row at a position; a column that is not there is empty."""
        name, alt, company, phone, phone_alt, email, email_alt, website = (cells[at] for cells in self._cells)
        emails = _listed("email", email.lower()) + _listed("email_alt", email_alt.lower())
        domains = tuple((field, value, domain_of(value)) for field, value in emails if "@" in value)
        if website:
            domains += (("website", website, host_of(website)),)
        phones = _listed("phone", phone) + _listed("phone_alt", phone_alt)
        return Row(name, alt, company, phones, emails, domains)

    def where(self, column: str, holds: Callable[[str], bool]) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Tell for which rows a test holds of `column`, or of one of the values in it.

        Columns are those of a row, and `domain`, the domain of the e-mail.
        """
        codes, distinct = self._distinct(column)
        several = column.endswith("_alt")
        held = [
            bool(value) and (any(map(holds, value.split(LIST_SEPARATOR))) if several else holds(value))
            for value in distinct
        ]
        return np.asarray(held, dtype=bool)[codes] if held else np.zeros(len(self.rows), dtype=bool)

    def teach(self, names: Names) -> None:
        """Hand over how `tidy` has read the companies, so that none is read twice."""
        for company in self._companies:
            names.learn(*company)

    @cached_property
    def _companies(self) -> list[tuple[str, str, str, str]]:
        if "company_key" not in self.rows.columns:
            return []
        columns = (
            self._values(name).tolist()
            for name in ("company", "company_key", "company_core", "company_place")
        )
        return list(dict.fromkeys(zip(*columns, strict=True)))

    @cached_property
    def _cells(self) -> list[list[str]]:
        return [self._values(name).tolist() for name in _COLUMNS]

    @cached_property
    def _seen(self) -> dict[str, tuple[np.ndarray[Any, Any], Sequence[str]]]:
        return {}

    def _distinct(self, column: str) -> tuple[np.ndarray[Any, Any], Sequence[str]]:
        if column not in self._seen:
            values = self._values("email" if column == "domain" else column).to_numpy(dtype=object)
            if column == "domain":
                values = np.asarray([domain_of(text) for text in values.tolist()], dtype=object)
            codes, distinct = pd.factorize(values)
            self._seen[column] = codes, distinct.tolist()
        return self._seen[column]

    def _values(self, column: str) -> pd.Series[str]:
        return self.rows[column] if column in self.rows.columns else empty_text(self.rows.index)


def domain_of(address: str) -> str:
    """Return what stands behind the @, lower-case; "" without one."""
    return address.rpartition("@")[2].lower() if "@" in address else ""


def host_of(website: str) -> str:
    """Return the host of an address on the web, without www.

    >>> host_of("https://www.meicloud.com/about")
    'meicloud.com'
    """
    address = website.strip().lower()
    return (address.partition("://")[2] or address).partition("/")[0].removeprefix("www.")


def _listed(field: str, text: str) -> tuple[tuple[str, str], ...]:
    if not text:
        return ()
    if LIST_SEPARATOR not in text:
        return ((field, text),)
    return tuple((field, value) for value in text.split(LIST_SEPARATOR) if value)
