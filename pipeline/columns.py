"""The columns a list has once it is read: one line each, and the words around them.

Every text column holds `str`, never a missing value: what is not there is "".
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

#: The dtype of every text column. Named outright, so that an installed pyarrow changes nothing.
TEXT = pd.StringDtype("python", na_value=np.nan)


class Column(NamedTuple):
    """A canonical column: its name, what it holds, and one value as it would stand there."""

    name: str
    meaning: str
    example: str


CANONICAL: tuple[Column, ...] = (
    Column("name", "the person's name as a caller would say it", "李雷"),
    Column("name_alt", "the name in the other script, or the English name", "Li Lei"),
    Column("phone", "E.164 when it can be called, else the text as it was", "+8613900001234"),
    Column("phone_kind", "mobile, fixed, toll_free or unknown", "mobile"),
    Column("phone_alt", "further numbers, separated by '; '", "+8657188001234"),
    Column("email", "lower-case, IDNA-safe; else the text as it was", "lilei@example.com"),
    Column("email_alt", "further addresses, separated by '; '", "li.lei@example.org"),
    Column("company", "the company as typed, tidied", "杭州云杉智能科技有限公司"),
    Column("department", "the department as typed", "信息部"),
    Column("title", "the job title as typed", "信息总监"),
    Column("country", "ISO 3166-1 alpha-2", "CN"),
    Column("province", "short Chinese name in China, English elsewhere", "浙江"),
    Column("city", "prefecture-level in China, English elsewhere", "杭州"),
    Column("industry", "one of the codes in rules/industries.csv", "SOFT"),
    Column("company_size", "1-49, 50-199, 200-999, 1000+", "200-999"),
    Column("seniority", "C-level, VP-director, manager, staff, unknown", "VP-director"),
    Column("function", "general mgmt, IT, production, R&D, ..., other, unknown", "IT"),
    Column("key_account", "the key account's name in the team's list", "云杉集团"),
    Column("source", "where the sign-up came from, in the sheet's own words", "公众号推文"),
    Column(
        "registered_at",
        "ISO date or date and time, with the offset when one was given",
        "2026-03-01 09:02:11",
    ),
    Column("question", "what the person asked, in their words", "能对接 SAP 吗？"),
    Column("wants_contact", "yes, no, or empty when not asked", "yes"),
    Column("consent", "yes, no, or empty when not known; unknown is not yes", "yes"),
    Column("attended", "yes, no, or empty when not known", "yes"),
    Column("minutes", "minutes attended, whole number as text", "42"),
    Column("wecom", "the colleague who has this person as a WeCom contact", "林晓"),
    Column("crm_id", "the record's id in the CRM", "003xx000004TmiQ"),
    Column("owner", "who looks after this person", "林晓"),
    Column("tags", "labels, separated by '; '", "2026春季峰会"),
    Column("note", "whatever else the row said about the person", "下周三后再联系"),
)
COLUMNS: tuple[str, ...] = tuple(column.name for column in CANONICAL)

#: Where a row came from. No stage may change these.
PROVENANCE: tuple[str, ...] = ("source_file", "sheet", "line")

#: A column nobody knows keeps its own header behind this mark, so that it cannot collide with ours.
EXTRA = "x:"

#: Parts of a value that only the readers know; `tidy` folds them into canonical columns.
PARTS: tuple[str, ...] = ("first_name", "last_name", "location", "contact", "address", "website")

LIST_SEPARATOR = "; "


def empty_text(index: pd.Index[str]) -> pd.Series[str]:
    """Return a text column of "" over `index`."""
    return pd.Series("", index=index, dtype=TEXT)


def extras(frame: pd.DataFrame) -> list[str]:
    """List the columns of `frame` that travel under their own headers, in order."""
    return [name for name in frame.columns if name.startswith(EXTRA)]
