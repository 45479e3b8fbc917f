"""Say of each row who should not be called, and why: rows stay, findings decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from pipeline.batch import Batch, Step, Verdict
from pipeline.known import Known
from pipeline.rules import Rules
from pipeline.screening.junk import junk, unreachable
from pipeline.screening.listed import listed
from pipeline.screening.non_targets import non_targets
from pipeline.screening.refusals import refusals, unless_lifted
from pipeline.screening.two_states import two_states
from pipeline.screening.withdrawals import withdrawals


def screen(batch: Batch, rules: Rules, known: Known) -> Step:
    """Look for colleagues, competitors, partners, refusals, non-targets and junk; set no column.

    Every finding says what in the row (`before`) matched what (`after`). What may go either way is a review.
    """
    rows, before = batch.rows, batch.findings
    known_lines = before["subject"][before["rule"].str.startswith("junk:")]  # footers, repeated headers
    people = replace(batch, rows=rows[~rows.index.isin(known_lines)])
    refused = refusals(people, rules.refusals, rules.contact_questions, rules.names)
    refused = unless_lifted(refused, people.rows["row_key"], known.past.opt_outs.lifted)
    gone = withdrawals(people.rows, rules)
    gone += two_states(people, known.past.first_runs)
    nobody = junk(people.rows, rules)
    sellers = non_targets(rows[~rows.index.isin(_adverts(nobody))], rules)
    refused = _of_somebody(refused, nobody, people.rows, rules)
    return Step(findings=[*listed(rows, rules), *refused, *sellers, *gone, *nobody])


def _of_somebody(
    refused: list[pd.DataFrame], nobody: Iterable[pd.DataFrame], rows: pd.DataFrame, rules: Rules
) -> list[pd.DataFrame]:
    """Leave out the refusals of junk without name and contact: asdf's no at a@a.a binds nobody."""
    said = {subject for one in refused for subject in one["subject"].tolist()}
    junk_rows = {
        subject for one in nobody for subject in one["subject"][one["verdict"] == Verdict.EXCLUDE].tolist()
    }
    moot = unreachable(rows[rows.index.isin(said & junk_rows)], rules)
    return [one[~one["subject"].isin(moot)] for one in refused] if moot else refused


def _adverts(nobody: Iterable[pd.DataFrame]) -> list[str]:
    """Name the rows in which an advert stands for a name or a company: those are no sellers' sign-ups."""
    said = [one[(one["rule"] == "junk:advert") & one["field"].isin(("name", "company"))] for one in nobody]
    return [subject for one in said for subject in one["subject"].tolist()]
