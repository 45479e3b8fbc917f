"""Put every cell into its written form: what cannot be improved stays as it was, with a word about it."""

from __future__ import annotations

import re
from hashlib import blake2b

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Step, found, per_distinct, text_column
from pipeline.columns import COLUMNS, LIST_SEPARATOR, empty_text
from pipeline.known import Known
from pipeline.rules import Rules
from pipeline.text.clean import shown
from pipeline.text.company import CompanyNames
from pipeline.tidying.answers import answers
from pipeline.tidying.companies import companies
from pipeline.tidying.contacts import contacts
from pipeline.tidying.names import names
from pipeline.tidying.regions import regions

#: What a row says about who it is: rows alike in all of these have the same key.
IDENTITY = ("name", "name_alt", "phone", "phone_alt", "email", "email_alt", "company")
#: An address or a number.
_CONTACT = re.compile("@|[0-9]{7}")


def tidy(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set every canonical column, the forms later stages compare, and `row_key`.

    Places, industry, seniority and function are tags: `enrich` sets them from what stands here.
    """
    rows = batch.rows.assign(
        **{name: empty_text(batch.rows.index) for name in COLUMNS if name not in batch.rows.columns}
    )
    columns: dict[str, pd.Series[str]] = {name: rows[name] for name in COLUMNS}
    findings: list[pd.DataFrame] = []

    def take(step: Step) -> None:
        columns.update(step.columns)
        findings.extend(step.findings)

    take(names(rows, rules.person_names, rules.companies))
    from_where = regions(rows, known.region, rules.places)
    take(contacts(rows.assign(name_rest=columns["name_rest"]), from_where, rules.mail_domains))
    take(_beside_the_name(rows.assign(**columns), rules.companies))
    take(companies(rows.assign(company=columns["company"]), rules.companies))
    take(answers(rows, known.on))
    for name in ("title", "department", "question", "note"):
        columns[name] = text_column(per_distinct(columns[name], shown), rows.index)
    columns["row_key"] = _row_keys(columns, rows.index)
    del columns["name_rest"]
    return Step(columns, findings)


def _beside_the_name(rows: pd.DataFrame, companies: CompanyNames) -> Step:
    """Keep what stood beside a name: as the company where none is named (自己, 无), else in the note."""
    rest = text_column(per_distinct(rows["name_rest"], _no_contact), rows.index)
    kept = rest != ""
    if not kept.any():
        return Step()
    company = rows["company"]
    unnamed = np.array(
        per_distinct(company[kept], lambda text: not text or bool(companies.read(text).problem)), dtype=bool
    )
    free = kept.copy()
    free[kept] = unnamed
    noted = kept & ~free
    note = rows["note"].where(~noted, (rows["note"] + LIST_SEPARATOR + rest).str.removeprefix(LIST_SEPARATOR))
    said = found(
        rows.index[kept], "beside-the-name", field="name", before=rest[kept], after=rows["name"][kept]
    )
    return Step({"company": rows["company"].where(~free, rest), "note": note}, [said])


def _no_contact(rest: str) -> str:
    """Leave out the addresses and numbers among what stood beside a name: they have columns of their own."""
    return LIST_SEPARATOR.join(part for part in rest.split(LIST_SEPARATOR) if not _CONTACT.search(part))


def _row_keys(columns: dict[str, pd.Series[str]], index: pd.Index[str]) -> pd.Series[str]:
    """Digest what each row says about who it is: the same words give the same key, wherever they stand."""
    cells = zip(*(columns[name].tolist() for name in IDENTITY), strict=True)
    return text_column(("p" + blake2b(repr(row).encode(), digest_size=6).hexdigest() for row in cells), index)
