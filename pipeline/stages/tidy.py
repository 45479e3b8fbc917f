"""Put every cell into its written form: what cannot be improved stays as it was, with a word about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import Batch, Step, found, no_findings, per_distinct, text_column
from pipeline.columns import COLUMNS, LIST_SEPARATOR, empty_text
from pipeline.known import Known
from pipeline.matching.numbers import tail
from pipeline.rules import Rules
from pipeline.text.clean import shown
from pipeline.text.company import CompanyNames
from pipeline.text.mangled import unmangled
from pipeline.text.name_signs import MARK
from pipeline.tidying.answers import answers
from pipeline.tidying.companies import companies
from pipeline.tidying.contacts import contacts
from pipeline.tidying.house_in_name import house_apart
from pipeline.tidying.names import names
from pipeline.tidying.regions import regions

#: What a row says about who it is: rows alike in all of these have the same key.
IDENTITY = ("name", "name_alt", "phone", "phone_alt", "email", "email_alt", "company")
#: A cell that holds a number, or an address, and nothing else.
_BARE = re.compile(r"[\s()+.0-9０-９-]{7,30}|[^\s@]+@[^\s@]+\.[^\s@]+")
#: Cells that a colleague's program may have mangled, and that are compared.
_TEXTS = ("name", "name_alt", "first_name", "last_name", "company", "title", "city")
#: How a department ends; a house of its own ends otherwise.
_OFFICES = "部科室处组"
#: An address or a number.
_CONTACT = re.compile("@|[0-9]{7}")


def tidy(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set every canonical column, the forms later stages compare, and `row_key`.

    Places, industry, seniority and function are tags: `enrich` sets them from what stands here.
    """
    rows = batch.rows.assign(
        **{name: empty_text(batch.rows.index) for name in COLUMNS if name not in batch.rows.columns}
    )
    rows = rows.assign(**_unmangled(rows))
    columns: dict[str, pd.Series[str]] = {name: rows[name] for name in COLUMNS}
    findings: list[pd.DataFrame] = []

    def take(step: Step) -> None:
        columns.update(step.columns)
        findings.extend(step.findings)

    rows = rows.assign(name=house_apart(rows, rules.houses, rules.person_names.words.surnames))
    take(names(rows, rules.person_names, rules.companies, rules.titles))
    from_where = regions(rows, known.region, rules.places)
    company = columns["company"]
    typed = text_column(per_distinct(company, lambda text: text if _BARE.fullmatch(text) else ""), rows.index)
    beside = {"name_rest": columns["name_rest"], "company": typed}
    take(contacts(rows.assign(**beside), from_where, rules.mail_domains))
    columns["company"] = company.where(~_taken(typed, columns), "")
    take(_beside_the_name(rows.assign(**columns), rules.companies, _jobs(rules)))
    take(companies(rows.assign(company=columns["company"]), rules.companies))
    take(answers(rows, known.on))
    for name in ("title", "department", "question", "note"):
        columns[name] = text_column(per_distinct(columns[name], shown), rows.index)
    columns["row_key"] = _row_keys(columns, rows.index)
    del columns["name_rest"]
    return Step(columns, findings)


def _unmangled(rows: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Return the columns that hold UTF-8 read as Windows-1252, mended."""
    mended: dict[str, pd.Series[str]] = {}
    for name in (name for name in _TEXTS if name in rows.columns):
        texts = text_column(per_distinct(rows[name], unmangled), rows.index)
        if not texts.equals(rows[name]):
            mended[name] = texts
    return mended


def _taken(typed: pd.Series[str], columns: dict[str, pd.Series[str]]) -> npt.NDArray[np.bool_]:
    """Say which of the numbers and addresses `typed` for a company are now the row's phone or e-mail."""
    taken = np.zeros(len(typed), dtype=bool)
    for place in np.flatnonzero(typed != "").tolist():
        held = [columns[name].iloc[place] for name in ("phone", "phone_alt", "email", "email_alt")]
        text = typed.iloc[place].casefold()
        taken[place] = text in held if "@" in text else bool(tail(text)) and tail(text) in map(tail, held)
    return taken


def tidied(typed: pd.DataFrame, rules: Rules, known: Known) -> pd.DataFrame:
    """Tidy texts that came in no sheet as if they were one: a line each, by canonical columns."""
    rows = typed.assign(source_file="", sheet="", line=np.arange(len(typed)))
    return rows.assign(**tidy(Batch(rows, no_findings()), rules, known).columns)


def _jobs(rules: Rules) -> Callable[[str], bool]:
    """Return what tells a job or a department from an association for it: 质量部, not 质量管理协会."""
    is_house = rules.person_names.words.is_organisation
    listed = rules.houses
    return lambda text: (
        rules.titles.is_job(text) and (text[-1] in _OFFICES or not is_house(text)) and text not in listed
    )


def _beside_the_name(rows: pd.DataFrame, companies: CompanyNames, is_job: Callable[[str], bool]) -> Step:
    """Keep what stood beside a name: a job where none is given, the company where none is named (自己, 无).

    Everything else goes into the note.
    """
    rest = text_column(per_distinct(rows["name_rest"], _no_contact), rows.index)
    kept = rest != ""
    if not kept.any():
        return Step()
    company, title = rows["company"], rows["title"]
    unnamed = np.array(
        per_distinct(company[kept], lambda text: not text or bool(companies.read(text).problem)), dtype=bool
    )
    job = kept & (title == "")
    job[job] = np.array(per_distinct(rest[job], is_job), dtype=bool)
    free = kept & ~job
    free[free] = unnamed[~job[kept].to_numpy()]
    noted = kept & ~free & ~job
    note = rows["note"].where(~noted, (rows["note"] + LIST_SEPARATOR + rest).str.removeprefix(LIST_SEPARATOR))
    said = found(
        rows.index[kept], "beside-the-name", field="name", before=rest[kept], after=rows["name"][kept]
    )
    columns = {"company": company.where(~free, rest), "title": title.where(~job, rest), "note": note}
    return Step(columns, [said])


def _no_contact(rest: str) -> str:
    """Leave out the addresses and numbers among what stood beside a name: they have columns of their own."""
    return LIST_SEPARATOR.join(part for part in rest.split(LIST_SEPARATOR) if not _CONTACT.search(part))


def _row_keys(columns: dict[str, pd.Series[str]], index: pd.Index[str]) -> pd.Series[str]:
    """Digest what each row says about who it is: the same words give the same key, wherever they stand."""
    cells = zip(*(columns[name].tolist() for name in IDENTITY), strict=True)
    marks = (
        (sign if sign.startswith(MARK) else "") + (also if also != alt else "")
        for sign, also, alt in zip(
            *(columns[name].tolist() for name in ("name_sign", "name_also", "name_alt")), strict=True
        )
    )
    said = (repr(row) + mark for row, mark in zip(cells, marks, strict=True))
    return text_column(("p" + blake2b(text.encode(), digest_size=6).hexdigest() for text in said), index)
