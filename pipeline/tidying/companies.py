"""Companies: tidied for display, and the forms they are compared by."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.text.broken_letters import mended
from pipeline.text.clean import normal
from pipeline.text.company import Company, CompanyNames


def companies(rows: pd.DataFrame, lexicon: CompanyNames) -> Step:
    """Set company and, for comparing, company_key, _core, _house, _place, _branch and _problem.

    `company_house` is one under all names of a company everybody knows (华为技术, Huawei). A placeholder
    (无, 个人) stays as it was but has neither key, core nor house: it makes nobody's company equal.
    """
    typed = rows["company"]
    whole = mended(typed.unique().tolist())
    read: list[tuple[Company, str]] = per_distinct(typed, lambda text: _read(text, lexicon, whole))
    index = rows.index
    problem = text_column([one.problem for one, _ in read], index)
    real = problem == ""
    columns = {
        "company": text_column([one.name for one, _ in read], index),
        "company_key": text_column([one.key for one, _ in read], index).where(real, ""),
        "company_core": text_column([one.core for one, _ in read], index).where(real, ""),
        "company_house": text_column([house for _, house in read], index).where(real, ""),
        "company_place": text_column([one.place for one, _ in read], index),
        "company_branch": text_column([one.branch for one, _ in read], index),
        "company_problem": problem,
    }
    said = problem != ""
    if not said.any():
        return Step(columns)
    return Step(columns, [found(index[said], problem[said], field="company", before=typed[said])])


def _read(text: str, lexicon: CompanyNames, whole: Mapping[str, str]) -> tuple[Company, str]:
    """Return what a company's cell says, and its house: the company everybody knows, else the core.

    Broken letters are read as the `whole` text has them, and shown as they were.
    """
    company = lexicon.read(text)
    if text in whole:
        text = whole[text]
        company = lexicon.read(text)._replace(name=company.name)
    known = lexicon.known(text) if company.key else None
    return company, normal(known.name_zh or known.name_en) if known else company.core
